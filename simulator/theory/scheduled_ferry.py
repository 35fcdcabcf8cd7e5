"""People who come at random to a ferry that leaves by the timetable with a limited number of seats (Bailey)."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.theory.bulk_roots import mean_left_behind
from simulator.theory.rules import require_positive, require_servers


@dataclass(frozen=True, slots=True)
class ScheduledFerry:
    """Long-run figures of the lounge before a timetabled ferry."""

    left_behind_people: float
    """Mean number still in the lounge when a ferry has left."""
    before_departure_people: float
    """Mean number in the lounge just before a ferry leaves."""
    mean_wait_minutes: float
    """From coming to the lounge to departure."""


def scheduled_ferry(arrivals_per_minute: float, minutes_between_sailings: float, seats: int) -> ScheduledFerry:
    """Figures of a lounge where people come singly at random and a ferry leaves every T minutes with s seats.

    The number left behind follows the bulk-service chain with a = lambda T. Between departures the lounge
    fills at the rate lambda, so it holds (left behind + a / 2) on average, and Little's law gives the wait:
    W = left behind / lambda + T / 2. Source: Bailey 1954 for the queue; F. Downton, "Waiting time in bulk
    service queues", J. Roy. Statist. Soc. B 17 (1955) 256-261 for the wait. `NoSteadyStateError` when as many come
    between two sailings as there are seats, or more.
    """
    require_positive(arrivals_per_minute=arrivals_per_minute, minutes_between_sailings=minutes_between_sailings)
    require_servers(seats)
    arrivals_between = arrivals_per_minute * minutes_between_sailings
    left_behind = mean_left_behind(arrivals_between, seats)
    return ScheduledFerry(
        left_behind_people=left_behind,
        before_departure_people=left_behind + arrivals_between,
        mean_wait_minutes=left_behind / arrivals_per_minute + minutes_between_sailings / 2,
    )
