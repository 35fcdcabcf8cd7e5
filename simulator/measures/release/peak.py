"""When the customs house is busy: the hours of the day in which most is lodged."""

from __future__ import annotations

from typing import Final

import numpy as np

from simulator.journal.columns import Mask
from simulator.measures.release.declarations import Declarations, Texts
from simulator.units import MINUTES_PER_DAY, MINUTES_PER_HOUR

HOURS: Final = "hours"
"""Tables are split by this as by a description: `peak` or `off-peak`."""


def peak_hours(declarations: Declarations) -> tuple[int, ...]:
    """The clock hours that are peak, in order: the busiest by number of lodgements, as few as hold half of them.

    Hour 9 is 09:00 to 10:00. Of hours that are equally busy the earlier is taken first. No declarations have no peak.
    """
    counts = np.bincount(_hour(declarations), minlength=24)
    busiest = sorted(range(24), key=lambda hour: (-counts[hour], hour))
    held = np.cumsum(counts[busiest])
    needed = int(np.searchsorted(held, len(declarations) / 2)) + 1 if len(declarations) else 0
    return tuple(sorted(busiest[:needed]))


def peak_or_not(declarations: Declarations, hours: tuple[int, ...]) -> Texts:
    """`peak` for each declaration lodged in one of these hours, `off-peak` for the others."""
    at_peak: Mask = np.isin(_hour(declarations), hours)
    return np.where(at_peak, "peak", "off-peak")


def _hour(declarations: Declarations) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    clock = declarations.passed["lodged"] % MINUTES_PER_DAY
    return (clock // MINUTES_PER_HOUR).astype(np.int64)
