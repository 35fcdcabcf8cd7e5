"""What becomes of those who are left when the day's last vessel has gone.

On routes that say `stranded`, whoever came to a lounge on a day and is still there once no sailing of that
day's timetable is to come ends the journey there, stranded; those who came to it after the last vessel, at
the end of the day. Those booked on a sailing still to come wait for it. On routes where people wait for the
morning, some ask for their money back instead, at the same moment.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Generator

import numpy as np
import simpy
from numpy.typing import NDArray

from simulator.flow.chance import Chance
from simulator.flow.clock import Clock
from simulator.flow.crowd import Crowd
from simulator.flow.population import Population
from simulator.flow.timetable import Timetable, days_of
from simulator.journal import Ending
from simulator.scenario.schema import Scenario
from simulator.units import MINUTES_PER_DAY
from simulator.world.lounge import Lounges


class Refunds:
    """Who would rather have the money back than wait for the morning."""

    def __init__(self, population: Population, chance: Chance) -> None:
        self._population, self._chance = population, chance
        self._asked: dict[float, NDArray[np.bool_]] = {}

    def asked(self, share: float) -> NDArray[np.bool_]:
        """Whether each person would, parties as one; the same at every lounge, and more where the share is larger."""
        if share not in self._asked:
            parts = [np.empty(0, dtype=np.bool_)]
            for block in self._population.blocks:
                party = self._population.party[block.row : block.row + block.rows]
                owner = block.name.partition("/")[0]  # what comes along goes home with its owner
                luck = self._chance.uniforms(f"{owner}/refund", int(party.max(initial=-1)) + 1)
                parts.append(luck[party] < share)
            self._asked[share] = np.concatenate(parts)
        return self._asked[share]


class Night:
    """Counts the day's sailings and closes the lounges behind the last."""

    def __init__(
        self, clock: Clock, scenario: Scenario, table: Timetable, crowd: Crowd, lounges: Lounges, refunds: Refunds
    ) -> None:
        self._crowd, self._lounges = crowd, lounges
        self._route: list[int] = table.route.tolist()
        self._day: list[int] = table.day.tolist()
        self._over = np.zeros(len(table.scheduled) + 1, dtype=np.bool_)  # the last for those booked on none, row -1
        self._to_come = Counter(zip(self._route, self._day, strict=True))
        every = list(scenario.policy.routes.values())
        strands = [all(every[route].left_after_last == "stranded" for route in routes) for routes in lounges.routes]
        share = [max((every[route].refunds for route in routes), default=0.0) for routes in lounges.routes]
        self._closing = {
            lounge: routes for lounge, routes in enumerate(lounges.routes) if strands[lounge] or share[lounge] > 0
        }
        self._refunded = {lounge: refunds.asked(share[lounge]) for lounge in self._closing if not strands[lounge]}
        if self._closing:
            clock.process(self.midnights(clock, days_of(scenario)))

    def resolve(self, sailing: int) -> None:
        """A sailing has left or was cancelled."""
        self._over[sailing] = True
        route, day = self._route[sailing], self._day[sailing]
        self._to_come[route, day] -= 1
        if self._to_come[route, day] == 0:
            self._close(day, [lounge for lounge, routes in self._closing.items() if route in routes])

    def midnights(self, clock: Clock, days: int) -> Generator[simpy.Event, None, None]:
        """At the last instant of every day, those who came after the last vessel had gone."""
        for day in range(days):
            yield clock.at(math.nextafter((day + 1) * MINUTES_PER_DAY, 0.0))
            self._close(day, list(self._closing))

    def _close(self, day: int, lounges: list[int]) -> None:
        for lounge in lounges:
            if not any(self._to_come[route, day] for route in self._closing[lounge]):
                asks = self._refunded.get(lounge)
                gone = self._lounges.clear(lounge, day, self._over, asks)
                self._crowd.end(gone, Ending.STRANDED if asks is None else Ending.REFUNDED)
