"""Connections that were missed, and bookings that were lost with the departure they were for.

A connection is a departure booked for a leg after the first, as a flight is bought together with the ferry to it.
Counted are travellers who came to the lounge of that leg; each belongs to the route and the time of the departure
booked. Nobody knows how long before it the doors close but those who came late: who was not on a departure that
left, though booked on it, missed it.
"""

from __future__ import annotations

import math

import numpy as np

from simulator.journal import Journal
from simulator.journal.columns import Ints, Mask
from simulator.measures.legs import Legs, legs, of_routes, per_day
from simulator.measures.period import counted_minutes, ratio
from simulator.measures.places import EVERYONE, on_routes, route_places
from simulator.measures.rows import Row, row


def missed_connection_share(journal: Journal, place: str = EVERYONE) -> float:
    """Of those who came to the lounge of a later leg with a booking for a departure that left in the time counted:
    the share who were not on it. NaN where there were none."""
    kept, missed = _connections(journal, legs(journal))
    return _share(journal, kept, missed, place)


def missed_connections_per_day(journal: Journal, place: str = EVERYONE) -> float:
    """Connections missed, per day; NaN where nobody came to a lounge with one to make."""
    kept, missed = _connections(journal, legs(journal))
    return per_day(journal, missed, kept + missed, place)


def lost_to_cancellation_per_day(journal: Journal, place: str = EVERYONE) -> float:
    """Travellers in a lounge, of any leg, whose booked departure of the time counted was cancelled, per day; NaN where
    nobody came with a booking."""
    kept, lost = _bookings(journal, legs(journal))
    return per_day(journal, lost, kept + lost, place)


def connection_rows(journal: Journal, waits: Legs) -> tuple[Row, ...]:
    """All measures of this page; nothing where there are no routes."""
    if not journal.routes:
        return ()
    kept, missed = _connections(journal, waits)
    held, lost = _bookings(journal, waits)
    places = route_places(journal)
    return (
        *(row("missed_connection_share", place, _share(journal, kept, missed, place)) for place in places),
        *(row("missed_connections_per_day", place, per_day(journal, missed, kept + missed, place)) for place in places),
        *(row("lost_to_cancellation_per_day", place, per_day(journal, lost, held + lost, place)) for place in places),
    )


def _share(journal: Journal, kept: Ints, missed: Ints, place: str) -> float:
    if math.isnan(counted_minutes(journal)):
        return math.nan
    here = on_routes(journal, place)
    return ratio(int(missed[here].sum()), int((kept + missed)[here].sum()))


def _connections(journal: Journal, waits: Legs) -> tuple[Ints, Ints]:
    """How many connections of each route were made, and how many missed."""
    first = np.full(len(journal.journeys), np.inf)
    np.minimum.at(first, waits.entity, waits.queued)
    booked = np.flatnonzero(waits.booked >= 0)
    booked = booked[waits.queued[booked] > first[waits.entity[booked]]]
    departed = journal.sailings.departed[waits.booked[booked]]
    booked = booked[(departed >= journal.warm_up_minutes) & (departed <= journal.horizon_minutes)]
    return _counts(journal, waits, booked, waits.sailing[booked] != waits.booked[booked])


def _bookings(journal: Journal, waits: Legs) -> tuple[Ints, Ints]:
    """How many bookings of each route were for a departure that was not cancelled, and how many for one that was."""
    booked = np.flatnonzero(waits.booked >= 0)
    scheduled = journal.sailings.scheduled[waits.booked[booked]]
    booked = booked[(scheduled >= journal.warm_up_minutes) & (scheduled <= journal.horizon_minutes)]
    return _counts(journal, waits, booked, journal.sailings.cancelled[waits.booked[booked]])


def _counts(journal: Journal, waits: Legs, rows: Ints, lost: Mask) -> tuple[Ints, Ints]:
    route = journal.sailings.route[waits.booked[rows]]
    return of_routes(journal, route[~lost]), of_routes(journal, route[lost])
