"""Two policies in the same replications: what differs between them when everybody has the same luck.

Replication by replication the difference is taken, and of the differences the mean and its Student-t interval (Law,
Simulation Modeling and Analysis, section 10.2.1, paired-t). Beside it stands what independent runs would have given
(Welch's interval, section 10.2.2), so that it is seen what the same luck was worth; it can be worth less than nothing.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from simulator.study.estimate import CONFIDENCE_SHARE, Estimate, estimate, student_t, student_tail

MOST_REPLICATIONS = 1_000_000
"""More are not worth naming."""
ROUNDING_SHARE = 1e-12
"""Sums of the same minutes in another order differ by less than this share of them."""


UNKNOWN = Estimate(math.nan, math.nan, 0, 0)
"""Nothing was observed."""


@dataclass(frozen=True, slots=True)
class Paired:
    """One measure under two policies, in the replications that gave a value under both."""

    before: Estimate
    after: Estimate
    difference: Estimate
    """After less before; `missing` counts the replications that gave a value under one of them at most."""
    p: float
    """How often a difference as large would be met if there were none; two-sided. 1 where all are exactly 0."""
    correlation: float
    """Of the two over replications; NaN where one of them does not vary."""
    variance_ratio: float
    """Variance of the difference over the sum of the variances, which independent runs would have: the less, the more
    the same luck was worth. Above 1 it did harm; NaN where nothing varies."""
    independent_half_width: float
    """That independent runs, as many of each policy, would have given (Welch)."""
    independent_replications: int | None
    """How many replications of each policy, run apart, would give as narrow an interval; None where no number would,
    or more than a million."""
    relative: Estimate = UNKNOWN
    """The difference as a share of the mean before, with the interval of a ratio; NaN where that mean is 0."""


def paired(before: Sequence[float], after: Sequence[float]) -> Paired:
    """Hold two policies against each other; a value of each for each replication, NaN where nothing was observed."""
    both = [(x, y) for x, y in zip(before, after, strict=True) if not (math.isnan(x) or math.isnan(y))]
    lost = len(before) - len(both)
    xs, ys = [x for x, _ in both], [y for _, y in both]
    differences = [_less(y, x) for x, y in both] + [math.nan] * lost
    difference = estimate(differences)
    of_before, of_after, of_difference = variance(xs), variance(ys), variance(differences[: len(both)])
    apart = of_before + of_after
    together = (apart - of_difference) / 2
    spread = math.sqrt(of_before * of_after)
    return Paired(
        estimate(before),
        estimate(after),
        difference,
        two_sided_p(difference, of_difference),
        min(max(together / spread, -1.0), 1.0) if spread > 0 else math.nan,
        of_difference / apart if apart > 0 else math.nan,
        welch(xs, ys).half_width,
        replications_apart(of_before, of_after, difference.half_width),
        ratio(differences[: len(both)], xs),
    )


def ratio(differences: Sequence[float], before: Sequence[float]) -> Estimate:
    """The ratio of two means over the same replications, with the interval of Student's t about what is left of each
    difference when the ratio is taken out (Cochran, Sampling Techniques, 3rd ed., section 6.4)."""
    count = len(before)
    if count == 0 or not (level := math.fsum(before) / count):
        return UNKNOWN
    mean = math.fsum(differences) / count / level
    left = variance([gap - mean * value for gap, value in zip(differences, before, strict=True)])
    width = math.nan
    if count > 1:
        width = student_t(count - 1, (1 + CONFIDENCE_SHARE) / 2) * math.sqrt(left / count) / abs(level)
    return Estimate(mean, width, count, 0)


def _less(one: float, other: float) -> float:
    """The difference; none where only the rounding of two sums differs."""
    return 0.0 if math.isclose(one, other, rel_tol=ROUNDING_SHARE) else one - other


def variance(values: Sequence[float]) -> float:
    """The sample variance; NaN of fewer than two values."""
    if len(values) < 2:
        return math.nan
    mean = math.fsum(values) / len(values)
    return math.fsum((value - mean) ** 2 for value in values) / (len(values) - 1)


def two_sided_p(difference: Estimate, of_difference: float) -> float:
    """The p-value of Student's paired test that the true difference is zero."""
    if difference.n < 2:
        return math.nan
    if of_difference == 0:
        return 1.0 if difference.mean == 0 else 0.0
    return 2 * student_tail(difference.n - 1, abs(difference.mean) / math.sqrt(of_difference / difference.n))


def welch(before: Sequence[float], after: Sequence[float]) -> Estimate:
    """Mean difference of independent runs with Welch's interval: unequal variances, Satterthwaite's degrees of freedom.
    `n` counts the runs of both. NaN where either has fewer than two."""
    if min(len(before), len(after)) < 2:
        return Estimate(math.nan, math.nan, len(before) + len(after), 0)
    mean = math.fsum(after) / len(after) - math.fsum(before) / len(before)
    one, other = variance(before) / len(before), variance(after) / len(after)
    if not one + other > 0:
        return Estimate(mean, one + other, len(before) + len(after), 0)
    degrees = (one + other) ** 2 / (one**2 / (len(before) - 1) + other**2 / (len(after) - 1))
    half_width = student_t(degrees, (1 + CONFIDENCE_SHARE) / 2) * math.sqrt(one + other)
    return Estimate(mean, half_width, len(before) + len(after), 0)


def replications_apart(of_before: float, of_after: float, half_width: float) -> int | None:
    """How many replications of each policy, run independently, give Welch's interval this half-width."""
    apart = of_before + of_after
    if not half_width > 0 or not apart > 0:
        return None
    degrees_each = apart**2 / (of_before**2 + of_after**2)
    return fewest(
        lambda n: student_t(degrees_each * (n - 1), (1 + CONFIDENCE_SHARE) / 2) * math.sqrt(apart / n), half_width
    )


def joint_half_width(difference: Estimate, comparisons: int) -> float:
    """The half-width at which so many intervals hold together with the usual confidence (Bonferroni)."""
    if difference.n < 2 or comparisons < 2:
        return difference.half_width
    usual, wider = (student_t(difference.n - 1, 1 - (1 - CONFIDENCE_SHARE) / 2 / many) for many in (1, comparisons))
    return difference.half_width * wider / usual


def fewest(half_width_of: Callable[[int], float], wanted: float, at_least: int = 2) -> int | None:
    """The smallest number of replications whose half-width, which falls with their number, is no more than wanted."""
    low, high = at_least - 1, at_least
    while half_width_of(high) > wanted:
        low, high = high, 2 * high
        if high > MOST_REPLICATIONS:
            return None
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if half_width_of(middle) > wanted else (low, middle)
    return high
