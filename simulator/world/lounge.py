"""Who boards: those booked on the sailing first, then everyone else in the order of their coming; parties
that travel together get on together or not at all.

Who is booked on a later sailing waits for it. Who missed a sailing, or lost it to the weather, is served
like those who come without a booking.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from simulator.flow.crowd import Crowd
from simulator.flow.population import Population
from simulator.journal.journal import Ints


class Lounges:
    """All who wait for a vessel, by lounge, in the order of their coming."""

    def __init__(self, population: Population, crowd: Crowd) -> None:
        self._crowd = crowd
        self._booked = population.booked
        self._size = population.party_size
        self._party = population.party
        self._flow = population.flow.astype(np.int64)
        self.routes = population.lounges
        self._waiting: list[Ints] = [np.empty(0, dtype=np.int64) for _ in population.lounges]
        self._serving = [
            [lounge for lounge, routes in enumerate(population.lounges) if route in routes]
            for route in range(1 + max((max(routes) for routes in population.lounges), default=-1))
        ]

    def _welcome(self) -> None:
        """Seat those who have come since the last look."""
        people, lounge = self._crowd.newcomers()
        if not len(people):
            return
        if len(self._waiting) == 1:
            self._waiting[0] = np.concatenate([self._waiting[0], people])
            return
        for number in np.unique(lounge):
            self._waiting[number] = np.concatenate([self._waiting[number], people[lounge == number]])

    def board(self, route: int, sailing: int, seats: int) -> tuple[Ints, int]:
        """Who gets on (in this order), and how many who would have gone must stay."""
        self._welcome()
        on: list[Ints] = []
        stay = 0
        for lounge in self._serving[route] if route < len(self._serving) else []:
            people = self._waiting[lounge]
            booked = self._booked[people]
            mine = booked == sailing
            chosen = np.concatenate([people[mine], people[~mine & (booked < sailing)]])
            aboard, left = self._fit(chosen, seats)
            seats -= len(aboard)
            stay += left
            if len(aboard) == len(people):
                self._waiting[lounge] = people[:0]
            else:
                self._waiting[lounge] = people[~np.isin(people, aboard)]
            on.append(aboard)
        return (np.concatenate(on) if on else np.empty(0, dtype=np.int64)), stay

    def _fit(self, people: Ints, seats: int) -> tuple[Ints, int]:
        """The first who fit, parties whole; and how many do not."""
        size = self._size[people]
        if not len(people) or size.max() == 1:
            return people[:seats], max(len(people) - seats, 0)
        name = self._party[people] * 4096 + self._flow[people]
        _, first, party, present = np.unique(name, return_index=True, return_inverse=True, return_counts=True)
        complete = present >= size[first]
        ready = people[complete[party]]
        if len(ready) <= seats:
            return ready, 0
        fits = np.zeros(len(first), dtype=np.bool_)
        free = seats
        for row in np.argsort(first, kind="stable").tolist():
            if complete[row] and present[row] <= free:
                fits[row] = True
                free -= int(present[row])
        aboard = people[fits[party]]
        return aboard, len(ready) - len(aboard)

    def clear(self, lounge: int, over: NDArray[np.bool_]) -> Ints:
        """Everyone leaves this lounge but those booked on a sailing that is not over."""
        self._welcome()
        people = self._waiting[lounge]
        booked = self._booked[people]
        hopeless = (booked < 0) | over[booked]
        self._waiting[lounge] = people[~hopeless]
        return people[hopeless]
