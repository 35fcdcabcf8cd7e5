"""What the world may ask of the crowd, whichever walker moves it."""

from __future__ import annotations

from abc import ABC, abstractmethod

from simpy.events import Event

from simulator.flow.clock import Clock
from simulator.flow.plan import Plan, Trace
from simulator.journal.columns import Ints
from simulator.journal.journeys import Ending


class Crowd(ABC):
    """People and goods who queue, level with the clock."""

    compiles = False
    """Whether code that serves this crowd is worth compiling."""

    def __init__(self, clock: Clock, plan: Plan) -> None:
        self.clock = clock
        self.plan = plan
        self._bells: dict[int, Event] = {}
        self._level_at = -1
        clock.crowd = self

    @abstractmethod
    def level(self, until: float) -> None:
        """Bring the crowd up to and including this minute, or to an alarm before it."""

    def catch_up(self) -> None:
        """Be level with the clock before the world looks or interferes; once in each of the world's events.

        What the world sets off in the crowd happens after the event that sets it off, as in SimPy.
        """
        if self._level_at != self.clock.events:
            self._level_at = self.clock.events
            self.level(self.clock.now)

    def level_before(self, until: float) -> None:
        """Be level before the world's next event, or at an alarm that comes first."""
        self._level_at = self.clock.events
        self.level(until)

    @property
    def watched(self) -> bool:
        """Whether somebody waits for an alarm, so that the crowd may not lag behind the clock."""
        return bool(self._bells)

    def ring(self, station: int) -> None:
        """Tell the world that the level it waits for is reached."""
        self._bells.pop(station).succeed()

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
    def newcomers(self) -> tuple[Ints, Ints, Ints]:
        """People who came to any lounge since this was last asked, in the order of their coming; which lounge, and
        the cell at which each stands."""

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
        bell = self.clock.event()
        waiting = self.waiting(station)
        if (at_least is not None and waiting >= at_least) or (at_most is not None and waiting <= at_most):
            return bell.succeed()
        self._bells[station] = bell
        self._arm(station, at_least, at_most)
        return bell
