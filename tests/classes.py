"""A class at one desk: a session small enough to be simulated in a blink, and pages that listen."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from simulator.workshop.classroom import Classroom
from simulator.workshop.messages import Refused, read_message
from simulator.workshop.running import part
from simulator.workshop.runs import Runs
from simulator.workshop.session_file import SessionFile, load_session
from simulator.workshop.settings import Setting
from simulator.workshop.store import Store
from tests.lever_files import MORE_DESKS, desk_and_levers
from tests.tiny import write

SESSION = """
title: {en: One desk, zh_Hans: 一个柜台, zh_Hant: 一個櫃檯}
scenario: one_desk.yaml
replications: 4
levers:
  more_desks: {steps: [low, likely, high], points: [1, 2, 4]}
primary: wait_mean_minutes.desk
measures: [throughput_per_day.desk]
queues: [desk]
shocks:
  help: {title: {en: Help, zh_Hans: 支援, zh_Hant: 支援}, levers: [more_desks]}
  storm: {title: {en: Busy, zh_Hans: 忙碌, zh_Hant: 忙碌}, scenario: busy.yaml}
teams: 3
rounds:
  - story: {en: People queue., zh_Hans: 有人排队。, zh_Hant: 有人排隊。}
    question: {en: By how much?, zh_Hans: 变化多少？, zh_Hant: 變化多少？}
    predict: {measure: wait_mean_minutes.desk, setting: {more_desks: high}}
  - story: {en: Three points., zh_Hans: 3点预算。, zh_Hant: 3點預算。}
    question: {en: What do you buy?, zh_Hans: 选择什么？, zh_Hant: 選擇什麼？}
    budget: 3
    shocks: [storm]
"""
BUSY = """
extends: one_desk.yaml
about: {title: {en: A busy desk, zh_Hans: 忙碌的柜台, zh_Hant: 忙碌的櫃檯}}
world: {flows: {people: {arrivals: {every: {exponential: 150 s}}}}}
"""


def session_in(folder: Path, text: str = SESSION) -> Path:
    """A session file, its scenarios and its lever."""
    desk_and_levers(folder, more_desks=MORE_DESKS)
    write(folder, BUSY, "busy")
    (folder / "workshops").mkdir(exist_ok=True)
    return write(folder / "workshops", text, "desk")


class InPlace(Runs):
    """Runs without workers: each is done when it is asked for, or when it is let."""

    held: bool = False

    def __init__(self, file: SessionFile, store: Store) -> None:
        super().__init__(file, store, 1)
        self.done: list[Setting] = []
        self._waiting: list[Any] = []

    def _hand_out(self, key: str, run: Any, numbers: range) -> None:
        if self.held:
            self._waiting.append((key, run, numbers))
            return
        self.done.append(run.setting)
        self._came_back(key, run, part(self.wish(run.setting), numbers))

    def let(self) -> None:
        """Do the next that is held."""
        key, run, numbers = self._waiting.pop(0)
        self.done.append(run.setting)
        self._came_back(key, run, part(self.wish(run.setting), numbers))


class Listening:
    """A page that keeps what it is sent."""

    def __init__(self, classroom: Classroom, address: str = "") -> None:
        self.classroom = classroom
        self.heard: list[dict[str, Any]] = []
        classroom.enter(self, address)

    def send(self, message: dict[str, Any]) -> None:
        self.heard.append(json.loads(json.dumps(message, allow_nan=False)))

    def says(self, do: str, **what: Any) -> str:
        """Say something; the reason where it is refused."""
        try:
            self.classroom.take(self, read_message(json.dumps({"do": do, **what})))
        except Refused as found:
            return found.reason
        return ""

    def last(self, kind: str) -> dict[str, Any]:
        """The last message of a kind."""
        return next(message for message in reversed(self.heard) if message["type"] == kind)

    def has(self, kind: str) -> bool:
        return any(message["type"] == kind for message in self.heard)

    def joins(self, name: str = "Lin", team: int = 1) -> Listening:
        assert self.says("join", name=name, team=team) == ""
        return self


def a_class(folder: Path, text: str = SESSION, store: Store | None = None) -> Classroom:
    """A class that has just begun."""
    file = load_session(session_in(folder, text))
    kept = store or Store(":memory:")
    return Classroom(file, kept, InPlace(file, kept), "en")


def teacher_of(classroom: Classroom) -> Listening:
    """A teacher's page, let in."""
    page = Listening(classroom)
    assert page.says("teach", code=classroom.code) == ""
    return page


def lead(page: Listening, *orders: str) -> None:
    """Give orders, one after the other."""
    for order in orders:
        assert page.says("lead", order=order) == ""


def raw_of(answer: dict[str, Any], measure: str) -> Sequence[float | None]:
    """Baseline, choice and difference of one measure as a page is told them."""
    return next(each["raw"] for each in answer["measures"] if each["id"] == measure)  # type: ignore[no-any-return]
