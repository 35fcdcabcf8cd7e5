"""One line of a table of measures, and the unit in which each measure is given."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

UNITS: Final = {
    "passengers_per_day": "passengers / day",
    "busiest_day_passengers": "passengers",
    "busiest_ten_days_passengers_per_day": "passengers / day",
    "busiest_month_passengers": "passengers",
    "sailings_per_day": "sailings / day",
    "cancelled_sailings_per_day": "sailings / day",
    "passengers_per_sailing": "passengers / sailing",
    "load_share": "share",
    "left_behind_per_sailing": "passengers / sailing",
    "lounge_mean_minutes": "minutes",
    "stranded_per_day": "passengers / day",
    "wait_mean_minutes": "minutes",
    "wait_p50_minutes": "minutes",
    "wait_p95_minutes": "minutes",
    "within_standard_share": "share",
    "unserved_share": "share",
    "turned_away_share": "share",
    "gave_up_share": "share",
    "utilisation_share": "share",
    "throughput_per_day": "visits / day",
    "queue_mean_people": "people",
    "queue_longest_people": "people",
    "journey_mean_minutes": "minutes",
    "journey_p95_minutes": "minutes",
    "unfinished_share": "share",
}
"""The unit of each measure; shares lie between 0 and 1."""


@dataclass(frozen=True, slots=True)
class Row:
    """What one measure came to at one place in one replication."""

    measure: str
    """Its name: the function of that name in `simulator.measures` gives the same value."""
    place: str
    """The station, route or flow; `all` for all routes or flows together."""
    value: float
    """NaN where nothing was observed."""
    unit: str
    """In words."""


def row(measure: str, place: str, value: float) -> Row:
    """A line of the table, with the measure's unit."""
    return Row(measure, place, value, UNITS[measure])
