"""Means and intervals over replications, worked by hand."""

from __future__ import annotations

import math

import pytest

from simulator.measures import Row
from simulator.study.estimate import Estimate, estimate, student_t
from simulator.study.study import Replication, summarise

NOTHING = math.nan


def test_student_t_agrees_with_its_closed_forms() -> None:
    # One degree of freedom is the Cauchy distribution: t = tan(pi (p - 1/2)).
    # For two, t = a sqrt(2 / (1 - a^2)) with a = 2p - 1.
    for p in (0.6, 0.9, 0.975, 0.995):
        a = 2 * p - 1
        assert student_t(1, p) == pytest.approx(math.tan(math.pi * (p - 0.5)), rel=1e-9)
        assert student_t(2, p) == pytest.approx(a * math.sqrt(2 / (1 - a * a)), rel=1e-9)


def test_the_interval_of_three_values_is_the_one_worked_by_hand() -> None:
    # Mean 2, standard deviation 1, t with 2 degrees of freedom at 0.975: 0.95 sqrt(2 / (1 - 0.95^2)).
    found = estimate([1.0, 2.0, 3.0])
    half_width = 0.95 * math.sqrt(2 / (1 - 0.95**2)) / math.sqrt(3)
    assert found.mean == 2.0
    assert found.half_width == pytest.approx(half_width)
    assert (found.low, found.high) == (pytest.approx(2 - half_width), pytest.approx(2 + half_width))
    assert (found.n, found.missing) == (3, 0)


def test_two_values_a_step_apart_have_a_very_wide_interval() -> None:
    # s / sqrt(n) of 1 and 3 is exactly 1, so the half-width is the tangent of 0.475 pi, 12.7.
    assert estimate([1.0, 3.0]).half_width == pytest.approx(math.tan(0.475 * math.pi))


def test_equal_values_have_an_interval_of_no_width() -> None:
    assert estimate([0.1] * 10).half_width < 1e-16


def test_one_replication_has_a_mean_and_no_interval() -> None:
    found = estimate([4.5])
    assert found.mean == 4.5
    assert math.isnan(found.half_width)
    assert math.isnan(found.low)


def test_replications_that_saw_nothing_are_left_out_and_counted() -> None:
    assert estimate([1.0, NOTHING, 3.0]) == Estimate(2.0, estimate([1.0, 3.0]).half_width, n=2, missing=1)


def test_nothing_observed_is_nothing_and_not_zero() -> None:
    for found in (estimate([]), estimate([NOTHING, NOTHING])):
        assert math.isnan(found.mean)
        assert found.n == 0


def test_a_higher_confidence_asks_for_a_wider_interval() -> None:
    values = [3.0, 5.0, 4.0, 9.0]
    assert estimate(values, 0.9).half_width < estimate(values, 0.95).half_width < estimate(values, 0.99).half_width


@pytest.mark.parametrize("confidence", [0.0, 1.0, 95.0])
def test_a_confidence_that_is_no_share_is_refused(confidence: float) -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        estimate([1.0, 2.0], confidence)


def test_the_order_of_replications_does_not_matter() -> None:
    runs = [
        Replication(number, (Row("wait_mean_minutes", "desk", value, "minutes"),), None, 0.0)
        for number, value in enumerate([0.1, 0.7, 0.30000000000000004, 1e-9])
    ]
    assert summarise(runs) == summarise(reversed(runs))


def test_a_measure_missing_from_one_replication_is_counted_as_missing() -> None:
    seen = Replication(0, (Row("gave_up_share", "desk", 0.5, "share"),), None, 0.0)
    (found,) = summarise([seen, Replication(1, (), None, 0.0)])
    assert (found.estimate.n, found.estimate.missing) == (1, 1)
