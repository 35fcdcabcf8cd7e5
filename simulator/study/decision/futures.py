"""In how many of the sampled futures each policy is the best, and what choosing it would cost where it is not.

A future is a point of the sweep: every uncertain number at one value. Policies are level there if they are apart by no
more than a margin; where all of them are, none is the best, and the choice makes no difference. Regret is how much
worse a policy does than the best of them. It is of means over replications, so where policies are nearly level chance
alone makes some: the share in which the lead is sure (paired interval, Bonferroni over the other policies) is told
beside it.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

import numpy as np

from simulator.journal.columns import Floats, Mask
from simulator.study.estimate import NORMAL_95, Estimate, student_t

LATE_SHARE: Final = 0.9


@dataclass(frozen=True, slots=True)
class Future:
    """One policy over all futures."""

    policy: int
    best_share: Estimate
    """Of the futures in which it is the best (policies that are level share one; a future in which all are level is
    nobody's); `n` counts futures."""
    surely_best_share: float
    """In which not all are level, and its lead is beyond chance; NaN of one replication."""
    regret_mean: float
    """In the unit of the measure, over all futures."""
    regret_p90: float
    regret_max: float
    worst: int
    """The future of the greatest regret, by its row."""


def all_level(values: Floats, margin: float) -> Mask:
    """At which points all policies are level; `values` are points × policies × replications without NaN."""
    means = values.mean(axis=2)
    return np.asarray(np.ptp(means, axis=1) <= _apart(means, margin))


def futures(values: Floats, *, less_is_good: bool, margin: float = 0.0) -> tuple[Future, ...]:
    """One for each policy; `values` are points × policies × replications without NaN."""
    worse = values if less_is_good else -values
    means = worse.mean(axis=2)
    regrets = means - means.min(axis=1, keepdims=True)
    tied = regrets <= _apart(means, margin)
    some_ahead = ~all_level(values, margin)
    parts = np.where(some_ahead[:, None], tied / tied.sum(axis=1, keepdims=True), 0.0)
    points, policies, replications = values.shape
    found = []
    for policy in range(policies):
        share = float(parts[:, policy].mean())
        spread = float(parts[:, policy].std()) / math.sqrt(points)
        sure = math.nan if replications < 2 else float((_surely_ahead(worse, policy) & some_ahead).mean())
        mine = regrets[:, policy]
        found.append(
            Future(
                policy,
                Estimate(share, NORMAL_95 * spread, points, 0),
                sure,
                float(mine.mean()),
                float(np.quantile(mine, LATE_SHARE)),
                float(mine.max()),
                int(mine.argmax()),
            )
        )
    return tuple(found)


def _apart(means: Floats, margin: float) -> float:
    """What is no difference: the margin, and never less than what rounding makes."""
    return max(margin, 1e-12 * float(np.abs(means).max(initial=0.0)))


def _surely_ahead(worse: Floats, policy: int) -> Mask:
    """At which points a policy is ahead of each other, interval and all."""
    points, policies, replications = worse.shape
    t = student_t(replications - 1, 1 - 0.025 / (policies - 1))
    ahead = np.ones(points, dtype=bool)
    for other in range(policies):
        if other != policy:
            gaps = worse[:, policy] - worse[:, other]
            half = t * gaps.std(axis=1, ddof=1) / math.sqrt(replications)
            ahead &= gaps.mean(axis=1) + half < 0
    return ahead
