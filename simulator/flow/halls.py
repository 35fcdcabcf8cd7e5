"""What the reference walker's travellers meet in a hall: rows of desks, and points where companions wait.

The desks are SimPy's own resources, with the two things added that a port asks of them: servers come and go with the
roster, and a bell rings when the line is as long (or as short) as somebody waits for.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import simpy
from simpy.events import Event
from simpy.resources.resource import PriorityRequest

from simulator.flow.clock import CrowdSide
from simulator.journal.journeys import Ending

GAVE_UP = "gave up"
"""What a request comes to when the traveller leaves the line."""


class Desk(simpy.PriorityResource):
    """A row of like servers whose number may change, with an alarm on the length of its queue."""

    def __init__(self, side: CrowdSide, servers: int, ring: Callable[[], None]) -> None:
        super().__init__(side, capacity=1)
        self._capacity = servers
        self._ring = ring
        self.call_up: int | None = None
        self.call_off: int | None = None

    def shift(self, change: int, _: Event) -> None:
        """The roster changes."""
        self.staff(change)

    def staff(self, change: int) -> None:
        """Add or withdraw servers. SimPy grants one request for each release; so ask until nothing is free."""
        self._capacity += change
        while self.queue and self.count < self._capacity:
            self._trigger_put(None)

    def give_up(self, request: PriorityRequest, _: Event) -> None:
        """Leave the queue, unless served meanwhile."""
        if not request.triggered:
            request.cancel()
            request.succeed(GAVE_UP)
            self.look()

    def look(self) -> None:
        """Ring if the queue has reached a level that somebody waits for."""
        waiting = len(self.queue)
        if self.call_up is not None and waiting >= self.call_up:
            self.call_up = None
            self._ring()
        if self.call_off is not None and waiting <= self.call_off:
            self.call_off = None
            self._ring()

    def _trigger_put(self, get_event: Any) -> None:
        super()._trigger_put(get_event)
        self.look()


class Meeting:
    """A point where companions wait for one another."""

    def __init__(self, side: CrowdSide, missing: int) -> None:
        self.missing = missing
        self.complete = side.event()
        self.called_off: Ending | None = None
