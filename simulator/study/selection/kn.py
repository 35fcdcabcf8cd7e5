"""Which of many candidates is the best, each sampled only until it is seen to be beaten: the procedure KN.

S.-H. Kim and B. L. Nelson, A fully sequential procedure for indifference-zone selection in simulation, ACM
Transactions on Modeling and Computer Simulation 11 (2001) 251-273. All candidates meet the same luck in a
replication, which the procedure allows and gains by, since it looks at paired differences alone. The first n0
replications tell the variance of each difference; from then on, replication by replication, a candidate leaves when
its mean falls behind another's by more than a corridor that narrows as replications come in. The last one left is the
best with the certainty asked for, if the best is better than every other by the margin at least; those nearer than
that are as good for the purpose. (What is proved is so for normal values; means over the many people of a run are
nearly so.)
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from simulator.journal.columns import Floats

FEWEST_FIRST = 5
"""With fewer first replications the variances are guesses and the corridor is very wide."""


@dataclass(frozen=True, slots=True)
class Rule:
    """What is asked of a race: its first replications, what difference matters, and how sure to be."""

    candidates: int
    margin: float
    """δ: a difference worth detecting, in the measure's unit."""
    certainty_share: float = 0.95
    """How often the best must be found (1 - α)."""
    first: int = 10
    """n0."""

    @property
    def eta(self) -> float:
        """η of the procedure with c = 1."""
        alpha = 1 - self.certainty_share
        return 0.5 * (math.pow(2 * alpha / (self.candidates - 1), -2 / (self.first - 1)) - 1)

    @property
    def h_squared(self) -> float:
        """h² = 2cη(n0 - 1) with c = 1."""
        return 2 * self.eta * (self.first - 1)


def variances_of_differences(values: Floats) -> Floats:
    """The variance of each pair's difference (candidates x candidates), from a row of first values for each."""
    apart = values[:, None, :] - values[None, :, :]
    return np.asarray(np.var(apart, axis=2, ddof=1))


def most_replications(rule: Rule, variances: Floats) -> int:
    """When the race is over at the latest: one more than the largest N_il, where every corridor has closed."""
    widest = float(np.max(variances)) if variances.size else 0.0
    return max(rule.first, math.floor(rule.h_squared * widest / rule.margin**2) + 1)


def corridor(rule: Rule, variances: Floats, replications: int) -> Floats:
    """By how much the mean of `replications` may be behind another's without being beaten (W_il)."""
    slack = rule.margin / (2 * replications) * (rule.h_squared * variances / rule.margin**2 - replications)
    return np.maximum(slack, 0.0)


def still_in(rule: Rule, variances: Floats, sums: Floats, replications: int, inside: np.ndarray) -> np.ndarray:
    """Which of the candidates inside stay after `replications`, more being better; the sums are over these.

    Where the corridor has closed the better mean alone stays; of equal ones the first.
    """
    rows = np.flatnonzero(inside)
    means = sums[rows] / replications
    width = corridor(rule, variances[np.ix_(rows, rows)], replications)
    kept = np.all(means[:, None] >= means[None, :] - width, axis=1)
    if replications >= most_replications(rule, variances[np.ix_(rows, rows)]):
        kept &= np.arange(len(rows)) == np.argmax(means)
    stays = np.zeros_like(inside)
    stays[rows[kept]] = True
    return stays
