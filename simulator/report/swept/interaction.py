"""Figure: the result along one factor at low, middle and high values of another; parallel lines act by themselves."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

from simulator.report.sheet import Size, sheet
from simulator.report.style import BLUE, GREEN, VERMILION, figures_along, halo, printable
from simulator.report.swept.naming import factor_value, level_of, ranked, short_name
from simulator.report.swept.panels import name_axes, note_points
from simulator.report.words import swept_figures as words
from simulator.report.words.voice import Voice
from simulator.study.decision.findings import Findings
from simulator.study.estimate import Estimate
from simulator.study.sensitivity import Sensitivity
from simulator.study.sensitivity.cells import Cut, cut, mean_of, thirds

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

NAME = "interaction"
MOST_PAIRS, AMONG, CELLS = 4, 4, 5
FEWEST_POINTS = 16
LINES = (BLUE, GREEN, VERMILION)
HEADING = (
    *("measure", "place", "policy", "less", "factor", "value", "other_factor", "other_value", "result"),
    *("half_width", "points"),
)


def draw(found: Findings, voice: Voice, command: str) -> Figure | None:
    """A panel for each pair that does most together, of the first subject; None where there is no pair."""
    told = next((each for each in found.subjects(1) if each.fitted is not None), None)
    pairs = _pairs(found, told)[:MOST_PAIRS] if told else []
    if told is None or not pairs:
        return None
    figure, panels = sheet(
        found,
        [len(pairs)],
        voice.say(words.INTERACTION_TITLE),
        voice.say(words.INTERACTION),
        command,
        Size(2, 3.2, 1.9),
        x_label="",
        y_label=voice.with_unit(*told.measure, mean=level_of(told)),
        about=voice.title,
        framed=voice.framed,
    )
    for panel, pair in zip(panels, pairs, strict=True):
        _one(panel, found, told, pair, voice)
    return figure


def _pairs(found: Findings, told: Sensitivity) -> list[tuple[int, int]]:
    """Pairs of the four factors that matter most: by their second-order index, else in the order of importance. None
    of trajectories, whose points hang together."""
    varied = [row for row in ranked(told) if len(np.unique(found.sampled.settings[:, row])) > 1]
    among = list(combinations(varied[:AMONG], 2))
    if len(found.sampled.design) < FEWEST_POINTS or found.sampled.design.kind == "morris":
        return []
    if told.sobol is not None and told.sobol.second:
        together = {frozenset((one, other)): each.mean for one, other, each in told.sobol.second}
        return sorted(among, key=lambda pair: -together[frozenset(pair)])
    return among


def _lines(
    found: Findings, told: Sensitivity, pair: tuple[int, int]
) -> tuple[Cut, Cut, list[list[tuple[float, Estimate]]]]:
    """The cells of the first factor, the levels of the second, and at each level the line."""
    seen = told.observed
    assert seen is not None  # noqa: S101
    settings = found.sampled.settings[list(seen.rows)]
    along, by = cut(settings[:, pair[0]], CELLS), thirds(settings[:, pair[1]])
    whole, values = found.sampled.design.kind == "grid", seen.levelled
    lines = []
    for level in range(len(by.centres)):
        line = []
        for cell in range(len(along.centres)):
            mine = values[(along.cell_of == cell) & (by.cell_of == level)]
            if len(mine):
                line.append((float(along.centres[cell]), mean_of(mine, whole_grid=whole)))
        lines.append(line)
    return along, by, lines


def _one(panel: Axes, found: Findings, told: Sensitivity, pair: tuple[int, int], voice: Voice) -> None:
    scale = voice.scale(told.measure[0], level_of(told))
    _, by, lines = _lines(found, told, pair)
    shift = 0.008 * (lines[0][-1][0] - lines[0][0][0]) if lines and lines[0] else 0.0
    named: list[tuple[float, float, str, str]] = []
    colours = LINES if len(lines) == 3 else (LINES[0], LINES[-1])
    for level, (line, colour) in enumerate(zip(lines, colours, strict=False)):
        xs = [value + (level - 1) * shift for value, _ in line]
        ys = [mean.mean * scale for _, mean in line]
        panel.plot(xs, ys, "o-", color=colour, ms=3)
        for x, (_, mean) in zip(xs, line, strict=True):
            low, high = ((mean.mean + sign * mean.half_width) * scale for sign in (-1, 1))
            panel.plot([x, x], [low, high], color=colour, lw=0.9)
        if line:
            value = factor_value(found, pair[1], float(by.centres[level]), voice)
            named.append((ys[-1], xs[-1], value, colour))
    left, right = panel.get_xlim()
    panel.set_xlim(left, right + 0.2 * (right - left))
    _names(panel, sorted(named))
    name_axes(panel, found, pair[0], voice)
    panel.set_title(printable(voice.say(words.LINES, factor=short_name(found, pair[1], voice))), fontsize=8)
    note_points(panel, told, voice)
    figures_along(panel.yaxis)


def _names(panel: Axes, named: list[tuple[float, float, str, str]]) -> None:
    """The level of each line where it ends, from below, none on another."""
    low, high = panel.get_ylim()
    free = low
    for y, x, text, colour in named:
        at = max(y, free)
        free = at + 0.085 * (high - low)
        panel.annotate(
            printable(text),
            (x, at),
            (5, 0),
            textcoords="offset points",
            fontsize=6.3,
            color=colour,
            va="center",
            path_effects=halo(),
        )


def rows(found: Findings) -> Iterator[tuple[object, ...]]:
    """Every line of every pair, of what figures are about."""
    for told in found.subjects(6):
        if told.fitted is None:
            continue
        for pair in _pairs(found, told):
            one, other = (found.sampled.factors[row].name for row in pair)
            _, by, lines = _lines(found, told, pair)
            for level, line in enumerate(lines):
                for value, mean in line:
                    head = (*told.measure, told.policy, told.less, one, value, other, float(by.centres[level]))
                    yield (*head, mean.mean, mean.half_width, mean.n)
