"""A sweep from the plan to the tables: batch after batch, each kept before the next is counted, and the tables last.

A sweep lives in `<out>/<name>_sweep/<digest>/`. While it is at work the folder `unfinished` there holds the ledger and
the parts; when the tables are written it goes. Whatever cuts a sweep off, what was finished is there, and it goes on
from that.
"""

from __future__ import annotations

import contextlib
import json
import shutil
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from simulator.scenario import dump
from simulator.study.executor import Crew, Here, Processes, handed_out
from simulator.study.program import code_digest
from simulator.study.sweep.batches import Desk
from simulator.study.sweep.ledger import Ledger
from simulator.study.sweep.lock import held
from simulator.study.sweep.parts import sure
from simulator.study.sweep.plan import Plan
from simulator.study.sweep.planning import plan
from simulator.study.sweep.reading_back import read_back, sampled_of
from simulator.study.sweep.recipe import Packed
from simulator.study.sweep.sampled import Sampled
from simulator.study.sweep.state import State
from simulator.study.sweep.table import write_tables
from simulator.study.sweep.unfinished import cleared_away, goes_on, not_begun
from simulator.study.sweep.wish import Precision
from simulator.study.sweep.work import SweepTask

UNFINISHED = "unfinished"
CLEARED = ".cleared"
PRELOAD = ("simulator.study.sweep.work", "simulator.world", "simulator.measures")
WORTH_COMPILING_RUNS = 40
"""From so many runs on the compiled walker pays even where a single run would not wait for it."""


@dataclass(frozen=True, eq=False)
class Sweep:
    """A finished sweep."""

    plan: Plan
    sampled: Sampled
    folder: Path
    state: State
    notes: tuple[str, ...] = field(default=())
    """What was found when it went on."""


def folder_of(plan: Plan, out: str | Path = "outputs") -> Path:
    """Where a sweep lives."""
    return Path(out) / f"{plan.name}_sweep" / plan.digest


def is_finished(folder: Path) -> bool:
    """Whether a sweep in a folder was carried to its end."""
    return (folder / "manifest.json").exists() and not (folder / UNFINISHED).exists()


def carried_out(
    plan: Plan,
    out: str | Path = "outputs",
    *,
    crew: Crew | None = None,
    workers: int | None = None,
    resume: bool = False,
    command: str = "",
    on_progress: Callable[[State], None] | None = None,
) -> Sweep:
    """Run a sweep, or what is left of it, and write its tables.

    Raises NotFinished where there is an unfinished one and it was not asked to go on (`resume`), FolderInUse where
    another process is at it.
    """
    folder = folder_of(plan, out)
    folder.mkdir(parents=True, exist_ok=True)
    with held(folder):
        began = time.monotonic()
        unfinished = folder / UNFINISHED
        shutil.rmtree(folder / CLEARED, ignore_errors=True)
        if not resume:
            not_begun(unfinished, "a sweep", f"of {plan.cells:,} points × replications")
        if resume and is_finished(folder) and not unfinished.exists():
            found = _kept(plan, folder)
            if found is not None:
                return found
        unfinished.mkdir(exist_ok=True)
        with Ledger(unfinished) as ledger:
            notes = goes_on(ledger, plan.digest, "the sweep")
            state = _worked_through(plan, ledger, crew or _crew(plan, workers), on_progress, began)
            _write(plan, ledger, folder, command, state)
            sampled = sampled_of(plan, ledger)
        cleared_away(unfinished, folder / CLEARED)
        return Sweep(plan, sampled, folder, state, notes)


def _kept(plan: Plan, folder: Path) -> Sweep | None:
    """A sweep that is finished already, by this version; None where it is another's."""
    said = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    if said.get("code") != code_digest():
        return None
    state = State(said["cells"], said["cells"], said["cells"], len(said["failed"]), 0, 0.0)
    return Sweep(plan, read_back(plan, folder), folder, state, ("this sweep was finished already; nothing was run",))


def _crew(plan: Plan, workers: int | None) -> Crew:
    if workers is None:
        from simulator.study.crew import workers_that_fit

        workers = workers_that_fit()
    workers = min(workers, plan.cells)
    return Here() if workers == 1 else Processes(workers, PRELOAD)


def _worked_through(
    plan: Plan, ledger: Ledger, crew: Crew, on_progress: Callable[[State], None] | None, began: float
) -> State:
    finished = ledger.finished()
    resumed = _counted(plan, finished)
    desk = Desk(plan.values_of, len(plan.design), plan.replications, finished)
    precision = plan.replications if isinstance(plan.replications, Precision) else None
    walker = "compiled" if plan.runs >= WORTH_COMPILING_RUNS else "auto"
    task = SweepTask(Packed.of(plan.recipe), plan.measures, walker, precision)
    done, runs = resumed, 0
    failed = set(ledger.failed())

    def state() -> State:
        return State(done, plan.cells, resumed, len(failed), runs, time.monotonic() - began)

    tell = on_progress or (lambda _: None)
    tell(state())
    with contextlib.closing(handed_out(task, desk.more, crew)) as results:
        for batch, result in results:
            ledger.enter(result)
            desk.learn(max(len(result.rows), 1), float(result.seconds.sum()) + result.making_seconds)
            done += len(batch.stretches) * precision.first if precision else batch.cells
            runs += len(result.rows) * len(plan.policies)
            failed |= {failure.row for failure in result.failed}
            tell(state())
    return state()


def _counted(plan: Plan, finished: Mapping[int, Sequence[tuple[int, int]]]) -> int:
    """Finished cells; with a precision each point counts as those that are run in any case."""
    rule = plan.replications
    if isinstance(rule, Precision):
        return len(finished) * rule.first
    return sum(after - first for stretches in finished.values() for first, after in stretches)


def _write(plan: Plan, ledger: Ledger, folder: Path, command: str, state: State) -> None:
    """Everything that a sweep leaves behind; the manifest last, since it says that all is there."""
    from simulator.study.sweep.record import write_record

    write_tables(plan, ledger, folder)
    scenarios = folder / "scenarios"
    scenarios.mkdir(exist_ok=True)
    for policy in plan.policies:
        if not plan.recipe.named:
            text = dump(plan.likely_file(policy))
            sure(scenarios / f"{file_name(policy)}.yaml", partial(_put, text))
    write_record(plan, ledger, folder, command, state.seconds)


def _put(text: str, path: Path) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")


def file_name(policy: str) -> str:
    """What the scenario of a policy is kept as."""
    return "".join(each if each.isalnum() or each in "_+-." else "-" for each in policy)


def sweep(
    path: str | Path,
    *,
    out: str | Path = "outputs",
    days: float | None = None,
    replications: int | None = None,
    seed: int | None = None,
    workers: int | None = None,
    dask: str | None = None,
    resume: bool = True,
    on_progress: Callable[[State], None] | None = None,
) -> Sweep:
    """Run the sweep in a file, as `strait sweep` does; what is finished already is not run again.

    `dask` is the address of a Dask scheduler. Raises Complaints with everything that is wrong. Called from a script
    with more than one worker, the call must stand under `if __name__ == "__main__":`, as `multiprocessing` asks.
    """
    wish = plan(path, days=days, replications=replications, seed=seed)
    crew: Crew | None = None
    if dask is not None:
        from simulator.study.cluster import Cluster

        crew = Cluster(dask)
    return carried_out(wish, out, crew=crew, workers=workers, resume=resume, on_progress=on_progress)
