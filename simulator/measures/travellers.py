"""Travellers told apart by flow and kind, so that those of a direction, or some of them, are a few cells."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from simulator.journal import Ending, Journal
from simulator.journal.columns import Floats, Ints, Mask, SmallInts
from simulator.measures.places import directions, flows_of, is_traveller


def arrived(journal: Journal, flow: Mask) -> Mask:
    """Which journeys of these flows began after the warm-up."""
    rows = np.flatnonzero(flow)
    here = journal.journeys.flow == rows[0] if len(rows) == 1 else flow[journal.journeys.flow]
    if journal.warm_up_minutes > 0:
        here &= journal.journeys.arrived >= journal.warm_up_minutes
    return np.asarray(here)


def cells(journal: Journal, wanted: Mask | None = None) -> SmallInts:
    """The cell of each journey: flow by flow, in each those of no kind and then kind by kind.

    In the cell after the last are companions, those who came before the warm-up, and those not wanted.
    """
    travels, kinds = is_traveller(journal), len(journal.kinds) + 1
    beyond = len(journal.flows) * kinds
    first = np.where(travels, np.arange(len(travels)) * kinds + 1, -beyond).astype(np.int32)
    cell = first[journal.journeys.flow]
    cell += journal.journeys.kind
    out = cell < 0
    if journal.warm_up_minutes > 0:
        out |= journal.journeys.arrived < journal.warm_up_minutes
    if wanted is not None:
        out |= ~wanted
    cell[out] = beyond
    return cell


def finished(journal: Journal) -> Mask:
    """Which journeys were walked to their end."""
    return np.asarray(journal.journeys.ending == Ending.FINISHED)


def cells_of(journal: Journal, place: str) -> Mask:
    """Which cells belong to a flow, a direction, or `direction/value`: those of a direction whose kind, or one of
    whose traits, has this name."""
    kinds = len(journal.kinds) + 1
    whole, _, value = (place, "", "") if place in journal.flows else place.partition("/")
    of_kind = _of_kind(journal.kinds, value)
    if value and not of_kind.any():
        raise ValueError(f"{value!r} is the name of no kind and no trait")
    return np.asarray((flows_of(journal, whole)[:, None] & of_kind).reshape(len(journal.flows) * kinds))


@lru_cache(maxsize=1024)
def _of_kind(kinds: tuple[str, ...], value: str) -> Mask:
    """Whether no kind at all, and then each kind, is of a value; all are of none."""
    return np.array([not value, *(not value or value in kind.split("/") for kind in kinds)], np.bool_)


def how_many(journal: Journal, wanted: Mask | None = None) -> Ints:
    """How many journeys there are in each cell: all of them, or those wanted."""
    beyond = len(journal.flows) * (len(journal.kinds) + 1)
    return np.bincount(cells(journal, wanted), minlength=beyond + 1)[:-1]


def direction_places(journal: Journal, came: Ints) -> tuple[str, ...]:
    """Each direction, and below it each kind and then each trait of those who came; `came`: how many in each cell."""
    by_flow = came.reshape(len(journal.flows), -1)[:, 1:]
    places: list[str] = []
    for direction in directions(journal):
        met = np.flatnonzero(by_flow[flows_of(journal, direction)].sum(axis=0))
        parts = [journal.kinds[kind].split("/") for kind in met]
        deepest = max(map(len, parts), default=0)
        values = dict.fromkeys(part[depth] for depth in range(deepest) for part in parts if depth < len(part))
        places += (direction, *(f"{direction}/{value}" for value in values))
    return tuple(places)


class Durations:
    """Minutes from arrival to the end of every finished journey, those of a cell side by side."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        done = np.flatnonzero(finished(journal))
        cell = cells(journal)[done]
        beyond = len(journal.flows) * (len(journal.kinds) + 1)
        narrow = cell.astype(np.int16) if beyond < np.iinfo(np.int16).max else cell  # which is put in order sooner
        order = done[np.argsort(narrow, kind="stable")]
        self._minutes = journal.journeys.left[order] - journal.journeys.arrived[order]
        self._bounds = np.concatenate(((0,), np.cumsum(np.bincount(cell, minlength=beyond + 1))))

    def of(self, place: str) -> Floats:
        """The minutes of a flow, a direction or some of those who go there."""
        parts = [
            self._minutes[self._bounds[cell] : self._bounds[cell + 1]]
            for cell in np.flatnonzero(cells_of(self._journal, place))
        ]
        return np.concatenate(parts)
