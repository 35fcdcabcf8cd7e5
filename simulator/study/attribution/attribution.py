"""What each lever of a package has done, with its interval, beside what it does alone and what is lost without it."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from simulator.study.attribution.shapley import MOST_EXACT, Coalition, exact, orders_of, over_orders
from simulator.study.estimate import Estimate, estimate


@dataclass(frozen=True, slots=True)
class Part:
    """One lever of a package."""

    lever: str
    part: Estimate
    """Its share of the package's effect (Shapley); the parts add up to the whole in every replication."""
    alone: Estimate
    """Its effect over the baseline, none of the others being there."""
    last: Estimate
    """Its effect over all the others: what is lost if it alone is left out."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """A package's effect on one measure, shared out among its levers."""

    package: str
    measure: str
    place: str
    parts: tuple[Part, ...]
    """In the order of the package."""
    whole: Estimate
    """Effect of the package over the baseline."""
    together: Estimate
    """What the levers do together beyond the sum of what each does alone."""
    exact: bool
    """Whether all combinations were run; else orders were drawn."""


def attributed(
    package: str,
    levers: Sequence[str],
    target: tuple[str, str],
    worths: Sequence[Mapping[Coalition, float]],
    seed: int,
) -> Attribution:
    """Share out an effect: `worths` holds what the measure came to under each combination, one for each replication.

    A replication in which nothing was observed under one of the combinations is left out, and counted as missing.
    """
    count = len(levers)
    every = frozenset(range(count))
    parts = [_parts(worth, count, seed, number) for number, worth in enumerate(worths)]
    whole = [_gap(worth, every, frozenset()) for worth in worths]
    alone = [[_gap(worth, frozenset({lever}), frozenset()) for worth in worths] for lever in range(count)]
    last = [[_gap(worth, every, every - {lever}) for worth in worths] for lever in range(count)]
    return Attribution(
        package,
        *target,
        tuple(
            Part(name, estimate(part[row] for part in parts), estimate(alone[row]), estimate(last[row]))
            for row, name in enumerate(levers)
        ),
        estimate(whole),
        estimate(gap - math.fsum(each) for gap, each in zip(whole, zip(*alone, strict=True), strict=True)),
        count <= MOST_EXACT,
    )


def _parts(worth: Mapping[Coalition, float], levers: int, seed: int, replication: int) -> tuple[float, ...]:
    """What each lever has done in one replication; NaN for all where anything at all is unknown."""
    if _holed(worth):
        return (math.nan,) * levers
    return (
        exact(worth, levers)
        if levers <= MOST_EXACT
        else over_orders(worth, orders_of(levers, seed, replication), levers)
    )


def _gap(worth: Mapping[Coalition, float], more: Coalition, less: Coalition) -> float:
    """What some levers add to others; NaN where anything at all is unknown, so that all parts are of the same runs."""
    return math.nan if _holed(worth) else worth[more] - worth[less]


def _holed(worth: Mapping[Coalition, float]) -> bool:
    return any(map(math.isnan, worth.values()))
