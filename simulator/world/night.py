"""What becomes of those who are left when the day's last vessel has gone.

On routes that say `stranded`, whoever came to a lounge on a day and is still there once no sailing of that
day's timetable is to come ends the journey there, stranded; those who came to it after the last vessel, at
the end of the day. Those booked on a sailing still to come wait for it.
"""

from __future__ import annotations

import math
from collections.abc import Generator

import numpy as np
import simpy

from simulator.flow.clock import Clock
from simulator.flow.crowd import Crowd
from simulator.flow.timetable import Timetable, days_of
from simulator.journal import Ending
from simulator.scenario.schema import Scenario
from simulator.units import MINUTES_PER_DAY
from simulator.world.lounge import Lounges


class Night:
    """Counts the day's sailings and closes the lounges behind the last."""

    def __init__(self, clock: Clock, scenario: Scenario, table: Timetable, crowd: Crowd, lounges: Lounges) -> None:
        self._crowd, self._lounges, self._route = crowd, lounges, table.route
        self._day = table.day
        self._over = np.zeros(len(table.scheduled) + 1, dtype=np.bool_)  # the last for those booked on none, row -1
        self._to_come = np.zeros((len(table.routes), days_of(scenario) + 2), dtype=np.int64)
        np.add.at(self._to_come, (self._route, self._day), 1)
        strands = [route.left_after_last == "stranded" for route in scenario.policy.routes.values()]
        self._closing = {
            lounge: routes for lounge, routes in enumerate(lounges.routes) if all(strands[route] for route in routes)
        }
        if self._closing:
            clock.process(self.midnights(clock, days_of(scenario)))

    def resolve(self, sailing: int) -> None:
        """A sailing has left or was cancelled."""
        self._over[sailing] = True
        route, day = self._route[sailing], int(self._day[sailing])
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
                self._crowd.end(self._lounges.clear(lounge, day, self._over), Ending.STRANDED)
