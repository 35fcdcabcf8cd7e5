"""Measures of journeys in several legs against numbers worked out beside them; the people are those of transfer.py."""

from __future__ import annotations

import math

import pytest

from simulator import measures
from simulator.journal import Ending
from tests.journals import NEVER, made
from tests.transfer import transfer, values

# modes


def test_where_there_are_several_modes_each_is_counted_by_itself() -> None:
    # Ferries: Ann; Bo, Cy and Di; Flo; Gil. Coaches and flights: Ann, Bo and Di each. Two days.
    assert values(transfer(), "passengers_per_day") == {
        "ferry": 3.0,
        "coach": 1.5,
        "flight": 1.5,
        "travellers": 2.0,
        "returning": 1.0,
    }
    assert values(transfer(), "sailings_per_day") == {
        "ferry": 2.0,
        "coach": 1.0,
        "flight": 1.5,
        "over": 1.0,
        "bus": 1.0,
        "fly": 1.5,
        "back": 1.0,
    }


def test_the_busiest_day_is_that_of_the_ferries() -> None:
    # Five on the ferries of the first day, one of the second; five also on its coaches and flights.
    assert measures.passengers_by_day(transfer()).passengers.tolist() == [5, 1]
    assert measures.busiest_day_passengers(transfer()) == 5


def test_where_there_is_one_mode_its_name_is_another_for_all() -> None:
    ferries = transfer(modes=["ferry"] * 4)
    assert "all" in values(ferries, "passengers_per_day")
    assert "ferry" not in values(ferries, "passengers_per_day")
    assert measures.passengers_per_day(ferries, "ferry") == measures.passengers_per_day(ferries) == 6.0


def test_where_there_are_no_ferries_the_passengers_are_all_who_board() -> None:
    flights = transfer(modes=["flight", "coach", "flight", "flight"])
    assert measures.busiest_day_passengers(flights) == 5 + 2 + 3  # the second day: Di by air and Gil
    assert measures.passengers_per_day(flights, "travellers") == (4 + 3 + 3) / 2


def test_a_name_that_is_none_is_refused() -> None:
    for measure in (measures.load_share, measures.journey_mean_minutes, measures.recovery_minutes):
        with pytest.raises(ValueError, match="nowhere"):
            measure(transfer(), "nowhere")
    with pytest.raises(ValueError, match="'tainan' is the name of no kind and no trait"):
        measures.journey_mean_minutes(transfer(), "to_taiwan/tainan")


# door to door


def test_journeys_are_measured_by_direction_and_by_kind_and_trait() -> None:
    # To Taiwan 260, 260, 160 and 1430 min, Ed's money back is no journey. Residents: Ann and Cy. To Xiamen 300, 1515.
    assert values(transfer(), "journey_mean_minutes") == {
        "travellers": 527.5,
        "returning": 907.5,
        "to_taiwan": 527.5,
        "to_taiwan/resident": 210.0,
        "to_taiwan/mainland": 845.0,
        "to_taiwan/taipei": 650.0,
        "to_taiwan/stays": 160.0,
        "to_xiamen": 907.5,
    }


def test_half_and_nine_of_ten_journeys_take_no_longer() -> None:
    # Sorted 160 260 260 1430: half at place 1.5, nine of ten at place 2.7.
    assert measures.journey_p50_minutes(transfer(), "to_taiwan") == 260
    assert measures.journey_p90_minutes(transfer(), "to_taiwan") == pytest.approx(260 + 0.7 * 1170)


def test_those_on_their_way_at_the_end_are_a_share_of_those_who_came() -> None:
    # If the run ends after one day, Di and Gil are still waiting; of the mainlanders, Di is one of three.
    journal = transfer()
    people = [(0, 600.0, NEVER, Ending.INSIDE) if row == 3 else None for row in range(8)]
    facts = [
        person or (int(flow), came, left, Ending(ending))
        for person, flow, came, left, ending in zip(
            people,
            journal.journeys.flow,
            journal.journeys.arrived.tolist(),
            journal.journeys.left.tolist(),
            journal.journeys.ending.tolist(),
            strict=True,
        )
    ]
    late = transfer(journeys=facts)
    assert measures.unfinished_share(late, "to_taiwan") == 1 / 5
    assert measures.unfinished_share(late, "to_taiwan/mainland") == 1 / 3
    assert measures.unfinished_share(late, "to_taiwan/resident") == 0


def test_a_direction_may_have_several_flows_and_a_flow_the_name_of_its_direction() -> None:
    both = transfer(directions=("away", "away"))
    assert measures.journey_mean_minutes(both, "away") == (260 + 260 + 160 + 1430 + 300 + 1515) / 6
    named = transfer(flows=("to_taiwan", "returning"))
    assert values(named, "journey_mean_minutes")["to_taiwan"] == 527.5


def test_the_journey_is_made_of_four_parts() -> None:
    # Bo queued 10 min. In lounges: Ann 35 + 15 + 50, Bo 75 + 10 + 5, Cy 85, Di 85 + 10 + 1175.
    # Under way: 140 by ferry, coach and flight, Cy 60. Elsewhere: 5 of service, 5 and 10 of walks, Cy 5 + 10.
    journal = transfer()
    assert measures.queueing_mean_minutes(journal, "to_taiwan") == 10 / 4
    assert measures.lounge_wait_mean_minutes(journal, "to_taiwan") == (100 + 90 + 85 + 1270) / 4
    assert measures.under_way_mean_minutes(journal, "to_taiwan") == (3 * 140 + 60) / 4
    assert measures.elsewhere_mean_minutes(journal, "to_taiwan") == (3 * 20 + 15) / 4


def test_waiting_for_ones_bag_is_queueing() -> None:
    # Ann is served 20 min and waits 20 for her bag; Bo waits 15 and is served 10.
    morning = made(
        horizon=100.0,
        flows=("people", "people/bag"),
        directions=("out", "out"),
        journeys=[
            (0, 10.0, 50.0, Ending.FINISHED),
            (0, 15.0, 40.0, Ending.FINISHED),
            (1, 10.0, 50.0, Ending.FINISHED),
        ],
        visits={"desk": [(0, 10.0, 10.0, 30.0), (1, 15.0, 30.0, 40.0)]},
        meetings={"people/belt": [(0, 30.0, 50.0, 50.0), (2, 50.0, 50.0, 50.0)]},
    )
    assert measures.queueing_mean_minutes(morning, "out") == (20 + 15) / 2
    assert measures.elsewhere_mean_minutes(morning, "out") == (20 + 10) / 2
    assert measures.journey_mean_minutes(morning, "out") == (40 + 25) / 2


def test_the_generalised_cost_is_fares_and_weighed_time_and_nights() -> None:
    # Waiting counts twice. A minute is worth 1 yuan to residents, 0.5 to the others, a night 200.
    # Ann 690 + 160 + 2 x 100 = 1050; Bo 690 + (160 + 2 x 100) / 2 = 870; Cy 180 + 75 + 2 x 85 = 425;
    # Di 690 + (160 + 2 x 1270) / 2 + 200 = 2240. Flo 160 + (60 + 2 x 240) / 2 = 430; Gil 160 + (60 + 2910) / 2 + 200.
    assert values(transfer(), "generalised_cost_yuan") == {
        "to_taiwan": (1050 + 870 + 425 + 2240) / 4,
        "to_taiwan/resident": (1050 + 425) / 2,
        "to_taiwan/mainland": (870 + 2240) / 2,
        "to_taiwan/taipei": pytest.approx((1050 + 870 + 2240) / 3),
        "to_taiwan/stays": 425.0,
        "to_xiamen": (430 + 1845) / 2,
    }


def test_a_route_without_a_fare_adds_none_and_without_costs_nothing_is_reckoned() -> None:
    free = transfer(fares_yuan=(180.0, NEVER, 500.0, NEVER))
    assert measures.generalised_cost_yuan(free, "to_taiwan/resident") == (1040 + 425) / 2
    assert measures.generalised_cost_yuan(free, "to_xiamen") == (430 + 1845) / 2 - 160
    assert not values(transfer(costs=None), "generalised_cost_yuan")
    assert math.isnan(measures.generalised_cost_yuan(transfer(costs=None), "to_taiwan"))
