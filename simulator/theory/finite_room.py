"""Desks with a waiting room of so many places: who finds it full is turned away (M/M/c/K)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from simulator.theory.rules import require_not_negative, require_positive, require_servers


@dataclass(frozen=True, slots=True)
class FiniteRoom:
    """What becomes of those who come to a room of limited size, in the long run."""

    turned_away_share: float
    """Of all who come."""
    mean_wait_minutes: float
    """Of those let in."""
    mean_queue_people: float
    """Waiting, those at the desks left out."""
    utilisation_share: float
    """Of the desks' time."""


def finite_room(arrivals_per_minute: float, service_minutes: float, servers: int, waiting_places: int) -> FiniteRoom:
    """Long-run figures of an M/M/c station with so many waiting places; always stable.

    The chain of the number present is a birth-and-death chain: p(n) is proportional to the product of
    lambda / (min(k, c) mu) for k = 1 .. n, n up to K = c + waiting places. Those turned away find n = K
    (Poisson arrivals see time averages), and Little's law gives the wait of those let in.
    Source: Gross, Shortle, Thompson & Harris 2008, section 2.4. With no waiting place this is Erlang B.
    """
    require_positive(arrivals_per_minute=arrivals_per_minute, service_minutes=service_minutes)
    require_servers(servers)
    require_not_negative(waiting_places=waiting_places)
    present = np.arange(servers + waiting_places + 1)
    busy = np.minimum(present, servers)
    steps = np.log(arrivals_per_minute * service_minutes) - np.log(busy[1:])
    logs = np.concatenate(([0.0], np.cumsum(steps)))  # logarithms, so that a large room does not overflow
    chances = np.exp(logs - logs.max())
    chances /= chances.sum()
    turned_away_share = float(chances[-1])
    queue_people = float(chances @ (present - busy))
    return FiniteRoom(
        turned_away_share=turned_away_share,
        mean_wait_minutes=queue_people / (arrivals_per_minute * (1 - turned_away_share)),
        mean_queue_people=queue_people,
        utilisation_share=float(chances @ busy) / servers,
    )
