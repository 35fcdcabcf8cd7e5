"""Factors of a sweep: what `at` gives is distributed as it should be, and `where` takes it back."""

from __future__ import annotations

import math

import numpy as np
import pytest

from simulator.study.sweep import Factor

EVENLY = (np.arange(20_000) + 0.5) / 20_000
"""Each ten-thousandth of the chance once: means over these are the distribution's, to rounding."""


def factor(distribution: str, *, whole: bool = False, values: tuple[float, ...] = ()) -> Factor:
    return Factor("it", "path", "somewhere", 2.0, 10.0, 4.0, distribution=distribution, whole=whole, values=values)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("distribution", "mean"),
    [("uniform", 6.0), ("triangular", (2 + 10 + 4) / 3), ("normal", 6.0)],
)
def test_the_mean_over_all_chances_is_the_distributions(distribution: str, mean: float) -> None:
    assert factor(distribution).along(EVENLY).mean() == pytest.approx(mean, rel=1e-4)


def test_half_of_a_lognormal_factor_lies_below_the_geometric_middle() -> None:
    assert factor("lognormal").at(0.5) == pytest.approx(math.sqrt(2 * 10))


def test_every_whole_number_of_a_uniform_factor_is_as_likely_as_another() -> None:
    _, counts = np.unique(factor("uniform", whole=True).along(EVENLY), return_counts=True)
    assert len(counts) == 9
    assert np.ptp(counts) <= 1


@pytest.mark.parametrize("whole", [False, True])
@pytest.mark.parametrize("distribution", ["uniform", "triangular", "normal", "lognormal"])
def test_a_factor_never_leaves_its_range_and_reaches_both_ends(distribution: str, whole: bool) -> None:
    it = factor(distribution, whole=whole)
    assert (it.at(0.0), it.at(1.0)) == pytest.approx((2.0, 10.0))
    values = it.along(EVENLY)
    assert (np.diff(values) >= 0).all()
    assert values.min() >= 2.0
    assert values.max() <= 10.0


@pytest.mark.parametrize("distribution", ["uniform", "triangular", "normal", "lognormal"])
def test_where_is_the_way_back(distribution: str) -> None:
    it = factor(distribution)
    for value in (2.5, 4.0, 9.0):
        assert it.at(it.where(value)) == pytest.approx(value)
    counted = factor(distribution, whole=True)
    for count in range(2, 11):
        assert counted.at(counted.where(count)) == count


def test_a_discrete_factor_takes_each_of_its_values_as_often() -> None:
    it = factor("discrete", values=(1.0, 3.0, 4.0))
    assert [it.at(u) for u in (0.0, 0.3, 0.4, 0.9, 1.0)] == [1, 1, 3, 4, 4]
    assert [it.at(it.where(value)) for value in (1, 3, 4)] == [1, 3, 4]


def test_no_value_is_found_with_a_number_that_is_no_chance() -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        factor("uniform").at(1.1)
