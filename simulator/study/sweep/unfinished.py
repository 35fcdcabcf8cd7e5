"""What is there of a study that was cut off: whether it may go on, from what, and how it is cleared away at the end.

What is finished lies in a folder of its own, in parts and a ledger. Whatever cuts a study off, it goes on from that.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from simulator import __version__
from simulator.study.program import code_digest
from simulator.study.sweep.ledger import Ledger


class NotFinished(RuntimeError):  # noqa: N818 - it says what is there
    """The folder holds a study that was cut off, or of another version; the text says how to go on."""


def not_begun(unfinished: Path, what: str, of: str) -> None:
    """Raises NotFinished where something is there already: `what` was cut off after so many `of`."""
    if (unfinished / "ledger.sqlite").exists():
        with Ledger(unfinished) as book:
            book.reconcile()
            many = book.cells()
        raise NotFinished(
            f"{unfinished.parent}: {what} was cut off here with {many:,} {of} finished; "
            f"--resume goes on from there (or remove {unfinished} to begin again)"
        )


def goes_on(ledger: Ledger, digest: str, what: str) -> tuple[str, ...]:
    """Make the ledger agree with the parts, and say what was found; raises NotFinished for another program's work."""
    notes = []
    entered, struck = ledger.reconcile()
    code = ledger.said("code")
    if code is not None and code != code_digest():
        raise NotFinished(
            f"{ledger.folder.parent}: {what} that was cut off here was begun by another version of the program "
            f"(strait {ledger.said('version')}), and its results may differ; remove {ledger.folder} to begin again"
        )
    if ledger.rewritten:
        notes.append("the ledger could not be read, and was written again from the parts")
    if entered:
        notes.append(f"{entered} finished cells stood in parts that were not in the ledger, and are counted")
    if struck:
        notes.append(f"{struck} cells stood in parts that are gone or damaged, and are run again")
    ledger.say("code", code_digest())
    ledger.say("version", __version__)
    ledger.say("digest", digest)
    return tuple(notes)


def cleared_away(unfinished: Path, other_name: Path) -> None:
    """It goes all at once, under another name: half of it would look like a loss."""
    unfinished.rename(other_name)
    shutil.rmtree(other_name, ignore_errors=True)
