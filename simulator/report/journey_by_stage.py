"""Figure: where the time from door to door goes, for each direction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simulator.report.end_to_end import Part, draw_bar, explain, half_width, lay_out, name_bar, sum_up
from simulator.report.sheet import Size, sheet
from simulator.report.style import AMBER, BLUE, INK, PALE, VERMILION, note, plural, printable, spoken
from simulator.report.wording import CARRIED, Unit, unit_of
from simulator.scenario.measured import travelling
from simulator.study.estimate import Estimate
from simulator.study.study import Study

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

NAME = "journey_by_stage"

PARTS = (
    ("queueing_mean_minutes", "queueing", VERMILION, "white"),
    ("lounge_wait_mean_minutes", "in lounges", AMBER, INK),
    ("under_way_mean_minutes", "under way", BLUE, "white"),
    ("elsewhere_mean_minutes", "elsewhere", PALE, INK),
)
"""The measure of each part, what it is called, its colour, and that of figures upon it."""
TOTAL = "journey_mean_minutes"
ROOM_FOR_A_NUMBER = 0.045
"""A part narrower than this share of the panel carries no number."""


def draw(study: Study, command: str) -> Figure | None:
    """One bar for each direction, in the order of the scenario; None if nobody arrived in any."""
    directions = [
        (direction, total)
        for direction in study.places(PARTS[0][0])
        if (total := study.find(TOTAL, direction)) is not None and total.n
    ]
    if not directions or all(replication.curves is None for replication in study.replications):
        return None
    runs, words = len(study.replications), CARRIED[travelling(study.file.scenario)]
    unit = unit_of(max(total.mean for _, total in directions))
    explanation = (
        f"Mean {unit.long} of finished journeys from door to door, by what they were spent on"
        + ("; the line below: 95 % interval of the whole over replications. " if runs > 1 else ". ")
        + f"Elsewhere: {words.elsewhere}."
    )
    figure, (panel,) = sheet(
        study,
        [1],
        "Where the time from door to door goes",
        explanation,
        command,
        Size(1, 6.6, 0.5 + 0.56 * len(directions)),
        x_label=f"{unit.long} from door to door",
        y_label="",
    )
    reach = max(total.mean + half_width(total) for _, total in directions) * 1.2 / unit.minutes or 1.0
    for row, (direction, total) in enumerate(directions):
        _bar(panel, study, row, direction, total, reach, unit)
    lay_out(panel, len(directions), reach)
    explain(panel, [(name.replace("in lounges", words.in_lounges), colour) for _, name, colour, _ in PARTS], apart=1.4)
    note(panel, f"n = {plural(runs, 'replication')}")
    return figure


def _bar(panel: Axes, study: Study, row: int, direction: str, total: Estimate, reach: float, unit: Unit) -> None:
    """The name, the parts end to end, what they come to, and below it the interval of the whole."""
    name_bar(panel, row, printable(spoken(direction)), size=8.5)
    mean, doubt = total.mean / unit.minutes, half_width(total) / unit.minutes
    parts = []
    for measure, _, colour, ink in PARTS:
        found = study.find(measure, direction)
        spent = found.mean / unit.minutes if found is not None and found.n else 0.0
        parts.append(Part(spent, f"{spent:.0f}", colour, ink))
    draw_bar(panel, row, parts, ROOM_FOR_A_NUMBER * reach, (mean - doubt, mean + doubt) if doubt else None)
    text = f"{mean:,.0f}" + (f" ± {doubt:,.{0 if doubt >= 1 else 1}f}" if doubt else "")
    sum_up(panel, row, mean, f"{text} {unit.short}")
