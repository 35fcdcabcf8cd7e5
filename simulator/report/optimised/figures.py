"""Figures of an optimisation: the candidates with their intervals, a front of trade-offs, or a roster by the clock."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from simulator.report.figures import save_figure
from simulator.report.optimised.naming import asked_of, breadth, candidate, file_of, thing, values_of, voice_of
from simulator.report.sheet import Size, sheet
from simulator.report.style import BLUE, DASHES, GREY, INK, LOOK, PALE, halo, note, printable
from simulator.report.words import figures as common
from simulator.report.words import optimised as words
from simulator.report.words.voice import Voice
from simulator.scenario import ScenarioFile
from simulator.study.estimate import Estimate
from simulator.study.selection.choosing import Chosen
from simulator.study.selection.rostered import Rostered
from simulator.units import MINUTES_PER_HOUR

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

LONGEST_NAME = 34
"""Of a candidate, in Latin letters, beside its bar."""
SHOWN = 25
"""Candidates in the figure, the best by their means."""


@dataclass(frozen=True)
class _Redrawn:
    """What the small print of a figure says."""

    file: ScenarioFile
    replications: range
    digest: str


def write_figures(found: Chosen | Rostered, folder: Path, command: str) -> None:
    """Draw it as SVG and PNG, with the same bytes whenever the same is drawn."""
    import matplotlib as mpl

    folder.mkdir(parents=True, exist_ok=True)
    asked = asked_of(found)
    with mpl.rc_context({**LOOK, "svg.hashsalt": asked.digest}):
        for name, figure in drawn(found, command, voice_of(asked)):
            save_figure(figure, folder, name)


def drawn(found: Chosen | Rostered, command: str, voice: Voice) -> Iterator[tuple[str, Figure]]:
    """Every figure with its name, drawn when it is asked for: in the look that then holds."""
    if isinstance(found, Rostered):
        yield "roster", _roster(found, command, voice)
        return
    yield "candidates", _candidates(found, command, voice)
    if len(found.choices.aims) > 1:
        yield "front", _front(found, command, voice)


def _redrawn(found: Chosen | Rostered) -> _Redrawn:
    asked = asked_of(found)
    most = found.replications if isinstance(found, Rostered) else max(len(values) for values in found.values)
    return _Redrawn(file_of(asked), range(most), asked.digest)


def _candidates(found: Chosen, command: str, voice: Voice) -> Figure:
    """A panel for each aim; a row for each candidate, the best at the top."""
    asked = found.choices
    sign = 1.0 if asked.aims[0].less_is_better else -1.0
    order = sorted(range(len(found.looked_at)), key=lambda place: sign * found.estimates[place][0].mean)[:SHOWN]
    figure, panels = sheet(
        _redrawn(found),
        [len(asked.aims)],
        voice.say(words.CANDIDATES),
        voice.say(words.CANDIDATES_SAID),
        command,
        Size(len(asked.aims), 3.6 if len(asked.aims) > 1 else 6.0, 0.5 + 0.2 * (len(order) + 1)),
        x_label="",
        y_label="",
        about=voice.title,
        framed=voice.framed,
    )
    names = [candidate(asked, found.looked_at[place], voice) for place in order]
    things = ""
    if max(map(breadth, names)) > LONGEST_NAME:  # then their values alone, and what these are of once beside them
        names = [values_of(asked, found.looked_at[place]) for place in order]
        things = " · ".join(thing(asked, place, voice) for place in range(len(asked.plan.factors)))
    for at, (panel, aim) in enumerate(zip(panels, asked.aims, strict=True)):
        scale = voice.scale(aim.target[0])
        panel.set_xlabel(printable(voice.with_unit(*aim.target)))
        panel.grid(visible=True, axis="x")
        panel.grid(visible=False, axis="y")
        _bar(panel, found.beside[at], 0, scale, GREY, filled=True)
        for row, place in enumerate(order, 1):
            chosen = found.looked_at[place] in found.best
            _bar(panel, found.estimates[place][at], row, scale, BLUE, filled=chosen)
        panel.set_ylim(len(order) + 0.6, -0.6)
        shown = [printable(each) for each in (voice.say(words.AS_WRITTEN), *names)] if at == 0 else []
        panel.set_yticks(range(len(order) + 1), shown or [""] * (len(order) + 1))
        fewest, most = min(map(len, found.values)), max(map(len, found.values))
        note(panel, voice.say(common.REPLICATIONS, count=str(most) if fewest == most else f"{fewest}–{most}"))
    _make_room(figure, panels[0], names)
    if things:
        panels[0].set_ylabel(printable(things))
    return figure


def _bar(panel: Axes, each: Estimate, row: int, scale: float, colour: str, *, filled: bool) -> None:
    width = each.half_width * scale if each.n > 1 else 0.0
    mean = each.mean * scale
    panel.plot([mean - width, mean + width], [row, row], color=colour, lw=1.2, alpha=0.8)
    panel.plot([mean], [row], "o", ms=5, mec=colour, mew=1.1, mfc=colour if filled else "white")


def _make_room(figure: Figure, panel: Axes, names: list[str]) -> None:
    """The names of the candidates stand to the left of the first panel."""
    longest = max(map(breadth, [*names, "as written"]))
    room = (0.055 * longest + 0.45) / figure.get_size_inches()[0]
    box = panel.get_position()
    if len(figure.axes) == 1:
        panel.set_position((max(box.x0, room), box.y0, box.x1 - max(box.x0, room), box.height))
        return
    left = max(box.x0, room)
    width = (1 - 0.04 - left) / len(figure.axes)
    for at, each in enumerate(figure.axes):
        each.set_position((left + at * width, box.y0, 0.88 * width, box.height))


def _front(found: Chosen, command: str, voice: Voice) -> Figure:
    """The first aim against each other one."""
    asked = found.choices
    first, others = asked.aims[0], asked.aims[1:]
    figure, panels = sheet(
        _redrawn(found),
        [len(others)],
        voice.say(words.FRONT),
        voice.say(words.FRONT_SAID),
        command,
        Size(min(len(others), 2), 4.2, 3.4),
        x_label="",
        y_label="",
        about=voice.title,
        framed=voice.framed,
    )
    for at, (panel, aim) in enumerate(zip(panels, others, strict=True), 1):
        across, up = voice.scale(first.target[0]), voice.scale(aim.target[0])
        panel.set_xlabel(printable(voice.with_unit(*first.target)))
        panel.set_ylabel(printable(voice.with_unit(*aim.target)))
        panel.grid(visible=True, axis="x")
        spots = [(each[0].mean * across, each[at].mean * up) for each in found.estimates]
        panel.plot(*zip(*spots, strict=True), "o", ms=4, color=PALE)
        best = sorted(spots[found.looked_at.index(row)] for row in found.best)
        panel.plot(*zip(*best, strict=True), "o-" if len(asked.aims) == 2 else "o", ms=5, color=BLUE, lw=1.0)
        written = (found.beside[0].mean * across, found.beside[at].mean * up)
        panel.plot(*written, "o", ms=8, mfc="none", mec=INK, mew=1.2)
        panel.annotate(
            printable(voice.say(words.AS_WRITTEN)),
            written,
            (6, 6),
            textcoords="offset points",
            fontsize=7,
            color=INK,
            path_effects=halo(),
        )
        note(panel, voice.say(common.REPLICATIONS, count=asked.first))
    return figure


def _roster(found: Rostered, command: str, voice: Voice) -> Figure:
    """Desks as steps, and below the share served in time."""
    asked = found.rostering
    figure, (above, below) = sheet(
        _redrawn(found),
        [1, 1],
        voice.say(words.ROSTER),
        voice.say(words.ROSTER_SAID),
        command,
        Size(1, 6.4, 2.0),
        x_label=voice.say(words.TIME_OF_DAY),
        y_label="",
        about=f"{voice.title}. {voice.place(asked.station)}, {asked.within_minutes:g} min",
        keys=voice.keys(baseline=True),
        framed=voice.framed,
    )
    hours = [edge / MINUTES_PER_HOUR for edge in asked.edges]
    above.set_ylabel(voice.say(words.ON_DUTY))
    for roster, colour, style in ((asked.now, GREY, DASHES), (found.roster, BLUE, "-")):
        above.stairs(roster, hours, color=colour, lw=1.6, ls=style, baseline=None)
    above.set_ylim(0, max(*asked.now, *found.roster) + 1)
    below.set_ylabel(voice.say(words.IN_TIME))
    for parts, colour, shift in ((found.as_written, GREY, -0.1), (found.confirmed, BLUE, 0.1)):
        for row, part in enumerate(parts):
            if part.came_per_replication:
                middle = (hours[row] + hours[row + 1]) / 2 + shift
                ends = [100 * max(part.share - part.half_width, 0), 100 * min(part.share + part.half_width, 1)]
                below.plot([middle, middle], ends, color=colour, lw=1.2)
                below.plot([middle], [100 * part.share], "o", ms=4, color=colour)
    below.axhline(100 * asked.share, color=INK, lw=0.8, ls=DASHES)
    below.set_ylim(top=101)
    for panel in (above, below):
        panel.set_xlim(hours[0], hours[-1])
        panel.set_xticks([hour for hour in range(0, 25, 2) if hours[0] <= hour <= hours[-1]])
        panel.set_xticklabels([f"{hour:02d}:00" for hour in range(0, 25, 2) if hours[0] <= hour <= hours[-1]])
    note(above, voice.say(common.REPLICATIONS, count=found.replications), low=True)
    return figure
