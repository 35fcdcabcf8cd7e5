"""The part of a run that is counted: from the end of the warm-up to the horizon.

Averages over customers leave out those who *came* before the end of the warm-up. Averages over time
begin at that end. A run shorter than its warm-up has no counted part, and reports nothing.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from simulator.journal import Journal
from simulator.units import MINUTES_PER_DAY


def counted_minutes(journal: Journal) -> float:
    """Length of the counted part, in minutes; NaN where the warm-up leaves none, so that all rates become NaN."""
    minutes = journal.horizon_minutes - journal.warm_up_minutes
    return minutes if minutes > 0 else math.nan


def counted_days(journal: Journal) -> float:
    """Length of the counted part, in days (24 hours each, not whole days)."""
    return counted_minutes(journal) / MINUTES_PER_DAY


def mean(values: NDArray[np.float64]) -> float:
    """Arithmetic mean; NaN of nothing."""
    return float(values.sum()) / len(values) if len(values) else math.nan


def ratio(part: float, whole: float) -> float:
    """Part over whole; NaN where there is no whole."""
    return float(part) / float(whole) if whole > 0 else math.nan
