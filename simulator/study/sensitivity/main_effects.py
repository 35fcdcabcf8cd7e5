"""What each factor does by itself: the outcome at its low end and its high end, and the gap between them.

Of a one-at-a-time design these are its own points, held against the likely one on the same luck; of any other design
the curve along the factor, all others averaged.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

import numpy as np

from simulator.journal.columns import Floats
from simulator.study.estimate import Estimate, estimate
from simulator.study.sensitivity.along import Along
from simulator.study.sensitivity.observed import Noise, Observed

Way = Literal["its own points", "a curve"]


@dataclass(frozen=True, slots=True)
class MainEffect:
    """Of one factor."""

    low: float
    """Its value at the low end."""
    high: float
    at_low: Estimate
    """The outcome there, its interval without the luck that all points share; `n` counts replications."""
    at_high: Estimate
    change: Estimate
    """From low to high, on the same luck."""
    first_share: float
    """Of the variance that the factors make, how much is this one's alone, chance taken out; NaN where the design is
    no sample or nothing is left."""


@dataclass(frozen=True, slots=True)
class MainEffects:
    """Of all factors, in their order."""

    way: Way
    centre: Estimate
    """The outcome at the likely point, or the mean over all points."""
    effects: tuple[MainEffect, ...]
    r_squared: float
    """Share of the variance of the points that factors acting one by one explain; NaN of a one-at-a-time design."""


def by_own_points(found: Observed, settings: Floats) -> MainEffects:
    """Of a one-at-a-time design, whose first point is the likely one; each point there is belongs to the factor that
    is not likely in it."""
    likely, values = settings[0], found.levelled
    effects = []
    for column in range(settings.shape[1]):
        mine = [row for row in range(len(settings)) if row == 0 or settings[row, column] != likely[column]]
        first = min(mine, key=lambda row: float(settings[row, column]))
        last = max(mine, key=lambda row: float(settings[row, column]))
        start, end = values[first], values[last]
        effects.append(
            MainEffect(
                float(settings[first, column]),
                float(settings[last, column]),
                estimate(start.tolist()),
                estimate(end.tolist()),
                estimate((end - start).tolist()),
                math.nan,
            )
        )
    return MainEffects("its own points", estimate(values[0].tolist()), tuple(effects), math.nan)


def by_curves(found: Observed, settings: Floats, fitted: Along, noise: Noise, *, shares: bool) -> MainEffects:
    """Of any design that the curves were fitted to; `shares` if its points have the variance of what may come."""
    count = found.values.shape[1]
    effects = []
    for column in range(settings.shape[1]):
        ends = np.array([fitted.lows[column], fitted.highs[column]])
        level, half = fitted.at(column, ends)
        change = fitted.change(column, *ends.tolist())
        whole, free = fitted.share_of(column, settings[:, column])
        left = noise.factors_variance
        effects.append(
            MainEffect(
                float(ends[0]),
                float(ends[1]),
                Estimate(float(level[0]), float(half[0]), count, 0),
                Estimate(float(level[1]), float(half[1]), count, 0),
                Estimate(*change, count, 0),
                min(max(whole - free, 0.0) / left, 1.0) if left > 0 and shares else math.nan,
            )
        )
    return MainEffects("a curve", noise.mean, tuple(effects), fitted.r_squared)
