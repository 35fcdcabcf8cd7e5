"""The sheet a figure is drawn on: a title, rows of equal panels, and the small print to draw it again."""

from __future__ import annotations

import re
import shlex
from collections.abc import Sequence, Sized
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from simulator import __version__
from simulator.report.style import GREY, plural, printable
from simulator.scenario import ScenarioFile

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

KEY_CHARACTER_INCHES = 0.072
"""Room that a letter of a key takes, on the average; with the mark before it and the gap behind it, 0.55 inches
more."""
MARGIN_INCHES = 0.62
GAP_INCHES = (0.42, 0.72)
"""Between panels, across and down."""
NARROWEST_INCHES = 6.4


class Redrawable(Protocol):
    """What a figure is drawn of: a study, or a comparison."""

    @property
    def file(self) -> ScenarioFile:
        """The scenario; of a comparison, the baseline."""

    @property
    def replications(self) -> Sized:
        """However many there are."""

    @property
    def digest(self) -> str:
        """Names what determines the results."""


Key = tuple[str, str]
"""A name and its colour."""


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
    study: Redrawable,
    groups: Sequence[int],
    title: str,
    explanation: str,
    command: str,
    size: Size,
    *,
    x_label: str,
    y_label: str,
    left_out: str = "",
    about: str = "",
    keys: Sequence[Key] = (),
    framed: bool = True,
) -> tuple[Figure, list[Axes]]:
    """A titled sheet with a panel for each member of each group; a group begins on a row of its own.

    Panels of a row share what their axes say: it stands at the left of the row and under the last
    panel of each column. `left_out` says what has no panel, in small print; `about` is the title
    of the scenario, in English unless it is given; `keys` tell the colours, below the explanation. Not `framed`, it has
    no title, no explanation and no small print: the page it stands on says them.
    """
    from matplotlib.figure import Figure

    columns = _columns(groups, size.columns)
    places = _places(groups, columns)
    rows = places[-1][0] + 1
    width = max(columns * size.width_inches + (columns - 1) * GAP_INCHES[0] + 2 * MARGIN_INCHES, NARROWEST_INCHES)
    told = _key_rows(keys, width - 2 * MARGIN_INCHES)
    explained, foot, head = [], [], 0.0
    if framed:
        whole = f"{about or study.file.scenario.about.title.en}. {explanation}"
        explained, head = wrapped(printable(whole), int(width * 13)), 0.5
        small = (left_out, small_print(study, command))
        foot = [line for part in small for line in wrapped(printable(part), int(width * 18))]
    key_top = 0.12 + head + 0.165 * len(explained)
    top, bottom = 0.33 + key_top + 0.2 * len(told), 0.5 + (0.2 if framed else 0.0) + 0.11 * len(foot)
    height = rows * size.height_inches + (rows - 1) * GAP_INCHES[1] + top + bottom
    left = MARGIN_INCHES / width
    figure = Figure(figsize=(width, height))
    if framed:
        figure.text(left, 1 - 0.25 / height, printable(title), fontsize=13, fontweight="bold", va="top")
        figure.text(left, 1 - 0.54 / height, "\n".join(explained), color=GREY, va="top", linespacing=1.35)
        figure.text(left, 0.14 / height, "\n".join(foot), fontsize=5.8, color=GREY, va="bottom", linespacing=1.4)
    for row, keys_of_row in enumerate(told):
        _write_keys(figure, keys_of_row, key_top + 0.2 * row)
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


def wrapped(text: str, columns: int) -> list[str]:
    """Lines no wider than so many Latin letters; a Chinese one is twice as wide, and a line may end after any."""
    lines, used = [""], 0
    for word in re.findall(r"[\u2e80-\uffef][，。；：、）]*|[^\s\u2e80-\uffef]+|\s+", text):
        breadth = sum(2 if ord(letter) > 0x2E7F else 1 for letter in word)
        if used + breadth > columns and word.strip() and lines[-1].strip():
            lines, used = [*lines, ""], 0
        if word.strip() or lines[-1]:
            lines[-1] += word if word.strip() else " "
            used += breadth
    return [line.rstrip() for line in lines if line.strip()]


def _key_rows(keys: Sequence[Key], room: float) -> list[list[tuple[float, Key]]]:
    """Where each key begins, in inches from the margin; as many rows as they need."""
    rows: list[list[tuple[float, Key]]] = []
    used = room
    for name, colour in keys:
        breadth = sum(2 if ord(letter) > 0x2E7F else 1 for letter in name) * KEY_CHARACTER_INCHES + 0.55
        if used + breadth > room or not rows:
            rows, used = [*rows, []], 0.0
        rows[-1].append((used, (name, colour)))
        used += breadth
    return rows


def _write_keys(figure: Figure, keys: Sequence[tuple[float, Key]], below_top: float) -> None:
    """One row of keys: a stroke of each colour, and the name behind it."""
    from matplotlib.lines import Line2D

    width, height = figure.get_size_inches()
    y = 1 - (below_top + 0.06) / height
    for begins, (name, colour) in keys:
        x = (MARGIN_INCHES + begins) / width
        figure.add_artist(Line2D([x, x + 0.2 / width], [y, y], color=colour, lw=3, solid_capstyle="butt"))
        figure.text(x + 0.28 / width, y, printable(name), fontsize=8, va="center")


def small_print(study: Redrawable, command: str) -> str:
    """What is needed to redraw a figure: scenario, digest, version, seed, replications, command."""
    file = study.file
    return (
        f"{file.name} · digest {study.digest} · strait {__version__} · seed {file.scenario.run.seed} · "
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
