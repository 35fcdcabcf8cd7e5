"""All who wait for a vessel, in the order of their coming."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from simulator.flow.compiling import compiled
from simulator.flow.crowd import Crowd
from simulator.flow.population import Population
from simulator.journal.columns import Ints
from simulator.units import MINUTES_PER_DAY
from simulator.world.boarding import BOOKED, CAME, LOUNGE, PERSON, ROWS, choose, seat

ROOM = 1024
"""Places in each queue at first; more are made when they are needed."""


@dataclass(frozen=True, slots=True)
class Boarded:
    """What came of one boarding."""

    people: Ints
    """Who got on, in this order."""
    left_behind: int
    """How many who were ready must stay."""
    places_taken: int
    """Seats, or places of the deck, that those on board take up."""


def halls(lounges: Sequence[Sequence[int]]) -> list[int]:
    """The hall of each lounge: those from which one and the same route is boarded lie in one hall."""
    hall = list(range(len(lounges)))
    for route in {route for routes in lounges for route in routes}:
        joined = {hall[lounge] for lounge, routes in enumerate(lounges) if route in routes}
        hall = [min(joined) if own in joined else own for own in hall]
    return hall


class Lounges:
    """The lounges of all piers; which of them a route is boarded from follows from the itineraries.

    There is a queue for each hall, so that nobody at the airport is asked about the ferry.
    """

    def __init__(self, population: Population, crowd: Crowd) -> None:
        self.routes = population.lounges
        self._crowd, self._minutes = crowd, population.plan.minutes
        self._choose = (compiled(choose) if crowd.compiles else None) or choose
        self._seat = (compiled(seat) if crowd.compiles else None) or seat
        self._size, self._head = population.party_size, population.party_head
        self._takes_up = population.takes_up
        self._flow, self._kind = population.flow, population.kind
        self._present = np.zeros(population.plan.people, dtype=np.int32)
        own = halls(population.lounges)
        self._hall = np.array(own, dtype=np.int64)
        self._waiting = np.zeros(len(own), dtype=np.int64)
        """In each hall."""
        self._fullest = 0
        """No hall has had more."""
        self._queues = np.empty((len(own), ROWS, ROOM), dtype=np.int32)
        self._ready = np.empty(ROOM, dtype=np.int64)
        served = {route: own[lounge] for lounge, routes in enumerate(population.lounges) for route in routes}
        self._boarded_from = {
            route: (hall, np.array([route in routes for routes in population.lounges], dtype=np.bool_))
            for route, hall in served.items()
        }

    def _welcome(self) -> None:
        """Seat those who have come since the last look."""
        people, lounge, cells = self._crowd.newcomers()
        if not len(people):
            return
        if self._fullest + len(people) > len(self._ready):
            more = np.empty((*self._queues.shape[:2], len(people)), dtype=np.int32)
            self._queues = np.concatenate([self._queues, np.empty_like(self._queues), more], axis=2)
            self._ready = np.empty(self._queues.shape[2], dtype=np.int64)
        day = int(self._crowd.clock.now // MINUTES_PER_DAY)
        self._fullest = self._seat(
            people,
            lounge,
            cells,
            self._minutes,
            day,
            self._hall,
            self._takes_up,
            self._flow,
            self._kind,
            self._queues,
            self._waiting,
            self._fullest,
        )

    def board(self, route: int, sailing: int, tonight: int, seats: int) -> Boarded:
        """Who gets on, and who must stay; `tonight` is the day's last departure."""
        self._welcome()
        if route not in self._boarded_from:  # nobody ever asks for this route
            return Boarded(np.empty(0, dtype=np.int64), 0, 0)
        hall, serves = self._boarded_from[route]
        waiting = int(self._waiting[hall])
        aboard = np.empty(min(waiting, seats), dtype=np.int64)
        on, stay, taken = self._choose(
            self._queues[hall],
            waiting,
            serves,
            self._size,
            self._head,
            self._present,
            self._ready,
            sailing,
            tonight,
            seats,
            aboard,
        )
        self._waiting[hall] = waiting - on
        return Boarded(aboard[:on], stay, taken)

    def clear(self, lounge: int, day: int, over: NDArray[np.bool_], goes: NDArray[np.bool_] | None = None) -> Ints:
        """Everyone who came to this lounge by that day leaves it, but those booked on a departure that is not over.

        `over` has one entry more than there are departures. `goes`, of each person, limits it to some.
        """
        self._welcome()
        hall = self._hall[lounge]
        if self._waiting[hall] == 0:
            return np.empty(0, dtype=np.int64)
        queue = self._queues[hall, :, : self._waiting[hall]]
        booked = queue[BOOKED]
        leave = (queue[LOUNGE] == lounge) & (queue[CAME] <= day) & ((booked < 0) | over[booked])
        if goes is not None:
            leave &= goes[queue[PERSON]]
        gone: Ints = queue[PERSON][leave].astype(np.int64)
        if len(gone):
            left = queue[:, ~leave]
            self._waiting[hall] = left.shape[1]
            self._queues[hall, :, : left.shape[1]] = left
        return gone
