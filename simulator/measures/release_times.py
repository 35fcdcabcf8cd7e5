"""The tables of the release studies of a run: each interval of all declarations, and by channel, by trader, by how the
goods came, and by whether they were lodged at peak or off-peak hours.

Which declarations count for an interval is as in `clearance`: those released after the warm-up, of an interval up to
the gate-out those who went out after it.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Final

import numpy as np

from simulator.journal import Journal
from simulator.measures.clearance import TRADER, counted_minutes_of, ever_released, studies
from simulator.measures.release import HOURS, INTERVALS, Times, groups, peak_hours, times_of

EVERYTHING: Final = ""
"""The table that is not split."""
SPLITS: Final = (EVERYTHING, "channel", TRADER, "mode", HOURS)
"""By what the tables of a run are split; by mode only where goods come by several."""
Peaks = Mapping[str, tuple[int, ...]]
"""By study, the clock hours that are peak."""
Tables = dict[str, dict[str, tuple[Times, ...]]]
"""By study (`direction.shore`) and split: a row for each kind of declarations and interval."""


def peaks(journal: Journal) -> dict[str, tuple[int, ...]]:
    """By study, the busiest hours of the day, as few as hold half of the lodgements."""
    return {place: peak_hours(study) for place, study in studies(journal).items()}


def release_times(journal: Journal, peak: Peaks | None = None, standard_minutes: float = math.nan) -> Tables:
    """Every table of every study; `peak` are the hours of another policy, so that the same hours are compared."""
    hours = peaks(journal) if peak is None else peak
    return {
        place: {
            by: tuple(
                times_of(minutes[~np.isnan(minutes)], name, group, standard_minutes)
                for group, some in groups(study, (by,) if by else (), hours.get(place, ())).items()
                for name in INTERVALS
                for minutes in (counted_minutes_of(journal, some, name),)
            )
            for by in SPLITS
            if by in {EVERYTHING, HOURS} or by in study.described
        }
        for place, study in ever_released(journal).items()
    }
