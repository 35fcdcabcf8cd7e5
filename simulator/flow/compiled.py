"""The compiled walker: the crowd in arrays, moved by `kernel.advance` up to the world's next event.

The kernel's source serves twice: compiled by Numba for large runs, and as plain Python on lists for small
ones, where starting Numba would cost more than it saves. Both give the same bits.
"""

from __future__ import annotations

import functools
import os
import sys
import types
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from simulator.flow import kernel
from simulator.flow.clock import Clock
from simulator.flow.crowd import Crowd
from simulator.flow.plan import Act, Plan, Trace
from simulator.journal.journal import Ending, Ints

Advance = Callable[[kernel.State, float], None]
NEVER = 1 << 60


def _cache_folder() -> str:
    """Where compiled code is kept between runs: the user's own cache, which also serves a read-only install."""
    home = Path.home()
    places = {"win32": Path(os.environ.get("LOCALAPPDATA", home)), "darwin": home / "Library" / "Caches"}
    folder = Path(os.environ.get("XDG_CACHE_HOME", "") or home / ".cache")
    return str(places.get(sys.platform, folder) / "strait" / "numba")


@functools.cache
def compiled() -> Advance | None:
    """The kernel compiled by Numba, or None where Numba cannot be used."""
    os.environ.setdefault("NUMBA_CACHE_DIR", _cache_folder())
    try:
        import numba
    except ImportError:
        return None

    def build(cache: bool) -> Advance:
        helpers = {name: numba.njit(cache=cache)(getattr(kernel, name)) for name in ("push", "pop")}
        source = types.FunctionType(kernel.advance.__code__, {**vars(kernel), **helpers}, "advance")
        source.__module__, source.__qualname__ = kernel.__name__, "advance"
        compiled_kernel: Advance = numba.njit(cache=cache)(source)
        return compiled_kernel

    try:
        Path(os.environ["NUMBA_CACHE_DIR"]).mkdir(parents=True, exist_ok=True)
        return build(cache=True)
    except (OSError, RuntimeError):  # nowhere to write: compile in every process
        return build(cache=False)


class CompiledCrowd(Crowd):
    """The crowd in arrays (or, for the plain kernel, in lists)."""

    def __init__(self, clock: Clock, plan: Plan, *, plain: bool = False) -> None:
        super().__init__(clock, plan)
        advance = None if plain else compiled()
        self._advance: Advance = advance or kernel.advance
        self._lists = advance is None
        self._state = _state(plan, self._lists)
        self.next_minutes = -np.inf
        self._seen = 0

    def level(self, until: float) -> None:
        """Run the kernel."""
        state = self._state
        self._advance(state, until)
        self.next_minutes = state.clock[1]
        alarms = int(state.count[kernel.ALARMS])
        if alarms:
            state.count[kernel.ALARMS] = 0
            self.clock.jump(float(state.clock[0]))
            for station in state.alarm[:alarms]:
                self._bells[int(station)].succeed()

    def waiting(self, station: int) -> int:
        """How many wait at a station now."""
        return int(self._state.waiting[station])

    def servers(self, station: int) -> int:
        """How many servers a station has now."""
        return int(self._state.servers[station])

    def staff(self, station: int, change: int) -> None:
        """Add or withdraw servers now; the first in line are called at once."""
        state = self._state
        state.servers[station] += change
        while state.busy[station] < state.servers[station] and state.waiting[station] > 0:
            self._add_to_ring([8 * self._first_in_line(station) + kernel.GRANTED])
            state.busy[station] += 1
            state.waiting[station] -= 1
            if state.waiting[station] <= state.call_off[station]:
                state.call_off[station] = -1
                self._bells[station].succeed()

    def _first_in_line(self, station: int) -> int:
        """Take the first who still waits out of the station's queues."""
        state = self._state
        for queue in range(int(state.queues[station]), int(state.queues[station + 1])):
            while state.head[queue] >= 0:
                person = int(state.head[queue])
                state.head[queue] = state.behind[person]
                if state.head[queue] < 0:
                    state.tail[queue] = -1
                if state.waits[person]:
                    state.waits[person] = 0
                    return person
        raise AssertionError("somebody waits at this station but stands in none of its queues")

    def newcomers(self) -> tuple[Ints, Ints]:
        """People who came to any lounge since this was last asked, and which lounge."""
        state, outlines = self._state, self.plan.outlines
        seen, self._seen = self._seen, int(state.count[kernel.IN_LOUNGES])
        people = np.array(state.lounge[seen : self._seen], dtype=np.int64)
        step = (
            np.array([state.step[person] for person in people.tolist()], dtype=np.int64)
            if self._lists
            else state.step[people]
        )
        return people, outlines.place[outlines.first[self.plan.outline[people]] + step].astype(np.int64)

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
        self._write(self._state.ended, people)
        if self._lists:
            for person in people.tolist():
                self._state.outcome[person] = int(outcome)
        else:
            self._state.outcome[people] = outcome
        self._add_to_ring(8 * people + kernel.WOKEN)

    def _write(self, column: Any, people: Ints) -> Ints:
        """Put down the time in the cell at which each of these people stands."""
        state, now = self._state, self.clock.now
        if self._lists:
            cells = [state.cell[person] + state.step[person] for person in people.tolist()]
            for cell in cells:
                column[cell] = now
            return np.array(cells, dtype=np.int64)
        stands: Ints = state.cell[people] + state.step[people]
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
        self.next_minutes = -np.inf

    def _arm(self, station: int, call_up: int | None, call_off: int | None) -> None:
        self._state.call_up[station] = NEVER if call_up is None else call_up
        self._state.call_off[station] = -1 if call_off is None else call_off

    def trace(self) -> Trace:
        """What became of everyone."""
        state = self._state
        started, ended, left = (
            np.asarray(column, dtype=np.float64) for column in (state.started, state.ended, state.left)
        )
        trace = Trace(started, ended, left, np.asarray(state.ending, dtype=np.int8))
        del self._state, self.plan  # a year's cells are many
        return trace


def _queues(plan: Plan) -> tuple[Ints, Ints]:
    """A queue for each (station, priority) that somebody may join: each step's queue, each station's first."""
    outlines = plan.outlines
    joins = (outlines.act == Act.VISIT) | (outlines.act == Act.SEIZE)
    keys = outlines.place.astype(np.int64) * 16 + outlines.priority
    distinct, inverse = np.unique(keys[joins], return_inverse=True)
    queue = np.zeros(len(keys), dtype=np.int64)
    queue[joins] = inverse
    first = np.searchsorted(distinct, np.arange(len(plan.servers) + 1, dtype=np.int64) * 16)
    return queue, first.astype(np.int64)


def _state(plan: Plan, lists: bool) -> kernel.State:
    """The kernel's state at time 0."""
    people, cells, stations, outlines = plan.people, len(plan.minutes), len(plan.servers), plan.outlines
    queue, queues = _queues(plan)
    rows = max(int(queues[-1]), 1)
    releases = int((outlines.act == Act.RELEASE).sum())
    ring = 1 << int(np.ceil(np.log2((releases + 4.0) * (people + stations + 1) + 64)))
    timers = people + (int(np.isfinite(plan.patience).sum()) if len(plan.patience) else 0)
    impatient = people if len(plan.patience) else 0

    def ints(column: Any) -> Any:
        return np.array(column, dtype=np.int64)

    def all_at(value: float, size: int, dtype: Any) -> Any:
        return np.full(size, value, dtype=dtype)

    state = kernel.State(  # each column has one type whatever the plan, so that the kernel is compiled once
        first=ints(outlines.first),
        act=ints(outlines.act),
        place=ints(outlines.place),
        partner=ints(outlines.partner),
        queue=queue,
        outline=plan.outline.astype(np.int32),
        arrives=plan.arrives,
        order=np.argsort(plan.arrives, kind="stable"),
        cell=plan.cell,
        minutes=plan.minutes,
        patience=plan.patience,
        meets=plan.meets if len(plan.missing) else ints([]),
        waiting_places=ints(plan.waiting_places),
        roster_minutes=plan.roster_minutes,
        roster_station=ints(plan.roster_station),
        roster_change=ints(plan.roster_change),
        servers=ints(plan.servers),
        busy=all_at(0, stations, np.int64),
        waiting=all_at(0, stations, np.int64),
        queues=queues,
        head=all_at(-1, rows, np.int64),
        tail=all_at(-1, rows, np.int64),
        call_up=all_at(NEVER, stations, np.int64),
        call_off=all_at(-1, stations, np.int64),
        step=all_at(-1, people, np.int32),
        behind=all_at(-1, people, np.int32),
        waits=all_at(0, people, np.int8),
        timer=all_at(0, impatient, np.int64),
        outcome=all_at(0, people, np.int8),
        missing=plan.missing.copy(),
        met_head=all_at(-1, len(plan.missing), np.int32),
        met_tail=all_at(-1, len(plan.missing), np.int32),
        heap_minutes=np.empty(timers + 1),
        heap_key=np.empty(timers + 1, dtype=np.int64),
        ring=np.empty(ring, dtype=np.int64),
        lounge=np.empty(plan.boardings, dtype=np.int32),
        alarm=np.empty(2 * stations + 1, dtype=np.int64),
        started=np.full(cells, np.nan),
        ended=np.full(cells, np.nan),
        left=np.full(people, np.nan),
        ending=all_at(0, people, np.int8),
        clock=np.array([0.0, -np.inf]),
        count=all_at(0, 8, np.int64),
    )
    return kernel.State(*(column.tolist() for column in state)) if lists else state
