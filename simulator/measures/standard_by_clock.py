"""Whether a station keeps its standard at each time of day: who came in each part of it, and who was served in time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from simulator.journal import Journal
from simulator.journal.columns import Ints
from simulator.units import MINUTES_PER_DAY


@dataclass(frozen=True, slots=True, eq=False)
class InTime:
    """How many came to a station in each part of the day, all days together, and how many were served in time."""

    came: Ints
    in_time: Ints
    """Whoever waits longer, gives up, is turned away or still waits at the end is not among them."""


def in_time_by_clock(journal: Journal, station: str, edges: Sequence[float], within_minutes: float) -> InTime:
    """Those who came to a station after the warm-up, by the part of the day in which they came.

    `edges` are clock times in minutes, rising: each part goes from one to before the next. Who comes before the
    first counts in the first part (the doors are still shut), who comes after the last in none.
    """
    visits = journal.visits[station]
    parts = len(edges) - 1
    clock = visits.queued % MINUTES_PER_DAY
    counted = (visits.queued >= journal.warm_up_minutes) & (clock < edges[-1])
    queued = visits.queued[counted]
    part = np.maximum(np.searchsorted(np.asarray(edges), clock[counted], side="right") - 1, 0)
    waited = visits.started[counted] - queued  # NaN, which is no longer than anything, for those never served
    served = waited <= within_minutes + 1e-9
    return InTime(
        np.bincount(part, minlength=parts).astype(np.int64),
        np.bincount(part[served], minlength=parts).astype(np.int64),
    )
