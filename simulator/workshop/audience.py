"""Who sits in the class, and what each page is shown: where the lesson stands, and the answers to what it looks at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol

from simulator.report.words.language import Language
from simulator.workshop.answer import Answer
from simulator.workshop.rooms import Rooms
from simulator.workshop.runs import Runs
from simulator.workshop.session_file import SessionFile
from simulator.workshop.settings import Setting, known_setting, setting_of
from simulator.workshop.store import Store
from simulator.workshop.telling import told


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


class Audience:
    """The open pages of a class."""

    def __init__(self, file: SessionFile, store: Store, runs: Runs, language: Language) -> None:
        self.file, self.store, self.runs, self.language = file, store, runs, language
        self.rooms = Rooms(file, store, runs)
        self.seats: dict[Page, Seat] = {}
        runs.on_answer, runs.on_wrong, runs.on_moved = self._answer, self._clash, self._moved

    def enter(self, page: Page, address: str = "") -> None:
        """A page was opened, from an address of the network."""
        seat = Seat(page, self.language, address=address)
        self.seats[page] = seat
        page.send(self.rooms.hello(seat.language))

    def leave(self, page: Page) -> None:
        """A page was closed, or lost; what its student did is kept."""
        seat = self.seats.pop(page, None)
        if seat is not None:
            self.runs.leave(self.waiting_name(seat))
            if seat.student:
                self.tell_teachers()

    @property
    def today(self) -> Setting:
        """No lever pulled, under what has befallen the port."""
        return Setting(shock=self.rooms.shock)

    def foresee(self) -> None:
        """What will be asked for soon: today's figures, what is predicted, and each lever by itself."""
        today = self.today
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

    def rank(self) -> None:
        """Have the choices of all teams run under what has befallen the port."""
        for found in self.store.choices(self.rooms.number):
            setting = known_setting(self.file.session, found.levers, self.rooms.shock)
            if setting is not None and self.runs.at_hand(setting) is None:
                self.runs.want(f"team {found.team}", setting)

    def waiting_name(self, seat: Seat) -> str:
        """What a page is called in the line."""
        return f"page {id(seat.page)}"

    def show(self, seat: Seat, setting: Setting) -> None:
        """Show a setting as soon as it is known."""
        seat.looks_at = setting
        if wrong := self.runs.wrong(setting):
            seat.page.send(self.rooms.refusal("clash", wrong, seat.language))
            return
        answer = self.runs.at_hand(setting)
        if answer is not None:
            if seat.waits:
                seat.waits = False
                self.runs.leave(self.waiting_name(seat))
            self._send(seat, setting, answer)
            return
        seat.waits = True
        self.runs.want(self.waiting_name(seat), setting)
        seat.page.send({"type": "line", "place": self.runs.place(self.waiting_name(seat))})

    def _send(self, seat: Seat, setting: Setting, answer: Answer) -> None:
        seat.page.send({"type": "answer", **told(self.file, setting, answer, seat.language)})

    def _answer(self, setting: Setting, answer: Answer) -> None:
        """A setting is known: all who look at it see it."""
        for seat in self.seats.values():
            if seat.looks_at == setting and seat.waits:
                seat.waits = False
                self._send(seat, setting, answer)
        if self.rooms.concerns(setting):
            self.tell_all()

    def _clash(self, setting: Setting, text: str) -> None:
        for seat in self.seats.values():
            if seat.looks_at == setting and seat.waits:
                seat.waits = False
                seat.page.send(self.rooms.refusal("clash", text, seat.language))

    def _moved(self) -> None:
        for seat in self.seats.values():
            if seat.waits:
                seat.page.send({"type": "line", "place": self.runs.place(self.waiting_name(seat))})

    def tell(self, seat: Seat) -> None:
        """Where the lesson stands, as this page may know it."""
        seat.page.send(self.rooms.room(seat.language, seat.student))
        if seat.teacher:
            here = {each.student for each in self.seats.values()}
            seat.page.send(self.rooms.desk(seat.language, here))

    def tell_all(self) -> None:
        """Tell every page where the lesson stands."""
        for seat in self.seats.values():
            self.tell(seat)

    def tell_teachers(self) -> None:
        """Tell the teacher who is here."""
        for seat in self.seats.values():
            if seat.teacher:
                self.tell(seat)
