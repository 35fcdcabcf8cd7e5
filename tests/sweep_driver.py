"""`strait sweep` in a process of its own that dies, or finds the disk full, at a moment of one's choosing.

`python -m tests.sweep_driver FILE OUT [--workers N] [--resume] [--dask ADDRESS] [--at MOMENT:K] [--full]`: at the K-th
time of a moment the process is killed as by pulling the plug; with --full the disk is full from then on. With
--optimise it is `strait optimise`, and at the end it says how many runs were done this time.
"""

from __future__ import annotations

import atexit
import errno
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from simulator.cli import main
from simulator.report.optimised import writer
from simulator.study.selection import resuming, runs, shifts
from simulator.study.sweep import batches, carrying, ledger, parts, record, table

OF_OPTIMISE = ("half", "named", "taken", "written", "clearing")
MOMENTS = ("half", "named", "entered", "table", "manifest", "clearing")


def drive(arguments: list[str]) -> None:
    moment, count, full = "", 0, "--full" in arguments
    arguments = [each for each in arguments if each != "--full"]
    if "--at" in arguments:
        row = arguments.index("--at")
        moment, _, said = arguments[row + 1].partition(":")
        count = int(said)
        del arguments[row : row + 2]
    verb = "optimise" if "--optimise" in arguments else "sweep"
    arguments = [each for each in arguments if each != "--optimise"]
    batches.BATCH_SECONDS = runs.BATCH_SECONDS = 0.1
    if verb == "optimise":
        count_what_is_entered()
    lay_a_trap(moment, count, disk_full if full else _pull_the_plug)
    file, out, *rest = arguments
    main([verb, file, "--out", out, *rest], prog_name="strait")


def count_what_is_entered() -> None:
    """Runs, as they come to the disk; told at the end."""
    entered = [0]
    real = ledger.Ledger.enter

    def enter(book: ledger.Ledger, done: Any) -> None:
        real(book, done)
        entered[0] += len(done.rows)

    ledger.Ledger.enter = enter  # type: ignore[method-assign]
    atexit.register(lambda: sys.stdout.write(f"entered {entered[0]}\n"))


def _pull_the_plug() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def disk_full() -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


def lay_a_trap(
    moment: str, count: int, spring: Callable[[], None], patch: Callable[[Any, str, Any], None] = setattr
) -> None:
    """Let `spring` happen at the count-th time of a moment; `patch` sets an attribute."""
    left = [count]

    def pass_by() -> None:
        left[0] -= 1
        if left[0] <= 0:
            spring()

    if moment == "half":  # a part of which half the bytes are on the disk
        settled = parts.settled

        def half(path: Path, final: Path) -> None:
            if final.parent.name == "parts" and left[0] <= 1:
                path.write_bytes(path.read_bytes()[:100])
            if final.parent.name == "parts":
                pass_by()
            settled(path, final)

        patch(parts, "settled", half)
    elif moment == "named":  # a part has its name, and the ledger does not know it
        _before(ledger.Ledger, "_enter", pass_by, patch)
    elif moment == "taken":
        _before(runs.Runs, "_take", pass_by, patch)
        _before(shifts.Shifts, "_take", pass_by, patch)
    elif moment == "written":
        _before(writer, "write_manifest", pass_by, patch)
    elif moment == "entered":
        _before(carrying.Desk, "learn", pass_by, patch)
    elif moment == "table":
        _before(table._Writer, "put", pass_by, patch)
    elif moment == "manifest":
        _before(record, "_manifest", pass_by, patch)
    elif moment == "clearing":
        _before(carrying, "cleared_away", pass_by, patch)
        _before(resuming, "cleared_away", pass_by, patch)


def _before(owner: Any, name: str, pass_by: Callable[[], None], patch: Callable[[Any, str, Any], None]) -> None:
    real = getattr(owner, name)

    def trapped(*args: Any, **more: Any) -> Any:
        pass_by()
        return real(*args, **more)

    patch(owner, name, trapped)


if __name__ == "__main__":
    drive(sys.argv[1:])
