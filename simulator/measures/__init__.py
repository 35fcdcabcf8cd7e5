"""What a journal says: pure functions of it, one for each measure.

Each function has the name that its rows carry in `summary`, and takes the journal and, where there is a
choice, the station, route or flow.
"""

from simulator.measures.days import (
    PassengersByDay,
    busiest_day_passengers,
    busiest_month_passengers,
    busiest_ten_days_passengers_per_day,
    passengers_by_day,
    passengers_per_day,
)
from simulator.measures.journeys import journey_mean_minutes, journey_minutes, journey_p95_minutes, unfinished_share
from simulator.measures.lounges import lounge_mean_minutes, stranded_per_day
from simulator.measures.quantiles import quantiles
from simulator.measures.queues import (
    QueueByTimeOfDay,
    queue_by_time_of_day,
    queue_longest_people,
    queue_mean_people,
)
from simulator.measures.rows import UNITS, Row
from simulator.measures.sailings import (
    Loads,
    cancelled_sailings_per_day,
    left_behind_per_sailing,
    load_share,
    loads,
    passengers_by_sailing,
    passengers_per_sailing,
    sailings_per_day,
)
from simulator.measures.servers import throughput_per_day, utilisation_share
from simulator.measures.summary import summary
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
    "UNITS",
    "Loads",
    "PassengersByDay",
    "QueueByTimeOfDay",
    "Row",
    "WaitCurve",
    "busiest_day_passengers",
    "busiest_month_passengers",
    "busiest_ten_days_passengers_per_day",
    "cancelled_sailings_per_day",
    "gave_up_share",
    "journey_mean_minutes",
    "journey_minutes",
    "journey_p95_minutes",
    "left_behind_per_sailing",
    "load_share",
    "loads",
    "lounge_mean_minutes",
    "passengers_by_day",
    "passengers_by_sailing",
    "passengers_per_day",
    "passengers_per_sailing",
    "quantiles",
    "queue_by_time_of_day",
    "queue_longest_people",
    "queue_mean_people",
    "sailings_per_day",
    "stranded_per_day",
    "summary",
    "throughput_per_day",
    "turned_away_share",
    "unfinished_share",
    "unserved_share",
    "utilisation_share",
    "wait_curve",
    "wait_mean_minutes",
    "wait_p50_minutes",
    "wait_p95_minutes",
    "waits",
    "within_standard_share",
]
