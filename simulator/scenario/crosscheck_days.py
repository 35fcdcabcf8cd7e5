"""Rules about time: the length of a run, the busiest day, clock times written twice, arrivals without end."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator

from simulator.scenario.complaints import Complaint, at
from simulator.scenario.flows import Flow
from simulator.scenario.nodes import Loc, Node, find
from simulator.scenario.rosters import OnDays
from simulator.scenario.schema import Scenario
from simulator.units import MINUTES_PER_DAY, clock_minutes

LONGEST_RUN_DAYS = 36_525
MOST_TRAVELLERS = 2**31 - 1
"""Rows that a journal can number."""


def days(scenario: Scenario, root: Node) -> Iterator[Complaint]:
    """Complaints about the run, the calendar, clock times and arrivals."""
    run = scenario.run
    if run.warm_up >= run.horizon:
        yield at(root, ("run", "warm_up"), "should be shorter than the horizon, or nothing is left to measure")
    for name in scenario.world.flows:
        loc = ("world", "flows", name, "arrivals", "by_time_of_day")
        yield from _twice(root, loc)
        yield from _at_the_end_of_the_day(root, loc)
    for name in scenario.policy.stations:
        yield from _rostered_twice(root, ("policy", "stations", name))
    for date, change in scenario.policy.from_date.items():
        for name in change.stations:
            yield from _rostered_twice(root, ("policy", "from_date", date.isoformat(), "stations", name))
    for name in scenario.world.calendar.by_flow:
        if name in scenario.world.flows and not scenario.world.flows[name].arrivals.follows_calendar:
            yield at(
                root,
                ("world", "calendar", "by_flow", name),
                "is a flow that does not follow the calendar",
                f"set world.flows.{name}.arrivals.follows_calendar to true",
                key=True,
            )
    last = run.start.toordinal() + run.horizon / MINUTES_PER_DAY
    if run.horizon > LONGEST_RUN_DAYS * MINUTES_PER_DAY or last > dt.date.max.toordinal():
        yield at(root, ("run", "horizon"), "should be at most 100 years, and end before the year 10000")
        return
    for name, flow in scenario.world.flows.items():
        yield from _without_end(root, ("world", "flows", name, "arrivals"), flow, run.horizon)


def _rostered_twice(root: Node, station: Loc) -> Iterator[Complaint]:
    """Clock times that are one in the rosters of a station; the two midnights of a single day are not."""
    yield from _twice(root, (*station, "roster"))
    for day in OnDays.model_fields:
        yield from _twice(root, (*station, "on_days", day), one_day=True)


def _twice(root: Node, loc: Loc, *, one_day: bool = False) -> Iterator[Complaint]:
    """Clock times such as `8:00` and `08:00` that are one; every day `00:00` and `24:00` are, too."""
    first: dict[float, str] = {}
    for key in _clock_times(root, loc):
        other = first.setdefault(clock_minutes(key) % (math.inf if one_day else MINUTES_PER_DAY), key)
        if other != key:
            yield at(root, (*loc, key), f"is the same time as {other}", key=True)


def _at_the_end_of_the_day(root: Node, loc: Loc) -> Iterator[Complaint]:
    """A weight from 24:00 on, when the day is over."""
    for key in _clock_times(root, loc):
        if clock_minutes(key) == MINUTES_PER_DAY:
            yield at(root, (*loc, key), "is the end of the day, and weights count from their time on", key=True)


def _clock_times(root: Node, loc: Loc) -> list[str]:
    """Keys of the mapping at a place; none where nothing was written there."""
    node = find(root, loc)[1]
    return [] if node is find(root, loc[:-1])[1] else list(node.mapping)


def _without_end(root: Node, loc: Loc, flow: Flow, horizon_minutes: float) -> Iterator[Complaint]:
    """Arrivals that would never let the clock go on, or more than a journal can number."""
    arrivals = flow.arrivals
    party = flow.party.size.moments()[0] if flow.party else 1.0
    if arrivals.every is not None:
        gap = arrivals.every.moments()[0]
        if not gap > 0:
            yield at(root, (*loc, "every"), "the time between arrivals should be more than 0 on average")
            return
        travellers = horizon_minutes / gap * party
    elif arrivals.rate is not None:
        travellers = arrivals.rate * arrivals.ceiling * horizon_minutes * party
    else:
        return
    if travellers > MOST_TRAVELLERS:
        yield at(
            root,
            (*loc, "every" if arrivals.every is not None else "rate"),
            f"would bring about {travellers:.2g} travellers, and at most {MOST_TRAVELLERS:.2g} can be followed",
        )
