"""When enough replications have been run: the interval is narrow enough, or the budget is spent.

A relative-precision rule (Law, Simulation Modeling and Analysis, section 9.4.1): begin with n0, at least ten; go on
until the half-width of every alternative's difference in the primary measure is no more than so large a share of the
baseline's mean. How many more are wanted is told by the replications so far, in the order of their numbers, and never
by which was finished first: any number of workers stops at the same one.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rule:
    """How many replications to run."""

    first: int = 10
    """n0: so many in any case."""
    budget: int = 40
    """No more than this."""
    precision_share: float = 0.05
    """The half-width to reach, as a share of the baseline's mean."""


def wanted(rule: Rule, n: int, half_widths: Sequence[float], baseline_mean: float) -> int:
    """How many replications there should be after n of them; n itself when there are enough.

    As many more as the half-width asks for, since it falls with the square root of their number, but at most as many
    again as there are: a first guess may be far out.
    """
    if n < rule.first:
        return rule.first
    if n >= rule.budget or precise_enough(rule, half_widths, baseline_mean):
        return n
    target = rule.precision_share * abs(baseline_mean)
    widest = max(math.inf if math.isnan(each) else each for each in half_widths)
    guess = n * (widest / target) ** 2 if target > 0 and math.isfinite(widest) else math.inf
    return min(max(n + 1, math.ceil(min(guess, 2 * n))), rule.budget)


def precise_enough(rule: Rule, half_widths: Sequence[float], baseline_mean: float) -> bool:
    """Whether every half-width is as small as the rule asks for; NaN is not."""
    return all(half_width <= rule.precision_share * abs(baseline_mean) for half_width in half_widths)
