"""Figure: the result along each factor under every policy, and where the best policy changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from simulator.report.style import INK, policy_colour
from simulator.report.swept.naming import level_of, ranked
from simulator.report.swept.panels import draw_curve, panel_a_factor
from simulator.report.words import swept_figures as words
from simulator.report.words.voice import Voice
from simulator.study.decision import Decision
from simulator.study.decision.findings import Findings
from simulator.study.sensitivity import Sensitivity
from simulator.study.sensitivity.cells import cut, mean_of

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

NAME = "dose_response"
MOST_FACTORS = 6
HEADING = ("measure", "place", "policy", "factor", "value", "result", "half_width")


def draw(found: Findings, voice: Voice, command: str) -> Figure | None:
    """A panel for each of the factors that matter most to the first measure; None where no curve was fitted."""
    measure = found.sampled.measures[0]
    shown = [each for each in (found.of(measure, policy) for policy in found.sampled.policies) if each.fitted]
    if not shown:
        return None
    decided = found.decisions[0]
    order = _first_those_that_switch(decided, ranked(shown[0]))[:MOST_FACTORS]
    figure, panels = panel_a_factor(found, shown, order, (words.RESPONSE_TITLE, words.RESPONSE), command, voice)
    for panel, row in zip(panels, order, strict=True):
        for told in shown:
            draw_curve(panel, found, told, row, voice)
            _levels(panel, found, told, row, voice)
        _crossings(panel, decided, row, shown, voice)
    return figure


def _first_those_that_switch(decided: Decision, order: list[int]) -> list[int]:
    switching = {each.factor for each in decided.switches if each.crossings}
    return sorted(order, key=lambda row: row not in switching)


def _levels(panel: Axes, found: Findings, told: Sensitivity, row: int, voice: Voice) -> None:
    """Of a grid, the means at the levels of the factor."""
    seen = told.observed
    if found.sampled.design.kind != "grid" or seen is None:
        return
    colour = policy_colour(found.sampled.policies.index(told.policy))
    scale = voice.scale(told.measure[0], level_of(told))
    column = found.sampled.settings[list(seen.rows), row]
    levels = cut(column, len(np.unique(column)))
    for cell, centre in enumerate(levels.centres):
        mean = mean_of(seen.values[levels.cell_of == cell], whole_grid=True)
        panel.plot([centre], [mean.mean * scale], "o", color=colour, ms=3, mec="white", mew=0.5)


def _crossings(panel: Axes, decided: Decision, row: int, shown: list[Sensitivity], voice: Voice) -> None:
    switch = next((each for each in decided.switches if each.factor == row), None)
    for crossing in switch.crossings if switch else ():
        told = shown[min(crossing.after, len(shown) - 1)]
        assert told.fitted is not None  # noqa: S101
        level = float(told.fitted.at(row, np.array([crossing.value]))[0][0]) * voice.scale(
            told.measure[0], level_of(told)
        )
        panel.axvspan(crossing.low, crossing.high, color=INK, alpha=0.07, lw=0)
        panel.plot([crossing.value], [level], "D", color=INK, ms=4.2, mec="white", mew=0.7, zorder=4)


def rows(found: Findings) -> list[tuple[object, ...]]:
    """Points of every curve, of every measure and policy."""
    told: list[tuple[object, ...]] = []
    for each in found.sensitivities:
        if each.fitted is None or each.less:
            continue
        for row, factor in enumerate(found.sampled.factors):
            at = np.linspace(each.fitted.lows[row], each.fitted.highs[row], 21)
            level, half = each.fitted.at(row, at)
            told += [
                (*each.measure, each.policy, factor.name, *map(float, line))
                for line in zip(at, level, half, strict=True)
            ]
    return told
