"""One study at a time in a folder: a lock that the system lets go of when its process ends, however it ends."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO


class FolderInUse(RuntimeError):  # noqa: N818 - it says what happened
    """Another study is at work in the folder; the text says which."""


@contextlib.contextmanager
def held(folder: Path, name: str = "lock", what: str = "a sweep") -> Iterator[None]:
    """Hold the folder for as long as the context lasts. Raises FolderInUse where another process holds it."""
    path = folder / name
    with path.open("a+", encoding="utf-8") as file:
        if not _taken(file):
            file.seek(0)
            who = file.read().strip() or "another process"
            raise FolderInUse(f"{folder}: {what} is at work here already ({who}); nothing was run or written")
        file.seek(0)
        file.truncate()
        file.write(f"process {os.getpid()} on {os.uname().nodename if hasattr(os, 'uname') else 'this machine'}")
        file.flush()
        try:
            yield
        finally:
            with contextlib.suppress(OSError):
                path.unlink()


def _taken(file: IO[str]) -> bool:
    if sys.platform == "win32":
        import msvcrt

        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
    import fcntl

    try:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
