"""Figure: time and cost against distance along the way, after the corridor method of UNESCAP."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from simulator.journal.columns import Floats, Ints
from simulator.measures.corridor import Corridor, Point, Spread
from simulator.report.numbers import number
from simulator.report.sheet import Size, sheet
from simulator.report.style import BLUE, GREY, INK, SHADE, figures_along, halo, name_panel, note, printable, spoken
from simulator.report.wording import CARRIED
from simulator.scenario.measured import travelling
from simulator.study.estimate import estimate
from simulator.study.study import Study
from simulator.units import METRES, MINUTES_PER_HOUR

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

NAME = "corridor"
END = 0.04
"""Width of the bar that shows the spread at the end of the way, as a share of its length: a step has no width for a
band."""
NEAR = 0.25
"""Places closer than this share of the way have marks that would run together."""
FOOT, ROOM = 0.03, 0.052
"""Names beside a step stand at least so high, and so far apart, as shares of the panel's height."""


def draw(study: Study, command: str) -> Figure | None:
    """Two panels for each direction, time and cost; None if no direction's commonest way has a distance."""
    every = [replication.curves.corridors for replication in study.replications if replication.curves is not None]
    ways = {direction: alike([each[direction] for each in every if direction in each]) for direction in _all(every)}
    if not ways:
        return None
    costs = study.file.scenario.world.costs is not None
    many = CARRIED[travelling(study.file.scenario)].many
    quantities = "Time and cost (fares, charges, and what the time is worth)" if costs else "Time"
    explanation = (
        f"{quantities} from setting out, against distance; a step is time spent at one place. Line: mean; shaded: 80 "
        f"of 100 {many}, at its end too. Roads to and from the port take time, and are drawn without distance."
    )
    figure, panels = sheet(
        study,
        [2 if costs else 1] * len(ways),
        "Along the way",
        explanation,
        command,
        Size(2, 3.7, 2.9),
        x_label="km along the way",
        y_label="",
    )
    remaining = iter(panels)
    for direction, found in ways.items():
        for quantity in (TIME, COST)[: 2 if costs else 1]:
            panel, unit = next(remaining), quantity.short
            _draw(panel, study, found, quantity.read)
            name_panel(panel, f"{spoken(direction)}: {quantity.name}, {unit}")
            ends = estimate(quantity.read(each.points[-1]).mean for each in found)
            text = number(ends.mean, 0 if ends.mean >= 1000 else 1)
            if ends.half_width > 0:
                text += f" ± {number(ends.half_width, 0 if ends.mean >= 1000 else 1)}"
            journeys, share = sum(each.journeys for each in found), found[0].share
            of = "" if share > 0.995 else f", the way of {share * 100:.0f} %"
            note(panel, f"in all {text} {unit} · n = {len(found)} × {journeys / len(found):,.0f}{of}", low=True)
    return figure


def _hours(point: Point) -> Spread:
    return Spread(*(each / MINUTES_PER_HOUR for each in (point.minutes.mean, point.minutes.p10, point.minutes.p90)))


def _yuan(point: Point) -> Spread:
    return point.yuan


@dataclass(frozen=True, slots=True)
class Quantity:
    """What grows along the way."""

    name: str
    unit: str
    """As measures call it."""
    short: str
    """Behind a number."""
    read: Callable[[Point], Spread]


TIME = Quantity("time", "hours", "h", _hours)
COST = Quantity("cost", "CNY", "CNY", _yuan)


def _all(every: Iterable[dict[str, Corridor]]) -> Iterable[str]:
    return dict.fromkeys(direction for each in every for direction in each)


def routes_of(found: Corridor) -> tuple[str, ...]:
    """The routes of a way."""
    return tuple(point.name for point in found.points if point.what == "arrives")


def alike(found: list[Corridor]) -> list[Corridor]:
    """Those of the same way as the first: where another was the commonest, it is not averaged in. Of these the points
    that all of them pass."""
    same = [each for each in found if routes_of(each) == routes_of(found[0])]
    passed = [[(point.what, point.name) for point in each.points] for each in same]
    return [
        Corridor(
            tuple(each.points[points.index(key)] for key in passed[0] if all(key in others for others in passed)),
            each.journeys,
            each.share,
        )
        for each, points in zip(same, passed, strict=True)
    ]


def _draw(panel: Axes, study: Study, found: list[Corridor], read: Callable[[Point], Spread]) -> None:
    """The line, its band, and the name of each point where it is passed."""
    points = found[0].points
    km = np.array([point.metres for point in points]) / METRES["km"]
    mean, low, high = (
        np.array([np.mean([getattr(read(each.points[row]), part) for each in found]) for row in range(len(points))])
        for part in ("mean", "p10", "p90")
    )
    top, length = float(high.max()) * 1.06 or 1.0, float(km[-1]) or 1.0
    panel.fill_between(km, low, high, color=BLUE, **SHADE)
    panel.fill_between([length, length * (1 + END)], [low[-1]] * 2, [high[-1]] * 2, color=BLUE, **SHADE)
    panel.plot(km, mean, color=BLUE, marker="o", ms=2.8)
    panel.set_ylim(0, top)
    names_beside(panel, km, mean, points, top, lambda point: _called(study, point))


def names_beside(
    panel: Axes,
    km: Floats,
    mean: Floats,
    points: Sequence[Point],
    top: float,
    called: Callable[[Point], str],
    aside: float = 0.0,
) -> None:
    """The axes of a corridor, and beside each step the names of what happens there; farther to the right by `aside`."""
    length = float(km[-1]) or 1.0
    panel.set_xlim(-0.74 * length, length * 1.76)
    places = [*dict.fromkeys(km.tolist())]
    panel.set_xticks(places, [f"{each:,.0f}" for each in places])
    _part_marks(panel, places, length)
    panel.locator_params(axis="y", nbins=6)
    figures_along(panel.yaxis)
    for place in places:
        here = _told(np.flatnonzero(km == place), points, mean, top)
        at = place - 0.05 * length if place == 0 else place + (END + 0.05) * length + aside
        _names(panel, [called(points[row]) for row in here], (place, at), mean[here], top)


def _part_marks(panel: Axes, places: Sequence[float], length: float) -> None:
    """Of two places so near that their kilometres would run together, one is marked to its left, the other to its
    right."""
    marks = panel.get_xticklabels()
    for row, (one, other) in enumerate(pairwise(places)):
        if 0 < other - one < NEAR * length:
            marks[row].set(horizontalalignment="right", text=f"{marks[row].get_text()} ")
            marks[row + 1].set(horizontalalignment="left", text=f" {marks[row + 1].get_text()}")


def _told(rows: Ints, points: Sequence[Point], mean: Floats, top: float) -> list[int]:
    """The points of a step that get a name: where goods are ready as soon as they are released, that says it."""
    told: list[int] = []
    for row in rows.tolist():
        if points[row].what != "waits" or not told or mean[row] - mean[told[-1]] > FOOT * top:
            told.append(row)
    return told


def _names(panel: Axes, names: list[str], km: tuple[float, float], heights: Floats, top: float) -> None:
    """Names beside a step from its foot upwards, pushed apart where they would overlap: those of the first at its left,
    of the others at its right."""
    at, at_left = (FOOT - ROOM) * top, km[1] < km[0]
    for name, height in zip(names, heights.tolist(), strict=True):
        at = max(height, at + ROOM * top)
        panel.annotate(
            printable(name),
            (km[0], height),
            (km[1], at),
            fontsize=6.8,
            color=INK,
            va="center",
            ha="right" if at_left else "left",
            textcoords="data",
            arrowprops={"arrowstyle": "-", "color": GREY, "lw": 0.4, "shrinkA": 1, "relpos": (float(at_left), 0.5)},
            path_effects=halo(),
        )


def _called(study: Study, point: Point) -> str:
    """A point in the words of the way."""
    route = study.file.scenario.policy.routes.get(point.name)
    origin, destination = (spoken(route.origin), spoken(route.destination)) if route else (point.name, point.name)
    shore, _, stage = point.name.partition(".")
    return {
        "sets out": "sets out",
        "waits": f"ready at {origin}",
        "leaves": f"leaves {origin}",
        "arrives": f"reaches {destination}",
        "stage": f"{stage.replace('_', ' ')} in {spoken(shore)}",
        "ends": "delivered",
    }[point.what]
