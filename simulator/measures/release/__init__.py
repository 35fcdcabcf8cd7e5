"""What a Time Release Study says of declarations, read from a file or simulated: stages, intervals, tables.

The method is that of the World Customs Organization's Guide to Measure the Time Required for the Release of Goods:
the moments at which each declaration passed each stage, and the time between them.
"""

from simulator.measures.release.by_stage import ENDED_BY, release_study_by_stage
from simulator.measures.release.declarations import (
    CHANNELS,
    DESCRIPTIONS,
    ORIGIN,
    REQUIRED,
    SIMULATED,
    STAGES,
    Declarations,
)
from simulator.measures.release.intervals import INTERVALS, Interval, interval_minutes
from simulator.measures.release.order import EARLIER, reversed_stages
from simulator.measures.release.peak import HOURS, peak_hours
from simulator.measures.release.tables import Times, groups, release_table, times_of

__all__ = [
    "CHANNELS",
    "DESCRIPTIONS",
    "EARLIER",
    "ENDED_BY",
    "HOURS",
    "INTERVALS",
    "ORIGIN",
    "REQUIRED",
    "SIMULATED",
    "STAGES",
    "Declarations",
    "Interval",
    "Times",
    "groups",
    "interval_minutes",
    "peak_hours",
    "release_study_by_stage",
    "release_table",
    "reversed_stages",
    "times_of",
]
