"""Stations in a network, with people sent on at random and sent back: Jackson's open network."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from simulator.theory.erlang import mean_wait_minutes
from simulator.theory.rules import require_not_negative, require_positive


@dataclass(frozen=True, slots=True)
class JacksonNetwork:
    """Long-run figures of an open network, one entry a station where a tuple."""

    visits_per_minute: tuple[float, ...]
    """All visits, returns counted each time."""
    mean_wait_minutes: tuple[float, ...]
    """In the queue, a visit."""
    mean_present_people: tuple[float, ...]
    """Waiting and served."""
    journey_minutes: float
    """Mean time from entering the network to leaving it."""


def jackson_network(
    from_outside_per_minute: Sequence[float],
    next_share: Sequence[Sequence[float]],
    service_minutes: Sequence[float],
    servers: Sequence[int],
) -> JacksonNetwork:
    """Figures of an open network of M/M/c stations; `next_share[i][j]` of those leaving i go on to j.

    Visits solve the traffic equations lambda_j = gamma_j + sum_i lambda_i r_ij, and every station then
    behaves as an M/M/c queue with that rate, although with feedback its arrivals are not Poisson.
    Source: J. R. Jackson, "Networks of waiting lines", Operations Research 5 (1957) 518-521.
    `NoSteadyStateError` when a station is offered its capacity or more; ValueError when nobody can ever leave.
    """
    outside, routes = np.asarray(from_outside_per_minute, float), np.asarray(next_share, float)
    if routes.shape != (len(outside), len(outside)):
        raise ValueError(f"next_share should have {len(outside)} rows and columns, not {routes.shape}")
    if (routes < 0).any() or (routes.sum(axis=1) > 1 + 1e-12).any():
        raise ValueError("every row of next_share should hold shares that sum to 1 or less")
    require_not_negative(**{f"from_outside_per_minute[{k}]": float(rate) for k, rate in enumerate(outside)})
    require_positive(total_from_outside_per_minute=float(outside.sum()))
    if np.abs(np.linalg.eigvals(routes)).max() >= 1 - 1e-12:
        raise ValueError("nobody ever leaves some of these stations: the shares that go on should let people out")
    visits = np.linalg.solve(np.eye(len(outside)) - routes.T, outside)
    waits = [
        mean_wait_minutes(float(rate), minutes, desks) if rate > 0 else 0.0
        for rate, minutes, desks in zip(visits, service_minutes, servers, strict=True)
    ]
    present = [
        float(rate) * (wait + minutes) for rate, wait, minutes in zip(visits, waits, service_minutes, strict=True)
    ]
    return JacksonNetwork(
        visits_per_minute=tuple(float(rate) for rate in visits),
        mean_wait_minutes=tuple(waits),
        mean_present_people=tuple(present),
        journey_minutes=sum(present) / float(outside.sum()),
    )
