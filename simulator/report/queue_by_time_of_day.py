"""Figure: how many people wait at each station, and for a vessel, through the day."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from simulator.journal.columns import Floats
from simulator.report.bands import mean_and_half_width
from simulator.report.routes import mode_of, title_of
from simulator.report.sheet import panel_size, sheet
from simulator.report.style import (
    BLUE,
    GREEN,
    SHADE,
    are_two,
    clock_axis,
    days_named,
    name_panel,
    note,
    plural,
    spoken,
)
from simulator.report.towns import by_town, listed, of_these
from simulator.report.wording import CARRIED, MODES
from simulator.scenario.measured import MAIN_MODE, modes, travelling
from simulator.study.curves import SLICE_MINUTES, SLICES
from simulator.study.study import Study
from simulator.units import MINUTES_PER_HOUR

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

NAME = "queue_by_time_of_day"
WORTH_SHOWING_SHARE = 0.01
"""Hours in which fewer wait than this share of the most who ever do are cut off at both ends of the day."""
WORTH_A_PANEL_PEOPLE = 0.5
WORTH_A_PANEL_SHARE = 0.02
"""Stations where the mean queue never grows to this, nor to this share of the longest, are named, not drawn (unless
there is nothing else to draw)."""


def draw(study: Study, command: str) -> Figure | None:
    """One panel for each station and each lounge of the main mode where anybody to speak of waits; None if nobody
    came."""
    every = [replication.curves for replication in study.replications if replication.curves is not None]
    stations, main = _seen([curves.queue_people for curves in every]), _main_mode(study)
    return _sheet(
        study,
        command,
        stations,
        _lounges(study, main),
        f"Where {travelling(study.file.scenario)} wait, by time of day",
        main,
        travelling(study.file.scenario),
    )


def draw_mode(study: Study, command: str, mode: str) -> Figure | None:
    """One panel for each lounge of another mode, on a sheet of its own; None if nobody came to any."""
    if mode == _main_mode(study):
        return None
    title = f"Where {MODES[mode].who} wait for their {MODES[mode].carrier}, by time of day"
    return _sheet(study, command, {}, _lounges(study, mode), title, mode, MODES[mode].who)


def _main_mode(study: Study) -> str:
    """The one whose lounges stand below the stations: ferries, or whatever there is."""
    return next(iter(modes(study.file.scenario)), MAIN_MODE)


def _lounges(study: Study, mode: str) -> dict[str, list[Floats]]:
    """The curves of the lounges of a mode; a lounge of several belongs to that of its first route."""
    every = [replication.curves for replication in study.replications if replication.curves is not None]
    found = _seen([curves.lounge_people for curves in every])
    return {lounge: curves for lounge, curves in found.items() if mode_of(study, lounge.split("+")[0]) == mode}


def _sheet(
    study: Study,
    command: str,
    stations: dict[str, list[Floats]],
    lounges: dict[str, list[Floats]],
    title: str,
    mode: str,
    who: str,
) -> Figure | None:
    every = [replication.curves for replication in study.replications if replication.curves is not None]
    everywhere = by_town(stations)
    peaks = {station: _peak(found) for station, found in stations.items()}
    least = max(WORTH_A_PANEL_PEOPLE, WORTH_A_PANEL_SHARE * max(peaks.values(), default=0.0))
    waiting = [station for station, peak in peaks.items() if peak >= least]
    towns = of_these(everywhere, waiting) if waiting or lounges else everywhere
    quiet = of_these(everywhere, stations.keys() - {station for rests in towns.values() for station in rests})
    groups = [len(town) for town in towns.values()] + ([len(lounges)] if lounges else [])
    if not groups:
        return None
    days, carrier = every[0].days, MODES[mode].carrier
    explanation = (
        f"Mean number waiting in each {SLICE_MINUTES:g} minutes of the day, over {days_named(days)} "
        f"of {plural(len(every), 'replication')}"
        + ("; shaded: 95 % interval over replications." if len(every) > 1 else ".")
        + (f" Stations share one scale, waits for a {carrier} another." if towns and lounges else "")
    )
    size = panel_size(sum(groups))
    figure, panels = sheet(
        study,
        groups,
        title,
        explanation,
        command,
        size,
        x_label="time of day",
        y_label=CARRIED[who].waiting + (",\nmean of both days" if are_two(days) else ""),
        left_out=f"The mean queue stays below {least:.2g} {who} at: {listed(quiet)}." if quiet else "",
    )
    hours = open_hours([curve for group in (stations, lounges) for curves in group.values() for curve in curves])
    names = [(spoken(rest), spoken(town)) for town, rests in towns.items() for rest in rests.values()]
    names += [_name(study, lounge, f"Waiting for a {carrier}" if towns else "") for lounge in lounges]
    for panel, (name, above) in zip(panels, names, strict=True):
        clock_axis(panel, *hours, most_marks=round(size.width_inches * 2))
        name_panel(panel, name, above)
    shown = [stations[station] for rests in towns.values() for station in rests]
    _draw(panels[: len(shown)], shown, BLUE)
    _draw(panels[len(shown) :], list(lounges.values()), GREEN)
    return figure


def _name(study: Study, lounge: str, what_for: str) -> tuple[str, str]:
    """The routes one waits for, and above them what for, and from where to where."""
    name, ports = title_of(study, lounge.split("+"))
    return name, ", ".join(filter(None, (what_for, ports)))


def _peak(curves: list[Floats]) -> float:
    return float(np.nanmax(mean_and_half_width(curves)[0]))


def _draw(panels: list[Axes], found: list[list[Floats]], colour: str) -> None:
    """Curves of one kind, on one scale."""
    hours = (np.arange(SLICES) + 0.5) * SLICE_MINUTES / MINUTES_PER_HOUR
    top = 0.0
    for panel, curves in zip(panels, found, strict=True):
        mean, half_width = mean_and_half_width(curves)
        panel.plot(hours, mean, color=colour)
        highest = mean
        if half_width is not None:
            highest = mean + half_width
            panel.fill_between(hours, np.maximum(mean - half_width, 0), highest, color=colour, **SHADE)
        peak = _peak(curves)
        top = max(top, min(float(np.nanmax(highest)), 2 * peak))  # a band of two runs can reach the sky
        note(panel, f"peak {peak:.{1 if peak < 10 else 0}f} · n = {len(curves)}")
    for panel in panels:
        panel.set_ylim(0, top * 1.15 or 1)
        panel.locator_params(axis="y", nbins=4)


def _seen(every: list[dict[str, Floats]]) -> dict[str, list[Floats]]:
    """The curves of each place, one for each replication in which anybody came there."""
    places = dict.fromkeys(place for curves in every for place in curves)
    found = {
        place: [curves[place] for curves in every if place in curves and not np.isnan(curves[place]).all()]
        for place in places
    }
    return {place: curves for place, curves in found.items() if curves}


def open_hours(curves: list[Floats]) -> tuple[float, float]:
    """The hours of the day outside which next to nobody waits anywhere, from curves of `SLICES`."""
    waiting = np.sum([np.nan_to_num(curve) for curve in curves], axis=0)
    slices = np.flatnonzero(waiting > WORTH_SHOWING_SHARE * waiting.max()) if waiting.any() else np.arange(SLICES)
    per_hour = MINUTES_PER_HOUR / SLICE_MINUTES
    return float(slices[0] // per_hour), float(slices[-1] // per_hour + 1)
