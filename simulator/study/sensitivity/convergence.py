"""How the indices settle as points are added: the same analysis of the first points alone.

Sobol' and Morris designs are prefixes of longer ones, base point by base point, trajectory by trajectory.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from simulator.journal.columns import Floats
from simulator.study.estimate import Estimate
from simulator.study.sensitivity import morris as screening
from simulator.study.sensitivity import pawn as distances
from simulator.study.sensitivity import sobol as variance
from simulator.study.sensitivity.observed import Observed
from simulator.study.sensitivity.unfit import UnfitError

FEWEST: Final = 4
"""Base points or trajectories at which it begins."""


@dataclass(frozen=True, slots=True)
class Stage:
    """The indices of so many points."""

    points: int
    indices: dict[str, tuple[Estimate, ...]]
    """By name (`first`, `total`, `size`, `distance`), of each factor."""


def of_sobol(found: Observed, factors: int, *, second_order: bool) -> tuple[Stage, ...]:
    """First and total index at 4, 8, 16 ... base points, and all of them."""
    step = 2 * factors + 2 if second_order else factors + 2

    def one(base: int) -> Stage:
        told = variance.sobol(variance.first_points(found, step, base), factors, second_order=second_order)
        return Stage(base * step, {"first": told.first, "total": told.total})

    return _gathered(one, len(found.values) // step)


def of_morris(found: Observed, unit: Floats, levels: int) -> tuple[Stage, ...]:
    """μ* at 4, 8, 16 ... trajectories, and all of them."""
    step = unit.shape[1] + 1

    def one(trajectories: int) -> Stage:
        few = replace(found, values=found.values[: trajectories * step])
        told = screening.morris(few, unit[: trajectories * step], levels)
        return Stage(trajectories * step, {"size": tuple(each.size for each in told.effects)})

    return _gathered(one, len(unit) // step)


def of_pawn(found: Observed, unit: Floats, slices: int) -> tuple[Stage, ...]:
    """The distances at half as many points again and again, as long as the slices hold enough."""

    def one(points: int) -> Stage:
        told = distances.pawn(replace(found, values=found.values[:points]), unit[:points], slices)
        return Stage(points, {"distance": told.distances})

    return _gathered(one, len(unit), fewest=slices * distances.FEWEST_IN_A_SLICE)


def _gathered(one: Callable[[int], Stage], whole: int, fewest: int = FEWEST) -> tuple[Stage, ...]:
    stages = []
    for count in _counts(whole, fewest):
        try:
            stages.append(one(count))
        except UnfitError:
            continue
    return tuple(stages)


def _counts(whole: int, fewest: int) -> Iterator[int]:
    count = fewest
    while count < whole:
        yield count
        count *= 2
    yield whole
