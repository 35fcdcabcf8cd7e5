"""How time and cost grow along the way, from door to door: the corridor chart of UNESCAP, as numbers.

A way is a sequence of routes. Of the finished journeys of a direction that began after the warm-up and took its
commonest way, each passes the same points: it sets out, waits for each route, leaves with it, arrives; on a shore where
a release study is made it passes the stages that all of them pass there; and it ends. Between a departure and an
arrival lies the distance of the route; everything else, roads to and from the port among it, is taken to happen where
the routes begin and end, so that it shows as a step.

The cost at a point is what `generalised_cost_yuan` would be of a journey that ended there; a fare is paid by the end of
its route. At the last point the means are `journey_mean_minutes` and `generalised_cost_yuan` of those who took it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

import numpy as np

from simulator.journal import Crossings, Journal, Visits
from simulator.journal.columns import Floats, Ints
from simulator.measures.clearance import stamped
from simulator.measures.legs import nights
from simulator.measures.owners import owners
from simulator.measures.period import mean
from simulator.measures.places import flows_of
from simulator.measures.quantiles import quantiles
from simulator.measures.stages import charged_yuan, weighed_minutes
from simulator.measures.travellers import arrived, finished

What = Literal["sets out", "waits", "leaves", "arrives", "stage", "ends"]


@dataclass(frozen=True, slots=True)
class Spread:
    """A quantity over travellers or consignments: its mean, and between what 80 of 100 of them lie."""

    mean: float
    p10: float
    p90: float


@dataclass(frozen=True, slots=True)
class Point:
    """One point of the way."""

    what: What
    name: str
    """Of the route; of a stage `shore.stage`; empty where the journey sets out and ends."""
    metres: float
    """From where the first route begins."""
    minutes: Spread
    """Since setting out."""
    yuan: Spread
    """NaN where the scenario names no costs."""


@dataclass(frozen=True, slots=True)
class Corridor:
    """The commonest way of a direction, point by point."""

    points: tuple[Point, ...]
    journeys: int
    """How many took it."""
    share: float
    """Of the finished journeys of the direction."""


@dataclass(slots=True)
class _Way:
    """Those who took one way: a row of the journal each, and the minutes at which they passed its points."""

    routes: list[int]
    who: Ints
    points: list[tuple[What, str, float]] = field(default_factory=list)
    minutes: list[Floats] = field(default_factory=list)
    yuan: list[Floats] = field(default_factory=list)
    """Fares and nights up to the point."""

    def add(self, what: What, name: str, metres: float, minutes: Floats, yuan: Floats) -> None:
        """The next point."""
        self.points.append((what, name, metres))
        self.minutes.append(minutes)
        self.yuan.append(yuan)


def corridor(journal: Journal, direction: str) -> Corridor | None:
    """The commonest way of a direction; None where nobody finished a journey, or the distance of one of its routes is
    not said."""
    return corridors(journal, (direction,)).get(direction)


def corridors(journal: Journal, among: Sequence[str]) -> dict[str, Corridor]:
    """The same of several directions, those that have one; what is common to them is looked up once."""
    if np.isnan(journal.distances_metres).all():
        return {}
    legs = _Legs(journal)
    return {direction: found for direction in among if (found := _corridor(journal, direction, legs)) is not None}


def _corridor(journal: Journal, direction: str, legs: _Legs) -> Corridor | None:
    done = np.flatnonzero(arrived(journal, flows_of(journal, direction)) & finished(journal))
    way = _commonest(journal, done, legs)
    if way is None or np.isnan(np.array(journal.distances_metres)[way.routes]).any():
        return None
    _walk(journal, way, legs)
    started = journal.journeys.arrived[way.who]
    yuan = _yuan(journal, way)
    return Corridor(
        tuple(
            Point(*point, _spread(minutes - started), _spread(cost))
            for point, minutes, cost in zip(way.points, way.minutes, yuan, strict=True)
        ),
        len(way.who),
        len(way.who) / len(done),
    )


def _commonest(journal: Journal, done: Ints, legs: _Legs) -> _Way | None:
    """The sequence of routes that most took; of equals always the same one."""
    if not len(done):
        return None
    taken = legs.ways[done]
    ways, counts = np.unique(taken, return_counts=True)
    most = int(ways[np.argmax(counts)])
    routes: list[int] = []
    while left := most // legs.base ** len(routes):
        routes.append(left % legs.base - 1)
    return _Way(routes, done[taken == most]) if routes else None


class _Legs:
    """Who crossed on which legs."""

    def __init__(self, journal: Journal) -> None:
        crossings = journal.crossings
        boarded = np.flatnonzero(crossings.sailing >= 0)
        order = boarded[np.lexsort((crossings.started[boarded], crossings.entity[boarded]))]
        entity = crossings.entity[order]
        self.rows: Ints = order
        """Rows of the crossings on which somebody boarded, each traveller's in their order."""
        self.leg: Ints = np.arange(len(entity)) - np.searchsorted(entity, entity)
        """Which leg each is."""
        self.base = len(journal.routes) + 1
        self.ways: Ints = np.zeros(len(journal.journeys), np.int64)
        """The routes of each traveller as one number, the digits of which they are."""
        route = journal.sailings.route[crossings.sailing[order]].astype(np.int64)
        np.add.at(self.ways, entity, (route + 1) * self.base**self.leg)


def _walk(journal: Journal, way: _Way, legs: _Legs) -> None:
    """The points of the way in their order."""
    crossings, night = journal.crossings, 0.0 if journal.costs is None else journal.costs.night_yuan
    place = np.full(len(journal.journeys), -1)
    place[way.who] = np.arange(len(way.who))
    here, metres = place[crossings.entity[legs.rows]], 0.0
    begun, ended = journal.journeys.arrived[way.who], journal.journeys.left[way.who]
    spent = np.zeros(len(way.who))
    way.add("sets out", "", metres, begun, spent)
    stages = list(_stages(journal, way))
    since = begun
    for number, route in enumerate(way.routes):
        mine = legs.rows[(here >= 0) & (legs.leg == number)]  # of each traveller one, and in the order of travellers
        queued, left, ashore = (times[mine] for times in (crossings.queued, crossings.started, crossings.ended))
        name = journal.routes[route]
        _pass(way, stages, metres, since, left, spent, [("waits", name, queued)])
        spent = spent + night * nights(queued, left, np.zeros(len(mine), np.bool_))
        way.add("leaves", name, metres, left, spent)
        metres += journal.distances_metres[route]
        spent = spent + np.nan_to_num(journal.fares_yuan[route])
        way.add("arrives", name, metres, ashore, spent)
        since = ashore
    _pass(way, stages, metres, since, ended, spent, [])
    way.add("ends", "", metres, ended, spent)


def _stages(journal: Journal, way: _Way) -> Iterator[tuple[What, str, Floats]]:
    """The stages that all of them pass, on whichever shore."""
    owner = np.asarray(owners(journal))
    for shore in dict.fromkeys(at.control.shore for at in journal.stations.values() if at.control.stamps):
        for stage, minutes in stamped(journal, shore, owner)[0].items():
            if stage != "arrived" and not np.isnan(minutes[way.who]).any():
                yield "stage", f"{shore}.{stage}", minutes[way.who]


def _pass(
    way: _Way,
    stages: list[tuple[What, str, Floats]],
    metres: float,
    since: Floats,
    until: Floats,
    spent: Floats,
    others: list[tuple[What, str, Floats]],
) -> None:
    """The stages that on the mean are passed at one place, between coming there and leaving, and other points of it."""
    here = [each for each in stages if since.mean() < each[2].mean() < until.mean()]
    for what, name, minutes in sorted((*here, *others), key=lambda each: float(each[2].mean())):
        way.add(what, name, metres, minutes, spent)


def _yuan(journal: Journal, way: _Way) -> list[Floats]:
    """What the journey has cost each of them up to each point, by the rule of `generalised_cost_yuan`."""
    costs, people = journal.costs, journal.journeys
    if costs is None:
        return [np.full(len(way.who), np.nan)] * len(way.points)
    worth = costs.yuan_per_minute[people.kind[way.who]]
    set_out = people.arrived[way.who]
    put_off = set_out - people.wished[way.who]
    return [
        spent + charged + worth * weighed_minutes(costs, minutes - set_out, waited, put_off)
        for spent, minutes, (waited, charged) in zip(
            way.yuan, way.minutes, _waited_and_charged(journal, way), strict=True
        )
    ]


def _waited_and_charged(journal: Journal, way: _Way) -> list[tuple[Floats, Floats]]:
    """Minutes waited, and yuan charged for places kept, by each of them up to each point."""
    place = np.full(len(journal.journeys), -1)
    place[way.who] = np.arange(len(way.who))
    found = [(np.zeros(len(way.who)), np.zeros(len(way.who))) for _ in way.points]
    waits: list[Visits | Crossings] = [*journal.visits.values(), *journal.meetings.values(), journal.crossings]
    for wait in waits:
        whose = place[wait.entity]
        mine = np.flatnonzero(whose >= 0)
        if not len(mine):
            continue
        whose, queued, began = whose[mine], wait.queued[mine], np.nan_to_num(wait.started[mine], nan=np.inf)
        for (waited, _), minutes in zip(found, way.minutes, strict=True):
            np.add.at(waited, whose, np.maximum(np.minimum(began, minutes[whose]) - queued, 0))
    for name, visits in journal.visits.items():
        if journal.stations[name].control.charges:
            mine = np.flatnonzero(place[visits.entity] >= 0)
            whose, yuan = place[visits.entity[mine]], charged_yuan(journal.stations[name].control, visits)[mine]
            for (_, charged), minutes in zip(found, way.minutes, strict=True):
                np.add.at(charged, whose, np.where(visits.ended[mine] <= minutes[whose], yuan, 0.0))
    return found


def _spread(values: Floats) -> Spread:
    return Spread(mean(values), *quantiles(values, (0.1, 0.9)))
