"""Which policy is the best, and how far each may be from it: multiple comparisons with the best.

Hsu's constrained intervals (J. C. Hsu, Multiple Comparisons, 1996, section 4.1) for each policy's true mean less that
of the best of the others. One whose interval ends at 0 is not the best; one whose interval begins at 0 is the best, or
equal to it. Since all policies meet the same luck, the pairwise half-widths are those of paired differences, each
widened (Bonferroni) so that a policy's k - 1 comparisons hold together; nothing is assumed of how they are correlated.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from simulator.study.comparison.paired import variance
from simulator.study.estimate import CONFIDENCE_SHARE, student_t


@dataclass(frozen=True, slots=True)
class FromBest:
    """How much better than the best of the others a policy may be: from `low` to `high`, in the measure's unit."""

    low: float
    """At most 0; 0 if it is the best."""
    high: float
    """At least 0; 0 if it is not."""

    @property
    def may_be_best(self) -> bool:
        """Whether the replications leave open that it is the best."""
        return self.high > 0 or (self.low == 0 and self.high == 0)


def from_best(values: Sequence[Sequence[float]], *, less_is_better: bool) -> tuple[FromBest, ...]:
    """One interval for each policy, from a row of its values by replication; only whole replications are used.

    Empty where fewer than two policies or two replications are left.
    """
    whole = [row for row in zip(*values, strict=True) if not any(map(math.isnan, row))]
    count = len(values)
    if len(whole) < 2 or count < 2:
        return ()
    sign = -1.0 if less_is_better else 1.0
    columns = [[sign * value for value in column] for column in zip(*whole, strict=True)]
    t = student_t(len(whole) - 1, 1 - (1 - CONFIDENCE_SHARE) / (count - 1))

    def half_width(one: int, other: int) -> float:
        gaps = [x - y for x, y in zip(columns[one], columns[other], strict=True)]
        return t * math.sqrt(variance(gaps) / len(whole))

    widths = [[half_width(one, other) if one != other else 0.0 for other in range(count)] for one in range(count)]
    return hsu([math.fsum(column) / len(whole) for column in columns], widths)


def hsu(means: Sequence[float], half_widths: Sequence[Sequence[float]]) -> tuple[FromBest, ...]:
    """Hsu's constrained intervals where more is better, from means and the half-width of each pairwise difference."""
    every = range(len(means))
    highs = [
        max(0.0, min(means[one] - means[other] + half_widths[one][other] for other in every if other != one))
        for one in every
    ]
    contenders = [one for one in every if highs[one] > 0] or [one for one in every if means[one] == max(means)]
    lows = []
    for one in every:
        against = [means[one] - means[other] - half_widths[one][other] for other in contenders if other != one]
        lows.append(min(0.0, *against) if against else 0.0)
    return tuple(FromBest(low, high) for low, high in zip(lows, highs, strict=True))
