"""What the figures draw, taken from the journal of one replication: queues by time of day, waits, loads.

A journal of a year is too big to keep for every replication; these curves are small, so that a
figure can show its band over replications.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from simulator.journal import Journal, Visits
from simulator.journal.columns import Floats, Ints
from simulator.measures.clearance import studies
from simulator.measures.corridor import Corridor, corridors
from simulator.measures.legs import legs
from simulator.measures.period import counted_days, mean
from simulator.measures.places import directions
from simulator.measures.queues import queue_by_time_of_day
from simulator.measures.release import CHANNELS, release_study_by_stage
from simulator.measures.waits import waits
from simulator.units import MINUTES_PER_DAY, MINUTES_PER_HOUR

SLICE_MINUTES = 5.0
"""Queues by time of day are averaged over slices of this length."""
SLICES = round(MINUTES_PER_DAY / SLICE_MINUTES)
WITHIN_MINUTES: Floats = np.concatenate(
    [np.arange(0, 100) / 100, np.arange(100, 6000, 5) / 100, np.arange(60.0, MINUTES_PER_DAY + 1)]
)
"""Up to a day: each 0.01 min to 1, each 0.05 min to 60, then each minute."""
WAITED_WITHIN_MINUTES: Floats = np.concatenate(
    [WITHIN_MINUTES, np.arange(MINUTES_PER_DAY, 60 * MINUTES_PER_DAY + 1, 30)[1:]]
)
"""The waits at which the distribution curves are read: after a day each half hour, to sixty days."""


@dataclass(frozen=True, slots=True)
class Departures:
    """The sailings of one replication that left or were cancelled after warm-up, a row each."""

    route: Ints
    """Row of `Journal.routes`."""
    clock_minutes: Floats
    """Scheduled departure, minutes after midnight."""
    taken: Ints
    """Seats, or places of a deck, taken."""
    seats: Ints
    """How many there were."""
    cancelled: np.ndarray[tuple[int], np.dtype[np.bool_]]
    """Whether it never left."""


@dataclass(frozen=True, slots=True)
class StageHours:
    """Where the time from arrival to release went, of some declarations."""

    n: int
    """How many were released."""
    mean_hours: dict[str, float]
    """By the stage that ended each part."""


@dataclass(frozen=True, slots=True)
class Curves:
    """The curves of one replication, warm-up left out."""

    queue_people: dict[str, Floats]
    """Mean number waiting at each station in each slice of the day; NaN where nobody ever came, and in
    slices that were never simulated."""
    lounge_people: dict[str, Floats]
    """The same for travellers in each lounge, by its routes (joined with `+`)."""
    waited_within_share: dict[str, Floats]
    """By station: share of those served who had waited no longer than each of `WAITED_WITHIN_MINUTES`; none if nobody
    was."""
    served: dict[str, int]
    """By station: how many were served."""
    days: float
    """Days observed; NaN if the run ended before its warm-up."""
    routes: tuple[str, ...]
    departures: Departures
    stages: dict[str, StageHours]
    """By release study (`direction.shore`), and by channel of it (`direction.shore/channel`)."""
    corridors: dict[str, Corridor]
    """By direction, of those whose commonest way has a distance."""


def curves(journal: Journal) -> Curves:
    """The curves of one replication, from its journal alone."""
    within, served = {}, {}
    for station in journal.visits:
        waited = np.sort(waits(journal, station))
        served[station] = len(waited)
        if len(waited):
            # Clock times carry rounding of some 1e-10 min; a wait of exactly 5 min is within 5 min.
            within[station] = np.searchsorted(waited, WAITED_WITHIN_MINUTES + 1e-9, side="right") / len(waited)
    return Curves(
        queues(journal),
        lounge_queues(journal),
        within,
        served,
        counted_days(journal),
        journal.routes,
        _departures(journal),
        _stages(journal),
        corridors(journal, directions(journal)),
    )


def lounge_queues(journal: Journal) -> dict[str, Floats]:
    """Mean number in each lounge, by its routes (joined with `+`), in each slice of the day."""
    return queues(lounges_as_stations(journal))


def queues(journal: Journal) -> dict[str, Floats]:
    """Mean number waiting at each station in each slice of the day; NaN where nobody ever came."""
    return {station: queue_by_time_of_day(journal, station, SLICE_MINUTES).people for station in journal.visits}


def lounges_as_stations(journal: Journal) -> Journal:
    """The waits in each lounge as if they were visits to a station, where service begins when the vessel leaves."""
    waits = legs(journal)
    left = np.where(waits.waits_on, np.nan, waits.until)
    return replace(
        journal,
        visits={
            "+".join(journal.routes[route] for route in routes): Visits(
                waits.entity[here], waits.queued[here], left[here], left[here]
            )
            for lounge, routes in enumerate(journal.lounges)
            if len(here := np.flatnonzero(waits.lounge == lounge))
        },
    )


def _stages(journal: Journal) -> dict[str, StageHours]:
    found = {}
    for place, study in studies(journal).items():
        parts, channel = release_study_by_stage(study), study.described["channel"]
        for where, some in ((place, channel != ""), *((f"{place}/{each}", channel == each) for each in CHANNELS)):
            if some.any():
                hours = {stage: mean(minutes[some]) / MINUTES_PER_HOUR for stage, minutes in parts.items()}
                found[where] = StageHours(int(np.count_nonzero(some)), hours)
    return found


def _departures(journal: Journal) -> Departures:
    sailings = journal.sailings
    over = (sailings.scheduled >= journal.warm_up_minutes) & (sailings.cancelled | ~np.isnan(sailings.departed))
    return Departures(
        sailings.route[over].astype(np.int64),
        sailings.scheduled[over] % MINUTES_PER_DAY,
        sailings.places_taken[over].astype(np.int64),
        sailings.seats[over].astype(np.int64),
        sailings.cancelled[over],
    )
