"""Distributions fitted to durations by maximum likelihood: exponential, gamma, lognormal.

The likelihood of each depends on the durations only through their mean, the mean of their logarithms and the spread of
those. So a bootstrap resample is three numbers, and hundreds of them are fitted in one go.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np

from simulator.journal.columns import Floats

LEAST_VARIANCE: Final = 1e-8
"""Of logarithms: a resample may hold one duration only, and has a likelihood without end."""


@dataclass(frozen=True, slots=True)
class Sums:
    """What the likelihoods need of a sample, or of many samples of one size (a place each)."""

    n: int
    mean: Floats
    log_mean: Floats
    log_variance: Floats
    """Mean square deviation of the logarithms."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """A distribution of each sample."""

    mean: Floats
    """Minutes."""
    spread: Floats
    """Standard deviation, minutes."""
    log_likelihood: Floats


@dataclass(frozen=True, slots=True)
class Family:
    """One kind of distribution, by its name in a scenario."""

    name: str
    parameters: int
    fit: Callable[[Sums], Fitted]
    below: Callable[[Floats, float, float], Floats]
    """The share below each duration, of the distribution with this mean and spread."""

    def aic(self, sums: Sums) -> float:
        """Akaike's information criterion of one sample: the smaller, the better the family explains it."""
        return float(2 * self.parameters - 2 * self.fit(sums).log_likelihood)


def sums_of(samples: Floats) -> Sums:
    """Of one sample of durations longer than zero, or of several in rows."""
    logs = np.log(samples)
    return Sums(
        samples.shape[-1],
        np.mean(samples, axis=-1),
        np.mean(logs, axis=-1),
        np.maximum(np.var(logs, axis=-1), LEAST_VARIANCE),
    )


def _exponential(sums: Sums) -> Fitted:
    return Fitted(sums.mean, sums.mean, -sums.n * (np.log(sums.mean) + 1))


def _gamma(sums: Sums) -> Fitted:
    """The shape solves log k - digamma(k) = log(mean) - mean of logs: by Newton's method from Minka's start.

    T. P. Minka, Estimating a Gamma distribution, 2002.
    """
    from scipy.special import gammaln, polygamma, psi

    gap = np.maximum(np.log(sums.mean) - sums.log_mean, LEAST_VARIANCE / 2)
    shape = (3 - gap + np.sqrt((gap - 3) ** 2 + 24 * gap)) / (12 * gap)
    for _ in range(8):
        slope = 1 / shape - polygamma(1, shape)
        shape = 1 / (1 / shape + (np.log(shape) - psi(shape) - gap) / (shape**2 * slope))
    scale = sums.mean / shape
    each = (shape - 1) * sums.log_mean - shape - shape * np.log(scale) - gammaln(shape)
    return Fitted(sums.mean, sums.mean / np.sqrt(shape), sums.n * each)


def _lognormal(sums: Sums) -> Fitted:
    mean = np.exp(sums.log_mean + sums.log_variance / 2)
    each = sums.log_mean + np.log(2 * np.pi * sums.log_variance) / 2 + 0.5
    return Fitted(mean, mean * np.sqrt(np.expm1(sums.log_variance)), -sums.n * each)


def _below_exponential(minutes: Floats, mean: float, _: float) -> Floats:
    return -np.expm1(-minutes / mean)


def _below_gamma(minutes: Floats, mean: float, spread: float) -> Floats:
    from scipy.special import gammainc

    shape = (mean / spread) ** 2
    return np.asarray(gammainc(shape, minutes * shape / mean))


def _below_lognormal(minutes: Floats, mean: float, spread: float) -> Floats:
    from scipy.special import ndtr

    variance = np.log1p((spread / mean) ** 2)
    return np.asarray(ndtr((np.log(minutes / mean) + variance / 2) / np.sqrt(variance)))


FAMILIES: Final = {
    family.name: family
    for family in (
        Family("exponential", 1, _exponential, _below_exponential),
        Family("gamma", 2, _gamma, _below_gamma),
        Family("lognormal", 2, _lognormal, _below_lognormal),
    )
}
