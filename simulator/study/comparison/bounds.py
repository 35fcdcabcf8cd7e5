"""Quantiles over replications: what a bad day looks like, with bounds that assume nothing of its distribution.

The bounds are two of the observations themselves: of n independent values in rising order, the one of rank l and the
one of rank u enclose the quantile of share p with the probability that a binomial count (n, p) is at least l and below
u (Conover, Practical Nonparametric Statistics, section 3.2). For a 95 % interval around a 95th percentile at least 59
values are needed: with fewer, all of them may lie below it.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from simulator.study.estimate import CONFIDENCE_SHARE

ROUNDING = 1e-12
"""Of a sum of binomial probabilities."""


@dataclass(frozen=True, slots=True)
class QuantileBounds:
    """A quantile over replications and the observations that enclose it."""

    low: float
    high: float
    covered_share: float
    """How often bounds made this way enclose the quantile: at least what was asked for."""


def ranks(n: int, share: float, confidence_share: float = CONFIDENCE_SHARE) -> tuple[int, int] | None:
    """Ranks, counted from 1, of the two observations that enclose the quantile; None where no two do.

    Each end is missed with at most half of what the confidence leaves; where the outermost observation is missed more
    often than that, the other end has the rest.
    """
    left, never_below, never_above = 1 - confidence_share, (1 - share) ** n, share**n
    if never_below + never_above > left:
        return None
    may_miss_low = max(never_below, min(left / 2, left - never_above))
    may_miss_high = max(never_above, min(left / 2, left - never_below))
    below = _cumulated(n, share)
    low = max(rank for rank in range(1, n + 1) if below[rank - 1] <= may_miss_low + ROUNDING)
    high = min(rank for rank in range(1, n + 1) if 1 - below[rank - 1] <= may_miss_high + ROUNDING)
    return low, high


def quantile_bounds(
    values: Sequence[float], share: float, confidence_share: float = CONFIDENCE_SHARE
) -> QuantileBounds | None:
    """The observations that enclose the quantile; None where there are too few for such bounds to exist."""
    ordered = sorted(value for value in values if not math.isnan(value))
    found = ranks(len(ordered), share, confidence_share)
    if found is None:
        return None
    low, high = found
    below = _cumulated(len(ordered), share)
    return QuantileBounds(ordered[low - 1], ordered[high - 1], below[high - 1] - below[low - 1])


def fewest_values(share: float, confidence_share: float = CONFIDENCE_SHARE) -> int:
    """The smallest number of values for which bounds exist: 6 for a median, 59 for a 95th percentile."""
    n = 2
    while share**n + (1 - share) ** n > 1 - confidence_share:
        n += 1
    return n


def _cumulated(n: int, share: float) -> list[float]:
    """How often a binomial count stays at k or below, for k from 0 to n."""
    so_far, sums = 0.0, []
    for k in range(n + 1):
        so_far += math.comb(n, k) * share**k * (1 - share) ** (n - k)
        sums.append(min(so_far, 1.0))
    return sums
