"""SimPy's clock, with one rule added: at the same instant the crowd goes first and the world last.

A ferry that leaves at 08:30 takes whoever reached the lounge at 08:30. To hold this in SimPy itself, all
that the world schedules (timeouts, berths, processes) is put two priorities behind the crowd.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import simpy
from simpy.events import NORMAL, Event

if TYPE_CHECKING:
    from simulator.flow.crowd import Crowd

AFTER_THE_CROWD = 2
BEFORE_THE_CROWD = -1


class Clock(simpy.Environment):
    """The environment in which the world's processes live; it keeps the crowd level with them."""

    crowd: Crowd

    def schedule(self, event: Event, priority: Any = NORMAL, delay: float = 0) -> None:
        """Put an event of the world behind everything the crowd does at the same instant."""
        super().schedule(event, priority + AFTER_THE_CROWD, delay)

    def schedule_for_crowd(self, event: Event, priority: int, delay: float) -> None:
        """Put an event of the crowd where plain SimPy would."""
        super().schedule(event, priority, delay)  # type: ignore[arg-type]

    def at(self, minutes: float) -> Event:
        """A timeout that fires at this very minute (now + a difference could miss it by a rounding)."""
        event = Event(self)
        event._ok, event._value = True, None  # as simpy.Timeout does
        self._queue_at(event, minutes)
        return event

    def _queue_at(self, event: Event, minutes: float) -> None:
        from heapq import heappush

        heappush(self._queue, (minutes, NORMAL + AFTER_THE_CROWD, next(self._eid), event))  # type: ignore[misc]

    def jump(self, minutes: float) -> None:
        """Move the hands forward to an instant at which the crowd has something to tell the world."""
        self._now = minutes

    def run_to(self, horizon_minutes: float, progress: Callable[[float], None] | None = None) -> None:
        """Run everything that happens before the horizon; what falls on it does not happen any more."""
        edge = math.nextafter(horizon_minutes, -math.inf)
        steps = 0
        crowd, queue = self.crowd, self._queue
        while True:
            coming = min(queue[0][0], edge) if queue else edge
            if crowd.next_minutes <= coming:
                crowd.level(coming)  # may bring an alarm forward
            if not queue or queue[0][0] > edge:
                return
            self.step()
            steps += 1
            if progress is not None and steps % 256 == 0:
                progress(min(self.now / horizon_minutes, 1.0))
