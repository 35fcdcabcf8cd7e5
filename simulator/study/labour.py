"""Numbered tasks carried out here, or in worker processes once those would be quicker, with the same results."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from simulator.study.crew import workers_that_fit
from simulator.study.executor import Begun, begun_in_processes

POOL_PAYS_SECONDS = 4.0
"""Work shorter than this is done before a pool of workers would have started."""

Progress = Callable[[float], None]


class Numbered(Protocol):
    """What comes of one task."""

    @property
    def number(self) -> int:
        """Which task it was."""

    @property
    def seconds(self) -> float:
        """How long it took."""


Result = TypeVar("Result", bound=Numbered)


def carry_out(
    task: Callable[[int], Result],
    here: Callable[[int, Progress], Result],
    count: int,
    *,
    done: tuple[Result, ...] = (),
    workers: int | None = None,
    on_progress: Progress | None = None,
    preload: tuple[str, ...] = (),
    pool_pays_seconds: float = POOL_PAYS_SECONDS,
) -> tuple[Result, ...]:
    """Results of the tasks 0 to `count`, in order, going on from those done already.

    `task` carries out one of them in a worker, `here` in this process, telling the share done. The time they took
    tells whether workers would be quicker, and the memory how many there is room for (at most one for each
    processor), unless told how many. Where a task is long, that is seen before it is done, and workers begin with the
    next ones. `on_progress` is told how many are done, in fractions.
    """
    tell = on_progress or (lambda _: None)
    found = list(done)
    with contextlib.closing(_Others(task, count, workers, preload, pool_pays_seconds)) as others:
        while len(found) < count and not others.begin(len(found), [result.seconds for result in found]):
            number = len(found)
            found.append(here(number, others.beside(number, tell)))
            tell(len(found))
            if others.at_work:
                break
        for _, result in others.results():
            found.append(result)
            tell(len(found))
    return tuple(sorted(found, key=lambda result: result.number))


class _Others(Generic[Result]):
    """Workers, once they would be quicker than this process alone."""

    def __init__(
        self,
        task: Callable[[int], Result],
        count: int,
        workers: int | None,
        preload: tuple[str, ...],
        pool_pays_seconds: float,
    ) -> None:
        self._task, self._count, self._workers, self._preload = task, count, workers, preload
        self._pool_pays_seconds = pool_pays_seconds
        self._begun: Begun[int, Result] | None = None

    @property
    def at_work(self) -> bool:
        """Whether they have begun."""
        return self._begun is not None

    def begin(self, number: int, seconds: Sequence[float]) -> bool:
        """Begin with task `number` and those after it, if that pays when each took so long as those here; the quickest
        of them tells. The first also loads the kernel, and is believed alone only if it took longer than that can.
        """
        pays, missing = self._pool_pays_seconds, self._count - number
        each = min(seconds, default=0.0)
        if missing < 2 or not seconds or missing * each <= pays or (len(seconds) < 2 and each <= pays / 2):
            return False
        crew = workers_that_fit() if self._workers is None else self._workers
        if crew > 1:
            self._begun = begun_in_processes(self._task, range(number, self._count), crew, self._preload)
            next(self._begun)
        return self.at_work

    def beside(self, number: int, tell: Progress) -> Progress:
        """Progress within task `number` as progress of them all. Where it has been under way for long and far from
        done, the others begin with the next."""
        began = time.perf_counter()

        def moved_on(share: float) -> None:
            tell(number + min(share, 1.0))
            so_far = time.perf_counter() - began
            if not self.at_work and 0 < share < 1 and so_far > self._pool_pays_seconds / 2:
                self.begin(number + 1, [so_far / share])

        return moved_on

    def results(self) -> Iterator[tuple[int, Result]]:
        """What they hand in."""
        return (each for each in self._begun or () if each is not None)

    def close(self) -> None:
        """Nobody waits for the rest."""
        if self._begun is not None:
            self._begun.close()


Piece = Callable[[], object]


@dataclass(frozen=True, slots=True)
class _Theirs:
    piece: Piece

    def __call__(self, _: int) -> None:
        """Do it."""
        self.piece()


def side_by_side(mine: Piece, theirs: Piece, workers: int | None = None) -> None:
    """Do two pieces of work that do not ask for one another: one here, the other meanwhile in a worker.

    `theirs` must be picklable, and doing it again must do no harm. What one raises ends the other and is passed on.
    """
    if (workers_that_fit() if workers is None else workers) < 2:
        mine()
        theirs()
        return
    with contextlib.closing(begun_in_processes(_Theirs(theirs), (0,), 1)) as handed_in:
        next(handed_in)
        mine()
        for _ in handed_in:
            pass
