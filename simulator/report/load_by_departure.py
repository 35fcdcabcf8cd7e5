"""Figure: how full each departure of the day leaves; ferries, coaches and flights on sheets of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from simulator.journal.columns import Floats, Ints
from simulator.report.routes import mode_of, title_of
from simulator.report.sheet import Size, sheet
from simulator.report.style import BLUE, DASHES, INK, SHADE, clock_axis, days_named, name_panel, note, plural
from simulator.report.wording import MODES
from simulator.scenario.measured import MAIN_MODE, modes
from simulator.study.study import Study
from simulator.units import MINUTES_PER_HOUR

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

NAME = "load_by_departure"
FEW = 6
"""Routes; more are drawn smaller."""


def draw(study: Study, command: str) -> Figure | None:
    """One panel for each route of the main mode that was sailed; None if none was."""
    return draw_mode(study, command, next(iter(modes(study.file.scenario)), MAIN_MODE))


def draw_mode(study: Study, command: str, mode: str) -> Figure | None:
    """One panel for each route of a mode that was travelled; None if none was."""
    every = [replication.curves for replication in study.replications if replication.curves is not None]
    if not every:
        return None
    names, words, days = every[0].routes, MODES[mode], every[0].days
    route, clock, taken, seats, cancelled = (
        np.concatenate([getattr(curves.departures, column) for curves in every])
        for column in ("route", "clock_minutes", "taken", "seats", "cancelled")
    )
    mine = np.isin(route, [row for row, name in enumerate(names) if mode_of(study, name) == mode])
    routes = np.unique(route[mine & ~cancelled]).tolist()
    if not routes:
        return None
    explanation = (
        f"{words.on_board.capitalize()} by scheduled departure, {days_named(days)} of "
        f"{plural(len(every), 'replication')}: "
        f"the mean, and shaded the range from the 10th to the 90th percentile of {words.many}."
    )
    figure, panels = sheet(
        study,
        [len(routes)],
        words.how_full,
        explanation,
        command,
        Size(2, 4.0, 2.0) if len(routes) <= FEW else Size(4, 2.6, 1.5),
        x_label="scheduled departure, time of day",
        y_label=words.on_board,
    )
    hours = clock / MINUTES_PER_HOUR
    first, last = hours[mine].min(), hours[mine].max()
    top = float(max(seats[mine].max(), taken[mine].max())) * 1.18 or 1.0
    for panel, row in zip(panels, routes, strict=True):
        sailed = (route == row) & ~cancelled
        _one(panel, hours[sailed], taken[sailed], seats[sailed], words.places)
        name_panel(panel, *title_of(study, [names[row]]))
        lost = int(np.count_nonzero((route == row) & cancelled))
        note(panel, f"n = {sailed.sum():,} {words.one if sailed.sum() == 1 else words.many}; {lost:,} cancelled")
        clock_axis(
            panel, max(np.floor(first - 0.01), 0.0), np.ceil(last + 0.01), most_marks=7 if len(routes) <= FEW else 4
        )
        panel.set_ylim(0, top)
    return figure


def _one(panel: Axes, hours: Floats, taken: Ints, seats: Ints, places: str) -> None:
    times = np.unique(hours)
    loads = [taken[hours == time] for time in times]
    low, high = (np.array([np.percentile(load, rank) for load in loads]) for rank in (10, 90))
    mean_seats = np.array([seats[hours == time].mean() for time in times])
    alone = len(times) == 1  # of a single departure a day neither band nor line would be seen
    if alone:
        panel.vlines(times, low, high, color=BLUE, lw=7, alpha=SHADE["alpha"])
    panel.fill_between(times, low, high, color=BLUE, **SHADE)
    panel.plot(times, [load.mean() for load in loads], color=BLUE, marker="o", ms=2.6)
    panel.plot(times, mean_seats, color=INK, lw=0.9, ls=DASHES, marker="_" if alone else "", ms=20)
    below = (6, -9) if alone else (0, 4)
    panel.annotate(
        f"{places} (mean)", (times[0], mean_seats[:3].max()), below, textcoords="offset points", fontsize=6.5
    )
