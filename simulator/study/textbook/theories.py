"""Which theory goes with which textbook scenario.

Theory is computed from the scenario as it was loaded: change a rate in the file and the theory follows.
A scenario that no longer fits its theory (uniform service where the formula needs memoryless) is a
ValueError that says so.
"""

from __future__ import annotations

from simulator.study.textbook import days_and_networks, goods, markets, one_station
from simulator.study.textbook.expectation import Theory

THEORIES: dict[str, Theory] = {
    "batches": one_station.parties,
    "documents_after_transit": goods.one_after_the_other,
    "documents_and_transit": goods.side_by_side,
    "erlang_b": one_station.nowhere_to_wait,
    "ferry_load_constant": one_station.shipload,
    "ferry_load_exponential": one_station.shipload,
    "jackson": days_and_networks.network,
    "lanes_apart": goods.lanes,
    "lanes_pooled": goods.lanes,
    "limited_baskets": markets.up_to_the_limit,
    "mdc": one_station.equal_services,
    "mg1_lognormal": one_station.any_service_at_one_desk,
    "mg1_mixture": one_station.any_service_at_one_desk,
    "mg1_opened": goods.opened_at_the_desk,
    "mmc": one_station.memoryless,
    "mmc_office_hours": goods.office_hours,
    "mmck": one_station.limited_room,
    "one_desk": one_station.memoryless,
    "patience": one_station.limited_patience,
    "priorities_equal": one_station.urgencies,
    "priorities_one_desk": one_station.urgencies_at_one_desk,
    "rush_hour": days_and_networks.rush_hour_desks,
    "rush_hour_ample": days_and_networks.ample_hall,
    "scheduled_ferry": days_and_networks.timetabled_ferry,
    "staged_queue": one_station.in_stages,
    "what_is_missed": goods.what_is_missed,
}
"""By the name of the scenario file."""
