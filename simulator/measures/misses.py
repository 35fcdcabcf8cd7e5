"""What is hidden, and what of it nobody finds: the other side of every minute saved at a control.

Some kinds of traveller or consignment hide something: those whom any station names in what it `finds`, if only with
0 %, so that a control which no longer looks for them lets them pass instead of making them honest. Whoever hides
something and is served at a station that looks for it (or whose papers are) is found out there with the stated
probability, each station for itself. What is counted is expected, not drawn: a consignment seen by a scanner that finds
40 % and an officer who finds half is missed with 0.6 x 0.5 = 30 %. So the measure has no noise of its own.

Counted are finished journeys that began after the warm-up. `place` is a direction, some of those who go there, or a
flow.
"""

from __future__ import annotations

import math
from collections.abc import Collection
from dataclasses import dataclass

import numpy as np

from simulator.journal import Journal
from simulator.journal.columns import Floats, Ints, Mask
from simulator.measures.owners import owners
from simulator.measures.period import counted_days, ratio
from simulator.measures.places import EVERYONE
from simulator.measures.rows import Row, row
from simulator.measures.travellers import cells, cells_of, direction_places, finished, how_many


@dataclass(frozen=True, slots=True)
class Misses:
    """Sums over the finished journeys of those who hide something, of each cell of travellers."""

    hidden: Ints
    """How many hide something."""
    missed: Floats
    """How many of them are not found out, in expectation."""


def misses(journal: Journal, hiding: Collection[str] = ()) -> Misses:
    """Who hides something, and how many of them pass unseen. `hiding` names kinds or traits that hide something though
    no station here knows of them: under another policy one does."""
    beyond = len(journal.flows) * (len(journal.kinds) + 1)
    looked_for = np.array(
        [record.control.finds for record in journal.stations.values() if record.control.finds], np.float64
    ).reshape(-1, len(journal.kinds) + 1)
    of_kind: Mask = np.asarray((~np.isnan(looked_for)).any(axis=0))
    of_kind |= [not {EVERYONE, *kind.split("/")}.isdisjoint(hiding) for kind in (*journal.kinds, "")]
    hides: Mask = of_kind[journal.journeys.kind] & finished(journal)
    expected = np.bincount(cells(journal, hides), passes_unseen(journal), minlength=beyond + 1)[:beyond]
    return Misses(how_many(journal, hides), expected.astype(np.float64))


def passes_unseen(journal: Journal) -> Floats:
    """The chance of each journey that nobody who saw it found anything; 1 of those who were not looked at."""
    missed, owner = np.ones(len(journal.journeys)), owners(journal)
    for name, record in journal.stations.items():
        if record.control.finds and name in journal.visits:
            visits = journal.visits[name]
            served = visits.ended >= visits.started  # not those who left unserved, or are still there
            seen = owner[visits.entity[served]]
            found = np.nan_to_num(record.control.finds)[journal.journeys.kind[seen]]
            np.multiply.at(missed, seen, 1.0 - found)
    return missed


def hidden_per_day(journal: Journal, place: str) -> float:
    """How many of those who hide something finish their journey, per day; NaN where nobody set out."""
    return _per_day(journal, how_many(journal), misses(journal).hidden, cells_of(journal, place))


def missed_per_day(journal: Journal, place: str) -> float:
    """How many of them nobody finds out, in expectation, per day; NaN where nobody set out."""
    return _per_day(journal, how_many(journal), misses(journal).missed, cells_of(journal, place))


def missed_share(journal: Journal, place: str) -> float:
    """Share of those who hide something whom nobody finds out; NaN where nobody hides anything."""
    return _share(misses(journal), cells_of(journal, place))


def miss_rows(journal: Journal, hiding: Collection[str] = ()) -> tuple[Row, ...]:
    """All measures of this page, for each direction and those who go there; nothing where nobody hides anything."""
    if not hiding and not any(record.control.finds for record in journal.stations.values()):
        return ()
    sums, came = misses(journal, hiding), how_many(journal)
    rows: list[Row] = []
    for place in direction_places(journal, came):
        here = cells_of(journal, place)
        rows += (
            row("missed_share", place, _share(sums, here)),
            row("missed_per_day", place, _per_day(journal, came, sums.missed, here)),
            row("hidden_per_day", place, _per_day(journal, came, sums.hidden, here)),
        )
    return tuple(rows)


def _per_day(journal: Journal, came: Ints, people: Floats | Ints, here: Mask) -> float:
    return float(people[here].sum()) / counted_days(journal) if came[here].any() else math.nan


def _share(sums: Misses, here: Mask) -> float:
    return ratio(float(sums.missed[here].sum()), int(sums.hidden[here].sum()))
