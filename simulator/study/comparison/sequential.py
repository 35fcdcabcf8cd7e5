"""When enough replications have been run: all is decided, the interval is narrow enough, or the budget is spent.

Where a precision is asked for, it is gone on until the half-width of every alternative's difference in the primary
measure is no more than so large a share of the baseline's mean (relative precision; Law, Simulation Modeling and
Analysis, section 9.4.1). Else it is gone on until each difference is decided against the margin, or its half-width is
no more than the margin. Who stops as soon as a verdict shows stops too often by luck: to be decided, a difference must
be so at the confidence at which the intervals of all looks hold together (Bonferroni).

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
    """The half-width to reach, as a share of the baseline's mean; None: until all is decided, or as narrow as
    the margin."""

    @property
    def looks(self) -> int:
        """How often the results can be looked at until the budget is spent."""
        n, count = self.first, 1
        while n < self.budget:
            n, count = math.ceil(GROWTH * n), count + 1
        return count

    def target(self, baseline_mean: float, margin: float) -> float:
        """The half-width to reach, in the unit of the measure."""
        return margin if self.precision_share is None else self.precision_share * abs(baseline_mean)


@dataclass(frozen=True, slots=True)
class Known:
    """What some replications say of one difference."""

    difference: float
    half_width: float
    """Joint, over the alternatives."""
    at_every_look: float
    """Joint over the alternatives and over all looks."""
    margin: float

    def decided(self, rule: Rule) -> bool:
        """Whether it lies on one side of the margin's edge, and no precision was asked for."""
        return rule.precision_share is None and self.at_every_look < self.to_the_edge

    @property
    def to_the_edge(self) -> float:
        """How far the difference is from the nearer edge of the margin."""
        return abs(abs(self.difference) - self.margin)

    def too_wide(self, rule: Rule, target: float) -> float:
        """How many times too wide its interval is for either end; 1 or less where it is enough."""
        ends = [_ratio(self.half_width, target)]
        ends += [_ratio(self.at_every_look, self.to_the_edge)] if rule.precision_share is None else []
        return min(ends)


def wanted(rule: Rule, n: int, known: Sequence[Known], target: float) -> int:
    """How many replications there should be after n of them; n itself when there are enough.

    As many more as the widest interval asks for, since it falls with the square root of their number; at least half as
    many again, and at most as many again, as there are: a first guess may be far out.
    """
    if n < rule.first:
        return rule.first
    if n >= rule.budget or enough(rule, known, target):
        return n
    guess = n * max(each.too_wide(rule, target) for each in known) ** 2
    return min(max(math.ceil(GROWTH * n), math.ceil(min(guess, 2 * n))), rule.budget)


def enough(rule: Rule, known: Sequence[Known], target: float) -> bool:
    """Whether every difference is decided or known as precisely as the rule asks for."""
    return all(each.decided(rule) or each.half_width <= target for each in known)


def _ratio(width: float, wished: float) -> float:
    """Width over what is wished; without end where either is unknown."""
    return width / wished if wished > 0 and not math.isnan(width) else math.inf
