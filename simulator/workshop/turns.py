"""Whose turn it is: settings wait in line, students take turns, and equal settings are run once.

Each student wants at most one setting at a time; who moves a lever again while waiting wants the new one instead. Turns
go round: after a student was served, all others who wait come first.
"""

from __future__ import annotations

from collections import OrderedDict
from typing import Generic, TypeVar

Wanted = TypeVar("Wanted")


class Turns(Generic[Wanted]):
    """A line of students, and what each wants."""

    def __init__(self) -> None:
        self._wants: OrderedDict[str, Wanted] = OrderedDict()
        self._served: dict[str, int] = {}
        self._turn = 0

    def want(self, student: str, what: Wanted) -> None:
        """A student wants this, and no longer what they wanted before; they keep their place in the line."""
        self._wants[student] = what

    def leave(self, student: str) -> None:
        """A student wants nothing any more."""
        self._wants.pop(student, None)

    def forget(self, student: str) -> None:
        """A student has gone."""
        self.leave(student)
        self._served.pop(student, None)

    def line(self) -> list[Wanted]:
        """What will be run, in order, each once: who was served longest ago comes first, of these who came first."""
        order = sorted(self._wants, key=lambda student: self._served.get(student, -1))
        return list(dict.fromkeys(self._wants[student] for student in order))

    def take(self) -> Wanted | None:
        """What is run next; all who want it are served with it. None where nobody wants anything."""
        line = self.line()
        if not line:
            return None
        chosen = line[0]
        self._turn += 1
        for student in [student for student, what in self._wants.items() if what == chosen]:
            del self._wants[student]
            self._served[student] = self._turn
        return chosen

    def place(self, student: str) -> int:
        """How many are run before this student's; 0 where they are next, or want nothing."""
        return self.line().index(self._wants[student]) if student in self._wants else 0

    def __len__(self) -> int:
        return len(self._wants)
