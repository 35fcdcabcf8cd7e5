"""What a class has done, kept in one SQLite file so that neither a reload nor a restart of the server loses anything.

Written by one thread, the server's, which need not be the one that opened it. Answers are kept as they were seen,
replication by replication.
"""

from __future__ import annotations

import json
import sqlite3
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_TABLES = """
create table if not exists facts (name text primary key, value text not null);
create table if not exists students (
    id text primary key, name text not null, team integer not null, language text not null, joined real not null);
create table if not exists predictions (
    student text not null, round integer not null, low real not null, guess real not null, high real not null,
    at real not null, primary key (student, round));
create table if not exists tried (
    student text not null, round integer not null, shock text not null, levers text not null, at real not null);
create table if not exists chosen (
    team integer not null, round integer not null, levers text not null, student text not null, at real not null,
    primary key (team, round));
create table if not exists seen (key text primary key, rows text not null);
"""


@dataclass(frozen=True, slots=True)
class Student:
    """One who has joined."""

    id: str
    name: str
    team: int
    """From 1; 0 while without a team."""
    language: str


@dataclass(frozen=True, slots=True)
class Predicted:
    """What a student expects: a guess, and a range within which they are fairly sure that it lies."""

    student: str
    round: int
    low: float
    guess: float
    high: float


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a team has settled on in a round."""

    team: int
    round: int
    levers: dict[str, str]


class Store:
    """The file, and all that is asked of it."""

    def __init__(self, path: Path | str) -> None:
        self._file = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        self._file.executescript("pragma journal_mode=wal; pragma synchronous=normal;" + _TABLES)

    def close(self) -> None:
        """Nothing is lost by it."""
        self._file.close()

    def fact(self, name: str, otherwise: Any = None) -> Any:
        """One thing about the class: its round, its code, what befell the port."""
        row = self._file.execute("select value from facts where name = ?", (name,)).fetchone()
        return json.loads(row[0]) if row else otherwise

    def note(self, name: str, value: Any) -> None:
        """Keep one thing about the class."""
        self._file.execute("insert or replace into facts values (?, ?)", (name, json.dumps(value)))

    def join(self, student: Student) -> None:
        """Somebody has come in, or changed name, team or language."""
        self._file.execute(
            "insert into students values (?, ?, ?, ?, ?) on conflict (id) do update set name = excluded.name, "
            "team = excluded.team, language = excluded.language",
            (student.id, student.name, student.team, student.language, time.time()),
        )

    def student(self, student: str) -> Student | None:
        """Who that is; None where nobody of that kind has joined."""
        row = self._file.execute("select id, name, team, language from students where id = ?", (student,)).fetchone()
        return Student(*row) if row else None

    def students(self) -> list[Student]:
        """All who have joined, in their order."""
        return [
            Student(*row) for row in self._file.execute("select id, name, team, language from students order by joined")
        ]

    def predict(self, found: Predicted) -> None:
        """A prediction; a later one takes the place of an earlier one."""
        self._file.execute(
            "insert or replace into predictions values (?, ?, ?, ?, ?, ?)",
            (found.student, found.round, found.low, found.guess, found.high, time.time()),
        )

    def predictions(self, round_: int | None = None) -> list[Predicted]:
        """Of one round, or of all."""
        rows = self._file.execute("select student, round, low, guess, high from predictions order by at")
        return [found for row in rows if (found := Predicted(*row)).round == round_ or round_ is None]

    def tried(self, student: str, round_: int, shock: str, levers: dict[str, str]) -> None:
        """A student has looked at a setting."""
        self._file.execute(
            "insert into tried values (?, ?, ?, ?, ?)", (student, round_, shock, json.dumps(levers), time.time())
        )

    def trials(self) -> list[tuple[str, int, str, dict[str, str], float]]:
        """Student, round, shock, levers and second, of all that was looked at."""
        rows = self._file.execute("select student, round, shock, levers, at from tried order by at")
        return [(student, row, shock, json.loads(levers), at) for student, row, shock, levers, at in rows]

    def last_tried(self, student: str, round_: int) -> dict[str, str]:
        """The levers that a student looked at last in a round; none where they looked at nothing."""
        found = "select levers from tried where student = ? and round = ? order by at desc, rowid desc limit 1"
        row = self._file.execute(found, (student, round_)).fetchone()
        levers: dict[str, str] = json.loads(row[0]) if row else {}
        return levers

    def choose(self, found: Chosen, student: str) -> None:
        """A team settles on something; a later choice takes the place of an earlier one."""
        self._file.execute(
            "insert or replace into chosen values (?, ?, ?, ?, ?)",
            (found.team, found.round, json.dumps(found.levers), student, time.time()),
        )

    def choices(self, round_: int | None = None) -> list[Chosen]:
        """Of one round, or of all; by team."""
        rows = self._file.execute("select team, round, levers from chosen order by round, team")
        every = [Chosen(team, row, json.loads(levers)) for team, row, levers in rows]
        return [found for found in every if round_ in (None, found.round)]

    def keep(self, key: str, rows: str) -> None:
        """What was seen of a setting."""
        self._file.execute("insert or replace into seen values (?, ?)", (key, rows))

    def kept(self, key: str) -> str | None:
        """What was seen of a setting; None where it was never run."""
        row = self._file.execute("select rows from seen where key = ?", (key,)).fetchone()
        return row[0] if row else None

    def has(self, key: str) -> bool:
        """Whether a setting was ever run."""
        return self._file.execute("select 1 from seen where key = ?", (key,)).fetchone() is not None

    def empty(self) -> None:
        """A new class: nobody has joined, nothing was predicted or tried. What was simulated is kept."""
        for table in ("students", "predictions", "tried", "chosen"):
            self._file.execute(f"delete from {table}")  # noqa: S608 - the names stand above
