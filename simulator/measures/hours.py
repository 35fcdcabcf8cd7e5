"""A run hour by hour: what left, what did not, who is on the quay; one foggy day told in a table."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from simulator.journal import Journal
from simulator.journal.columns import Floats, Ints, Mask
from simulator.measures.legs import Legs, legs
from simulator.measures.places import EVERYONE, MODES, on_routes
from simulator.measures.sailings import passengers_by_sailing
from simulator.units import MINUTES_PER_HOUR


@dataclass(frozen=True, slots=True)
class Hours:
    """What happened at one place (all routes, a mode or a route) in each hour of the run, warm-up and all; the last
    may be cut short by the end of the run."""

    hour: Ints
    """Hours since the first midnight at which each begins."""
    departures: Ints
    """What left."""
    cancelled: Ints
    """What was due in this hour and was cancelled."""
    boarded: Ints
    """Passengers on what left."""
    waiting: Ints
    """Travellers in the lounges at the end of the hour."""
    stopped_minutes: Floats
    """Minutes of the hour in which the weather stopped the route; of several routes, their mean."""


def hour_by_hour(journal: Journal, place: str = EVERYONE) -> Hours:
    """The run hour by hour; no rows where there are no routes."""
    return _hours(journal, legs(journal), passengers_by_sailing(journal).sum(axis=1), place)


def hours_of_modes(journal: Journal) -> dict[str, Hours]:
    """The same for each mode that there is."""
    waits, passengers = legs(journal), passengers_by_sailing(journal).sum(axis=1)
    return {mode: _hours(journal, waits, passengers, mode) for mode in MODES if mode in journal.modes}


def _hours(journal: Journal, waits: Legs, passengers: Ints, place: str) -> Hours:
    routes, sailings = on_routes(journal, place), journal.sailings
    count = math.ceil(journal.horizon_minutes / MINUTES_PER_HOUR) if routes.any() else 0
    here = routes[sailings.route]
    left = here & (sailings.departed <= journal.horizon_minutes)
    lost = here & sailings.cancelled & (sailings.scheduled <= journal.horizon_minutes)
    departed = _hour(sailings.departed[left], count)
    mine = routes[waits.route]
    came = np.bincount(_hour_to(waits.queued[mine], count), minlength=count)
    gone = np.bincount(_hour_to(waits.until[mine & ~waits.waits_on], count), minlength=count)
    return Hours(
        np.arange(count),
        np.bincount(departed, minlength=count),
        np.bincount(_hour(sailings.scheduled[lost], count), minlength=count),
        np.bincount(departed, passengers[left], minlength=count).astype(np.int64),
        np.cumsum(came - gone),
        _stopped(journal, routes, count),
    )


def _hour(minutes: Floats, count: int) -> Ints:
    """The hour that holds a minute; 09:00 belongs to the hour that it begins, save at the end of the run."""
    return np.minimum((minutes // MINUTES_PER_HOUR).astype(np.int64), count - 1)


def _hour_to(minutes: Floats, count: int) -> Ints:
    """The hour at whose end a change at this minute is first seen: whoever leaves at 09:00 is gone at 09:00."""
    return np.clip(np.ceil(minutes / MINUTES_PER_HOUR).astype(np.int64) - 1, 0, count - 1)


def _stopped(journal: Journal, routes: Mask, count: int) -> Floats:
    """Minutes of each hour, as a mean over the routes."""
    mine = routes[journal.stops.route]
    edges = np.minimum(np.arange(count + 1) * MINUTES_PER_HOUR, journal.horizon_minutes)
    began, ended = (np.minimum(times[mine, None], edges) for times in (journal.stops.began, journal.stops.ended))
    so_far = (ended - began).sum(axis=0)  # minutes stopped up to each edge
    return np.asarray(np.diff(so_far) / max(int(np.count_nonzero(routes)), 1))
