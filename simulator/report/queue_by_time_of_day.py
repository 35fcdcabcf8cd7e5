"""Figure: how many people wait at each station, and for a vessel, through the day."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from simulator.journal.journal import Floats
from simulator.report.bands import mean_and_half_width
from simulator.report.sheet import panel_size, sheet
from simulator.report.style import BLUE, GREEN, SHADE, clock_axis, name_panel, note, plural, spoken
from simulator.report.towns import by_town, listed, of_these
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
"""Stations where the mean queue never grows to this are named, not drawn (unless there is nothing else to draw)."""


def draw(study: Study, command: str) -> Figure | None:
    """One panel for each station and each wait for a vessel where anybody to speak of waits; None if nobody came."""
    every = [replication.curves for replication in study.replications if replication.curves is not None]
    stations = _seen([curves.queue_people for curves in every])
    lounges = _seen([curves.lounge_people for curves in every])
    everywhere = by_town(stations)
    waiting = [station for station, found in stations.items() if _peak(found) >= WORTH_A_PANEL_PEOPLE]
    towns = of_these(everywhere, waiting) if waiting or lounges else everywhere
    quiet = of_these(everywhere, stations.keys() - {station for rests in towns.values() for station in rests})
    groups = [len(town) for town in towns.values()] + ([len(lounges)] if lounges else [])
    if not groups:
        return None
    days = every[0].days
    explanation = (
        f"Mean number waiting in each {SLICE_MINUTES:g} minutes of the day, over {days:,.4g} "
        f"day{'' if days == 1 else 's'} of {plural(len(every), 'replication')}"
        + ("; shaded: 95 % interval over replications." if len(every) > 1 else ".")
        + (" Stations share one scale, waits for a vessel another." if towns and lounges else "")
    )
    size = panel_size(sum(groups))
    figure, panels = sheet(
        study,
        groups,
        "Where people wait, by time of day",
        explanation,
        command,
        size,
        x_label="time of day",
        y_label="people waiting",
        left_out=f"The mean queue is never {WORTH_A_PANEL_PEOPLE:g} people at {listed(quiet)}." if quiet else "",
    )
    hours = _open_hours([curve for group in (stations, lounges) for curves in group.values() for curve in curves])
    names = [(rest, town) for town, rests in towns.items() for rest in rests.values()]
    names += [(flow, "waiting for a vessel") for flow in lounges]
    for panel, (name, above) in zip(panels, names, strict=True):
        clock_axis(panel, *hours, most_marks=round(size.width_inches * 2))
        name_panel(panel, spoken(name), spoken(above))
    shown = [stations[station] for rests in towns.values() for station in rests]
    _draw(panels[: len(shown)], shown, BLUE)
    _draw(panels[len(shown) :], list(lounges.values()), GREEN)
    return figure


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


def _open_hours(curves: list[Floats]) -> tuple[float, float]:
    """The hours of the day outside which next to nobody waits anywhere."""
    waiting = np.sum([np.nan_to_num(curve) for curve in curves], axis=0)
    slices = np.flatnonzero(waiting > WORTH_SHOWING_SHARE * waiting.max()) if waiting.any() else np.arange(SLICES)
    per_hour = MINUTES_PER_HOUR / SLICE_MINUTES
    return float(slices[0] // per_hour), float(slices[-1] // per_hour + 1)
