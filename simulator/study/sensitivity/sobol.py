"""What share of the variance is due to each factor alone, and with all that it does together with others (Sobol').

`first` is what knowing the factor would take off the variance, in the mean; `total` is what would be left if all
others were known (Saltelli et al. 2010, Computer Physics Communications 181, 259-270; the estimators of SALib).
Their gap is interaction. Chance is taken out: the shares are of what the factors do, and chance stands beside them.
Intervals come from resampling base points, and from leaving out each replication in turn.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import combinations
from typing import Final

import numpy as np

from simulator.flow.chance import Chance
from simulator.journal.columns import Floats
from simulator.study.estimate import NORMAL_95, Estimate, student_t
from simulator.study.sensitivity.observed import Noise, Observed, noise_of, without_noise
from simulator.study.sensitivity.unfit import UnfitError

METHOD: Final = "Sobol'"
RESAMPLES: Final = 200
FEWEST_BASE_POINTS: Final = 32
"""Of fewer, drawing them again does not show how rough the indices are. Assumed."""
NOISE_ONLY_SHARE: Final = 0.95
"""Where more of the variance than this is chance, nothing is said of the factors."""


@dataclass(frozen=True, slots=True)
class Sobol:
    """Shares of the factors' variance; an estimate of each factor, `n` being base points."""

    base: int
    noise: Noise
    first: tuple[Estimate, ...]
    total: tuple[Estimate, ...]
    second: tuple[tuple[int, int, Estimate], ...]
    """Of each pair, what the two do together beyond what each does alone; empty where it was not asked for."""
    as_sampled: tuple[tuple[float, float], ...]
    """First and total with chance left in, as SALib gives them of the means."""


def sobol(found: Observed, factors: int, *, second_order: bool) -> Sobol:
    """Indices from Saltelli's design: of each base point A, each AB, each BA if asked for, and B.

    Raises UnfitError where the points do not make such a design, or do not differ by more than chance.
    """
    step = 2 * factors + 2 if second_order else factors + 2
    points = len(found.values)
    if points % step or points < 2 * step:
        raise UnfitError("too_few", points=points, needed=max(2, points // step + 1) * step, method=METHOD)
    base = points // step
    noise = noise_of(found)
    if noise.variance == 0:
        raise UnfitError("constant")
    counts = _picks(base)
    whole = _ratios(without_noise(lambda y: _parts(y, factors, second_order, counts), found), factors)
    if noise.share > NOISE_ONLY_SHARE or not np.isfinite(whole[:, 0]).all():
        raise UnfitError("noise_only")
    half_widths = NORMAL_95 * np.nanstd(whole[:, 1:], axis=1, ddof=1)
    every = found.values.shape[1]
    if every > 2:
        half_widths = np.hypot(half_widths, _over_replications(found, factors, second_order))
    estimates = [Estimate(float(v), float(h), base, 0) for v, h in zip(whole[:, 0], half_widths, strict=True)]
    pairs = [
        (one, other, estimates[2 * factors + row])
        for row, (one, other) in enumerate(combinations(range(factors), 2) if second_order else ())
    ]
    return Sobol(
        base,
        noise,
        tuple(estimates[:factors]),
        tuple(estimates[factors : 2 * factors]),
        tuple(pairs),
        _as_sampled(found, factors, second_order),
    )


def first_points(found: Observed, step: int, base: int) -> Observed:
    """Of the same design, the first so many base points: what a shorter sweep would have seen."""
    return replace(found, values=found.values[: base * step], rows=found.rows[: base * step])


def _picks(base: int) -> Floats:
    """How often each base point counts: once in the first column, and as often as it is drawn in each resample."""
    drawn = Chance(0, 0).uniforms("base points drawn again", base * RESAMPLES).reshape(RESAMPLES, base)
    picked = (drawn * base).astype(np.int64)
    counts = np.stack([np.bincount(row, minlength=base) for row in picked], axis=1)
    return np.hstack([np.ones((base, 1)), counts])


def _parts(y: Floats, factors: int, second_order: bool, counts: Floats) -> Floats:
    """The variance, and each index times it: indices × resamples. All are quadratic in `y`."""
    base, step = len(counts), len(y) // len(counts)
    block = y.reshape(base, step)
    a, b, ab = block[:, 0], block[:, -1], block[:, 1 : factors + 1].T
    first, total = b * (ab - a), (a - ab) ** 2 / 2
    products = [a**2 + b**2, a + b, *first, *total]
    if second_order:
        ba = block[:, factors + 1 : 2 * factors + 1].T
        products += [
            ba[one] * ab[other] - a * b - first[one] - first[other] for one, other in combinations(range(factors), 2)
        ]
    means = np.array(products) @ counts / base
    variance = means[0] / 2 - (means[1] / 2) ** 2
    found: Floats = np.vstack([variance, means[2:]])
    return found


def _as_sampled(found: Observed, factors: int, second_order: bool) -> tuple[tuple[float, float], ...]:
    """What SALib says of the means."""
    from SALib.analyze.sobol import analyze

    names = [f"x{row}" for row in range(factors)]
    problem = {"num_vars": factors, "names": names, "bounds": [[0.0, 1.0]] * factors}
    told = analyze(problem, found.means, calc_second_order=second_order, num_resamples=2, seed=1)
    return tuple(zip(told["S1"].tolist(), told["ST"].tolist(), strict=True))


def _ratios(parts: Floats, factors: int) -> Floats:
    """Each index, the variance divided out; NaN where nothing is left of it."""
    variance = np.where(parts[0] > 0, parts[0], np.nan)
    found: Floats = parts[1:] / variance
    return found


def _over_replications(found: Observed, factors: int, second_order: bool) -> Floats:
    """Half-widths by leaving out each replication in turn (jackknife)."""
    count = found.values.shape[1]
    once = np.ones((len(found.values) // (2 * factors + 2 if second_order else factors + 2), 1))
    left = []
    for column in range(count):
        fewer = replace(found, values=np.delete(found.values, column, axis=1))
        left.append(_ratios(without_noise(lambda y: _parts(y, factors, second_order, once), fewer), factors)[:, 0])
    spread = np.nanvar(np.array(left), axis=0) * (count - 1)
    widths: Floats = student_t(count - 1, 0.975) * np.sqrt(spread)
    return widths
