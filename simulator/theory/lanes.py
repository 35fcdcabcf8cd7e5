"""Lanes of one desk each, for trusted traders and for all others, and the same desks as one hall for all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from simulator.theory.erlang import mean_wait_minutes
from simulator.theory.rules import require_positive


@dataclass(frozen=True, slots=True)
class Lanes:
    """Mean minutes in the queue, before and after lanes are pooled."""

    apart_minutes: tuple[float, ...]
    """Of each lane."""
    apart_mean_minutes: float
    """Of all who come, whichever lane."""
    pooled_minutes: float
    """Of everybody in the one queue, whatever lane they would have had."""


def pooling(arrivals_per_minute: Sequence[float], service_minutes: float) -> Lanes:
    """Waits of n lanes M/M/1, and of one M/M/n queue of all who come; exponential service of one mean.

    Pooled, all wait less on average. A lane that was little used waits longer: lane 1 of two does where
    r1 / (1 - r1) < r^2 / (1 - r^2), r1 its utilisation and r that of both desks. Sources: for the waits
    Gross, Shortle, Thompson & Harris 2008, sections 2.2 and 2.3; for the average D. R. Smith & W. Whitt, "Resource
    sharing for efficiency in traffic systems", Bell System Tech. J. 60 (1981) 39-55; for who loses M. H. Rothkopf &
    P. Rech, "Perspectives on queues: combining queues is not always beneficial", Operations Research 35 (1987) 906-909.
    `NoSteadyStateError` when a lane has more to do than its desk can.
    """
    require_positive(service_minutes=service_minutes)
    apart = tuple(mean_wait_minutes(rate, service_minutes, 1) for rate in arrivals_per_minute)
    everyone = sum(arrivals_per_minute)
    return Lanes(
        apart,
        sum(rate * wait for rate, wait in zip(arrivals_per_minute, apart, strict=True)) / everyone,
        mean_wait_minutes(everyone, service_minutes, len(apart)),
    )
