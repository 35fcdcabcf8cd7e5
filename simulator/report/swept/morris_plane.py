"""Figure: Morris' plane, the size of a factor's effect against how much that effect varies."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from simulator.report.sheet import Size, sheet
from simulator.report.style import ALTERNATIVES, DASHES, GREY, halo, name_panel, note, printable
from simulator.report.swept.naming import level_of, ranked, short_name, subject_name, unit_of_subject
from simulator.report.words import swept_figures as words
from simulator.report.words.voice import Voice
from simulator.study.decision.findings import Findings
from simulator.study.sensitivity import Sensitivity

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

NAME = "morris_plane"
MOST_PANELS = 4
NEAR_NOTHING_SHARE = 0.06
"""Of the axis: names of what lies so near 0 would lie on each other, and stand in the table."""
HEADING = (
    *("measure", "place", "policy", "less", "factor", "mu", "mu_star", "mu_star_half_width", "sigma"),
    *("chance_mu_star", "stands_out"),
)


def draw(found: Findings, voice: Voice, command: str) -> Figure | None:
    """A panel for each subject; None if the design is another."""
    shown = [each for each in found.subjects(MOST_PANELS) if each.morris is not None]
    if not shown:
        return None
    figure, panels = sheet(
        found,
        [len(shown)],
        voice.say(words.MORRIS_TITLE),
        voice.say(words.MORRIS),
        command,
        Size(2 if len(shown) > 1 else 1, 3.4 if len(shown) > 1 else 5.2, 2.6),
        x_label="",
        y_label="",
        about=voice.title,
        framed=voice.framed,
    )
    for panel, told in zip(panels, shown, strict=True):
        _one(panel, found, told, voice)
    return figure


def _one(panel: Axes, found: Findings, told: Sensitivity, voice: Voice) -> None:
    screened = told.morris
    assert screened is not None  # noqa: S101
    scale = voice.scale(told.measure[0], level_of(told))
    order = ranked(told)
    taken: list[tuple[float, float]] = []
    reach = max((each.size.mean + each.size.half_width) * scale for each in screened.effects) or 1.0
    height = max(max(each.spread for each in screened.effects) * scale, reach * 0.25)
    for place, row in enumerate(order):
        effect, colour = screened.effects[row], ALTERNATIVES[place % len(ALTERNATIVES)]
        x, half, y = effect.size.mean * scale, effect.size.half_width * scale, effect.spread * scale
        shade = colour if effect.stands_out else GREY
        panel.plot([max(x - half, 0), x + half], [y, y], color=shade, lw=0.9)
        panel.plot([x], [y], "o", color=shade if effect.stands_out else "white", mec=shade, ms=4.5, zorder=3)
        if x < NEAR_NOTHING_SHARE * reach:
            continue
        up = any(abs(x - a) < 0.3 * reach and abs(y - b) < 0.07 * height for a, b in taken)
        taken.append((x, y))
        left = x > 0.62 * reach
        panel.annotate(
            printable(short_name(found, row, voice)),
            (x, y),
            (-4 if left else 4, -9 if up else 4),
            textcoords="offset points",
            ha="right" if left else "left",
            fontsize=6.8,
            color=shade,
            path_effects=halo(),
        )
    floors = [each.noise_size for each in screened.effects if not math.isnan(each.noise_size)]
    if floors:
        panel.axvline(max(floors) * scale, color=GREY, lw=0.8, ls=DASHES)
    panel.set_xlim(0, reach * 1.06)
    panel.set_ylim(-0.06 * height, height * 1.25)
    panel.grid(visible=True, axis="x")
    unit = unit_of_subject(told, voice)
    panel.set_xlabel(voice.say(words.SIZE, unit=unit))
    panel.set_ylabel(voice.say(words.SPREAD, unit=unit))
    name_panel(panel, subject_name(found, told, voice))
    if told.observed is not None:
        points, count = told.observed.values.shape
        note(panel, voice.say(words.POINTS, points=f"{points:,}", count=count))


def rows(found: Findings) -> list[tuple[object, ...]]:
    """What is drawn, of every subject."""
    return [
        (
            *each.measure,
            each.policy,
            each.less,
            found.sampled.factors[row].name,
            effect.mean,
            effect.size.mean,
            effect.size.half_width,
            effect.spread,
            effect.noise_size,
            effect.stands_out,
        )
        for each in found.sensitivities
        for row, effect in enumerate(each.morris.effects if each.morris else ())
    ]
