"""Figure: how often each policy is the best, and what choosing it would cost."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from simulator.report.sheet import Size, sheet
from simulator.report.style import INK, figures_along, name_panel, note, policy_colour
from simulator.report.words import swept as words
from simulator.report.words import swept_figures as figures
from simulator.report.words.voice import Voice
from simulator.study.decision import Decision
from simulator.study.decision.findings import Findings

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

NAME = "share_best"
MOST_MEASURES = 3
HEADING = (
    *("measure", "place", "policy", "best_share", "best_share_half_width", "surely_best_share", "regret_mean"),
    *("regret_p90", "regret_max", "worst_point", "points", "level_points"),
)


def draw(found: Findings, voice: Voice, command: str) -> Figure | None:
    """Two panels for each measure; None where there is nothing to choose between."""
    shown = [each for each in found.decisions if each.futures][:MOST_MEASURES]
    if not shown:
        return None
    figure, panels = sheet(
        found,
        [2] * len(shown),
        voice.say(figures.BEST_TITLE),
        voice.say(figures.BEST),
        command,
        Size(2, 3.2, 0.4 + 0.34 * len(found.sampled.policies)),
        x_label="",
        y_label="",
        about=voice.title,
        framed=voice.framed,
        keys=voice.keys(baseline=True),
    )
    for row, told in enumerate(shown):
        _shares(panels[2 * row], found, told, voice)
        _regrets(panels[2 * row + 1], told, voice)
    return figure


def _shares(panel: Axes, found: Findings, told: Decision, voice: Voice) -> None:
    for each in told.futures:
        share, colour = each.best_share, policy_colour(each.policy)
        panel.barh(each.policy, share.mean * 100, height=0.5, color=colour, alpha=0.35, lw=0)
        if not math.isnan(each.surely_best_share):
            panel.barh(each.policy, each.surely_best_share * 100, height=0.26, color=colour, lw=0)
        ends = [max(share.low, 0) * 100, min(share.high, 1) * 100]
        panel.plot(ends, [each.policy, each.policy], color=INK, lw=0.8)
    panel.set_xlim(0, 100)
    _frame(panel, told)
    panel.set_xlabel(voice.say(figures.BEST_SHARE))
    name_panel(panel, voice.measure(*told.measure))
    note(panel, voice.say(words.LEVEL_NOTE, count=f"{len(told.rows):,}", level=f"{len(told.level):,}"))


def _regrets(panel: Axes, told: Decision, voice: Voice) -> None:
    measure = told.measure[0]
    scale = voice.scale(measure)
    for each in told.futures:
        colour, y = policy_colour(each.policy), each.policy
        mean, late, most = (value * scale for value in (each.regret_mean, each.regret_p90, each.regret_max))
        panel.plot([0, most], [y, y], color=colour, lw=0.9, alpha=0.6)
        panel.plot([0, late], [y, y], color=colour, lw=3, alpha=0.45, solid_capstyle="butt")
        panel.plot([late], [y], "|", color=colour, ms=9, mew=1.4)
        panel.plot([mean], [y], "o", color=colour, ms=4.5)
        panel.plot([most], [y], "x", color=colour, ms=4.5)
    panel.set_xlim(left=0)
    if panel.get_xlim()[1] <= 0.06:
        panel.set_xlim(0, max((each.regret_max * scale for each in told.futures), default=0) * 1.1 or 1)
    _frame(panel, told)
    panel.set_xlabel(voice.say(figures.REGRET, unit=voice.gap_unit(measure)))
    note(panel, f"n = {len(told.rows):,}", low=True)


def _frame(panel: Axes, told: Decision) -> None:
    panel.set_ylim(len(told.futures) - 0.4, -0.6)
    panel.set_yticks([])
    panel.grid(visible=False, axis="y")
    panel.grid(visible=True, axis="x")
    figures_along(panel.xaxis)


def rows(found: Findings) -> list[tuple[object, ...]]:
    """Every policy by every measure."""
    return [
        (
            *told.measure,
            found.sampled.policies[each.policy],
            each.best_share.mean,
            each.best_share.half_width,
            each.surely_best_share,
            each.regret_mean,
            each.regret_p90,
            each.regret_max,
            told.rows[each.worst],
            len(told.rows),
            len(told.level),
        )
        for told in found.decisions
        for each in told.futures
    ]
