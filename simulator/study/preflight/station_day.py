"""From the load of one station on one day to its hours: utilisation, and the waits to expect."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Collection, Sequence

import numpy as np

from simulator.journal.columns import Floats
from simulator.scenario.places import Station
from simulator.study.preflight.loads import Load
from simulator.study.preflight.profiles import DAY, servers_by_minute
from simulator.study.preflight.sheet import DaySheet, StationHour
from simulator.theory import approximation, erlang, finite_room

_NOBODY = 1e-9
"""Fewer visits than this in an hour are rounding."""


def method_for(load: Load, station: Station) -> str:
    """How the waits at this station are estimated."""
    if station.waiting_places is not None:
        return "finite room"
    visits = load.visits.sum()
    unrelated = visits == 0 or math.isclose(load.dispersed.sum(), visits, rel_tol=1e-9)
    return "Erlang C" if load.memoryless and len(load.service_means) <= 1 and unrelated else "Allen-Cunneen"


def station_day(load: Load, station: Station, days: Sequence[dt.date], holidays: Collection[dt.date]) -> DaySheet:
    """One station over one day, staffed as on the mean of these days."""
    servers, usual = servers_by_minute(station, days, holidays)
    method = method_for(load, station)
    limited = station.waiting_places is not None or load.work.sum() >= servers.sum()
    lying = np.zeros(DAY) if limited else lying_by_minute(load, servers)
    surge = None if station.waiting_places is not None else surge_minutes(load, servers, lying)
    rosters = servers, usual, usual if usual.any() else servers
    hours = tuple(_hour(hour, load, station, rosters, lying, surge, method) for hour in range(24))
    return DaySheet(float(load.visits.sum()), _ratio(float(load.work.sum()), float(servers.sum())), hours)


def _ratio(work: float, capacity: float) -> float:
    if work <= _NOBODY:
        return 0.0 if capacity > 0 else math.nan
    return work / capacity if capacity > 0 else math.inf


def _hour(
    hour: int,
    load: Load,
    station: Station,
    rosters: tuple[Floats, Floats, Floats],
    lying: Floats,
    surge: Floats | None,
    method: str,
) -> StationHour:
    """One hour; the rosters are the mean one, that of most days, and the one by which it is open or closed."""
    span = slice(60 * hour, 60 * hour + 60)
    visits, work = float(load.visits[span].sum()), float(load.work[span].sum())
    there, usual, opens = (float(each[span].mean()) for each in rosters)
    shut_before = not rosters[2][60 * hour - 1]
    carried = float(lying[60 * hour]) / 60 if opens and shut_before else 0.0
    if visits <= _NOBODY:
        return StationHour(hour, 0.0, 0.0, carried, there, _ratio(0.0, there), math.nan, math.nan)
    variation = float(load.squares[span].sum()) / visits / (work / visits) ** 2 - 1 if work > 0 else 0.0
    wait = _wait(
        visits / 60,
        work / visits,
        usual,
        station,
        method,
        (float(load.dispersed[span].sum()) / visits, max(variation, 0.0)),
    )
    added = math.nan if surge is None else float(surge[span] @ load.visits[span]) / visits
    asked = _ratio(work / 60, there if opens else 0.0)
    return StationHour(hour, visits, work / 60, carried, there, asked, wait, added)


def _wait(
    per_minute: float,
    service_minutes: float,
    servers: float,
    station: Station,
    method: str,
    variations: tuple[float, float],
) -> float:
    """The mean wait if the hour went on for ever, with whole servers; NaN where it would grow without end."""
    whole = math.floor(servers + 1e-9)
    if service_minutes == 0:
        return 0.0 if whole else math.nan
    if whole and station.waiting_places is not None:
        return finite_room.finite_room(per_minute, service_minutes, whole, station.waiting_places).mean_wait_minutes
    if per_minute * service_minutes >= whole:
        return math.nan
    if method == "Erlang C":
        return erlang.mean_wait_minutes(per_minute, service_minutes, whole)
    return approximation.mean_wait_minutes(per_minute, service_minutes, whole, *variations)


def lying_by_minute(load: Load, servers: Floats) -> Floats:
    """Minutes of service that lie undone as each minute of the day begins, if everything flowed like water.

    The day repeats itself; what comes in it can be served in it."""
    backlog, lying = 0.0, np.zeros(DAY)
    for _ in range(3):  # twice round the clock the backlog of the day before is settled
        for minute in range(DAY):
            lying[minute] = backlog
            backlog = max(backlog + float(load.work[minute]) - float(servers[minute]), 0.0)
    return lying


def surge_minutes(load: Load, servers: Floats, lying: Floats) -> Floats:
    """Minutes that those who come in each minute of the day would wait if everything flowed like water.

    Work runs in as it comes and out as fast as the servers there can do it; whoever comes waits until the
    work before them is done, closed hours included; `lying` is that work as each minute begins. NaN where more comes
    in the day than can be served.
    """
    total = float(load.work.sum())
    if total <= _NOBODY:
        return np.zeros(DAY)
    if total >= servers.sum():
        return np.full(DAY, math.nan)
    ahead = (lying + np.roll(lying, -1)) / 2
    done = np.concatenate(([0.0], np.cumsum(np.tile(servers, 3))))
    middle = np.arange(DAY) + 0.5
    by_then = (done[:DAY] + done[1 : DAY + 1]) / 2
    finished = np.interp(by_then + ahead, *_rising(done))
    return np.where(ahead > 0, np.maximum(finished - middle, 0.0), 0.0)


def _rising(done: Floats) -> tuple[Floats, Floats]:
    """Server-minutes done and the minute by which, one entry for each value of the first (its earliest minute)."""
    values, first = np.unique(done, return_index=True)
    return values, first.astype(np.float64)
