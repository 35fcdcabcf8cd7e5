"""Figure: how full each departure of the day sails."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from simulator.journal.journal import Floats, Ints
from simulator.report.sheet import Size, sheet
from simulator.report.style import BLUE, DASHES, INK, SHADE, clock_axis, name_panel, note, plural, spoken
from simulator.study.study import Study
from simulator.units import MINUTES_PER_HOUR

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

NAME = "load_by_departure"


def draw(study: Study, command: str) -> Figure | None:
    """One panel for each route that was sailed; None if none was."""
    every = [replication.curves for replication in study.replications if replication.curves is not None]
    if not every:
        return None
    route, clock, boarded, seats, cancelled = (
        np.concatenate([getattr(curves.departures, column) for curves in every])
        for column in ("route", "clock_minutes", "boarded", "seats", "cancelled")
    )
    routes = [row for row in range(len(every[0].routes)) if np.any((route == row) & ~cancelled)]
    if not routes:
        return None
    explanation = (
        f"Passengers on board by scheduled departure, all days of {plural(len(every), 'replication')}: "
        "the mean, and shaded the range from the 10th to the 90th percentile of sailings."
    )
    figure, panels = sheet(
        study,
        [len(routes)],
        "How full the vessels sail",
        explanation,
        command,
        Size(2, 4.0, 2.0),
        x_label="scheduled departure, time of day",
        y_label="passengers on board",
    )
    hours = clock / MINUTES_PER_HOUR
    top = float(max(seats.max(), boarded.max())) * 1.18 or 1.0
    for panel, row in zip(panels, routes, strict=True):
        sailed = (route == row) & ~cancelled
        _one(panel, hours[sailed], boarded[sailed], seats[sailed])
        _name(panel, study, every[0].routes[row])
        lost = int(np.count_nonzero((route == row) & cancelled))
        note(panel, f"n = {plural(int(sailed.sum()), 'sailing')}; {lost:,} cancelled")
        clock_axis(panel, max(np.floor(hours.min() - 0.01), 0.0), np.ceil(hours.max() + 0.01), most_marks=7)
        panel.set_ylim(0, top)
    return figure


def _name(panel: Axes, study: Study, route: str) -> None:
    known = study.file.scenario.policy.routes.get(route)
    ports = f"{spoken(known.origin)} → {spoken(known.destination)}" if known else ""
    says_no_more = known is not None and route == f"{known.origin}_{known.destination}"
    name_panel(panel, ports if says_no_more else spoken(route), "" if says_no_more else ports)


def _one(panel: Axes, hours: Floats, boarded: Ints, seats: Ints) -> None:
    times = np.unique(hours)
    loads = [boarded[hours == time] for time in times]
    low, high = (np.array([np.percentile(load, rank) for load in loads]) for rank in (10, 90))
    mean_seats = np.array([seats[hours == time].mean() for time in times])
    panel.fill_between(times, low, high, color=BLUE, **SHADE)
    panel.plot(times, [load.mean() for load in loads], color=BLUE, marker="o", ms=2.6)
    panel.plot(times, mean_seats, color=INK, lw=0.9, ls=DASHES)
    panel.annotate("seats (mean)", (times[0], mean_seats[:3].max()), (0, 4), textcoords="offset points", fontsize=6.5)
