"""Figure: each lever's part of what a package does, beside what it does alone and what is lost without it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simulator.report.sheet import Size, sheet
from simulator.report.style import GREY, INK, PALE, name_policy, note, policy_colour, printable
from simulator.report.words import figures as words
from simulator.report.words.voice import Voice
from simulator.study.attribution import Attribution
from simulator.study.comparison import Comparison
from simulator.study.estimate import Estimate

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

NAME = "lever_parts"
PANEL_INCHES = 6.2
ROOM_FOR_NAMES = 0.75
"""Left of the bars, in lengths of the longest of them."""


def draw(found: Comparison, voice: Voice, command: str) -> Figure | None:
    """A panel for each package that was explained; None if none was."""
    every = [each for each in found.attributions if each.whole.n > 1]
    if not every:
        return None
    levers = max(len(each.parts) for each in every)
    measure, mean = every[0].measure, found.primary[0].paired.before.mean
    figure, panels = sheet(
        found,
        [len(every)],
        voice.say(words.ATTRIBUTION_TITLE),
        voice.say(words.ATTRIBUTION),
        command,
        Size(1, PANEL_INCHES, 0.5 + 0.42 * (levers + 1)),
        x_label=voice.say(words.FOREST_AXIS, unit=voice.gap_unit(measure, mean)),
        y_label="",
        about=f"{voice.title}. {voice.measure(measure, found.design.place)}",
        framed=voice.framed,
        keys=[
            (voice.say(words.PART), policy_colour(found.policies.index(every[0].package)) if len(every) == 1 else INK),
            (voice.say(words.ALONE), GREY),
            (voice.say(words.LAST), PALE),
        ],
    )
    for panel, each in zip(panels, every, strict=True):
        policy = found.policies.index(each.package)
        _one(panel, each, voice, policy_colour(policy), voice.scale(measure, mean))
        name_policy(panel, voice.policies[policy], PANEL_INCHES)
        note(panel, voice.say(words.REPLICATIONS, count=each.whole.n), low=True)
    return figure


def _one(panel: Axes, found: Attribution, voice: Voice, colour: str, scale: float) -> None:
    """The whole at the top, then each lever with three bars."""
    ends = [each for part in found.parts for each in (part.part, part.alone, part.last)]
    reach = max(abs(each.mean) + each.half_width for each in (found.whole, *ends)) * scale * 1.12 or 1.0
    left = -reach * (1 + ROOM_FOR_NAMES)
    _bar(panel, 0, found.whole, scale, colour, 0.5)
    panel.annotate(printable(voice.say(words.WHOLE)), (left, 0), va="center", fontsize=7.5, fontweight="bold")
    for row, part in enumerate(found.parts, 1):
        for step, (each, ink) in enumerate(((part.part, colour), (part.alone, GREY), (part.last, PALE))):
            _bar(panel, row + 0.26 * (step - 1), each, scale, ink, 0.22)
        panel.annotate(printable(voice.lever(part.lever)), (left, row), va="center", fontsize=7.5)
    panel.axvline(0, color=GREY, lw=0.8)
    panel.set_xlim(left, reach)
    panel.set_xticks([mark for mark in panel.get_xticks() if abs(mark) <= reach])
    panel.set_ylim(len(found.parts) + 0.75, -0.55)
    panel.set_yticks([])
    panel.spines["left"].set_visible(False)
    panel.spines["bottom"].set_bounds(-reach, reach)
    panel.xaxis.label.set_x(-left / (reach - left))
    panel.grid(visible=False, axis="y")


def _bar(panel: Axes, y: float, found: Estimate, scale: float, colour: str, height: float) -> None:
    mean, half_width = found.mean * scale, found.half_width * scale
    panel.barh(y, mean, height=height, color=colour, lw=0)
    panel.plot([mean - half_width, mean + half_width], [y, y], color=INK, lw=0.8)
