"""Connections, nights in lounges and stops by the weather, against numbers worked out beside them (see transfer.py)."""

from __future__ import annotations

import math

import pytest

from simulator import measures
from simulator.journal import Ending, Journal
from tests.journals import DAY, NEVER, made
from tests.transfer import BACK, BUS, FLY, OVER, TOMORROW, transfer, values

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
