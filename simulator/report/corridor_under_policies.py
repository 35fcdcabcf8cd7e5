"""Figure: time and cost against distance along the way under each policy, after the corridor method of UNESCAP."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from simulator.journal.columns import Floats
from simulator.measures.corridor import Corridor, Point
from simulator.report.corridor import COST, NAME, TIME, Quantity, alike, names_beside, routes_of
from simulator.report.key_measures import way_of
from simulator.report.numbers import number, to_the_interval
from simulator.report.sheet import Size, sheet
from simulator.report.style import halo, name_panel, note, policy_colour, printable
from simulator.report.words import corridor as told
from simulator.report.words import figures as words
from simulator.report.words.language import is_chinese, said
from simulator.report.words.measures import SHOWN_IN
from simulator.report.words.sentences import per_cent
from simulator.report.words.voice import Voice
from simulator.study.comparison import Comparison
from simulator.study.comparison.paired import joint_half_width, paired
from simulator.units import METRES

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

__all__ = ["NAME", "draw"]

MOST_WAYS = 2
PANEL_INCHES = 3.7
ASIDE = 0.018
"""By how much of the way each policy is drawn beside the one before it: steps at one place would hide one another."""
KEY_ROW = 0.055
"""From one line of what it comes to in all to the next, as a share of the panel's height."""

Ways = tuple[tuple[Corridor, ...], ...]
"""The way of a direction under each policy, in each replication in which it was taken under all of them."""


def draw(found: Comparison, voice: Voice, command: str) -> Figure | None:
    """Two panels for each direction, time and cost; None if no direction's commonest way has a distance."""
    ways = _shown(found)
    if not ways:
        return None
    quantities = (TIME, COST)[: 2 if found.file.scenario.world.costs is not None else 1]
    figure, panels = sheet(
        found,
        [len(quantities)] * len(ways),
        voice.say(words.CORRIDOR_TITLE),
        voice.say(words.CORRIDOR),
        command,
        Size(2, PANEL_INCHES, 3.1),
        x_label=voice.say(words.CORRIDOR_X),
        y_label="",
        about=voice.title,
        framed=voice.framed,
        keys=voice.keys(baseline=True),
    )
    remaining = iter(panels)
    for direction, every in ways.items():
        for quantity in quantities:
            panel = next(remaining)
            _panel(panel, found, voice, every, quantity)
            name = voice.say(words.CORRIDOR_TIME if quantity is TIME else words.CORRIDOR_COST)
            where = voice.place(direction)
            name_panel(panel, f"{where}：{name}" if is_chinese(voice.language) else f"{where}: {name}")
    return figure


def _shown(found: Comparison) -> dict[str, Ways]:
    """That of the primary measure first, then those whose end changes most."""
    every = dict.fromkeys(way for each in found.replications for way in each.policies[0].corridors)
    ways = {direction: found_so for direction in every if (found_so := _ways(found, direction))}
    own = way_of(found.design.place)
    ranked = sorted(ways, key=lambda direction: (direction != own, -_change(ways[direction])))[:MOST_WAYS]
    return {direction: ways[direction] for direction in ranked}


def _change(ways: Ways) -> float:
    """The largest change of the whole time under any policy, in minutes."""
    ends = [float(np.mean([each.points[-1].minutes.mean for each in way])) for way in ways]
    return max((abs(each - ends[0]) for each in ends[1:]), default=0.0)


def _ways(found: Comparison, direction: str) -> Ways:
    """The way that each policy's people go in most replications, in those in which they do so under all policies."""
    every = [[policy.corridors.get(direction) for policy in each.policies] for each in found.replications]
    there = [[each for each in row if each is not None] for row in every]
    whole = [row for row in there if len(row) == len(found.policies)]
    if not whole:
        return ()
    ((most, _),) = Counter(tuple(map(routes_of, row)) for row in whole).most_common(1)
    same = [row for row in whole if tuple(map(routes_of, row)) == most]
    return tuple(tuple(alike(list(column))) for column in zip(*same, strict=True))


def _panel(panel: Axes, found: Comparison, voice: Voice, ways: Ways, quantity: Quantity) -> None:
    """A line for each policy, the names of the points beside the baseline's, and above what it comes to in all."""
    lines = [_means(way, quantity) for way in ways]
    room = KEY_ROW * (len(ways) + 1)
    top = max(float(mean.max()) for _, mean in lines) * 1.06 / (1 - room) or 1.0
    aside = ASIDE * float(lines[0][0][-1])
    for row, (km, mean) in enumerate(lines):
        panel.plot(km + row * aside, mean, color=policy_colour(row), marker="o", ms=2.2, lw=1.3)
    km, mean = lines[0]
    panel.set_ylim(0, top)
    names_beside(
        panel, km, mean, ways[0][0].points, top, lambda point: called(found, voice, point), aside * (len(ways) - 1)
    )
    for row, text in enumerate(_in_all(ways, quantity, voice)):
        panel.annotate(
            printable(text),
            (0.015, 0.985 - KEY_ROW * row),
            xycoords="axes fraction",
            va="top",
            fontsize=6.8,
            color=policy_colour(row),
            path_effects=halo(),
        )
    count, journeys = len(ways[0]), sum(each.journeys for each in ways[0])
    share = per_cent(sum(each.share for each in ways[0]) / count, voice.language)
    note(panel, voice.say(words.CORRIDOR_N, count=count, journeys=f"{journeys / count:,.0f}", share=share), low=True)


def _means(way: Sequence[Corridor], quantity: Quantity) -> tuple[Floats, Floats]:
    """Kilometres of each point, and the mean there over replications."""
    points = way[0].points
    km = np.array([point.metres for point in points]) / METRES["km"]
    return km, np.array([np.mean([quantity.read(each.points[row]).mean for each in way]) for row in range(len(points))])


def _in_all(ways: Ways, quantity: Quantity, voice: Voice) -> list[str]:
    """`8.2 h`; of a policy `A 7.7 h (−0.5 ± 0.2)`, with the interval of the paired difference."""
    ends = [[quantity.read(each.points[-1]).mean for each in way] for way in ways]
    space, unit = "" if is_chinese(voice.language) else " ", said(SHOWN_IN[quantity.unit], voice.language)
    means = [float(np.mean(every)) for every in ends]
    told_so = [f"{voice.short(0)} {number(means[0], 0 if means[0] >= 1000 else 1)}{space}{unit}"]
    for row, every in enumerate(ends[1:], 1):
        text = f"{voice.short(row)} {number(means[row], 0 if means[row] >= 1000 else 1)}{space}{unit}"
        if len(every) == len(ends[0]) > 1:
            difference = paired(ends[0], every).difference
            half_width = joint_half_width(difference, len(ways) - 1)
            gap, width = (to_the_interval(each, half_width).replace("-", "−") for each in (difference.mean, half_width))
            text += f" ({'+' if difference.mean > 0 else ''}{gap} ± {width})"
        told_so.append(text)
    return told_so


def called(found: Comparison, voice: Voice, point: Point) -> str:
    """A point in the words of the way."""
    route = found.file.scenario.policy.routes.get(point.name)
    origin, destination = (voice.place(route.origin), voice.place(route.destination)) if route else (point.name,) * 2
    shore, _, stage = point.name.partition(".")
    return voice.say(
        told.POINTS[point.what],
        origin=origin,
        destination=destination,
        stage=voice.say(told.STAGES[stage]) if point.what == "stage" else "",
        shore=voice.place(shore),
    )
