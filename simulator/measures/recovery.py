"""What a stop by the weather does to those who wait, and how long it is felt.

Counted are stops that begin in the time counted and in which the timetable had a departure of their route. Held up
by one are travellers who were in the lounge for that route (of those who boarded: the route they took) while it was
stopped; but not those who have booked a departure that was due only after it. They are followed until they leave
the lounge, aboard or not, or to the end of the run. Extra departures are no part of the timetable.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from simulator.journal import Journal
from simulator.journal.columns import Floats, Ints, Mask
from simulator.measures.legs import Legs, legs, of_routes, only
from simulator.measures.period import counted_minutes
from simulator.measures.places import EVERYONE, on_routes, route_places
from simulator.measures.rows import Row, row
from simulator.units import MINUTES_PER_HOUR


@dataclass(frozen=True, slots=True)
class HeldUp:
    """What the stops of one route did."""

    entity: Ints
    """Row of `Journal.journeys` of each held up."""
    minutes: Floats
    """How long each still waited, from the stop, or from coming into it, until leaving the lounge."""
    recovery: Floats
    """Minutes from the end of each stop that somebody waited for, until the last of those had left the lounge."""


def recovery_minutes(journal: Journal, place: str = EVERYONE) -> float:
    """Mean over stops of the minutes from the end of the stop to the departure of the last of those who were in the
    lounge at that end; NaN where nobody was there, after any of them."""
    return _recovery_mean(journal, held_up(journal, legs(journal)), place)


def recovery_longest_minutes(journal: Journal, place: str = EVERYONE) -> float:
    """The longest of these, in minutes."""
    return _recovery_longest(journal, held_up(journal, legs(journal)), place)


def held_up_people(journal: Journal, place: str = EVERYONE) -> float:
    """Travellers who were in a lounge while their route was stopped, in the whole time counted; each once, however
    often. NaN where no traveller ever came to a lounge of this route or mode."""
    waits = legs(journal)
    return _people(journal, held_up(journal, waits), of_routes(journal, waits.route), place)


def held_up_person_hours(journal: Journal, place: str = EVERYONE) -> float:
    """Hours that all of them waited, from the first stop they met in the lounge until they left it."""
    waits = legs(journal)
    return _hours(journal, held_up(journal, waits), of_routes(journal, waits.route), place)


def recovery_rows(journal: Journal, waits: Legs) -> tuple[Row, ...]:
    """All measures of this page; nothing where there are no routes."""
    if not journal.routes:
        return ()
    found, came, places = held_up(journal, waits), of_routes(journal, waits.route), route_places(journal)
    return (
        *(row("recovery_minutes", place, _recovery_mean(journal, found, place)) for place in places),
        *(row("recovery_longest_minutes", place, _recovery_longest(journal, found, place)) for place in places),
        *(row("held_up_people", place, _people(journal, found, came, place)) for place in places),
        *(row("held_up_person_hours", place, _hours(journal, found, came, place)) for place in places),
    )


def held_up(journal: Journal, waits: Legs) -> tuple[HeldUp, ...]:
    """What the stops of each route did, route by route."""
    nobody = HeldUp(np.empty(0, np.int64), np.empty(0), np.empty(0))
    stops = [_stops(journal, route) for route in range(len(journal.routes))]
    waits = only(waits, _during(waits, *map(np.concatenate, zip(*stops, strict=True)))) if stops else waits
    return tuple(
        _held_up(journal, waits, route, began, ended) if len(began) else nobody
        for route, (began, ended) in enumerate(stops)
    )


def _during(waits: Legs, began: Floats, ended: Floats) -> Mask:
    """Who waited during any stop of any route: few, and nobody else need be asked which one it was."""
    order = np.argsort(ended)
    to_come = np.minimum.accumulate(np.append(began[order], math.inf)[::-1])[::-1]
    return np.asarray(to_come[np.searchsorted(ended[order], waits.queued, "right")] < waits.until)


def _stops(journal: Journal, route: int) -> tuple[Floats, Floats]:
    """Beginning and end of the stops of a route that fell on a departure of its timetable."""
    stops, sailings = journal.stops, journal.sailings
    mine = stops.route == route
    mine &= (stops.began >= journal.warm_up_minutes) & (stops.began <= journal.horizon_minutes)
    began, ended = stops.began[mine], stops.ended[mine]
    due = np.sort(sailings.scheduled[(sailings.route == route) & ~sailings.extra])
    touched = np.searchsorted(due, ended) > np.searchsorted(due, began)
    return began[touched], ended[touched]


def _held_up(journal: Journal, waits: Legs, route: int, began: Floats, ended: Floats) -> HeldUp:
    """Follow those who met one of these stops. The first that ends after they are due to leave is the one they meet,
    if it begins before they leave."""
    serves = np.array([route in lounge for lounge in journal.lounges], np.bool_)
    aboard = waits.sailing >= 0
    here = np.flatnonzero(np.where(aboard, waits.route == route, serves[waits.lounge]))
    queued, until, booked = waits.queued[here], waits.until[here], waits.booked[here]
    due = np.append(journal.sailings.scheduled, -math.inf)[booked]  # of none, row -1
    met = np.searchsorted(ended, np.maximum(queued, due), "right")
    held = np.flatnonzero(np.append(began, math.inf)[met] < until)
    here, queued, until, met = here[held], queued[held], until[held], met[held]
    recovery = []
    for stop, end in enumerate(ended.tolist()):
        stayed = until[(met <= stop) & (until >= end)]
        if len(stayed) and end <= journal.horizon_minutes:
            recovery.append(float(stayed.max()) - end)
    return HeldUp(waits.entity[here].astype(np.int64), until - np.maximum(queued, began[met]), np.array(recovery))


def _of(found: tuple[HeldUp, ...], here: Mask, column: str) -> Floats:
    """One column of the routes of a place, one below the other."""
    parts = [getattr(route, column) for route, wanted in zip(found, here, strict=True) if wanted]
    return np.concatenate([np.empty(0), *parts])


def _recovery_mean(journal: Journal, found: tuple[HeldUp, ...], place: str) -> float:
    minutes = _of(found, on_routes(journal, place), "recovery")
    return float(minutes.mean()) if len(minutes) else math.nan


def _recovery_longest(journal: Journal, found: tuple[HeldUp, ...], place: str) -> float:
    minutes = _of(found, on_routes(journal, place), "recovery")
    return float(minutes.max()) if len(minutes) else math.nan


def _people(journal: Journal, found: tuple[HeldUp, ...], came: Ints, place: str) -> float:
    here = on_routes(journal, place)
    if not came[here].any() or math.isnan(counted_minutes(journal)):
        return math.nan
    return float(len(np.unique(_of(found, here, "entity"))))


def _hours(journal: Journal, found: tuple[HeldUp, ...], came: Ints, place: str) -> float:
    here = on_routes(journal, place)
    if not came[here].any() or math.isnan(counted_minutes(journal)):
        return math.nan
    return float(_of(found, here, "minutes").sum()) / MINUTES_PER_HOUR
