"""How sure a median or a 90th percentile is, without assuming any distribution.

Of n independent observations the number that lie below the true quantile p is binomial (n, p). So the l-th and the u-th
in order of size enclose it with the probability that l to u - 1 of them lie below it (W. J. Conover, Practical
Nonparametric Statistics, 3rd ed., section 3.2). With few observations even the smallest and the largest are not sure
enough, and there is no interval: at 95 % that is below n = 6 for the median, 29 for the 90th and 59 for the 95th
percentile.
"""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np

from simulator.journal.columns import Floats

CONFIDENCE_SHARE = 0.95


def quantile_interval(values: Floats, share: float) -> tuple[float, float]:
    """The two observations that enclose the true quantile with at least 95 %; NaN twice where there are too few."""
    places = _places(len(values), share)
    if places is None:
        return math.nan, math.nan
    ranked = np.partition(values, places)
    return float(ranked[places[0]]), float(ranked[places[1]])


def fewest_for(share: float) -> int:
    """How many observations it takes for a quantile to have an interval at all."""
    return next(n for n in range(1, 10_000) if _places(n, share) is not None)


@lru_cache(maxsize=4096)
def _places(n: int, share: float) -> tuple[int, int] | None:
    """Places in the sorted list, counted from 0: as near to each other as can be; of equals the surest pair."""
    if not n:
        return None
    at_most = _binomial(n, share)
    fewer = at_most[:-1]  # P(fewer than l lie below), l = 1 ... n
    below = np.searchsorted(at_most, CONFIDENCE_SHARE + fewer)  # u - 1, the least that is sure enough
    sure = np.flatnonzero(below < n)
    if not len(sure):
        return None
    wide = below[sure] - sure
    covered = at_most[below[sure]] - fewer[sure]
    best = sure[np.lexsort((-covered, wide))[0]]
    return int(best), int(below[best])


def _binomial(n: int, share: float) -> Floats:
    """P(at most k of n), k = 0 ... n."""
    factorials = np.concatenate([[0.0], np.cumsum(np.log(np.arange(1, n + 1)))])
    k = np.arange(n + 1)
    logs = factorials[n] - factorials - factorials[::-1] + k * math.log(share) + (n - k) * math.log1p(-share)
    total: Floats = np.cumsum(np.exp(logs))
    return total
