"""Names and numbers on a map, so placed that none lies across another or runs out of the frame."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from simulator.report.map_chart import Window, site_of
from simulator.report.strait import Degrees
from simulator.report.style import INK, halo, printable

if TYPE_CHECKING:
    from matplotlib.axes import Axes

LINE_POINTS: Final = 8.6
"""From one line of a label to the next."""
NAME_POINTS, NUMBER_POINTS = 7.8, 6.8
"""Sizes of type."""
BOLD_EM, PLAIN_EM = 0.72, 0.62
"""Of a Latin letter of average breadth, by the size of its type; a Chinese one is as broad as it is high. Taken
large."""
DOT_POINTS = 5.0
"""Between a place and its label."""
WESTERN_SHARE = 0.36
"""Places farther west than this share of the map are named at their left."""


@dataclass(frozen=True, slots=True)
class Label:
    """One place, its name and below it a number; in points from the map's western and southern edges."""

    name: str
    told: str
    at: Degrees
    spot: tuple[float, float]
    """The place itself."""
    right: bool
    """Whether its lines end, and do not begin, where they are placed."""
    starts: tuple[float, float]
    """Where the name and the number begin or end."""
    west: float
    east: float
    top: float

    @property
    def low(self) -> float:
        """Its foot."""
        return self.top - (2 if self.told else 1) * LINE_POINTS

    def beside(self, other: Label) -> bool:
        """Whether both cannot stand at one height."""
        return self.west < other.east and other.west < self.east


def breadth_of(text: str, points: float, em: float) -> float:
    """Points that a line takes, estimated."""
    return sum(1.0 if ord(letter) > 0x2E7F else em for letter in text) * points


def placed(names: Mapping[str, str], told: Mapping[str, str], window: Window, size: tuple[float, float]) -> list[Label]:
    """The labels of some places, from north to south; `names` says what each is called, `size` is the map's in points.

    From north to south a label that would lie across another goes below it; from the foot of the map upwards, one that
    was pushed out goes above what is there already.
    """
    labels: list[Label] = []
    for place in sorted(names, key=lambda place: -site_of(place)[1]):
        label = _beside(names[place], told.get(place, ""), site_of(place), window, size)
        for other in labels:
            if label.beside(other) and other.low < label.top:
                label = replace(label, top=min(label.top, other.low))
        labels.append(label)
    lifted: list[Label] = []
    for label in reversed(labels):
        foot = max((other.top for other in lifted if label.beside(other)), default=0.0)
        lifted.append(replace(label, top=label.top + max(foot - label.low, 0.0)))
    return lifted[::-1]


def _beside(name: str, told: str, at: Degrees, window: Window, size: tuple[float, float]) -> Label:
    """At the left of a place in the west, at the right of any other; as far back as it takes to stay in the frame."""
    x, y = (share * points for share, points in zip(window.share(at), size, strict=True))
    right = x < WESTERN_SHARE * size[0]
    wide = breadth_of(name, NAME_POINTS, BOLD_EM), breadth_of(told, NUMBER_POINTS, PLAIN_EM)
    if right:
        starts = max(x - DOT_POINTS, wide[0] + 1), max(x - DOT_POINTS, wide[1] + 1)
        west, east = min(starts[0] - wide[0], starts[1] - wide[1]), max(starts)
    else:
        room = size[0] - 1
        starts = min(x + DOT_POINTS, room - wide[0]), min(x + DOT_POINTS, room - wide[1])
        west, east = min(starts), max(starts[0] + wide[0], starts[1] + wide[1])
    return Label(name, told, at, (x, y), right, starts, west, east, y + LINE_POINTS / 2)


def write(panel: Axes, labels: Sequence[Label]) -> None:
    """A dot for each place, its name, and below it how many come and go there."""
    for each in labels:
        panel.plot(*each.at, marker="o", ms=3, color=INK, mec="white", mew=0.6)
        look: Any = {"textcoords": "offset points", "ha": "right" if each.right else "left", "va": "center"}
        look |= {"color": INK, "path_effects": halo()}
        (x, y), middle = each.spot, each.top - LINE_POINTS / 2
        away = (each.starts[0] - x, middle - y)
        panel.annotate(printable(each.name), each.at, away, fontsize=NAME_POINTS, fontweight="bold", **look)
        if each.told:
            below = (each.starts[1] - x, middle - LINE_POINTS - y)
            panel.annotate(each.told, each.at, below, fontsize=NUMBER_POINTS, **look)


def points_of(window: Window, width_inches: float, height_inches: float) -> tuple[float, float]:
    """Breadth and height of a map in points, as it fits into a panel without being bent."""
    breadth = min(width_inches, height_inches / window.ratio)
    return breadth * 72, breadth * window.ratio * 72
