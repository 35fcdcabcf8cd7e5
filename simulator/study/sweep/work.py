"""What a worker does: some points, each under every policy, in some replications; and what comes of it.

A cell is one point in one replication, under every policy. Batches of cells are a second or two of work. What a worker
hands back is small: of each cell the wanted measures, how long it took, and of each point the digests of its scenarios
or why it failed.
"""

from __future__ import annotations

import math
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import numpy as np

from simulator.journal.columns import Floats, Ints
from simulator.scenario.complaints import Complaints
from simulator.study.estimate import estimate
from simulator.study.sweep.recipe import Packed
from simulator.study.sweep.sampled import Target
from simulator.study.sweep.wish import Precision


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some replications of one point."""

    row: int
    """The point."""
    values: tuple[float, ...]
    """Of its factors."""
    first: int
    """Replication."""
    after: int
    """The replication after the last."""


@dataclass(frozen=True, slots=True)
class Batch:
    """A second or two of work: stretches of replications, in the order of the points."""

    stretches: tuple[Stretch, ...]

    @property
    def cells(self) -> int:
        """How many cells it has."""
        return sum(each.after - each.first for each in self.stretches)


class Failure(NamedTuple):
    """A stretch that gave nothing."""

    row: int
    first: int
    after: int
    reason: str


@dataclass(frozen=True, eq=False)
class Done:
    """What a batch came to. Of a point that failed there are no cells."""

    rows: Ints
    """Of each cell, its point."""
    replications: Ints
    values: Floats
    """Cells × policies × measures; NaN where nothing was observed."""
    seconds: Floats
    """Cells × policies: how long each took to simulate and measure. No result depends on it."""
    digests: dict[int, tuple[str, ...]] = field(default_factory=dict)
    """Of each point, those of its scenario under every policy."""
    failed: tuple[Failure, ...] = ()
    making_seconds: float = 0.0
    """How long it took to make the scenarios."""


@dataclass(frozen=True)
class SweepTask:
    """How to run any batch of a sweep."""

    packed: Packed
    measures: tuple[Target, ...]
    walker: str = "auto"
    precision: Precision | None = None
    """When a point has been run often enough; None where a stretch says how often."""

    def __call__(self, batch: Batch) -> Done:
        """Run a batch, as a worker does it."""
        kitchen = self.packed.kitchen()
        recipe = kitchen.recipe
        names = [factor.name for factor in recipe.factors]
        rows: list[int] = []
        replications: list[int] = []
        values: list[list[list[float]]] = []
        seconds: list[list[float]] = []
        digests: dict[int, tuple[str, ...]] = {}
        failed: list[Failure] = []
        making = 0.0
        for stretch in batch.stretches:
            settings = dict(zip(names, stretch.values, strict=True))
            named = stretch.row if recipe.named else None
            began = time.perf_counter()
            try:
                made = [kitchen.scenario(settings, policy, named) for policy in range(len(recipe.policies))]
            except Complaints as wrong:
                failed.append(Failure(stretch.row, stretch.first, stretch.after, reason(wrong)))
                continue
            making += time.perf_counter() - began
            digests[stretch.row] = tuple(digest for _, digest in made)
            cells: list[tuple[int, list[list[float]], list[float]]] = []
            number = stretch.first
            try:
                for number in range(stretch.first, stretch.after):
                    runs = [self._one(scenario, number) for scenario, _ in made]
                    cells.append((number, [found for found, _ in runs], [took for _, took in runs]))
                    if self.precision and precise(self.precision, [found for _, found, _ in cells]):
                        break
            except (MemoryError, OSError):
                raise  # of this machine, not of the point
            except Exception as problem:
                said = f"in replication {number}: {type(problem).__name__}: {problem}"
                failed.append(Failure(stretch.row, stretch.first, stretch.after, said))
                continue
            for number, of_policies, took in cells:
                rows.append(stretch.row)
                replications.append(number)
                values.append(of_policies)
                seconds.append(took)
        shape = (len(rows), len(recipe.policies), len(self.measures))
        return Done(
            np.array(rows, np.int64),
            np.array(replications, np.int64),
            np.array(values, np.float64).reshape(shape),
            np.array(seconds, np.float64).reshape(shape[:2]),
            digests,
            tuple(failed),
            making,
        )

    def _one(self, scenario: Any, number: int) -> tuple[list[float], float]:
        """The wanted measures of one replication, and how long it took."""
        from simulator import measures
        from simulator.world import simulate

        began = time.perf_counter()
        journal = simulate(scenario, number, walker=self.walker)
        seen = {(row.measure, row.place): row.value for row in measures.summary(journal)}
        return [seen.get(target, math.nan) for target in self.measures], time.perf_counter() - began


def precise(rule: Precision, values: Sequence[Sequence[Sequence[float]]]) -> bool:
    """Whether a point has been run often enough: each measure under each policy, of replications × policies ×
    measures. A measure that was never observed asks for no more."""
    if len(values) < rule.first:
        return False
    for policy in range(len(values[0])):
        for measure in range(len(values[0][policy])):
            found = estimate(each[policy][measure] for each in values)
            if found.n and not found.half_width <= rule.share * abs(found.mean):
                return False
    return True


def reason(wrong: Complaints) -> str:
    """What is wrong with a point, in one line."""
    first = wrong.complaints[0]
    more = len(wrong.complaints) - 1
    said = f"{first.path}: {first.rule}" if first.path else f"{first.file}: {first.rule}"
    return said + (f" (and {more} more)" if more else "")
