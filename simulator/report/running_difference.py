"""Figure: the mean difference to the baseline after so many replications, and how its interval narrows."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from simulator.report.sheet import Size, sheet
from simulator.report.style import DASHES, FAINT, GREY, SHADE, figures_along, name_policy, note, policy_colour
from simulator.report.words import figures as words
from simulator.report.words.voice import Voice
from simulator.study.comparison import Comparison
from simulator.study.estimate import Estimate, estimate

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

NAME = "running_difference"
PANEL_INCHES = 2.4
FIRST_DRAWN = 3
"""Intervals of two replications are a dozen times as wide, and would hide all others."""


def draw(found: Comparison, voice: Voice, command: str) -> Figure | None:
    """A panel for each alternative; None if there are too few replications for an interval."""
    from matplotlib.ticker import MaxNLocator

    measure, place = found.design.measure, found.design.place
    mean = found.primary[0].paired.before.mean
    scale, before = voice.scale(measure, mean), found.values(0)
    every = []
    for row in range(1, len(found.policies)):
        gaps = [(y - x) * scale for x, y in zip(before, found.values(row), strict=True) if not math.isnan(x + y)]
        every.append([estimate(gaps[:count]) for count in range(FIRST_DRAWN, len(gaps) + 1)])
    if not all(every):
        return None
    figure, panels = sheet(
        found,
        [len(every)],
        voice.say(words.RUNNING_TITLE),
        voice.say(words.RUNNING),
        command,
        Size(3, PANEL_INCHES, 1.9),
        x_label=voice.say(words.RUNNING_X),
        y_label=voice.say(words.FOREST_AXIS, unit=voice.gap_unit(measure, mean)),
        about=f"{voice.title}. {voice.measure(measure, place)}",
        framed=voice.framed,
        keys=voice.keys(),
    )
    ends = [end for steps in every for step in steps for end in (step.low, step.high)]
    margin = found.primary[0].margin * scale
    low, high = min(*ends, -margin, 0.0), max(*ends, margin, 0.0)
    room = 0.08 * (high - low) or 1.0
    for row, (panel, steps) in enumerate(zip(panels, every, strict=True), 1):
        panel.axhspan(-margin, margin, color=FAINT, alpha=0.55, lw=0)
        panel.axhline(0, color=GREY, lw=0.8)
        _band(panel, steps, policy_colour(row))
        if len(found.replications) > found.design.rule.first:
            panel.axvline(found.design.rule.first, color=GREY, lw=0.7, ls=DASHES)
        panel.xaxis.set_major_locator(MaxNLocator(5, integer=True))
        panel.set_xlim(FIRST_DRAWN - 0.5, FIRST_DRAWN + len(steps) - 0.5)
        panel.set_ylim(low - room, high + room)
        figures_along(panel.yaxis)
        name_policy(panel, voice.short(row), PANEL_INCHES)
        note(panel, f"n = {FIRST_DRAWN + len(steps) - 1}", low=True)
    return figure


def _band(panel: Axes, steps: list[Estimate], colour: str) -> None:
    counts = [step.n for step in steps]
    panel.fill_between(counts, [step.low for step in steps], [step.high for step in steps], color=colour, **SHADE)
    panel.plot(counts, [step.mean for step in steps], color=colour, marker="o", ms=2.4)
