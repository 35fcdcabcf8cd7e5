"""The sea chart under a map: the strait or the bay, its land, and how long a stretch is."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from simulator.report.strait import Degrees, strait
from simulator.report.style import GREY
from simulator.report.words import figures as words
from simulator.report.words.voice import Voice

if TYPE_CHECKING:
    from matplotlib.axes import Axes

SAND, SEA = "#ece7dc", "#f7fafc"


@dataclass(frozen=True, slots=True)
class Window:
    """A part of the sea: west, east, south and north in degrees, and the length of its scale bar."""

    west: float
    east: float
    south: float
    north: float
    bar_km: float

    def holds(self, at: Degrees) -> bool:
        """Whether a point lies in it."""
        return self.west <= at[0] <= self.east and self.south <= at[1] <= self.north

    @property
    def ratio(self) -> float:
        """Height by breadth, as it lies on the globe."""
        breadth = (self.east - self.west) * math.cos(math.radians((self.south + self.north) / 2))
        return (self.north - self.south) / breadth

    def share(self, at: Degrees) -> Degrees:
        """How far from the west and from the south a point lies, as shares of the whole."""
        return (at[0] - self.west) / (self.east - self.west), (at[1] - self.south) / (self.north - self.south)


STRAIT = Window(116.7, 123.5, 21.75, 26.45, 50)
BAY = Window(117.86, 118.56, 24.23, 24.71, 5)

TOWNS: Final = {
    **dict.fromkeys(("dongdu", "wutong", "gaoqi", "haicang", "xiangyu"), "xiamen"),
    **dict.fromkeys(("shuitou", "shangyi"), "kinmen"),
}
"""What ports and airports of the bay are called on a map of the whole strait."""
SOMEWHERE: Final = {"taiwan": (121.5, 23.8)}
"""Any port or airport of the island: where its way does not lie upon that to another city."""


def site_of(end: str) -> Degrees:
    """Where a place is that is on the map."""
    at = SOMEWHERE.get(end) or strait().site(end)
    assert at is not None, end  # noqa: S101 only ways between places on the map are told
    return at


def window_of(ends: tuple[str, str]) -> Window:
    """The bay where both ends of a way lie in it, else the strait."""
    return BAY if all(BAY.holds(site_of(end)) for end in ends) else STRAIT


def chart(panel: Axes, window: Window, voice: Voice) -> None:
    """Sea and land, and the scale in the corner where there is least to read."""
    from matplotlib.collections import PolyCollection

    panel.set_facecolor(SEA)
    panel.add_collection(
        PolyCollection([np.array(ring) for ring in strait().land], facecolor=SAND, edgecolor="#cfc8b8", lw=0.4)
    )
    panel.set_xlim(window.west, window.east)
    panel.set_ylim(window.south, window.north)
    panel.set_aspect(1 / math.cos(math.radians((window.south + window.north) / 2)))
    panel.set_xticks([])
    panel.set_yticks([])
    panel.grid(visible=False)
    for spine in panel.spines.values():
        spine.set_visible(True)
        spine.set_color("#d5d9de")
    degrees = window.bar_km / (111.32 * math.cos(math.radians(window.south)))
    x, y = window.west + 0.04 * (window.east - window.west), window.south + 0.04 * (window.north - window.south)
    panel.plot([x, x + degrees], [y, y], color=GREY, lw=1.2, solid_capstyle="butt")
    km = voice.say(words.MAP_KM, km=f"{window.bar_km:g}")
    panel.annotate(km, (x, y), (0, 2), textcoords="offset points", ha="left", fontsize=6.5, color=GREY)
