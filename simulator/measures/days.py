"""How many passengers crossed in a day, and in the busiest days of the run.

A passenger is a traveller who boarded a sailing, in either direction (人次), and belongs to the day on
which that sailing departed. Where there are coaches and flights too, the passengers of a day or of a flow
are those of the ferries: whoever goes on by coach and by air is not counted three times. A consignment that
goes on by a second freight route is counted once too, on the first. The busiest day,
ten days and month are sought among days, and calendar months, that lie wholly in the time counted. NaN
where no traveller ever came to a lounge.
"""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import dataclass

import numpy as np

from simulator.journal import Journal
from simulator.journal.columns import Ints
from simulator.measures.period import counted_days
from simulator.measures.places import (
    EVERYONE,
    MODES,
    carries_freight,
    is_traveller,
    of_freight,
    of_main_mode,
    on_routes,
    traveller_flows,
    wholes,
)
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
    return _by_day(journal, passengers_by_sailing(journal), _came_to_lounge(journal))


def passengers_per_day(journal: Journal, place: str = EVERYONE) -> float:
    """Passengers on sailings that departed in the time counted, per day (24 hours of that time). `place`: a mode; a
    flow, whose passengers are those of the ferries; or `all` routes."""
    return _per_day(journal, passengers_by_sailing(journal), _came_to_lounge(journal), place)


def consignments_per_day(journal: Journal, place: str = EVERYONE) -> float:
    """Consignments whose first freight sailing departed in the time counted, per day. `place`: freight, or `all`."""
    return _per_day(journal, _first_by_sailing(journal), _came_to_lounge(journal), place)


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
    days = _by_day(journal, passengers, came)
    travel, freight = (of_freight(journal, wholes(journal), freight=freight) for freight in (False, True))
    places = dict.fromkeys((*travel, *traveller_flows(journal)))
    return (
        *(row("passengers_per_day", place, _per_day(journal, passengers, came, place)) for place in places),
        *(row("consignments_per_day", place, consignments_per_day(journal, place)) for place in freight),
        row("busiest_day_passengers", EVERYONE, _most(days.passengers, 1)),
        row("busiest_ten_days_passengers_per_day", EVERYONE, _most(days.passengers, 10) / 10),
        row("busiest_month_passengers", EVERYONE, _busiest_month(journal, days)),
    )


def _first_by_sailing(journal: Journal) -> Ints:
    """As passengers by sailing, each consignment on the first freight sailing that it boarded and on no other."""
    crossings, flows = journal.crossings, len(journal.flows)
    freight = np.append(carries_freight(journal)[journal.sailings.route], False)  # the last for -1, not boarded
    aboard = np.flatnonzero(freight[crossings.sailing])
    aboard = aboard[np.argsort(crossings.started[aboard], kind="stable")]
    firsts = aboard[np.unique(crossings.entity[aboard], return_index=True)[1]]
    place = crossings.sailing[firsts].astype(np.int64) * flows + journal.journeys.flow[crossings.entity[firsts]]
    return np.bincount(place, minlength=len(journal.sailings) * flows).reshape(-1, flows)


def _came_to_lounge(journal: Journal) -> Ints:
    """How many of each flow ever came to the lounges of each route; a row for each route, a column for each flow."""
    crossings, flows = journal.crossings, len(journal.flows)
    flow = journal.journeys.flow[crossings.entity]
    of_lounge = np.bincount(crossings.lounge * flows + flow, minlength=len(journal.lounges) * flows)
    came = np.zeros((len(journal.routes), flows), np.int64)
    for routes, here in zip(journal.lounges, of_lounge.reshape(-1, flows), strict=True):
        came[list(routes)] += here
    return came


def _per_day(journal: Journal, passengers: Ints, came: Ints, place: str) -> float:
    if place == EVERYONE or place in MODES:
        routes, flows = on_routes(journal, place), is_traveller(journal)
    else:
        routes, flows = of_main_mode(journal), np.array([name == place for name in journal.flows])
    if not came[routes][:, flows].any():
        return math.nan
    departed = journal.sailings.departed
    counted = (departed >= journal.warm_up_minutes) & (departed <= journal.horizon_minutes)
    return int(passengers[counted & routes[journal.sailings.route]][:, flows].sum()) / counted_days(journal)


def _by_day(journal: Journal, passengers: Ints, came: Ints) -> PassengersByDay:
    first = math.ceil(journal.warm_up_minutes / MINUTES_PER_DAY)
    last = max(math.floor(journal.horizon_minutes / MINUTES_PER_DAY), first)
    routes = of_main_mode(journal)
    if not came[routes][:, is_traveller(journal)].any():
        last = first
    departed = journal.sailings.departed
    within = (departed >= first * MINUTES_PER_DAY) & (departed < last * MINUTES_PER_DAY)
    whole = np.flatnonzero(within & routes[journal.sailings.route])
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
