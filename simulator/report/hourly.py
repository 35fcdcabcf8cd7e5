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

if TYPE_CHECKING:
    from rich.console import RenderableType

HOURS_A_DAY = 24


def hour_tables(study: Study) -> tuple[RenderableType, ...]:
    """A table for each mode, from the first hour in which anything happens to the last; none of a longer run."""
    every = [replication.hours for replication in study.replications if replication.hours]
    if not every:
        return ()
    return tuple(_table(study, mode, [hours[mode] for hours in every]) for mode in every[0])


def _columns(words: Mode) -> dict[str, Callable[[Hours], Sequence[float]]]:
    return {
        f"{words.many}": lambda hours: hours.departures.tolist(),
        "cancelled": lambda hours: hours.cancelled.tolist(),
        "passengers": lambda hours: hours.boarded.tolist(),
        "waiting\nat its end": lambda hours: hours.waiting.tolist(),
        "stopped\nmin": lambda hours: hours.stopped_minutes.tolist(),
    }


def _table(study: Study, mode: str, every: list[Hours]) -> RenderableType:
    """Means over replications; a column of nothing but zeros is left out."""
    columns: dict[str, list[Estimate]] = {}
    for heading, read in _columns(MODES[mode]).items():
        values = np.array([read(hours) for hours in every], np.float64)
        if values.any():
            columns[heading] = [estimate(values[:, hour].tolist()) for hour in range(values.shape[1])]
    busy = [any(found[hour].mean for found in columns.values()) for hour in range(len(every[0].hour))]
    table = blank_table(columns)
    shown = range(busy.index(True), len(busy) - busy[::-1].index(True)) if True in busy else range(0)
    digits = {heading: decimals_for(found) for heading, found in columns.items()}
    for hour in shown:
        table.add_row(
            _clock(study, hour),
            *(with_interval(found[hour], digits[heading]) for heading, found in columns.items()),
        )
    return titled(f"{MODES[mode].title}, hour by hour", table)


def _clock(study: Study, hour: int) -> str:
    """`08:00`, from which the hour runs; of a run of several days with the date."""
    run = study.file.scenario.run
    day = run.start + dt.timedelta(days=hour // HOURS_A_DAY)
    clock = f"{hour % HOURS_A_DAY:02d}:00"
    return clock if run.horizon <= HOURS_A_DAY * 60 else f"{day} {clock}"
