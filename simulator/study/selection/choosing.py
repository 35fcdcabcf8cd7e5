"""From many candidates to the best of them, or to those that no other beats; and that again on luck nobody has met.

Whoever is the best of many on some luck owes it to that luck too. So what is chosen is run again in fresh replications,
beside the scenario as it is written, and these figures are the ones to quote.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from simulator.journal.columns import Floats
from simulator.study.comparison.paired import Paired, paired
from simulator.study.estimate import Estimate, estimate
from simulator.study.executor import Crew
from simulator.study.selection.choices import Choices
from simulator.study.selection.front import front
from simulator.study.selection.kn import Rule
from simulator.study.selection.race import NothingObserved, Raced, race
from simulator.study.selection.runs import AS_WRITTEN, CandidateFailed, Runs, named
from simulator.study.selection.search import Choice, Searched, search
from simulator.study.sweep.ledger import Ledger

FINALS_FROM: Final = 1_000_000
"""The first replication of a race among the finalists of a search: luck that the search has not met."""
CONFIRMED_FROM: Final = 2_000_000
"""The first replication in which what was chosen is run again."""
CONFIRMED_REPLICATIONS: Final = 20
Told = Callable[[str, int], None]
"""Is told what is done now, and how many runs there were."""


@dataclass(frozen=True, slots=True)
class Confirmed:
    """One that was chosen, on fresh luck, beside the scenario as it is written."""

    row: int
    paired: tuple[Paired, ...]
    """Of each aim: as written before, chosen after."""


@dataclass(frozen=True, eq=False)
class Chosen:
    """What came of it."""

    choices: Choices
    searched: Searched | None
    """Where there were too many to run them all."""
    looked_at: tuple[int, ...]
    """Rows of the candidates raced, or held against one another."""
    values: tuple[Floats, ...]
    """Of each of these, replications × aims, as far as it was run."""
    raced: Raced | None
    """With one aim; its rows are places in `looked_at`."""
    best: tuple[int, ...]
    """Rows: the one that is left (several where the budget ended first); with several aims, those on the front."""
    confirmed: tuple[Confirmed, ...]
    """In the order of `best`."""
    as_written: tuple[Estimate, ...]
    """Of each aim, in the same fresh replications."""
    beside: tuple[Estimate, ...]
    """The scenario as it is written, of each aim, in the first replications of those looked at: to be held against
    them, on their luck."""
    runs: int

    @property
    def estimates(self) -> tuple[tuple[Estimate, ...], ...]:
        """Of each candidate looked at, of each aim."""
        return tuple(tuple(estimate(column) for column in values.T.tolist()) for values in self.values)


def chosen(choices: Choices, crew: Crew, on_progress: Told | None = None, ledger: Ledger | None = None) -> Chosen:
    """Look for the best; raises CandidateFailed where one cannot be run or gives nothing to go by.

    What is asked for hangs on what was found alone, so that with a ledger it goes the same way again, and what stands
    there is not run twice.
    """
    doing = ["running candidates"]
    runs_so_far = [0]

    def on_run(more: int) -> None:
        runs_so_far[0] += more
        if on_progress is not None:
            on_progress(doing[0], runs_so_far[0])

    runs = Runs(choices.plan, crew, on_run, ledger)
    runs_so_far[0] = runs.count
    searched, looked_at, first = None, choices.rows, 0
    if choices.tries:
        doing[0] = "searching"
        searched = _searched(choices, runs)
        looked_at, first = _finalists(choices, searched), FINALS_FROM
        doing[0] = "running the finalists again"
    raced = None
    if len(choices.aims) == 1 and len(looked_at) > 1:
        raced = _raced(choices, runs, looked_at, first)
        values = tuple(np.array(each)[:, None] for each in raced.values)
        best = tuple(looked_at[place] for place in raced.inside)
    else:
        found = runs.values(looked_at, range(first, first + choices.first))
        values = tuple(found)
        places = front(_means(choices, looked_at, found), [aim.less_is_better for aim in choices.aims])
        best = tuple(looked_at[place] for place in places)
    doing[0] = "running again what was chosen, on fresh luck"
    again = max(CONFIRMED_REPLICATIONS, choices.first)
    fresh = runs.values((AS_WRITTEN, *best), range(CONFIRMED_FROM, CONFIRMED_FROM + again))
    confirmed = tuple(
        Confirmed(row, tuple(paired(fresh[0, :, aim].tolist(), mine[:, aim].tolist()) for aim in range(mine.shape[1])))
        for row, mine in zip(best, fresh[1:], strict=True)
    )
    as_written = tuple(estimate(column) for column in fresh[0].T.tolist())
    same = runs.values((AS_WRITTEN,), range(first, first + choices.first))[0]
    beside = tuple(estimate(column) for column in same.T.tolist())
    return Chosen(choices, searched, looked_at, values, raced, best, confirmed, as_written, beside, runs.count)


def _raced(choices: Choices, runs: Runs, rows: Sequence[int], first: int) -> Raced:
    rule = Rule(len(rows), choices.margin, choices.certainty_share, choices.first)

    def sample(places: Sequence[int], replications: range) -> Floats:
        ahead = range(first + replications.start, first + replications.stop)
        return runs.values([rows[place] for place in places], ahead)[:, :, 0]

    try:
        return race(sample, rule, choices.most_replications, less_is_better=choices.aims[0].less_is_better)
    except NothingObserved as problem:
        raise _nothing(choices, rows[problem.row], 0, problem.of) from None


def _searched(choices: Choices, runs: Runs) -> Searched:
    factors = choices.plan.factors
    sizes = [len(factor.values) for factor in factors]

    def evaluate(asked: Sequence[Choice]) -> Floats:
        rows = [choices.row_of(choice) for choice in asked]
        return _means(choices, rows, runs.values(rows, range(choices.first)))

    def over_budget(choice: Choice) -> float:
        if math.isinf(choices.budget):
            return 0.0
        return float(choices.cost[choices.row_of(choice)]) - choices.budget - 1e-9

    likely = tuple(factor.values.index(factor.likely) for factor in factors if factor.likely in factor.values)
    return search(
        evaluate,
        sizes,
        choices.tries,
        less_is_better=[aim.less_is_better for aim in choices.aims],
        over_budget=over_budget,
        first=[likely] if len(likely) == len(sizes) else [],
        seed=choices.plan.seed,
    )


def _finalists(choices: Choices, searched: Searched) -> tuple[int, ...]:
    """Of those tried that are within the budget, the best by their means, or the front."""
    inside = set(choices.rows)
    rows = [choices.row_of(choice) for choice in searched.tried]
    tried = [(row, values) for row, values in zip(rows, searched.values, strict=True) if row in inside]
    if not tried:
        raise CandidateFailed(f"none of the {len(rows)} candidates tried is within the budget of {choices.budget:g}")
    if len(choices.aims) > 1:
        places = front(np.array([values for _, values in tried]), [aim.less_is_better for aim in choices.aims])
        return tuple(tried[place][0] for place in places)
    sign = 1.0 if choices.aims[0].less_is_better else -1.0
    tried.sort(key=lambda each: (sign * each[1][0], each[0]))
    return tuple(row for row, _ in tried[: choices.finalists])


def _means(choices: Choices, rows: Sequence[int], values: Floats) -> Floats:
    """Candidates × aims: the mean over the replications in which something was observed of all of them."""
    whole = np.asarray(~np.isnan(values).any(axis=(0, 2)))
    if 2 * whole.sum() <= len(whole):
        row, _, aim = np.argwhere(np.isnan(values))[0].tolist()
        raise _nothing(choices, rows[row], aim, len(whole))
    return np.asarray(values[:, whole].mean(axis=1))


def _nothing(choices: Choices, row: int, aim: int, of: int) -> CandidateFailed:
    name, place = choices.aims[aim].target
    return CandidateFailed(
        f"{named(choices.plan, row)}: nothing was observed of {name}.{place} in too many of {of} replications, so that "
        "it can be neither kept nor beaten; a longer horizon sees more"
    )
