"""Figure: every point of a sweep against each factor, with the curve along it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from simulator.report.sheet import Size, sheet
from simulator.report.style import SHADE, figures_along, note, policy_colour
from simulator.report.swept.naming import factor_axis, level_of, ranked
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
STEPS = 60


def draw(found: Findings, voice: Voice, command: str) -> Figure | None:
    """A panel for each of the factors that matter most to the first measure; None of a design that is no cloud."""
    measure = found.sampled.measures[0]
    shown = [each for each in (found.of(measure, policy) for policy in found.sampled.policies) if each.fitted]
    if not shown or found.sampled.design.kind == "grid":
        return None
    order = ranked(shown[0])[:MOST_FACTORS]
    figure, panels = sheet(
        found,
        [len(order)],
        voice.say(words.SCATTER_TITLE),
        voice.say(words.SCATTER),
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
            _one(panel, found, told, row, voice)
        name_axes(panel, found, row, voice)
        seen = shown[0].observed
        if seen is not None:
            points, count = seen.values.shape
            note(panel, voice.say(words.POINTS, points=f"{points:,}", count=count))
    return figure


def name_axes(panel: Axes, found: Findings, row: int, voice: Voice) -> None:
    """The factor along the foot of a panel, figures as people write them."""
    panel.set_xlabel(factor_axis(found, row, voice))
    panel.locator_params(nbins=5)
    figures_along(panel.xaxis, panel.yaxis)


def _one(panel: Axes, found: Findings, told: Sensitivity, row: int, voice: Voice) -> None:
    seen, fitted = told.observed, told.fitted
    assert seen is not None  # noqa: S101
    assert fitted is not None  # noqa: S101
    colour = policy_colour(found.sampled.policies.index(told.policy))
    scale = voice.scale(told.measure[0], level_of(told))
    x = found.sampled.settings[list(seen.rows), row]
    if told.policy == found.sampled.policies[0]:
        few = np.argsort(np.modf(np.arange(len(x)) * GOLDEN)[0])[:MOST_DOTS]
        panel.plot(x[few], seen.means[few] * scale, ".", color=colour, ms=2.6, alpha=0.5, mew=0)
    at = np.linspace(fitted.lows[row], fitted.highs[row], STEPS)
    level, half = fitted.at(row, at)
    panel.plot(at, level * scale, color=colour)
    panel.fill_between(at, (level - half) * scale, (level + half) * scale, color=colour, **SHADE)


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
