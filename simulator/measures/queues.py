"""How many wait at a station: averages over time, not over people.

Those in service are not in the queue. Whoever gives up is in it until then. A station to which nobody
ever came has no queue to speak of: NaN.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from simulator.journal import Journal
from simulator.journal.columns import Floats, Ints
from simulator.measures.period import counted_minutes
from simulator.measures.rows import Row, row
from simulator.units import MINUTES_PER_DAY


@dataclass(frozen=True, slots=True)
class QueueByTimeOfDay:
    """How many wait at one station at each time of day."""

    clock_minutes: Floats
    """Beginning of each step, in minutes after midnight."""
    people: Floats
    """Mean number waiting during the step, over all days; NaN where no day covers it."""


def queue_mean_people(journal: Journal, station: str) -> float:
    """Mean number waiting, over the time counted."""
    queued, left = _waiting(journal, station)
    return _mean(journal, queued, left)


def queue_longest_people(journal: Journal, station: str) -> float:
    """The greatest number that ever waited at once in the time counted.

    Of what happens at one instant only the outcome counts: thirty who come together to five free
    desks are a queue of twenty-five.
    """
    queued, left = _waiting(journal, station)
    return _longest(journal, queued, left)


def queue_by_time_of_day(journal: Journal, station: str, step_minutes: float = 15.0) -> QueueByTimeOfDay:
    """Mean number waiting in each step of the day, over all days of the time counted.

    Shape: one value for each step; the steps must divide the day evenly.
    """
    steps = round(MINUTES_PER_DAY / step_minutes)
    if steps < 1 or not math.isclose(steps * step_minutes, MINUTES_PER_DAY):
        raise ValueError(f"steps of {step_minutes:g} min do not divide a day evenly")
    clock = np.arange(steps, dtype=np.float64) * step_minutes
    queued, left = _waiting(journal, station)
    if not len(queued) or math.isnan(counted_minutes(journal)):
        return QueueByTimeOfDay(clock, np.full(steps, math.nan))
    first = math.floor(journal.warm_up_minutes / step_minutes)
    last = math.ceil(journal.horizon_minutes / step_minutes)
    ends = np.arange(first + 1, last + 1, dtype=np.float64) * step_minutes
    came, entered = _cells_with_sums(queued, first, step_minutes, ends)
    went, exited = _cells_with_sums(left, first, step_minutes, ends)
    before = np.cumsum(came - went) - (came - went)
    area = before * step_minutes + entered - exited
    observed = np.minimum(ends, journal.horizon_minutes) - np.maximum(ends - step_minutes, journal.warm_up_minutes)
    of_day = np.arange(first, last) % steps
    minutes = np.bincount(of_day, observed, minlength=steps)
    people = np.full(steps, math.nan)
    np.divide(np.bincount(of_day, area, minlength=steps), minutes, out=people, where=minutes > 0)
    return QueueByTimeOfDay(clock, np.maximum(people, 0.0))  # rounding may leave -1e-17 of a person


def queue_rows(journal: Journal, station: str) -> tuple[Row, ...]:
    """All measures of this page for one station."""
    queued, left = _waiting(journal, station)
    return (
        row("queue_mean_people", station, _mean(journal, queued, left)),
        row("queue_longest_people", station, _longest(journal, queued, left)),
    )


def _waiting(journal: Journal, station: str) -> tuple[Floats, Floats]:
    """When each joined and left the queue, cut to the time counted."""
    visits, warm_up = journal.visits[station], journal.warm_up_minutes
    left, unserved = visits.started, np.isnan(visits.started)
    if unserved.any():
        left = np.where(unserved, visits.ended, visits.started)
        np.fmin(left, journal.horizon_minutes, out=left)  # NaN, still waiting at the end, becomes the horizon
    if warm_up <= 0:
        return visits.queued, left
    return np.maximum(visits.queued, warm_up), np.maximum(left, warm_up)


def _mean(journal: Journal, queued: Floats, left: Floats) -> float:
    return float((left - queued).sum()) / counted_minutes(journal) if len(queued) else math.nan


def _longest(journal: Journal, queued: Floats, left: Floats) -> float:
    """Look closely only where the queue may have been longest.

    The run is cut into cells. At their ends the queue is known from counts alone; within a cell it cannot
    have been longer than at its beginning with all who came added. Only cells where that beats the longest
    end are walked event by event.
    """
    minutes = counted_minutes(journal)
    if not len(queued) or math.isnan(minutes):
        return math.nan
    waited = left > queued
    if 2 * np.count_nonzero(waited) < len(queued):  # where most are served at once, they are only in the way
        queued, left = queued[waited], left[waited]
    if not len(queued):
        return 0.0
    count = min(2 * len(queued), 2**21)  # half as many would leave ten times as much to be walked
    scale, origin = count / minutes, journal.warm_up_minutes
    came_in, went_in = _cells(queued, origin, scale), _cells(left, origin, scale)
    came, went = np.bincount(came_in, minlength=count + 1), np.bincount(went_in, minlength=count + 1)
    at_end = np.cumsum(np.subtract(came, went, out=came), out=came)
    longest = int(at_end.max())
    went += at_end  # from here on: the most that can have waited in the cell
    promising = went > longest
    if not promising.any():
        return float(longest)
    joins, leaves = queued[promising.take(came_in)], left[promising.take(went_in)]
    times = np.concatenate((joins, leaves))
    steps = np.repeat((1, -1), (len(joins), len(leaves)))
    order = np.argsort(times, kind="stable")
    times, path = times[order], np.cumsum(steps[order])
    cell = _cells(times, origin, scale)
    opens = np.flatnonzero(np.diff(cell, prepend=-1))
    before = at_end[cell[opens] - 1] * (cell[opens] > 0)
    known = before - (path[opens] - steps[order][opens])
    people = path + np.repeat(known, np.diff(opens, append=len(path)))
    settled = np.diff(times, append=math.inf) > 0
    return float(max(longest, int(people[settled].max())))


def _cells(times: Floats, origin: float, scale: float) -> Ints:
    cells = np.empty(len(times), np.int64)
    np.multiply(times - origin if origin else times, scale, out=cells, casting="unsafe")
    return cells


def _cells_with_sums(times: Floats, first: int, step: float, ends: Floats) -> tuple[Ints, Floats]:
    """How many of these times fall into each step, and the minutes from them to the step's end, summed."""
    cells = np.minimum((times * (1 / step)).astype(np.int64) - first, len(ends) - 1)
    minutes = np.bincount(cells, ends[cells] - times, minlength=len(ends)).astype(np.float64)
    return np.bincount(cells, minlength=len(ends)), minutes
