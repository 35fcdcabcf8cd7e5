"""Where people wait: at every station and in every lounge, how long each and how many hours of waiting there are in a
day.

Person-hours add up over the whole way, minutes do not: a desk that spares a thousand people a minute, and a lounge
where they then sit a minute longer, leave the sum as it was. Counted is the time after the warm-up, and everybody in
it, those still waiting at the end included; they are 24 times the mean number waiting.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from simulator.journal import Journal
from simulator.journal.journal import Floats
from simulator.measures.legs import Legs, legs
from simulator.measures.period import counted_days, mean
from simulator.measures.queues import queue_mean_people
from simulator.measures.waits import wait_mean_minutes
from simulator.units import MINUTES_PER_DAY, MINUTES_PER_HOUR

HOURS_PER_DAY = MINUTES_PER_DAY / MINUTES_PER_HOUR


@dataclass(frozen=True, slots=True)
class Waiting:
    """The waiting at one stage of the way."""

    stage: str
    """A station; of a lounge the routes boarded from it, joined with `+`."""
    in_lounge: bool
    mean_minutes: float
    """Of a wait that ended in being served or boarding; NaN where nobody's did."""
    person_hours_per_day: float
    """NaN where nobody ever came."""


def waiting(journal: Journal) -> tuple[Waiting, ...]:
    """Every station, then every lounge, in the order of the scenario."""
    waits = legs(journal)
    return (
        *(
            Waiting(
                station,
                False,
                wait_mean_minutes(journal, station),
                queue_mean_people(journal, station) * HOURS_PER_DAY,
            )
            for station in journal.visits
        ),
        *(_in_lounge(journal, waits, lounge) for lounge in range(len(journal.lounges))),
    )


def _in_lounge(journal: Journal, waits: Legs, lounge: int) -> Waiting:
    here = waits.lounge == lounge
    name = "+".join(journal.routes[route] for route in journal.lounges[lounge])
    queued, until = waits.queued[here], waits.until[here]
    took = (waits.sailing[here] >= 0) & (queued >= journal.warm_up_minutes)
    hours = math.nan if not len(queued) else _hours(journal, queued, until)
    return Waiting(name, True, mean(until[took] - queued[took]), hours)


def _hours(journal: Journal, queued: Floats, until: Floats) -> float:
    begin = journal.warm_up_minutes
    minutes = np.maximum(until, begin) - np.maximum(queued, begin)
    return float(minutes.sum()) / MINUTES_PER_HOUR / counted_days(journal)
