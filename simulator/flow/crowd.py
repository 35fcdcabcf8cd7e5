"""What the world may ask of the crowd, whichever walker moves it."""

from __future__ import annotations

import math
from abc import ABC, abstractmethod

from simpy.events import Event

from simulator.flow.clock import Clock
from simulator.flow.plan import Plan, Trace
from simulator.journal.journal import Ending, Ints


class Crowd(ABC):
    """People and goods who queue, level with the clock."""

    next_minutes: float = math.inf
    """Before this minute nothing happens in the crowd that the clock does not know of."""

    def __init__(self, clock: Clock, plan: Plan) -> None:
        self.clock = clock
        self.plan = plan
        self._bells: dict[int, Event] = {}
        clock.crowd = self

    @abstractmethod
    def level(self, until: float) -> None:
        """Bring the crowd up to and including this minute, or to an alarm before it."""

    @abstractmethod
    def waiting(self, station: int) -> int:
        """How many wait at a station now."""

    @abstractmethod
    def servers(self, station: int) -> int:
        """How many servers a station has now."""

    @abstractmethod
    def staff(self, station: int, change: int) -> None:
        """Add or withdraw servers now; the first in line are called at once, nobody is interrupted."""

    @abstractmethod
    def newcomers(self) -> tuple[Ints, Ints]:
        """People who came to any lounge since this was last asked, in the order of their coming; and which lounge."""

    @abstractmethod
    def embark(self, people: Ints) -> Ints:
        """Take these people out of their lounge: they are on board from now on. Gives the cell each stands at."""

    @abstractmethod
    def land(self, people: Ints) -> None:
        """Set these people ashore now; they go on in this order."""

    @abstractmethod
    def end(self, people: Ints, ending: Ending) -> None:
        """End the journeys of people who wait in a lounge."""

    @abstractmethod
    def trace(self) -> Trace:
        """What became of everyone; the walk is over, and the crowd lets go of its plan."""

    @abstractmethod
    def _arm(self, station: int, call_up: int | None, call_off: int | None) -> None:
        """Set the levels at which the alarm rings."""

    def when_waiting(self, station: int, *, at_least: int | None = None, at_most: int | None = None) -> Event:
        """An event that fires once, when so many (or so few) wait at the station."""
        bell = self._bells[station] = self.clock.event()
        waiting = self.waiting(station)
        if (at_least is not None and waiting >= at_least) or (at_most is not None and waiting <= at_most):
            return bell.succeed()
        self._arm(station, at_least, at_most)
        return bell
