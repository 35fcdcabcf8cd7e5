"""Which policy is the best over what is not known: switching values, futures and regret where they are known by
formula."""

from __future__ import annotations

import numpy as np
import pytest

from simulator.journal.columns import Floats
from simulator.study.decision import Switch, decision
from simulator.study.sweep import Design, Sampled
from tests.sampled import MEASURE, anywhere, factors, grid, morris_points, sobol_points, swept

EVERY = factors("demand", "fog", low=10, high=30)


def flat(x: Floats) -> Floats:
    return 0 * x[:, 0] + 100


def rising(x: Floats) -> Floats:
    """Better than 100 while demand is below 25 and fog at its mean of 20."""
    found: Floats = 100 + 4 * (x[:, 0] - 25) + 0.5 * (x[:, 1] - 20)
    return found


def two(design: Design, **more: float) -> Sampled:
    return swept(design, EVERY, {"baseline": flat, "more_boats": rising}, **more)  # type: ignore[arg-type]


def switch_of(sampled: Sampled, factor: int = 0) -> Switch:
    return decision(sampled, MEASURE).switches[factor]


@pytest.mark.parametrize("design", [grid(5, 3), grid(2, 2), sobol_points(2, 32), morris_points(2, 8)])
def test_the_switching_value_of_two_straight_lines_is_where_they_cross(design: Design) -> None:
    sampled = two(design)
    fog = sampled.settings[:, 1].mean()
    (crossing,) = switch_of(sampled).crossings
    assert crossing.value == pytest.approx(25 - 0.5 * (fog - 20) / 4)
    assert (crossing.low, crossing.high) == (crossing.value, crossing.value)  # nothing is left to chance
    assert (crossing.before, crossing.after) == (1, 0)


def test_a_number_along_which_one_policy_stays_the_best_has_no_switching_value() -> None:
    fog = switch_of(two(grid(5, 5)), 1)  # with demand at its mean of 20 the other is 20 better, whatever the fog
    assert fog.crossings == ()
    assert (fog.best_at_low, fog.best_at_high) == (1, 1)
    assert fog.may_switch_at is None


def test_where_more_is_good_the_other_policy_is_the_best() -> None:
    sampled = swept(
        grid(5, 5),
        EVERY,
        {"baseline": flat, "more_boats": rising},
        measure=("within_standard_share", "desk"),
    )
    (crossing,) = decision(sampled, ("within_standard_share", "desk")).switches[0].crossings
    assert (crossing.before, crossing.after) == (0, 1)


def test_the_interval_of_a_switching_value_holds_it_through_chance_and_narrows_with_replications() -> None:
    widths = []
    for replications in (4, 40):
        (crossing,) = switch_of(two(grid(6, 4), replications=replications, luck=50, noise=6)).crossings
        assert crossing.low < 25 < crossing.high
        widths.append(crossing.high - crossing.low)
    assert widths[1] < widths[0] / 2


def test_of_three_policies_the_best_changes_twice() -> None:
    lines = {
        "baseline": lambda x: 10 + 0 * x[:, 0],
        "slow": lambda x: 2 * x[:, 0],
        "bent": lambda x: 18 - 0.5 * (x[:, 0] - 10),
    }
    sampled = swept(grid(21), factors("demand", low=0, high=40), lines)
    found = decision(sampled, MEASURE).switches[0]
    # 2 x is less than 10 up to 5, and 23 - x / 2 is less than 10 from 26 on.
    assert [each.value for each in found.crossings] == pytest.approx([5, 26])
    assert [(each.before, each.after) for each in found.crossings] == [(1, 0), (0, 2)]


def test_where_the_lead_is_within_chance_it_is_said_to_be() -> None:
    level = {"baseline": flat, "more_boats": lambda x: flat(x) - 0.05}
    sampled = swept(grid(4, 4), EVERY, level, replications=4, noise=10.0)
    found = switch_of(sampled)
    assert found.crossings or found.may_switch_at is not None


def test_on_a_grid_a_curve_with_two_bends_is_followed_exactly() -> None:
    def bent(x: Floats) -> Floats:
        z = (x[:, 0] - 10) / 20
        found: Floats = 100 + 500 * (z - 0.2) * (z - 0.5) * (z - 0.9)
        return found

    found = switch_of(swept(grid(5, 3), EVERY, {"baseline": flat, "bent": bent}))
    assert [each.value for each in found.crossings] == pytest.approx([14, 20, 28])
    assert [each.after for each in found.crossings] == [0, 1, 0]


def test_shares_of_futures_and_regret_are_those_of_the_formula() -> None:
    found = decision(two(sobol_points(2, 256)), MEASURE)
    plain, boats = found.futures
    # 4 (x - 25) + (y - 20) / 2 < 0: three quarters of demands, fog averaging out.
    assert boats.best_share.mean == pytest.approx(0.75, abs=0.01)
    assert plain.best_share.mean == pytest.approx(0.25, abs=0.01)
    # Regret of the boats: the positive part of 4 (x - 25), x even on 10 to 30: 4 * 5² / 2 / 20; fog adds a little.
    assert boats.regret_mean == pytest.approx(2.5 + 0.05, abs=0.15)
    # At the corners, which points come near: 4 * 5 + 5, and 4 * 15 + 5.
    assert 22 < boats.regret_max <= 25
    assert 62 < plain.regret_max <= 65
    assert plain.regret_p90 < plain.regret_max


def test_where_all_policies_are_level_none_is_the_best_and_nothing_switches() -> None:
    apart = 0.009 * 100  # 0.9 % of the mean, and 1 % is no difference
    for other in (flat, lambda x: flat(x) - apart, lambda x: flat(x) + apart * np.sin(9 * x[:, 0])):
        found = decision(swept(grid(3, 3), EVERY, {"baseline": flat, "same": other}), MEASURE)
        assert [each.best_share.mean for each in found.futures] == [0, 0]
        assert [each.surely_best_share for each in found.futures if each.surely_best_share > 0] == []
        assert found.level == found.rows
        assert all(each.level and not each.crossings and each.may_switch_at is None for each in found.switches)
    nobody_waits = Sampled(EVERY, grid(3, 3), ("baseline", "same"), (MEASURE,), np.zeros((9, 2, 3, 1)))
    assert decision(nobody_waits, MEASURE).level == tuple(range(9))


def test_two_that_are_level_share_what_a_third_loses() -> None:
    three = {"baseline": flat, "same": flat, "worse": lambda x: flat(x) + 10}
    found = decision(swept(grid(3, 3), EVERY, three), MEASURE)
    assert [each.best_share.mean for each in found.futures] == [0.5, 0.5, 0]
    assert found.level == ()


def test_where_neither_waits_up_to_some_demand_no_value_is_told_at_which_the_best_changes() -> None:
    """A queue that there is none of below 18, and from there on the boats are better: a curve through that wriggles."""
    waits = {
        "baseline": lambda x: np.maximum(x[:, 0] - 18, 0) ** 2 / 4,
        "more_boats": lambda x: np.maximum(x[:, 0] - 18, 0) ** 2 / 8,
    }
    for design in (grid(6, 5), anywhere(2, 60)):
        found = decision(swept(design, EVERY, waits), MEASURE)
        demand, _ = found.switches
        assert demand.crossings == ()
        assert (demand.best_at_low, demand.best_at_high) == (1, 1)
        settings = swept(design, EVERY, waits).settings[:, 0]
        assert set(found.level) >= set(np.flatnonzero(settings <= 18).tolist())
        assert found.futures[0].best_share.mean == 0
        assert found.futures[1].best_share.mean == 1 - len(found.level) / len(found.rows)


def test_a_lead_within_chance_is_no_sure_lead() -> None:
    level = {"baseline": flat, "same": flat}
    found = decision(swept(anywhere(2, 200), EVERY, level, replications=5, noise=10.0), MEASURE)
    assert sum(each.best_share.mean for each in found.futures) == pytest.approx(1 - len(found.level) / 200)
    assert sum(each.surely_best_share for each in found.futures) < 0.1
    ahead = {"baseline": flat, "same": lambda x: flat(x) - 10}
    found = decision(swept(anywhere(2, 200), EVERY, ahead, replications=5, noise=1.0), MEASURE)
    assert found.futures[1].surely_best_share > 0.9


def test_a_failed_future_is_left_out_and_said() -> None:
    whole = two(grid(5, 5), replications=3, luck=1)
    holed = Sampled(whole.factors, whole.design, whole.policies, whole.measures, whole.values, {7: "no seats"})
    found = decision(holed, MEASURE)
    assert 7 not in found.rows
    assert len(found.rows) == 24
    assert [each.code for each in found.remarks] == ["left_out"]
    assert found.switches[0].crossings[0].value == pytest.approx(25, abs=0.5)


def test_futures_add_up_whatever_the_numbers() -> None:
    rng = np.random.default_rng(3)
    values = rng.normal(0, 1, (40, 3, 4, 1))
    sampled = Sampled(EVERY, anywhere(2, 40), ("baseline", "one", "two"), (MEASURE,), values)
    found = decision(sampled, MEASURE)
    assert sum(each.best_share.mean for each in found.futures) == pytest.approx(1 - len(found.level) / 40)
    means = values[..., 0].mean(axis=2)
    assert min(each.regret_mean for each in found.futures) >= 0
    assert [each.regret_mean for each in found.futures] == pytest.approx(
        (means - means.min(axis=1, keepdims=True)).mean(axis=0).tolist()
    )
