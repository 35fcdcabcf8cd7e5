"""What a limit leaves of a basket: the mean of what is bought by people who buy up to the limit and no more.

E[min(X, L)], the limited expected value of actuaries: Klugman, Panjer and Willmot, *Loss Models*, appendix A. Both
formulas also follow from the integral of the tail, E[min(X, L)] = ∫ P(X > x) dx from 0 to L.
"""

from __future__ import annotations

import math


def exponential_mean(mean: float, limit: float) -> float:
    """Of a basket that is exponential with this mean."""
    return -mean * math.expm1(-limit / mean)


def exponential_share_over(mean: float, limit: float) -> float:
    """The share of those who would like more than the limit."""
    return math.exp(-limit / mean)


def lognormal_mean(mean: float, spread: float, limit: float) -> float:
    """Of a basket that is lognormal with this mean and standard deviation: m Φ(z - σ) + L (1 - Φ(z))."""
    z, sigma = _standardised(mean, spread, limit)
    return mean * _normal(z - sigma) + limit * (1 - _normal(z))


def lognormal_share_over(mean: float, spread: float, limit: float) -> float:
    """The share of those who would like more than the limit."""
    return 1 - _normal(_standardised(mean, spread, limit)[0])


def _standardised(mean: float, spread: float, limit: float) -> tuple[float, float]:
    """The logarithm of the limit in standard deviations of the logarithm of the basket, and that deviation."""
    variance = math.log1p((spread / mean) ** 2)
    sigma = math.sqrt(variance)
    return (math.log(limit / mean) + variance / 2) / sigma, sigma


def _normal(z: float) -> float:
    return math.erfc(-z / math.sqrt(2)) / 2
