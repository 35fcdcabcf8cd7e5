"""Two things done side by side, the later of which decides: documents cleared while the goods travel."""

from __future__ import annotations

import math
from collections.abc import Callable
from itertools import pairwise

from simulator.theory.rules import require_positive

Cumulative = Callable[[float], float]
"""Share done within so many minutes."""


def exponential_done(mean_minutes: float) -> Cumulative:
    """Share of memoryless durations that are over within t: 1 - exp(-t / mean)."""
    require_positive(mean_minutes=mean_minutes)
    return lambda minutes: -math.expm1(-max(minutes, 0.0) / mean_minutes)


def erlang_done(mean_minutes: float, stages: int) -> Cumulative:
    """Share of durations of k equal exponential stages that are over within t (the regularised gamma function)."""
    from scipy.special import gammainc

    require_positive(mean_minutes=mean_minutes, stages=stages)
    return lambda minutes: float(gammainc(stages, stages * max(minutes, 0.0) / mean_minutes))


def uniform_done(low_minutes: float, high_minutes: float) -> Cumulative:
    """Share of durations spread evenly between two ends that are over within t."""
    require_positive(width_minutes=high_minutes - low_minutes)
    return lambda minutes: min(max((minutes - low_minutes) / (high_minutes - low_minutes), 0.0), 1.0)


def mean_of_later_minutes(one: Cumulative, other: Cumulative, longest_minutes: float) -> float:
    """Mean minutes until both of two independent things are done, of any distribution.

    E[max] = integral of 1 - F(t) G(t) from 0 up to `longest_minutes`, beyond which both should be done but
    for a negligible share. The span is cut into 64 so that no narrow rise is overlooked.
    """
    from scipy.integrate import quad

    require_positive(longest_minutes=longest_minutes)
    edges = [longest_minutes * k / 64 for k in range(65)]
    parts = [quad(lambda minutes: 1 - one(minutes) * other(minutes), low, high)[0] for low, high in pairwise(edges)]
    return math.fsum(parts)


def mean_of_later_exponential_minutes(one_minutes: float, other_minutes: float) -> float:
    """Mean minutes until both of two independent memoryless things are done.

    a + b - 1 / (1/a + 1/b): the sum less the mean of the earlier, whose rate is the sum of the rates.
    """
    require_positive(one_minutes=one_minutes, other_minutes=other_minutes)
    return one_minutes + other_minutes - 1 / (1 / one_minutes + 1 / other_minutes)
