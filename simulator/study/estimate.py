"""A mean over replications and how sure we are of it.

The definition is the textbook one for independent replications (Law, Simulation Modeling and
Analysis, section 9.4.1): with n values of mean m and standard deviation s, the interval is
m ± t · s / √n, t being the Student quantile with n - 1 degrees of freedom.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

CONFIDENCE_SHARE = 0.95
"""How often an interval made this way covers the true mean."""
NORMAL_95 = 1.959964
"""Half-width of such an interval in standard errors, where chance is normal and its size is known."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """A mean over replications with its interval, in the unit of the values."""

    mean: float
    """NaN where no replication gave a value."""
    half_width: float
    """NaN where fewer than two replications gave a value: one run says nothing about chance."""
    n: int
    """Replications that gave a value."""
    missing: int
    """Replications in which nothing was observed; they are left out of the mean."""

    @property
    def low(self) -> float:
        """Lower end of the interval."""
        return self.mean - self.half_width

    @property
    def high(self) -> float:
        """Upper end of the interval."""
        return self.mean + self.half_width


def estimate(values: Iterable[float], confidence_share: float = CONFIDENCE_SHARE) -> Estimate:
    """Mean and Student-t half-width of one value from each replication; NaN values are left out and counted.

    Raises ValueError for a confidence that is not between 0 and 1.
    """
    if not 0 < confidence_share < 1:
        raise ValueError(f"a confidence lies between 0 and 1, not {confidence_share}")
    given = list(values)
    seen = [float(value) for value in given if not math.isnan(value)]
    n, missing = len(seen), len(given) - len(seen)
    mean = math.fsum(seen) / n if n else math.nan
    if n < 2:
        return Estimate(mean, math.nan, n, missing)
    variance = math.fsum((value - mean) ** 2 for value in seen) / (n - 1)
    return Estimate(mean, student_t(n - 1, (1 + confidence_share) / 2) * math.sqrt(variance / n), n, missing)


def student_t(degrees_of_freedom: float, probability: float) -> float:
    """The value that Student's t stays below with this probability."""
    from scipy.special import stdtrit  # scipy.stats knows it too, and takes a second to import

    return float(stdtrit(degrees_of_freedom, probability))


def student_tail(degrees_of_freedom: float, value: float) -> float:
    """How often Student's t exceeds this value."""
    from scipy.special import stdtr

    return float(stdtr(degrees_of_freedom, -value))
