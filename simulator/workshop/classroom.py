"""The class: who is in it, where the lesson stands, and what each message does to it.

It knows nothing of sockets. A page is whoever can be sent a message; what a page sends was read before it comes here.
"""

from __future__ import annotations

import secrets
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Final, Protocol

from simulator.report.words.language import Language
from simulator.workshop import messages as say
from simulator.workshop.answer import Answer
from simulator.workshop.messages import Message, Refused
from simulator.workshop.rooms import Rooms
from simulator.workshop.runs import Runs
from simulator.workshop.session_file import SessionFile
from simulator.workshop.settings import Setting, known_setting, neighbours, points_of, setting_of
from simulator.workshop.store import Chosen, Predicted, Store, Student
from simulator.workshop.telling import told
from simulator.workshop.watching import Replays

MOST_STUDENTS: Final = 200
CODE_LETTERS: Final = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
CODE_LENGTH: Final = 6
MOST_WRONG_CODES: Final = 10
"""Of one page: with its rate and the number of pages bounded, a code is not guessed within a lesson (31^6 of them)."""
MOST_OF_ONE_ADDRESS: Final = 60
"""Students who come in from one address: a class behind one access point may, a prankster may not fill the room."""


class Page(Protocol):
    """One open page."""

    def send(self, message: dict[str, Any]) -> None:
        """Hand it a message; never waits."""


@dataclass(slots=True)
class Seat:
    """Who sits before a page, and what they look at."""

    page: Page
    language: Language
    student: str = ""
    teacher: bool = False
    address: str = ""
    wrong_codes: int = 0
    looks_at: Setting | None = None
    waits: bool = False


class Classroom:
    """One class and its lesson."""

    def __init__(self, file: SessionFile, store: Store, runs: Runs, language: Language) -> None:
        self.file, self.store, self.runs, self.language = file, store, runs, language
        self.rooms = Rooms(file, store, runs)
        self.replays = Replays(runs)
        self.seats: dict[Page, Seat] = {}
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
        runs.on_answer, runs.on_wrong, runs.on_moved = self._answer, self._clash, self._moved
        if store.fact("code") is None:
            store.note("code", "".join(secrets.choice(CODE_LETTERS) for _ in range(CODE_LENGTH)))

    @property
    def code(self) -> str:
        """What opens the teacher's page."""
        return str(self.store.fact("code"))

    # Coming and going.

    def enter(self, page: Page, address: str = "") -> None:
        """A page was opened, from an address of the network."""
        seat = Seat(page, self.language, address=address)
        self.seats[page] = seat
        page.send(self.rooms.hello(seat.language))

    def leave(self, page: Page) -> None:
        """A page was closed, or lost; what its student did is kept."""
        seat = self.seats.pop(page, None)
        if seat is not None:
            self.runs.leave(self._waiting_name(seat))
            if seat.student:
                self._tell_teachers()

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
        self._settle_in(seat, student)

    def _settle_in(self, seat: Seat, student: Student) -> None:
        self.store.join(student)
        seat.language = student.language  # type: ignore[assignment] # it was one of them when it was written
        seat.page.send(self.rooms.hello(seat.language))
        seat.page.send({"type": "you", "id": student.id, "name": student.name, "team": student.team})
        self._tell(seat)
        self._show(seat, seat.looks_at or self._today)
        self._tell_all()

    def _speak(self, seat: Seat, wish: say.Speak) -> None:
        seat.language = wish.language
        if seat.student and (student := self.store.student(seat.student)):
            self.store.join(replace(student, language=wish.language))
        seat.page.send(self.rooms.hello(seat.language))
        self._tell(seat)
        if seat.student:
            self._show(seat, seat.looks_at or self._today)

    # What students do.

    @property
    def _today(self) -> Setting:
        return Setting(shock=self.rooms.shock)

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
        self._tell_all()

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
        self._show(seat, setting)
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
        self._rank()
        self._tell_all()

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
        self._tell(seat)

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
                    self.runs.leave(self._waiting_name(each))
                    each.student, each.looks_at = "", None
                    each.page.send({"type": "gone"})
        self.rooms.lead(order, wish.shock)
        for each in self.seats.values():
            if each.student:
                keeps = each.looks_at.steps if each.looks_at and order in ("reveal", "shock", "calm") else {}
                self._show(each, setting_of(self.file.session, keeps, self.rooms.shock))
        self._rank()
        self.foresee()
        self._tell_all()

    # Answers.

    def foresee(self) -> None:
        """What will be asked for soon: today's figures, what is predicted, and each lever by itself."""
        today = self._today
        first = [today]
        predict = self.rooms.round.predict
        if predict is not None:
            first.append(setting_of(self.file.session, predict.setting))
        offers = self.file.session.levers
        alone = [
            setting_of(self.file.session, {name: step}, today.shock)
            for name in self.rooms.open_levers
            for step in offers[name].steps
        ]
        shocked = [Setting(shock=shock) for shock in self.rooms.round.shocks]
        self.runs.foresee([*first, *alone, *shocked])

    def _rank(self) -> None:
        """Have the choices of all teams run under what has befallen the port."""
        for found in self.store.choices(self.rooms.number):
            setting = known_setting(self.file.session, found.levers, self.rooms.shock)
            if setting is not None and self.runs.at_hand(setting) is None:
                self.runs.want(f"team {found.team}", setting)

    def _waiting_name(self, seat: Seat) -> str:
        return f"page {id(seat.page)}"

    def _show(self, seat: Seat, setting: Setting) -> None:
        """Show a setting as soon as it is known."""
        seat.looks_at = setting
        if wrong := self.runs.wrong(setting):
            seat.page.send(self.rooms.refusal("clash", wrong, seat.language))
            return
        answer = self.runs.at_hand(setting)
        if answer is not None:
            if seat.waits:
                seat.waits = False
                self.runs.leave(self._waiting_name(seat))
            self._send(seat, setting, answer)
            return
        seat.waits = True
        self.runs.want(self._waiting_name(seat), setting)
        seat.page.send({"type": "line", "place": self.runs.place(self._waiting_name(seat))})

    def _send(self, seat: Seat, setting: Setting, answer: Answer) -> None:
        seat.page.send({"type": "answer", **told(self.file, setting, answer, seat.language)})

    def _answer(self, setting: Setting, answer: Answer) -> None:
        """A setting is known: all who look at it see it."""
        for seat in self.seats.values():
            if seat.looks_at == setting and seat.waits:
                seat.waits = False
                self._send(seat, setting, answer)
        if self.rooms.concerns(setting):
            self._tell_all()

    def _clash(self, setting: Setting, text: str) -> None:
        for seat in self.seats.values():
            if seat.looks_at == setting and seat.waits:
                seat.waits = False
                seat.page.send(self.rooms.refusal("clash", text, seat.language))

    def _moved(self) -> None:
        for seat in self.seats.values():
            if seat.waits:
                seat.page.send({"type": "line", "place": self.runs.place(self._waiting_name(seat))})

    # Where the lesson stands.

    def _tell(self, seat: Seat) -> None:
        """Where the lesson stands, as this page may know it."""
        seat.page.send(self.rooms.room(seat.language, seat.student))
        if seat.teacher:
            here = {each.student for each in self.seats.values()}
            seat.page.send(self.rooms.desk(seat.language, here))

    def _tell_all(self) -> None:
        for seat in self.seats.values():
            self._tell(seat)

    def _tell_teachers(self) -> None:
        for seat in self.seats.values():
            if seat.teacher:
                self._tell(seat)
