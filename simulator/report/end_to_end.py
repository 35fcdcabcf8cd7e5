"""Bars whose parts lie end to end: where a time goes, what it comes to, and how sure that is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from simulator.report.style import INK, halo
from simulator.study.estimate import Estimate

if TYPE_CHECKING:
    from matplotlib.axes import Axes

HEIGHT = 0.42
"""Of a bar; from one to the next is 1."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a bar."""

    length: float
    number: str
    """Upon it, where there is room."""
    colour: str
    ink: str
    """Of the number."""


def draw_bar(
    panel: Axes, row: int, parts: Iterable[Part], narrowest: float, interval: tuple[float, float] | None
) -> None:
    """The parts end to end, and below them the interval of the whole; a part no wider than `narrowest` carries no
    number."""
    begins = 0.0
    for part in parts:
        panel.barh(row, part.length, left=begins, height=HEIGHT, color=part.colour, lw=0)
        if part.length > narrowest:
            middle = begins + part.length / 2, row
            panel.annotate(part.number, middle, ha="center", va="center", fontsize=7, color=part.ink)
        begins += part.length
    if interval is not None:
        below = row + HEIGHT / 2 + 0.1
        panel.plot([*interval], [below, below], color=INK, lw=1.1)


def name_bar(panel: Axes, row: int, name: str, size: float) -> None:
    """What a bar is of, above it."""
    panel.annotate(name, (0.0, row - HEIGHT / 2), (0, 2), textcoords="offset points", va="bottom", fontsize=size)


def sum_up(panel: Axes, row: int, whole: float, text: str) -> None:
    """What a bar comes to, beside it."""
    panel.annotate(
        text, (whole, row), (5, 0), textcoords="offset points", va="center", fontsize=7.5, path_effects=halo()
    )


def lay_out(panel: Axes, bars: int, reach: float) -> None:
    """Room for so many bars, and for the legend above them."""
    panel.set_xlim(0, reach)
    panel.set_ylim(bars - 0.3, -1.35)
    panel.set_yticks([])
    panel.spines["left"].set_visible(False)
    panel.grid(visible=False, axis="y")
    panel.grid(visible=True, axis="x")


def explain(panel: Axes, parts: Sequence[tuple[str, str]], apart: float) -> None:
    """The names of the parts above the bars, each beside its colour, in the order in which they follow."""
    from matplotlib.patches import Patch

    panel.legend(
        handles=[Patch(facecolor=colour, label=name) for name, colour in parts],
        loc="upper left",
        bbox_to_anchor=(-0.01, 1.02),
        ncols=len(parts),
        frameon=False,
        fontsize=7.5,
        handlelength=0.9,
        handleheight=0.9,
        columnspacing=apart,
        handletextpad=0.5,
    )


def half_width(found: Estimate) -> float:
    """Of the interval of a whole; 0 where there is none."""
    return found.half_width if found.half_width > 0 else 0.0
