"""Journals made by hand, for tests of what is computed from a journal.

`made` turns short lists of tuples into a `Journal`; `desk_morning` and `ferry_day` are two small balanced
journals whose numbers can be followed with a pencil (`transfer`, in a file of its own, is a third); `busy_crossing`
is a large balanced one, made by arithmetic.
Times are minutes; `NEVER` stands for what did not happen.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from simulator.journal import (
    Control,
    Costs,
    Crossings,
    Ending,
    Journal,
    Journeys,
    Purchases,
    Sailings,
    StationRecord,
    Stops,
    Visits,
    WeatherRecord,
)

NEVER = float("nan")
HOUR, DAY = 60.0, 1440.0


def made(
    *,
    horizon: float,
    warm_up: float = 0.0,
    start: dt.date = dt.date(2011, 10, 1),
    flows: Sequence[str] = ("people",),
    directions: Sequence[str] | None = None,
    kinds: Sequence[str] = (),
    traits_of: Sequence[Sequence[str]] | None = None,
    routes: Sequence[str] = (),
    modes: Sequence[str] | None = None,
    fares_yuan: Sequence[float] | None = None,
    distances_metres: Sequence[float] | None = None,
    lounges: Sequence[tuple[int, ...]] | None = None,
    vessels: Sequence[str] = (),
    journeys: Sequence[tuple[int, float, float, Ending]] = (),
    kind: Sequence[int] | None = None,
    party: Sequence[int] | None = None,
    wished: Sequence[float] | None = None,
    beyond: dict[tuple[int, int], int] | None = None,
    visits: Mapping[str, Sequence[tuple[int, float, float, float]]] | None = None,
    meetings: Mapping[str, Sequence[tuple[int, float, float, float]]] | None = None,
    crossings: Sequence[tuple[int, float, float, float, int]] = (),
    booked: Mapping[int, int] | None = None,
    lounge: Sequence[int] | None = None,
    sailings: Sequence[tuple[int, float, float, float, int, int, int]] = (),
    places_taken: Mapping[int, int] | None = None,
    extra: Sequence[int] = (),
    stations: Mapping[str, tuple[Sequence[float], Sequence[int], float]] | None = None,
    controls: Mapping[str, Control] | None = None,
    pauses: Sequence[str] = (),
    weather: Sequence[tuple[str, float, float]] = (),
    stops: Sequence[tuple[int, float, float]] = (),
    purchases: Sequence[Mapping[str, float]] = (),
    costs: Costs | None = None,
) -> Journal:
    """A journal from rows.

    journeys: (flow, arrived, left, ending); kind: row of kinds of each of them, -1 when left out; party: index of the
    first of each one's party, their own when left out; wished: of each of
    them, the minute of arrival when left out; beyond: (flow, kind) -> how many found no seat; visits and
    meetings: place -> (journey, queued, started, ended); crossings: (journey, queued, started, ended, sailing);
    booked: crossing -> sailing; lounge: of each crossing, the only one when left out; lounges: the routes of each,
    one of all routes when left out; sailings: (route, scheduled, departed, arrived, seats, boarded, left behind),
    cancelled where it never departed and has no seats; places_taken: sailing -> places, as many as boarded when left
    out; extra: rows of sailings; stations: name -> (changed, servers, standard), one server at all hours when left out;
    controls: what they are for goods; pauses: those where work lies while they have no server;
    purchases: journey (`entity`) and sums in yuan, 0 when left out, without a limit; weather: (name, began, ended);
    stops: (route, began, ended). Routes are ferries without a fare or a distance, and flows have no direction, unless
    it is said.
    """
    visits = visits or {}
    stations = stations if stations is not None else dict.fromkeys(visits, ((0.0,), (1,), NEVER))
    flow, arrived, left, ending = _columns(journeys, 4)
    route, scheduled, departed, ashore, seats, boarded, behind = _columns(sailings, 7)
    index = np.array([np.count_nonzero(flow[:row] == flow[row]) for row in range(len(flow))], np.int64)
    *crossed, sailing = _columns(crossings, 5)
    of_booked = np.full(len(sailing), -1, np.int32)
    of_booked[list(booked or {})] = list((booked or {}).values())
    taken = boarded.astype(np.int32)
    taken[list(places_taken or {})] = list((places_taken or {}).values())
    stopped, stopped_from, stopped_until = _columns(stops, 3)
    return Journal(
        digest="by hand",
        seed=0,
        replication=0,
        start=start,
        horizon_minutes=horizon,
        warm_up_minutes=warm_up,
        flows=tuple(flows),
        directions=tuple(directions or [""] * len(flows)),
        traits=tuple(tuple(traits) for traits in traits_of or [()] * len(flows)),
        kinds=tuple(kinds),
        routes=tuple(routes),
        modes=tuple(modes or ["ferry"] * len(routes)),
        fares_yuan=tuple(fares_yuan or [NEVER] * len(routes)),
        distances_metres=tuple(distances_metres or [NEVER] * len(routes)),
        lounges=tuple(lounges if lounges is not None else [tuple(range(len(routes)))] if routes else ()),
        vessels=tuple(vessels),
        journeys=Journeys(
            flow.astype(np.int32),
            np.full(len(flow), -1, np.int32) if kind is None else np.array(kind, np.int32),
            index,
            index.copy() if party is None else np.array(party, np.int64),
            arrived if wished is None else np.array(wished, float),
            arrived,
            left,
            ending.astype(np.int8),
        ),
        beyond=_beyond(flows, kinds, beyond),
        visits={name: _visits(rows) for name, rows in visits.items()},
        meetings={name: _visits(rows) for name, rows in (meetings or {}).items()},
        crossings=Crossings(
            crossed[0].astype(np.int32),
            *crossed[1:],
            sailing=sailing.astype(np.int32),
            booked=of_booked,
            lounge=np.array(lounge if lounge is not None else [0] * len(sailing), np.int32),
        ),
        sailings=Sailings(
            route.astype(np.int32),
            np.full(len(route), -1, np.int32),
            scheduled,
            departed,
            ashore,
            seats.astype(np.int32),
            boarded.astype(np.int32),
            taken,
            behind.astype(np.int32),
            np.isnan(departed) & (seats == 0),
            np.isin(np.arange(len(route)), extra),
        ),
        stations={
            name: StationRecord(
                np.array(changed, float),
                servers := np.array(staff, np.int32),
                (servers > 0) | (name not in pauses),
                standard,
                (controls or {}).get(name, Control()),
            )
            for name, (changed, staff, standard) in stations.items()
        },
        weather=WeatherRecord(
            tuple(name for name, _, _ in weather), *(np.array([row[k] for row in weather], float) for k in (1, 2))
        ),
        stops=Stops(stopped.astype(np.int32), stopped_from, stopped_until),
        purchases=_purchases(purchases),
        costs=costs,
    )


def desk_morning(**changes: Any) -> Journal:
    """One desk, a meeting with one's baggage, three people, 100 minutes; one of them gives up.

    Ann comes at 10, is served 10-30; Bo comes at 15, is served 30-40; Cy comes at 20, gives up at 35.
    Ann's bag (journey 3) is ready at 50, so she waits for it from 30 to 50 and goes.
    """
    facts: dict[str, Any] = {
        "horizon": 100.0,
        "flows": ("people", "people/bag"),
        "journeys": [
            (0, 10.0, 50.0, Ending.FINISHED),
            (0, 15.0, 40.0, Ending.FINISHED),
            (0, 20.0, 35.0, Ending.GAVE_UP),
            (1, 10.0, 50.0, Ending.FINISHED),
        ],
        "visits": {"desk": [(0, 10.0, 10.0, 30.0), (1, 15.0, 30.0, 40.0), (2, 20.0, NEVER, 35.0)]},
        "meetings": {"people/belt": [(0, 30.0, 50.0, 50.0), (3, 50.0, 50.0, 50.0)]},
        "stations": {"desk": ((0.0,), (1,), 10.0)},
    }
    return made(**facts | changes)


def ferry_day(**changes: Any) -> Journal:
    """Two days, one route, two sailings of two seats a day (09:00, 10:00), 40 minutes across; the second day's
    09:00 is cancelled.

    Day 1: journeys 0-2 come at 08:00; 0 and 1 sail at 09:00, 2 at 10:00. Journey 3 is turned away at the gate at 08:30.
    Day 2: journeys 4-6 come at 09:30; 4 and 5 sail at 10:00; 6 is stranded then. Journey 7 comes at 23:00 and is
    still at the gate, which closes at 22:00, when the run ends. Each of the others passes the gate in one minute.
    """
    nine, ten, forty = 540.0, 600.0, 40.0
    two = DAY
    facts: dict[str, Any] = {
        "horizon": 2 * DAY,
        "routes": ("out",),
        "journeys": [
            (0, 480.0, nine + forty, Ending.FINISHED),
            (0, 480.0, nine + forty, Ending.FINISHED),
            (0, 480.0, ten + forty, Ending.FINISHED),
            (0, 510.0, 510.0, Ending.TURNED_AWAY),
            (0, two + 570, two + ten + forty, Ending.FINISHED),
            (0, two + 570, two + ten + forty, Ending.FINISHED),
            (0, two + 570, two + ten, Ending.STRANDED),
            (0, two + 1380, NEVER, Ending.INSIDE),
        ],
        "visits": {
            "gate": [
                (0, 480.0, 480.0, 481.0),
                (1, 480.0, 481.0, 482.0),
                (2, 480.0, 482.0, 483.0),
                (3, 510.0, NEVER, 510.0),
                (4, two + 570, two + 570, two + 571),
                (5, two + 570, two + 571, two + 572),
                (6, two + 570, two + 572, two + 573),
                (7, two + 1380, NEVER, NEVER),
            ]
        },
        "stations": {"gate": ((0.0, 360.0, 1320.0, 1800.0, 2760.0), (0, 1, 0, 1, 0), NEVER)},
        "crossings": [
            (0, 481.0, nine, nine + forty, 0),
            (1, 482.0, nine, nine + forty, 0),
            (2, 483.0, ten, ten + forty, 1),
            (4, two + 571, two + ten, two + ten + forty, 3),
            (5, two + 572, two + ten, two + ten + forty, 3),
            (6, two + 573, NEVER, two + ten, -1),
        ],
        "sailings": [
            (0, nine, nine, nine + forty, 2, 2, 1),
            (0, ten, ten, ten + forty, 2, 1, 0),
            (0, two + nine, NEVER, NEVER, 0, 0, 0),
            (0, two + ten, two + ten, two + ten + forty, 2, 2, 1),
        ],
        "weather": [("fog", two + 500, two + 560)],
    }
    return made(**facts | changes)


def ferry_but(part: str, column: str, row: int, value: Any) -> Journal:
    """The ferry's two days with one value changed."""
    journal = ferry_day()
    columns = getattr(journal, part)
    changed = getattr(columns, column).copy()
    changed[row] = value
    return dataclasses.replace(journal, **{part: dataclasses.replace(columns, **{column: changed})})


def busy_crossing(days: int, travellers: int = 4000, stations: int = 9, sailings_a_day: int = 36) -> Journal:
    """Both directions of a crossing, so many travellers a day through so many desks, then a lounge; it balances.

    Nobody is drawn: what varies comes from sines. Every fifth traveller uses the same one of five lanes. Times are
    multiples of 1/1024 minute, so that sums are exact.
    """
    people = days * travellers
    row = np.arange(people)
    day, place = np.divmod(row, travellers)
    arrived = _exact(day * DAY + 400 + place * (800 / travellers) + 2 * np.sin(row * 1.7) + 2)
    flow = (row % 2).astype(np.int32)
    here, visits, records = arrived, {}, {}
    for station in range(stations):
        order = np.argsort(here, kind="stable")
        queued = here[order]
        lanes = 5
        service = _exact(0.9 * lanes * 800 / travellers * (1 + 0.5 * np.sin(row * (0.3 + station))))
        started, ended = np.empty(people), np.empty(people)
        for lane in range(lanes):  # a lane of its own for every fifth: start = latest of own coming and lane free
            mine = slice(lane, None, lanes)
            done = np.cumsum(service[mine])
            free = np.concatenate(([0.0], done[:-1]))
            started[mine] = free + np.maximum.accumulate(queued[mine] - free)
            ended[mine] = started[mine] + service[mine]
        visits[f"station{station}"] = Visits(order.astype(np.int32), queued, started, ended)
        records[f"station{station}"] = _shifts(days, lanes)
        here = np.empty(people)
        here[order] = ended + 3
    scheduled = _exact((np.arange(days)[:, None] * DAY + np.linspace(430, 1395, sailings_a_day)).ravel())
    route = np.arange(len(scheduled)) % 2
    sailing = np.empty(people, np.int64)
    for side in (0, 1):
        own = np.flatnonzero(route == side)
        mine = flow == side
        sailing[mine] = own[np.minimum(np.searchsorted(scheduled[own], here[mine]), len(own) - 1)]
    sails = here <= scheduled[sailing]
    departed = np.where(sails, scheduled[sailing], NEVER)
    boarded = np.bincount(sailing[sails], minlength=len(scheduled))
    count = len(scheduled)
    return Journal(
        digest="arithmetic",
        seed=0,
        replication=0,
        start=dt.date(2011, 1, 1),
        horizon_minutes=days * DAY,
        warm_up_minutes=0.0,
        flows=("outbound", "inbound"),
        directions=("away", "home"),
        traits=(("", "time"), ("", "time")),
        kinds=("resident/early", "resident/late", "visitor/early", "visitor/late"),
        routes=("out", "in"),
        modes=("ferry", "ferry"),
        fares_yuan=(180.0, 160.0),
        distances_metres=(30_000.0, 30_000.0),
        lounges=((0,), (1,)),
        vessels=(),
        journeys=Journeys(
            flow,
            (row // 2 % 4).astype(np.int32),
            row // 2,
            row // 2,
            arrived,
            arrived,
            np.where(sails, departed + 40, NEVER),
            np.where(sails, Ending.FINISHED, Ending.INSIDE).astype(np.int8),
        ),
        beyond=np.zeros((2, 5), np.int64),
        visits=visits,
        meetings={},
        crossings=Crossings(
            row.astype(np.int32),
            here,
            departed,
            departed + 40,
            np.where(sails, sailing, -1).astype(np.int32),
            np.where(sails & (row % 3 > 0), sailing, -1).astype(np.int32),
            flow,
        ),
        sailings=Sailings(
            route.astype(np.int32),
            np.full(count, -1, np.int32),
            scheduled,
            scheduled,
            scheduled + 40,
            np.maximum(boarded, 300).astype(np.int32),
            boarded.astype(np.int32),
            boarded.astype(np.int32),
            np.zeros(count, np.int32),
            np.zeros(count, np.bool_),
            np.zeros(count, np.bool_),
        ),
        stations=records,
        weather=WeatherRecord((), np.empty(0), np.empty(0)),
        stops=Stops(np.empty(0, np.int32), np.empty(0), np.empty(0)),
        purchases=_purchases([]),
        costs=Costs(np.array([0.5, 0.5, 1.0, 1.0, 0.5]), 2.0, 0.5, 200.0),
    )


def _beyond(flows: Sequence[str], kinds: Sequence[str], late: dict[tuple[int, int], int] | None) -> Any:
    """Of each flow those of no kind (-1) and of each kind who found no seat before the end."""
    found = np.zeros((len(flows), len(kinds) + 1), np.int64)
    for (flow, kind), people in (late or {}).items():
        found[flow, kind + 1] = people
    return found


def _columns(rows: Sequence[Sequence[float]], width: int) -> Any:
    return np.array(rows, float).reshape(-1, width).T.copy()


def _visits(rows: Sequence[tuple[int, float, float, float]]) -> Visits:
    entity, queued, started, ended = _columns(rows, 4)
    return Visits(entity.astype(np.int32), queued, started, ended)


def _purchases(rows: Sequence[Mapping[str, float]]) -> Purchases:
    entity, visitor, *sums = (field.name for field in dataclasses.fields(Purchases))
    unlimited = {"limit": float("inf")}
    return Purchases(
        np.array([row[entity] for row in rows], np.int32),
        np.array([row.get(visitor, row[entity]) for row in rows], np.int64),
        *(np.array([(unlimited | dict(row)).get(name, 0.0) for row in rows], float) for name in sums),
    )


def _exact(minutes: Any) -> Any:
    return np.round(minutes * 1024) / 1024


def _shifts(days: int, lanes: int) -> StationRecord:
    """Open from 06:00, half staffed between 23:00 and midnight."""
    changed = np.concatenate(([0.0], (np.arange(days)[:, None] * DAY + [360.0, 1380.0, 1440.0]).ravel()))
    servers = np.concatenate(([0], np.tile([lanes, lanes // 2, 0], days)))
    return StationRecord(changed, servers.astype(np.int32), np.ones(len(changed), np.bool_), 10.0)
