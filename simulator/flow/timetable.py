"""The timetable, written out: every sailing of the horizon, and what each day asks for."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from simulator.journal.columns import Floats, Ints, SmallInts
from simulator.scenario.policy import Policy
from simulator.scenario.schema import Calendar, Scenario
from simulator.units import MINUTES_PER_DAY

DAYS_A_WEEK = 7


@dataclass(frozen=True, slots=True)
class Timetable:
    """Every sailing of the horizon and of one sailing day of each route beyond it, by scheduled time and, at equal
    times, by route. A deck has the same departures as the route it is aboard of.

    The day beyond is there for those who wait or book for it when the horizon comes; it never sails.
    """

    routes: tuple[str, ...]
    route: SmallInts
    """Row of `routes`."""
    scheduled: Floats
    """Minutes."""
    day: Ints
    """The day in whose timetable it stands; a sailing at 24:00 belongs to the day that ends."""
    seats: Ints
    """Seats, or places of a deck, that may be sold: the route's own, or the mean of the vessels that work it."""
    arrives: Floats
    """Minutes: as scheduled, by the mean time that the route takes."""
    extra: NDArray[np.bool_]
    """Whether it is offered only after a stop; such a departure cannot be booked."""


def days_of(scenario: Scenario) -> int:
    """How many days the horizon touches."""
    return math.ceil(scenario.run.horizon / MINUTES_PER_DAY)


def sold_seats(policy: Policy, name: str) -> int:
    """Seats (or places of a deck) that may be sold on each sailing of a route."""
    seats = policy.places(name)
    return math.floor(sum(seats) / len(seats))


def policy_by_day(scenario: Scenario, days_beyond: int = 1) -> list[Policy]:
    """The policy as it stands on each day of the horizon and on the day (or so many days) after."""
    policy, policies = scenario.policy.on(scenario.run.start), []
    for day in range(days_of(scenario) + days_beyond):
        date = scenario.run.start + dt.timedelta(days=day)
        if date in scenario.policy.from_date:
            policy = scenario.policy.on(date)
        policies.append(policy)
    return policies


def timetable(scenario: Scenario, extra: Sequence[tuple[float, int]] = ()) -> Timetable:
    """Write out the timetable of every route, and the `extra` departures offered (minutes, row of the route)."""
    rows: list[tuple[float, int, int, int, bool]] = []
    drawn_up: Policy | None = None
    of_the_day: list[tuple[float, int, int]] = []
    to_the_end = dt.date.max.toordinal() - scenario.run.start.toordinal() - days_of(scenario) + 1  # of year 9999
    policies = policy_by_day(scenario, min(DAYS_A_WEEK, to_the_end))
    names = tuple(scenario.policy.routes)
    to_come = set(range(len(names)))  # routes whose sailing day beyond the horizon is not yet met
    for day, policy in enumerate(policies):
        if policy is not drawn_up:  # few days have a policy of their own
            drawn_up, of_the_day = policy, _of_the_day(policy)
        date = scenario.run.start + dt.timedelta(days=day)
        sails = to_come & {row for row, route in enumerate(policy.routes.values()) if route.sails_on(date)}
        if day >= days_of(scenario):
            to_come -= sails
        rows += [
            (day * MINUTES_PER_DAY + clock, route, day, seats, False)
            for clock, route, seats in of_the_day
            if route in sails
        ]
    rows += [
        (minutes, number, day, sold_seats(policies[day], names[number]), True)
        for minutes, number in extra
        for day in (int(minutes // MINUTES_PER_DAY),)
    ]
    rows.sort()
    scheduled, route_rows, day_rows, seat_rows, extra_rows = zip(*rows, strict=True) if rows else ((),) * 5
    takes = np.array([route.takes.moments()[0] for route in scenario.policy.routes.values()])
    departs, route = np.array(scheduled, dtype=np.float64), np.array(route_rows, dtype=np.int32)
    return Timetable(
        routes=names,
        route=route,
        scheduled=departs,
        day=np.array(day_rows, dtype=np.int64),
        seats=np.array(seat_rows, dtype=np.int64),
        arrives=departs + takes[route],
        extra=np.array(extra_rows, dtype=np.bool_),
    )


def _of_the_day(policy: Policy) -> list[tuple[float, int, int]]:
    """Every sailing of a day: minutes after midnight, row of the route, seats that may be sold."""
    seats = [sold_seats(policy, name) for name in policy.routes]
    return [
        (clock, row, seats[row]) for row, route in enumerate(policy.routes.values()) for clock in route.clock_times()
    ]


def day_factors(calendar: Calendar, flow: str, start: dt.date, days: int) -> Floats:
    """How much busier than the mean day each day is for a flow, one number a day."""
    dates = [start + dt.timedelta(days=day) for day in range(days)]
    own = calendar.by_flow.get(flow, {})
    return np.array([calendar.factor(date) * own.get(date, 1.0) for date in dates])
