"""Cells that are still to be done, handed out in batches of a second or two of work."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence

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
        finished: Mapping[int, Sequence[tuple[int, int]]],
    ) -> None:
        self._values, self._points, self._finished = values, points, finished
        self._whole = isinstance(replications, Precision)
        self._replications = replications.first if isinstance(replications, Precision) else replications
        self._most = replications.at_most if isinstance(replications, Precision) else replications
        self._row = -1
        self._gaps: deque[tuple[int, int]] = deque()
        """Of the point that is handed out: replications that are still to be done."""
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
        while not self._gaps:
            if self._row + 1 >= self._points:
                return None
            self._row += 1
            self._gaps.extend(self._missing(self._finished.get(self._row, ())))
        first, after = self._gaps.popleft()
        if not self._whole and after - first > room:
            self._gaps.appendleft((first + room, after))
            after = first + room
        return Stretch(self._row, self._values(self._row), first, self._most if self._whole else after)

    def _missing(self, finished: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        """Replications of a point that are not finished; a point that a precision decides is finished as a whole."""
        upto = 0
        for first, after in () if self._whole else finished:
            if first > upto:
                yield upto, first
            upto = max(upto, after)
        if upto < self._replications and not (self._whole and finished):
            yield upto, self._replications
