"""An optimisation that may be cut off: what is finished lies beside its results until these are there.

Its results lie in `<out>/<name>_optimise/<digest>/`, and appear whole or not at all. While it is at work
`<digest>.unfinished` beside them holds the ledger and the parts, as a sweep has them. What an optimisation asks for
hangs on what it found alone; so it goes the same way again, and takes from the parts what stands there.
"""

from __future__ import annotations

import contextlib
import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from simulator.study.program import code_digest
from simulator.study.sweep.ledger import Ledger
from simulator.study.sweep.lock import held
from simulator.study.sweep.unfinished import cleared_away, goes_on, not_begun


@dataclass(frozen=True, slots=True)
class Ongoing:
    """An optimisation at work."""

    ledger: Ledger
    folder: Path
    """Where what is finished lies."""
    notes: tuple[str, ...]
    """What was found when it went on."""

    @property
    def runs(self) -> int:
        """Finished, those of earlier times included."""
        return self.ledger.cells()

    def end(self) -> None:
        """The results are there, or it is known that there are none: the parts go."""
        self.ledger.close()
        cleared_away(self.folder, self.folder.with_name(f".{self.folder.name}.cleared"))


@contextlib.contextmanager
def going_on(final: Path, digest: str, *, resume: bool) -> Iterator[Ongoing]:
    """Hold the place, and open the ledger of what is finished.

    Raises NotFinished where an optimisation was cut off and it was not asked to go on (`resume`), or where it was
    begun by another program; FolderInUse where another process is at it.
    """
    made = [place for place in (final.parent, *final.parent.parents) if not place.exists()]
    final.parent.mkdir(parents=True, exist_ok=True)
    try:
        with held(final.parent, f".{final.name}.lock", "an optimisation"):
            folder = unfinished(final)
            for left in (*final.parent.glob(f".{final.name}.*.partial"), *final.parent.glob(f".{folder.name}.cleared")):
                shutil.rmtree(left, ignore_errors=True)
            if not resume:
                not_begun(folder, "an optimisation", "runs")
            folder.mkdir(exist_ok=True)
            with Ledger(folder) as ledger:
                yield Ongoing(ledger, folder, goes_on(ledger, digest, "the optimisation"))
    finally:
        for place in made:
            with contextlib.suppress(OSError):  # not empty: something is kept
                place.rmdir()


def unfinished(final: Path) -> Path:
    """Where that lies which is finished, while the rest is not."""
    return final.with_name(f"{final.name}.unfinished")


def is_finished(final: Path) -> bool:
    """Whether its results are there, by this very program, and nothing is left to be done."""
    manifest = final / "manifest.json"
    if unfinished(final).exists() or not manifest.is_file():
        return False
    said = json.loads(manifest.read_text(encoding="utf-8"))
    return bool(said.get("code") == code_digest())
