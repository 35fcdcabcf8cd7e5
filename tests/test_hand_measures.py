"""Measures of stations and journeys against numbers worked out beside them."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest

from simulator import measures
from simulator.journal import Ending, Journal
from tests.journals import DAY, NEVER, desk_morning, made


def two_services_past_closing() -> Journal:
    """Two desks, one from 60 on, none from 100 on; one service from 50 to 80, another from 55 to 110; two hours."""
    return made(
        horizon=120.0,
        journeys=[(0, 50.0, 80.0, Ending.FINISHED), (0, 55.0, 110.0, Ending.FINISHED)],
        visits={"desk": [(0, 50.0, 50.0, 80.0), (1, 55.0, 55.0, 110.0)]},
        stations={"desk": ((0.0, 60.0, 100.0), (2, 1, 0), NEVER)},
    )


def waited(*minutes: float, standard: float = NEVER) -> Journal:
    """As many people as there are waits, one a day, each served in no time after so long a wait."""
    days = range(len(minutes))
    return made(
        horizon=len(minutes) * DAY,
        journeys=[(0, day * DAY, day * DAY + wait, Ending.FINISHED) for day, wait in zip(days, minutes, strict=True)],
        visits={
            "desk": [
                (day, day * DAY, day * DAY + wait, day * DAY + wait) for day, wait in zip(days, minutes, strict=True)
            ]
        },
        stations={"desk": ((0.0,), (1,), standard)},
    )


def test_mean_queue_is_the_waiting_time_over_the_time() -> None:
    # Bo waits 15-30, Cy 20-35: 30 person-minutes in 100 minutes, two of them at once from 20 to 30.
    assert measures.queue_mean_people(desk_morning(), "desk") == pytest.approx(30 / 100)
    assert measures.queue_longest_people(desk_morning(), "desk") == 2


def test_who_gives_up_is_in_the_queue_but_not_in_the_waits() -> None:
    # Ann waited 0, Bo 15; Cy gave up after 15 and is one of three who came.
    morning = desk_morning()
    assert measures.waits(morning, "desk").tolist() == [0.0, 15.0]
    assert measures.wait_mean_minutes(morning, "desk") == 7.5
    assert measures.gave_up_share(morning, "desk") == pytest.approx(1 / 3)
    assert measures.turned_away_share(morning, "desk") == 0
    assert measures.unserved_share(morning, "desk") == 0


def test_still_waiting_at_the_end_is_counted_beside_the_waits() -> None:
    journal = made(
        horizon=60.0,
        journeys=[(0, 0.0, NEVER, Ending.INSIDE), (0, 10.0, NEVER, Ending.INSIDE)],
        visits={"desk": [(0, 0.0, 0.0, NEVER), (1, 10.0, NEVER, NEVER)]},
    )
    assert measures.wait_mean_minutes(journal, "desk") == 0
    assert measures.unserved_share(journal, "desk") == 1 / 2
    assert measures.queue_mean_people(journal, "desk") == pytest.approx(50 / 60)
    assert measures.utilisation_share(journal, "desk") == 1
    assert measures.throughput_per_day(journal, "desk") == 0


def test_thirty_at_once_to_five_desks_are_a_queue_of_twenty_five() -> None:
    served = [(person, 0.0, 0.0, 2.0) for person in range(5)] + [(person, 0.0, 2.0, 4.0) for person in range(5, 30)]
    journal = made(
        horizon=10.0,
        journeys=[(0, 0.0, end, Ending.FINISHED) for *_, end in served],
        visits={"desk": served},
        stations={"desk": ((0.0,), (30,), NEVER)},
    )
    assert measures.queue_longest_people(journal, "desk") == 25


def test_one_who_comes_as_another_is_called_does_not_lengthen_the_queue() -> None:
    visits = [(0, 0.0, 0.0, 5.0), (1, 1.0, 5.0, 9.0), (2, 5.0, 9.0, 10.0)]
    journal = made(
        horizon=20.0, journeys=[(0, came, end, Ending.FINISHED) for _, came, _, end in visits], visits={"desk": visits}
    )
    assert measures.queue_longest_people(journal, "desk") == 1


def test_quantiles_lie_between_the_observations() -> None:
    # Sorted 0 10 20 30 40. Median: place 2. 95 of 100: place 3.8, so 30 + 0.8 x 10.
    journal = waited(30.0, 0.0, 40.0, 10.0, 20.0)
    assert measures.wait_p50_minutes(journal, "desk") == 20
    assert measures.wait_p95_minutes(journal, "desk") == pytest.approx(38)


def test_a_wait_of_just_the_standard_is_within_it() -> None:
    assert measures.within_standard_share(waited(4.0, 5.0, 5.0, 6.0, standard=5.0), "desk") == 3 / 4
    assert math.isnan(measures.within_standard_share(waited(4.0), "desk"))


def test_utilisation_is_busy_time_over_rostered_time() -> None:
    # One desk for 100 minutes, busy from 10 to 40.
    assert measures.utilisation_share(desk_morning(), "desk") == pytest.approx(30 / 100)


def test_service_finished_after_a_roster_cut_is_staffed_time() -> None:
    # Rostered 2 x 60 + 1 x 40 = 160 minutes. Overtime: two are busy until 80 with one rostered (20 minutes),
    # one until 110 with none rostered (10). Busy 30 + 55.
    assert measures.utilisation_share(two_services_past_closing(), "desk") == pytest.approx(85 / 190)


def test_overtime_before_the_warm_up_is_not_counted() -> None:
    # From 70 on: rostered 30, overtime 70-80 and 100-110, busy 70-80 and 70-110.
    journal = replace(two_services_past_closing(), warm_up_minutes=70.0)
    assert measures.utilisation_share(journal, "desk") == pytest.approx((10 + 40) / (30 + 20))


def test_utilisation_of_a_desk_overrun_for_ever_is_one() -> None:
    journal = made(
        horizon=100.0,
        journeys=[(0, 0.0, NEVER, Ending.INSIDE)],
        visits={"desk": [(0, 0.0, 0.0, NEVER)]},
        stations={"desk": ((0.0, 10.0), (1, 0), NEVER)},
    )
    assert measures.utilisation_share(journal, "desk") == 1


def test_throughput_counts_services_completed() -> None:
    # Two in 100 minutes.
    assert measures.throughput_per_day(desk_morning(), "desk") == pytest.approx(2 * 1440 / 100)


def test_journeys_are_timed_from_arrival_to_the_end() -> None:
    # Ann 10-50 and Bo 15-40 finish; Cy gives up. Her bag has no measures.
    morning = desk_morning()
    assert measures.journey_mean_minutes(morning, "people") == (40 + 25) / 2
    assert measures.journey_p95_minutes(morning, "people") == pytest.approx(25 + 0.95 * 15)
    assert measures.unfinished_share(morning, "people") == 0
    assert not [row for row in measures.summary(morning) if "/" in row.place]


def test_customers_who_came_before_the_warm_up_are_left_out() -> None:
    # From 12 on: Bo and Cy come; Ann, who came at 10, is still served until 30.
    late = desk_morning(warm_up=12.0)
    assert measures.wait_mean_minutes(late, "desk") == 15
    assert measures.gave_up_share(late, "desk") == 1 / 2
    assert measures.queue_mean_people(late, "desk") == pytest.approx(30 / 88)
    assert measures.utilisation_share(late, "desk") == pytest.approx(28 / 88)
    assert measures.throughput_per_day(late, "desk") == pytest.approx(2 * 1440 / 88)
    assert measures.journey_mean_minutes(late, "people") == 25


def test_who_waits_across_the_warm_up_is_in_the_queue_from_then_on() -> None:
    # From 25 on: Bo until 30, Cy until 35; nobody comes any more.
    late = desk_morning(warm_up=25.0)
    assert measures.queue_mean_people(late, "desk") == pytest.approx((5 + 10) / 75)
    assert measures.queue_longest_people(late, "desk") == 2
    assert math.isnan(measures.wait_mean_minutes(late, "desk"))
    assert math.isnan(measures.unserved_share(late, "desk"))


def test_a_run_shorter_than_its_warm_up_reports_nothing() -> None:
    rows = measures.summary(desk_morning(warm_up=100.0))
    assert rows
    assert all(math.isnan(row.value) for row in rows)


def test_where_nobody_came_nothing_is_reported_rather_than_zero() -> None:
    empty = made(horizon=DAY, routes=("out",), visits={"desk": []}, stations={"desk": ((0.0,), (1,), 5.0)})
    rows = measures.summary(empty)
    assert len(rows) > 20
    assert [row for row in rows if not math.isnan(row.value)] == []


def test_queue_by_time_of_day_is_averaged_over_days() -> None:
    # 08:07-08:22 on the first day, 08:00-08:15 on the second: 8 + 15 minutes before 08:15, 7 after it.
    first, second = 8 * 60 + 7.0, DAY + 8 * 60.0
    journal = made(
        horizon=2 * DAY,
        journeys=[(0, first, first + 15, Ending.FINISHED), (0, second, second + 15, Ending.FINISHED)],
        visits={"desk": [(0, first, first + 15, first + 15), (1, second, second + 15, second + 15)]},
    )
    profile = measures.queue_by_time_of_day(journal, "desk")
    at = dict(zip(profile.clock_minutes.tolist(), profile.people.tolist(), strict=True))
    assert at[480.0] == pytest.approx(23 / 30)
    assert at[495.0] == pytest.approx(7 / 30)
    assert sum(at.values()) == pytest.approx(30 / 30)


def test_times_of_day_that_no_day_covers_have_no_queue() -> None:
    # Counted from 06:05 to 10:00; waiting from 06:10 to 09:50.
    journal = made(
        horizon=600.0,
        warm_up=365.0,
        journeys=[(0, 370.0, 590.0, Ending.FINISHED)],
        visits={"desk": [(0, 370.0, 590.0, 590.0)]},
    )
    profile = measures.queue_by_time_of_day(journal, "desk", step_minutes=60.0)
    assert profile.people[6:10] == pytest.approx([50 / 55, 1, 1, 50 / 60])
    assert np.isnan(np.delete(profile.people, range(6, 10))).all()


def test_steps_that_do_not_divide_the_day_are_refused() -> None:
    with pytest.raises(ValueError, match="steps of 7 min do not divide a day evenly"):
        measures.queue_by_time_of_day(desk_morning(), "desk", step_minutes=7.0)


def test_wait_curve_gives_true_shares_however_it_is_thinned() -> None:
    minutes = [float(wait % 700) for wait in range(1400)]
    curve = measures.wait_curve(waited(*minutes), "desk")
    assert len(curve.minutes) <= 512
    assert (curve.minutes[0], curve.minutes[-1], curve.share[-1]) == (0.0, 699.0, 1.0)
    # Each whole number of minutes below 700 was waited twice.
    assert curve.share == pytest.approx((curve.minutes + 1) / 700)


def test_wait_curve_of_few_shows_each_of_them() -> None:
    curve = measures.wait_curve(waited(3.0, 0.0, 0.0, 9.0), "desk")
    assert curve.minutes.tolist() == [0.0, 3.0, 9.0]
    assert curve.share.tolist() == [0.5, 0.75, 1.0]
    assert len(measures.wait_curve(made(horizon=1.0, visits={"desk": []}), "desk").share) == 0
