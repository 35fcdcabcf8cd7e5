"""Rows of workers that carry out tasks: processes of this machine, or a Dask cluster by its address, by the same door.

The door is `concurrent.futures.Executor`. A `Crew` opens one, says how many tasks it should have in hand at a time, and
what it means by losing its workers. When a worker process is killed (most often for want of memory) the whole pool is
lost with it. Then a new pool is made and goes on with what is still missing, a few times; after that the loss is
reported.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import partial
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess
from queue import SimpleQueue
from typing import Any, Protocol, TypeVar

from simulator.flow.stopping import deaf_offspring, stops_held

Item = TypeVar("Item")
Result = TypeVar("Result")
Begun = Generator[tuple[Item, Result] | None, None, None]

NEW_POOLS = 3
"""How often a lost pool is replaced, with nothing done in between, before giving up."""
IN_HAND_EACH = 3
"""Tasks that each worker is handed at a time: one to do, and some not to wait for the next."""


class WorkersLost(RuntimeError):  # noqa: N818 - it says what happened
    """Workers were killed again and again, or cannot be reached; its text says what may help."""


class Crew(Protocol):
    """Some workers, and the way to them."""

    @property
    def workers(self) -> int:
        """How many there are."""

    @property
    def lost(self) -> tuple[type[BaseException], ...]:
        """What is raised when workers are lost, so that others may go on with their tasks."""

    def open(self) -> AbstractContextManager[Executor]:
        """The executor; left by an exception, it waits for nobody."""

    def given_up(self) -> WorkersLost:
        """What is said when they were lost too often."""


def in_processes(
    task: Callable[[int], Result], numbers: Iterable[int], workers: int, preload: tuple[str, ...] = ()
) -> Generator[tuple[int, Result], None, None]:
    """Yield (number, result) as each task is finished, in no particular order; `preload` names modules the task needs.

    The task must be picklable, and repeating it must do no harm. Raises WorkersLost after too many
    killed workers; an exception of the task itself is passed on at once.
    """
    return _results(begun_in_processes(task, numbers, workers, preload))


def begun_in_processes(
    task: Callable[[int], Result], numbers: Iterable[int], workers: int, preload: tuple[str, ...] = ()
) -> Begun[int, Result]:
    """The same, but first a None: by then the workers have begun, and this process may do something else meanwhile."""
    wanted = sorted({*numbers})
    if wanted:
        yield from _begun(task, partial(next, iter(wanted), None), Processes(min(workers, len(wanted)), preload))


def handed_out(
    task: Callable[[Item], Result], more: Callable[[], Item | None], crew: Crew
) -> Generator[tuple[Item, Result], None, None]:
    """Yield (item, result) as each task is finished. `more` gives the next item; None where there is none until others
    are finished, or at all. An item whose worker was lost is handed out again.
    """
    return _results(_begun(task, more, crew))


def _results(begun: Begun[Item, Result]) -> Generator[tuple[Item, Result], None, None]:
    with contextlib.closing(begun):
        for each in begun:
            if each is not None:
                yield each


def _begun(task: Callable[[Item], Result], more: Callable[[], Item | None], crew: Crew) -> Begun[Item, Result]:
    def lost(future: Future[Any]) -> bool:
        return isinstance(future.exception(), crew.lost)

    def handed_in() -> list[Future[Result]]:
        """What is finished, waited for without the futures' own locks: an interrupt that came while this thread held
        one would leave it locked, and whoever carries results home would wait for it for ever."""
        these = [finished.get()]
        while not finished.empty():
            these.append(finished.get())
        return sorted(these, key=lost)  # what was done before others were lost counts

    again: deque[Item] = deque()
    losses, begun = 0, False
    while True:
        in_hand: dict[Future[Result], Item] = {}
        finished: SimpleQueue[Future[Result]] = SimpleQueue()
        try:
            with crew.open() as executor:
                while True:
                    while len(in_hand) < crew.workers * IN_HAND_EACH:
                        item = again.popleft() if again else more()
                        if item is None:
                            break
                        again.appendleft(item)  # nobody is to lose it on the way
                        with stops_held(), deaf_offspring():
                            future = executor.submit(task, item)
                            in_hand[future] = item
                            future.add_done_callback(finished.put)
                        again.popleft()
                    if not in_hand:
                        return
                    if not begun:
                        begun = True
                        yield None
                    for future in handed_in():
                        result = future.result()
                        yield in_hand.pop(future), result
                        losses = 0
        except crew.lost:
            losses += 1
            if losses > NEW_POOLS:
                raise crew.given_up() from None
            again.extend(in_hand.values())


@dataclass(frozen=True, slots=True)
class Here:
    """No workers: tasks are done in this process, one after the other."""

    workers: int = 1
    lost: tuple[type[BaseException], ...] = ()

    @contextlib.contextmanager
    def open(self) -> Iterator[Executor]:
        """An executor that carries out each task when it is submitted."""
        yield _AtOnce()

    def given_up(self) -> WorkersLost:
        """Nobody can be lost here."""
        return WorkersLost("nobody works here")


class _AtOnce(Executor):
    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """The result is there when this returns."""
        future: Future[Any] = Future()
        future.set_result(fn(*args, **kwargs))
        return future


@dataclass(frozen=True, slots=True)
class Processes:
    """Worker processes of this machine."""

    workers: int
    preload: tuple[str, ...] = ()
    """Modules that the tasks need, imported once for all."""
    lost: tuple[type[BaseException], ...] = (BrokenProcessPool,)

    @contextlib.contextmanager
    def open(self) -> Iterator[Executor]:
        """A worker interrupted in its making would be known to nobody; so each step of making and ending is whole."""
        before = set(multiprocessing.active_children())
        pool = new_pool(self.workers, self.preload)
        try:
            yield pool
        except BaseException:
            # Ctrl-C, an error, a lost worker, or the caller had enough: nobody waits for the rest.
            with stops_held():
                for worker in set(multiprocessing.active_children()) - before:
                    worker.terminate()
                pool.shutdown(wait=True, cancel_futures=True)
            raise
        with stops_held():
            pool.shutdown()

    def given_up(self) -> WorkersLost:
        """Most likely for want of memory."""
        return WorkersLost(
            f"worker processes were killed {NEW_POOLS + 1} times, most likely because memory "
            "ran out; fewer workers (--workers 1) need less of it"
        )


def new_pool(workers: int, preload: tuple[str, ...] = ()) -> ProcessPoolExecutor:
    """Worker processes for whoever hands out tasks one by one, and ends them himself."""
    with stops_held():
        return ProcessPoolExecutor(workers, _context(preload), initializer=_as_a_worker)


def _context(preload: tuple[str, ...]) -> BaseContext:
    """Start workers from a clean server that has the imports done, where the system has one (not on Windows)."""
    method = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
    context = multiprocessing.get_context(method)
    if method == "forkserver":
        context.set_forkserver_preload(list(preload))
    return context


def _as_a_worker() -> None:
    """Interrupts are left to the parent, by workers too that could not be born deaf to them; and when it is killed they
    do not stay behind, waiting for tasks that never come."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_go_with, args=(parent,), daemon=True).start()


def _go_with(parent: BaseProcess) -> None:
    parent.join()
    os._exit(1)
