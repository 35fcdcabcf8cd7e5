"""How busy the servers of a station are, how long they work, and how many they serve."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from simulator.journal import Journal, StationRecord
from simulator.journal.columns import Floats
from simulator.measures.period import counted_days, counted_minutes
from simulator.measures.rows import Row, row
from simulator.units import MINUTES_PER_HOUR

BLOCK = 2**14


def utilisation_share(journal: Journal, station: str) -> float:
    """Busy server-minutes over staffed server-minutes, in the time counted; never above 1.

    Staffed are at each moment the servers rostered, or those busy where service in progress at a roster cut
    is being finished (overtime). Where service in progress lies while the station is closed, its working minutes
    alone are busy. NaN where nobody ever came, or nobody was ever rostered.
    """
    return _utilisation(journal, station, _worked(journal, station))


def server_hours_per_day(journal: Journal, station: str) -> float:
    """Hours that all servers of a station together are busy, per day of the time counted: officer-hours, where they are
    officers; of a place that is kept, hours for which it is taken. NaN where nobody ever came."""
    return _hours(journal, _worked(journal, station))


def throughput_per_day(journal: Journal, station: str) -> float:
    """Services completed in the time counted, per day; NaN where nobody ever came."""
    visits = journal.visits[station]
    if not len(visits):
        return math.nan
    done = (visits.ended >= journal.warm_up_minutes) & (visits.ended <= journal.horizon_minutes)
    done &= visits.started <= visits.ended  # not those who left unserved
    return int(np.count_nonzero(done)) / counted_days(journal)


def server_rows(journal: Journal, station: str) -> tuple[Row, ...]:
    """All measures of this page for one station."""
    worked = _worked(journal, station)
    return (
        row("utilisation_share", station, _utilisation(journal, station, worked)),
        row("server_hours_per_day", station, _hours(journal, worked)),
        row("throughput_per_day", station, throughput_per_day(journal, station)),
    )


@dataclass(frozen=True, slots=True)
class _Worked:
    """What the servers of a station did in the time counted."""

    busy_minutes: float
    """NaN where nobody ever came, or no time is counted."""
    across: Floats
    """Services in progress at a change of the roster: a row of beginnings and a row of ends."""


def _worked(journal: Journal, station: str) -> _Worked:
    visits = journal.visits[station]
    if not len(visits) or math.isnan(counted_minutes(journal)):
        return _Worked(math.nan, np.empty((2, 0)))
    begin, end = journal.warm_up_minutes, journal.horizon_minutes
    record, sieve = journal.stations[station], _Sieve(journal.stations[station].changed, end)
    busy, across = 0.0, []
    for block in range(0, len(visits), BLOCK):  # in blocks, which stay in the processor's cache
        rows = slice(block, block + BLOCK)
        started, ended = _services(visits.started[rows], visits.ended[rows], end)
        across.append(sieve.across_a_change(started, ended))
        if begin > 0:
            started, ended = np.maximum(started, begin), np.maximum(ended, begin)
        busy += float((working_minutes(record, ended) - working_minutes(record, started)).sum())
    return _Worked(busy, np.concatenate(across, axis=1))


def _utilisation(journal: Journal, station: str, worked: _Worked) -> float:
    if math.isnan(worked.busy_minutes):
        return math.nan
    begin, end, record = journal.warm_up_minutes, journal.horizon_minutes, journal.stations[station]
    edges = np.clip(np.append(record.changed, end), begin, end)
    staffed = float(np.dot(np.diff(edges), record.servers))
    staffed += _overtime_minutes(record, worked.across, begin, end)
    return min(worked.busy_minutes / staffed, 1.0) if staffed > 0 else math.nan  # 1.0000000000000002 is rounding


def _hours(journal: Journal, worked: _Worked) -> float:
    return worked.busy_minutes / MINUTES_PER_HOUR / counted_days(journal)


def _services(started: Floats, ended: Floats, end: float) -> tuple[Floats, Floats]:
    """Beginning and end of each service that began; what is still going on ends with the run."""
    ended = np.fmin(ended, end)
    served = ~np.isnan(started)
    return (started, ended) if served.all() else (started[served], ended[served])


def working_minutes(record: StationRecord, times: Floats) -> Floats:
    """How many minutes up to each of these times work in progress went on; all of them where it never lies."""
    if record.working.all():
        return times
    so_far = np.concatenate(((0.0,), np.cumsum(np.diff(record.changed) * record.working[:-1])))
    row = np.searchsorted(record.changed, times, "right") - 1
    minutes: Floats = so_far[row] + (times - record.changed[row]) * record.working[row]
    return minutes


def _overtime_minutes(record: StationRecord, across: Floats, begin: float, end: float) -> float:
    """Server-minutes worked beyond the roster.

    As nobody begins beyond the roster, only services in progress at a change of it can be overtime; all
    others may be left out of the sweep. `across`: a row of beginnings and a row of ends.
    """
    services = across.shape[1]
    times = np.concatenate((*across, record.changed))
    steps = np.repeat((1, -1, 0), (services, services, len(record.changed)))
    order = np.argsort(times, kind="stable")
    busy, times = np.cumsum(steps[order]), times[order]
    rostered = record.servers[np.searchsorted(record.changed, times, "right") - 1]
    minutes = np.diff(working_minutes(record, np.clip(np.append(times, end), begin, end)))
    return float(np.dot(np.maximum(busy - rostered, 0), minutes))


class _Sieve:
    """Finds the services that may span a change of the roster: a coarse sieve that loses none."""

    def __init__(self, changed: Floats, end: float) -> None:
        cells = min(int(end) + 1, 2**20)
        self._scale = cells / end
        later = changed[(changed > 0) & (changed <= end)]
        in_cell = np.concatenate(((-1,), (later * self._scale).astype(np.int64), (cells,)))
        self._next_change = np.repeat(np.append(later, math.inf), np.diff(in_cell))
        """The first change in each cell of time or after it."""
        self._any = len(later) > 0

    def across_a_change(self, started: Floats, ended: Floats) -> Floats:
        """A row of beginnings and a row of ends."""
        if not self._any:
            return np.empty((2, 0))
        rows = np.flatnonzero(self._next_change.take((started * self._scale).astype(np.int64)) <= ended)
        return np.stack((started[rows], ended[rows]))
