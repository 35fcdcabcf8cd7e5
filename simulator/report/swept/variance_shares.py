"""Figure: what share of the variance is due to each factor, alone and in all, and what chance leaves."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from simulator.report.style import GREY, INK, policy_colour
from simulator.report.swept.naming import ranked, short_name
from simulator.report.swept.panels import name_row, panel_a_subject, rows_alone
from simulator.report.words import swept as words
from simulator.report.words import swept_figures as figures
from simulator.report.words.voice import Voice
from simulator.study.decision.findings import Findings
from simulator.study.estimate import Estimate
from simulator.study.sensitivity import Sensitivity

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

NAME = "variance_shares"
MOST_PANELS, MOST_FACTORS = 4, 12
HEADING = (
    *("measure", "place", "policy", "less", "factor", "with", "index", "share", "half_width", "as_sampled"),
    "noise_share",
)


def draw(found: Findings, voice: Voice, command: str) -> Figure | None:
    """A panel for each subject; None if the design is another."""
    shown = [each for each in found.subjects(MOST_PANELS) if each.sobol is not None]
    if not shown:
        return None
    many = min(len(found.sampled.factors), MOST_FACTORS)
    said = (figures.SHARES_TITLE, figures.SHARES)
    x_label = voice.say(figures.OF_VARIANCE)
    figure, panels = panel_a_subject(found, shown, many + 1.8, said, command, voice, x_label=x_label)
    for panel, told in zip(panels, shown, strict=True):
        _one(panel, found, told, voice)
    return figure


def _one(panel: Axes, found: Findings, told: Sensitivity, voice: Voice) -> None:
    indices = told.sobol
    assert indices is not None  # noqa: S101
    colour = policy_colour(found.sampled.policies.index(told.policy))
    order = ranked(told)[:MOST_FACTORS]
    for place, row in enumerate(order):
        _bar(panel, place + 0.11, indices.total[row], colour, 0.35)
        _bar(panel, place - 0.11, indices.first[row], colour, 1.0)
        name_row(panel, place, short_name(found, row, voice))
    if not math.isnan(indices.noise.share):
        panel.barh(len(order), indices.noise.share * 100, height=0.4, color=GREY, alpha=0.45, lw=0, hatch="///")
        name_row(panel, len(order), voice.say(words.REPLICATION_NOISE))
    panel.axvline(0, color=GREY, lw=0.8)
    highest = max((each.mean + each.half_width) * 100 for each in (*indices.first, *indices.total))
    panel.set_xlim(min(0, *((each.mean - each.half_width) * 100 for each in indices.first)), max(highest, 20) * 1.04)
    rows_alone(panel, len(order) + 1.1)
    panel.grid(visible=True, axis="x")


def _bar(panel: Axes, place: float, share: Estimate, colour: str, alpha: float) -> None:
    panel.barh(place, share.mean * 100, height=0.22, color=colour, alpha=alpha, lw=0)
    ends = [(share.mean - share.half_width) * 100, (share.mean + share.half_width) * 100]
    panel.plot(ends, [place, place], color=INK, lw=0.8)


def rows(found: Findings) -> list[tuple[object, ...]]:
    """Every index of every subject."""
    told: list[tuple[object, ...]] = []
    for each in found.sensitivities:
        if each.sobol is None:
            continue
        head, names = (*each.measure, each.policy, each.less), [factor.name for factor in found.sampled.factors]
        noise = each.sobol.noise.share
        for row, name in enumerate(names):
            first, total = each.sobol.first[row], each.sobol.total[row]
            plain = each.sobol.as_sampled[row]
            told.append((*head, name, "", "first", first.mean, first.half_width, plain[0], noise))
            told.append((*head, name, "", "total", total.mean, total.half_width, plain[1], noise))
        told += [
            (*head, names[one], names[other], "second", share.mean, share.half_width, "", noise)
            for one, other, share in each.sobol.second
        ]
    return told
