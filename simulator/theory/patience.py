"""People who leave the queue when their patience ends: Palm's queue, also called Erlang A (M/M/c+M)."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from simulator.theory.rules import require_positive, require_servers

_NEGLIGIBLE = 45.0
"""A term so many powers of e below the largest is left out, with all that follow."""


@dataclass(frozen=True, slots=True)
class Impatience:
    """Long-run figures of a queue that some give up."""

    gave_up_share: float
    """Of all who come."""
    mean_wait_minutes: float
    """Of all who come: until service, or until they give up."""
    waiting_share: float
    """Of all who come: found every desk busy."""
    mean_queue_people: float
    """Waiting, those at the desks left out."""


def impatience(arrivals_per_minute: float, service_minutes: float, servers: int, patience_minutes: float) -> Impatience:
    """Figures of c desks with exponential service and exponential patience; always stable.

    The number present is a birth-and-death chain with death rate min(n, c) mu + max(n - c, 0) theta,
    theta = 1 / mean patience. Everyone who waits gives up at rate theta, so gave-up share = theta Lq / lambda.
    The terms are followed, as logarithms, until they no longer count. Source: C. Palm 1957; Mandelbaum &
    Zeltyn, "Service engineering in action: the Palm/Erlang-A queue", 2007, section 2.
    """
    require_positive(
        arrivals_per_minute=arrivals_per_minute, service_minutes=service_minutes, patience_minutes=patience_minutes
    )
    require_servers(servers)
    offered, relief = arrivals_per_minute * service_minutes, service_minutes / patience_minutes
    logs, peak = [0.0], 0.0
    while len(logs) <= servers or logs[-1] > peak - _NEGLIGIBLE:
        waiting_now = max(len(logs) - servers, 0)
        logs.append(logs[-1] + math.log(offered) - math.log(min(len(logs), servers) + waiting_now * relief))
        peak = max(peak, logs[-1])
    chances = np.exp(np.array(logs) - peak)
    chances /= chances.sum()
    waiting = np.maximum(np.arange(len(logs)) - servers, 0)
    queue_people = float(chances @ waiting)
    return Impatience(
        gave_up_share=queue_people / patience_minutes / arrivals_per_minute,
        mean_wait_minutes=queue_people / arrivals_per_minute,
        waiting_share=float(chances[servers:].sum()),
        mean_queue_people=queue_people,
    )
