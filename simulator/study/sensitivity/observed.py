"""One measure at the points of a sweep, and how much of what the points differ by is chance.

Picture a table with a row for each point and a column for each replication. All points met the same luck, so a
good day lifts a whole column alike and makes no point look better than another. What is left of a value when the mean
of its row and of its column are taken out is what chance did at that point alone; a share of it stays in the mean of
each row, and so in the differences between points. Two-way analysis of variance without repeats (Searle, Casella and
McCulloch, Variance Components, 1992, section 4.5).
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from simulator.journal.columns import Floats
from simulator.study.estimate import Estimate, estimate
from simulator.study.sensitivity.unfit import Reason, UnfitError

FLAT_SHARE = 1e-9
"""Points that differ by less than this share of their mean differ by rounding."""


@dataclass(frozen=True, eq=False)
class Observed:
    """Values of one measure, every point in the same replications."""

    values: Floats
    """Points × replications, no NaN among them."""
    rows: tuple[int, ...]
    """Which points of the sweep these are."""
    remarks: tuple[Reason, ...] = ()
    """What was left out."""

    @property
    def means(self) -> Floats:
        """Of each point, over the replications."""
        found: Floats = self.values.mean(axis=1)
        return found

    @property
    def levelled(self) -> Floats:
        """The values with the luck that all points share taken out: what they differ by is all that is left."""
        found: Floats = self.values - self.values.mean(axis=0) + self.values.mean()
        return found

    @property
    def layers(self) -> tuple[Floats, ...]:
        """The same points in each replication by itself, the replication's own level taken out."""
        level = self.values - self.values.mean(axis=0)
        return tuple(level[:, column] for column in range(level.shape[1]))


def observed(values: Floats, method: str = "", *, needs_every_point: bool = False) -> Observed:
    """Points × replications with NaN where nothing was observed, as a full table: points that showed nothing are left
    out, and then replications that gave no value at some point; both are remarked on. Raises UnfitError if the method
    needs what is missing, or nothing is left."""
    seen = ~np.isnan(values)
    rows = np.flatnonzero(seen.any(axis=1))
    lost, remarks = len(values) - len(rows), []
    if (lost and needs_every_point) or not len(rows):
        raise UnfitError("unobserved", count=lost, points=len(values), method=method)
    if lost:
        remarks.append(Reason("left_out", {"count": lost, "points": len(values)}))
    common = np.asarray(seen[rows].all(axis=0))
    if not common.any():
        raise UnfitError("no_common_replication")
    if not common.all():
        details = {"count": int((~common).sum()), "replications": len(common)}
        remarks.append(Reason("replications_left_out", details))
    return Observed(values[np.ix_(rows, common)], tuple(rows.tolist()), tuple(remarks))


@dataclass(frozen=True, slots=True)
class Noise:
    """What the means of the points differ by, and how much of it is chance."""

    mean: Estimate
    """Over all points; its interval is that of the luck which all points share."""
    variance: float
    """Of the means of the points."""
    noise_variance: float
    """How much of that is chance; NaN of one replication."""

    @property
    def share(self) -> float:
        """Of the variance, that is chance: 0 to 1; NaN where it cannot be told."""
        return min(self.noise_variance / self.variance, 1.0) if self.variance > 0 else math.nan

    @property
    def factors_variance(self) -> float:
        """What is left to the factors; as it stands where chance cannot be told apart."""
        chance = 0.0 if math.isnan(self.noise_variance) else self.noise_variance
        return max(self.variance - chance, 0.0)


def noise_of(found: Observed) -> Noise:
    """Take the variance of the point means apart."""
    values, (points, replications) = found.values, found.values.shape
    variance = float(values.mean(axis=1).var(ddof=1)) if points > 1 else 0.0
    if variance <= (FLAT_SHARE * abs(float(values.mean()))) ** 2:
        variance = 0.0
    left = math.nan
    if replications > 1 and points > 1:
        rest = values - values.mean(axis=1, keepdims=True) - values.mean(axis=0) + values.mean()
        left = float((rest**2).sum() / ((points - 1) * (replications - 1)) / replications)
    return Noise(estimate(values.mean(axis=0).tolist()), variance, left)


def without_noise(form: Callable[[Floats], Floats], found: Observed) -> Floats:
    """A quadratic form of the points (a variance, or a part of one), as infinitely many replications would give it.

    Of the form taken of the means the products of a replication with itself are taken out: in those between two
    replications chance has mean 0, since they know nothing of each other. One replication gives the form as it is.
    """
    layers = found.layers
    count, level = len(layers), found.means - found.means.mean()
    whole = form(level)
    if count == 1:
        return whole
    own = sum((form(layer) for layer in layers), start=np.zeros_like(whole))
    apart: Floats = (count**2 * whole - own) / (count * (count - 1))
    return apart
