"""Run a scenario again and again on fresh luck, here or in worker processes, with the same bytes either way."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from simulator import measures
from simulator.journal import Journal
from simulator.scenario import ScenarioFile
from simulator.study.curves import curves
from simulator.study.labour import POOL_PAYS_SECONDS, Progress, carry_out
from simulator.study.study import Replication, Study, summarise
from simulator.units import MINUTES_PER_DAY

TOLD_BY_HOUR_DAYS = 2
"""Runs no longer than this are told hour by hour too."""
Journals = Literal["first", "all", "none"]


@dataclass(frozen=True, slots=True)
class Task:
    """How to run any one replication of a scenario; small enough to be sent to a worker."""

    file: ScenarioFile
    walker: str = "auto"
    with_curves: bool = True
    journal_folder: Path | None = None
    """Where to save the journals of all replications but the first; None to drop them."""
    hiding: frozenset[str] = frozenset()
    """Who hides something that is looked for under another policy, if not under this one."""

    def __call__(self, number: int) -> Replication:
        """Run replication `number`, as a worker does it."""
        return self.run(number)[0]

    def run(self, number: int, progress: Callable[[float], None] | None = None) -> tuple[Replication, Journal]:
        """Run replication `number`; `progress` is told the share that is done."""
        from simulator.world import simulate  # SimPy and Numba: only when something is to be simulated

        began = time.perf_counter()
        try:
            journal = simulate(
                self.file.scenario, number, digest=self.file.digest, walker=self.walker, progress=progress
            )
            rows = measures.summary(journal, self.hiding)
            shown = curves(journal) if self.with_curves else None
            short = journal.horizon_minutes <= TOLD_BY_HOUR_DAYS * MINUTES_PER_DAY
            hours = measures.hours_of_modes(journal) if short else {}
        except Exception as problem:
            problem.add_note(f"in replication {number} of {self.file.name}")
            raise
        if self.journal_folder and number:
            from simulator.journal import save

            save(journal, self.journal_folder / f"journal_{number:04d}")
        return Replication(number, tuple(rows), shown, time.perf_counter() - began, hours), journal


def replicate(
    file: ScenarioFile,
    replications: int | None = None,
    workers: int | None = None,
    on_progress: Callable[[float], None] | None = None,
    *,
    walker: str = "auto",
    with_curves: bool = True,
    journals: Journals = "first",
    journal_folder: Path | None = None,
    pool_pays_seconds: float = POOL_PAYS_SECONDS,
) -> Study:
    """Run the replications (as many as the scenario says, unless told otherwise) and estimate every measure.

    `on_progress` is told how many replications are done, in fractions. The first replication runs here. The
    time it took tells whether workers would be quicker, and the memory it took how many there is room for
    (at most one for each processor), unless told how many. `journals` says which journals are kept: the first
    in the study, the others as Parquet under `journal_folder`. Called from a script with more than one worker,
    the call must stand under `if __name__ == "__main__":`, as `multiprocessing` asks.
    """
    count = file.scenario.run.replications if replications is None else replications
    task = Task(file, walker, with_curves, journal_folder if journals == "all" else None)
    first: list[Journal] = []

    def here(number: int, progress: Progress) -> Replication:
        replication, journal = task.run(number, progress)
        if number == 0 and journals != "none":
            first.append(journal)
        return replication

    done = carry_out(
        task,
        here,
        count,
        workers=workers,
        on_progress=on_progress,
        preload=("simulator.study.replications", "simulator.world"),
        pool_pays_seconds=pool_pays_seconds,
    )
    return Study(file, done, summarise(done), first[0] if first else None)
