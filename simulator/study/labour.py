"""Numbered tasks carried out here, or in worker processes once those would be quicker, with the same results."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from simulator.study.crew import workers_that_fit
from simulator.study.executor import in_processes

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
    processor), unless told how many. `on_progress` is told how many are done, in fractions.
    """
    tell = on_progress or (lambda _: None)
    found, crew = list(done), 1
    while len(found) < count:
        if _pool_pays(found, count, pool_pays_seconds):
            crew = workers_that_fit() if workers is None else workers
            if crew > 1:
                break
        number = len(found)
        found.append(here(number, _moved_on_by(tell, number)))
        tell(len(found))
    if len(found) < count:
        with contextlib.closing(in_processes(task, range(len(found), count), crew, preload)) as finished:
            for _, result in finished:
                found.append(result)
                tell(len(found))
    return tuple(sorted(found, key=lambda result: result.number))


Piece = Callable[[], object]


@dataclass(frozen=True, slots=True)
class _Pieces:
    pieces: tuple[Piece, ...]

    def __call__(self, number: int) -> None:
        """Do one of them."""
        self.pieces[number]()


def side_by_side(pieces: Sequence[Piece], workers: int | None = None) -> None:
    """Do pieces of work that do not ask for one another, a few at a time; the longest should stand first.

    Each must be picklable, and doing it again must do no harm. What one raises ends the others and is passed on.
    """
    crew = min(len(pieces), workers_that_fit() if workers is None else workers)
    if crew < 2:
        for piece in pieces:
            piece()
        return
    with contextlib.closing(in_processes(_Pieces(tuple(pieces)), range(len(pieces)), crew)) as finished:
        for _ in finished:
            pass


def _moved_on_by(tell: Progress, number: int) -> Progress:
    """Progress within one task as progress of them all."""
    return lambda share: tell(number + min(share, 1.0))


def _pool_pays(done: list[Result], count: int, pool_pays_seconds: float) -> bool:
    """Whether what is missing takes longer than a pool takes to start; the quickest task so far tells.

    The first also loads the kernel, and is believed alone only if it took longer than that could take.
    """
    missing = count - len(done)
    if missing < 2 or not done:
        return False
    each = min(result.seconds for result in done)
    return missing * each > pool_pays_seconds and (len(done) > 1 or each > pool_pays_seconds / 2)
