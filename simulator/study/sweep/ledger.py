"""The book of a sweep: which cells are finished, and in which part each lies.

It is SQLite, written by the parent alone, after the part is on the disk. The parts say all that it says, so that a
ledger that is lost is written again from them; and a part that is there and not in the ledger, since the sweep was cut
off in between, is entered when it goes on.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pyarrow as pa

from simulator.study.sweep import parts
from simulator.study.sweep.work import Done

TABLES = """
CREATE TABLE IF NOT EXISTS said (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS parts (name TEXT PRIMARY KEY, cells INTEGER NOT NULL, bytes INTEGER NOT NULL,
    seconds REAL NOT NULL);
CREATE TABLE IF NOT EXISTS stretches (row INTEGER NOT NULL, first INTEGER NOT NULL, after INTEGER NOT NULL,
    part TEXT NOT NULL, start INTEGER NOT NULL, PRIMARY KEY (row, first));
CREATE TABLE IF NOT EXISTS failed (row INTEGER NOT NULL, first INTEGER NOT NULL, after INTEGER NOT NULL,
    reason TEXT NOT NULL, part TEXT NOT NULL, PRIMARY KEY (row, first));
"""
Stretched = tuple[int, int, int, str, int]
"""Point, first replication, the one after the last, part, and where in it they begin."""


class Ledger:
    """The book, open; used as a context it is closed in good order."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.parts = folder, folder / "parts"
        self.parts.mkdir(parents=True, exist_ok=True)
        self._path = folder / "ledger.sqlite"
        self.rewritten = False
        """Whether it could not be read and was written again from the parts."""
        parts.clear_halves(self.parts)
        try:
            self._open()
            self._check()
        except sqlite3.DatabaseError as problem:
            if isinstance(problem, sqlite3.OperationalError) and "disk" in str(problem):
                raise OSError(28, str(problem), str(self._path)) from None
            self._throw_away()
            self._open()
            self.rewritten = True

    def __enter__(self) -> Ledger:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """In good order; closed twice it stays closed."""
        self._book.close()

    def _open(self) -> None:
        self._book = sqlite3.connect(self._path, isolation_level=None)
        self._book.execute("PRAGMA journal_mode=WAL")
        self._book.execute("PRAGMA synchronous=FULL")
        self._book.executescript(TABLES)

    def _check(self) -> None:
        if self._book.execute("PRAGMA quick_check").fetchone() != ("ok",):
            raise sqlite3.DatabaseError("the ledger is damaged")

    def _throw_away(self) -> None:
        self._book.close()
        for path in self.folder.glob(f"{self._path.name}*"):
            path.unlink()

    def say(self, name: str, value: str) -> None:
        """Write down something of the whole sweep."""
        self._book.execute("INSERT OR REPLACE INTO said VALUES (?, ?)", (name, value))

    def said(self, name: str) -> str | None:
        """What was written down under a name."""
        found = self._book.execute("SELECT value FROM said WHERE name = ?", (name,)).fetchone()
        return None if found is None else str(found[0])

    def enter(self, done: Done) -> None:
        """Keep what a batch came to: the part first, then its line in the book."""
        self._enter(parts.save(done, self.parts), done)

    def _enter(self, name: str, done: Done) -> None:
        stretches = list(_stretches(done, name))
        size = (self.parts / f"{name}{parts.ENDING}").stat().st_size
        line = (name, len(done.rows), size, float(done.seconds.sum()))
        try:
            self._book.execute("BEGIN IMMEDIATE")
            self._book.execute("INSERT OR REPLACE INTO parts VALUES (?, ?, ?, ?)", line)
            self._book.executemany("INSERT OR IGNORE INTO stretches VALUES (?, ?, ?, ?, ?)", stretches)
            failures = [(*failure, name) for failure in done.failed]
            self._book.executemany("INSERT OR IGNORE INTO failed VALUES (?, ?, ?, ?, ?)", failures)
            self._book.execute("COMMIT")
        except sqlite3.OperationalError as problem:
            if self._book.in_transaction:
                self._book.execute("ROLLBACK")
            if "full" in str(problem) or "disk" in str(problem):
                raise OSError(28, "No space left on device", str(self._path)) from None
            raise

    def reconcile(self) -> tuple[int, int]:
        """Make book and parts agree: parts that it does not know are entered, those that are gone or damaged are struck
        out. How many cells were entered, and how many struck out."""
        known = {str(name): (int(cells), int(size)) for name, cells, size in self._lines()}
        there = {name: (self.parts / f"{name}{parts.ENDING}").stat().st_size for name in parts.names(self.parts)}
        struck = entered = 0
        for name, (cells, size) in known.items():
            if there.get(name) != size:
                self._strike(name)
                (self.parts / f"{name}{parts.ENDING}").unlink(missing_ok=True)
                struck += cells
        for name in there.keys() - known.keys():
            try:
                done = parts.read(self.parts, name)
            except (OSError, KeyError, ValueError, pa.ArrowException):
                (self.parts / f"{name}{parts.ENDING}").unlink(missing_ok=True)
                continue
            self._enter(name, done)
            entered += len(done.rows)
        return entered, struck

    def _strike(self, name: str) -> None:
        self._book.execute("BEGIN IMMEDIATE")
        self._book.execute("DELETE FROM stretches WHERE part = ?", (name,))
        self._book.execute("DELETE FROM failed WHERE part = ?", (name,))
        self._book.execute("DELETE FROM parts WHERE name = ?", (name,))
        self._book.execute("COMMIT")

    def _lines(self) -> list[tuple[str, int, int]]:
        return self._book.execute("SELECT name, cells, bytes FROM parts").fetchall()

    def every(self) -> Iterator[Done]:
        """All that is finished, part by part."""
        for name, _, _ in self._lines():
            yield parts.read(self.parts, name)

    def cells(self) -> int:
        """How many cells are finished."""
        both = "SELECT after - first AS many FROM stretches UNION ALL SELECT after - first FROM failed"
        return int(self._book.execute(f"SELECT COALESCE(SUM(many), 0) FROM ({both})").fetchone()[0])  # noqa: S608

    def finished(self) -> dict[int, list[tuple[int, int]]]:
        """Of each point that has been begun, the replications that are finished: stretches from one to before another,
        in order."""
        found: dict[int, list[tuple[int, int]]] = {}
        both = "SELECT row, first, after FROM stretches UNION SELECT row, first, after FROM failed ORDER BY row, first"
        for row, first, after in self._book.execute(both):
            found.setdefault(int(row), []).append((int(first), int(after)))
        return found

    def failed(self) -> dict[int, str]:
        """Why points gave nothing, in their order."""
        found = self._book.execute("SELECT row, reason FROM failed ORDER BY row DESC, first DESC")
        reasons = {int(row): str(why) for row, why in found}  # of several the earliest holds
        return dict(sorted(reasons.items()))

    def stretches(self, row_from: int, row_before: int) -> list[Stretched]:
        """Where the cells of some points lie, in order."""
        with closing(self._book.cursor()) as cursor:
            cursor.execute(
                "SELECT row, first, after, part, start FROM stretches WHERE row >= ? AND row < ? ORDER BY row, first",
                (row_from, row_before),
            )
            return cursor.fetchall()

    def model_seconds(self) -> float:
        """What all runs took together."""
        return float(self._book.execute("SELECT COALESCE(SUM(seconds), 0) FROM parts").fetchone()[0])


def _stretches(done: Done, name: str) -> Iterator[Stretched]:
    """The stretches of a batch: cells of one point whose replications follow one another."""
    start = 0
    for place in range(1, len(done.rows) + 1):
        ends = place == len(done.rows)
        if ends or done.rows[place] != done.rows[start] or done.replications[place] != done.replications[place - 1] + 1:
            first, last = int(done.replications[start]), int(done.replications[place - 1])
            yield int(done.rows[start]), first, last + 1, name, start
            start = place
