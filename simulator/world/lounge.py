"""All who wait for a vessel, in the order of their coming."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from simulator.flow.compiling import compiled
from simulator.flow.crowd import Crowd
from simulator.flow.population import Population
from simulator.journal.journal import Ints
from simulator.units import MINUTES_PER_DAY
from simulator.world.boarding import choose


class Lounges:
    """The lounges of all piers; which of them a route is boarded from follows from the itineraries."""

    def __init__(self, population: Population, crowd: Crowd) -> None:
        self.routes = population.lounges
        self._crowd, self._minutes = crowd, population.plan.minutes
        self._choose = (compiled(choose) if crowd.compiles else None) or choose
        self._size, self._head = population.party_size, population.party_head
        self._booked = np.full(population.plan.people, -1, dtype=np.int32)
        """The departure booked for the leg on which each is or was last."""
        self._came = np.zeros(population.plan.people, dtype=np.int32)
        """The day on which each came to the lounge."""
        self._present = np.zeros(population.plan.people, dtype=np.int32)
        self._people = np.empty(1024, dtype=np.int64)
        self._lounge = np.empty(1024, dtype=np.int64)
        self._waiting = 0
        routes = 1 + max((max(mine) for mine in population.lounges), default=-1)
        self._serves = [
            np.array([route in mine for mine in population.lounges], dtype=np.bool_) for route in range(routes)
        ]

    def _welcome(self) -> None:
        """Seat those who have come since the last look."""
        people, lounge, cells = self._crowd.newcomers()
        if not len(people):
            return
        after = self._waiting + len(people)
        if after > len(self._people):
            self._people = np.concatenate([self._people, np.empty(after, dtype=np.int64)])
            self._lounge = np.concatenate([self._lounge, np.empty(after, dtype=np.int64)])
        self._came[people] = self._crowd.clock.now // MINUTES_PER_DAY
        self._booked[people] = self._minutes[cells]
        self._people[self._waiting : after] = people
        self._lounge[self._waiting : after] = lounge
        self._waiting = after

    def board(self, route: int, sailing: int, seats: int) -> tuple[Ints, int]:
        """Who gets on (in this order), and how many who were ready must stay."""
        self._welcome()
        aboard = np.empty(min(self._waiting, seats), dtype=np.int64)
        if route >= len(self._serves):  # nobody ever asks for this route
            return aboard[:0], 0
        on, stay = self._choose(
            self._people,
            self._lounge,
            self._waiting,
            self._serves[route],
            self._booked,
            self._size,
            self._head,
            self._present,
            sailing,
            seats,
            aboard,
        )
        self._waiting -= on
        return aboard[:on], stay

    def clear(self, lounge: int, day: int, over: NDArray[np.bool_], goes: NDArray[np.bool_] | None = None) -> Ints:
        """Everyone who came to this lounge by that day leaves it, but those booked on a departure that is not over.

        `over` has one entry more than there are departures. `goes`, of each person, limits it to some.
        """
        self._welcome()
        people, lounges = self._people[: self._waiting], self._lounge[: self._waiting]
        booked = self._booked[people]
        leave = (lounges == lounge) & (self._came[people] <= day) & ((booked < 0) | over[booked])
        if goes is not None:
            leave &= goes[people]
        gone: Ints = people[leave]
        self._waiting -= len(gone)
        self._people[: self._waiting], self._lounge[: self._waiting] = people[~leave], lounges[~leave]
        return gone
