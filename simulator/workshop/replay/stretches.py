"""What each traveller was doing, stretch by stretch, read off a journal: queueing, being served, waiting, aboard."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass
from enum import IntEnum
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray

from simulator.journal import Journal, Visits
from simulator.journal.columns import Floats, Ints

PlaceKind = Literal["station", "yard", "lounge", "meeting", "route"]


class State(IntEnum):
    """What somebody is doing; at every minute exactly one of these."""

    WALKING = 0
    """On foot, by lorry, at home with the papers: nobody is in the way."""
    QUEUEING = 1
    """In the queue of a station, in a lounge, or waiting for what comes along."""
    SERVED = 2
    """At a desk, a gate, a crane."""
    KEPT = 3
    """Free of any desk, with a place kept in a yard or a car park."""
    ABOARD = 4
    """On a vessel, a coach or an aircraft."""
    LEFT = 5
    """The way is over."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody may be."""

    name: str
    kind: PlaceKind


@dataclass(frozen=True, slots=True)
class Stretches:
    """Times at places, a row each; those of one traveller overlap only where one keeps a place meanwhile."""

    entity: Ints
    began: Floats
    """Minutes."""
    ended: Floats
    """Minutes; infinite where it lasts to the end of the run or longer."""
    place: Ints
    """Row of the places."""
    state: NDArray[np.int8]
    sailing: Ints
    """Row of `Journal.sailings`; -1 when not aboard."""


NOWHERE: Final = -1
"""The place of whoever walks off the map."""


def places_of(journal: Journal, yards: Container[str]) -> tuple[Place, ...]:
    """Stations (those in `yards` keep a place while others are visited), lounges, meeting points and routes."""
    return (
        *(Place(name, "yard" if name in yards else "station") for name in journal.visits),
        *(Place("+".join(journal.routes[route] for route in lounge), "lounge") for lounge in journal.lounges),
        *(Place(name, "meeting") for name in journal.meetings),
        *(Place(route, "route") for route in journal.routes),
    )


def stretches(journal: Journal, places: tuple[Place, ...], wanted: NDArray[np.bool_]) -> Stretches:
    """The stretches of those wanted (a flag for each journey)."""
    parts = list(_parts(journal, places, wanted))
    entity, began, ended, place, state, sailing = (np.concatenate(column) for column in zip(*parts, strict=True))
    return Stretches(
        entity.astype(np.int64),
        began,
        np.where(np.isnan(ended), np.inf, ended),
        place.astype(np.int64),
        state.astype(np.int8),
        sailing.astype(np.int64),
    )


Part = tuple[NDArray[np.generic], ...]


def _parts(journal: Journal, places: tuple[Place, ...], wanted: NDArray[np.bool_]) -> Iterator[Part]:
    row = iter(range(len(places)))
    for visits in journal.visits.values():
        here = next(row)
        state = State.KEPT if places[here].kind == "yard" else State.SERVED
        yield from _of_visits(visits, here, state, wanted)
    lounges = [next(row) for _ in journal.lounges]
    for visits in journal.meetings.values():
        mine = wanted[visits.entity]
        yield _part(visits.entity[mine], visits.queued[mine], _until(visits)[mine], next(row), State.QUEUEING)
    crossings, routes = journal.crossings, np.array([next(row) for _ in journal.routes] or [NOWHERE])
    mine = wanted[crossings.entity]
    entity, aboard = crossings.entity[mine], crossings.sailing[mine] >= 0
    until = np.where(aboard, crossings.started[mine], crossings.ended[mine])
    yield _part(entity, crossings.queued[mine], until, np.array(lounges or [0])[crossings.lounge[mine]], State.QUEUEING)
    sailing = crossings.sailing[mine][aboard]
    yield _part(
        entity[aboard],
        crossings.started[mine][aboard],
        crossings.ended[mine][aboard],
        routes[journal.sailings.route[sailing]],
        State.ABOARD,
        sailing,
    )


def _of_visits(visits: Visits, here: int, state: State, wanted: NDArray[np.bool_]) -> Iterator[Part]:
    mine = wanted[visits.entity]
    yield _part(visits.entity[mine], visits.queued[mine], _until(visits)[mine], here, State.QUEUEING)
    served = mine & ~np.isnan(visits.started)
    yield _part(visits.entity[served], visits.started[served], visits.ended[served], here, state)


def _until(visits: Visits) -> Floats:
    """When the wait was over, served or not."""
    return np.where(np.isnan(visits.started), visits.ended, visits.started)


def _part(
    entity: NDArray[np.integer],
    began: Floats,
    ended: Floats,
    place: int | Ints,
    state: State,
    sailing: NDArray[np.integer] | None = None,
) -> Part:
    count = len(entity)
    on = np.full(count, -1) if sailing is None else sailing
    return entity, began, ended, np.broadcast_to(place, count), np.full(count, state, np.int8), on
