"""The search among many candidates, on functions whose best is known."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from simulator.study.selection.front import front
from simulator.study.selection.search import Choice, search


def bowl(choices: Sequence[Choice]):
    """Least where every part is 3."""
    return np.array([[sum((part - 3) ** 2 for part in choice)] for choice in choices], float)


def over_ten(choice: Choice) -> float:
    return sum(choice) - 10


def test_the_best_within_the_budget_is_found_among_ten_thousand() -> None:
    # Without a budget (3, 3, 3, 3) is best; with 10 to spend, two parts must do with 2, which costs 1 + 1.
    for seed in range(3):
        found = search(bowl, [10] * 4, 200, less_is_better=[True], over_budget=over_ten, seed=seed)
        assert (
            min(values[0] for choice, values in zip(found.tried, found.values, strict=True) if over_ten(choice) <= 0)
            == 2
        )


def test_the_same_seed_tries_the_same_candidates_and_another_seed_others() -> None:
    one, again, other = (search(bowl, [10] * 4, 40, less_is_better=[True], seed=seed) for seed in (0, 0, 1))
    assert one == again
    assert one.tried != other.tried


def test_no_candidate_is_run_twice_and_the_first_are_those_asked_for() -> None:
    ran: list[Choice] = []

    def evaluate(choices: Sequence[Choice]):
        ran.extend(choices)
        return bowl(choices)

    found = search(evaluate, [3, 2], 40, less_is_better=[True], first=[(2, 1), (0, 0)])
    assert len(ran) == len(set(ran)) == len(found.tried) <= 6
    assert found.tried[:2] == ((2, 1), (0, 0))
    assert found.asked == 40


def test_with_two_aims_the_whole_front_is_found() -> None:
    # The first aim wants little, the second much: of 10 × 10 candidates those with nearly equal parts are unbeaten.
    def evaluate(choices: Sequence[Choice]):
        return np.array([[sum(choice), sum((9 - part) ** 2 for part in choice)] for choice in choices], float)

    every = evaluate([(one, other) for one in range(10) for other in range(10)])
    best = {tuple(every[row]) for row in front(every, [True, True])}
    found = search(evaluate, [10, 10], 300, less_is_better=[True, True])
    values = np.array(found.values)
    met = {tuple(values[row]) for row in front(values, [True, True])}
    assert len(met & best) >= 0.8 * len(best)
