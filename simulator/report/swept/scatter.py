"""Figure: every point of a sweep against each factor, with the curve along it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from simulator.report.style import policy_colour
from simulator.report.swept.naming import level_of, ranked
from simulator.report.swept.panels import draw_curve, panel_a_factor
from simulator.report.words import swept_figures as words
from simulator.report.words.voice import Voice
from simulator.study.decision.findings import Findings
from simulator.study.sensitivity import Sensitivity

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

NAME = "scatter"
MOST_FACTORS = 6
MOST_DOTS = 600
GOLDEN = 0.6180339887
"""Dots are thinned by it, so that no block of a design is favoured."""
HEADING = ("point", "policy", "factor", "value", "measure", "place", "result", "replications")


def draw(found: Findings, voice: Voice, command: str) -> Figure | None:
    """A panel for each of the factors that matter most to the first measure; None of a design that is no cloud."""
    measure = found.sampled.measures[0]
    shown = [each for each in (found.of(measure, policy) for policy in found.sampled.policies) if each.fitted]
    if not shown or found.sampled.design.kind == "grid":
        return None
    order = ranked(shown[0])[:MOST_FACTORS]
    figure, panels = panel_a_factor(found, shown, order, (words.SCATTER_TITLE, words.SCATTER), command, voice)
    for panel, row in zip(panels, order, strict=True):
        for told in shown:
            _dots(panel, found, told, row, voice)
            draw_curve(panel, found, told, row, voice)
    return figure


def _dots(panel: Axes, found: Findings, told: Sensitivity, row: int, voice: Voice) -> None:
    """Every point under the baseline, or so many of them that they can be told apart."""
    seen = told.observed
    if seen is None or told.policy != found.sampled.policies[0]:
        return
    x = found.sampled.settings[list(seen.rows), row]
    few = np.argsort(np.modf(np.arange(len(x)) * GOLDEN)[0])[:MOST_DOTS]
    scale = voice.scale(told.measure[0], level_of(told))
    panel.plot(x[few], seen.means[few] * scale, ".", color=policy_colour(0), ms=2.6, alpha=0.5, mew=0)


def rows(found: Findings) -> list[tuple[object, ...]]:
    """Every dot, of the first measure."""
    told: list[tuple[object, ...]] = []
    measure = found.sampled.measures[0]
    for policy in found.sampled.policies:
        seen = found.of(measure, policy).observed
        if seen is None:
            continue
        settings = found.sampled.settings
        for point, mean in zip(seen.rows, seen.means.tolist(), strict=True):
            for column, factor in enumerate(found.sampled.factors):
                value = float(settings[point, column])
                told.append((point, policy, factor.name, value, *measure, mean, seen.values.shape[1]))
    return told
