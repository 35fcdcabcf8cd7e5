"""Several classes before the same desks, the more urgent first, nobody interrupted: Cobham's queue."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from simulator.theory.erlang import erlang_c
from simulator.theory.rules import require_not_negative, require_positive, require_servers, require_stable


@dataclass(frozen=True, slots=True)
class UrgencyClass:
    """One class of arrivals at a single desk."""

    arrivals_per_minute: float
    service_minutes: float
    service_variance: float
    """Minutes squared."""


def _waits(residual_minutes: float, shares_of_time: Sequence[float]) -> tuple[float, ...]:
    """W0 / ((1 - sigma before) (1 - sigma with)) for each class, most urgent first."""
    waits, taken = [], 0.0
    for share in shares_of_time:
        waits.append(residual_minutes / ((1 - taken) * (1 - taken - share)))
        taken += share
    return tuple(waits)


def equal_service_waits_minutes(
    arrivals_per_minute: Sequence[float], service_minutes: float, servers: int
) -> tuple[float, ...]:
    """Mean minutes each class waits before c desks, most urgent first; exponential service of one mean for all.

    W_p = (C / (c mu)) / ((1 - sigma_{p-1}) (1 - sigma_p)), sigma_p the utilisation by classes 1 .. p and C
    Erlang's waiting share of the whole. Source: A. Cobham, "Priority assignment in waiting line problems",
    Operations Research 2 (1954) 70-76; Gross, Shortle, Thompson & Harris 2008, section 3.4. `NoSteadyStateError` when
    all classes together reach the desks' capacity.
    """
    require_positive(service_minutes=service_minutes)
    require_positive(**{f"arrivals_per_minute[{k}]": rate for k, rate in enumerate(arrivals_per_minute)})
    require_servers(servers)
    waiting_share = erlang_c(sum(arrivals_per_minute) * service_minutes, servers)
    return _waits(
        waiting_share * service_minutes / servers, [rate * service_minutes / servers for rate in arrivals_per_minute]
    )


def one_desk_waits_minutes(classes: Sequence[UrgencyClass]) -> tuple[float, ...]:
    """Mean minutes each class waits before one desk, most urgent first; service of any shape, its own for each.

    W_p = W0 / ((1 - sigma_{p-1}) (1 - sigma_p)) with W0 = sum(lambda_i E[S_i^2]) / 2, the mean of what is
    left of the service in progress. Source: Cobham 1954, as above. `NoSteadyStateError` when the utilisation reaches 1.
    """
    for one in classes:
        require_positive(arrivals_per_minute=one.arrivals_per_minute, service_minutes=one.service_minutes)
        require_not_negative(service_variance=one.service_variance)
    shares = [one.arrivals_per_minute * one.service_minutes for one in classes]
    require_stable(sum(shares), 1)
    residual = sum(one.arrivals_per_minute * (one.service_variance + one.service_minutes**2) for one in classes) / 2
    return _waits(residual, shares)
