"""The outcome along one factor, all others averaged: a curve fitted through all points at once.

Each factor gives a straight line and, where it has three values or more, a bend (on a grid with four levels or more,
two); the outcome is their sum. Where
factors act one by one that is what happens; where they act together it is the mean over the others. The band counts
two things: replications differ (Student's t over them), and points stray from a sum of curves (residuals by leverage,
HC3, MacKinnon and White 1985). Chance at single points is in both, so the band is rather too wide than too narrow.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from simulator.journal.columns import Floats, Ints
from simulator.study.estimate import NORMAL_95, student_t
from simulator.study.sensitivity.unfit import UnfitError

HIGHEST_ORDER: Final = 3
POINTS_A_TERM: Final = 3
"""Fewer points for each term, and a bend would follow chance. Assumed."""
METHOD: Final = "a curve along each factor"


@dataclass(frozen=True, eq=False)
class Along:
    """A sum of curves, one a factor, in the factors' own units."""

    lows: Floats
    highs: Floats
    orders: tuple[int, ...]
    """Of each factor: 0 where it does not vary, 1 a straight line, 2 with a bend, 3 with two."""
    centres: Floats
    """The mean of each term over the points."""
    coefficients: Floats
    """The overall mean, then each term of each factor."""
    cov_replications: Floats
    """Of the coefficients: chance."""
    cov_points: Floats
    """Of the coefficients: what the points show beyond a sum of curves."""
    replications: int
    r_squared: float
    """Share of the variance of the points that the sum of curves gives back, less what so many terms would of chance
    (adjusted R²)."""

    def at(self, factor: int, values: Floats) -> tuple[Floats, Floats]:
        """The outcome where one factor has these values, and its half-width (95 %)."""
        terms = self._terms(factor, np.asarray(values, dtype=float))
        level: Floats = terms @ self.coefficients
        return level, self._half_width(terms)

    def change(self, factor: int, start: float, end: float) -> tuple[float, float]:
        """How much the outcome changes from one value of a factor to another, and its half-width."""
        one, other = self._terms(factor, np.array([start, end]))
        step = (other - one)[None, :]
        return float((step @ self.coefficients)[0]), float(self._half_width(step)[0])

    def polynomial(self, factor: int) -> Floats:
        """Coefficients of the curve in z = (value - low) / (high - low), of the highest power first."""
        columns = self._columns(factor)
        constant = self.coefficients[0] - self.coefficients[columns] @ self.centres[columns]
        padded = np.zeros(HIGHEST_ORDER + 1)
        padded[: len(columns)] = self.coefficients[columns]
        return np.array([*padded[HIGHEST_ORDER - 1 :: -1], constant])

    def share_of(self, factor: int, values: Floats) -> tuple[float, float]:
        """The variance of a curve over these values, and how much of it would be there were the factor to do
        nothing."""
        columns = self._columns(factor)
        if not len(columns):
            return 0.0, 0.0
        terms = self._terms(factor, values)[:, columns]
        spread = terms - terms.mean(axis=0)
        curve = spread @ self.coefficients[columns]
        inner = np.ix_(columns, columns)
        free = np.einsum("pi,ij,pj->p", spread, self.cov_points[inner], spread).mean()
        return float(curve.var()), float(free)

    def _columns(self, factor: int) -> Ints:
        start = 1 + sum(self.orders[:factor])
        return np.arange(start, start + self.orders[factor])

    def _terms(self, factor: int, values: Floats) -> Floats:
        """Rows of the design in which all other factors are averaged."""
        width = self.highs[factor] - self.lows[factor]
        z = (values - self.lows[factor]) / (width or 1.0)
        columns = self._columns(factor)
        rows = np.zeros((len(z), len(self.coefficients)))
        rows[:, 0] = 1.0
        for power, column in enumerate(columns, 1):
            rows[:, column] = z**power - self.centres[column]
        return rows

    def _half_width(self, terms: Floats) -> Floats:
        points = np.einsum("pi,ij,pj->p", terms, self.cov_points, terms)
        chance = np.einsum("pi,ij,pj->p", terms, self.cov_replications, terms)
        t = student_t(self.replications - 1, 0.975) if self.replications > 1 else 0.0
        widths: Floats = np.sqrt(np.maximum(NORMAL_95**2 * points + t**2 * chance, 0.0))
        return widths


def most_order(design: str) -> int:
    """How often a curve may bend: a grid sees every level of a factor with the others balanced, and bears one more."""
    return HIGHEST_ORDER if design == "grid" else 2


def along(settings: Floats, values: Floats, *, most_order: int = 2) -> Along:
    """Fit the curves: points × factors, and points × replications without NaN.

    Raises UnfitError where there are hardly more points than terms.
    """
    lows, highs = settings.min(axis=0), settings.max(axis=0)
    z = (settings - lows) / np.where(highs > lows, highs - lows, 1.0)
    levels = [len(np.unique(column.round(12))) for column in z.T]
    orders = tuple(min(most_order, count - 1) for count in levels)
    too_many = len(settings) <= 1 + sum(orders)
    if most_order == 2:  # points anywhere; on a grid, which may bend once more, terms do not disturb each other
        too_many |= len(settings) < POINTS_A_TERM * (1 + sum(orders))
    if too_many and most_order > 1:
        return along(settings, values, most_order=most_order - 1)
    if too_many:
        raise UnfitError("too_few", points=len(settings), needed=2 + sum(orders), method=METHOD)
    raw = [column**power for column, order in zip(z.T, orders, strict=True) for power in range(1, order + 1)]
    columns = np.stack([np.ones(len(z)), *raw], axis=1)
    centres = np.concatenate([[0.0], columns[:, 1:].mean(axis=0)])
    design = columns - centres
    inverse = np.linalg.pinv(design)
    by_replication, means = inverse @ values, values.mean(axis=1)
    coefficients = by_replication.mean(axis=1)
    replications = values.shape[1]
    chance = np.zeros((len(coefficients),) * 2)
    if replications > 1:
        chance = np.atleast_2d(np.cov(by_replication)) / replications
    residuals = means - design @ coefficients
    leverage = np.minimum(np.einsum("pi,ip->p", design, inverse), 1 - 1e-9)
    stray = inverse * (residuals / (1 - leverage))
    spread = means.var()
    free = (len(settings) - 1) / (len(settings) - len(coefficients))
    fitted = max(1 - free * residuals.var() / spread, 0.0) if spread > 0 else 0.0
    return Along(lows, highs, orders, centres, coefficients, chance, stray @ stray.T, replications, float(fitted))
