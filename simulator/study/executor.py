"""A row of worker processes that carry out numbered tasks, and outlive the loss of one of their number.

When a worker is killed (most often for want of memory) the whole pool is lost with it. Then a new
pool is made and goes on with what is still missing, a few times; after that the loss is reported.
"""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.context import BaseContext
from typing import TypeVar

from simulator.flow.stopping import deaf_offspring, stops_held

Result = TypeVar("Result")

NEW_POOLS = 3
"""How often a lost pool is replaced before giving up."""


class WorkersLost(RuntimeError):  # noqa: N818 - it says what happened
    """Worker processes were killed again and again; its text says what may help."""


def in_processes(
    task: Callable[[int], Result], numbers: Iterable[int], workers: int, preload: tuple[str, ...] = ()
) -> Generator[tuple[int, Result], None, None]:
    """Yield (number, result) as each task is finished, in no particular order; `preload` names modules the task needs.

    The task must be picklable, and repeating it must do no harm. Raises WorkersLost after too many
    killed workers; an exception of the task itself is passed on at once.
    """
    missing = set(numbers)
    for pools_left in range(NEW_POOLS, -1, -1):
        try:
            for number, result in _one_pool(task, sorted(missing), workers, preload):
                missing.discard(number)
                yield number, result
        except BrokenProcessPool:
            if not pools_left:
                raise WorkersLost(
                    f"worker processes were killed {NEW_POOLS + 1} times, most likely because memory "
                    "ran out; fewer workers (--workers 1) need less of it"
                ) from None
        else:
            return


def new_pool(workers: int, preload: tuple[str, ...] = ()) -> ProcessPoolExecutor:
    """Worker processes for whoever hands out tasks one by one, and ends them himself."""
    with stops_held():
        return ProcessPoolExecutor(workers, _context(preload), initializer=_leave_interrupts_to_the_parent)


def end_pool(pool: ProcessPoolExecutor) -> None:
    """End a pool without waiting for what it is at."""
    processes = dict(getattr(pool, "_processes", None) or {})  # Python before 3.14 has no other way to them
    for worker in processes.values():
        worker.terminate()
    pool.shutdown(wait=True, cancel_futures=True)


def _context(preload: tuple[str, ...]) -> BaseContext:
    """Start workers from a clean server that has the imports done, where the system has one (not on Windows)."""
    method = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
    context = multiprocessing.get_context(method)
    if method == "forkserver":
        context.set_forkserver_preload(list(preload))
    return context


def _one_pool(
    task: Callable[[int], Result], numbers: list[int], workers: int, preload: tuple[str, ...]
) -> Generator[tuple[int, Result], None, None]:
    """A worker interrupted in its making would be known to nobody; so each step of making and ending is whole."""
    before = set(multiprocessing.active_children())
    pool = new_pool(min(workers, len(numbers)), preload)
    try:
        with stops_held(), deaf_offspring():
            futures: dict[Future[Result], int] = {pool.submit(task, number): number for number in numbers}
        for future in as_completed(futures):
            yield futures[future], future.result()
    except BaseException:
        # Ctrl-C, an error, a lost worker, or the caller had enough: nobody waits for the rest.
        with stops_held():
            for worker in set(multiprocessing.active_children()) - before:
                worker.terminate()
            pool.shutdown(wait=True, cancel_futures=True)
        raise
    with stops_held():
        pool.shutdown()


def _leave_interrupts_to_the_parent() -> None:
    """For workers that could not be born deaf to them."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
