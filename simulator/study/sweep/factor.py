"""One thing that a sweep varies: a number of the scenario or the value of a lever, and what is believed of it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final, Literal, get_args

import numpy as np

from simulator.journal.columns import Floats

Kind = Literal["path", "lever"]
Distribution = Literal["uniform", "triangular", "normal", "lognormal", "discrete"]

DISTRIBUTIONS: Final = get_args(Distribution)
MIDDLE_SHARE = 0.95
"""A normal or lognormal number would lie between low and high so often; what would lie beyond is drawn within."""


@dataclass(frozen=True, slots=True)
class Factor:
    """A number that is not known, or not decided, with the range in which it may lie.

    Nothing lies outside low and high, so that a number that must be a share or a count stays one.
    """

    name: str
    """What the sweep file calls it."""
    kind: Kind
    """`path`: a place of the scenario; `lever`: how far a policy goes."""
    target: str
    """The dotted place, or the lever's name."""
    low: float
    """The least that is believable, in `unit`, as all numbers here."""
    high: float
    """The most."""
    likely: float
    """As the scenario or the lever has it, or the sweep file says."""
    grade: str = "assumed"
    """What stands behind it: `published`, `derived` or `assumed`."""
    unit: str = ""
    """In words: minutes, CNY, or as a rate is written, `per day`; empty for a plain number or a share."""
    distribution: Distribution = "uniform"
    values: tuple[float, ...] = ()
    """Of a discrete factor: what it may be, each as likely as another, in rising order."""
    whole: bool = False
    """Whether it counts something."""
    counts: str = ""
    """Of a lever: what its number counts."""

    @property
    def told_in(self) -> str:
        """What stands behind its numbers, whole: `% share recognised`."""
        return " ".join(filter(None, (self.unit, self.counts)))

    def at(self, u: float) -> float:
        """The value below which the factor lies with chance `u` (0 to 1), by inversion; a higher `u` gives no lower."""
        if not 0 <= u <= 1:
            raise ValueError(f"{self.name}: a number between 0 and 1 finds the value, not {u}")
        if self.distribution == "discrete":
            return self.values[min(int(u * len(self.values)), len(self.values) - 1)]
        if self.whole and self.distribution == "uniform":
            return float(min(math.floor(self.low + u * (self.high - self.low + 1)), math.floor(self.high)))
        value = self._inverse(u)
        return float(round(value)) if self.whole else value

    def where(self, value: float) -> float:
        """The number between 0 and 1 that `at` takes to this value, or to the nearest there is."""
        if self.distribution == "discrete":
            row = min(range(len(self.values)), key=lambda each: abs(self.values[each] - value))
            return (row + 0.5) / len(self.values)
        if self.high <= self.low:
            return 0.5
        value = min(max(value, self.low), self.high)
        if self.whole and self.distribution == "uniform":
            return (round(value) - self.low + 0.5) / (self.high - self.low + 1)
        below, above = 0.0, 1.0
        for _ in range(60):  # `at` rises, so halving finds it
            middle = (below + above) / 2
            below, above = (middle, above) if self._inverse(middle) < value else (below, middle)
        return (below + above) / 2

    def along(self, u: Floats) -> Floats:
        """`at` of each number."""
        return np.array([self.at(float(each)) for each in u.ravel()]).reshape(u.shape)

    def _inverse(self, u: float) -> float:
        width = self.high - self.low
        if width <= 0:
            return self.low
        if self.distribution == "triangular":
            corner = (self.likely - self.low) / width
            if u <= corner:
                return float(self.low + (u * corner) ** 0.5 * width)
            return float(self.high - ((1 - u) * (1 - corner)) ** 0.5 * width)
        if self.distribution in ("normal", "lognormal"):
            from scipy.special import ndtri

            end = float(ndtri((1 + MIDDLE_SHARE) / 2))
            part = float(ndtri((1 - MIDDLE_SHARE) / 2 + MIDDLE_SHARE * u)) / (2 * end) + 0.5
            part = min(max(part, 0.0), 1.0)
            if self.distribution == "lognormal":
                return float(self.low ** (1 - part) * self.high**part)
            return self.low + part * width
        return self.low + u * width
