"""Who comes when: the parties of one flow, drawn up to the ceiling and thinned to what the policy's demand leaves."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import numpy as np

from simulator.flow import sampling
from simulator.flow.chance import Chance
from simulator.flow.timetable import day_factors, days_of, policy_by_day
from simulator.journal.columns import Floats, Ints
from simulator.scenario.arrivals import Arrivals
from simulator.scenario.flows import Flow
from simulator.scenario.schema import Scenario
from simulator.units import MINUTES_PER_DAY


@dataclass(frozen=True, slots=True)
class Parties:
    """The parties of a flow that come, a row each.

    `number` counts all parties that could ever come, up to the ceiling; `candidates` says how many there
    are. `first_member` is the index of the party's first member in the flow's population of `population`.
    """

    candidates: int
    population: int
    number: Ints
    minutes: Floats
    size: Ints
    first_member: Ints


def parties(scenario: Scenario, name: str, flow: Flow, chance: Chance) -> Parties:
    """Draw who comes and when (minutes); those beyond the horizon stay away."""
    arrivals = flow.arrivals
    if arrivals.every is not None:
        minutes = _renewals(arrivals, name, scenario.run.horizon, chance)
        comes = np.ones(len(minutes), dtype=np.bool_)
    elif arrivals.at is not None:
        days = _days_of_call(scenario, arrivals) * MINUTES_PER_DAY
        minutes = (days[:, np.newaxis] + np.array(sorted(arrivals.at))).ravel()
        comes = np.ones(len(minutes), dtype=np.bool_)
    else:
        minutes, comes = _thinned(scenario, flow, name, chance)
    sizes = np.ones(len(minutes), dtype=np.int64)
    if flow.party is not None:
        sizes = sampling.counts(flow.party.size, chance.uniforms(f"{name}/party size", len(minutes)))
    first_member = np.concatenate([[0], np.cumsum(sizes)])
    number = np.flatnonzero(comes & (minutes < scenario.run.horizon))
    return Parties(len(minutes), int(first_member[-1]), number, minutes[number], sizes[number], first_member[number])


def _days_of_call(scenario: Scenario, arrivals: Arrivals) -> Ints:
    """The days on which somebody comes at set times."""
    days = np.arange(days_of(scenario))
    if arrivals.on is None:
        return days
    return np.array([day for day in days if scenario.run.start + dt.timedelta(days=int(day)) in arrivals.on], np.int64)


def _renewals(arrivals: Arrivals, name: str, horizon: float, chance: Chance) -> Floats:
    """One after the other, the gaps drawn in order."""
    assert arrivals.every is not None  # noqa: S101
    expected = horizon / max(arrivals.every.moments()[0], 1e-9)
    size = int(expected + 6 * expected**0.5) + 16
    while True:
        minutes = np.cumsum(sampling.minutes(arrivals.every, chance.uniforms(f"{name}/time between arrivals", size)))
        if minutes[-1] >= horizon:
            return minutes[minutes < horizon]
        size *= 2


def _thinned(scenario: Scenario, flow: Flow, name: str, chance: Chance) -> tuple[Floats, np.ndarray]:
    """A Poisson number a day up to the ceiling, each at a time of day; and who of them comes."""
    arrivals = flow.arrivals
    assert arrivals.rate is not None  # noqa: S101
    days = days_of(scenario)
    mean = np.full(days, arrivals.rate * MINUTES_PER_DAY * arrivals.ceiling)
    if arrivals.follows_calendar:
        mean *= day_factors(scenario.world.calendar, name, scenario.run.start, days)
    a_day = sampling.poisson(mean, chance.uniforms(f"{name}/parties a day", days))
    day = np.repeat(np.arange(days), a_day)
    clock = _time_of_day(arrivals, chance.uniforms(f"{name}/time of day", len(day)))
    comes = (
        chance.uniforms(f"{name}/comes", len(day)) < arrivals.demand * _drawn(scenario, flow)[day] / arrivals.ceiling
    )
    return day * MINUTES_PER_DAY + clock, comes


def _drawn(scenario: Scenario, flow: Flow) -> Floats:
    """How the limit of each day draws visitors, as a multiple of those the arrivals speak of."""
    if flow.basket is None:
        return np.ones(days_of(scenario))
    return np.array([flow.basket.drawn_by(policy.duty_free) for policy in policy_by_day(scenario, 0)])


def _time_of_day(arrivals: Arrivals, luck: Floats) -> Floats:
    """Minutes after midnight, by inversion of the day's profile."""
    if not arrivals.by_time_of_day:
        return luck * MINUTES_PER_DAY
    times = sorted(arrivals.by_time_of_day)
    ends = np.array([*times, MINUTES_PER_DAY])
    weights = np.array([arrivals.by_time_of_day[time] for time in times]) * np.diff(ends)
    busy = weights > 0
    low, high = ends[:-1][busy], ends[1:][busy]
    levels = np.concatenate([[0.0], np.cumsum(weights[busy]) / weights.sum()])
    piece = np.clip(np.searchsorted(levels, luck, side="right") - 1, 0, len(high) - 1)
    within = (luck - levels[piece]) / (levels[piece + 1] - levels[piece])
    clock: Floats = np.minimum(low[piece] + within * (high[piece] - low[piece]), np.nextafter(high[piece], 0.0))
    return clock
