"""What leaves together: a sailing, and the decks of the vessel that makes it."""

from __future__ import annotations

import numpy as np

from simulator.flow.timetable import Timetable
from simulator.scenario.policy import Policy
from simulator.scenario.routes import Vessel


class Decks:
    """The decks of every sailing. They board, leave, arrive and are cancelled with it, passengers first and then deck
    by deck, in the order of the scenario; what differs is when each closes, and how much it holds."""

    def __init__(self, policy: Policy, table: Timetable) -> None:
        self._table, self._routes = table, list(policy.routes.values())
        self._names = list(policy.routes)
        row_of = {name: row for row, name in enumerate(self._names)}
        self._of_route = {row_of[name]: [row_of[deck] for deck in policy.decks_of(name)] for name in self._names}
        self._with: dict[int, tuple[int, ...]] = {}
        for main, decks in self._of_route.items():
            if decks:  # their timetables are the same, row for row
                rows = [np.flatnonzero(table.route == row).tolist() for row in (main, *decks)]
                self._with |= {sailing: (sailing, *others) for sailing, *others in zip(*rows, strict=True)}

    def with_sailing(self, sailing: int) -> tuple[int, ...]:
        """The sailing itself and those of its decks: rows of the timetable."""
        return self._with.get(sailing, (sailing,))

    def lead_minutes(self, route: int) -> float:
        """How long before departure the first of a route and its decks closes."""
        return max(self._routes[row].boarding_closes for row in (route, *self._of_route[route]))

    def closing_order(self, sailing: int) -> list[tuple[float, int]]:
        """How long before departure each closes, the first first; at one instant passengers come before decks."""
        parts = [(self._routes[self._table.route[part]].boarding_closes, part) for part in self.with_sailing(sailing)]
        return sorted(parts, key=lambda closes: -closes[0])

    def places(self, sailing: int, vessel: Vessel | None) -> int:
        """How many seats, or places of a deck, one sailing has: the vessel's, where one brings its own."""
        route = self._routes[self._table.route[sailing]]
        if vessel is None or route.seats is not None:
            return int(self._table.seats[sailing])
        return vessel.seats if route.aboard is None else vessel.decks.get(self._names[self._table.route[sailing]], 0)
