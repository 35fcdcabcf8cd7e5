"""Means of whole curves over replications, with the interval at each point; and of curves under several policies."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from simulator.journal.columns import Floats
from simulator.study.estimate import CONFIDENCE_SHARE, student_t

Band = tuple[Floats, Floats | None]
"""A mean curve, and its half-width at each point (None for a single replication)."""


def mean_and_half_width(curves: Sequence[Floats]) -> Band:
    """Mean of equally long curves and the Student-t half-width at each point (None for a single curve).

    A point at which a curve is NaN stays NaN.
    """
    stack = np.stack(curves)
    mean = stack.mean(axis=0)
    if len(stack) < 2:
        return mean, None
    t = student_t(len(stack) - 1, (1 + CONFIDENCE_SHARE) / 2)
    return mean, t * stack.std(axis=0, ddof=1) / math.sqrt(len(stack))


def under_each_policy(curves: Sequence[Sequence[Floats | None]]) -> list[Band | None]:
    """The mean curve of each policy, the baseline first, over the replications that have one under all that have any.

    `curves` holds a row for each policy, in it one curve for each replication. The baseline has its own half-width,
    every other policy that of its difference to the baseline: replications have the same days, so how days differ says
    nothing about a policy. None for a policy under which there is no curve; one without a baseline has its own
    half-width.
    """
    there = [row for row, found in enumerate(curves) if any(each is not None for each in found)]
    whole = [each for each in zip(*curves, strict=True) if all(each[row] is not None for row in there)]
    bands: list[Band | None] = [None] * len(curves)
    for row in there if whole else ():
        own = [each[row] for each in whole if each[row] is not None]
        first = [each[0] for each in whole if each[0] is not None]
        mean, half_width = mean_and_half_width(own)
        if row and first:
            _, half_width = mean_and_half_width([one - other for one, other in zip(own, first, strict=True)])
        bands[row] = mean, half_width
    return bands
