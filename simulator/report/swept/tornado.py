"""Figure: the result at both ends of every factor, the one that moves it most on top."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simulator.report.style import GREY, INK, PALE, halo, policy_colour, printable
from simulator.report.swept.naming import factor_value, level_of, short_name, unit_of_subject
from simulator.report.swept.panels import name_row, panel_a_subject, rows_alone
from simulator.report.words import swept_figures as words
from simulator.report.words.voice import Voice
from simulator.study.decision.findings import Findings
from simulator.study.sensitivity import Sensitivity

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

NAME = "tornado"
MOST_PANELS, MOST_FACTORS = 4, 10
HEADING = ("measure", "place", "policy", "less", "factor", "end", "value", "result", "half_width")


def draw(found: Findings, voice: Voice, command: str) -> Figure | None:
    """A panel for each subject; None if nothing moves any."""
    shown = [each for each in found.subjects(MOST_PANELS) if each.main is not None]
    if not shown:
        return None
    rows = min(len(found.sampled.factors), MOST_FACTORS)
    said = (words.TORNADO_TITLE, words.TORNADO)
    figure, panels = panel_a_subject(found, shown, rows + 1, said, command, voice)
    for panel, told in zip(panels, shown, strict=True):
        _one(panel, found, told, voice)
    return figure


def _one(panel: Axes, found: Findings, told: Sensitivity, voice: Voice) -> None:
    main = told.main
    assert main is not None  # noqa: S101
    scale = voice.scale(told.measure[0], level_of(told))
    colour = policy_colour(found.sampled.policies.index(told.policy))
    order = sorted(range(len(main.effects)), key=lambda row: -abs(main.effects[row].change.mean))[:MOST_FACTORS]
    centre = main.centre.mean * scale
    for place, row in enumerate(order):
        effect = main.effects[row]
        ends = ((effect.low, effect.at_low, PALE), (effect.high, effect.at_high, colour))
        reached = []
        for _, result, shade in ends:
            mean, half = result.mean * scale, (result.half_width if result.n > 1 or told.fitted else 0.0) * scale
            panel.barh(place, mean - centre, left=centre, height=0.46, color=shade, lw=0)
            panel.plot([mean - half, mean + half], [place, place], color=INK, lw=0.8)
            reached.append((mean, half))
        says = [factor_value(found, row, value, voice) for value, _, _ in ends]
        if (reached[0][0] - centre) * (reached[1][0] - centre) >= 0:  # both ends on one side: they would lie on another
            says, reached = [f"{says[0]} … {says[1]}"], [max(reached, key=lambda each: each[0] + each[1])]
        for text, (mean, half) in zip(says, reached, strict=True):
            right = mean >= centre or len(says) == 1
            panel.annotate(
                printable(text),
                (max(mean + half, centre) if right else min(mean - half, centre), place),
                (3 if right else -3, 0),
                textcoords="offset points",
                ha="left" if right else "right",
                va="center",
                fontsize=6,
                color=GREY,
                path_effects=halo(),
                annotation_clip=False,
            )
        name_row(panel, place, short_name(found, row, voice))
    panel.axvline(centre, color=GREY, lw=0.8)
    low, high = panel.get_xlim()
    panel.set_xlim(low - 0.16 * (high - low), high + 0.16 * (high - low))
    panel.locator_params(axis="x", nbins=5)
    rows_alone(panel, len(order) + 0.1)
    panel.set_xlabel(unit_of_subject(told, voice))


def rows(found: Findings) -> list[tuple[object, ...]]:
    """What is drawn, of every subject."""
    told: list[tuple[object, ...]] = []
    for each in found.sensitivities:
        for row, effect in enumerate(each.main.effects if each.main else ()):
            for end, value, result in (
                ("low", effect.low, effect.at_low),
                ("high", effect.high, effect.at_high),
            ):
                name = found.sampled.factors[row].name
                told.append((*each.measure, each.policy, each.less, name, end, value, result.mean, result.half_width))
    return told
