"""What a journal says: pure functions of it, one for each measure.

Each function has the name that its rows carry in `summary`, and takes the journal and, where there is a
choice, the place: a station; a route or mode; a flow or direction, or some of those who go there. Five pages have
no rows: `pairs` (the same travellers under two policies), `waiting` (person-hours stage by stage), `hours` (a day hour
by hour), `corridor` (time and cost along the way) and `examined` (what the stations of a control take). `nature` says
of each measure which way is good. The folder `release` measures declarations, which may also come from a file, and is
imported by its own name.
"""

from typing import Any

from simulator.measures.clearance import MEASURES as _MEASURES
from simulator.measures.clearance import interval_mean_hours, interval_p90_hours, interval_per_day, studies
from simulator.measures.connections import (
    lost_to_cancellation_per_day,
    missed_connection_share,
    missed_connections_per_day,
)
from simulator.measures.corridor import Corridor, corridor
from simulator.measures.days import (
    PassengersByDay,
    busiest_day_passengers,
    busiest_month_passengers,
    busiest_ten_days_passengers_per_day,
    consignments_per_day,
    passengers_by_day,
    passengers_per_day,
)
from simulator.measures.examined import examined_share
from simulator.measures.hours import Hours, hour_by_hour, hours_of_modes
from simulator.measures.journeys import (
    journey_mean_minutes,
    journey_minutes,
    journey_p50_minutes,
    journey_p90_minutes,
    journey_p95_minutes,
    travellers_per_day,
    unfinished_share,
)
from simulator.measures.lounges import lounge_mean_minutes, overnight_per_day, refunded_per_day, stranded_per_day
from simulator.measures.misses import hidden_per_day, missed_per_day, missed_share
from simulator.measures.nature import NATURES, Nature
from simulator.measures.pairs import Group, Pairs, groups, pairs
from simulator.measures.purchases import (
    at_limit_share,
    not_in_stock_yuan_per_day,
    sales_mean_yuan,
    sales_yuan_per_day,
    smuggled_missed_yuan_per_day,
    smuggled_yuan_per_day,
    stock_out_share,
    tax_forgone_yuan_per_day,
    tax_paid_yuan_per_day,
    unsold_yuan_per_day,
)
from simulator.measures.quantiles import quantiles
from simulator.measures.queues import (
    QueueByTimeOfDay,
    queue_by_time_of_day,
    queue_longest_people,
    queue_mean_people,
)
from simulator.measures.recovery import (
    held_up_people,
    held_up_person_hours,
    recovery_longest_minutes,
    recovery_minutes,
)
from simulator.measures.rows import UNITS, Row
from simulator.measures.sailings import (
    Loads,
    cancelled_sailings_per_day,
    consignments_per_sailing,
    left_behind_per_sailing,
    load_share,
    loads,
    passengers_by_sailing,
    passengers_per_sailing,
    places_taken_per_sailing,
    sailings_per_day,
)
from simulator.measures.servers import server_hours_per_day, throughput_per_day, utilisation_share
from simulator.measures.spoilage import spoiled_share
from simulator.measures.stages import (
    charges_mean_yuan,
    elsewhere_mean_minutes,
    generalised_cost_yuan,
    lounge_wait_mean_minutes,
    put_off_mean_minutes,
    queueing_mean_minutes,
    under_way_mean_minutes,
)
from simulator.measures.summary import summary
from simulator.measures.waiting import Waiting, waiting
from simulator.measures.waits import (
    WaitCurve,
    gave_up_share,
    turned_away_share,
    unserved_share,
    wait_curve,
    wait_mean_minutes,
    wait_p50_minutes,
    wait_p95_minutes,
    waits,
    within_standard_share,
)

__all__ = [
    "NATURES",
    "UNITS",
    "Corridor",
    "Group",
    "Hours",
    "Loads",
    "Nature",
    "Pairs",
    "PassengersByDay",
    "QueueByTimeOfDay",
    "Row",
    "WaitCurve",
    "Waiting",
    "at_limit_share",
    "busiest_day_passengers",
    "busiest_month_passengers",
    "busiest_ten_days_passengers_per_day",
    "cancelled_sailings_per_day",
    "charges_mean_yuan",
    "consignments_per_day",
    "consignments_per_sailing",
    "corridor",
    "elsewhere_mean_minutes",
    "examined_share",
    "gave_up_share",
    "generalised_cost_yuan",
    "groups",
    "held_up_people",
    "held_up_person_hours",
    "hidden_per_day",
    "hour_by_hour",
    "hours_of_modes",
    "interval_mean_hours",
    "interval_p90_hours",
    "interval_per_day",
    "journey_mean_minutes",
    "journey_minutes",
    "journey_p50_minutes",
    "journey_p90_minutes",
    "journey_p95_minutes",
    "left_behind_per_sailing",
    "load_share",
    "loads",
    "lost_to_cancellation_per_day",
    "lounge_mean_minutes",
    "lounge_wait_mean_minutes",
    "missed_connection_share",
    "missed_connections_per_day",
    "missed_per_day",
    "missed_share",
    "not_in_stock_yuan_per_day",
    "overnight_per_day",
    "pairs",
    "passengers_by_day",
    "passengers_by_sailing",
    "passengers_per_day",
    "passengers_per_sailing",
    "places_taken_per_sailing",
    "put_off_mean_minutes",
    "quantiles",
    "queue_by_time_of_day",
    "queue_longest_people",
    "queue_mean_people",
    "queueing_mean_minutes",
    "recovery_longest_minutes",
    "recovery_minutes",
    "refunded_per_day",
    "sailings_per_day",
    "sales_mean_yuan",
    "sales_yuan_per_day",
    "server_hours_per_day",
    "smuggled_missed_yuan_per_day",
    "smuggled_yuan_per_day",
    "spoiled_share",
    "stock_out_share",
    "stranded_per_day",
    "studies",
    "summary",
    "tax_forgone_yuan_per_day",
    "tax_paid_yuan_per_day",
    "throughput_per_day",
    "travellers_per_day",
    "turned_away_share",
    "under_way_mean_minutes",
    "unfinished_share",
    "unserved_share",
    "unsold_yuan_per_day",
    "utilisation_share",
    "wait_curve",
    "wait_mean_minutes",
    "wait_p50_minutes",
    "wait_p95_minutes",
    "waiting",
    "waits",
    "within_standard_share",
]


def __getattr__(name: str) -> Any:
    """Measures of the intervals of a release study: two functions, and an interval each."""
    if name not in _MEASURES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return _MEASURES[name]
