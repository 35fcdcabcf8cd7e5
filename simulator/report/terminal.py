"""The terminal: tables on standard output; on standard error, and only where someone is looking, what moves."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from types import TracebackType
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from rich.progress import Progress, TaskID


class Page:
    """Standard output, as wide as the terminal (80 columns where there is none)."""

    def __init__(self) -> None:
        from rich.console import Console

        self._console: Console = Console(highlight=False)

    @property
    def width(self) -> int:
        """Columns."""
        return self._console.width

    def put(self, *parts: RenderableType) -> None:
        """Print the parts, a blank line before each table. A reader who has gone (`| head`) is no reason to stop."""
        with suppress(SystemExit, BrokenPipeError):  # rich says the first, and sends all the rest nowhere
            for part in parts:
                if not isinstance(part, str):
                    self._console.print()
                self._console.print(part)
            self._console.file.flush()


@contextmanager
def working(what: str) -> Iterator[Callable[[str], None]]:
    """Say what is being done, until it is done; what is yielded changes the words."""
    from rich.console import Console

    with Console(stderr=True).status(what) as status:  # silent where standard error is no terminal
        yield status.update


class Bar:
    """How many replications (or runs of several points in each) are done, in fractions."""

    def __init__(self, total: int, doing: str = "simulating", of_what: str = "replications") -> None:
        self._doing, self._of_what = doing, of_what
        self._total = total
        self._progress: Progress | None = None
        self._task: TaskID | None = None

    def __enter__(self) -> Self:
        if sys.stderr.isatty():
            from rich.console import Console
            from rich.progress import (
                BarColumn,
                Progress,
                SpinnerColumn,
                TextColumn,
                TimeElapsedColumn,
                TimeRemainingColumn,
            )

            self._progress = Progress(
                SpinnerColumn(),
                TextColumn(self._doing),
                BarColumn(),
                TextColumn(f"{{task.fields[done]}} of {{task.total:.0f}} {self._of_what}"),
                TimeElapsedColumn(),
                TextColumn("left"),
                TimeRemainingColumn(),
                TextColumn("{task.fields[said]}"),
                console=Console(stderr=True),
                transient=True,
            )
            self._task = self._progress.add_task("", total=self._total, done=0, said="")
            self._progress.start()
        return self

    def move(self, done: float, wanted: int | None = None, said: str = "") -> None:
        """So many replications are done, of as many as are wanted by now; and what else is to be said."""
        self._total = wanted or self._total
        if self._progress is not None and self._task is not None:
            self._progress.update(self._task, completed=done, done=int(done), total=self._total, said=said)

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._progress is not None:
            self._progress.stop()
