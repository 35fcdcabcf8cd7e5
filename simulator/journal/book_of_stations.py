"""The book of a station: L = λW, and nobody is served beyond the roster."""

from __future__ import annotations

import numpy as np

from simulator.journal.columns import Floats, Ints
from simulator.journal.findings import Findings
from simulator.journal.journal import Journal
from simulator.journal.passages import Visits
from simulator.journal.stations import StationRecord

SHORTEST_MINUTES = 1e-6
"""A shorter service may be lost in the rounding of the clock."""


def balance_station(journal: Journal, station: str, findings: Findings) -> None:
    """Check one station's queue against its waits, and its services against its roster and its hours."""
    visits = journal.visits[station]
    _little(station, visits, journal.horizon_minutes, findings)
    served = ~np.isnan(visits.started)
    started = visits.started[served]
    began = np.sort(started)
    done = np.sort(visits.ended[served & ~np.isnan(visits.ended)])
    busy = np.searchsorted(began, started, "right") - np.searchsorted(done, started, "right")
    most = _most_servers(journal.stations[station], started)
    who = visits.entity[served]
    findings.add(most == 0, f"At station {station}, {{count}} services began while no server was rostered", who)
    findings.add(
        (busy > most) & (most > 0), f"At station {station}, {{count}} services began beyond the servers rostered", who
    )
    over = served & (visits.ended - visits.started > SHORTEST_MINUTES)
    record = journal.stations[station]
    worked = _worked_until(record, visits.ended[over]) - _worked_until(record, visits.started[over])
    findings.add(
        ~(worked > 0),
        f"At station {station}, {{count}} services were done while no service went on",
        visits.entity[over],
    )


def _worked_until(record: StationRecord, times: Floats) -> Floats:
    """The minutes before each of these instants in which service went on."""
    before = np.append(0.0, np.cumsum(np.diff(record.changed) * record.working[:-1]))
    row = np.searchsorted(record.changed, times, "right") - 1
    so_far: Floats = before[row] + record.working[row] * (times - record.changed[row])
    return so_far


def _little(station: str, visits: Visits, horizon: float, findings: Findings) -> None:
    """L = λW: the area under the queue's path, event by event, is the sum of the waits (Little 1961)."""
    left = np.where(np.isnan(visits.started), visits.ended, visits.started)
    waits = np.where(np.isnan(left), horizon, left) - visits.queued
    times = np.concatenate((visits.queued, left[~np.isnan(left)]))
    steps = np.repeat((1, -1), (len(visits), len(times) - len(visits)))
    inside = (times >= 0) & (times <= horizon)
    order = np.argsort(times[inside], kind="stable")
    edges = np.concatenate((times[inside][order], (horizon,)))
    area = float(np.dot(np.cumsum(steps[inside][order]), np.diff(edges)))
    total = float(waits.sum())
    rounding = 1e-9 * abs(total) + 4 * len(visits) * float(np.spacing(max(horizon, 1.0)))
    if not abs(area - total) <= rounding:
        findings.say(
            f"At station {station}, L = λW fails: the queue adds up to {area:.10g} person-minutes, "
            f"the waits to {total:.10g}"
        )


def _most_servers(record: StationRecord, times: Floats) -> Ints:
    """The most servers there were at each of these instants: just before it, or after any change made in it.

    Relief is sent back by the very start that shortens the queue, so that start still counted on it; and relief
    may come and a desk close at one instant, each a row of the record. The record does not say who left: a start
    at the instant at which the last desk closes by the roster passes for one at which the last relief is sent back.
    """
    instants, first = np.unique(record.changed, return_index=True)
    servers = record.servers.astype(np.int64)
    last = np.concatenate((first[1:], (len(servers),))) - 1
    before = np.concatenate((servers[:1], servers[last[:-1]]))
    most = np.maximum(np.maximum.reduceat(servers, first), before)
    row = np.maximum(np.searchsorted(instants, times, "right") - 1, 0)
    at_once: Ints = np.where(times == instants[row], most[row], servers[last[row]])
    return at_once
