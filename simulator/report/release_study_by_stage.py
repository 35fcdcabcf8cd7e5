"""Figure: where the time from arrival to release goes, stage by stage, for each channel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simulator.measures.release import CHANNELS, ENDED_BY
from simulator.report.clearance_tables import study_places
from simulator.report.end_to_end import Part, draw_bar, explain, half_width, lay_out, name_bar, sum_up
from simulator.report.numbers import number
from simulator.report.sheet import Size, sheet
from simulator.report.style import (
    AMBER,
    BLUE,
    GREEN,
    INK,
    PALE,
    PURPLE,
    SKY,
    VERMILION,
    name_panel,
    plural,
    spoken,
)
from simulator.study.curves import StageHours
from simulator.study.estimate import Estimate, estimate
from simulator.study.study import Study

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

NAME = "release_study_by_stage"

PARTS = {
    "lodged": ("until lodged", PALE, INK),
    "documents_checked": ("documents", BLUE, "white"),
    "examined": ("examination", VERMILION, "white"),
    "sampled": ("sampling", PURPLE, "white"),
    "tested": ("laboratory", AMBER, INK),
    "duty_paid": ("duty", GREEN, "white"),
    "released": ("release", SKY, INK),
}
"""By the stage that ends it, each part: what it is called, its colour, and that of figures upon it."""
ROOM_FOR_A_NUMBER = 0.04
"""A part narrower than this share of the panel carries no number."""
TOTAL = "arrival_to_release_mean_hours"


def draw(study: Study, command: str) -> Figure | None:
    """A panel for each release study, a bar for all of it and for each channel; None if there is no study."""
    every = [replication.curves.stages for replication in study.replications if replication.curves is not None]
    places = [place for place in study_places(study) if any(place in stages for stages in every)]
    if not places:
        return None
    explanation = (
        "Mean hours from arrival to release, by the stage that ended each part of them; a stage that did not apply "
        "took none"
        + ("; the line below a bar: 95 % interval of the whole over replications." if len(every) > 1 else ".")
    )
    figure, panels = sheet(
        study,
        [len(places)],
        "Where the time to release goes",
        explanation,
        command,
        Size(1, 6.6, 3.1),
        x_label="hours from arrival to release",
        y_label="",
    )
    for panel, place in zip(panels, places, strict=True):
        _panel(panel, study, place, every)
    return figure


def _panel(panel: Axes, study: Study, place: str, every: list[dict[str, StageHours]]) -> None:
    bars = {"all": place, **{channel: f"{place}/{channel}" for channel in CHANNELS}}
    found = {name: [stages[where] for stages in every if where in stages] for name, where in bars.items()}
    found = {name: stages for name, stages in found.items() if stages}
    totals = {name: study.find(TOTAL, bars[name]) or estimate([]) for name in found}
    reach = max(total.mean + half_width(total) for total in totals.values()) * 1.3 or 1.0
    shown = [stage for stage in ENDED_BY if any(each.mean_hours[stage] > 0 for each in found["all"])]
    for row, (name, stages) in enumerate(found.items()):
        called = "all declarations" if name == "all" else f"channel: {name}"
        name_bar(panel, row, called, size=7.5)
        _bar(panel, row, stages, totals[name], reach)
    lay_out(panel, len(bars), reach)
    direction, _, shore = place.partition(".")
    name_panel(panel, f"{spoken(direction)}, cleared in {spoken(shore)}", f"n = {plural(len(every), 'replication')}")
    explain(panel, [PARTS[stage][:2] for stage in shown], apart=1.2)


def _bar(panel: Axes, row: int, stages: list[StageHours], total: Estimate, reach: float) -> None:
    """The parts end to end, what they come to, and below them the interval of the whole."""
    parts = []
    for stage, (_, colour, ink) in PARTS.items():
        hours = estimate(each.mean_hours[stage] for each in stages).mean
        parts.append(Part(hours, _told(hours), colour, ink))
    doubt = half_width(total)
    interval = (max(total.mean - doubt, 0), total.mean + doubt) if doubt else None
    draw_bar(panel, row, parts, ROOM_FOR_A_NUMBER * reach, interval)
    text = f"{total.mean:,.1f}" + (f" ± {doubt:,.1f}" if doubt else "")
    sum_up(panel, row, total.mean, f"{text} h · n = {sum(each.n for each in stages):,}")


def _told(hours: float) -> str:
    """In two figures or so: `24`, `2.0`, `0.1`, `0.02`."""
    return number(hours, 0 if hours >= 9.95 else 1 if hours >= 0.095 else 2)
