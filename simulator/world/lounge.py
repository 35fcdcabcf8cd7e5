"""Who boards: those booked on the sailing first, then everyone else in the order of their coming; parties
that travel together get on together or not at all.

Who is booked on a later sailing waits for it. Who missed a sailing, or lost it to the weather, is served
like those who come without a booking.
"""

from __future__ import annotations

from collections import Counter

import numpy as np
from numpy.typing import NDArray

from simulator.flow.crowd import Crowd
from simulator.flow.population import Population
from simulator.journal.journal import Ints


class Lounges:
    """All who wait for a vessel, in the order of their coming."""

    def __init__(self, population: Population, crowd: Crowd) -> None:
        self.routes = population.lounges
        self._crowd = crowd
        self._booked, self._size = population.booked, population.party_size
        self._party = population.party * len(population.blocks) + population.flow  # a name of its own for each party
        self._people = np.empty(0, dtype=np.int64)
        self._lounge = np.empty(0, dtype=np.int64)
        routes = 1 + max((max(routes) for routes in population.lounges), default=-1)
        self._serves = np.array(
            [[route in mine for mine in population.lounges] for route in range(routes)], dtype=np.bool_
        )

    def _welcome(self) -> None:
        """Seat those who have come since the last look."""
        people, lounge = self._crowd.newcomers()
        if len(people):
            self._people = np.concatenate([self._people, people])
            self._lounge = np.concatenate([self._lounge, lounge])

    def board(self, route: int, sailing: int, seats: int) -> tuple[Ints, int]:
        """Who gets on (in this order), and how many who would have gone must stay."""
        self._welcome()
        if route >= len(self._serves):  # nobody ever asks for this route
            return self._people[:0], 0
        here = self._serves[route][self._lounge] & (self._booked[self._people] <= sailing)
        people = self._people[here]
        mine = self._booked[people] == sailing
        people = np.concatenate([people[mine], people[~mine]])
        aboard, stay = self._fit(people, seats)
        if len(aboard) < len(people):
            here[here] = np.isin(self._people[here], aboard)
        self._people, self._lounge = self._people[~here], self._lounge[~here]
        return aboard, stay

    def _fit(self, people: Ints, seats: int) -> tuple[Ints, int]:
        """The first who fit, parties whole; and how many who are ready do not."""
        size, party = self._size[people], self._party[people]
        in_parties = size > 1
        if in_parties.any():
            names = party[in_parties].tolist()
            present = Counter(names)
            ready = ~in_parties
            ready[in_parties] = np.array([present[name] for name in names]) >= size[in_parties]
            people, size, party = people[ready], size[ready], party[ready]
        if len(people) <= seats:
            return people, 0
        goes: list[bool] = []
        verdict: dict[int, bool] = {}
        for members, name in zip(size.tolist(), party.tolist(), strict=True):
            fits = members <= seats if members == 1 or name not in verdict else verdict[name]
            if members > 1 and name not in verdict:
                verdict[name] = fits
                seats -= members if fits else 0
            elif members == 1:
                seats -= fits
            goes.append(fits)
        aboard = people[np.array(goes)]
        return aboard, len(people) - len(aboard)

    def clear(self, lounge: int, over: NDArray[np.bool_]) -> Ints:
        """Everyone leaves this lounge but those booked on a sailing that is not over."""
        self._welcome()
        booked = self._booked[self._people]
        leave = (self._lounge == lounge) & ((booked < 0) | over[booked])
        people: Ints = self._people[leave]
        self._people, self._lounge = self._people[~leave], self._lounge[~leave]
        return people
