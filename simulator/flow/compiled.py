"""The compiled walker: the crowd in arrays, moved by `kernel.advance` up to the world's next event.

The kernel's source serves twice: compiled by Numba for large runs, and as plain Python on lists for small
ones, where starting Numba would cost more than it saves. Both give the same bits.
"""

from __future__ import annotations

import bisect
from collections.abc import Callable
from typing import Any

import numpy as np

from simulator.flow import kernel
from simulator.flow.clock import Clock
from simulator.flow.compiling import compiled, rebound
from simulator.flow.crowd import Crowd
from simulator.flow.plan import Plan, Trace
from simulator.flow.state import state_of
from simulator.journal.journal import Ending, Ints

Advance = Callable[[kernel.State, float], None]


def _push(minutes: list[float], keys: list[int], size: int, time: float, key: int) -> None:
    """Put an event into sorted lists, behind older ones at the same instant; in plain Python quicker than a heap."""
    at = bisect.bisect_right(minutes, time, 0, size)
    minutes.insert(at, time)
    keys.insert(at, key)


def _pop(minutes: list[float], keys: list[int], size: int) -> None:
    """Take the first event off, which leaves `size`."""
    del minutes[0], keys[0]


PLAIN: Advance = rebound(kernel.advance, push=_push, pop=_pop)
"""The kernel on lists, without Numba."""


class CompiledCrowd(Crowd):
    """The crowd in arrays (or, for the plain kernel, in lists)."""

    def __init__(self, clock: Clock, plan: Plan, *, plain: bool = False) -> None:
        super().__init__(clock, plan)
        advance = None if plain else compiled(kernel.advance, kernel.push, kernel.pop, kernel.first_in_line)
        self._advance: Advance = advance or PLAIN
        self._lists = advance is None
        self.compiles = not self._lists
        self._state = state = state_of(plan, self._lists)
        self._stations = state.stations if self._lists else state.stations.view(np.recarray)
        self._seen = 0

    def level(self, until: float) -> None:
        """Run the kernel."""
        state = self._state
        self._advance(state, until)
        alarms = int(state.count[kernel.ALARMS])
        if alarms:
            state.count[kernel.ALARMS] = 0
            self.clock.jump(float(state.clock[0]))
            for station in state.alarm[:alarms]:
                self.ring(int(station))

    def waiting(self, station: int) -> int:
        """How many wait at a station now."""
        self.catch_up()
        return int(self._stations[station].waiting)

    def servers(self, station: int) -> int:
        """How many servers a station has now."""
        self.catch_up()
        return int(self._stations[station].servers)

    def staff(self, station: int, change: int) -> None:
        """Add or withdraw servers now; the first in line are called at once."""
        self.catch_up()
        queues, people = self._state.queues, self._state.people
        if not self._lists:
            queues, people = queues.view(np.recarray), people.view(np.recarray)
        desk = self._stations[station]
        desk.servers += change
        while desk.busy < desk.servers and desk.waiting > 0:
            person = kernel.first_in_line(queues, people, desk.queue)
            self._add_to_ring([8 * int(person) + kernel.GRANTED])
            desk.busy += 1
            desk.waiting -= 1
            if desk.waiting <= desk.call_off:
                desk.call_off = -1
                self.ring(station)

    def newcomers(self) -> tuple[Ints, Ints]:
        """People who came to any lounge since this was last asked, and which lounge."""
        self.catch_up()
        state = self._state
        seen, self._seen = self._seen, int(state.count[kernel.IN_LOUNGES])
        people = np.array(state.lounge[seen : self._seen], dtype=np.int64)
        if self._lists:
            place = [state.steps[state.people[person].step].place for person in people.tolist()]
            return people, np.array(place, dtype=np.int64)
        return people, state.steps["place"][state.people["step"][people]]

    def embark(self, people: Ints) -> Ints:
        """Take these people on board."""
        return self._write(self._state.started, people)

    def land(self, people: Ints) -> None:
        """Set these people ashore."""
        self._wake(people, Ending.INSIDE)

    def end(self, people: Ints, ending: Ending) -> None:
        """End the journeys of people who wait in a lounge."""
        self._wake(people, ending)

    def _wake(self, people: Ints, outcome: Ending) -> None:
        self.catch_up()
        self._write(self._state.ended, people)
        if self._lists:
            for person in people.tolist():
                self._state.people[person].outcome = int(outcome)
        else:
            self._state.people["outcome"][people] = outcome
        self._add_to_ring(8 * people + kernel.WOKEN)

    def _write(self, column: Any, people: Ints) -> Ints:
        """Put down the time in the cell at which each of these people stands."""
        state, now = self._state, self.clock.now
        if self._lists:
            cells = [state.people[person].cell for person in people.tolist()]
            for cell in cells:
                column[cell] = now
            return np.array(cells, dtype=np.int64)
        stands: Ints = state.people["cell"][people]
        column[stands] = now
        return stands

    def _add_to_ring(self, codes: Any) -> None:
        state, tail = self._state, int(self._state.count[kernel.RING_TAIL])
        mask = len(state.ring) - 1
        if self._lists:
            for number, code in enumerate(codes):
                state.ring[(tail + number) & mask] = int(code)
        else:
            state.ring[(tail + np.arange(len(codes))) & mask] = codes
        state.count[kernel.RING_TAIL] = tail + len(codes)
        state.clock[0] = self.clock.now

    def _arm(self, station: int, call_up: int | None, call_off: int | None) -> None:
        desk = self._stations[station]
        desk.call_up = kernel.NEVER if call_up is None else call_up
        desk.call_off = -1 if call_off is None else call_off

    def trace(self) -> Trace:
        """What became of everyone."""
        state = self._state
        if self._lists:
            left, ending = [one.left for one in state.people], [one.ending for one in state.people]
        else:
            left, ending = state.people["left"], state.people["ending"]
        started, ended = np.asarray(state.started, dtype=np.float64), np.asarray(state.ended, dtype=np.float64)
        trace = Trace(started, ended, np.array(left, dtype=np.float64), np.array(ending, dtype=np.int8))
        del self._state, self.plan  # a year's cells are many
        return trace
