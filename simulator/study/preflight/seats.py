"""Who gets which sailing on a day like any other, when everyone comes exactly as expected.

What sails on some days of the week has, on a day like any other, that share of its seats.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from simulator.flow.timetable import sold_seats
from simulator.journal.columns import Floats, Ints
from simulator.scenario.routes import WEEKDAYS, Route
from simulator.scenario.schema import Scenario
from simulator.study.preflight.profiles import DAY


@dataclass(frozen=True, slots=True)
class Departures:
    """The day's sailings of several routes as one timetable, by clock time."""

    routes: tuple[str, ...]
    route: Ints
    """Row of `routes`, one entry a sailing."""
    minute: Ints
    """Of departure."""
    closes: Ints
    """Minute after which nobody boards any more."""
    seats: Floats
    waits_overnight: bool
    """Whether those left after the last sailing wait for the first; else they are stranded."""


def departures(scenario: Scenario, routes: tuple[str, ...]) -> Departures:
    """The sailings of these routes on one day, by clock time and route."""
    rows = []
    for number, name in enumerate(routes):
        route = scenario.policy.routes[name]
        seats = sold_seats(scenario.policy, name) * days_share(route)
        rows += [(int(clock) % DAY, number, seats, int(clock - route.boarding_closes)) for clock in route.clock_times()]
    columns = zip(*sorted(rows), strict=True) if rows else [()] * 4
    minute, row, seat, closes = (np.array(column) for column in columns)
    waits = any(scenario.policy.routes[name].left_after_last == "wait" for name in routes)
    minute, row, closes = (column.astype(np.int64) for column in (minute, row, closes))
    return Departures(routes, row, minute, closes, seat.astype(np.float64), waits)


def days_share(route: Route) -> float:
    """On what share of days its timetable holds."""
    return len(route.on_days) / len(WEEKDAYS)


def next_sailing(people: Floats, table: Departures) -> tuple[Floats, Floats]:
    """People by minute, (..., 1440), sorted to the next sailing, (..., sailings); and those after the last, (...).

    Where people wait overnight nobody is after the last: they are with the first. Where nothing sails all are after it.
    """
    if not len(table.minute):
        return np.zeros((*people.shape[:-1], 0)), people.sum(axis=-1)
    sums = np.concatenate([np.zeros((*people.shape[:-1], 1)), np.cumsum(people, axis=-1)], axis=-1)
    edges = np.clip(np.maximum.accumulate(table.closes) + 1, 0, DAY)
    wanted = np.diff(sums[..., edges], axis=-1, prepend=0.0)
    after = sums[..., -1] - sums[..., edges[-1]]
    if table.waits_overnight:
        wanted[..., 0] += after
        after = np.zeros_like(after)
    return wanted, after


def fill(wanted: Floats, seats: Floats, *, overnight: bool) -> tuple[Floats, Floats]:
    """Who gets on each sailing, (kinds, sailings), when those left behind take the next; and who gets on none.

    On a sailing that is too small all kinds get the same share of the seats.
    """
    boarded = np.zeros_like(wanted)
    left = np.zeros(len(wanted))
    for round_trip in range(2 if overnight else 1):
        boarded[:] = 0.0
        for sailing, room in enumerate(seats):
            queue = left + wanted[:, sailing]
            share = min(1.0, room / queue.sum()) if queue.sum() > 0 else 0.0
            boarded[:, sailing] = queue * share
            left = queue * (1 - share)
        if round_trip == 0 and not left.any():
            break
    return boarded, left


def by_minute(people: Floats, minutes: Ints) -> Floats:
    """People on each sailing, (kinds, sailings), put at the minute of the day when it leaves, (kinds, 1440)."""
    found = np.zeros((len(people), DAY))
    for sailing, minute in enumerate(minutes):
        found[:, minute] += people[:, sailing]
    return found
