"""A short run hour by hour: for each mode what left, who was on board and who was left waiting."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import numpy as np

from simulator.measures import Hours
from simulator.report.numbers import decimals_for, with_interval
from simulator.report.tables import blank_table, titled
from simulator.report.wording import MODES, Mode
from simulator.study.estimate import Estimate, estimate
from simulator.study.study import Study
from simulator.units import MINUTES_PER_DAY

if TYPE_CHECKING:
    from rich.console import RenderableType

HOURS_A_DAY = 24
STOPPED = "stopped\nmin"


def hour_tables(study: Study) -> tuple[RenderableType, ...]:
    """A table for each mode, from the first hour in which anything happens to the last; none of a longer run."""
    every = [replication.hours for replication in study.replications if replication.hours]
    if not every:
        return ()
    return tuple(_table(study, mode, [hours[mode] for hours in every]) for mode in every[0])


def _columns(words: Mode) -> dict[str, Callable[[Hours], Sequence[float]]]:
    return {
        words.many: lambda hours: hours.departures.tolist(),
        "cancelled": lambda hours: hours.cancelled.tolist(),
        words.carried: lambda hours: hours.boarded.tolist(),
        "waiting\nat its end": lambda hours: hours.waiting.tolist(),
        STOPPED: lambda hours: hours.stopped_minutes.tolist(),
    }


def _table(study: Study, mode: str, every: list[Hours]) -> RenderableType:
    """Means over replications; a column of nothing but zeros is left out, and so are hours in which nothing happens."""
    columns: dict[str, list[Estimate]] = {}
    for heading, read in _columns(MODES[mode]).items():
        values = np.array([read(hours) for hours in every], np.float64)
        if values.any():
            columns[heading] = [estimate(values[:, hour].tolist()) for hour in range(values.shape[1])]
    table = blank_table(columns)
    digits = {heading: decimals_for(found) for heading, found in columns.items()}
    shown = [hour for hour in range(len(every[0].hour)) if _eventful(every, hour)]
    for hour in shown:
        cells = (with_interval(found[hour], digits[heading]) for heading, found in columns.items())
        table.add_row(_clock(study, hour), *cells)
    remarks = []
    if STOPPED in columns:
        remarks.append("stopped: minutes of the hour (mean of the routes).")
    if any(_leave(every, hour) for hour in shown):
        remarks.append("Where fewer wait though nothing departed: they left at the end of the day.")
    if shown and shown[-1] - shown[0] + 1 > len(shown):
        remarks.append("Hours in which nothing left or stood still and as many waited as before are left out.")
    return titled(f"{MODES[mode].title}, hour by hour", table, *remarks)


def _leave(every: list[Hours], hour: int) -> bool:
    """Whether people who waited in vain went away in the last hour of a day, in any replication."""
    return (hour + 1) % HOURS_A_DAY == 0 and any(
        hours.waiting[hour] < hours.waiting[hour - 1] and not hours.departures[hour] for hours in every
    )


def _eventful(every: list[Hours], hour: int) -> bool:
    """Whether anything happened in this hour of any replication."""
    return any(
        hours.departures[hour]
        or hours.cancelled[hour]
        or hours.stopped_minutes[hour]
        or hours.waiting[hour] != (hours.waiting[hour - 1] if hour else 0)
        for hours in every
    )


def _clock(study: Study, hour: int) -> str:
    """`08:00`, from which the hour runs; of a run of several days with the date."""
    run = study.file.scenario.run
    day = run.start + dt.timedelta(days=hour // HOURS_A_DAY)
    clock = f"{hour % HOURS_A_DAY:02d}:00"
    return clock if run.horizon <= MINUTES_PER_DAY else f"{day:%m-%d} {clock}"
