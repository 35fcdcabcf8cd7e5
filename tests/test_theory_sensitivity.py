"""Sensitivity of functions whose indices are known, with chance added that must not be taken for the factors' doing."""

from __future__ import annotations

import math

import numpy as np
import pytest

from simulator.journal.columns import Floats
from simulator.study.estimate import Estimate
from simulator.study.sensitivity import sensitivity
from simulator.study.sensitivity.observed import noise_of, observed
from simulator.study.sensitivity.pawn import medians, pawn
from simulator.study.sweep import Design
from tests.sampled import MEASURE, anywhere, factors, grid, morris_points, sobol_points, swept

PI_FACTORS = factors("x", "y", "z", low=-math.pi, high=math.pi)


def ishigami(x: Floats) -> Floats:
    found: Floats = np.sin(x[:, 0]) + 7 * np.sin(x[:, 1]) ** 2 + 0.1 * x[:, 2] ** 4 * np.sin(x[:, 0])
    return found


ISHIGAMI_VARIANCE = 7**2 / 8 + 0.1 * math.pi**4 / 5 + 0.1**2 * math.pi**8 / 18 + 0.5
ISHIGAMI_FIRST = ((1 + 0.1 * math.pi**4 / 5) ** 2 / 2 / ISHIGAMI_VARIANCE, 7**2 / 8 / ISHIGAMI_VARIANCE, 0.0)
ISHIGAMI_PAIR = 0.1**2 * math.pi**8 * (1 / 18 - 1 / 50) / ISHIGAMI_VARIANCE
"""Of the first and the third: what they do together (Ishigami and Homma 1990; a = 7, b = 0.1)."""
ISHIGAMI_TOTAL = (ISHIGAMI_FIRST[0] + ISHIGAMI_PAIR, ISHIGAMI_FIRST[1], ISHIGAMI_PAIR)

WEIGHTS = np.array([0.0, 1.0, 4.5, 9.0, 99.0])


def sobol_g(x: Floats) -> Floats:
    found: Floats = np.prod((np.abs(4 * x - 2) + WEIGHTS) / (1 + WEIGHTS), axis=1)
    return found


G_PARTS = 1 / (3 * (1 + WEIGHTS) ** 2)
G_VARIANCE = float(np.prod(1 + G_PARTS) - 1)
G_FIRST = G_PARTS / G_VARIANCE
G_TOTAL = G_PARTS * np.prod(1 + G_PARTS) / (1 + G_PARTS) / G_VARIANCE
"""Saltelli and Sobol' 1995: of a product, V_i = 1 / 3(1 + a_i)²."""


def holds(found: Estimate, truth: float) -> bool:
    return abs(found.mean - truth) <= found.half_width


def test_sobol_indices_of_ishigami_are_found_through_chance() -> None:
    found = sensitivity(
        swept(sobol_points(3, 512), PI_FACTORS, {"baseline": ishigami}, replications=8, luck=3, noise=4),
        MEASURE,
        "baseline",
    ).sobol
    assert found is not None
    for row in range(3):
        assert holds(found.first[row], ISHIGAMI_FIRST[row])
        assert holds(found.total[row], ISHIGAMI_TOTAL[row])
        assert found.total[row].half_width < 0.2
    pairs = {(one, other): each for one, other, each in found.second}
    assert holds(pairs[0, 2], ISHIGAMI_PAIR)
    assert holds(pairs[0, 1], 0.0)
    assert holds(pairs[1, 2], 0.0)


def test_chance_that_is_not_taken_out_would_pass_for_interaction() -> None:
    noisy = swept(sobol_points(3, 512), PI_FACTORS, {"baseline": ishigami}, replications=8, noise=6)
    found = sensitivity(noisy, MEASURE, "baseline").sobol
    assert found is not None
    # Chance of variance 36 / 8 is in A and in AB, so it is in the total of a factor that does nothing.
    share = 36 / 8 / (ISHIGAMI_VARIANCE + 36 / 8)
    assert found.noise.share == pytest.approx(share, abs=0.03)
    assert found.as_sampled[2][1] == pytest.approx(ISHIGAMI_PAIR * (1 - share) + share, abs=0.08)
    assert holds(found.total[2], ISHIGAMI_PAIR)


def test_of_one_replication_the_indices_are_salibs() -> None:
    found = sensitivity(swept(sobol_points(3, 64), PI_FACTORS, {"baseline": ishigami}), MEASURE, "baseline").sobol
    assert found is not None
    told = [(one.mean, other.mean) for one, other in zip(found.first, found.total, strict=True)]
    # SALib divides by the variance of all points, and then by that of A and B: the same but for rounding.
    assert np.array(told) == pytest.approx(np.array(found.as_sampled))
    assert math.isnan(found.noise.share)


def test_sobol_indices_of_the_g_function_are_found_through_chance() -> None:
    swept_g = swept(sobol_points(5, 512), factors(*"abcde"), {"baseline": sobol_g}, replications=5, luck=0.5, noise=0.4)
    found = sensitivity(swept_g, MEASURE, "baseline").sobol
    assert found is not None
    misses = sum(
        not holds(each, truth)
        for estimates, truths in ((found.first, G_FIRST), (found.total, G_TOTAL))
        for each, truth in zip(estimates, truths, strict=True)
    )
    assert misses <= 1  # ten intervals of 95 %
    assert found.noise.noise_variance == pytest.approx(0.4**2 / 5, rel=0.05)


def test_luck_that_all_points_share_is_no_noise_between_them() -> None:
    lucky = swept(grid(5, 4), factors("x", "y"), {"baseline": lambda x: x[:, 0] + 2 * x[:, 1]}, replications=6, luck=9)
    noise = noise_of(observed(lucky.of(MEASURE)))
    exact = np.var([x + 2 * y for x in np.linspace(0, 1, 5) for y in np.linspace(0, 1, 4)], ddof=1)
    assert noise.variance == pytest.approx(exact)
    assert noise.noise_variance == pytest.approx(0, abs=1e-12)
    assert noise.mean.half_width > 1  # and yet the level is unsure


def test_morris_gives_the_slopes_of_a_straight_line_by_hand() -> None:
    line = swept(morris_points(3, 6), factors("x", "y", "z"), {"baseline": lambda x: x @ np.array([4.0, -2.0, 0.0])})
    found = sensitivity(line, MEASURE, "baseline").morris
    assert found is not None
    assert found.trajectories == 6
    assert [each.mean for each in found.effects] == pytest.approx([4, -2, 0])
    assert [each.size.mean for each in found.effects] == pytest.approx([4, 2, 0])
    assert [each.spread for each in found.effects] == pytest.approx([0, 0, 0], abs=1e-6)


def test_morris_tells_a_factor_that_does_nothing_from_chance() -> None:
    line = swept(
        morris_points(3, 40),
        factors("x", "y", "z"),
        {"baseline": lambda x: x @ np.array([4.0, -2.0, 0.0])},
        replications=6,
        luck=5,
        noise=1.0,
    )
    found = sensitivity(line, MEASURE, "baseline").morris
    assert found is not None
    # Two values of variance 1/6 each, over a step of two thirds of the range: sqrt(2 / 6) * 1.5, and its mean size.
    sizes = [each.noise_size for each in found.effects]
    assert np.mean(sizes) == pytest.approx(math.sqrt(2 / math.pi * (2 / 6) * 1.5**2), rel=0.15)
    assert [each.stands_out for each in found.effects] == [True, True, False]
    assert found.effects[0].spread < 0.6  # the line is straight: σ is chance, and taken out


def test_pawn_ranks_ishigami_as_published_and_a_factor_that_does_nothing_stays_below_nothing() -> None:
    design = anywhere(4, 600, "pawn")
    every = factors("x", "y", "z", "idle", low=-math.pi, high=math.pi)
    found = sensitivity(swept(design, every, {"baseline": ishigami}), MEASURE, "baseline").pawn
    assert found is not None
    # Pianosi and Wagener 2015, figure 4: the second moves the distribution most, then the first, then the third.
    second, first, third, idle = (found.distances[row].mean for row in (1, 0, 2, 3))
    assert second > first > third > found.nothing
    assert idle < found.nothing


def test_the_quick_distance_is_salibs() -> None:
    unit = anywhere(3, 200).unit
    outcome = ishigami(unit).round(1)  # with ties
    told = pawn(observed(outcome[:, None]), unit).distances
    assert medians(unit, outcome, 10) == pytest.approx([each.mean for each in told])


def test_pawn_of_two_values_is_the_distance_by_hand() -> None:
    unit = np.linspace(0.005, 0.995, 100)[:, None]
    outcome = (unit[:, 0] > 0.5).astype(float)[:, None]
    # Held in any slice the outcome is surely 0 or surely 1; over all it is either with one half.
    assert pawn(observed(outcome), unit).distances[0].mean == pytest.approx(0.5, abs=0.011)


def test_indices_settle_as_points_are_added() -> None:
    found = sensitivity(swept(sobol_points(3, 256), PI_FACTORS, {"baseline": ishigami}), MEASURE, "baseline")
    widths = {stage.points // 8: stage.indices["total"][1].half_width for stage in found.stages}
    assert list(widths) == [4, 8, 16, 32, 64, 128, 256]
    assert widths[256] < widths[64] < widths[16]
    assert found.sobol is not None
    assert found.stages[-1].indices["total"] == found.sobol.total


def test_luck_that_all_points_share_widens_no_effect() -> None:
    widths = []
    for luck in (0.0, 50.0):
        line = swept(
            grid(4, 4), factors("x", "y"), {"baseline": lambda x: x[:, 0]}, replications=4, luck=luck, noise=0.1
        )
        found = sensitivity(line, MEASURE, "baseline").main
        assert found is not None
        widths.append((found.effects[0].change.half_width, found.effects[0].at_low.half_width))
    assert widths[1] == pytest.approx(widths[0])


def test_main_effects_of_a_straight_line_are_its_slopes_in_any_design() -> None:
    every = factors("x", "y", low=10, high=20)
    for design in (grid(3, 3), anywhere(2, 40), morris_points(2, 6), sobol_points(2, 16)):
        line = swept(design, every, {"baseline": lambda x: 3 * x[:, 0] - x[:, 1]})
        found = sensitivity(line, MEASURE, "baseline").main
        assert found is not None
        for effect, slope in zip(found.effects, (3, -1), strict=True):
            assert effect.change.mean == pytest.approx(slope * (effect.high - effect.low))
            assert effect.change.half_width == pytest.approx(0, abs=1e-6)
        assert found.r_squared == pytest.approx(1)


def test_main_effects_one_at_a_time_are_the_points_own() -> None:
    unit = np.array([[0.5, 0.5], [0, 0.5], [1, 0.5], [0.5, 0], [0.5, 1]])
    design = Design("one_at_a_time", unit, {"levels": (2, 2)})
    bent = swept(design, factors("x", "y"), {"baseline": lambda x: x[:, 0] ** 2 + 5 * x[:, 1]}, replications=4, luck=2)
    found = sensitivity(bent, MEASURE, "baseline").main
    assert found is not None
    assert found.way == "its own points"
    assert [each.change.mean for each in found.effects] == pytest.approx([1, 5])
    assert [each.change.half_width for each in found.effects] == pytest.approx([0, 0], abs=1e-9)


def test_first_order_shares_of_a_curve_are_sobols_where_factors_act_one_by_one() -> None:
    weights = np.array([3.0, 2.0, 1.0])
    additive = swept(
        anywhere(3, 400), factors("x", "y", "z"), {"baseline": lambda x: x @ weights}, replications=5, noise=0.8
    )
    found = sensitivity(additive, MEASURE, "baseline")
    assert found.main is not None
    shares = [each.first_share for each in found.main.effects]
    assert shares == pytest.approx((weights**2 / (weights**2).sum()).tolist(), abs=0.05)
