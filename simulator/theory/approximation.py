"""A first estimate where no exact formula exists: the rule of Allen and Cunneen (G/G/c)."""

from __future__ import annotations

from simulator.theory.erlang import mean_wait_minutes as exponential_mean_wait_minutes
from simulator.theory.rules import require_not_negative


def mean_wait_minutes(
    arrivals_per_minute: float,
    service_minutes: float,
    servers: int,
    arrival_variation: float,
    service_variation: float,
) -> float:
    """Estimated mean minutes in the queue of a station whose arrivals and services have any shape.

    The M/M/c wait times (ca^2 + cs^2) / 2, the variations being squared coefficients (variance over mean
    squared). Exact for M/M/c and M/G/1, an approximation elsewhere, best near full load. Source:
    A. O. Allen, *Probability, Statistics, and Queueing Theory*, 2nd ed. 1990, section 5.3 (Allen-Cunneen).
    `NoSteadyStateError` when the utilisation reaches 1.
    """
    require_not_negative(arrival_variation=arrival_variation, service_variation=service_variation)
    memoryless = exponential_mean_wait_minutes(arrivals_per_minute, service_minutes, servers)
    return memoryless * (arrival_variation + service_variation) / 2
