"""Runs of candidates, each once however often it is asked for, with workers that stay from one question to the next."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor
from contextlib import ExitStack
from dataclasses import replace
from typing import Final

import numpy as np

from simulator.journal.columns import Floats
from simulator.study.executor import Crew, Here, Processes, WorkersLost, handed_out
from simulator.study.sweep.carrying import PRELOAD
from simulator.study.sweep.ledger import Ledger
from simulator.study.sweep.plan import Plan
from simulator.study.sweep.recipe import Packed
from simulator.study.sweep.work import Batch, Done, Stretch, SweepTask

AS_WRITTEN: Final = -1
"""In place of a candidate's row: the scenario as the file has it."""
BATCH_SECONDS = 1.5
FIRST_BATCH_CELLS = 2
"""Before it is known how long a run takes."""


class CandidateFailed(RuntimeError):  # noqa: N818 - it says what happened
    """The scenario of a candidate fails its checks, or its run does."""


class Staying:
    """A crew whose workers stay until it is closed, so that many small questions need not wait for them each time."""

    def __init__(self, crew: Crew) -> None:
        self._crew = crew
        self._stack = ExitStack()
        self._executor: Executor | None = None
        self.workers = crew.workers
        self.lost = crew.lost

    @contextlib.contextmanager
    def open(self) -> Iterator[Executor]:
        """The executor; left by an exception it is given up, and the next is a new one."""
        if self._executor is None:
            self._executor = self._stack.enter_context(self._crew.open())
        try:
            yield self._executor
        except BaseException:
            self._executor, stack, self._stack = None, self._stack, ExitStack()
            stack.__exit__(*sys.exc_info())
            raise

    def given_up(self) -> WorkersLost:
        """As the crew says it."""
        return self._crew.given_up()

    def close(self) -> None:
        """Let the workers go."""
        self._executor = None
        self._stack.close()


def staying(workers: int | None) -> Staying:
    """So many workers of this machine, or as many as fit."""
    if workers is None:
        from simulator.study.crew import workers_that_fit

        workers = workers_that_fit()
    return Staying(Here() if workers == 1 else Processes(workers, PRELOAD))


class Runs:
    """What candidates gave, by row and replication; what was asked for already is not run again."""

    def __init__(
        self, plan: Plan, crew: Crew, on_run: Callable[[int], None] | None = None, ledger: Ledger | None = None
    ) -> None:
        self._plan, self._crew, self._ledger = plan, crew, ledger
        self._tell = on_run or (lambda _: None)
        self._seen: dict[tuple[int, int], Floats] = {}
        self._cells, self._seconds = 0, 0.0
        for done in ledger.every() if ledger else ():
            self._take(done)
        self._candidates = SweepTask(Packed.of(plan.recipe), plan.measures, "compiled")
        as_written = replace(plan.recipe, factors=(), factor_levers={})
        self._baseline = SweepTask(Packed.of(as_written), plan.measures, "compiled")

    @property
    def count(self) -> int:
        """How many runs there were, those of an earlier time included."""
        return len(self._seen)

    def values(self, rows: Sequence[int], replications: range) -> Floats:
        """Candidates × replications × measures; NaN where nothing was observed. Raises CandidateFailed."""
        for task, mine in ((self._candidates, [row for row in rows if row >= 0]), (self._baseline, [AS_WRITTEN])):
            wanted = {row: [n for n in replications if (row, n) not in self._seen] for row in mine if row in rows}
            cells = [(row, number) for row, missing in wanted.items() for number in missing]
            if cells:
                self._run(task, cells)
        return np.array([[self._seen[row, number] for number in replications] for row in rows])

    def _run(self, task: SweepTask, cells: Sequence[tuple[int, int]]) -> None:
        batches = iter(self._batches(cells))
        with contextlib.closing(handed_out(task, lambda: next(batches, None), self._crew)) as results:
            for _, done in results:
                self._keep(done)

    def _batches(self, cells: Sequence[tuple[int, int]]) -> Iterator[Batch]:
        """A second or two of work each, and a share for every worker."""
        at = 0
        while at < len(cells):
            each = self._seconds / self._cells if self._cells else 0.0
            room = max(1, int(BATCH_SECONDS / each)) if each else FIRST_BATCH_CELLS
            size = max(1, min(room, -(-(len(cells) - at) // (2 * self._crew.workers))))
            yield Batch(tuple(self._stretches(cells[at : at + size])))
            at += size

    def _stretches(self, cells: Sequence[tuple[int, int]]) -> Iterator[Stretch]:
        """Cells that follow on one another, together."""
        began = 0
        for here in range(1, len(cells) + 1):
            if here < len(cells) and cells[here] == (cells[began][0], cells[began][1] + here - began):
                continue
            row, first = cells[began]
            values = () if row == AS_WRITTEN else self._plan.values_of(row)
            yield Stretch(row, values, first, cells[here - 1][1] + 1)
            began = here

    def _keep(self, done: Done) -> None:
        """On the disk first, where it is kept at all."""
        for failure in done.failed:
            raise CandidateFailed(f"{named(self._plan, failure.row)}: {failure.reason}")
        if self._ledger is not None:
            self._ledger.enter(done)
        self._take(done)
        self._tell(len(done.rows))

    def _take(self, done: Done) -> None:
        for row, number, values in zip(done.rows.tolist(), done.replications.tolist(), done.values, strict=True):
            self._seen[row, number] = values[0]
        self._cells += len(done.rows)
        self._seconds += float(done.seconds.sum()) + done.making_seconds


def named(plan: Plan, row: int) -> str:
    """`desks 4, gates 2`; of the scenario as it is, so."""
    if row == AS_WRITTEN:
        return "as written"
    return ", ".join(f"{name} {value:g}" for name, value in plan.point(row).values.items())
