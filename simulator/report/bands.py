"""Means of whole curves over replications, with the interval at each point."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from simulator.journal.journal import Floats
from simulator.study.estimate import CONFIDENCE_SHARE, student_t


def mean_and_half_width(curves: Sequence[Floats]) -> tuple[Floats, Floats | None]:
    """Mean of equally long curves and the Student-t half-width at each point (None for a single curve).

    A point at which a curve is NaN stays NaN.
    """
    stack = np.stack(curves)
    mean = stack.mean(axis=0)
    if len(stack) < 2:
        return mean, None
    t = student_t(len(stack) - 1, (1 + CONFIDENCE_SHARE) / 2)
    return mean, t * stack.std(axis=0, ddof=1) / math.sqrt(len(stack))
