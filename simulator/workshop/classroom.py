"""The class: what each message does to it, and who may say it.

It knows nothing of sockets. A page is whoever can be sent a message; what a page sends was read before it comes here.
"""

from __future__ import annotations

import secrets
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from typing import Any, Final

from simulator.report.words.language import Language
from simulator.workshop import messages as say
from simulator.workshop.audience import Audience, Page, Seat
from simulator.workshop.messages import Message, Refused
from simulator.workshop.runs import Runs
from simulator.workshop.session_file import SessionFile
from simulator.workshop.settings import Setting, neighbours, points_of, setting_of
from simulator.workshop.store import Chosen, Predicted, Store, Student
from simulator.workshop.watching import Replays

MOST_STUDENTS: Final = 200
CODE_LETTERS: Final = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
CODE_LENGTH: Final = 6
MOST_WRONG_CODES: Final = 10
"""Of one page: with its rate and the number of pages bounded, a code is not guessed within a lesson (31^6 of them)."""
MOST_OF_ONE_ADDRESS: Final = 60
"""Students who come in from one address: a class behind one access point may, a prankster may not fill the room."""


class Classroom(Audience):
    """One class and its lesson."""

    def __init__(self, file: SessionFile, store: Store, runs: Runs, language: Language) -> None:
        super().__init__(file, store, runs, language)
        self.replays = Replays(runs)
        self._came: Counter[str] = Counter()
        self._doing: dict[type[Any], Callable[[Seat, Any], None]] = {
            say.Join: self._join,
            say.Back: self._back,
            say.Speak: self._speak,
            say.Predict: self._predict,
            say.Try: self._try,
            say.Choose: self._choose,
            say.Replay: self._replay,
            say.Teach: self._teach,
            say.Lead: self._lead,
        }
        if store.fact("code") is None:
            store.note("code", "".join(secrets.choice(CODE_LETTERS) for _ in range(CODE_LENGTH)))

    @property
    def code(self) -> str:
        """What opens the teacher's page."""
        return str(self.store.fact("code"))

    def take(self, page: Page, message: Message) -> None:
        """Do what a page asks; raises Refused where it may not."""
        self._doing[type(message)](self.seats[page], message)

    def _join(self, seat: Seat, wish: say.Join) -> None:
        if wish.team > self.file.session.teams:
            raise Refused("not_offered")
        if not seat.student:
            if len(self.store.students()) >= MOST_STUDENTS or self._came[seat.address] >= MOST_OF_ONE_ADDRESS:
                raise Refused("full")
            self._came[seat.address] += 1
            seat.student = secrets.token_urlsafe(16)
        self._settle_in(seat, Student(seat.student, wish.name, wish.team, wish.language))

    def _back(self, seat: Seat, wish: say.Back) -> None:
        student = self.store.student(wish.id)
        if student is None:
            raise Refused("unknown")
        seat.student = student.id
        levers = self.store.last_tried(student.id, self.rooms.number)
        with suppress(Refused):  # the session may have been written anew, or the run hidden again
            seat.looks_at = self._wished(seat, levers)
        self._settle_in(seat, student)

    def _settle_in(self, seat: Seat, student: Student) -> None:
        self.store.join(student)
        seat.language = student.language  # type: ignore[assignment] # it was one of them when it was written
        seat.page.send(self.rooms.hello(seat.language))
        seat.page.send({"type": "you", "id": student.id, "name": student.name, "team": student.team})
        self.tell(seat)
        self.show(seat, seat.looks_at or self.today)
        self.tell_all()

    def _speak(self, seat: Seat, wish: say.Speak) -> None:
        seat.language = wish.language
        if seat.student and (student := self.store.student(seat.student)):
            self.store.join(replace(student, language=wish.language))
        seat.page.send(self.rooms.hello(seat.language))
        self.tell(seat)
        if seat.student:
            self.show(seat, seat.looks_at or self.today)

    # What students do.

    def _student(self, seat: Seat) -> Student:
        student = self.store.student(seat.student) if seat.student else None
        if student is None:
            raise Refused("join_first")
        return student

    def _predict(self, seat: Seat, wish: say.Predict) -> None:
        student = self._student(seat)
        if wish.round != self.rooms.number or self.rooms.round.predict is None:
            raise Refused("not_offered")
        if self.rooms.revealed_to(student.id):
            raise Refused("over")
        self.store.predict(Predicted(student.id, wish.round, wish.low, wish.guess, wish.high))
        self.tell_all()

    def _wished(self, seat: Seat, levers: dict[str, str]) -> Setting:
        """A setting that this student may look at now."""
        if levers and not (seat.teacher or self.rooms.revealed_to(seat.student)):
            raise Refused("not_yet")
        if not set(levers) <= set(self.rooms.open_levers):
            raise Refused("not_offered")
        try:
            return setting_of(self.file.session, levers, self.rooms.shock)
        except ValueError:
            raise Refused("not_offered") from None

    def _try(self, seat: Seat, wish: say.Try) -> None:
        student = self._student(seat)
        setting = self._wished(seat, wish.levers)
        if wish.dragging and self.runs.at_hand(setting) is None:
            self.runs.foresee([setting])
            return
        if not wish.dragging:
            self.store.tried(student.id, self.rooms.number, setting.shock, setting.steps)
        self.show(seat, setting)
        self.runs.foresee(neighbours(self.file.session, setting, self.rooms.open_levers))

    def _choose(self, seat: Seat, wish: say.Choose) -> None:
        student = self._student(seat)
        setting = self._wished(seat, wish.levers)
        budget = self.rooms.round.budget
        if budget is None:
            raise Refused("no_budget")
        if not student.team:
            raise Refused("no_team")
        if points_of(self.file.session, setting) > budget:
            raise Refused("too_dear")
        self.store.choose(Chosen(student.team, self.rooms.number, setting.steps), student.id)
        self.rank()
        self.tell_all()

    def _replay(self, seat: Seat, wish: say.Replay) -> None:
        self._student(seat)
        setting = self._wished(seat, wish.levers)

        def tell(key: str) -> None:
            if key:
                seat.page.send({"type": "replay", "key": key, "levers": setting.steps, "shock": setting.shock})
            else:
                seat.page.send(self.rooms.refusal("no_replay", "", seat.language))

        self.replays.want(setting, tell)

    # What the teacher does.

    def _teach(self, seat: Seat, wish: say.Teach) -> None:
        if seat.wrong_codes >= MOST_WRONG_CODES:
            raise Refused("too_fast")
        if not secrets.compare_digest(wish.code.strip().upper().encode(), self.code.encode()):
            seat.wrong_codes += 1
            raise Refused("wrong_code")
        seat.teacher = True
        self.tell(seat)

    def _lead(self, seat: Seat, wish: say.Lead) -> None:
        if not seat.teacher:
            raise Refused("teacher_only")
        order = wish.order
        if order == "shock" and wish.shock not in self.rooms.round.shocks:
            raise Refused("not_offered")
        if order == "reset":
            self.store.empty()
            self._came.clear()
            for each in self.seats.values():
                if each.student:
                    self.runs.leave(self.waiting_name(each))
                    each.student, each.looks_at = "", None
                    each.page.send({"type": "gone"})
        self.rooms.lead(order, wish.shock)
        for each in self.seats.values():
            if each.student:
                keeps = each.looks_at.steps if each.looks_at and order in ("reveal", "shock", "calm") else {}
                self.show(each, setting_of(self.file.session, keeps, self.rooms.shock))
        self.rank()
        self.foresee()
        self.tell_all()
