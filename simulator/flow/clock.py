"""SimPy's clock, with one rule added: at the same instant the crowd goes first and the world last.

A ferry that leaves at 08:30 takes whoever reached the lounge at 08:30. To hold this in SimPy itself, all
that the world schedules (timeouts, berths, processes) is put two priorities behind the crowd.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Generator
from heapq import heappush
from typing import TYPE_CHECKING, Any

import simpy
from simpy.events import NORMAL, Event

if TYPE_CHECKING:
    from simulator.flow.crowd import Crowd

HEARTBEATS = 64
AFTER_THE_CROWD = 2
BEFORE_THE_CROWD = -1


class Clock(simpy.Environment):
    """The environment in which the world's processes live; the crowd catches up with them when they look at it."""

    crowd: Crowd
    events = 0
    """How many events of the world there have been."""

    def schedule(self, event: Event, priority: Any = NORMAL, delay: float = 0) -> None:
        """Put an event of the world behind everything the crowd does at the same instant."""
        super().schedule(event, priority + AFTER_THE_CROWD, delay)

    def schedule_for_crowd(self, event: Event, priority: int, delay: float) -> None:
        """Put an event of the crowd where plain SimPy would."""
        super().schedule(event, priority, delay)  # type: ignore[arg-type]

    def at(self, minutes: float, priority: int = NORMAL + AFTER_THE_CROWD) -> Event:
        """A timeout that fires at this very minute (now + a difference could miss it by a rounding)."""
        event = Event(self)
        event._ok, event._value = True, None  # as simpy.Timeout does
        heappush(self._queue, (minutes, priority, next(self._eid), event))  # type: ignore[misc]
        return event

    def jump(self, minutes: float) -> None:
        """Move the hands forward to an instant at which the crowd has something to tell the world."""
        self._now = minutes

    def run_to(self, horizon_minutes: float, progress: Callable[[float], None] | None = None) -> None:
        """Run everything that happens before the horizon; what falls on it does not happen any more."""
        edge = math.nextafter(horizon_minutes, -math.inf)
        crowd, queue = self.crowd, self._queue
        if progress is not None:
            self.process(self._heartbeat(horizon_minutes, progress))
        while True:
            while queue and queue[0][0] <= edge:
                self.events += 1
                if crowd.watched:
                    crowd.level_before(queue[0][0])  # may bring an alarm forward
                self.step()
            crowd.level(edge)
            if not queue or queue[0][0] > edge:
                return

    def _heartbeat(self, horizon_minutes: float, progress: Callable[[float], None]) -> Generator[Event, None, None]:
        """Tell the share done now and then."""
        for beat in range(1, HEARTBEATS):
            yield self.at(horizon_minutes * beat / HEARTBEATS)
            self.crowd.catch_up()
            progress(beat / HEARTBEATS)


class CrowdSide(simpy.Environment):
    """The same clock as the crowd sees it: plain SimPy, before the world."""

    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self._clock = clock

    @property
    def now(self) -> float:
        """Minutes."""
        return self._clock.now

    def schedule(self, event: Event, priority: Any = NORMAL, delay: float = 0) -> None:
        """Put an event of the crowd on the one clock."""
        self._clock.schedule_for_crowd(event, priority, delay)

    def at(self, minutes: float) -> Event:
        """A timeout that fires at this very minute."""
        return self._clock.at(minutes, NORMAL)
