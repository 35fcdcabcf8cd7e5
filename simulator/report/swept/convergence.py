"""Figure: how the indices settle as points are added."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simulator.report.sheet import Size, sheet
from simulator.report.style import ALTERNATIVES, SHADE, figures_along, name_panel, note
from simulator.report.swept.naming import level_of, ranked, short_name, subject_name, unit_of_subject
from simulator.report.words import swept as words
from simulator.report.words import swept_figures as figures
from simulator.report.words.voice import Voice
from simulator.study.decision.findings import Findings
from simulator.study.sensitivity import Sensitivity

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

NAME = "convergence"
MOST_PANELS, MOST_FACTORS = 1, 6
HEADING = ("measure", "place", "policy", "less", "factor", "index", "points", "value", "half_width")


def draw(found: Findings, voice: Voice, command: str) -> Figure | None:
    """A panel for each index of each subject; None of a design without stages."""
    from matplotlib.ticker import NullLocator

    shown = [each for each in found.subjects(MOST_PANELS) if len(each.stages) > 1]
    pairs = [(each, index) for each in shown for index in each.stages[-1].indices]
    if not pairs:
        return None
    order = ranked(shown[0])[:MOST_FACTORS]
    figure, panels = sheet(
        found,
        [len(pairs)],
        voice.say(figures.CONVERGENCE_TITLE),
        voice.say(figures.CONVERGENCE),
        command,
        Size(2, 3.2, 2.0),
        x_label=voice.say(figures.RUNS),
        y_label="",
        about=voice.title,
        framed=voice.framed,
        keys=[
            (short_name(found, row, voice), ALTERNATIVES[place % len(ALTERNATIVES)]) for place, row in enumerate(order)
        ],
    )
    for panel, (told, index) in zip(panels, pairs, strict=True):
        _one(panel, told, index, order, voice)
        counts = sorted({stage.points for stage in told.stages})
        panel.set_xscale("log")
        panel.xaxis.set_minor_locator(NullLocator())
        marks = counts[:: max(1, len(counts) // 5)]
        panel.set_xticks(marks, [f"{each:,}" for each in marks])
        figures_along(panel.yaxis)
        panel.set_ylabel(_label(told, index, voice))
        name_panel(panel, f"{subject_name(found, told, voice)} · {voice.say(figures.INDICES[index])}")
        if told.observed is not None:
            note(panel, f"n = {told.observed.values.shape[1]}×")
    return figure


def _label(told: Sensitivity, index: str, voice: Voice) -> str:
    if index == "size":
        return voice.say(figures.SIZE, unit=unit_of_subject(told, voice))
    return voice.say(words.DISTANCE if index == "distance" else figures.OF_VARIANCE)


def _one(panel: Axes, told: Sensitivity, index: str, order: list[int], voice: Voice) -> None:
    scale = voice.scale(told.measure[0], level_of(told)) if index == "size" else 1.0 if index == "distance" else 100.0
    points = [stage.points for stage in told.stages]
    ends: list[float] = []
    for place, row in enumerate(order):
        found = [stage.indices[index][row] for stage in told.stages]
        means = [each.mean * scale for each in found]
        halves = [each.half_width * scale for each in found]
        colour = ALTERNATIVES[place % len(ALTERNATIVES)]
        panel.plot(points, means, "o-", color=colour, ms=2.5)
        low, high = ([m + sign * h for m, h in zip(means, halves, strict=True)] for sign in (-1, 1))
        panel.fill_between(points, low, high, color=colour, **SHADE)
        half = len(found) // 2
        ends += [*low[half:], *high[half:], *means[half - 1 :]]
    room = 0.05 * (max(ends) - min(ends))
    panel.set_ylim(min(ends) - room, max(ends) + room)


def rows(found: Findings) -> list[tuple[object, ...]]:
    """What is drawn, of every subject and factor."""
    return [
        (
            *each.measure,
            each.policy,
            each.less,
            found.sampled.factors[row].name,
            index,
            stage.points,
            value.mean,
            value.half_width,
        )
        for each in found.sensitivities
        for stage in each.stages
        for index, values in stage.indices.items()
        for row, value in enumerate(values)
    ]
