"""How many passengers crossed in a day, and in the busiest days of the run.

A passenger is a traveller who boarded a sailing, in either direction (人次), and belongs to the day on
which that sailing departed. The busiest day, ten days and month are sought among days, and calendar
months, that lie wholly in the time counted. NaN where no traveller ever came to a lounge.
"""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import dataclass

import numpy as np

from simulator.journal import Journal
from simulator.journal.journal import Ints
from simulator.measures.period import EVERYONE, counted_days, is_traveller, traveller_flows
from simulator.measures.rows import Row, row
from simulator.measures.sailings import passengers_by_sailing
from simulator.units import MINUTES_PER_DAY


@dataclass(frozen=True, slots=True)
class PassengersByDay:
    """Passengers of each whole day in the time counted, a row each."""

    day: Ints
    """Days since the first day of the run."""
    passengers: Ints
    """Travellers who boarded a sailing that departed on this day."""


def passengers_by_day(journal: Journal) -> PassengersByDay:
    """Passengers of each whole day in the time counted; no rows where no traveller ever came to a lounge."""
    return _by_day(journal, passengers_by_sailing(journal))


def passengers_per_day(journal: Journal, flow: str = EVERYONE) -> float:
    """Passengers on sailings that departed in the time counted, per day (24 hours of that time)."""
    return _per_day(journal, passengers_by_sailing(journal), _came_to_lounge(journal), flow)


def busiest_day_passengers(journal: Journal) -> float:
    """Passengers on the busiest day; NaN where no whole day was counted."""
    return _most(passengers_by_day(journal).passengers, 1)


def busiest_ten_days_passengers_per_day(journal: Journal) -> float:
    """Passengers per day over the busiest ten days in a row; NaN where fewer whole days were counted."""
    return _most(passengers_by_day(journal).passengers, 10) / 10


def busiest_month_passengers(journal: Journal) -> float:
    """Passengers of the busiest calendar month; NaN where no whole month was counted."""
    return _busiest_month(journal, passengers_by_day(journal))


def day_rows(journal: Journal) -> tuple[Row, ...]:
    """All measures of this page; nothing where there are no routes."""
    if not journal.routes:
        return ()
    passengers, came = passengers_by_sailing(journal), _came_to_lounge(journal)
    days = _by_day(journal, passengers)
    return (
        *(
            row("passengers_per_day", flow, _per_day(journal, passengers, came, flow))
            for flow in (EVERYONE, *traveller_flows(journal))
        ),
        row("busiest_day_passengers", EVERYONE, _most(days.passengers, 1)),
        row("busiest_ten_days_passengers_per_day", EVERYONE, _most(days.passengers, 10) / 10),
        row("busiest_month_passengers", EVERYONE, _busiest_month(journal, days)),
    )


def _came_to_lounge(journal: Journal) -> Ints:
    """How many of each flow ever came to a lounge."""
    return np.bincount(journal.journeys.flow[journal.crossings.entity], minlength=len(journal.flows))


def _per_day(journal: Journal, passengers: Ints, came: Ints, flow: str) -> float:
    columns = is_traveller(journal) if flow == EVERYONE else np.array([name == flow for name in journal.flows])
    if not came[columns].any():
        return math.nan
    departed = journal.sailings.departed
    counted = (departed >= journal.warm_up_minutes) & (departed <= journal.horizon_minutes)
    return int(passengers[counted][:, columns].sum()) / counted_days(journal)


def _by_day(journal: Journal, passengers: Ints) -> PassengersByDay:
    first = math.ceil(journal.warm_up_minutes / MINUTES_PER_DAY)
    last = max(math.floor(journal.horizon_minutes / MINUTES_PER_DAY), first)
    if not _came_to_lounge(journal)[is_traveller(journal)].any():
        last = first
    departed = journal.sailings.departed
    whole = np.flatnonzero((departed >= first * MINUTES_PER_DAY) & (departed < last * MINUTES_PER_DAY))
    day = (departed[whole] // MINUTES_PER_DAY).astype(np.int64)
    of_day = np.zeros(last - first, np.int64)
    np.add.at(of_day, day - first, passengers[whole].sum(axis=1))
    return PassengersByDay(np.arange(first, last), of_day)


def _most(passengers: Ints, days: int) -> float:
    """The greatest sum over so many days in a row."""
    if len(passengers) < days:
        return math.nan
    so_far = np.concatenate(((0,), np.cumsum(passengers)))
    return float((so_far[days:] - so_far[:-days]).max())


def _busiest_month(journal: Journal, days: PassengersByDay) -> float:
    dates = np.datetime64(journal.start, "D") + days.day
    months = dates.astype("datetime64[M]")
    sums = [
        int(days.passengers[months == month].sum())
        for month in np.unique(months)
        if np.count_nonzero(months == month) == _length(month.astype(dt.date))
    ]
    return float(max(sums)) if sums else math.nan


def _length(first_of_month: dt.date) -> int:
    """Days in a month."""
    return ((first_of_month + dt.timedelta(days=32)).replace(day=1) - first_of_month).days
