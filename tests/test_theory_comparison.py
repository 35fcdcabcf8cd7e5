"""Comparing policies as the textbooks do it: published data sets, published tables, and arithmetic by hand."""

from __future__ import annotations

import math

import numpy as np
import pytest

from simulator.measures.quantile_interval import quantile_interval
from simulator.study.comparison.best import FromBest, from_best, hsu
from simulator.study.comparison.holm import holm
from simulator.study.comparison.paired import joint_half_width, paired, ratio, replications_apart, variance, welch
from simulator.study.comparison.sequential import Known, Rule, wanted
from simulator.study.estimate import Estimate, estimate, student_t

# Extra hours of sleep of ten patients under two drugs: Cushny and Peebles (1905), as used by Student (1908) and printed
# in most textbooks; t tests of it stand in the manual of R (`?sleep`, `?t.test`).
FIRST_DRUG = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0]
SECOND_DRUG = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]


def test_the_paired_interval_of_the_sleep_data_is_the_published_one() -> None:
    found = paired(FIRST_DRUG, SECOND_DRUG)
    assert found.difference.mean == pytest.approx(1.58)
    assert found.difference.low == pytest.approx(0.7001142, abs=1e-7)
    assert found.difference.high == pytest.approx(2.4598858, abs=1e-7)
    assert found.p == pytest.approx(0.002833, abs=1e-6)
    assert found.correlation == pytest.approx(0.7951702, abs=1e-7)


def test_welchs_interval_of_the_sleep_data_is_the_published_one() -> None:
    found = welch(FIRST_DRUG, SECOND_DRUG)
    assert paired(FIRST_DRUG, SECOND_DRUG).independent_half_width == found.half_width
    assert found.low == pytest.approx(-0.2054832, abs=1e-7)
    assert found.high == pytest.approx(3.3654832, abs=1e-7)


def test_the_variance_ratio_is_what_pairing_left_of_the_variance() -> None:
    found = paired(FIRST_DRUG, SECOND_DRUG)
    gaps = [y - x for x, y in zip(FIRST_DRUG, SECOND_DRUG, strict=True)]
    assert found.variance_ratio == pytest.approx(variance(gaps) / (variance(FIRST_DRUG) + variance(SECOND_DRUG)))
    # For equal variances it is 1 less the correlation.
    equal = paired([1.0, 2.0, 3.0, 5.0], [2.0, 3.0, 5.0, 1.0])
    assert equal.variance_ratio == pytest.approx(1 - equal.correlation)
    assert equal.variance_ratio > 1  # negative correlation: here the same luck does harm


def test_independent_runs_cost_as_many_replications_as_give_welchs_interval_that_width() -> None:
    one, other = variance(FIRST_DRUG), variance(SECOND_DRUG)
    wanted_width = paired(FIRST_DRUG, SECOND_DRUG).difference.half_width
    count = replications_apart(one, other, wanted_width)
    assert count is not None

    def width(n: int) -> float:
        degrees = (one + other) ** 2 / (one**2 + other**2) * (n - 1)
        return student_t(degrees, 0.975) * math.sqrt((one + other) / n)

    assert width(count) <= wanted_width < width(count - 1)
    assert width(10) == pytest.approx(welch(FIRST_DRUG, SECOND_DRUG).half_width)


def test_equal_policies_differ_by_exactly_nothing_and_nothing_is_divided_by_zero() -> None:
    for values in ([3.0, 1.0, 2.5], [0.0, 0.0, 0.0], [7.0, 7.0, 7.0]):
        found = paired(values, values)
        assert (found.difference.mean, found.difference.half_width, found.p) == (0.0, 0.0, 1.0)
        assert found.independent_replications is None
    assert math.isnan(paired([7.0, 7.0], [7.0, 7.0]).variance_ratio)
    assert paired([1.0, 2.0], [2.0, 3.0]).p == 0.0  # always exactly 1 more


def test_a_replication_seen_under_one_policy_only_is_left_out_and_counted() -> None:
    found = paired([1.0, math.nan, 3.0, 4.0], [2.0, 2.0, math.nan, 6.0])
    assert (found.difference.n, found.difference.missing) == (2, 2)
    assert found.difference.mean == 1.5


def test_holms_rule_by_hand() -> None:
    # In rising order 0.005, 0.01, 0.03, 0.04 are multiplied by 4, 3, 2, 1: 0.02, 0.03, 0.06, 0.04, and none may fall.
    assert holm([0.01, 0.04, 0.03, 0.005]) == pytest.approx((0.03, 0.06, 0.06, 0.02))
    assert holm([0.7, 0.6]) == (1.0, 1.0)
    assert holm([0.02]) == (0.02,)
    assert holm([]) == ()
    lone, none = holm([0.02, math.nan])
    assert lone == 0.02
    assert math.isnan(none)


def test_joint_intervals_are_bonferronis() -> None:
    gap = estimate([1.0, 2.0, 4.0, 2.0, 3.0])
    usual = gap.half_width / student_t(4, 0.975)
    assert joint_half_width(gap, 1) == gap.half_width
    assert joint_half_width(gap, 5) == pytest.approx(usual * student_t(4, 0.995))


@pytest.mark.parametrize(("n", "low", "high"), [(6, 1, 6), (10, 2, 9), (15, 4, 12), (20, 6, 15), (25, 8, 18)])
def test_the_bounds_of_a_median_are_the_tabled_order_statistics(n: int, low: int, high: int) -> None:
    # The sign test's table (Conover, table A3 and section 3.2), 95 %: symmetric ranks.
    assert quantile_interval(np.arange(1.0, n + 1), 0.5) == (low, high)
    assert sum(math.comb(n, k) for k in range(low, high)) / 2**n >= 0.95


def test_hsus_intervals_by_hand() -> None:
    # Means 10, 9 and 4, each difference ± 3. Of the first: 1 + 3 = 4 above; below 1 - 3 = -2. Of the second: -1 + 3 = 2
    # above; -1 - 3 = -4 below. Of the third: -6 + 3 = -3, so it is not the best (0); below -6 - 3 = -9.
    widths = [[3.0] * 3] * 3
    assert hsu([10.0, 9.0, 4.0], widths) == (FromBest(-2.0, 4.0), FromBest(-4.0, 2.0), FromBest(-9.0, 0.0))
    # Alone above all others: nothing is better than it, so its interval begins at 0.
    first, *_ = hsu([20.0, 9.0, 4.0], widths)
    assert first == FromBest(0.0, 14.0)


def test_the_best_is_told_from_the_others_and_equals_from_none() -> None:
    slow, quick = [30.0, 32.0, 31.0, 33.0], [20.0, 22.5, 21.0, 23.0]
    found = from_best([slow, quick, quick], less_is_better=True)
    assert [each.may_be_best for each in found] == [False, True, True]
    assert found[0].high == 0
    more = from_best([slow, quick], less_is_better=False)
    assert [each.may_be_best for each in more] == [True, False]
    same = from_best([slow, slow], less_is_better=True)
    assert same == (FromBest(0.0, 0.0), FromBest(0.0, 0.0))
    assert from_best([slow], less_is_better=True) == ()


def test_two_policies_against_the_best_give_the_paired_one_sided_interval() -> None:
    found = from_best([FIRST_DRUG, SECOND_DRUG], less_is_better=False)
    gap = paired(FIRST_DRUG, SECOND_DRUG).difference
    one_sided = gap.half_width / student_t(9, 0.975) * student_t(9, 0.95)
    assert found[1] == FromBest(0.0, pytest.approx(gap.mean + one_sided))  # type: ignore[arg-type]
    assert found[0].low == pytest.approx(-gap.mean - one_sided)


def so_far(half_width: float, difference: float = 0.0, at_every_look: float = math.inf, margin: float = 1.0) -> Known:
    return Known(difference, half_width, at_every_look, margin)


def test_replications_go_on_until_the_interval_is_narrow_or_the_budget_ends() -> None:
    rule = Rule(first=10, budget=40, precision_share=0.05)
    assert wanted(rule, 0, [], math.nan) == 10
    assert wanted(rule, 10, [so_far(4.9)], 100.0) == 10
    # Twice too wide asks for four times as many; at most as many again are run before looking again.
    assert wanted(rule, 10, [so_far(10.0)], 100.0) == 20
    # 1.3 times too wide: 10 x 1.69 = 16.9, so seventeen; a little too wide: half as many again.
    assert wanted(rule, 10, [so_far(1.0), so_far(6.5)], 100.0) == 17
    assert wanted(rule, 10, [so_far(5.1)], 100.0) == 15
    assert wanted(rule, 30, [so_far(50.0)], 100.0) == 40
    assert wanted(rule, 40, [so_far(50.0)], 100.0) == 40
    assert wanted(rule, 10, [so_far(math.nan)], 100.0) == 20
    assert wanted(rule, 10, [so_far(0.0)], 0.0) == 10
    assert wanted(rule, 10, [so_far(0.1)], 0.0) == 20


def test_an_unknown_half_width_asks_for_as_many_more_in_any_order_of_the_policies() -> None:
    rule = Rule(first=10, budget=40, precision_share=0.05)
    unknown, near = so_far(math.nan), so_far(5.1)
    assert wanted(rule, 10, [unknown, near], 100.0) == wanted(rule, 10, [near, unknown], 100.0) == 20


def test_who_asks_for_no_precision_has_an_answer() -> None:
    rule = Rule(first=10, budget=40)
    better, straddling, equal = so_far(3.0, -9.0, 5.0), so_far(3.0, -2.0, 5.0), so_far(0.4, -0.2, 0.7)
    assert wanted(rule, 10, [better], 100.0) == wanted(rule, 10, [equal, better], 100.0) == 10
    assert wanted(rule, 10, [better, straddling], 100.0) == 20
    # Decided at the usual confidence, but not at that of all looks together: 8 from the edge, 1.1 times as wide.
    assert wanted(rule, 10, [so_far(7.0, -9.0, 8.8)], 100.0) == 15
    assert wanted(rule, 10, [so_far(math.nan, math.nan, math.nan)], 100.0) == 20
    assert wanted(rule, 10, [so_far(0.0, 0.0, 0.0, margin=0.0)], 100.0) == 10  # exactly nothing is equal
    # Who asks for a precision gets it, decided or not.
    assert wanted(Rule(10, 40, 0.01), 10, [better], 100.0) == 20


def test_the_looks_are_those_at_which_half_as_many_again_were_run() -> None:
    assert Rule(10, 40).looks == 5  # 10, 15, 23, 35, 40
    assert Rule(10, 10).looks == 1


def test_an_estimate_of_nothing_stays_nothing() -> None:
    nothing = Estimate(math.nan, math.nan, 0, 3)
    assert math.isnan(joint_half_width(nothing, 3))


def test_a_policy_that_takes_a_tenth_of_every_day_changes_it_by_a_tenth_and_that_is_sure() -> None:
    before = [10.0, 20.0, 70.0]
    found = paired(before, [0.9 * value for value in before])
    assert found.relative.mean == pytest.approx(-0.1)
    assert found.relative.half_width == pytest.approx(0.0, abs=1e-12)
    assert found.difference.half_width > 1


def test_the_ratio_of_two_means_by_hand() -> None:
    """Means 2 and 1: a half. What is left of 0, 1, 2 less a half of 1, 2, 3 is -1/2, 0, 1/2, with variance 1/4; so
    t(2) = 4.303 times the root of 1/12, over 2."""
    found = ratio([0.0, 1.0, 2.0], [1.0, 2.0, 3.0])
    assert found.mean == pytest.approx(0.5)
    assert found.half_width == pytest.approx(student_t(2, 0.975) * math.sqrt(0.25 / 3) / 2)
    assert math.isnan(ratio([1.0, 2.0], [0.0, 0.0]).mean)
    assert math.isnan(ratio([1.0], [2.0]).half_width)


def test_the_interval_of_a_ratio_holds_the_true_one_as_often_as_it_says() -> None:
    """Days that differ by a quarter, and a policy that takes 2 of 10 with some luck of its own: -20 %."""
    luck = np.random.default_rng(2011)
    held = 0
    for _ in range(2000):
        days = luck.normal(10.0, 2.5, 20)
        found = ratio((-0.2 * days + luck.normal(0.0, 1.0, 20)).tolist(), days.tolist())
        held += found.low <= -0.2 <= found.high
    assert 0.93 <= held / 2000 <= 0.97
