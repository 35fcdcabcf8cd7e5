"""The curves behind the figures, read off journals made by hand."""

from __future__ import annotations

import numpy as np

from simulator.journal import Ending, Journal
from simulator.report.bands import mean_and_half_width
from simulator.study.curves import SLICE_MINUTES, WAITED_WITHIN_MINUTES, curves
from simulator.study.estimate import estimate
from tests.journals import DAY, NEVER, made


def two_days_of_a_ferry() -> Journal:
    """Two people each day; the vessel of 01:00 takes one of them on the first day and is cancelled on the second."""
    first, second = 50.0, DAY + 50.0
    return made(
        horizon=2 * DAY,
        flows=("to_kinmen",),
        routes=("wutong_shuitou",),
        journeys=[
            (0, first, 90.0, Ending.FINISHED),
            (0, first, 70.0, Ending.STRANDED),
            (0, second, DAY + 70, Ending.STRANDED),
            (0, second, DAY + 70, Ending.STRANDED),
        ],
        crossings=[
            (0, first, 60.0, 90.0, 0),
            (1, first, NEVER, 70.0, -1),
            (2, second, NEVER, DAY + 70, -1),
            (3, second, NEVER, DAY + 70, -1),
        ],
        sailings=[(0, 60.0, 60.0, 90.0, 1, 1, 1), (0, DAY + 60, NEVER, NEVER, 0, 0, 0)],
    )


def test_the_queue_for_the_vessel_is_counted_by_lounge_with_those_left_on_the_quay() -> None:
    # From 00:50 to 01:00 two wait on both days; from 01:00 to 01:10 one on the first day and two on the second.
    waiting = curves(two_days_of_a_ferry()).lounge_people["wutong_shuitou"]
    slice_of = {minute: round(minute / SLICE_MINUTES) for minute in (45, 50, 55, 60, 65, 70)}
    assert [waiting[slice_of[minute]] for minute in (45, 50, 55, 60, 65, 70)] == [0.0, 2.0, 2.0, 1.5, 1.5, 0.0]


def test_a_lounge_is_named_after_its_routes_and_holds_no_bags() -> None:
    # From 00:10 to 00:30 a traveller and a bag wait for either of two routes; who comes to no lounge has none.
    found = curves(
        made(
            horizon=DAY,
            flows=("people", "people/bag"),
            routes=("wutong", "dongdu"),
            lounges=((0,), (1, 0)),
            journeys=[(0, 10.0, 60.0, Ending.FINISHED), (1, 10.0, 60.0, Ending.FINISHED)],
            crossings=[(0, 10.0, 30.0, 60.0, 0), (1, 10.0, 30.0, 60.0, 0)],
            lounge=[1, 1],
            sailings=[(1, 30.0, 30.0, 60.0, 2, 2, 0)],
        )
    ).lounge_people
    assert list(found) == ["dongdu+wutong"]
    assert found["dongdu+wutong"].sum() * SLICE_MINUTES == 20.0


def test_departures_keep_their_clock_time_and_those_cancelled_are_marked() -> None:
    found = curves(two_days_of_a_ferry()).departures
    assert found.clock_minutes.tolist() == [60.0, 60.0]
    assert found.taken.tolist() == [1, 0]
    assert found.cancelled.tolist() == [False, True]


def test_the_share_who_waited_no_longer_counts_those_who_waited_exactly_so_long() -> None:
    # Waits of 0, 5 and 10 min.
    found = curves(
        made(
            horizon=60.0,
            journeys=[(0, 0.0, 30.0, Ending.FINISHED)] * 3,
            visits={"desk": [(0, 0.0, 0.0, 5.0), (1, 0.0, 5.0, 10.0), (2, 0.0, 10.0, 15.0)]},
        )
    ).waited_within_share["desk"]
    expected = {0.0: 1 / 3, 4.95: 1 / 3, 5.0: 2 / 3, 9.95: 2 / 3, 10.0: 1.0, 60.0: 1.0}
    assert {minutes: found[np.searchsorted(WAITED_WITHIN_MINUTES, minutes)] for minutes in expected} == expected


def test_those_who_came_during_warm_up_are_left_out_of_the_curves() -> None:
    found = curves(
        made(
            horizon=60.0,
            warm_up=10.0,
            journeys=[(0, 0.0, 30.0, Ending.FINISHED), (0, 20.0, 30.0, Ending.FINISHED)],
            visits={"desk": [(0, 0.0, 20.0, 30.0), (1, 20.0, 30.0, 31.0)]},
        )
    )
    assert found.served["desk"] == 1
    assert found.waited_within_share["desk"][WAITED_WITHIN_MINUTES == 9.95] == 0.0


def test_a_band_is_the_interval_of_each_point() -> None:
    mean, half_width = mean_and_half_width([np.array([1.0, 5.0]), np.array([2.0, 5.0]), np.array([3.0, 5.0])])
    assert mean.tolist() == [2.0, 5.0]
    assert half_width is not None
    np.testing.assert_allclose(half_width, [estimate([1.0, 2.0, 3.0]).half_width, 0.0])


def test_a_single_curve_has_no_band() -> None:
    assert mean_and_half_width([np.array([1.0])])[1] is None
