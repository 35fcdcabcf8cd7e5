"""How much the whole distribution of the outcome moves when one factor is held in a narrow part of its range (PAWN).

The distance is Kolmogorov and Smirnov's, the median over slices of the factor (Pianosi and Wagener 2018, Environmental
Modelling & Software 108, 197-207; the estimator is SALib's). Slices are small, so even a factor that does nothing has a
distance: `nothing` is that of made-up factors, the largest of many, and what lies below it is not told from nothing.
"""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from typing import Final

import numpy as np

from simulator.flow.chance import Chance
from simulator.journal.columns import Floats
from simulator.study.estimate import NORMAL_95, Estimate
from simulator.study.sensitivity.observed import Noise, Observed, noise_of
from simulator.study.sensitivity.unfit import UnfitError

METHOD: Final = "PAWN"
USUAL_SLICES: Final = 10
FEWEST_IN_A_SLICE: Final = 5
RESAMPLES, MADE_UP = 50, 50
BEYOND_SHARE: Final = 0.95


@dataclass(frozen=True, slots=True)
class Pawn:
    """The distance of each factor, in their order."""

    slices: int
    noise: Noise
    distances: tuple[Estimate, ...]
    """Median over the slices, 0 to 1; the interval is over points drawn again."""
    nothing: float
    """What 95 of 100 made-up factors stay below."""


def pawn(found: Observed, unit: Floats, slices: int = USUAL_SLICES) -> Pawn:
    """Distances from points anywhere in the unit cube. Raises UnfitError where slices would hold too few."""
    points = len(unit)
    if points < slices * FEWEST_IN_A_SLICE:
        raise UnfitError("too_few", points=points, needed=slices * FEWEST_IN_A_SLICE, method=METHOD)
    noise = noise_of(found)
    if noise.variance == 0:
        raise UnfitError("constant")
    y, chance = found.means, Chance(0, 0)
    distances_of_all = _as_salib(unit, y, slices)
    again = (chance.uniforms("points drawn again", points * RESAMPLES) * points).astype(np.int64)
    drawn = np.array([medians(unit[rows], y[rows], slices) for rows in again.reshape(RESAMPLES, points)])
    made_up = chance.uniforms("factors that do nothing", points * MADE_UP).reshape(points, MADE_UP)
    nothing = float(np.quantile(medians(made_up, y, slices), BEYOND_SHARE))
    half_widths = NORMAL_95 * drawn.std(axis=0, ddof=1)
    distances = (Estimate(float(m), float(h), points, 0) for m, h in zip(distances_of_all, half_widths, strict=True))
    return Pawn(slices, noise, tuple(distances), nothing)


def _as_salib(unit: Floats, y: Floats, slices: int) -> Floats:
    """The median distance of each column, without a word on the terminal."""
    from SALib.analyze.pawn import analyze

    names = [f"x{row}" for row in range(unit.shape[1])]
    problem = {"num_vars": len(names), "names": names, "bounds": [[0.0, 1.0]] * len(names), "groups": None}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found: Floats = np.asarray(analyze(problem, unit, y, S=slices)["median"], dtype=float)
    return found


def medians(unit: Floats, y: Floats, slices: int) -> Floats:
    """The same, a hundred times as fast, for points drawn again and factors made up."""
    order = np.argsort(y, kind="stable")
    last_of_ties = np.append(np.diff(y[order]) > 0, True)
    whole = np.arange(1, len(y) + 1) / len(y)
    found = []
    for column in unit[order].T:
        edges = np.quantile(column, np.arange(slices + 1) / slices)
        within = (column[:, None] >= edges[:-1]) & (column[:, None] < edges[1:])
        sizes = within.sum(axis=0)
        parts = within[:, sizes > 0].cumsum(axis=0) / sizes[sizes > 0]
        gaps = np.abs(parts - whole[:, None])[last_of_ties]
        found.append(float(np.median(gaps.max(axis=0))))
    return np.array(found)
