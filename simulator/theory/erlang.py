"""Desks with unrelated arrivals and memoryless service: Erlang's two formulas and what follows from them."""

from __future__ import annotations

import math

from simulator.theory.rules import require_not_negative, require_positive, require_servers, require_stable


def erlang_b(offered_erlangs: float, servers: int) -> float:
    """Share of arrivals who find every desk busy and, as nobody may wait, are turned away.

    B(0) = 1, B(k) = a B(k-1) / (k + a B(k-1)) with a the offered erlangs: every term is positive, so
    nothing cancels and nothing overflows. Holds for any distribution of service with the same mean.
    Source: A. K. Erlang 1917; the recursion in Gross, Shortle, Thompson & Harris, *Fundamentals of
    Queueing Theory*, 4th ed. 2008, section 2.5.
    """
    require_not_negative(offered_erlangs=offered_erlangs)
    require_servers(servers)
    blocked_share = 1.0
    for busy in range(1, servers + 1):
        blocked_share = offered_erlangs * blocked_share / (busy + offered_erlangs * blocked_share)
    return blocked_share


def erlang_c(offered_erlangs: float, servers: int) -> float:
    """Share of arrivals who must wait because every desk is busy (M/M/c, unlimited room).

    C = B / (1 - rho (1 - B)) with B Erlang's loss share and rho the utilisation. Source: Erlang 1917;
    Gross et al. 2008, section 2.3. `NoSteadyStateError` when the offered erlangs reach the number of desks.
    """
    blocked_share = erlang_b(offered_erlangs, servers)
    utilisation_share = require_stable(offered_erlangs, servers)
    return blocked_share / (1 - utilisation_share * (1 - blocked_share))


def mean_wait_minutes(arrivals_per_minute: float, service_minutes: float, servers: int) -> float:
    """Mean minutes in the queue of an M/M/c station, those who need not wait counted as 0.

    W = C / (c mu - lambda). Source: Gross et al. 2008, section 2.3.
    """
    require_positive(arrivals_per_minute=arrivals_per_minute, service_minutes=service_minutes)
    waiting_share = erlang_c(arrivals_per_minute * service_minutes, servers)
    return waiting_share / (servers / service_minutes - arrivals_per_minute)


def mean_queue_people(arrivals_per_minute: float, service_minutes: float, servers: int) -> float:
    """Mean number waiting at an M/M/c station, those at the desks left out: lambda W (Little 1961)."""
    return arrivals_per_minute * mean_wait_minutes(arrivals_per_minute, service_minutes, servers)


def wait_longer_share(minutes: float, arrivals_per_minute: float, service_minutes: float, servers: int) -> float:
    """Share of arrivals at an M/M/c station, served in order, who wait longer than so many minutes.

    P(wait > t) = C exp(-(c mu - lambda) t). Source: Gross et al. 2008, section 2.3.
    """
    require_not_negative(minutes=minutes)
    require_positive(arrivals_per_minute=arrivals_per_minute, service_minutes=service_minutes)
    waiting_share = erlang_c(arrivals_per_minute * service_minutes, servers)
    return waiting_share * math.exp(-(servers / service_minutes - arrivals_per_minute) * minutes)


def wait_quantile_minutes(share: float, arrivals_per_minute: float, service_minutes: float, servers: int) -> float:
    """The wait that this share of arrivals at an M/M/c station do not exceed (0.95: the 95th percentile).

    Solves `wait_longer_share` for the time; 0 where so many need not wait at all.
    """
    if not 0 <= share < 1:
        raise ValueError(f"share should be 0 or more and less than 1, not {share:g}")
    waiting_share = wait_longer_share(0.0, arrivals_per_minute, service_minutes, servers)
    if waiting_share <= 1 - share:
        return 0.0
    return math.log(waiting_share / (1 - share)) / (servers / service_minutes - arrivals_per_minute)
