"""How long each stage took, as a distribution with its uncertainty.

Exponential, gamma and lognormal are fitted by maximum likelihood, and the one with the smallest AIC is chosen. How sure
its mean and spread are is seen by fitting it again to resamples of the data (percentile intervals: B. Efron and R.
Tibshirani, An Introduction to the Bootstrap, ch. 13). What is fitted is the interval between two stamps, and that
contains waiting, nights and weekends as well as service: it says how long a stage took, not how much work it was.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from simulator.flow.chance import Chance
from simulator.journal.columns import Floats
from simulator.measures.period import ratio
from simulator.measures.quantiles import quantiles
from simulator.measures.release import INTERVALS, Declarations, Interval, groups
from simulator.study.estimate import CONFIDENCE_SHARE
from simulator.study.release_study.families import FAMILIES, Sums, sums_of
from simulator.units import MINUTES_PER_DAY

FEWEST: Final = 10
"""Durations that a fit needs; a convention, not a theorem."""
RESAMPLES: Final = 400
CONSTANT: Final = "constant"
KOLMOGOROV: Final = 1.36
"""Over the root of n, the distance within which the true distribution keeps in 95 of 100 samples: a lenient limit,
since one that was fitted to the sample is nearer to it than the true one."""


@dataclass(frozen=True, slots=True)
class Bounded:
    """A number and its 95 % interval."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Chosen:
    """The distribution that explains the durations best."""

    family: str
    """A name of `FAMILIES`; `constant` where all durations are the same."""
    mean_minutes: Bounded
    spread_minutes: Bounded
    """Standard deviation."""
    aic: dict[str, float]
    """Of each family; empty where it is constant."""
    distance_share: float
    """Kolmogorov–Smirnov: the largest difference between the share seen below a duration and the fitted share."""


@dataclass(frozen=True, slots=True)
class Fit:
    """One stage of one kind of declarations."""

    interval: str
    group: tuple[str, ...]
    n: int
    """Durations longer than zero; these are fitted."""
    at_once: int
    """Declarations whose two stamps are the same."""
    before: int
    """Declarations that passed the later stage first, as those lodged before arrival; they have no duration."""
    overnight_share: float
    """Share of the `n` that ended on a later day than they began; NaN where there are none."""
    chosen: Chosen | None
    """None where there are fewer than `FEWEST` durations."""

    @property
    def farthest_share(self) -> float:
        """The distance from the data beyond which a distribution does not describe them."""
        return KOLMOGOROV / math.sqrt(self.n)

    @property
    def far(self) -> bool:
        """Whether one was chosen that does not describe the data."""
        return self.chosen is not None and self.chosen.distance_share > self.farthest_share


def fit_stages(declarations: Declarations, by: Sequence[str] = (), seed: int = 0) -> tuple[Fit, ...]:
    """A fit of each stage that any declaration passed, of all declarations or of each kind; stage by stage."""
    kinds = groups(declarations, by)
    return tuple(
        fit
        for interval in INTERVALS.values()
        if not interval.whole
        for group, some in kinds.items()
        for fit in _fits(some, interval, group, seed)
    )


def choose(minutes: Floats, chance: Chance, decision: str) -> Chosen:
    """The distribution of durations longer than zero, at least two; `decision` names the luck of its resamples."""
    if minutes.min() == minutes.max():
        same = Bounded(float(minutes[0]), float(minutes[0]), float(minutes[0]))
        return Chosen(CONSTANT, same, Bounded(0.0, 0.0, 0.0), {}, 0.0)
    seen = sums_of(minutes)
    aic = {name: family.aic(seen) for name, family in FAMILIES.items()}
    family = FAMILIES[min(aic, key=lambda name: aic[name])]
    fitted = family.fit(seen)
    again = family.fit(_resampled(minutes, chance, decision))
    mean, spread = (_bounded(getattr(fitted, what), getattr(again, what)) for what in ("mean", "spread"))
    ranked = np.sort(minutes)
    below, place = family.below(ranked, mean.value, spread.value), np.arange(len(ranked))
    distance = max(((place + 1) / len(ranked) - below).max(), (below - place / len(ranked)).max())
    return Chosen(family.name, mean, spread, aic, float(distance))


def _fits(declarations: Declarations, interval: Interval, group: tuple[str, ...], seed: int) -> Iterator[Fit]:
    """One, or none where no declaration passed the stage."""
    minutes, began = interval.minutes(declarations), interval.start_minutes(declarations)
    took_time = minutes > 0
    durations, began = minutes[took_time], began[took_time]
    overnight = np.floor((began + durations) / MINUTES_PER_DAY) > np.floor(began / MINUTES_PER_DAY)
    at_once, before = (int(np.count_nonzero(mask)) for mask in (minutes == 0, minutes < 0))
    if len(durations) + at_once + before:
        enough = len(durations) >= FEWEST
        decision = " ".join(("bootstrap", interval.name, *group))
        yield Fit(
            interval.name,
            group,
            len(durations),
            at_once,
            before,
            ratio(int(np.count_nonzero(overnight)), len(durations)),
            choose(durations, Chance(seed, 0), decision) if enough else None,
        )


def _resampled(minutes: Floats, chance: Chance, decision: str) -> Sums:
    """Samples of the same size drawn from the durations, with replacement; one at a time, to spare the memory."""
    n = len(minutes)
    each = [
        sums_of(minutes[(chance.uniforms(f"{decision} {number}", n) * n).astype(np.int64)])
        for number in range(RESAMPLES)
    ]
    return Sums(n, *(np.array([getattr(sums, what) for sums in each]) for what in ("mean", "log_mean", "log_variance")))


def _bounded(value: Floats, again: Floats) -> Bounded:
    """With the percentile interval, stretched to the value itself where the resamples miss it."""
    tail = (1 - CONFIDENCE_SHARE) / 2
    low, high = quantiles(again, (tail, 1 - tail))
    return Bounded(float(value), min(low, float(value)), max(high, float(value)))
