"""Desks that always take equally long, unrelated arrivals: Crommelin's queue (M/D/c)."""

from __future__ import annotations

from simulator.theory.bulk_roots import mean_left_behind
from simulator.theory.rules import require_positive, require_servers


def mean_wait_minutes(arrivals_per_minute: float, service_minutes: float, servers: int) -> float:
    """Mean minutes in the queue before c desks of constant service.

    Everyone being served now is gone one service time later, and nobody else is: the number present,
    looked at one service time apart, loses up to c and gains a Poisson number. So the mean queue is what
    is left behind in that chain, and Little's law gives the wait. Source: C. D. Crommelin, "Delay
    probability formulae when the holding times are constant", P.O. Elect. Engrs J. 25 (1932) 41-50.
    `NoSteadyStateError` when the offered erlangs reach the number of desks.
    """
    require_positive(arrivals_per_minute=arrivals_per_minute, service_minutes=service_minutes)
    require_servers(servers)
    return mean_left_behind(arrivals_per_minute * service_minutes, servers) / arrivals_per_minute
