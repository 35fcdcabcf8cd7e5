"""Measures of journeys in several legs against numbers worked out beside them; the people are those of transfer.py."""

from __future__ import annotations

import math

import pytest

from simulator import measures
from simulator.journal import Ending, Journal
from tests.journals import DAY, NEVER, made
from tests.transfer import BACK, BUS, FLY, OVER, TOMORROW, transfer


def values(journal: Journal, measure: str) -> dict[str, float]:
    """Place -> value of one measure, where anything was observed."""
    return {
        row.place: row.value
        for row in measures.summary(journal)
        if row.measure == measure and not math.isnan(row.value)
    }


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


# connections


def test_a_connection_is_missed_by_who_was_booked_on_what_left_and_was_not_on_it() -> None:
    # Ann made the flight of 11:30, Bo and Di did not. Bookings of a first leg are no connections.
    assert values(transfer(), "missed_connection_share") == {"flight": 2 / 3, "fly": 2 / 3}
    assert values(transfer(), "missed_connections_per_day") == {"flight": 1.0, "fly": 1.0}


def test_a_connection_to_a_departure_that_was_cancelled_is_lost_and_not_missed() -> None:
    # Only Flo's ferry was cancelled; if the flight of 11:30 is cancelled and Ann takes that of 12:30, three more.
    assert values(transfer(), "lost_to_cancellation_per_day") == {
        "ferry": 0.5,
        "flight": 0.0,
        "over": 0.0,
        "fly": 0.0,
        "back": 0.5,
    }
    journal = transfer()
    sailings = [
        (int(route), *row)
        for route, *row in zip(
            journal.sailings.route,
            journal.sailings.scheduled,
            journal.sailings.departed,
            journal.sailings.arrived,
            journal.sailings.seats,
            journal.sailings.boarded,
            journal.sailings.left_behind,
            strict=True,
        )
    ]
    sailings[3] = (FLY, 690.0, NEVER, NEVER, 0, 0, 0)
    cancelled = transfer(sailings=sailings)
    assert measures.lost_to_cancellation_per_day(cancelled, "fly") == 3 / 2
    assert math.isnan(measures.missed_connection_share(cancelled, "fly"))


def test_connections_belong_to_the_time_of_the_departure_booked() -> None:
    # Counted from 11:31 on, the flight of 11:30 is not; Flo's ferry of 17:00 is, in 1.52 days.
    late = transfer(warm_up=691.0)
    assert not values(late, "missed_connections_per_day")
    assert measures.lost_to_cancellation_per_day(late, "ferry") == pytest.approx(DAY / (2 * DAY - 691))


# nights


def test_who_is_in_a_lounge_at_midnight_stays_overnight() -> None:
    # Di at the airport and Gil at the pier. Hal is stranded, Ed had his money back, before midnight.
    assert values(transfer(), "overnight_per_day") == {
        "ferry": 0.5,
        "coach": 0.0,
        "flight": 0.5,
        "over": 0.0,
        "bus": 0.0,
        "fly": 0.5,
        "back": 0.5,
    }
    assert values(transfer(), "refunded_per_day") == {"ferry": 0.5, "coach": 0.0, "flight": 0.0}
    assert values(transfer(), "stranded_per_day") == {"ferry": 0.5, "coach": 0.0, "flight": 0.0}


@pytest.mark.parametrize(("leaves", "horizon", "nights"), [(DAY, DAY, 0), (DAY + 1, 2 * DAY, 1), (NEVER, DAY, 1)])
def test_a_departure_at_midnight_belongs_to_its_day_and_a_run_that_ends_then_ends_in_the_night(
    leaves: float, horizon: float, nights: int
) -> None:
    waits = math.isnan(leaves)
    journal = made(
        horizon=horizon,
        routes=("out",),
        journeys=[(0, 1400.0, leaves, Ending.INSIDE if waits else Ending.FINISHED)],
        crossings=[(0, 1400.0, leaves, leaves, -1 if waits else 0)],
        sailings=[(0, min(leaves, DAY), leaves, leaves, 5, 1, 0)],
    )
    assert measures.overnight_per_day(journal) == nights / (horizon / DAY)


# stops


def test_those_in_the_lounge_while_their_route_is_stopped_are_held_up_until_they_leave() -> None:
    # `over`: Bo, Cy and Di from 09:50 to 10:50, Ed from 10:05 to 11:40. `back`: Flo from 16:40 to 20:30, Gil from 16:45
    # to 17:00 of the next day.
    hours = {"over": (3 * 60 + 95) / 60, "back": (230 + 1455) / 60}
    people = values(transfer(), "held_up_people")
    assert people == {"ferry": 6, "coach": 0, "flight": 0, "over": 4, "bus": 0, "fly": 0, "back": 2}
    found = values(transfer(), "held_up_person_hours")
    assert found == pytest.approx({**dict.fromkeys(people, 0.0), **hours, "ferry": sum(hours.values())})


def test_recovery_lasts_from_the_end_of_the_stop_until_the_last_who_waited_then_has_left() -> None:
    # `over` opens at 10:50; Ed leaves at 11:40. `back` opens at 20:00; Gil leaves at 17:00 of the next day.
    assert values(transfer(), "recovery_minutes") == {"ferry": (50 + 1260) / 2, "over": 50, "back": 1260}
    assert values(transfer(), "recovery_longest_minutes") == {"ferry": 1260, "over": 50, "back": 1260}


def test_a_stop_in_which_nothing_was_due_holds_nobody_up() -> None:
    # From 10:01 to 10:40 of `over` and from 17:01 to 20:31 of `back`; the extra departure of 20:30 is in no timetable.
    idle = transfer(stops=[(OVER, 601.0, 640.0), (BACK, 1021.0, 1231.0)])
    assert values(idle, "held_up_people")["ferry"] == 0
    assert not values(idle, "recovery_minutes")


def test_who_has_booked_a_departure_after_the_stop_is_not_held_up_by_it() -> None:
    # Bo's ferry, if he had booked one that was due at 10:50, when it is open again.
    booked = {1: 10, 8: 3, 9: 3, 10: 3, 11: 6}
    later = (OVER, 650.0, NEVER, NEVER, 3, 0, 0)
    journal = transfer(booked=booked)
    sailings = [*_sailings(journal), later]
    assert measures.held_up_people(transfer(booked=booked, sailings=sailings), "over") == 3


def test_who_boards_another_route_of_the_same_lounge_is_not_held_up() -> None:
    # One pier for `over` and `back`: Gil, who takes neither that day but `back` the next, is not stopped with `over`;
    # Ed, who takes none, is stopped with either, and he had left when `back` was.
    pier = transfer(
        lounges=((OVER, BACK), (BUS,), (FLY,)),
        lounge=[0] * 5 + [1] * 3 + [2] * 3 + [0] * 3,
        stops=[(BACK, 590.0, 1200.0)],
    )
    assert measures.held_up_people(pier, "back") == 3  # Flo, Gil, and Ed from 10:05 to 11:40
    assert measures.held_up_person_hours(pier, "back") == pytest.approx((240 + 1455 + 95) / 60)


def test_one_traveller_held_up_twice_is_one_traveller() -> None:
    # Fog also stops the flight of 12:30 and that of the next morning: Bo from 12:25 to 12:30, Di over night. Both were
    # held up on the ferry too.
    twice = transfer(
        stops=[(OVER, 590.0, 650.0), (FLY, 700.0, 748.0), (FLY, 749.0, TOMORROW + 479)], modes=["ferry"] * 4
    )
    assert measures.held_up_people(twice, "fly") == 2
    assert measures.held_up_people(twice) == 4


def test_a_stop_that_outlasts_the_run_has_no_recovery_but_holds_people_up() -> None:
    endless = transfer(stops=[(BACK, TOMORROW + 1000, TOMORROW + 5000)])
    assert measures.held_up_people(endless, "back") == 2  # Gil, who leaves in it, though he could not; and Hal
    assert math.isnan(measures.recovery_minutes(endless, "back"))


def test_those_who_wait_at_the_end_are_followed_to_the_end() -> None:
    # One traveller, in the lounge from 08:00 to the end of the day; the route is stopped from 09:00 to 10:00.
    journal = made(
        horizon=DAY,
        routes=("out",),
        journeys=[(0, 480.0, NEVER, Ending.INSIDE)],
        crossings=[(0, 480.0, NEVER, NEVER, -1)],
        sailings=[(0, 540.0, NEVER, NEVER, 0, 0, 0)],
        stops=[(0, 540.0, 600.0)],
    )
    assert measures.held_up_person_hours(journal) == (DAY - 540) / 60
    assert measures.recovery_minutes(journal) == DAY - 600


def _sailings(journal: Journal) -> list[tuple[int, float, float, float, int, int, int]]:
    """The sailings as rows, to be made again with a change."""
    columns = ("route", "scheduled", "departed", "arrived", "seats", "boarded", "left_behind")
    return list(zip(*(getattr(journal.sailings, column).tolist() for column in columns), strict=True))
