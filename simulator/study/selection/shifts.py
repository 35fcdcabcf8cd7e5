"""Days with one roster after another, each run once however often it is asked for, and kept where there is a ledger."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from simulator.journal.columns import Floats
from simulator.scenario import ScenarioFile
from simulator.study.executor import Crew, handed_out
from simulator.study.selection.rosters import Rostering
from simulator.study.selection.runs import AS_WRITTEN
from simulator.study.selection.staffing import Roster
from simulator.study.sweep.ledger import Ledger
from simulator.study.sweep.work import Done


class _Shift(NamedTuple):
    """Some replications with one roster."""

    row: int
    """The roster's place among those asked for."""
    roster: Roster | None
    """None: as the scenario has it."""
    first: int
    after: int


@dataclass(frozen=True)
class _Task:
    """How to run a roster; small enough to be sent to a worker."""

    file: ScenarioFile
    rostering: Rostering

    def __call__(self, shift: _Shift) -> Done:
        """Of each replication, who came and who was served in time in each part of the day."""
        from simulator.measures.standard_by_clock import in_time_by_clock
        from simulator.world import simulate

        asked = self.rostering
        began = time.perf_counter()
        scenario = (asked.file if shift.roster is None else asked.with_roster(shift.roster)).scenario
        numbers = range(shift.first, shift.after)
        found = [
            in_time_by_clock(
                simulate(scenario, number, walker="compiled"), asked.station, asked.edges, asked.within_minutes
            )
            for number in numbers
        ]
        each = (time.perf_counter() - began) / len(found)
        return Done(
            np.full(len(found), shift.row, np.int64),
            np.array(numbers, np.int64),
            np.array([[each.came, each.in_time] for each in found], np.float64),
            np.full((len(found), 2), each / 2),
            {shift.row: (_called(shift.roster),)},
        )


class Shifts:
    """Runs rosters; what was asked for already, now or at an earlier time, is not run again."""

    def __init__(self, asked: Rostering, crew: Crew, ledger: Ledger | None = None) -> None:
        self._crew, self._ledger = crew, ledger
        self._task = _Task(asked.file, asked)
        self._rows: dict[str, int] = {_called(None): AS_WRITTEN}
        self._seen: dict[tuple[int, int], Floats] = {}
        for done in ledger.every() if ledger else ():
            self._take(done)

    def run(self, roster: Roster | None, replications: range) -> tuple[Floats, Floats]:
        """Who came and who was served in time: replications × parts of the day."""
        row = self._rows.setdefault(_called(roster), len(self._rows))
        missing = [number for number in replications if (row, number) not in self._seen]
        shifts = iter(self._shifts(row, roster, missing))
        with contextlib.closing(handed_out(self._task, lambda: next(shifts, None), self._crew)) as results:
            for _, done in results:
                if self._ledger is not None:
                    self._ledger.enter(done)
                self._take(done)
        found = np.array([self._seen[row, number] for number in replications])
        return found[:, 0], found[:, 1]

    def _shifts(self, row: int, roster: Roster | None, missing: list[int]) -> Iterator[_Shift]:
        """Two for each worker, none with a gap in it."""
        size = max(1, -(-len(missing) // (2 * self._crew.workers)))
        began = 0
        for here in range(1, len(missing) + 1):
            ends = here == len(missing) or here - began == size or missing[here] != missing[here - 1] + 1
            if ends:
                yield _Shift(row, roster, missing[began], missing[here - 1] + 1)
                began = here

    def _take(self, done: Done) -> None:
        for row, (name,) in done.digests.items():
            self._rows[name] = row
        for row, number, values in zip(done.rows.tolist(), done.replications.tolist(), done.values, strict=True):
            self._seen[row, number] = values


def _called(roster: Roster | None) -> str:
    """What a roster is called in the ledger."""
    return "as written" if roster is None else " ".join(map(str, roster))
