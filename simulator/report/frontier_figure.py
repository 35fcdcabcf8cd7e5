"""Figure: the time that goods take against what controls miss, a curve for each quality of targeting."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from simulator.report.figures import save_figure
from simulator.report.sheet import Size, sheet
from simulator.report.style import DASHES, GREY, INK, LOOK, halo, note, policy_colour, printable
from simulator.report.words import figures
from simulator.report.words import frontier as words
from simulator.report.words.language import Language, said
from simulator.report.words.measures import scale_of
from simulator.report.words.voice import Voice
from simulator.study.frontier import Frontier, Standing

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
    for row, curve in curves:
        _line(panel, found, curve.points, policy_colour(row))
    drawn: set[int] = set()
    for row, curve in curves:
        for point in curve.points:
            if point not in drawn and _seen(found.standings[point]):
                common = sum(point in other.points for _, other in curves) > 1
                _point(
                    panel,
                    found,
                    point,
                    GREY if common else policy_colour(row),
                    MARKERS[(row - 1) % len(MARKERS)],
                    voice,
                )
            drawn.add(point)
    if 0 not in drawn and _seen(found.standings[0]):
        _point(panel, found, 0, GREY, "o", voice)
    _ring(panel, found, voice)
    note(panel, voice.say(figures.REPLICATIONS, count=found.standings[0].time.n))
    panel.margins(0.08)
    return figure


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


def _point(panel: Axes, found: Frontier, point: int, colour: str, marker: str, voice: Voice) -> None:
    """A cross of intervals, the mark, and the rate beside it."""
    standing = found.standings[point]
    x, y, across, up = _spot(found, point)
    thin: Any = {"color": colour, "lw": 0.8, "alpha": 0.7 if standing.keeps_up else 0.4}
    panel.plot([x - across, x + across], [y, y], **thin)
    panel.plot([x, x], [y - up, y + up], **thin)
    if standing.keeps_up:
        panel.plot(
            [x], [y], marker, ms=5.5, mec=colour, mew=1.2, mfc=colour if standing.on_frontier else "white", zorder=3
        )
    else:
        panel.plot([x], [y], "x", ms=4.5, color=colour, mew=1.0, zorder=3)
    rate = standing.point.settings.get("rate", 1.0)
    panel.annotate(
        voice.say(words.RATE, rate=f"{rate:g}") if rate else printable(voice.say(words.NOBODY)),
        (x, y),
        (4, 4),
        textcoords="offset points",
        fontsize=6.5,
        color=colour,
        path_effects=halo(),
        zorder=4,
    )


def _ring(panel: Axes, found: Frontier, voice: Voice) -> None:
    """The scenario as it is written."""
    if not _seen(found.standings[0]):
        return
    x, y, *_ = _spot(found, 0)
    panel.plot([x], [y], "o", ms=11, mfc="none", mec=INK, mew=1.2, zorder=4)
    panel.annotate(
        printable(voice.say(figures.BASELINE)),
        (x, y),
        (-8, -12),
        textcoords="offset points",
        ha="right",
        fontsize=7.5,
        color=INK,
        path_effects=halo(),
        zorder=4,
    )
