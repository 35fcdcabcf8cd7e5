"""How far a lesson has come: its round, what has befallen the port, what is revealed to whom."""

from __future__ import annotations

from simulator.workshop.runs import Runs
from simulator.workshop.session import Round
from simulator.workshop.session_file import SessionFile
from simulator.workshop.settings import Setting
from simulator.workshop.store import Predicted, Store


class Course:
    """The state of a lesson, read from the store and written to it."""

    def __init__(self, file: SessionFile, store: Store, runs: Runs) -> None:
        self.file, self.store, self.runs = file, store, runs

    @property
    def number(self) -> int:
        """Of the round, from 0."""
        return min(int(self.store.fact("round", 0)), len(self.file.session.rounds) - 1)

    @property
    def round(self) -> Round:
        """The round."""
        return self.file.session.rounds[self.number]

    @property
    def shock(self) -> str:
        """What has befallen the port; empty where nothing has."""
        found = str(self.store.fact("shock", ""))
        return found if found in self.file.session.shocks else ""

    @property
    def open_levers(self) -> tuple[str, ...]:
        """Which levers may be pulled in this round."""
        return self.round.levers or tuple(self.file.session.levers)

    def revealed(self, number: int) -> bool:
        """Whether the run of a round is revealed to all."""
        return self.file.session.rounds[number].predict is None or number in self.store.fact("revealed", [])

    def revealed_to(self, student: str) -> bool:
        """Whether this round's run is revealed to a student."""
        if self.revealed(self.number):
            return True
        mine = self.file.session.reveal == "each" and self.prediction_of(student) is not None
        return mine and bool(student)

    def lead(self, order: str, shock: str) -> None:
        """Do what the teacher orders."""
        revealed = set(self.store.fact("revealed", []))
        if order in ("reveal", "hide"):
            revealed = revealed | {self.number} if order == "reveal" else revealed - {self.number}
            self.store.note("revealed", sorted(revealed))
        elif order in ("next", "back"):
            last = len(self.file.session.rounds) - 1
            self.store.note("round", max(0, min(self.number + (1 if order == "next" else -1), last)))
            self.store.note("shock", "")
        elif order == "reset":
            for name, value in (("round", 0), ("shock", ""), ("revealed", [])):
                self.store.note(name, value)
        else:
            self.store.note("shock", shock if order == "shock" else "")

    def prediction_of(self, student: str) -> Predicted | None:
        """What a student expects in this round; None where they wrote nothing down."""
        return next((each for each in self.store.predictions(self.number) if each.student == student), None)

    def concerns(self, setting: Setting) -> bool:
        """Whether a setting is one that the room tells of: what was predicted, or what a team chose."""
        chosen = [found.levers for found in self.store.choices(self.number)]
        predict = self.round.predict
        return setting.steps in chosen or (predict is not None and setting.steps == dict(predict.setting))
