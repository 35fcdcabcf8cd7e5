"""Figure: the time that goods take against what controls miss, a curve for each quality of targeting."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from simulator.report.figures import save_figure
from simulator.report.numbers import number
from simulator.report.sheet import Size, sheet
from simulator.report.style import DASHES, GREY, INK, LOOK, halo, note, policy_colour, printable
from simulator.report.words import figures
from simulator.report.words import frontier as words
from simulator.report.words.language import Language, said
from simulator.report.words.measures import scale_of
from simulator.report.words.voice import Voice
from simulator.study.frontier import Frontier, Standing
from simulator.study.frontier.point import Curve

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

NAME = "risk_frontier"
MARKERS = "os^Dv<>p"
"""Curves are told apart by these too, for whoever does not see their colours."""


def write_frontier_figure(found: Frontier, folder: Path, command: str) -> None:
    """Draw it as SVG and PNG, with the same bytes whenever the same frontier is drawn; nothing if nothing was seen."""
    import matplotlib as mpl

    folder.mkdir(parents=True, exist_ok=True)
    with mpl.rc_context({**LOOK, "svg.hashsalt": found.digest}):
        figure = draw(found, frontier_voice(found), command)
        if figure is not None:
            save_figure(figure, folder, NAME)


def frontier_voice(found: Frontier, language: Language = "en") -> Voice:
    """Who speaks of a frontier, in one language."""
    title = found.file.scenario.about.title
    return Voice(language, said((title.en, title.zh_Hans, title.zh_Hant), language), ())


def draw(found: Frontier, voice: Voice, command: str) -> Figure | None:
    """One panel; None if no point was observed."""
    if not any(_seen(each) for each in found.standings):
        return None
    design = found.design
    curves = [(row, curve) for row, curve in enumerate(design.curves, 1)]
    figure, (panel,) = sheet(
        found,
        [1],
        voice.say(words.TITLE),
        voice.say(words.EXPLANATION),
        command,
        Size(1, 6.6, 4.3),
        x_label=printable(voice.with_unit(*design.risk)),
        y_label=printable(voice.with_unit(*design.time)),
        about=f"{voice.title}. {', '.join(design.schemes)}",
        keys=[(voice.say(words.ODDS, odds=f"{curve.odds:g}"), policy_colour(row)) for row, curve in curves],
    )
    panel.grid(visible=True, axis="x")
    _frame(panel, found)
    for row, curve in curves:
        _line(panel, found, curve.points, policy_colour(row))
    drawn: set[int] = set()
    for row, curve in curves:
        mark = MARKERS[(row - 1) % len(MARKERS)]
        for point in curve.points:
            if point not in drawn and _seen(found.standings[point]):
                common = len(curves) > 1 and all(point in other.points for _, other in curves)
                _point(panel, found, point, GREY if common else policy_colour(row), mark, voice, low=row == len(curves))
            drawn.add(point)
        _name(panel, found, curve, policy_colour(row), voice)
    if 0 not in drawn and _seen(found.standings[0]):
        _point(panel, found, 0, GREY, "o", voice)
    _ring(panel, found, voice)
    note(panel, voice.say(figures.REPLICATIONS, count=found.standings[0].time.n))
    return figure


def _frame(panel: Axes, found: Frontier) -> None:
    """Wide enough for every point, and high enough for those that keep up: the times of others have no end."""
    every = [row for row, each in enumerate(found.standings) if _seen(each)]
    kept = [row for row in every if found.standings[row].keeps_up] or every
    for set_limits, rows, axis in ((panel.set_xlim, every, 0), (panel.set_ylim, kept, 1)):
        spots = [_spot(found, row) for row in rows]
        low, high = (
            min(each[axis] - each[axis + 2] for each in spots),
            max(each[axis] + each[axis + 2] for each in spots),
        )
        room = 0.09 * (high - low) or 0.1 * abs(high) or 1.0
        set_limits(low - room, high + 1.6 * room)


def _seen(standing: Standing) -> bool:
    return standing.time.n > 0 and standing.risk.n > 0


def _spot(found: Frontier, point: int) -> tuple[float, float, float, float]:
    """Risk and time of a point and half of their intervals, as they are shown; no interval of a single replication."""
    standing, (risk, time) = found.standings[point], (scale_of(found.design.risk[0]), scale_of(found.design.time[0]))
    across, up = (each.half_width if each.n > 1 else 0.0 for each in (standing.risk, standing.time))
    return standing.risk.mean * risk, standing.time.mean * time, across * risk, up * time


def _line(panel: Axes, found: Frontier, points: tuple[int, ...], colour: str) -> None:
    """From point to point; dashed where the examiners do not keep up."""
    seen = [point for point in points if _seen(found.standings[point])]
    for one, other in pairwise(seen):
        xs, ys = zip(_spot(found, one)[:2], _spot(found, other)[:2], strict=True)
        kept = found.standings[one].keeps_up and found.standings[other].keeps_up
        panel.plot(
            xs, ys, color=colour, lw=1.4 if kept else 0.8, ls="-" if kept else DASHES, alpha=0.9 if kept else 0.6
        )


def _point(
    panel: Axes, found: Frontier, point: int, colour: str, marker: str, voice: Voice, *, low: bool = False
) -> None:
    """A cross of intervals, the mark, and the rate beside it; of one beyond the frame the value at its edge."""
    standing, rate = found.standings[point], found.design.points[point].settings["rate"]
    x, y, across, up = _spot(found, point)
    label = voice.say(words.RATE, rate=f"{rate:g}") if rate else voice.say(words.NOBODY)
    top = panel.get_ylim()[1]
    if y > top:
        label = f"{label} ↑ {number(y)}"
        _label(panel, label, (x, top), (0, -3), colour, ha="center", va="top")
        return
    thin: Any = {"color": colour, "lw": 0.8, "alpha": 0.7 if standing.keeps_up else 0.4}
    panel.plot([x - across, x + across], [y, y], **thin)
    panel.plot([x, x], [y - up, y + up], **thin)
    if standing.keeps_up:
        inside = colour if standing.on_frontier else "white"
        panel.plot([x], [y], marker, ms=5.5, mec=colour, mew=1.2, mfc=inside, zorder=3)
    else:
        panel.plot([x], [y], "x", ms=4.5, color=colour, mew=1.0, zorder=3)
    _label(panel, label, (x, y), (4, -9 if low or not rate else 4), colour)


def _name(panel: Axes, found: Frontier, curve: Curve, colour: str, voice: Voice) -> None:
    """The quality of targeting, where its curve ends."""
    ends = [row for row in curve.points if _seen(found.standings[row]) and found.standings[row].keeps_up]
    if ends:
        x, y, *_ = _spot(found, ends[-1])
        _label(panel, voice.say(words.ODDS, odds=f"{curve.odds:g}"), (x, y), (-5, 6), colour, ha="right", fontsize=8)


def _label(panel: Axes, text: str, spot: tuple[float, float], away: tuple[int, int], colour: str, **more: Any) -> None:
    panel.annotate(
        printable(text),
        spot,
        away,
        textcoords="offset points",
        color=colour,
        path_effects=halo(),
        zorder=4,
        **{"fontsize": 6.5, **more},
    )


def _ring(panel: Axes, found: Frontier, voice: Voice) -> None:
    """The scenario as it is written."""
    if not _seen(found.standings[0]):
        return
    x, y, *_ = _spot(found, 0)
    panel.plot([x], [y], "o", ms=11, mfc="none", mec=INK, mew=1.2, zorder=4)
    _label(panel, voice.say(figures.BASELINE), (x, y), (0, -8), INK, ha="center", va="top", fontsize=8)
