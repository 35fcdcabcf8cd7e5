"""Means over the points that lie near each other in one factor or two: what a heat map and an interaction plot show.

A factor with few values (a grid, a count) has a cell for each; of any other the points are cut into cells of equal
number. Half-widths count that replications differ and, unless all combinations of a grid were run, that the points of
a cell are a sample.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

import numpy as np

from simulator.journal.columns import Floats, Ints
from simulator.study.estimate import NORMAL_95, Estimate, student_t

MOST_VALUES: Final = 7
"""Of a factor whose values have a cell each."""


@dataclass(frozen=True, eq=False)
class Cut:
    """One factor, cut into cells."""

    cell_of: Ints
    """Of each point."""
    centres: Floats
    """Of each cell: its value, or the mean of its points."""
    edges: Floats
    """One more than cells."""


def cut(column: Floats, cells: int) -> Cut:
    """The cells of one factor over the points."""
    values, cell_of = np.unique(column.round(12), return_inverse=True)
    if len(values) > max(cells, MOST_VALUES):
        inner = np.quantile(column, np.arange(1, cells) / cells)
        cell_of = np.searchsorted(inner, column, side="right")
        centres = np.array([column[cell_of == cell].mean() for cell in range(cells) if (cell_of == cell).any()])
        _, cell_of = np.unique(cell_of, return_inverse=True)
        edges = np.concatenate([[column.min()], inner[: len(centres) - 1], [column.max()]])
        return Cut(cell_of, centres, edges)
    middle = (values[1:] + values[:-1]) / 2
    first = values[0] - (middle[0] - values[0] if len(middle) else 0.5)
    last = values[-1] + (values[-1] - middle[-1] if len(middle) else 0.5)
    return Cut(cell_of.ravel(), values, np.concatenate([[first], middle, [last]]))


def thirds(column: Floats) -> Cut:
    """Low, middle and high values of a factor: its own three or fewer, the ends and the middle of a few, else thirds of
    the points."""
    values = np.unique(column.round(12))
    if len(values) > MOST_VALUES or len(values) <= 3:
        return cut(column, 3)
    kept = values[[0, len(values) // 2, -1]]
    cell_of = np.full(len(column), -1)
    for place, value in enumerate(kept):
        cell_of[np.isclose(column, value)] = place
    return Cut(cell_of, kept, np.array([*kept, kept[-1]]))


def mean_of(values: Floats, *, whole_grid: bool) -> Estimate:
    """The mean over the points of a cell, of points × replications; `n` counts points. NaN of no point."""
    points, replications = values.shape
    if not points:
        return Estimate(math.nan, math.nan, 0, 0)
    half = 0.0
    if replications > 1:
        half = student_t(replications - 1, 0.975) * values.mean(axis=0).std(ddof=1) / math.sqrt(replications)
    elif whole_grid:
        half = math.nan
    if not whole_grid:
        half = (
            math.hypot(half, NORMAL_95 * values.mean(axis=1).std(ddof=1) / math.sqrt(points))
            if points > 1
            else math.nan
        )
    return Estimate(float(values.mean()), float(half), points, 0)
