"""Figure: the primary measure of each replication under the baseline and under each policy, joined by a line."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from simulator.report.numbers import number
from simulator.report.sheet import Size, sheet
from simulator.report.style import GREY, INK, figures_along, name_policy, note, policy_colour, printable
from simulator.report.words import figures as words
from simulator.report.words.voice import Voice
from simulator.study.comparison import Comparison

if TYPE_CHECKING:
    from matplotlib.figure import Figure

NAME = "replication_slopes"
PANEL_INCHES = 2.4


def draw(found: Comparison, voice: Voice, command: str) -> Figure | None:
    """A panel for each alternative; None if the primary measure was observed in no replication under both."""
    measure, place = found.design.measure, found.design.place
    mean = found.primary[0].paired.before.mean
    scale, before = voice.scale(measure, mean), found.values(0)
    every = [
        [(x * scale, y * scale) for x, y in zip(before, found.values(row), strict=True) if not math.isnan(x + y)]
        for row in range(1, len(found.policies))
    ]
    if not any(every):
        return None
    figure, panels = sheet(
        found,
        [len(every)],
        voice.say(words.SLOPES_TITLE),
        voice.say(words.SLOPES),
        command,
        Size(3, PANEL_INCHES, 2.3),
        x_label="",
        y_label=voice.with_unit(measure, place, mean),
        about=voice.title,
        framed=voice.framed,
        keys=voice.keys(baseline=True),
    )
    values = [value for lines in every for line in lines for value in line]
    low, high = min(values), max(values)
    room = 0.06 * (high - low) or 0.06 * abs(high) or 1.0
    for row, (panel, lines) in enumerate(zip(panels, every, strict=True), 1):
        for line in lines:
            panel.plot([0, 1], line, color=policy_colour(row), lw=0.8, alpha=0.55, marker="o", ms=2.2)
        if lines:
            means = [math.fsum(ends) / len(lines) for ends in zip(*lines, strict=True)]
            panel.plot([0, 1], means, color=INK, lw=2.2, marker="o", ms=4)
            for x, mean, side in zip((0, 1), means, ("right", "left"), strict=True):
                at = (-6 if side == "right" else 6, 0)
                panel.annotate(
                    number(mean, 0 if abs(mean) >= 1000 else 1),
                    (x, mean),
                    at,
                    textcoords="offset points",
                    ha=side,
                    va="center",
                    fontsize=7,
                )
        panel.set_xlim(-0.62, 1.62)
        figures_along(panel.yaxis)
        panel.set_ylim(low - room, high + 2.2 * room)
        panel.set_xticks([0, 1], [printable(voice.policies[0]), printable(voice.say(words.POLICY))])
        panel.axvline(0, ymax=0.9, color=GREY, lw=0.5)
        panel.axvline(1, ymax=0.9, color=GREY, lw=0.5)
        name_policy(panel, voice.short(row), PANEL_INCHES)
        note(panel, voice.say(words.REPLICATIONS, count=len(lines)))
    return figure
