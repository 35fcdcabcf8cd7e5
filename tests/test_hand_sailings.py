"""Measures of sailings, lounges and days against numbers worked out beside them."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from simulator import measures
from simulator.journal import Ending, Journal
from tests.journals import DAY, NEVER, ferry_day, made


def crossed(passengers: Sequence[int], start: dt.date = dt.date(2011, 10, 1)) -> Journal:
    """A sailing at 23:50 on each day, with so many passengers, who came at 23:00; ashore at 00:30 the next day."""
    people = [day for day, count in enumerate(passengers) for _ in range(count)]
    left = [day * DAY + 1430 for day in people]
    return made(
        horizon=len(passengers) * DAY + 60,
        start=start,
        routes=("out",),
        journeys=[(0, at - 50, at + 40, Ending.FINISHED) for at in left],
        crossings=[(row, at - 50, at, at + 40, day) for row, (day, at) in enumerate(zip(people, left, strict=True))],
        sailings=[
            (0, day * DAY + 1430, day * DAY + 1430, day * DAY + 1470, 100, count, 0)
            for day, count in enumerate(passengers)
        ],
    )


def test_sailings_of_two_days_are_counted_per_day() -> None:
    # Three of four sailed, one was cancelled; 2 + 1 + 2 boarded 6 seats; 1 + 0 + 1 were left behind.
    journal = ferry_day()
    assert measures.sailings_per_day(journal) == 3 / 2
    assert measures.cancelled_sailings_per_day(journal, "out") == 1 / 2
    assert measures.passengers_per_sailing(journal) == pytest.approx(5 / 3)
    assert measures.load_share(journal, "out") == pytest.approx(5 / 6)
    assert measures.left_behind_per_sailing(journal) == pytest.approx(2 / 3)
    assert measures.passengers_per_day(journal) == 5 / 2
    assert measures.stranded_per_day(journal) == 1 / 2
    assert measures.turned_away_share(journal, "gate") == 1 / 8
    assert measures.unserved_share(journal, "gate") == 1 / 8


def test_lounge_waits_end_with_the_departure() -> None:
    # 481 and 482 to 540, 483 to 600; on the second day 571 and 572 to 600. The one stranded is not among them.
    assert measures.lounge_mean_minutes(ferry_day()) == pytest.approx((59 + 58 + 117 + 29 + 28) / 5)


def test_sailings_before_the_warm_up_are_left_out() -> None:
    second = ferry_day(warm_up=DAY)
    assert measures.passengers_per_day(second, "people") == 2
    assert measures.sailings_per_day(second) == 1
    assert measures.cancelled_sailings_per_day(second) == 1
    assert measures.load_share(second) == 1
    assert measures.lounge_mean_minutes(second, "out") == pytest.approx((29 + 28) / 2)
    assert measures.stranded_per_day(second) == 1
    assert measures.busiest_day_passengers(second) == 2


def test_loads_give_a_row_for_each_sailing_that_left() -> None:
    loads = measures.loads(ferry_day())
    assert loads.departed.tolist() == [540.0, 600.0, DAY + 600.0]
    assert loads.passengers.tolist() == [2, 1, 2]
    assert loads.load_share.tolist() == [1.0, 0.5, 1.0]


def test_each_route_has_its_own_share() -> None:
    # Out: 1 of 4 seats; in: 3 of 4. Together 4 of 8.
    journal = made(
        horizon=DAY,
        flows=("outbound", "inbound"),
        routes=("out", "in"),
        journeys=[(0, 0.0, 90.0, Ending.FINISHED)] + [(1, 0.0, 95.0, Ending.FINISHED)] * 3,
        crossings=[(0, 0.0, 60.0, 90.0, 0)] + [(row, 0.0, 65.0, 95.0, 1) for row in (1, 2, 3)],
        sailings=[(0, 60.0, 60.0, 90.0, 4, 1, 0), (1, 65.0, 65.0, 95.0, 4, 3, 0)],
    )
    assert measures.load_share(journal, "out") == 1 / 4
    assert measures.load_share(journal, "in") == 3 / 4
    assert measures.load_share(journal) == 1 / 2
    assert measures.passengers_per_day(journal, "inbound") == 3
    assert measures.passengers_per_day(journal) == 4
    assert measures.lounge_mean_minutes(journal, "in") == 65
    assert measures.lounge_mean_minutes(journal) == pytest.approx((60 + 3 * 65) / 4)


def test_a_passenger_belongs_to_the_day_of_departure() -> None:
    # The last sailing of each day lands after midnight.
    assert measures.passengers_by_day(crossed([3, 1, 2])).passengers.tolist() == [3, 1, 2]
    assert measures.busiest_day_passengers(crossed([3, 1, 2])) == 3


def test_busiest_ten_days_are_ten_in_a_row() -> None:
    # Days of 1 to 12 passengers, the busy ones apart: best ten in a row are the third to the twelfth, mean 7.5.
    assert measures.busiest_ten_days_passengers_per_day(crossed(range(1, 13))) == pytest.approx(sum(range(3, 13)) / 10)
    assert math.isnan(measures.busiest_ten_days_passengers_per_day(crossed(range(1, 10))))


def test_busiest_month_is_a_whole_calendar_month() -> None:
    # 17 days of October with 5 passengers each (85 in all) are not a month; November with 30 is.
    journal = crossed([5] * 17 + [1] * 30 + [9] * 3, start=dt.date(2011, 10, 15))
    assert measures.busiest_month_passengers(journal) == 30
    assert math.isnan(measures.busiest_month_passengers(crossed([5] * 30, start=dt.date(2011, 10, 1))))
    # February of a leap year has 29 days.
    assert measures.busiest_month_passengers(crossed([1] * 29, start=dt.date(2012, 2, 1))) == 29


def test_a_day_that_the_run_cuts_short_is_no_busiest_day() -> None:
    cut = replace(crossed([1, 7]), horizon_minutes=2 * DAY - 5)
    assert measures.passengers_by_day(cut).day.tolist() == [0]
    assert measures.busiest_day_passengers(cut) == 1


def test_baggage_fills_seats_but_is_no_passenger() -> None:
    journal = made(
        horizon=DAY,
        flows=("people", "people/trunk"),
        routes=("out",),
        journeys=[(0, 0.0, 90.0, Ending.FINISHED), (1, 0.0, 90.0, Ending.FINISHED)],
        crossings=[(0, 10.0, 60.0, 90.0, 0), (1, 50.0, 60.0, 90.0, 0)],
        sailings=[(0, 60.0, 60.0, 90.0, 4, 2, 0)],
    )
    assert measures.passengers_per_day(journal) == 1
    assert measures.passengers_per_sailing(journal, "out") == 1
    assert measures.lounge_mean_minutes(journal) == 50
    assert measures.load_share(journal) == 2 / 4


def test_when_all_is_cancelled_nothing_sails_but_no_load_is_reported() -> None:
    journal = made(
        horizon=DAY,
        routes=("out",),
        journeys=[(0, 0.0, 700.0, Ending.STRANDED)],
        crossings=[(0, 10.0, NEVER, 700.0, -1)],
        sailings=[(0, 600.0, NEVER, NEVER, 0, 0, 0)],
    )
    assert measures.sailings_per_day(journal) == 0
    assert measures.cancelled_sailings_per_day(journal) == 1
    assert measures.passengers_per_day(journal) == 0
    assert measures.stranded_per_day(journal) == 1
    assert math.isnan(measures.load_share(journal))
    assert math.isnan(measures.passengers_per_sailing(journal))
    assert math.isnan(measures.lounge_mean_minutes(journal))
    assert np.size(measures.loads(journal).passengers) == 0
