"""A run told hour by hour, against the day in transfer.py."""

from __future__ import annotations

import pytest

from simulator.journal import Ending
from simulator.measures.hours import hour_by_hour, hours_of_modes
from tests.journals import DAY, HOUR, NEVER, made
from tests.transfer import transfer


def test_an_hour_holds_what_left_in_it_and_who_is_left_at_its_end() -> None:
    # 09:00: Ann leaves, and is gone when the hour before it ends; at 10:00 Bo, Cy and Di wait (Ed comes then, and has
    # yet to pass the desk). They leave at 10:50; Ed waits until 11:40. 16:00: Flo and Gil come; 17:00: their ferry is
    # cancelled; 20:30: Flo leaves. Hal comes at 18:20 of the second day.
    ferries = hours_of_modes(transfer())["ferry"]
    assert len(ferries.hour) == 48
    assert {hour: ferries.departures[hour] for hour in (8, 9, 10, 20, 41)} == {8: 0, 9: 1, 10: 1, 20: 1, 41: 1}
    assert ferries.departures.sum() == 4
    assert ferries.boarded[[9, 10, 20, 41]].tolist() == [1, 3, 1, 1]
    assert ferries.cancelled.nonzero()[0].tolist() == [17]
    assert ferries.waiting[[8, 9, 10, 11, 16, 19, 20, 23, 39, 40, 42]].tolist() == [0, 3, 1, 0, 2, 2, 1, 1, 1, 0, 1]


def test_the_minutes_stopped_are_those_within_the_hour() -> None:
    # `over` 09:50-10:50, `back` 16:40-20:00; for the mode the mean of the two.
    over, back = (hour_by_hour(transfer(), route).stopped_minutes for route in ("over", "back"))
    assert over[[8, 9, 10, 11]].tolist() == [0.0, 10.0, 50.0, 0.0]
    assert back[16:21].tolist() == [20.0, 60.0, 60.0, 60.0, 0.0]
    ferries = hour_by_hour(transfer(), "ferry").stopped_minutes
    assert ferries == pytest.approx((over + back) / 2)


def test_the_last_hour_is_as_long_as_the_run() -> None:
    # Half past midnight: stopped from 00:15 on; what leaves at 00:30 leaves in it.
    journal = made(
        horizon=30.0,
        routes=("out",),
        journeys=[],
        sailings=[(0, 30.0, 30.0, NEVER, 5, 0, 0), (0, 40.0, NEVER, NEVER, 0, 0, 0)],
        stops=[(0, 15.0, 90.0)],
    )
    hours = hour_by_hour(journal)
    assert (hours.departures.tolist(), hours.cancelled.tolist(), hours.stopped_minutes.tolist()) == ([1], [0], [15.0])


def test_without_routes_there_are_no_hours() -> None:
    assert len(hour_by_hour(made(horizon=DAY)).hour) == 0
    assert hours_of_modes(made(horizon=DAY)) == {}


def test_companions_are_not_among_those_who_wait() -> None:
    journal = made(
        horizon=2 * HOUR,
        flows=("people", "people/bag"),
        routes=("out",),
        journeys=[(0, 10.0, 100.0, Ending.FINISHED), (1, 10.0, 100.0, Ending.FINISHED)],
        crossings=[(0, 10.0, 90.0, 100.0, 0), (1, 10.0, 90.0, 100.0, 0)],
        sailings=[(0, 90.0, 90.0, 100.0, 5, 2, 0)],
    )
    assert hour_by_hour(journal).waiting.tolist() == [1, 0]
    assert hour_by_hour(journal).boarded.tolist() == [0, 1]
