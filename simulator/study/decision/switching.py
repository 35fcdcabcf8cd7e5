"""At which value of an uncertain number another policy becomes the best, all other numbers averaged.

Under each policy the outcome along the factor is a curve (`along`); the best is the lowest, or the highest. Where the
best gives way to another, the two curves cross, and that value is the switching value. Its interval is where the band
of the difference between the two, on the same luck, holds 0 (Fieller's way: it may reach to the end of the range).

Two curves that lie on one another cross anywhere. So a value is a switching value only if each of the two policies
leads on its side of it by more than a margin, along the curves and at some point that was run.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import Final, NamedTuple

import numpy as np

from simulator.journal.columns import Floats
from simulator.study.sensitivity.along import Along, along

STEPS: Final = 2000
"""Into which a range is cut to find where a band holds 0."""
TOUCH_SHARE: Final = 1e-9
Gaps = dict[tuple[int, int], Along]
"""The difference between each two policies, along each factor."""


@dataclass(frozen=True, slots=True)
class Switch:
    """One factor: where the best policy changes along it, or that it does not."""

    factor: int
    best_at_low: int
    """Which policy, by its place."""
    best_at_high: int
    crossings: tuple[Crossing, ...]
    """From the low end on; empty where one policy is the best all along, or none is surely so anywhere."""
    may_switch_at: tuple[float, float] | None
    """Where none crosses: the part of the range in which the best is not surely ahead; None where it always is."""
    level: bool = False
    """Whether all policies are level all along: surely no farther apart than the margin."""


@dataclass(frozen=True, slots=True)
class Crossing:
    """One switching value."""

    value: float
    low: float
    high: float
    """Ends of the interval; no farther than the range that was run."""
    before: int
    """The best policy below it."""
    after: int
    """And above it."""
    open_low: bool
    """Whether the interval reaches the low end of the range, and may go on beyond it."""
    open_high: bool


def switches(
    settings: Floats, values: Floats, *, less_is_good: bool, most_order: int = 2, margin: float = 0.0
) -> tuple[Switch, ...]:
    """One for each factor; `values` are points × policies × replications without NaN, all on the same luck."""
    sign = 1.0 if less_is_good else -1.0
    policies = values.shape[1]
    curves = [along(settings, sign * values[:, policy], most_order=most_order) for policy in range(policies)]
    gaps = {
        (one, other): along(settings, sign * (values[:, one] - values[:, other]), most_order=most_order)
        for one, other in combinations(range(policies), 2)
    }
    means = sign * values.mean(axis=2)
    least = max(margin, TOUCH_SHARE * float(np.abs(means).max(initial=0.0)))
    return tuple(_one(factor, curves, gaps, _Points(column, means, least)) for factor, column in enumerate(settings.T))


@dataclass(frozen=True, slots=True)
class _Points:
    """What was run, along one factor."""

    at: Floats
    means: Floats
    """Points × policies, less being better."""
    margin: float

    def leads(self, one: int, other: int, start: float, end: float) -> bool:
        """Whether one policy is ahead of another by more than the margin at some point of a part of the range."""
        here = (self.at >= start) & (self.at <= end)
        return bool((self.means[here, other] - self.means[here, one] > self.margin).any())


def _one(factor: int, curves: Sequence[Along], gaps: Gaps, points: _Points) -> Switch:
    low, high = float(curves[0].lows[factor]), float(curves[0].highs[factor])
    best = int(np.argmin([np.polyval(curve.polynomial(factor), 0.5) for curve in curves]))
    if _all_level(factor, gaps, low, high, points.margin):
        return Switch(factor, best, best, (), None, level=True)
    stretches = _stretches(factor, curves, gaps, points)
    crossings = [
        _crossing(factor, value, before.best, after.best, gaps)
        for before, after in pairwise(stretches)
        if (value := _between(factor, before, after, gaps, low, high)) is not None
    ]
    crossings = [each for each in crossings if not (each.open_low and each.open_high)]
    first, last = (stretches[0].best, stretches[-1].best) if stretches else (best, best)
    doubtful = None if crossings or low == high else _doubt(factor, first, gaps, low, high)
    return Switch(factor, first, last, tuple(crossings), doubtful)


def _all_level(factor: int, gaps: Gaps, low: float, high: float, margin: float) -> bool:
    """Whether no two policies can be farther apart than the margin anywhere."""
    at = np.linspace(low, high, STEPS + 1)
    found = [gap.at(factor, at) for gap in gaps.values()]
    return all(bool((np.abs(level) + half <= margin).all()) for level, half in found)


class _Stretch(NamedTuple):
    """A part of the range in which one policy is the best."""

    best: int
    start: float
    end: float


def _stretches(factor: int, curves: Sequence[Along], gaps: Gaps, points: _Points) -> list[_Stretch]:
    """In the order of the range: each best policy leads the one before it here, and that one leads it there."""
    low, high = float(curves[0].lows[factor]), float(curves[0].highs[factor])
    roots = sorted({root for gap in gaps.values() for root in _roots(gap.polynomial(factor))})

    def leads(where: _Stretch, other: int) -> bool:
        at = np.linspace(where.start, where.end, STEPS // 10)
        curve = bool((-_gap(gaps, where.best, other, factor, at)[0]).max() > points.margin)
        return curve and points.leads(where.best, other, where.start, where.end)

    found: list[_Stretch] = []
    for start, end in pairwise([0.0, *roots, 1.0]):
        best = _best(curves, factor, (start + end) / 2)
        here = _Stretch(best, low + start * (high - low), low + end * (high - low))
        if found and found[-1].best != best:
            if not leads(here, found[-1].best):
                continue
            while found and found[-1].best != best and not leads(found[-1], best):
                found.pop()
        if found and found[-1].best == best:
            found[-1] = found[-1]._replace(end=here.end)
        else:
            found.append(here)
    return found


def _between(factor: int, before: _Stretch, after: _Stretch, gaps: Gaps, low: float, high: float) -> float | None:
    """Where the curves of the two cross, from the end of one stretch to the beginning of the next."""
    gap = gaps[min(before.best, after.best), max(before.best, after.best)]
    values = [low + root * (high - low) for root in _roots(gap.polynomial(factor))]
    slack = TOUCH_SHARE * (high - low)
    return next((each for each in values if before.end - slack <= each <= after.start + slack), None)


def _roots(polynomial: Floats) -> Iterator[float]:
    """Strictly within 0 and 1."""
    scale = np.abs(polynomial).max()
    if not scale:
        return
    leading = np.flatnonzero(np.abs(polynomial) > TOUCH_SHARE * scale)[0]
    for root in np.roots(polynomial[leading:]):
        if abs(root.imag) < TOUCH_SHARE and 0 < root.real < 1:
            yield float(root.real)


def _best(curves: Sequence[Along], factor: int, z: float) -> int:
    """Of policies that are level, the first."""
    return int(np.argmin([np.polyval(each.polynomial(factor), z) for each in curves]))


def _gap(gaps: Gaps, one: int, other: int, factor: int, at: Floats) -> tuple[Floats, Floats]:
    level, half = gaps[min(one, other), max(one, other)].at(factor, at)
    return (level if one < other else -level), half


def _crossing(factor: int, value: float, before: int, after: int, gaps: Gaps) -> Crossing:
    """The stretch around the root in which the band of the difference holds 0."""
    fitted = next(iter(gaps.values()))
    low, high = float(fitted.lows[factor]), float(fitted.highs[factor])
    at = np.linspace(low, high, STEPS + 1)
    level, half = _gap(gaps, before, after, factor, at)
    sure = np.abs(level) > half + TOUCH_SHARE * np.abs(level).max()
    below, above = at[(at <= value) & sure], at[(at >= value) & sure]
    start = float(below[-1]) if len(below) else low
    end = float(above[0]) if len(above) else high
    if half.max() <= TOUCH_SHARE * np.abs(level).max():
        start = end = value  # without chance the two are surely apart everywhere else
    return Crossing(value, start, end, before, after, not len(below), not len(above))


def _doubt(factor: int, best: int, gaps: Gaps, low: float, high: float) -> tuple[float, float] | None:
    """Where the best is not surely ahead of some other."""
    at = np.linspace(low, high, STEPS + 1)
    others = sorted({policy for pair in gaps for policy in pair} - {best})
    doubt = np.zeros(len(at), dtype=bool)
    for other in others:
        level, half = _gap(gaps, best, other, factor, at)
        doubt |= ~(level + half < 0)
    return (float(at[doubt][0]), float(at[doubt][-1])) if doubt.any() else None
