"""Every wait in a lounge, with the route it was for: what lounges, connections and recoveries are counted from."""

from __future__ import annotations

import math
from dataclasses import dataclass, fields

import numpy as np

from simulator.journal import Journal
from simulator.journal.columns import Floats, Ints, Mask, SmallInts
from simulator.measures.period import counted_days
from simulator.measures.places import is_traveller, on_routes
from simulator.units import MINUTES_PER_DAY


@dataclass(frozen=True, slots=True)
class Legs:
    """The waits of travellers in lounges, a row each, in the order of the crossings; companions are left out."""

    entity: SmallInts
    """Row of `Journal.journeys`."""
    queued: Floats
    """Minutes: when they came to the lounge."""
    until: Floats
    """Minutes: when they left it, aboard or not; the end of the run for those still there."""
    route: SmallInts
    """Row of `Journal.routes`: the one taken; of those who took none, the one booked, else the first of the lounge."""
    lounge: SmallInts
    """Row of `Journal.lounges`."""
    sailing: SmallInts
    """Row of the sailing taken; -1 for none."""
    booked: SmallInts
    """Row of the sailing booked; -1 for none."""
    waits_on: Mask
    """Whether they were still there when the run ended."""

    def __len__(self) -> int:
        return len(self.entity)


def legs(journal: Journal) -> Legs:
    """The waits of all travellers in all lounges."""
    crossings = journal.crossings
    until = np.where(np.isnan(crossings.started), crossings.ended, crossings.started)
    waits_on = np.isnan(until)
    until[waits_on] = journal.horizon_minutes
    of_sailing = np.append(journal.sailings.route, np.int32(-1))  # of none, row -1
    route = of_sailing[np.where(crossings.sailing >= 0, crossings.sailing, crossings.booked)]
    unknown = np.flatnonzero(route < 0)
    first = np.array([lounge[0] for lounge in journal.lounges], np.int32)
    route[unknown] = first[crossings.lounge[unknown]]
    everyone = Legs(
        crossings.entity,
        crossings.queued,
        until,
        route,
        crossings.lounge,
        crossings.sailing,
        crossings.booked,
        waits_on,
    )
    travels = is_traveller(journal)
    return everyone if travels.all() else only(everyone, travels[journal.journeys.flow[crossings.entity]])


def only(waits: Legs, wanted: Mask) -> Legs:
    """Some of these waits."""
    kept = np.flatnonzero(wanted)
    return Legs(**{column.name: getattr(waits, column.name)[kept] for column in fields(waits)})


def nights(queued: Floats, until: Floats, waits_on: Mask) -> Ints:
    """Midnights that were spent in a lounge. A departure at 24:00 belongs to its day; a run that ends at midnight
    ends in the night."""
    came = np.floor(queued / MINUTES_PER_DAY)
    left = np.ceil(until / MINUTES_PER_DAY) - 1
    left[waits_on] = np.floor(until[waits_on] / MINUTES_PER_DAY)
    return np.asarray(np.maximum(left - came, 0), np.int64)


def of_routes(journal: Journal, routes: SmallInts) -> Ints:
    """How many rows there are of each route."""
    return np.bincount(routes, minlength=len(journal.routes))


def per_day(journal: Journal, counts: Ints, came: Ints, place: str) -> float:
    """Counts of each route as a rate of a place; NaN where nobody ever came who could have been counted."""
    here = on_routes(journal, place)
    return int(counts[here].sum()) / counted_days(journal) if came[here].any() else math.nan
