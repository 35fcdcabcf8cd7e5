"""The folder a run leaves behind: it appears whole, or not at all."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

from simulator.flow.stopping import handled


class CannotWrite(Exception):  # noqa: N818 - it says what happened
    """The results cannot be written where they should go; the text says where and why."""


class OutputFolder:
    """`outputs/<scenario>/<digest>/`, filled under a temporary name beside it and renamed when all is there.

    Used as a context: entering makes the temporary folder (`self.inside`), and so finds out before
    anything is simulated whether it can be written; leaving without `keep` removes it again.
    """

    def __init__(self, outputs: Path, scenario: str, digest: str) -> None:
        self.final = outputs / scenario / digest
        self.inside = self.final.with_name(f".{digest}.{os.getpid()}.partial")
        self._made: list[Path] = []

    def __enter__(self) -> Self:
        parents = [folder for folder in (self.final.parent, *self.final.parent.parents) if not folder.exists()]
        try:
            self._made = parents
            self.inside.mkdir(parents=True)
            (self.inside / "figures").mkdir()
            if self.final.exists() and not (self.final.is_dir() and os.access(self.final, os.W_OK)):
                raise PermissionError(13, "an earlier result there cannot be replaced", str(self.final))
        except OSError as problem:
            self._clear()
            raise cannot_write(self.final, problem) from None
        except BaseException:
            self._clear()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._clear()

    def keep(self) -> Path:
        """Give the folder its name; an earlier result of the same digest makes way, and is put back if that fails."""
        old = self.final.with_name(f".{self.final.name}.{os.getpid()}.replaced")
        with _undisturbed():
            there_was_one = self.final.exists()
            if there_was_one:
                self.final.rename(old)
            try:
                self.inside.rename(self.final)
            except BaseException:
                if there_was_one:
                    old.rename(self.final)
                raise
            if there_was_one:
                shutil.rmtree(old, ignore_errors=True)
        return self.final

    def _clear(self) -> None:
        """Remove what is half-made, and the empty folders made on the way to it."""
        with _undisturbed():
            shutil.rmtree(self.inside, ignore_errors=True)
            for folder in self._made:
                with contextlib.suppress(OSError):  # not empty, or never made
                    folder.rmdir()


@contextlib.contextmanager
def ended_in_good_order() -> Iterator[None]:
    """A request of the system to end (SIGTERM) leaves the folder by the same door as everything else."""
    with handled(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM)):
        yield


@contextlib.contextmanager
def _undisturbed() -> Iterator[None]:
    """A second Ctrl-C does not stop the clearing up."""
    with handled(signal.SIGINT, signal.SIG_IGN):
        yield


def cannot_write(place: Path, problem: OSError, option: str = "--out") -> CannotWrite:
    """The complaint about a place and what the system said of it."""
    return CannotWrite(
        f"{place}: cannot be written ({problem.strerror or problem}); nothing was written. "
        f"Name another place with {option}."
    )
