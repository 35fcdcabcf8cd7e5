"""The race of candidates as its theory has it: published constants, and how often the best is found."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import pytest

from simulator.study.selection.kn import Rule, corridor, most_replications, still_in, variances_of_differences
from simulator.study.selection.race import NOTHING_BEATEN, NothingObserved, Raced, race


def normals(means: Sequence[float], seed: int, shared: float = 0.0, spread: float = 1.0):
    """Candidates with normal values of these means; `shared` of the variance is luck that all of them meet."""
    rng = np.random.default_rng(seed)
    table = np.sqrt(1 - shared) * rng.normal(size=(len(means), 3000)) + math.sqrt(shared) * rng.normal(size=3000)

    def sample(rows: Sequence[int], replications: range):
        return np.asarray(means)[list(rows), None] + spread * table[np.ix_(list(rows), list(replications))]

    return sample


def found(means: Sequence[float], seed: int, *, less_is_better: bool = False, **more: float) -> Raced:
    rule = Rule(len(means), margin=more.pop("margin", 0.5), first=10)
    return race(normals(means, seed, **more), rule, 3000, less_is_better=less_is_better)


def test_the_constants_are_those_of_the_procedure_for_ten_candidates() -> None:
    # 1 - α = .95, k = 10, n0 = 10, c = 1: η = ((2 · .05 / 9) ^ (-2/9) - 1) / 2 = .859, h² = 2 η 9.
    rule = Rule(10, margin=1.0)
    assert rule.eta == pytest.approx(0.5 * (math.exp(2 / 9 * math.log(90)) - 1))
    assert rule.eta == pytest.approx(0.859, abs=1e-3)
    assert rule.h_squared == pytest.approx(18 * rule.eta)


def test_the_corridor_narrows_to_nothing_when_the_race_must_end() -> None:
    rule = Rule(2, margin=1.0)
    variances = np.array([[0.0, 4.0], [4.0, 0.0]])
    last = most_replications(rule, variances)
    assert last == math.floor(rule.h_squared * 4) + 1
    widths = [float(corridor(rule, variances, n)[0, 1]) for n in range(10, last + 1)]
    assert all(one > other or one == other == 0 for one, other in pairwise(widths))
    assert widths[-1] == 0.0
    assert widths[0] == pytest.approx((rule.h_squared * 4 - 10) / 20)


def test_two_candidates_by_hand() -> None:
    # Differences 2, 4 have variance 2 and mean 3. With n0 = 2 and α = .05, η = ((.1)^-2 - 1) / 2 = 49.5 and h² = 99.
    rule = Rule(2, margin=10.0, first=2)
    values = np.array([[5.0, 8.0], [3.0, 4.0]])
    variances = variances_of_differences(values)
    assert variances[0, 1] == pytest.approx(2.0)
    assert (rule.eta, rule.h_squared) == (pytest.approx(49.5), pytest.approx(99.0))
    # N = floor(99 · 2 / 100) = 1, so two replications are enough and the better mean alone stays.
    assert most_replications(rule, variances) == 2
    assert still_in(rule, variances, values.sum(axis=1), 2, np.ones(2, bool)).tolist() == [True, False]


@pytest.mark.parametrize("shared", [0.0, 0.8])
def test_the_best_is_found_as_often_as_was_asked(shared: float) -> None:
    # The least favourable case: one candidate better than all others by exactly the margin.
    means = [0.5, 0, 0, 0, 0]
    hits = sum(found(means, seed, shared=shared).inside == (0,) for seed in range(300))
    assert hits / 300 >= 0.95 - 3.5 * math.sqrt(0.95 * 0.05 / 300)


def test_the_same_luck_ends_the_race_sooner() -> None:
    apart = sum(found([0.5, 0, 0, 0, 0], seed).runs for seed in range(20))
    together = sum(found([0.5, 0, 0, 0, 0], seed, shared=0.8).runs for seed in range(20))
    assert together < apart / 2


def test_those_far_behind_are_not_run_for_long() -> None:
    raced = found([0, 0.6, 5, 5, 5], 3, less_is_better=True)
    assert raced.inside == (0,)
    assert all(len(raced.values[row]) == raced.left_after[row] == 10 for row in (2, 3, 4))
    assert len(raced.values[1]) == raced.left_after[1] == raced.replications > 10


def test_less_and_more_are_mirror_images() -> None:
    less = found([1.0, 2.0, 3.0], 1, less_is_better=True)
    sample = normals([1.0, 2.0, 3.0], 1)
    more = race(lambda rows, numbers: -sample(rows, numbers), less.rule, 3000, less_is_better=False)
    assert more.left_after == less.left_after


def test_the_result_does_not_depend_on_how_the_candidates_are_ordered() -> None:
    means, order = [0.0, 0.4, 0.9, 0.2], [2, 0, 3, 1]
    sample = normals(means, 5)
    straight = race(sample, Rule(4, 0.5), 3000, less_is_better=False)
    turned = race(
        lambda rows, numbers: sample([order[row] for row in rows], numbers), Rule(4, 0.5), 3000, less_is_better=False
    )
    assert [turned.left_after[order.index(row)] for row in range(4)] == list(straight.left_after)


def test_a_race_whose_budget_ends_says_who_is_still_in() -> None:
    sample = normals([0.0, 0.0, 0.0], 2)
    raced = race(sample, Rule(3, 0.01), 20, less_is_better=True)
    assert not raced.decided
    assert raced.replications == 20
    assert all(raced.left_after[row] == NOTHING_BEATEN for row in raced.inside)
    assert raced.latest > 20


def test_equal_candidates_end_with_the_first_of_them() -> None:
    raced = race(lambda rows, numbers: np.ones((len(rows), len(numbers))), Rule(4, 1.0), 50, less_is_better=True)
    assert raced.inside == (0,)
    assert raced.replications == 10


def test_replications_without_a_value_do_not_count_and_are_told() -> None:
    full = normals([0.0, 0.4, 1.0], 4)

    def sample(rows: Sequence[int], numbers: range):
        # Nothing sails in every fifth replication; in all others the values are those of a race without gaps.
        return np.array(
            [
                [math.nan if n % 5 == 4 else full([row], range(n - n // 5, n - n // 5 + 1))[0, 0] for n in numbers]
                for row in rows
            ]
        )

    gaps = race(sample, Rule(3, 0.5), 2000, less_is_better=True)
    none = race(full, Rule(3, 0.5), 2000, less_is_better=True)
    assert (gaps.values, gaps.left_after, gaps.replications) == (none.values, none.left_after, none.replications)
    assert gaps.missing >= none.replications // 5


def test_a_candidate_that_never_gives_a_value_ends_the_race_by_name() -> None:
    def sample(rows: Sequence[int], numbers: range):
        return np.array([[math.nan if row == 1 else 1.0 for _ in numbers] for row in rows])

    with pytest.raises(NothingObserved, match="candidate 2 gave no value in too many of"):
        race(sample, Rule(2, 1.0), 50, less_is_better=True)
