"""In how many of the sampled futures each policy is the best, and what choosing it would cost where it is not.

A future is a point of the sweep: every uncertain number at one value. Regret is how much worse a policy does there
than the best of them. It is of means over replications, so where policies are nearly level chance alone makes some: the
share in which the lead is sure (paired interval, Bonferroni over the other policies) is told beside it.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

import numpy as np

from simulator.journal.journal import Floats
from simulator.study.estimate import NORMAL_95, Estimate, student_t

LATE_SHARE: Final = 0.9


@dataclass(frozen=True, slots=True)
class Future:
    """One policy over all futures."""

    policy: int
    best_share: Estimate
    """Of the futures in which it is the best (policies that are level share one); `n` counts futures."""
    surely_best_share: float
    """Of those in which its lead is beyond chance; NaN of one replication."""
    regret_mean: float
    """In the unit of the measure, over all futures."""
    regret_p90: float
    regret_max: float
    worst: int
    """The future of the greatest regret, by its row."""


def futures(values: Floats, *, less_is_good: bool) -> tuple[Future, ...]:
    """One for each policy; `values` are points × policies × replications without NaN."""
    worse = values if less_is_good else -values
    means = worse.mean(axis=2)
    level = means.min(axis=1, keepdims=True)
    regrets = means - level
    tied = np.isclose(regrets, 0, rtol=0, atol=1e-12 * max(float(np.abs(means).max()), 1e-300))
    parts = tied / tied.sum(axis=1, keepdims=True)
    points, policies, replications = values.shape
    found = []
    for policy in range(policies):
        share = float(parts[:, policy].mean())
        spread = float(parts[:, policy].std()) / math.sqrt(points)
        sure = math.nan if replications < 2 else float(_surely_ahead(worse, policy).mean())
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


def _surely_ahead(worse: Floats, policy: int) -> Floats:
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
