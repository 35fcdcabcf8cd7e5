"""At which value of an uncertain number another policy becomes the best, all other numbers averaged.

Under each policy the outcome along the factor is a curve (`along`); the best is the lowest, or the highest. Where the
best gives way to another, the two curves cross, and that value is the switching value. Its interval is where the band
of the difference between the two, on the same luck, holds 0 (Fieller's way: it may reach to the end of the range).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import Final

import numpy as np

from simulator.journal.journal import Floats
from simulator.study.sensitivity.along import Along, along

STEPS: Final = 2000
"""Into which a range is cut to find where a band holds 0."""
TOUCH_SHARE: Final = 1e-9


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


def switches(settings: Floats, values: Floats, *, less_is_good: bool, most_order: int = 2) -> tuple[Switch, ...]:
    """One for each factor; `values` are points × policies × replications without NaN, all on the same luck."""
    sign = 1.0 if less_is_good else -1.0
    policies = values.shape[1]
    curves = [along(settings, sign * values[:, policy], most_order=most_order) for policy in range(policies)]
    gaps = {
        (one, other): along(settings, sign * (values[:, one] - values[:, other]), most_order=most_order)
        for one, other in combinations(range(policies), 2)
    }
    return tuple(_one(factor, curves, gaps) for factor in range(settings.shape[1]))


def _one(factor: int, curves: Sequence[Along], gaps: dict[tuple[int, int], Along]) -> Switch:
    low, high = float(curves[0].lows[factor]), float(curves[0].highs[factor])
    roots = sorted({root for gap in gaps.values() for root in _roots(gap.polynomial(factor))})
    stops = [0.0, *roots, 1.0]
    best = [_best(curves, factor, (start + end) / 2) for start, end in pairwise(stops)]
    crossings = [
        _crossing(factor, low + root * (high - low), before, after, gaps, roots)
        for root, (before, after) in zip(roots, pairwise(best), strict=True)
        if before != after
    ]
    crossings = [each for each in crossings if not (each.open_low and each.open_high)]
    doubtful = None if crossings or low == high else _doubt(factor, best[0], gaps, low, high)
    return Switch(factor, best[0], best[-1], tuple(crossings), doubtful)


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


def _gap(gaps: dict[tuple[int, int], Along], one: int, other: int, factor: int, at: Floats) -> tuple[Floats, Floats]:
    level, half = gaps[min(one, other), max(one, other)].at(factor, at)
    return (level if one < other else -level), half


def _crossing(
    factor: int, value: float, before: int, after: int, gaps: dict[tuple[int, int], Along], roots: Sequence[float]
) -> Crossing:
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


def _doubt(
    factor: int, best: int, gaps: dict[tuple[int, int], Along], low: float, high: float
) -> tuple[float, float] | None:
    """Where the best is not surely ahead of some other."""
    at = np.linspace(low, high, STEPS + 1)
    others = sorted({policy for pair in gaps for policy in pair} - {best})
    doubt = np.zeros(len(at), dtype=bool)
    for other in others:
        level, half = _gap(gaps, best, other, factor, at)
        doubt |= ~(level + half < 0)
    return (float(at[doubt][0]), float(at[doubt][-1])) if doubt.any() else None
