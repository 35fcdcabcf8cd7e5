"""What kind of figure each measure is: which way is good, and over what it is an average.

A wait is better shorter. How many people came, or how busy the desks are, is neither good nor bad by itself. Averages
over time (a queue) are not to be mixed with averages over people (a wait): an hour in which nobody came counts in the
one and not in the other.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from simulator.measures.release.intervals import INTERVALS

Direction = Literal["less", "more", "neither"]
Over = Literal["people", "departures", "time", "days", "stops"]


@dataclass(frozen=True, slots=True)
class Nature:
    """Of one measure."""

    good: Direction
    """Whether less or more of it is better."""
    over: Over
    """What it is a mean, a share or a quantile of, within one replication."""


def _all(good: Direction, over: Over, *names: str) -> dict[str, Nature]:
    return dict.fromkeys(names, Nature(good, over))


NATURES: Final = {
    **_all("neither", "time", "passengers_per_day", "sailings_per_day", "travellers_per_day", "throughput_per_day"),
    **_all("neither", "time", "utilisation_share"),
    **_all("neither", "days", "busiest_day_passengers", "busiest_ten_days_passengers_per_day"),
    **_all("neither", "days", "busiest_month_passengers"),
    **_all("neither", "departures", "passengers_per_sailing", "load_share"),
    **_all("less", "departures", "left_behind_per_sailing"),
    **_all("less", "time", "cancelled_sailings_per_day", "overnight_per_day", "refunded_per_day", "stranded_per_day"),
    **_all("less", "time", "missed_connections_per_day", "lost_to_cancellation_per_day"),
    **_all("less", "time", "queue_mean_people", "queue_longest_people"),
    **_all("less", "stops", "recovery_minutes", "recovery_longest_minutes", "held_up_people", "held_up_person_hours"),
    **_all("more", "people", "within_standard_share"),
    **_all("less", "people", "lounge_mean_minutes", "missed_connection_share", "unserved_share", "turned_away_share"),
    **_all("less", "people", "gave_up_share", "wait_mean_minutes", "wait_p50_minutes", "wait_p95_minutes"),
    **_all("less", "people", "journey_mean_minutes", "journey_p50_minutes", "journey_p90_minutes"),
    **_all("less", "people", "journey_p95_minutes", "unfinished_share", "generalised_cost_yuan"),
    **_all("less", "people", "queueing_mean_minutes", "lounge_wait_mean_minutes", "under_way_mean_minutes"),
    **_all("less", "people", "elsewhere_mean_minutes", "put_off_mean_minutes", "charges_mean_yuan", "missed_share"),
    **_all("less", "people", "spoiled_share"),
    **_all("less", "time", "missed_per_day", "hidden_per_day"),
    **_all("neither", "time", "consignments_per_day", "server_hours_per_day"),
    **_all("neither", "time", *(f"{interval}_per_day" for interval in INTERVALS)),
    **_all("neither", "time", "sales_yuan_per_day", "tax_paid_yuan_per_day"),
    **_all("neither", "people", "sales_mean_yuan", "at_limit_share"),
    **_all("less", "time", "unsold_yuan_per_day", "not_in_stock_yuan_per_day", "tax_forgone_yuan_per_day"),
    **_all("less", "people", "stock_out_share"),
    **_all("less", "time", "smuggled_yuan_per_day", "smuggled_missed_yuan_per_day"),
    **_all("neither", "departures", "consignments_per_sailing", "places_taken_per_sailing"),
    **_all("less", "people", *(f"{interval}_{what}_hours" for interval in INTERVALS for what in ("mean", "p90"))),
}
"""By measure."""
