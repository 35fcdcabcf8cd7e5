"""Cells that are still to be done, handed out in batches of a second or two of work."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from simulator.study.sweep.wish import Precision
from simulator.study.sweep.work import Batch, Stretch

BATCH_SECONDS = 1.5
GROWTH = 8
"""A batch is no more than so many times the one before, since the first cells of a worker also load the kernel."""


class Desk:
    """Hands out batches; learns from those that are finished how large they should be.

    How the cells are cut into batches changes nothing in what they give.
    """

    def __init__(
        self,
        values: Callable[[int], tuple[float, ...]],
        points: int,
        replications: int | Precision,
        finished: Mapping[int, int],
    ) -> None:
        self._values, self._points, self._finished = values, points, finished
        self._whole = isinstance(replications, Precision)
        self._replications = replications.first if isinstance(replications, Precision) else replications
        self._most = replications.at_most if isinstance(replications, Precision) else replications
        self._row, self._first = -1, self._replications
        self._cells = 1
        self._each: float | None = None

    def more(self) -> Batch | None:
        """The next batch; None where none is left."""
        found: list[Stretch] = []
        room = self._cells
        while room > 0 and (stretch := self._next(room)) is not None:
            found.append(stretch)
            room -= self._replications if self._whole else stretch.after - stretch.first
        return Batch(tuple(found)) if found else None

    def learn(self, cells: int, seconds: float) -> None:
        """A batch of so many cells took so long."""
        each = seconds / max(cells, 1)
        self._each = each if self._each is None or cells == 1 else (self._each + each) / 2
        self._cells = max(1, min(int(BATCH_SECONDS / max(self._each, 1e-6)), self._cells * GROWTH))

    def _next(self, room: int) -> Stretch | None:
        """The next cells of one point, no more than there is room for; all of them where a precision decides."""
        while self._first >= self._replications:
            self._row += 1
            if self._row >= self._points:
                self._row = self._points - 1
                return None
            self._first = self._finished.get(self._row, 0)
            if self._whole and self._first:
                self._first = self._replications
        first, self._first = (
            self._first,
            self._replications if self._whole else min(self._first + room, self._replications),
        )
        return Stretch(self._row, self._values(self._row), first, self._most if self._whole else self._first)
