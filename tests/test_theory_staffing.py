"""The smallest roster, the interval of a share, and trade-offs, where the answer is known beforehand."""

from __future__ import annotations

import itertools
import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from simulator.study.estimate import student_t
from simulator.study.selection.front import front
from simulator.study.selection.staffing import NoRoster, kept, smallest_roster


def served(needs: tuple[int, ...], spill: float = 0.0):  # a hall whose parts need so many desks
    """Who is served in time: all where there are desks enough, and fewer the more are wanting, here or just before."""

    def observe(roster: tuple[int, ...]):
        short = np.array([max(need - desks, 0) for need, desks in zip(needs, roster, strict=True)], float)
        short[1:] += spill * short[:-1]
        in_time = 100 * np.maximum(1 - 0.2 * short, 0)
        return np.full((3, len(needs)), 100.0), np.tile(in_time, (3, 1))

    return observe


@given(some.lists(some.integers(0, 6), min_size=1, max_size=6), some.floats(0, 1))
@settings(max_examples=60, deadline=None)
def test_the_roster_found_is_what_each_part_needs(needs: list[int], spill: float) -> None:
    found = smallest_roster(served(tuple(needs), spill), (1,) * len(needs), 6, 0.95)
    assert found.roster == tuple(needs)


def test_no_smaller_roster_keeps_the_standard_where_all_can_be_tried() -> None:
    needs = (2, 3, 1)
    found = smallest_roster(served(needs, 0.5), (0, 0, 0), 4, 0.95)
    keeping = [
        roster
        for roster in itertools.product(range(5), repeat=3)
        if all(part.share >= 0.95 for part in kept(*served(needs, 0.5)(roster)))
    ]
    assert sum(found.roster) == min(map(sum, keeping))


def test_too_few_desks_are_a_complaint_that_names_the_part() -> None:
    with pytest.raises(NoRoster, match=r"only 0\.600 .* part 2"):
        smallest_roster(served((1, 5, 1)), (1, 1, 1), 3, 0.95)


def test_no_part_has_fewer_desks_than_must_be_open() -> None:
    assert smallest_roster(served((0, 2, 0)), (1, 1, 1), 4, 0.95, least=(1, 1, 1)).roster == (1, 2, 1)


def test_no_roster_is_run_twice() -> None:
    tried: list[tuple[int, ...]] = []
    found = smallest_roster(served((3, 4, 2)), (1, 1, 1), 5, 0.95, on_try=lambda _, roster: tried.append(roster))
    assert len(tried) == len(set(tried)) == found.tried


def test_the_interval_of_a_share_by_hand() -> None:
    # 10 and 20 came, 8 and 19 in time: share 27/30 = .9; residuals 8 - 9 = -1 and 19 - 18 = 1, so that s = √2.
    part = kept(np.array([[10.0], [20.0]]), np.array([[8.0], [19.0]]))[0]
    assert part.share == pytest.approx(0.9)
    assert part.half_width == pytest.approx(student_t(1, 0.975) * math.sqrt(2) / math.sqrt(2) / 15)
    assert part.came_per_replication == 15


def test_where_nobody_comes_no_share_is_told_and_no_desk_is_needed() -> None:
    part = kept(np.zeros((2, 1)), np.zeros((2, 1)))[0]
    assert math.isnan(part.share)
    observe = lambda roster: (np.zeros((2, 2)), np.zeros((2, 2)))  # noqa: E731
    assert smallest_roster(observe, (3, 3), 5, 0.95).roster == (0, 0)


def test_the_front_by_hand() -> None:
    # Waits and costs: (3, 3) is beaten by (2, 2); (1, 5) and (5, 1) each have something that nobody beats.
    values = np.array([[1.0, 5.0], [2.0, 2.0], [3.0, 3.0], [5.0, 1.0], [2.0, 2.0]])
    assert front(values, [True, True]) == (0, 1, 3, 4)
    assert front(values, [False, False]) == (0, 2, 3)


@given(some.lists(some.tuples(some.integers(0, 5), some.integers(0, 5)), min_size=1, max_size=12))
@settings(max_examples=60, deadline=None)
def test_every_candidate_is_on_the_front_or_beaten_by_one_that_is(points: list[tuple[int, int]]) -> None:
    values = np.array(points, float)
    rows = front(values, [True, False])
    for row in range(len(points)):
        beaten = any(
            values[each, 0] <= values[row, 0]
            and values[each, 1] >= values[row, 1]
            and (values[each] != values[row]).any()
            for each in rows
        )
        assert beaten != (row in rows)
