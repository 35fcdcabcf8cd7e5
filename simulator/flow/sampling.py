"""From luck to durations, counts and sums of money, by inversion: the larger the draw, the longer the time.

A mixture is not monotone: the draw first chooses the part, and what is left of it is the part's own luck.
"""

from __future__ import annotations

from typing import Any, TypeVar

import numpy as np

from simulator.journal.columns import Floats, Ints
from simulator.scenario import counts as named_counts
from simulator.scenario import distributions as named
from simulator.scenario.counts import Counts
from simulator.scenario.distributions import Durations
from simulator.scenario.sums import Sums

Values = TypeVar("Values", Floats, Ints)


def minutes(distribution: Durations, luck: Floats) -> Floats:
    """Minutes at which the distribution's function of distribution reaches each of `luck`, elementwise."""
    return np.asarray(_quantiles(distribution, luck), dtype=np.float64)


def yuan(distribution: Sums, luck: Floats) -> Floats:
    """Sums of money at which the distribution's function of distribution reaches each of `luck`, elementwise."""
    return np.asarray(_quantiles(distribution, luck), dtype=np.float64)


def _quantiles(distribution: Durations | Sums, luck: Floats) -> Any:
    from scipy import special

    match distribution:
        case named.Constant(constant=value):
            return np.full(len(luck), value)
        case named.Exponential(exponential=mean):
            return -mean * np.log1p(-luck)
        case named.Lognormal(lognormal=shape):
            variance = np.log1p((shape.spread / shape.mean) ** 2)
            return np.exp(np.log(shape.mean) - variance / 2 + np.sqrt(variance) * special.ndtri(luck))
        case named.Gamma(gamma=shape):
            stages = (shape.mean / shape.spread) ** 2
            return special.gammaincinv(stages, luck) * (shape.mean / stages)
        case named.Erlang(erlang=shape):
            return special.gammaincinv(float(shape.stages), luck) * (shape.mean / shape.stages)
        case named.Triangular(triangular=corners):
            low, likely, high = corners.low, corners.likely, corners.high
            turn = (likely - low) / (high - low)
            rising = low + np.sqrt(luck * (high - low) * (likely - low))
            falling = high - np.sqrt((1 - luck) * (high - low) * (high - likely))
            return np.where(luck < turn, rising, falling)
        case named.Uniform(uniform=ends):
            return ends.low + luck * (ends.high - ends.low)
        case named.Empirical(empirical=seen):
            return _one_of(np.array(seen.values), seen.shares(), luck)
        case named.Mixture(mixture=parts):
            return _mixed(parts, luck)
    raise TypeError(f"not a distribution of durations: {distribution!r}")


def counts(distribution: Counts, luck: Floats) -> Ints:
    """Counts at which the distribution's function of distribution reaches each of `luck`, elementwise."""
    match distribution:
        case named_counts.ConstantCount(constant=value):
            return np.full(len(luck), value, dtype=np.int64)
        case named_counts.Geometric(geometric=mean):
            if mean == 1:
                return np.ones(len(luck), dtype=np.int64)
            return np.asarray(1 + np.floor(np.log1p(-luck) / np.log1p(-1 / mean)), dtype=np.int64)
        case named_counts.EmpiricalCount(empirical=seen):
            return _one_of(np.array(seen.values, dtype=np.int64), seen.shares(), luck)
    raise TypeError(f"not a distribution of counts: {distribution!r}")


def poisson(mean: float | Floats, luck: Floats) -> Ints:
    """Poisson counts by inversion: the smallest count whose function of distribution exceeds the draw."""
    from scipy import special

    guess = np.maximum(np.ceil(np.nan_to_num(special.pdtrik(luck, mean), nan=0.0)), 0.0)
    while (low := special.pdtr(guess, mean) <= luck).any():
        guess[low] += 1
    while (high := (guess > 0) & (special.pdtr(guess - 1, mean) > luck)).any():
        guess[high] -= 1
    return np.asarray(guess, dtype=np.int64)


def _one_of(values: Values, shares: tuple[float, ...], luck: Floats) -> Values:
    """The value at which the cumulated shares pass the draw, smallest values first."""
    rising = np.argsort(values, kind="stable")
    reached = np.cumsum(np.array(shares)[rising])
    return values[rising[np.minimum(np.searchsorted(reached, luck, side="right"), len(values) - 1)]]


def _mixed(parts: tuple[named.Part, ...], luck: Floats) -> Floats:
    """The part is chosen by where the draw falls; what is left of the draw, stretched, is the part's own luck."""
    result = np.empty(len(luck))
    begins = 0.0
    for number, part in enumerate(parts):
        ends = begins + part.share if number < len(parts) - 1 else np.inf
        here = (luck >= begins) & (luck < ends)
        if part.share > 0 and here.any():
            own = np.clip((luck[here] - begins) / part.share, 0.0, np.nextafter(1.0, 0.0))
            result[here] = minutes(part.of, own)
        begins = ends
    return result
