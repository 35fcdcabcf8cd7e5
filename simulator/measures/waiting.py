"""Where people wait: at every station and in every lounge, how long each and how many hours of waiting there are in a
day.

Person-hours add up over the whole way, minutes do not: a desk that spares a thousand people a minute, and a lounge
where they then sit a minute longer, leave the sum as it was. Counted is the time after the warm-up, and everybody in
it, those still waiting at the end included; they are 24 times the mean number waiting.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np

from simulator.journal import Journal
from simulator.journal.columns import Floats
from simulator.measures.legs import Legs, legs
from simulator.measures.period import counted_days, mean, ratio
from simulator.measures.queues import queue_mean_people
from simulator.measures.waits import waits
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
    waits: int
    """How many such waits there were."""
    person_hours_per_day: float
    """NaN where nobody ever came."""

    def and_at(self, other: Waiting) -> Waiting:
        """The waiting here and at another stage, as if the two were one."""
        waits = self.waits + other.waits
        minutes = math.fsum(each.mean_minutes * each.waits for each in (self, other) if each.waits)
        hours = [each.person_hours_per_day for each in (self, other) if not math.isnan(each.person_hours_per_day)]
        return replace(
            self,
            mean_minutes=ratio(minutes, waits),
            waits=waits,
            person_hours_per_day=math.fsum(hours) if hours else math.nan,
        )


def waiting(journal: Journal) -> tuple[Waiting, ...]:
    """Every station, then every lounge, in the order of the scenario."""
    sat = legs(journal)
    return (
        *(_at_station(journal, station) for station in journal.visits),
        *(_in_lounge(journal, sat, lounge) for lounge in range(len(journal.lounges))),
    )


def _at_station(journal: Journal, station: str) -> Waiting:
    minutes = waits(journal, station)
    return Waiting(station, False, mean(minutes), len(minutes), queue_mean_people(journal, station) * HOURS_PER_DAY)


def _in_lounge(journal: Journal, sat: Legs, lounge: int) -> Waiting:
    here = sat.lounge == lounge
    name = "+".join(journal.routes[route] for route in journal.lounges[lounge])
    queued, until = sat.queued[here], sat.until[here]
    took = (sat.sailing[here] >= 0) & (queued >= journal.warm_up_minutes)
    hours = math.nan if not len(queued) else _hours(journal, queued, until)
    return Waiting(name, True, mean(until[took] - queued[took]), int(np.count_nonzero(took)), hours)


def _hours(journal: Journal, queued: Floats, until: Floats) -> float:
    begin = journal.warm_up_minutes
    minutes = np.maximum(until, begin) - np.maximum(queued, begin)
    return float(minutes.sum()) / MINUTES_PER_HOUR / counted_days(journal)
