"""Figure: what each policy changes, measure by measure, with the line of no difference and the margin around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simulator.report.key_measures import key_measures
from simulator.report.sheet import Size, sheet
from simulator.report.style import FAINT, GREY, figures_along, halo, name_policy, note, policy_colour
from simulator.report.words import figures as words
from simulator.report.words.sentences import VERDICTS
from simulator.report.words.voice import Voice
from simulator.study.comparison import Comparison, Contrast

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

NAME = "difference_forest"
MOST_PANELS = 12
WIDE_INCHES = 2.5
BROAD_INCHES = 3.6
"""Of a panel under the long name of a release study."""


def draw(found: Comparison, voice: Voice, command: str) -> Figure | None:
    """A panel for each key measure, a row in it for each alternative; None if nothing was observed."""
    rows_of = (found.of(measure, place) for measure, place in key_measures(found)[:MOST_PANELS])
    shown = [every for every in rows_of if any(each.paired.difference.n > 1 for each in every)]
    if not shown:
        return None
    height = 0.42 + 0.3 * len(found.design.alternatives)
    figure, panels = sheet(
        found,
        [len(shown)],
        voice.say(words.FOREST_TITLE),
        voice.say(words.FOREST),
        command,
        Size(2, BROAD_INCHES, height) if voice.goods else Size(3 if voice.framed else 2, WIDE_INCHES, height),
        x_label="",
        y_label="",
        about=voice.title,
        framed=voice.framed,
        keys=voice.keys(),
    )
    for panel, every in zip(panels, shown, strict=True):
        _one(panel, every, voice)
    return figure


def _one(panel: Axes, every: tuple[Contrast, ...], voice: Voice) -> None:
    measure, place, mean_before = every[0].measure, every[0].place, every[0].paired.before.mean
    scale = voice.scale(measure, mean_before)
    margin = every[0].margin * scale
    panel.axvspan(-margin, margin, color=FAINT, alpha=0.55, lw=0)
    panel.axvline(0, color=GREY, lw=0.8)
    for row, each in enumerate(every):
        difference, colour = each.paired.difference, policy_colour(row + 1)
        if difference.n < 2:
            continue
        mean, own, joint = (value * scale for value in (difference.mean, difference.half_width, each.joint_half_width))
        panel.plot([mean - joint, mean + joint], [row, row], color=colour, lw=0.9)
        panel.plot([mean - own, mean + own], [row, row], color=colour, lw=2.6, solid_capstyle="butt")
        panel.plot([mean], [row], "o", color=colour, ms=4.2, mec="white", mew=0.6)
        panel.annotate(
            voice.say(VERDICTS[each.verdict.word]),
            (mean, row),
            (0, 5),
            textcoords="offset points",
            ha="center",
            fontsize=6.5,
            color=GREY,
            path_effects=halo(),
            annotation_clip=False,
        )
    reach = max(
        abs(end) * scale for each in every for end in (each.low, each.high, each.margin) if each.paired.difference.n > 1
    )
    panel.set_xlim(-1.25 * reach or -1, 1.25 * reach or 1)
    panel.set_ylim(len(every) - 0.45, -0.85)
    panel.locator_params(axis="x", nbins=4)
    figures_along(panel.xaxis)
    panel.set_yticks([])
    panel.spines["left"].set_visible(False)
    panel.set_xlabel(voice.say(words.FOREST_AXIS, unit=voice.gap_unit(measure, mean_before)))
    name_policy(panel, voice.measure(measure, place), BROAD_INCHES if voice.goods else WIDE_INCHES)
    note(panel, f"n = {min(each.paired.difference.n for each in every)}", low=True)
