"""What the sailings carried, whom they left behind, and which of them did not sail.

Counted are sailings that departed (or, cancelled, should have departed) after the warm-up. Passengers are
travellers who boarded; companions (`flow/companion`) are not passengers, though they may fill a seat.
Coaches, flights and freight decks are counted as sailings are, each mode by itself; of freight the places taken up
are measured, and consignments stand for passengers. Every measure takes a route, a mode or `all`.
NaN where the timetable had no sailing to speak of.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from simulator.journal import Journal
from simulator.journal.columns import Floats, Ints, SmallInts
from simulator.measures.period import counted_days, mean, ratio
from simulator.measures.places import EVERYONE, is_traveller, of_freight, on_routes, route_places
from simulator.measures.rows import Row, row


@dataclass(frozen=True, slots=True)
class Loads:
    """The loads of the sailings that departed, a row each, in the order of the timetable."""

    route: SmallInts
    """Row of `Journal.routes`."""
    departed: Floats
    """Minutes after midnight of the first day."""
    seats: SmallInts
    """Passengers it could take."""
    passengers: Ints
    """Travellers on board."""
    left_behind: SmallInts
    """Passengers in the lounge who did not get on."""
    load_share: Floats
    """Seats (or places of the deck) taken over all there are."""


def loads(journal: Journal) -> Loads:
    """How full each sailing was; no rows where nothing sailed."""
    sailings, sailed = journal.sailings, _sailed(journal)
    seats = sailings.seats[sailed]
    share = np.full(len(seats), np.nan)
    np.divide(sailings.places_taken[sailed], seats, out=share, where=seats > 0)
    return Loads(
        sailings.route[sailed],
        sailings.departed[sailed],
        seats,
        passengers_by_sailing(journal)[sailed].sum(axis=1),
        sailings.left_behind[sailed],
        share,
    )


def passengers_by_sailing(journal: Journal) -> Ints:
    """Travellers on board. Shape: a row for each sailing, a column for each flow (companions' columns are 0)."""
    shape = len(journal.sailings), len(journal.flows)
    crossings = journal.crossings
    aboard = crossings.sailing >= 0
    sailing, entity = crossings.sailing, crossings.entity
    if not aboard.all():
        sailing, entity = sailing[aboard], entity[aboard]
    place = sailing.astype(np.int64) * shape[1] + journal.journeys.flow[entity]
    passengers: Ints = np.bincount(place, minlength=shape[0] * shape[1]).reshape(shape) * is_traveller(journal)
    return passengers


def passengers_per_sailing(journal: Journal, place: str = EVERYONE) -> float:
    """Mean number of passengers on a sailing that departed."""
    return _mean_passengers(journal, passengers_by_sailing(journal).sum(axis=1), place)


def consignments_per_sailing(journal: Journal, place: str = EVERYONE) -> float:
    """Mean number of consignments on a freight sailing that departed."""
    return passengers_per_sailing(journal, place)


def places_taken_per_sailing(journal: Journal, place: str = EVERYONE) -> float:
    """Mean number of places (spaces, slots, lane metres) taken up on a freight sailing that departed."""
    sailed = _sailed(journal) & _on(journal, place)
    return mean(journal.sailings.places_taken[sailed].astype(np.float64))


def load_share(journal: Journal, place: str = EVERYONE) -> float:
    """All seats (of freight, places) taken over all that the sailings that departed had."""
    sailed = _sailed(journal) & _on(journal, place)
    return ratio(int(journal.sailings.places_taken[sailed].sum()), int(journal.sailings.seats[sailed].sum()))


def left_behind_per_sailing(journal: Journal, place: str = EVERYONE) -> float:
    """Mean number in the lounge who did not get on when a sailing left."""
    sailed = _sailed(journal) & _on(journal, place)
    return mean(journal.sailings.left_behind[sailed].astype(np.float64))


def sailings_per_day(journal: Journal, place: str = EVERYONE) -> float:
    """Sailings that departed, per day."""
    if not _timetabled(journal, place).any():
        return float("nan")
    return int(np.count_nonzero(_sailed(journal) & _on(journal, place))) / counted_days(journal)


def cancelled_sailings_per_day(journal: Journal, place: str = EVERYONE) -> float:
    """Sailings cancelled, per day."""
    timetabled = _timetabled(journal, place)
    if not timetabled.any():
        return float("nan")
    return int(np.count_nonzero(timetabled & journal.sailings.cancelled)) / counted_days(journal)


def sailing_rows(journal: Journal) -> tuple[Row, ...]:
    """All measures of this page, for all routes or each mode, and for each route; nothing where there are none."""
    if not journal.routes:
        return ()
    passengers = passengers_by_sailing(journal).sum(axis=1)
    places = route_places(journal)
    travel, freight = (of_freight(journal, places, freight=freight) for freight in (False, True))
    return (
        *(row("sailings_per_day", place, sailings_per_day(journal, place)) for place in places),
        *(row("cancelled_sailings_per_day", place, cancelled_sailings_per_day(journal, place)) for place in places),
        *(row("passengers_per_sailing", place, _mean_passengers(journal, passengers, place)) for place in travel),
        *(row("consignments_per_sailing", place, _mean_passengers(journal, passengers, place)) for place in freight),
        *(row("places_taken_per_sailing", place, places_taken_per_sailing(journal, place)) for place in freight),
        *(row("load_share", place, load_share(journal, place)) for place in places),
        *(row("left_behind_per_sailing", place, left_behind_per_sailing(journal, place)) for place in places),
    )


def _mean_passengers(journal: Journal, passengers: Ints, place: str) -> float:
    sailed = _sailed(journal) & _on(journal, place)
    return mean(passengers[sailed].astype(np.float64))


def _on(journal: Journal, place: str) -> NDArray[np.bool_]:
    return on_routes(journal, place)[journal.sailings.route]


def _sailed(journal: Journal) -> NDArray[np.bool_]:
    departed = journal.sailings.departed
    return np.asarray((departed >= journal.warm_up_minutes) & (departed <= journal.horizon_minutes))


def _timetabled(journal: Journal, place: str) -> NDArray[np.bool_]:
    scheduled = journal.sailings.scheduled
    counted = (scheduled >= journal.warm_up_minutes) & (scheduled <= journal.horizon_minutes)
    return np.asarray(counted & _on(journal, place))
