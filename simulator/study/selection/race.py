"""A race of candidates on the same luck, in which those that are beaten are not run any further."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from simulator.journal.columns import Floats
from simulator.study.selection.kn import Rule, most_replications, still_in, variances_of_differences

GROWTH = 1.5
"""Each time so many times as many replications are asked for: few waits for the slowest worker, little run in vain."""
NOTHING_BEATEN = -1


class NothingObserved(ValueError):  # noqa: N818 - it says what happened
    """A candidate gave a value in too few replications, so that it can be neither kept nor beaten."""

    def __init__(self, row: int, of: int) -> None:
        super().__init__(f"candidate {row + 1} gave no value in too many of {of} replications")
        self.row, self.of = row, of


Sample = Callable[[Sequence[int], range], Floats]
"""Runs some candidates through some replications: values by row and replication, in the measure's unit."""


@dataclass(frozen=True, slots=True)
class Raced:
    """How a race ended."""

    rule: Rule
    values: tuple[tuple[float, ...], ...]
    """Of each candidate, in the replications that count, as far as it was run."""
    left_after: tuple[int, ...]
    """After how many replications each was beaten; -1 for those that never were."""
    replications: int
    """How many the last ones had when it ended."""
    latest: int
    """When it would have been over at the latest."""
    missing: int = 0
    """Replications that do not count, since some candidate gave no value in them (a day on which nothing sailed)."""

    @property
    def inside(self) -> tuple[int, ...]:
        """Rows of those never beaten: one, or several where the budget ended first."""
        return tuple(row for row, left in enumerate(self.left_after) if left == NOTHING_BEATEN)

    @property
    def decided(self) -> bool:
        """Whether one is left."""
        return len(self.inside) == 1

    @property
    def runs(self) -> int:
        """How many runs it took in all."""
        return sum(map(len, self.values))


def race(sample: Sample, rule: Rule, budget: int, *, less_is_better: bool) -> Raced:
    """Run candidates until one is left, or each of those left has had `budget` replications.

    Replications in which a candidate still in gives NaN do not count; all meet the same luck, so that they are mostly
    missing together. What comes out does not depend on how replications are handed out to workers. Raises
    NothingObserved where more than half of them are missing.
    """
    sign = -1.0 if less_is_better else 1.0
    source = _Source(sample)
    first = source.take(range(rule.candidates), rule.first)
    values: list[list[float]] = [list(row) for row in first.tolist()]
    variances = variances_of_differences(first)
    inside = np.ones(rule.candidates, bool)
    left_after = [NOTHING_BEATEN] * rule.candidates
    sums = sign * first.sum(axis=1)
    latest = most_replications(rule, variances)
    count = rule.first

    def look() -> None:
        nonlocal inside
        stays = still_in(rule, variances, sums, count, inside)
        for row in np.flatnonzero(inside & ~stays).tolist():
            left_after[row] = count
        inside = stays

    look()
    while inside.sum() > 1 and count < budget:
        rows = np.flatnonzero(inside).tolist()
        latest_now = most_replications(rule, variances[np.ix_(rows, rows)])
        aim = min(max(math.ceil(GROWTH * count), count + 1), max(latest_now, count + 1), budget)
        fresh = source.take(rows, aim - count)
        for column in range(aim - count):
            for place, row in enumerate(rows):
                if inside[row]:
                    value = float(fresh[place, column])
                    values[row].append(value)
                    sums[row] += sign * value
            count += 1
            look()
            if inside.sum() == 1:
                break
    return Raced(rule, tuple(map(tuple, values)), tuple(left_after), count, latest, source.missing)


class _Source:
    """Replications one after the other, without those in which a candidate gave no value."""

    def __init__(self, sample: Sample) -> None:
        self._sample = sample
        self._next = 0
        self.missing = 0

    def take(self, rows: Sequence[int], count: int) -> Floats:
        """So many more replications of these candidates, all of them with values."""
        taken: list[Floats] = []
        while (wanted := count - len(taken)) > 0:
            seen = self._sample(rows, range(self._next, self._next + wanted))
            self._next += wanted
            whole = ~np.isnan(seen).any(axis=0)
            taken += list(seen[:, whole].T)
            self.missing += int(wanted - whole.sum())
            if self.missing > max(count, self._next // 2):
                row = int(np.argmax(np.isnan(seen).sum(axis=1)))
                raise NothingObserved(rows[row], self._next)
        return np.array(taken).T
