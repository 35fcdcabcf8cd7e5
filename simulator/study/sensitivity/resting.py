"""How much of the variance rests on what: by grade of the factors, and which number would be worth measuring.

The share of a group of factors lies between two bounds. At least: what its members do alone, and in pairs within the
group. At most: everything that they take part in, which is no more than the sum of their totals, nor than all that
the others do not do alone. Where nothing but first-order shares is known, the upper bound is the second of these.

Measuring a number until it is known would take its first-order share off the variance, in the mean over what might be
found (Saltelli et al., Global Sensitivity Analysis: The Primer, 2008, section 1.2.14, factor prioritisation). A value
that somebody decides (a lever, a roster, a limit) is not measured.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from simulator.scenario.evidence import GRADES
from simulator.study.estimate import Estimate
from simulator.study.sensitivity.main_effects import MainEffects
from simulator.study.sensitivity.observed import Noise
from simulator.study.sensitivity.sobol import Sobol
from simulator.study.sweep.factor import Factor

MOST_MEASUREMENTS: Final = 10
WORTH_NAMING_SHARE: Final = 0.005
"""Knowing a number that takes less off the variance than this would change nothing that is seen."""
DECIDED: Final = "decided"
"""Of what somebody chooses, in place of a grade."""

FACTS_OF_POLICY: Final = ("takes", "turnaround")
"""Numbers that stand under `policy` and yet are nobody's choice: how long a vessel needs."""

Basis = Literal["sobol", "curves"]


@dataclass(frozen=True, slots=True)
class Shares:
    """First-order shares, and what else is known of the variance."""

    basis: Basis
    first: tuple[Estimate, ...]
    """NaN half-widths where the basis gives none."""
    total: tuple[Estimate, ...]
    """Empty where the basis gives none."""
    pairs: Mapping[tuple[int, int], float]
    deviation: float
    """The standard deviation that the factors make, in the unit of the measure."""


@dataclass(frozen=True, slots=True)
class Resting:
    """The factors of one grade."""

    grade: str
    """`published`, `derived`, `assumed`, or `decided`."""
    factors: tuple[int, ...]
    at_least_share: float
    at_most_share: float


@dataclass(frozen=True, slots=True)
class Measurement:
    """One number that could be measured."""

    factor: int
    taken_off: Estimate
    """Share of the variance that knowing it would take off, in the mean."""
    deviation_left: float
    """The standard deviation then left, in the unit of the measure."""


def is_decided(factor: Factor) -> bool:
    """Whether somebody chooses the value (of a lever, or of what stands under `policy`), so that it is not measured."""
    room, *place = factor.target.split(".")
    return factor.kind == "lever" or (room == "policy" and not any(fact in place for fact in FACTS_OF_POLICY))


def shares_of_sobol(found: Sobol) -> Shares:
    """From Sobol' indices."""
    pairs = {(one, other): each.mean for one, other, each in found.second}
    return Shares("sobol", found.first, found.total, pairs, math.sqrt(found.noise.factors_variance))


def shares_of_curves(found: MainEffects, noise: Noise) -> Shares:
    """From the curves along each factor."""
    first = tuple(Estimate(each.first_share, math.nan, each.change.n, 0) for each in found.effects)
    return Shares("curves", first, (), {}, math.sqrt(noise.factors_variance))


def resting_on(shares: Shares, factors: Sequence[Factor]) -> tuple[Resting, ...]:
    """A row for each grade that occurs."""
    grades = [DECIDED if is_decided(each) else each.grade for each in factors]
    first = [0.0 if math.isnan(each.mean) else each.mean for each in shares.first]
    rows = []
    for grade in (*GRADES, DECIDED):
        mine = tuple(row for row, each in enumerate(grades) if each == grade)
        if not mine:
            continue
        pairs = sum(worth for (one, other), worth in shares.pairs.items() if one in mine and other in mine)
        alone = sum(first[row] for row in mine)
        most = 1.0 - sum(share for row, share in enumerate(first) if row not in mine)
        if shares.total:
            most = min(most, sum(shares.total[row].mean for row in mine))
        # Estimates of pairs are unsure: what they say below nothing is nothing, and no share is above the upper bound.
        most = _share(most)
        rows.append(Resting(grade, mine, min(_share(max(alone, alone + pairs)), most), most))
    return tuple(rows)


def measurements(shares: Shares, factors: Sequence[Factor], most: int = MOST_MEASUREMENTS) -> tuple[Measurement, ...]:
    """The numbers whose measuring would take most off the variance, the largest first; those that would take nothing
    off are left out."""
    found = [
        Measurement(row, each, shares.deviation * math.sqrt(max(1.0 - _share(each.mean), 0.0)))
        for row, each in enumerate(shares.first)
        if not is_decided(factors[row]) and each.mean > WORTH_NAMING_SHARE
    ]
    return tuple(sorted(found, key=lambda each: -each.taken_off.mean)[:most])


def _share(value: float) -> float:
    """An estimate of a share may lie a little outside what a share can be."""
    return 0.0 if math.isnan(value) else min(max(value, 0.0), 1.0)
