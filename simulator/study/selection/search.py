"""Good candidates among too many to run them all: a search that learns from those it has run, by the library Optuna.

With one aim it samples where good values were found before (tree-structured Parzen estimator); with several it breeds
a population towards the front (NSGA-II). Candidates are asked for and told of here alone, in batches and in a fixed
order, so that the same seed tries the same candidates whatever the number of workers. What a search finds is the best
of what it tried, and looks better than it is: it is for those who called for it to run the finalists again on fresh
luck.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from simulator.journal.columns import Floats

if TYPE_CHECKING:
    import optuna

BATCH = 8
"""So many candidates are asked for before any of them is told of."""
POPULATION = 24
"""How many candidates make a generation where there are several aims."""

Choice = tuple[int, ...]
"""A candidate: of each thing to decide, which of its values, counted from 0."""
Evaluate = Callable[[Sequence[Choice]], Floats]
"""Runs candidates: a row of means for each, a column for each aim."""


class OptunaMissing(RuntimeError):  # noqa: N818 - it says what happened
    """The library that searches is not installed."""

    def __init__(self) -> None:
        super().__init__('to search among so many, install the extra: pip install -e ".[optimise]"')


@dataclass(frozen=True, slots=True)
class Searched:
    """What was tried, in the order in which it was first asked for."""

    tried: tuple[Choice, ...]
    values: tuple[tuple[float, ...], ...]
    """The mean of each aim for each of them."""
    asked: int
    """How often a candidate was asked for; those asked for again were not run again."""


def search(
    evaluate: Evaluate,
    sizes: Sequence[int],
    tries: int,
    *,
    less_is_better: Sequence[bool],
    over_budget: Callable[[Choice], float] = lambda _: 0.0,
    first: Sequence[Choice] = (),
    seed: int = 0,
    on_try: Callable[[int], None] | None = None,
) -> Searched:
    """Ask for `tries` candidates, beginning with those in `first`, and run each that was not run before.

    `sizes` says how many values each thing to decide has. `over_budget` says by how much a candidate costs too much (0
    or less: it does not); those are run too, since they tell where good ones lie, and count as worse than any other.
    Raises OptunaMissing.
    """
    study = _study(less_is_better, over_budget, seed)
    space = _space(sizes)
    for choice in first:
        study.enqueue_trial({f"{part}": value for part, value in enumerate(choice)})
    known: dict[Choice, tuple[float, ...]] = {}
    asked = 0
    while asked < tries:
        trials = [study.ask(space) for _ in range(min(BATCH, tries - asked))]
        asked += len(trials)
        choices = [tuple(int(trial.params[f"{part}"]) for part in range(len(sizes))) for trial in trials]
        fresh = [choice for choice in dict.fromkeys(choices) if choice not in known]
        if fresh:
            known |= dict(zip(fresh, map(tuple, evaluate(fresh).tolist()), strict=True))
        for trial, choice in zip(trials, choices, strict=True):
            trial.set_user_attr("choice", choice)
            study.tell(trial, list(known[choice]))
        if on_try is not None:
            on_try(asked)
    return Searched(tuple(known), tuple(known.values()), asked)


def _study(less_is_better: Sequence[bool], over_budget: Callable[[Choice], float], seed: int) -> optuna.Study:
    try:
        import optuna
    except ModuleNotFoundError:
        raise OptunaMissing from None
    optuna.logging.set_verbosity(optuna.logging.WARNING)

    def constraints(trial: optuna.trial.FrozenTrial) -> Sequence[float]:
        return (over_budget(tuple(trial.user_attrs["choice"])),)

    sampler: Any
    with warnings.catch_warnings():  # the library calls constraints an experiment of its own
        warnings.simplefilter("ignore")
        if len(less_is_better) == 1:
            sampler = optuna.samplers.TPESampler(seed=seed, constraints_func=constraints)
        else:
            sampler = optuna.samplers.NSGAIISampler(seed=seed, population_size=POPULATION, constraints_func=constraints)
    return optuna.create_study(
        directions=["minimize" if less else "maximize" for less in less_is_better], sampler=sampler
    )


def _space(sizes: Sequence[int]) -> dict[str, Any]:
    import optuna

    return {f"{part}": optuna.distributions.IntDistribution(0, size - 1) for part, size in enumerate(sizes)}
