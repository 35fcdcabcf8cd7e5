"""Figure: the result along each factor under every policy, and where the best policy changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from simulator.report.sheet import Size, sheet
from simulator.report.style import INK, SHADE, note, policy_colour
from simulator.report.swept.naming import level_of, ranked
from simulator.report.swept.scatter import name_axes
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
STEPS = 60
HEADING = ("measure", "place", "policy", "factor", "value", "result", "half_width")


def draw(found: Findings, voice: Voice, command: str) -> Figure | None:
    """A panel for each of the factors that matter most to the first measure; None where no curve was fitted."""
    measure = found.sampled.measures[0]
    shown = [each for each in (found.of(measure, policy) for policy in found.sampled.policies) if each.fitted]
    if not shown:
        return None
    decided = found.decisions[0]
    order = _first_those_that_switch(decided, ranked(shown[0]))[:MOST_FACTORS]
    figure, panels = sheet(
        found,
        [len(order)],
        voice.say(words.RESPONSE_TITLE),
        voice.say(words.RESPONSE),
        command,
        Size(3, 2.3, 1.7) if voice.framed else Size(2, 3.2, 1.7),
        x_label="",
        y_label=voice.with_unit(*measure, mean=level_of(shown[0])),
        about=voice.title,
        framed=voice.framed,
        keys=voice.keys(baseline=True) if len(shown) > 1 else (),
    )
    for panel, row in zip(panels, order, strict=True):
        for told in shown:
            _curve(panel, found, told, row, voice)
        _crossings(panel, decided, row, shown, voice)
        name_axes(panel, found, row, voice)
        seen = shown[0].observed
        if seen is not None:
            points, count = seen.values.shape
            note(panel, voice.say(words.POINTS, points=f"{points:,}", count=count))
    return figure


def _first_those_that_switch(decided: Decision, order: list[int]) -> list[int]:
    switching = {each.factor for each in decided.switches if each.crossings}
    return sorted(order, key=lambda row: row not in switching)


def _curve(panel: Axes, found: Findings, told: Sensitivity, row: int, voice: Voice) -> None:
    fitted, seen = told.fitted, told.observed
    assert fitted is not None  # noqa: S101
    colour = policy_colour(found.sampled.policies.index(told.policy))
    scale = voice.scale(told.measure[0], level_of(told))
    at = np.linspace(fitted.lows[row], fitted.highs[row], STEPS)
    level, half = fitted.at(row, at)
    panel.plot(at, level * scale, color=colour)
    panel.fill_between(at, (level - half) * scale, (level + half) * scale, color=colour, **SHADE)
    if found.sampled.design.kind == "grid" and seen is not None:
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
        scale = voice.scale(told.measure[0], level_of(told))
        level = float(told.fitted.at(row, np.array([crossing.value]))[0][0]) * scale
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
