"""The compiled walker: the crowd in arrays, moved by `kernel.walk` up to the world's next event.

The kernel's source serves twice: compiled by Numba for large runs, and as plain Python on lists for small
ones, where starting Numba would cost more than it saves. Both give the same bits.
"""

from __future__ import annotations

import bisect
from collections.abc import Callable, Generator

import numpy as np

from simulator.flow import kernel
from simulator.flow.clock import Clock
from simulator.flow.compiling import compiled, rebound
from simulator.flow.crowd import Crowd
from simulator.flow.plan import Plan, Trace
from simulator.flow.state import state_of
from simulator.journal.columns import Ints
from simulator.journal.journeys import Ending

Walk = Callable[[kernel.State], Generator[int, None, None]]


def _push(minutes: list[float], keys: list[int], size: int, time: float, key: int) -> None:
    """Put an event into sorted lists, behind older ones at the same instant; in plain Python quicker than a heap."""
    at = bisect.bisect_right(minutes, time, 0, size)
    minutes.insert(at, time)
    keys.insert(at, key)


def _pop(minutes: list[float], keys: list[int], size: int) -> None:
    """Take the first event off, which leaves `size`."""
    del minutes[0], keys[0]


HELPERS = (kernel.push, kernel.pop, kernel.first_in_line, kernel.call_off, kernel.works_until)
"""What the kernel calls, compiled with it."""
PLAIN: Walk = rebound(kernel.walk, push=_push, pop=_pop)
"""The kernel on lists, without Numba."""


class CompiledCrowd(Crowd):
    """The crowd in arrays (or, for the plain kernel, in lists)."""

    def __init__(self, clock: Clock, plan: Plan, *, plain: bool = False) -> None:
        super().__init__(clock, plan)
        walk: Walk | None = None if plain else compiled(kernel.walk, *HELPERS)
        self._lists = walk is None
        self.compiles = not self._lists
        self._state = state = state_of(plan, self._lists)
        self._walk = (walk or PLAIN)(state)
        self._stations = state.stations if self._lists else state.stations.view(np.recarray)
        self._seen = 0
        if not self._lists:  # fields of the records, found once
            self._cell, self._outcome = state.people["cell"], state.people["outcome"]

    def level(self, until: float) -> None:
        """Run the kernel."""
        state = self._state
        state.clock[kernel.UNTIL] = until
        alarms = next(self._walk)
        if alarms:
            self.clock.jump(float(state.clock[kernel.NOW]))
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
            self._add_to_ring(np.array([8 * person + kernel.GRANTED]))
            desk.busy += 1
            desk.waiting -= 1
            if desk.waiting <= desk.call_off:
                desk.call_off = -1
                self.ring(station)

    def newcomers(self) -> tuple[Ints, Ints, Ints]:
        """People who came to any lounge since this was last asked, which lounge, and where they stand."""
        self.catch_up()
        state = self._state
        seen, self._seen = self._seen, int(state.count[kernel.IN_LOUNGES])
        people, place, cells = (
            column[seen : self._seen] for column in (state.lounge, state.lounge_place, state.lounge_cell)
        )
        if self._lists:
            people, place, cells = (np.array(column, dtype=np.int64) for column in (people, place, cells))
        return people, place, cells

    def embark(self, people: Ints) -> Ints:
        """Take these people on board."""
        state, now = self._state, self.clock.now
        if self._lists:
            cells = [state.people[person].cell for person in people.tolist()]
            for cell in cells:
                state.started[cell] = now
            return np.array(cells, dtype=np.int64)
        stands: Ints = self._cell[people]
        state.started[stands] = now
        return stands

    def land(self, people: Ints) -> None:
        """Set these people ashore."""
        self._wake(people)

    def end(self, people: Ints, ending: Ending) -> None:
        """End the journeys of people who wait in a lounge."""
        if self._lists:
            for person in people.tolist():
                self._state.people[person].outcome = int(ending)
        else:
            self._outcome[people] = ending
        self._wake(people)

    def _wake(self, people: Ints) -> None:
        """Let these people out of the lounge, or off the vessel."""
        self.catch_up()
        self._add_to_ring(8 * people + kernel.WOKEN)

    def _add_to_ring(self, codes: Ints) -> None:
        """Before the walk goes on, behind what was added since it stopped; it stops with an empty ring."""
        state, tail = self._state, int(self._state.count[kernel.IN_RING])
        state.ring[tail : tail + len(codes)] = codes.tolist() if self._lists else codes
        state.count[kernel.IN_RING] = tail + len(codes)
        state.clock[kernel.NOW] = self.clock.now

    def _arm(self, station: int, call_up: int | None, call_off: int | None) -> None:
        desk = self._stations[station]
        desk.call_up = kernel.NEVER if call_up is None else call_up
        desk.call_off = -1 if call_off is None else call_off

    def trace(self) -> Trace:
        """What became of everyone."""
        state = self._state
        state.clock[kernel.UNTIL] = np.nan
        next(self._walk, None)  # a compiled generator lets its arrays go when it ends, and not before
        if self._lists:
            left, ending = [one.left for one in state.people], [one.ending for one in state.people]
        else:
            left, ending = state.people["left"], state.people["ending"]
        started, ended = np.asarray(state.started, dtype=np.float64), np.asarray(state.ended, dtype=np.float64)
        trace = Trace(started, ended, np.array(left, dtype=np.float64), np.array(ending, dtype=np.int8))
        trace.ended[self._never_ended(trace)] = np.nan
        if not self._lists:
            del self._cell, self._outcome
        del self._walk, self._state, self.plan  # a year's cells are many
        return trace

    def _never_ended(self, trace: Trace) -> Ints:
        """The cells that nobody came to the end of: of those who did not finish, those behind where they stand;
        of those still inside, that one, too."""
        people, plan = self._state.people, self.plan
        who = np.flatnonzero(trace.ending != Ending.FINISHED)
        stands = np.array([one.cell for one in people], dtype=np.int64) if self._lists else people["cell"]
        outline = plan.outline[who]
        apart, steps = plan.outlines.apart[outline], np.diff(plan.outlines.first)[outline]
        done = np.maximum((stands[who] - plan.cell[who]) // apart + (trace.ending[who] != Ending.INSIDE), 0)
        left = steps - done
        step = np.arange(left.sum()) - np.repeat(np.cumsum(left) - steps, left)
        cells: Ints = np.repeat(plan.cell[who], left) + step * np.repeat(apart, left)
        return cells
