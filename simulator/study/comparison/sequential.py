"""When enough replications have been run: all is decided, or as precise as was asked, or the budget is spent.

Where a precision is asked for, it is gone on until the half-width of every alternative's difference in the primary
measure is no more than so large a share of the baseline's mean (relative precision; Law, Simulation Modeling and
Analysis, section 9.4.1). Else it is gone on until each difference is decided against the margin. Who stops as soon as a
verdict shows stops too often by luck: to end early, a difference must be decided at the confidence at which the
intervals of all looks hold together (Bonferroni).

How many more are wanted is told by the replications so far, in the order of their numbers, and never by which was
finished first: any number of workers stops at the same one.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

GROWTH = 1.5
"""Before the next look there are at least so many times as many replications: few looks, few chances of bad luck."""


@dataclass(frozen=True, slots=True)
class Rule:
    """How many replications to run."""

    first: int = 10
    """n0: so many in any case."""
    budget: int = 40
    """No more than this."""
    precision_share: float | None = None
    """The half-width to reach, as a share of the baseline's mean; None: until all is decided."""

    @property
    def looks(self) -> int:
        """How often the results can be looked at until the budget is spent."""
        n, count = self.first, 1
        while n < self.budget:
            n, count = math.ceil(GROWTH * n), count + 1
        return count


@dataclass(frozen=True, slots=True)
class Known:
    """What some replications say of one difference."""

    difference: float
    half_width: float
    """Joint, over the alternatives."""
    at_every_look: float
    """Joint over the alternatives and over all looks."""
    margin: float

    def too_wide(self, rule: Rule, baseline_mean: float) -> float:
        """How many times too wide its interval is, without end where it is unknown; 1 or less is enough."""
        if rule.precision_share is not None:
            width, wished = self.half_width, rule.precision_share * abs(baseline_mean)
        else:
            width, wished = self.at_every_look, abs(abs(self.difference) - self.margin)
        return 0.0 if width == 0 else width / wished if wished > 0 and not math.isnan(width) else math.inf


def wanted(rule: Rule, n: int, known: Sequence[Known], baseline_mean: float) -> int:
    """How many replications there should be after n of them; n itself when there are enough.

    As many more as the widest interval asks for, since it falls with the square root of their number; at least half as
    many again, and at most as many again, as there are: a first guess may be far out.
    """
    if n < rule.first:
        return rule.first
    if n >= rule.budget or enough(rule, known, baseline_mean):
        return n
    guess = n * max(each.too_wide(rule, baseline_mean) for each in known) ** 2
    return min(max(math.ceil(GROWTH * n), math.ceil(min(guess, 2 * n))), rule.budget)


def enough(rule: Rule, known: Sequence[Known], baseline_mean: float) -> bool:
    """Whether every difference is decided, or known as precisely as the rule asks for."""
    return all(each.too_wide(rule, baseline_mean) <= 1 for each in known)
