"""Run a baseline and its alternatives on the same luck, again and again, until the answer is sharp enough."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from simulator.measures import Row
from simulator.study.comparison.comparison import Comparison, concluded
from simulator.study.comparison.contrasts import known
from simulator.study.comparison.design import Design, design
from simulator.study.comparison.rounds import Round, RoundTask
from simulator.study.comparison.sequential import wanted
from simulator.study.labour import POOL_PAYS_SECONDS, carry_out

Told = Callable[[float, int], None]
"""Is told how many replications are done, in fractions, and how many are wanted so far."""


def compare(
    path: str | Path,
    levers: str | Sequence[str],
    *,
    days: float | None = None,
    seed: int | None = None,
    replications: int | None = None,
    measure: str | None = None,
    margin: str | None = None,
    precision: str | None = None,
    budget: int | None = None,
    explain: bool = False,
    workers: int | None = None,
    on_progress: Told | None = None,
) -> Comparison:
    """Hold policies against a scenario as it is written, as `strait compare` does and with the same words.

    `levers` names one policy or several: `"timed_coach"`, `"more_desks:high"`, or several as one package,
    `"timed_coach+through_check_in"`. `explain` shares the effect of each package out among its levers. Raises
    Complaints with everything that is wrong. Called from a script with more than one worker, the call must stand under
    `if __name__ == "__main__":`, as `multiprocessing` asks.
    """
    wish = design(
        path,
        levers,
        days=days,
        seed=seed,
        replications=replications,
        measure=measure,
        margin=margin,
        precision=precision,
        budget=budget,
        explain=explain,
    )
    if not explain:
        return carried_through(wish, workers, on_progress)
    from simulator.study.attribution.explain import explained, packages

    of_packages = packages(wish)
    found = carried_through(wish, workers, on_progress)
    return replace(found, attributions=explained(wish, of_packages, len(found.replications), workers, on_progress))


def carried_through(
    wish: Design,
    workers: int | None = None,
    on_progress: Told | None = None,
    *,
    walker: str = "auto",
    pool_pays_seconds: float = POOL_PAYS_SECONDS,
) -> Comparison:
    """Run a comparison and conclude."""
    task = task_of(wish, walker)
    rounds: tuple[Round, ...] = ()
    while (count := how_many(wish, rounds)) > len(rounds):

        def tell(done: float, count: int = count) -> None:
            if on_progress is not None:
                on_progress(done, count)

        rounds = carry_out(
            task,
            task.run,
            count,
            done=rounds,
            workers=workers,
            on_progress=tell,
            preload=("simulator.study.comparison.rounds", "simulator.world"),
            pool_pays_seconds=pool_pays_seconds,
        )
    return concluded(wish, rounds)


def task_of(wish: Design, walker: str = "auto") -> RoundTask:
    """How to run one replication of a comparison. A margin that is a share of the baseline's mean is one of its mean in
    that replication; over the replications these have the margin of all as their mean."""
    return RoundTask((wish.baseline, *wish.alternatives), partial(_margin_minutes, wish), walker)


def _margin_minutes(wish: Design, baseline: tuple[Row, ...]) -> float:
    values = (row.value for row in baseline if (row.measure, row.place) == (wish.measure, wish.place))
    return wish.margin_minutes(next(values, math.nan))


def how_many(wish: Design, rounds: Sequence[Round]) -> int:
    """How many replications there should be, after those there are."""
    found, before = known(wish, rounds)
    return wanted(wish.rule, len(rounds), found, before)
