"""Figure: the result by the two factors that matter most, all others averaged."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

from simulator.report.numbers import number, plain
from simulator.report.sheet import Size, sheet
from simulator.report.style import INK, name_panel
from simulator.report.swept.naming import factor_axis, level_of, ranked, subject_name
from simulator.report.words import swept_figures as words
from simulator.report.words.voice import Voice
from simulator.study.decision.findings import Findings
from simulator.study.estimate import Estimate
from simulator.study.sensitivity import Sensitivity
from simulator.study.sensitivity.cells import Cut, cut, mean_of

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

NAME = "heat_map"
MOST_PANELS, CELLS = 4, 5
FEWEST_POINTS = 9
PALER = 1.8
"""So much farther than the values does the scale of colours go: figures are legible on all of them."""
HEADING = (
    *("measure", "place", "policy", "less", "factor", "value", "other_factor", "other_value", "result"),
    *("half_width", "points"),
)


def draw(found: Findings, voice: Voice, command: str) -> Figure | None:
    """A panel for each subject, over the two factors that matter most to the first; None where fewer are varied, or the
    points of a trajectory hang together."""
    shown = [each for each in found.subjects(MOST_PANELS) if each.fitted is not None and each.observed is not None]
    pair = _pair(found)
    if not shown or pair is None or found.sampled.design.kind == "morris":
        return None
    figure, panels = sheet(
        found,
        [len(shown)],
        voice.say(words.HEAT_TITLE),
        voice.say(words.HEAT),
        command,
        Size(2 if len(shown) > 1 else 1, 3.2 if len(shown) > 1 else 4.6, 2.5),
        x_label=factor_axis(found, pair[0], voice),
        y_label=factor_axis(found, pair[1], voice),
        about=voice.title,
        framed=voice.framed,
    )
    every = [_cells(found, told, pair) for told in shown]
    reach = _reach(shown, [cells for _, _, cells in every])
    for panel, told, (across, up, cells) in zip(panels, shown, every, strict=True):
        _one(panel, told, (across, up), cells, reach, voice)
        if told.observed is not None:
            points, count = told.observed.values.shape
            said = voice.say(words.POINTS, points=f"{points:,}", count=count)
            name_panel(panel, _named(found, told, voice), above=said)
    return figure


def _named(found: Findings, told: Sensitivity, voice: Voice) -> str:
    unit = voice.gap_unit(told.measure[0], level_of(told)) if told.less else voice.unit(told.measure[0], level_of(told))
    return f"{subject_name(found, told, voice)} · {unit}"


def _pair(found: Findings) -> tuple[int, int] | None:
    order = next((ranked(each) for each in found.subjects(1) if each.fitted is not None), [])
    varied = [row for row in order if len(np.unique(found.sampled.settings[:, row])) > 1]
    return (varied[0], varied[1]) if len(varied) > 1 and len(found.sampled.design) >= FEWEST_POINTS else None


def _cells(found: Findings, told: Sensitivity, pair: tuple[int, int]) -> tuple[Cut, Cut, list[list[Estimate]]]:
    """Both factors cut, and the mean of each cell: rows of the second factor, columns of the first."""
    seen = told.observed
    assert seen is not None  # noqa: S101
    settings = found.sampled.settings[list(seen.rows)]
    across, up = (cut(settings[:, row], CELLS) for row in pair)
    whole, values = found.sampled.design.kind == "grid", seen.levelled
    means = [
        [
            mean_of(values[(across.cell_of == one) & (up.cell_of == other)], whole_grid=whole)
            for one in range(len(across.centres))
        ]
        for other in range(len(up.centres))
    ]
    return across, up, means


def _reach(shown: list[Sensitivity], every: list[list[list[Estimate]]]) -> float:
    """The largest difference of all that are shown: they have one scale of colours."""
    sizes = [
        abs(each.mean)
        for told, cells in zip(shown, every, strict=True)
        for line in cells
        for each in line
        if told.less and each.n
    ]
    return max(sizes, default=0.0) or 1.0


def _one(
    panel: Axes, told: Sensitivity, cuts: tuple[Cut, Cut], cells: list[list[Estimate]], largest: float, voice: Voice
) -> None:
    across, up = cuts
    scale = voice.scale(told.measure[0], level_of(told))
    means = np.array([[each.mean * scale for each in line] for line in cells])
    reach = largest * scale
    low, high = np.nanmin(means), np.nanmax(means)
    if told.less:
        colours, low, high = "RdBu_r", -PALER * reach, PALER * reach
    else:
        colours, high = "YlGnBu", low + PALER * ((high - low) or 1.0)
    largest_shown = float(np.nanmax(np.abs(means))) or 1.0
    apart = float(np.nanmax(means) - np.nanmin(means)) or largest_shown
    digits = max(0, *(figures - math.floor(math.log10(of)) for figures, of in ((2, largest_shown), (1, apart))))
    rounded = largest_shown >= 1000 and apart > largest_shown / 100
    panel.pcolormesh(np.ma.masked_invalid(means), cmap=colours, vmin=low, vmax=high, edgecolors="white", lw=0.6)
    panel.grid(visible=False)
    small = 5.6 if means.shape[1] > 5 else 6.4
    for (up_cell, cell), mean in np.ndenumerate(means):
        if math.isnan(mean):
            continue
        half = cells[up_cell][cell].half_width * scale
        said = [plain(each) if rounded else number(each, digits) for each in (mean, half)]
        text = said[0].replace("-", "−") + ("" if math.isnan(half) else f"\n±{said[1]}")
        panel.text(cell + 0.5, up_cell + 0.5, text, ha="center", va="center", fontsize=small, color=INK)
    for axis, each in ((panel.xaxis, across), (panel.yaxis, up)):
        axis.set_ticks([cell + 0.5 for cell in range(len(each.centres))], [plain(centre) for centre in each.centres])


def rows(found: Findings) -> Iterator[tuple[object, ...]]:
    """Every cell, of every subject."""
    pair = _pair(found)
    for told in found.sensitivities if pair else ():
        if told.observed is None or pair is None:
            continue
        across, up, cells = _cells(found, told, pair)
        one, other = (found.sampled.factors[row].name for row in pair)
        for up_cell, line in enumerate(cells):
            for cell, mean in enumerate(line):
                if mean.n:
                    yield (
                        *told.measure,
                        told.policy,
                        told.less,
                        one,
                        float(across.centres[cell]),
                        other,
                        float(up.centres[up_cell]),
                        mean.mean,
                        mean.half_width,
                        mean.n,
                    )
