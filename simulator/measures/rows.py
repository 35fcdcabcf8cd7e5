"""One line of a table of measures, and the unit in which each measure is given."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from simulator.measures.release.intervals import INTERVALS

UNITS: Final = {
    "passengers_per_day": "passengers / day",
    "consignments_per_day": "consignments / day",
    "busiest_day_passengers": "passengers",
    "busiest_ten_days_passengers_per_day": "passengers / day",
    "busiest_month_passengers": "passengers",
    "sailings_per_day": "sailings / day",
    "cancelled_sailings_per_day": "sailings / day",
    "passengers_per_sailing": "passengers / sailing",
    "consignments_per_sailing": "consignments / sailing",
    "places_taken_per_sailing": "places / sailing",
    "load_share": "share",
    "left_behind_per_sailing": "passengers / sailing",
    "lounge_mean_minutes": "minutes",
    "overnight_per_day": "passengers / day",
    "refunded_per_day": "passengers / day",
    "stranded_per_day": "passengers / day",
    "missed_connection_share": "share",
    "missed_connections_per_day": "passengers / day",
    "lost_to_cancellation_per_day": "passengers / day",
    "recovery_minutes": "minutes",
    "recovery_longest_minutes": "minutes",
    "held_up_people": "people",
    "held_up_person_hours": "person-hours",
    "wait_mean_minutes": "minutes",
    "wait_p50_minutes": "minutes",
    "wait_p95_minutes": "minutes",
    "within_standard_share": "share",
    "unserved_share": "share",
    "turned_away_share": "share",
    "gave_up_share": "share",
    "utilisation_share": "share",
    "server_hours_per_day": "hours / day",
    "throughput_per_day": "visits / day",
    "queue_mean_people": "people",
    "queue_longest_people": "people",
    "travellers_per_day": "travellers / day",
    "journey_mean_minutes": "minutes",
    "journey_p50_minutes": "minutes",
    "journey_p90_minutes": "minutes",
    "journey_p95_minutes": "minutes",
    "unfinished_share": "share",
    "queueing_mean_minutes": "minutes",
    "lounge_wait_mean_minutes": "minutes",
    "under_way_mean_minutes": "minutes",
    "elsewhere_mean_minutes": "minutes",
    "put_off_mean_minutes": "minutes",
    "generalised_cost_yuan": "CNY",
    "charges_mean_yuan": "CNY",
    "spoiled_share": "share",
    "missed_share": "share",
    "missed_per_day": "consignments / day",
    "hidden_per_day": "consignments / day",
    "sales_yuan_per_day": "CNY / day",
    "sales_mean_yuan": "CNY",
    "at_limit_share": "share",
    "unsold_yuan_per_day": "CNY / day",
    "not_in_stock_yuan_per_day": "CNY / day",
    "stock_out_share": "share",
    "tax_paid_yuan_per_day": "CNY / day",
    "tax_forgone_yuan_per_day": "CNY / day",
    "smuggled_yuan_per_day": "CNY / day",
    "smuggled_missed_yuan_per_day": "CNY / day",
    **{f"{name}_{statistic}_hours": "hours" for name in INTERVALS for statistic in ("mean", "p90")},
    **{f"{name}_per_day": "declarations / day" for name in INTERVALS},
}
"""The unit of each measure; shares lie between 0 and 1."""


@dataclass(frozen=True, slots=True)
class Row:
    """What one measure came to at one place in one replication."""

    measure: str
    """Its name: the function of that name in `simulator.measures` gives the same value."""
    place: str
    """The station, route, mode, flow or direction; `all` for all routes together; `direction/value` for some of
    those who go in a direction."""
    value: float
    """NaN where nothing was observed."""
    unit: str
    """In words."""


def row(measure: str, place: str, value: float) -> Row:
    """A line of the table, with the measure's unit."""
    return Row(measure, place, value, UNITS[measure])
