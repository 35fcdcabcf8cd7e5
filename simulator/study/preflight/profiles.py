"""People by the minute of the day, as a day that repeats itself: who passes midnight comes round again."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterable

import numpy as np

from simulator.flow import sampling
from simulator.journal.columns import Floats
from simulator.scenario.arrivals import Arrivals
from simulator.scenario.distributions import Durations
from simulator.scenario.flows import Flow
from simulator.scenario.places import Station
from simulator.units import MINUTES_PER_DAY

DAY = int(MINUTES_PER_DAY)
_SLICES = 512


def party_moments(flow: Flow) -> tuple[float, float]:
    """Mean and variance of the size of a party."""
    return flow.party.size.moments() if flow.party is not None else (1.0, 0.0)


def arrivals_by_minute(flow: Flow, day_factor: float) -> Floats:
    """People who come in each minute of a day (1440 of them) whose factor is given."""
    arrivals, people = flow.arrivals, party_moments(flow)[0]
    if arrivals.every is not None:
        return np.full(DAY, people / max(arrivals.every.moments()[0], 1e-9))
    if arrivals.at is not None:
        return people * np.bincount([int(clock) % DAY for clock in arrivals.at], minlength=DAY).astype(np.float64)
    assert arrivals.rate is not None  # noqa: S101
    demand = arrivals.demand * (day_factor if arrivals.follows_calendar else 1.0)
    return _shape(arrivals) * arrivals.rate * DAY * demand * people


def _shape(arrivals: Arrivals) -> Floats:
    """Share of the day's arrivals in each minute; nobody before the first clock time."""
    if not arrivals.by_time_of_day:
        return np.full(DAY, 1 / DAY)
    weights = np.zeros(DAY)
    for clock, weight in sorted(arrivals.by_time_of_day.items()):
        weights[int(clock) :] = weight
    return np.asarray(weights / weights.sum(), dtype=np.float64)


def dispersion(flow: Flow) -> float:
    """Variance over mean of the people counted in a long time: 1 for single unrelated arrivals.

    E[X] ca^2 + Var[X] / E[X] for parties of X, ca^2 the squared coefficient of variation between parties
    (1 for `rate`, 0 for clock times). It stands in for the arrivals' variation in the Allen-Cunneen rule.
    """
    people, variance = party_moments(flow)
    between = 1.0
    if flow.arrivals.every is not None:
        mean, spread = flow.arrivals.every.moments()
        between = spread / mean**2 if mean > 0 else 0.0
    elif flow.arrivals.at is not None:
        between = 0.0
    return people * between + variance / people


def spread_over(durations: Durations) -> Floats:
    """Share of durations that end in each minute of the day after they began, whole days taken off."""
    chances = (np.arange(_SLICES) + 0.5) / _SLICES
    minutes = np.floor(sampling.minutes(durations, chances) + 0.5).astype(np.int64) % DAY
    return np.bincount(minutes, minlength=DAY).astype(np.float64) / _SLICES


def later(people: Floats, durations: Durations) -> Floats:
    """The same people, each so much later; the last axis is the minute of the day."""
    return _turned(people, spread_over(durations))


def earlier(people: Floats, durations: Durations) -> Floats:
    """The same people, each so much earlier."""
    return _turned(people, np.roll(spread_over(durations)[::-1], 1))


def _turned(people: Floats, shares: Floats) -> Floats:
    product = np.fft.irfft(np.fft.rfft(people) * np.fft.rfft(shares), n=DAY)
    return np.maximum(product, 0.0)  # rounding may leave -1e-17


def servers_by_minute(
    station: Station, days: Iterable[dt.date], holidays: Collection[dt.date]
) -> tuple[Floats, Floats]:
    """Servers in each minute of the day: the mean of these days, and the roster that most of them have."""
    alike = Counter(tuple(station.steps_on(day, holidays)) for day in days)
    rosters = [_by_minute(steps) for steps in alike]
    mean = np.average(rosters, axis=0, weights=[*alike.values()])
    return mean, rosters[np.argmax([*alike.values()])]


def _by_minute(steps: Iterable[tuple[float, int]]) -> Floats:
    """Servers in each minute of a day with these steps."""
    servers = np.empty(DAY)
    for clock, count in steps:
        servers[int(clock) :] = count
    return servers
