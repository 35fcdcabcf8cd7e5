"""Figure: where the time from door to door goes, for each direction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simulator.report.sheet import Size, sheet
from simulator.report.style import AMBER, BLUE, INK, PALE, VERMILION, halo, note, plural, printable, spoken
from simulator.report.wording import CARRIED, Carried, Unit, unit_of
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
HEIGHT = 0.42
"""Of a bar; from one to the next is 1."""
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
    reach = max(total.mean + _half_width(total) for _, total in directions) * 1.2 / unit.minutes or 1.0
    for row, (direction, total) in enumerate(directions):
        _bar(panel, study, row, direction, total, reach, unit)
    panel.set_xlim(0, reach)
    panel.set_ylim(len(directions) - 0.3, -1.35)
    panel.set_yticks([])
    panel.spines["left"].set_visible(False)
    panel.grid(visible=False, axis="y")
    panel.grid(visible=True, axis="x")
    _legend(panel, words)
    note(panel, f"n = {plural(runs, 'replication')}")
    return figure


def _bar(panel: Axes, study: Study, row: int, direction: str, total: Estimate, reach: float, unit: Unit) -> None:
    """The name, the parts end to end, what they come to, and below it the interval of the whole."""
    name, above = printable(spoken(direction)), (0.0, row - HEIGHT / 2)
    panel.annotate(name, above, (0, 2), textcoords="offset points", va="bottom", fontsize=8.5)
    begins = 0.0
    for measure, _, colour, ink in PARTS:
        found = study.find(measure, direction)
        spent = found.mean / unit.minutes if found is not None and found.n else 0.0
        panel.barh(row, spent, left=begins, height=HEIGHT, color=colour, lw=0)
        if spent > ROOM_FOR_A_NUMBER * reach:
            panel.annotate(f"{spent:.0f}", (begins + spent / 2, row), ha="center", va="center", fontsize=7, color=ink)
        begins += spent
    mean, half_width = total.mean / unit.minutes, _half_width(total) / unit.minutes
    if half_width:
        below = row + HEIGHT / 2 + 0.1
        panel.plot([mean - half_width, mean + half_width], [below, below], color=INK, lw=1.1)
    text = f"{mean:,.0f}" + (f" ± {half_width:,.{0 if half_width >= 1 else 1}f}" if half_width else "")
    panel.annotate(
        f"{text} {unit.short}",
        (mean, row),
        (5, 0),
        textcoords="offset points",
        va="center",
        fontsize=7.5,
        path_effects=halo(),
    )


def _half_width(found: Estimate) -> float:
    """0 where there is no interval."""
    return found.half_width if found.half_width > 0 else 0.0


def _legend(panel: Axes, words: Carried) -> None:
    """The names of the parts above the bars, each beside its colour, in the order in which they follow."""
    from matplotlib.patches import Patch

    panel.legend(
        handles=[
            Patch(facecolor=colour, label=name.replace("in lounges", words.in_lounges)) for _, name, colour, _ in PARTS
        ],
        loc="upper left",
        bbox_to_anchor=(-0.01, 1.02),
        ncols=len(PARTS),
        frameon=False,
        fontsize=7.5,
        handlelength=0.9,
        handleheight=0.9,
        columnspacing=1.4,
        handletextpad=0.5,
    )
