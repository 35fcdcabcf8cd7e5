"""Designs laid out in the unit cube, by SALib where it has them."""

from __future__ import annotations

import itertools
import warnings
from collections.abc import Mapping, Sequence
from typing import Any, Final

import numpy as np

from simulator.journal.columns import Floats
from simulator.study.sweep.design import Design, DesignKind
from simulator.study.sweep.factor import Factor

USUAL: Final[dict[str, dict[str, Any]]] = {
    "grid": {"levels": 5},
    "one_at_a_time": {"levels": 2},
    "latin_hypercube": {"points": 100},
    "morris": {"trajectories": 10, "levels": 4},
    "sobol": {"base": 64, "second_order": True},
    "pawn": {"points": 200, "slices": 10},
    "named": {},
}
"""What is meant where the sweep file leaves it open."""
MOST_POINTS: Final = 5_000_000


def how_many_points(kind: str, settings: Mapping[str, Any], factors: Sequence[Factor]) -> int:
    """The points of a design, without laying it out."""
    said = {**USUAL[kind], **settings}
    width = len(factors)
    if kind == "grid":
        return int(np.prod([float(_levels(factor, said["levels"])) for factor in factors]))
    if kind == "one_at_a_time":
        return 1 + sum(len(_steps(factor, said["levels"])) for factor in factors)
    if kind == "morris":
        return int(said["trajectories"]) * (width + 1)
    if kind == "sobol":
        return int(said["base"]) * (2 * width + 2 if said["second_order"] else width + 2)
    return int(said["points"])


def laid_out(kind: DesignKind, settings: Mapping[str, Any], factors: Sequence[Factor], seed: int) -> Design:
    """A design for some factors; the same seed gives the same points.

    Of `one_at_a_time` the first point has every factor at its likely value, and each other moves one of them. A `grid`
    takes steps that are equally likely, from low to high; of a discrete factor each of its values.
    """
    said = {**USUAL[kind], **settings}
    problem = {
        "num_vars": len(factors),
        "names": [each.name for each in factors],
        "bounds": [[0.0, 1.0]] * len(factors),
    }
    drawn = seed % 2**32  # what SALib's generators take
    if kind == "grid":
        axes = [_axis(factor, _levels(factor, said["levels"])) for factor in factors]
        return Design(kind, np.array([*itertools.product(*axes)]), {"levels": tuple(len(axis) for axis in axes)})
    if kind == "one_at_a_time":
        return Design(kind, _one_by_one(factors, said["levels"]), {"levels": said["levels"]})
    if kind == "morris":
        import SALib.sample.morris

        unit = SALib.sample.morris.sample(problem, said["trajectories"], num_levels=said["levels"], seed=drawn)
    elif kind == "sobol":
        import SALib.sample.sobol

        with warnings.catch_warnings():  # said at the planning, in our words
            warnings.simplefilter("ignore", UserWarning)
            unit = SALib.sample.sobol.sample(problem, said["base"], calc_second_order=said["second_order"], seed=drawn)
    else:
        import SALib.sample.latin

        unit = SALib.sample.latin.sample(problem, said["points"], seed=drawn)
    structure = {key: value for key, value in said.items() if key != "points"}
    return Design(kind, np.asarray(unit, np.float64), structure)


def named(names: Sequence[str]) -> Design:
    """A design of named points, which vary nothing by numbers."""
    return Design("named", np.empty((len(names), 0)), {"names": tuple(names)})


def _levels(factor: Factor, levels: int) -> int:
    """How many steps a grid takes along a factor."""
    if factor.distribution == "discrete":
        return len(factor.values)
    return min(levels, int(factor.high - factor.low) + 1) if factor.whole else levels


def _axis(factor: Factor, levels: int) -> list[float]:
    if factor.distribution == "discrete":
        return [(row + 0.5) / levels for row in range(levels)]
    return [0.5] if levels == 1 else [float(each) for each in np.linspace(0.0, 1.0, levels)]


def _steps(factor: Factor, levels: int) -> list[float]:
    """Where a factor goes by itself: its ends and, with more levels, between them; not where it stands already."""
    likely = factor.at(factor.where(factor.likely))
    found: list[float] = []
    for each in _axis(factor, _levels(factor, max(levels, 2))):
        value = factor.at(each)
        if value != likely and value not in [factor.at(other) for other in found]:
            found.append(each)
    return found


def _one_by_one(factors: Sequence[Factor], levels: int) -> Floats:
    likely = [factor.where(factor.likely) for factor in factors]
    rows = [likely]
    for column, factor in enumerate(factors):
        for each in _steps(factor, levels):
            row = list(likely)
            row[column] = each
            rows.append(row)
    return np.array(rows, np.float64).reshape(len(rows), len(factors))
