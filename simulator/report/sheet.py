"""The sheet a figure is drawn on: a title, rows of equal panels, and the small print to draw it again."""

from __future__ import annotations

import shlex
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from simulator import __version__
from simulator.report.style import GREY, plural, printable
from simulator.study.study import Study

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

MARGIN_INCHES = 0.62
GAP_INCHES = (0.42, 0.72)
"""Between panels, across and down."""
NARROWEST_INCHES = 6.4


@dataclass(frozen=True, slots=True)
class Size:
    """How many panels stand side by side at most, and how large each is."""

    columns: int
    width_inches: float
    height_inches: float


def panel_size(panels: int) -> Size:
    """Large panels where there are few."""
    if panels <= 4:
        return Size(2, 3.2, 1.8)
    return Size(4, 2.1, 1.35) if panels <= 12 else Size(5, 1.85, 1.15)


def sheet(
    study: Study,
    groups: Sequence[int],
    title: str,
    explanation: str,
    command: str,
    size: Size,
    *,
    x_label: str,
    y_label: str,
    left_out: str = "",
) -> tuple[Figure, list[Axes]]:
    """A titled sheet with a panel for each member of each group; a group begins on a row of its own.

    Panels of a row share what their axes say: it stands at the left of the row and under the last
    panel of each column. `left_out` says what has no panel, in small print.
    """
    from matplotlib.figure import Figure

    columns = _columns(groups, size.columns)
    places = _places(groups, columns)
    rows = places[-1][0] + 1
    width = max(columns * size.width_inches + (columns - 1) * GAP_INCHES[0] + 2 * MARGIN_INCHES, NARROWEST_INCHES)
    explained = textwrap.wrap(printable(f"{study.file.scenario.about.title.en}. {explanation}"), int(width * 13))
    foot = [
        line
        for print_ in (left_out, small_print(study, command))
        for line in textwrap.wrap(printable(print_), int(width * 18))
    ]
    top, bottom = 0.95 + 0.165 * len(explained), 0.7 + 0.11 * len(foot)
    height = rows * size.height_inches + (rows - 1) * GAP_INCHES[1] + top + bottom
    left = MARGIN_INCHES / width
    figure = Figure(figsize=(width, height))
    figure.text(left, 1 - 0.25 / height, printable(title), fontsize=13, fontweight="bold", va="top")
    figure.text(left, 1 - 0.54 / height, "\n".join(explained), color=GREY, va="top", linespacing=1.35)
    figure.text(left, 0.14 / height, "\n".join(foot), fontsize=5.8, color=GREY, va="bottom", linespacing=1.4)
    grid = figure.add_gridspec(
        rows,
        columns,
        left=left,
        right=1 - left,
        top=1 - top / height,
        bottom=bottom / height,
        wspace=GAP_INCHES[0] / size.width_inches,
        hspace=GAP_INCHES[1] / size.height_inches,
    )
    panels = [figure.add_subplot(grid[row, column]) for row, column in places]
    for panel, (row, column) in zip(panels, places, strict=True):
        if column == 0:
            panel.set_ylabel(y_label)
        if row == max(other for other, same in places if same == column):
            panel.set_xlabel(x_label)
    return figure, panels


def small_print(study: Study, command: str) -> str:
    """What is needed to redraw a figure: scenario, digest, version, seed, replications, command."""
    file = study.file
    return (
        f"{file.name} · digest {file.digest} · strait {__version__} · seed {file.scenario.run.seed} · "
        f"{plural(len(study.replications), 'replication')} · {without_folders(command)}"
    )


def without_folders(command: str) -> str:
    """The command with only the name of each path that begins at the root or climbs out of the current folder: such
    a path says nothing to another reader, and would change the bytes of the figure from machine to machine."""
    words = []
    for word in shlex.split(command):
        option, joined, value = word.rpartition("=") if word.startswith("-") else ("", "", word)
        path = Path(value)
        words.append(f"{option}{joined}{path.name}" if path.is_absolute() or ".." in path.parts else word)
    return shlex.join(words)


def _columns(groups: Sequence[int], most: int) -> int:
    """The most columns there may be, or one less where fewer panels then stand alone on the second row of their
    group; and of those no more than the rows need."""

    def rows(columns: int) -> int:
        return sum(-(-count // columns) for count in groups)

    def alone(columns: int) -> int:
        return sum(count > columns and count % columns == 1 for count in groups)

    best = min(range(max(most - 1, 2), most + 1), key=lambda columns: (alone(columns), rows(columns)), default=most)
    return next(columns for columns in range(1, best + 1) if rows(columns) == rows(best))


def _places(groups: Sequence[int], columns: int) -> list[tuple[int, int]]:
    """Row and column of every panel."""
    places, first_row = [], 0
    for count in groups:
        places += [(first_row + place // columns, place % columns) for place in range(count)]
        first_row += -(-count // columns)
    return places
