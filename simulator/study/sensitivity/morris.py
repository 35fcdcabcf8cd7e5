"""Which factors matter at all: their elementary effects along Morris' trajectories.

An elementary effect is what the outcome changes by when one factor alone steps along its range, brought to the whole
range. μ* is the mean of their sizes; σ their spread, large where the effect depends on the other factors or bends
(Morris 1991, Technometrics 33, 161-174; Campolongo, Cariboni and Saltelli 2007; the estimators are SALib's). Chance
makes effects of its own: σ is shown without them, and beside μ* the size that chance alone would give it.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

import numpy as np

from simulator.journal.columns import Floats
from simulator.study.estimate import Estimate
from simulator.study.sensitivity.observed import Noise, Observed, noise_of
from simulator.study.sensitivity.unfit import UnfitError

METHOD: Final = "Morris"
SEED: Final = 1
"""SALib takes 0 for no seed."""


@dataclass(frozen=True, slots=True)
class Effect:
    """Of one factor, over the trajectories."""

    mean: float
    """μ, with its sign."""
    size: Estimate
    """μ*, whose interval is over trajectories drawn again."""
    spread: float
    """σ, chance taken out."""
    noise_size: float
    """The μ* of a factor that does nothing, as chance alone would give it; NaN of one replication."""

    @property
    def stands_out(self) -> bool:
        """Whether its whole interval lies above what chance gives; of one replication, above nothing."""
        return self.size.low > (0.0 if math.isnan(self.noise_size) else self.noise_size)


@dataclass(frozen=True, slots=True)
class Morris:
    """The screening of all factors, in their order."""

    trajectories: int
    noise: Noise
    effects: tuple[Effect, ...]


def morris(found: Observed, unit: Floats, levels: int) -> Morris:
    """Effects over the whole range, in the unit of the measure; `unit` is the design in the unit cube, trajectory by
    trajectory. Raises UnfitError where the points make fewer than two trajectories."""
    points, factors = unit.shape
    if points % (factors + 1) or points < 2 * (factors + 1):
        raise UnfitError("too_few", points=points, needed=2 * (factors + 1), method=METHOD)
    noise = noise_of(found)
    if noise.variance == 0:
        raise UnfitError("constant")
    trajectories = points // (factors + 1)
    told = _told(found.means, unit, levels)
    by_replication = np.array([_elementary(column, unit) for column in found.values.T])
    replications = len(by_replication)
    chance = np.full(factors, math.nan)
    if replications > 1:
        chance = by_replication.var(axis=0, ddof=1).mean(axis=1) / replications
    effects = []
    for row in range(factors):
        apart = told["sigma"][row] ** 2 - (0.0 if math.isnan(chance[row]) else chance[row])
        size = Estimate(float(told["mu_star"][row]), float(told["mu_star_conf"][row]), trajectories, 0)
        floor = math.sqrt(2 / math.pi * chance[row]) if not math.isnan(chance[row]) else math.nan
        effects.append(Effect(float(told["mu"][row]), size, math.sqrt(max(apart, 0.0)), floor))
    return Morris(trajectories, noise, tuple(effects))


def _told(y: Floats, unit: Floats, levels: int) -> dict[str, Floats]:
    """What SALib says of the means, without a word on the terminal."""
    import warnings

    from SALib.analyze.morris import analyze

    names = [f"x{row}" for row in range(unit.shape[1])]
    problem = {"num_vars": len(names), "names": names, "bounds": [[0.0, 1.0]] * len(names), "groups": None}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = analyze(problem, unit.astype(float), y.astype(float), num_levels=levels, num_resamples=200, seed=SEED)
    return {name: np.asarray(found[name], dtype=float) for name in ("mu", "mu_star", "sigma", "mu_star_conf")}


def _elementary(y: Floats, unit: Floats) -> Floats:
    """Factors × trajectories: what the one that stepped changed, over how far it went."""
    factors = unit.shape[1]
    steps = np.diff(unit.reshape(-1, factors + 1, factors), axis=1)
    change = np.diff(y.reshape(-1, factors + 1), axis=1)[:, :, None]
    found: Floats = np.divide(change, steps, out=np.zeros_like(steps), where=steps != 0).sum(axis=1).T
    return found
