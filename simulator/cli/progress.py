"""The bar that moves while replications run: on standard error, and only where someone is looking."""

from __future__ import annotations

import sys
from types import TracebackType
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID


class Bar:
    """How many replications are done, in fractions. Silent when standard error is no terminal."""

    def __init__(self, replications: int) -> None:
        self._total = replications
        self._progress: Progress | None = None
        self._task: TaskID | None = None

    def __enter__(self) -> Self:
        if sys.stderr.isatty():
            from rich.console import Console
            from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

            self._progress = Progress(
                TextColumn("simulating"), BarColumn(),
                TextColumn("{task.fields[done]} of {task.total:.0f} replications"),
                TimeElapsedColumn(), TextColumn("left"), TimeRemainingColumn(),
                console=Console(stderr=True), transient=True)
            self._task = self._progress.add_task("", total=self._total, done=0)
            self._progress.start()
        return self

    def move(self, done: float) -> None:
        """So many replications are done."""
        if self._progress is not None and self._task is not None:
            self._progress.update(self._task, completed=done, done=int(done))

    def __exit__(self, kind: type[BaseException] | None, problem: BaseException | None,
                 trace: TracebackType | None) -> None:
        if self._progress is not None:
            self._progress.stop()
