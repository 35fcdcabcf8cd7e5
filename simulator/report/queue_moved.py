"""Figure: stage by stage, what each policy takes from the waiting and what it adds elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simulator.report.sheet import Size, sheet
from simulator.report.style import GREY, VERMILION, halo, name_policy, note, policy_colour, printable
from simulator.report.words import figures as words
from simulator.report.words.voice import Voice
from simulator.study.comparison import Comparison
from simulator.study.comparison.movement import Movement, Shift

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

NAME = "queue_moved"
MOST_STAGES = 14
PANEL_INCHES = 3.9
ROOM_FOR_NAMES = 1.5
"""Left of the bars, in lengths of the longest of them."""


def draw(found: Comparison, voice: Voice, command: str) -> Figure | None:
    """A panel for each alternative, a bar in it for each stage; None if no queue certainly moved."""
    stages = _stages(found)
    if not stages:
        return None
    movements = found.movements
    figure, panels = sheet(
        found,
        [len(movements)],
        voice.say(words.STAGES_TITLE),
        voice.say(words.STAGES),
        command,
        Size(2, PANEL_INCHES, 0.5 + 0.2 * len(stages)),
        x_label=voice.say(words.STAGES_X),
        y_label="",
        about=voice.title,
        framed=voice.framed,
        keys=voice.keys(),
    )
    ends = [
        abs(shift.hours.mean) + shift.hours.half_width
        for movement in movements
        for shift in movement.noticed
        if (shift.stage, shift.in_lounge) in stages
    ]
    reach = max(ends) * 1.08
    for row, (panel, movement) in enumerate(zip(panels, movements, strict=True)):
        _one(panel, movement, stages, reach, voice, policy_colour(row + 1))
        name_policy(panel, voice.short(row + 1), PANEL_INCHES)
        note(panel, voice.say(words.REPLICATIONS, count=len(found.replications)), low=True)
    return figure


def _stages(found: Comparison) -> list[tuple[str, bool]]:
    """The stages where most hours certainly moved under any policy, in the order of the scenario."""
    moved: dict[tuple[str, bool], float] = {}
    for movement in found.movements:
        noticed = movement.noticed
        for shift in movement.shifts:
            stage = (shift.stage, shift.in_lounge)
            moved[stage] = max(moved.get(stage, 0.0), abs(shift.hours.mean) if shift in noticed else 0.0)
    most = sorted((stage for stage, hours in moved.items() if hours), key=lambda stage: -moved[stage])[:MOST_STAGES]
    return [stage for stage in moved if stage in most]


def _one(
    panel: Axes, movement: Movement, stages: list[tuple[str, bool]], reach: float, voice: Voice, colour: str
) -> None:
    shifts: dict[tuple[str, bool], Shift] = {(each.stage, each.in_lounge): each for each in movement.noticed}
    left = -reach * (1 + ROOM_FOR_NAMES)
    for row, stage in enumerate(stages):
        name = f"{'◇' if stage[1] else '○'} {voice.place(stage[0])}"
        panel.annotate(printable(name), (left, row), va="center", fontsize=6.8, annotation_clip=False)
        shift = shifts.get(stage)
        if shift is None:
            continue
        mean, half_width = shift.hours.mean, shift.hours.half_width
        panel.barh(row, mean, height=0.62, color=colour, alpha=0.85, lw=0)
        panel.plot([mean - half_width, mean + half_width], [row, row], color="#222222", lw=0.9)
    panel.axvline(0, color=GREY, lw=0.8)
    panel.set_xlim(left, reach)
    marks = [mark for mark in panel.get_xticks() if abs(mark) <= reach]
    panel.set_xticks(marks, [f"{mark:+,.0f}".replace("-", "−") if mark else "0" for mark in marks])
    panel.set_ylim(len(stages) + 0.35, -0.8)
    panel.set_yticks([])
    panel.spines["left"].set_visible(False)
    panel.spines["bottom"].set_bounds(-reach, reach)
    panel.xaxis.label.set_x(-left / (reach - left))
    panel.grid(visible=False, axis="y")
    sums = {"fallen": f"{movement.fallen_hours:,.0f}", "grown": f"{movement.grown_hours:,.0f}"}
    panel.annotate(
        printable(voice.say(words.ALARM if movement.only_moved else words.SUMS, **sums)),
        (left, len(stages) - 0.1),
        va="center",
        fontsize=6.8,
        color=VERMILION if movement.only_moved else GREY,
        path_effects=halo(),
    )
