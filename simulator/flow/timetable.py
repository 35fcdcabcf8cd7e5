"""The timetable, written out: every sailing of the horizon, and what each day asks for."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import dataclass

import numpy as np

from simulator.journal.journal import Floats, Ints, SmallInts
from simulator.scenario.places import Route
from simulator.scenario.schema import Calendar, Scenario
from simulator.units import MINUTES_PER_DAY


@dataclass(frozen=True, slots=True)
class Timetable:
    """Every sailing of the horizon, by scheduled time and, at equal times, by route."""

    routes: tuple[str, ...]
    route: SmallInts
    """Row of `routes`."""
    scheduled: Floats
    """Minutes."""
    seats: Ints
    """Seats that may be sold: the route's own, or the mean of the vessels that work it."""
    last_of_day: np.ndarray[tuple[int], np.dtype[np.bool_]]
    """Whether it is the route's last of its day."""


def days_of(scenario: Scenario) -> int:
    """How many days the horizon touches."""
    return math.ceil(scenario.run.horizon / MINUTES_PER_DAY)


def sold_seats(scenario: Scenario, name: str, route: Route) -> int:
    """Seats that may be sold on each sailing of a route."""
    if route.seats is not None:
        return route.seats
    seats = [vessel.seats for vessel in scenario.policy.vessels.values() if name in vessel.works]
    return math.floor(sum(seats) / len(seats))


def timetable(scenario: Scenario) -> Timetable:
    """Write out the timetable of every route for every day of the horizon."""
    rows: list[tuple[float, int, int, bool]] = []
    for number, (name, route) in enumerate(scenario.policy.routes.items()):
        clock_times, seats = route.clock_times(), sold_seats(scenario, name, route)
        for day in range(days_of(scenario)):
            for clock in clock_times:
                rows.append((day * MINUTES_PER_DAY + clock, number, seats, clock == clock_times[-1]))
    rows = sorted(row for row in rows if row[0] < scenario.run.horizon)
    scheduled, route_rows, seat_rows, last = zip(*rows, strict=True) if rows else ((), (), (), ())
    return Timetable(
        routes=tuple(scenario.policy.routes),
        route=np.array(route_rows, dtype=np.int32),
        scheduled=np.array(scheduled, dtype=np.float64),
        seats=np.array(seat_rows, dtype=np.int64),
        last_of_day=np.array(last, dtype=np.bool_),
    )


def day_factors(calendar: Calendar, flow: str, start: dt.date, days: int) -> Floats:
    """How much busier than the mean day each day is for a flow, one number a day."""
    factors = np.ones(days)
    for day in range(days):
        date = start + dt.timedelta(days=day)
        factor = calendar.by_date.get(date)
        if factor is None:
            factor = (calendar.by_month[date.month - 1] if calendar.by_month else 1.0) * (
                calendar.by_weekday[date.weekday()] if calendar.by_weekday else 1.0
            )
        factors[day] = factor * calendar.by_flow.get(flow, {}).get(date, 1.0)
    return factors
