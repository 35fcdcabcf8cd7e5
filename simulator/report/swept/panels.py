"""What figures of a sweep have in common: a panel for each factor with its curve, or one for each subject, in rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from simulator.report.sheet import Size, sheet
from simulator.report.style import SHADE, figures_along, halo, name_panel, note, policy_colour, printable
from simulator.report.swept.naming import factor_axis, level_of, subject_name
from simulator.report.words import swept_figures as words
from simulator.report.words.language import Words
from simulator.report.words.voice import Voice
from simulator.study.decision.findings import Findings
from simulator.study.sensitivity import Sensitivity

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

STEPS = 60
"""Of a curve."""
ROW_INCHES = 0.34


def panel_a_factor(
    found: Findings,
    shown: Sequence[Sensitivity],
    order: Sequence[int],
    said: tuple[Words, Words],
    command: str,
    voice: Voice,
) -> tuple[Figure, list[Axes]]:
    """The first measure up, a factor along the foot of each panel; `said` are title and explanation."""
    title, explanation = said
    figure, panels = sheet(
        found,
        [len(order)],
        voice.say(title),
        voice.say(explanation),
        command,
        Size(3, 2.3, 1.7) if voice.framed else Size(2, 3.2, 1.7),
        x_label="",
        y_label=voice.with_unit(*shown[0].measure, mean=level_of(shown[0])),
        about=voice.title,
        framed=voice.framed,
        keys=voice.keys(baseline=True) if len(shown) > 1 else (),
    )
    for panel, row in zip(panels, order, strict=True):
        name_axes(panel, found, row, voice)
        note_points(panel, shown[0], voice)
    return figure, panels


def name_axes(panel: Axes, found: Findings, row: int, voice: Voice) -> None:
    """The factor along the foot of a panel, figures as people write them."""
    panel.set_xlabel(factor_axis(found, row, voice))
    panel.locator_params(nbins=5)
    figures_along(panel.xaxis, panel.yaxis)


def draw_curve(panel: Axes, found: Findings, told: Sensitivity, row: int, voice: Voice) -> None:
    """The curve along a factor, with its band, in the colour of the policy."""
    fitted = told.fitted
    assert fitted is not None  # noqa: S101
    colour = policy_colour(found.sampled.policies.index(told.policy))
    scale = voice.scale(told.measure[0], level_of(told))
    at = np.linspace(fitted.lows[row], fitted.highs[row], STEPS)
    level, half = fitted.at(row, at)
    panel.plot(at, level * scale, color=colour)
    panel.fill_between(at, (level - half) * scale, (level + half) * scale, color=colour, **SHADE)


def panel_a_subject(
    found: Findings,
    shown: Sequence[Sensitivity],
    rows: float,
    said: tuple[Words, Words],
    command: str,
    voice: Voice,
    *,
    x_label: str = "",
) -> tuple[Figure, list[Axes]]:
    """A panel for each subject, high enough for so many rows."""
    title, explanation = said
    several = len(shown) > 1
    figure, panels = sheet(
        found,
        [len(shown)],
        voice.say(title),
        voice.say(explanation),
        command,
        Size(2 if several else 1, 3.4 if several else 5.2, ROW_INCHES * rows),
        x_label=x_label,
        y_label="",
        about=voice.title,
        framed=voice.framed,
    )
    for panel, told in zip(panels, shown, strict=True):
        name_panel(panel, subject_name(found, told, voice))
        note_points(panel, told, voice, low=True)
    return figure, panels


def name_row(panel: Axes, place: int, name: str) -> None:
    """The name of a row, above it at the left."""
    panel.annotate(
        printable(name),
        (0, place - 0.25),
        (0, 1),
        xycoords=("axes fraction", "data"),
        textcoords="offset points",
        fontsize=7,
        va="bottom",
        path_effects=halo(),
        annotation_clip=False,
    )


def rows_alone(panel: Axes, foot: float) -> None:
    """Rows from the top to the foot, and no axis beside them."""
    panel.set_ylim(foot, -0.75)
    panel.set_yticks([])
    panel.spines["left"].set_visible(False)
    panel.grid(visible=False, axis="y")
    figures_along(panel.xaxis)


def note_points(panel: Axes, told: Sensitivity, voice: Voice, *, low: bool = False) -> None:
    """How many points, and how often each was run."""
    if told.observed is not None:
        points, count = told.observed.values.shape
        note(panel, voice.say(words.POINTS, points=f"{points:,}", count=count), low=low)
