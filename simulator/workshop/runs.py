"""The runs of a class: each setting once, in turns, in worker processes; what was seen is kept."""

from __future__ import annotations

import math
from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Final

from simulator.scenario.measured import place_of
from simulator.study.comparison.design import Design
from simulator.workshop.answer import Answer, answered
from simulator.workshop.observed import Seen, as_text, from_text
from simulator.workshop.running import Wish, design_of, part
from simulator.workshop.session_file import SessionFile
from simulator.workshop.settings import Setting, every_setting, key_of
from simulator.workshop.store import Store
from simulator.workshop.turns import Turns
from simulator.workshop.workers import Workers

ANSWERS_IN_MEMORY: Final = 500
MOST_UNASKED: Final = 1_000
"""Settings of the session that are run while nobody waits, some 40 kB each in the store."""
MOST_FORESEEN: Final = 60
"""Settings that wait to be run before anybody asked for them."""


@dataclass(slots=True)
class _Running:
    """A setting that is being run."""

    setting: Setting
    foreseen: bool
    parts: list[Sequence[Seen]] = field(default_factory=list)
    missing: int = 0
    wrong: str = ""


class Runs:
    """All that has been run for a class, and what is to be."""

    def __init__(self, file: SessionFile, store: Store, workers: int) -> None:
        self.file, self.store, self.workers = file, store, Workers(workers)
        session, scenario = file.session, file.scenario.scenario
        named = [session.primary, *(each.measure for each in (r.predict for r in session.rounds) if each)]
        shown = dict.fromkeys(place_of(scenario, each) for each in (*named, *session.measures))
        self.measures: tuple[tuple[str, str], ...] = tuple(shown)
        self._designs: dict[str, Design] = {}
        self._answers: OrderedDict[str, Answer] = OrderedDict()
        self._turns: Turns[Setting] = Turns()
        self._running: dict[str, _Running] = {}
        self._foreseen: OrderedDict[str, Setting] = OrderedDict()
        self._wrong: dict[str, str] = {}
        self._every = islice(every_setting(session), MOST_UNASKED)
        self._closed = False
        self.on_answer: Callable[[Setting, Answer], None] = lambda setting, answer: None
        self.on_wrong: Callable[[Setting, str], None] = lambda setting, text: None
        self.on_moved: Callable[[], None] = lambda: None

    def wish(self, setting: Setting) -> Wish:
        """What a worker is told of a setting."""
        session = self.file.session
        shock = session.shocks.get(setting.shock)
        return Wish(
            self.file.scenarios[setting.shock],
            shock.levers if shock else (),
            setting.labels,
            self.measures,
            session.queues,
            session.replications,
            session.days,
            session.seed,
            session.margin,
        )

    def design(self, shock: str) -> Design:
        """The comparison that settings under a shock are, as far as it is the same for all of them."""
        if shock not in self._designs:
            self._designs[shock] = design_of(self.wish(Setting(shock=shock)))
        return self._designs[shock]

    def key(self, setting: Setting) -> str:
        """What names the answer."""
        wish, design = self.wish(setting), self.design(setting.shock)
        return key_of(setting, design.baseline.digest, wish.measures, wish.queues, wish.replications, wish.margin)

    def at_hand(self, setting: Setting) -> Answer | None:
        """The answer, where it is known already."""
        key = self.key(setting)
        if key not in self._answers:
            kept = self.store.kept(key)
            if kept is None:
                return None
            self._remember(key, setting, from_text(kept))
        self._answers.move_to_end(key)
        return self._answers[key]

    def _remember(self, key: str, setting: Setting, seen: Sequence[Seen]) -> Answer:
        name = "+".join(setting.labels) or "baseline"
        answer = answered(self.design(setting.shock), name, seen, self.measures)
        self._answers[key] = answer
        while len(self._answers) > ANSWERS_IN_MEMORY:
            self._answers.popitem(last=False)
        return answer

    def wrong(self, setting: Setting) -> str:
        """Why a setting cannot be run; empty where nothing is known against it."""
        return self._wrong.get(self.key(setting), "")

    def want(self, student: str, setting: Setting) -> None:
        """Somebody waits for this setting."""
        if self.key(setting) in self._running:
            self._turns.leave(student)
            self._running[self.key(setting)].foreseen = False
        else:
            self._turns.want(student, setting)
        self._go_on()

    def leave(self, student: str) -> None:
        """Somebody waits no longer."""
        self._turns.forget(student)

    def place(self, student: str) -> int:
        """How many settings are run before the one that a student waits for."""
        return self._turns.place(student) + len(self._running)

    def foresee(self, settings: Iterable[Setting]) -> None:
        """Settings to be run while nobody waits; the latest first."""
        for setting in reversed([*settings]):
            key = self.key(setting)
            if key in self._running or key in self._wrong or key in self._answers or self.store.has(key):
                continue
            self._foreseen[key] = setting
            self._foreseen.move_to_end(key, last=False)
        while len(self._foreseen) > MOST_FORESEEN:
            self._foreseen.popitem()
        self._go_on()

    @property
    def busy(self) -> bool:
        """Whether anything is being run."""
        return bool(self._running)

    def _go_on(self) -> None:
        """Hand out as much as there are workers for: what somebody waits for first."""
        if self._closed:
            return
        while sum(each.missing for each in self._running.values()) < self.workers.many:
            setting, foreseen = self._turns.take(), False
            if setting is None:
                setting, foreseen = self._next_foreseen(), True
                if setting is None:
                    return
            key = self.key(setting)
            self._foreseen.pop(key, None)
            if key in self._running:
                continue
            if (answer := self.at_hand(setting)) is not None:
                self.on_answer(setting, answer)
                continue
            self._begin(key, _Running(setting, foreseen))
            if not foreseen:
                self.on_moved()

    def _next_foreseen(self) -> Setting | None:
        """What may be asked for next, then all that could ever be; one at a time, so that a worker is always free."""
        if any(each.foreseen for each in self._running.values()):
            return None
        if self._foreseen:
            return self._foreseen.popitem(last=False)[1]
        for setting in self._every:
            key = self.key(setting)
            if key not in self._running and key not in self._wrong and not self.store.has(key):
                return setting
        return None

    def _begin(self, key: str, run: _Running) -> None:
        """Hand a setting to the workers: all of them share it, or, where it is only foreseen, one."""
        count = self.file.session.replications
        hands = 1 if run.foreseen else min(self.workers.many, count)
        each = math.ceil(count / hands)
        shares = [range(first, min(first + each, count)) for first in range(0, count, each)]
        run.missing = len(shares)
        self._running[key] = run
        for numbers in shares:
            self._hand_out(key, run, numbers)

    def _hand_out(self, key: str, run: _Running, numbers: range) -> None:
        def tell(found: tuple[Seen, ...] | str | None, problem: BaseException | None) -> None:
            self._came_back(key, run, f"{type(problem).__name__}: {problem}" if found is None else found)

        self.workers.ask(tell, part, self.wish(run.setting), numbers)

    def _came_back(self, key: str, run: _Running, found: tuple[Seen, ...] | str) -> None:
        run.missing -= 1
        if isinstance(found, str):
            run.wrong = found
        else:
            run.parts.append(found)
        if not run.missing:
            del self._running[key]
            if run.wrong:
                self._wrong[key] = run.wrong
                self.on_wrong(run.setting, run.wrong)
            else:
                seen = sorted((each for some in run.parts for each in some), key=lambda each: each.number)
                self.store.keep(key, as_text(seen))
                self.on_answer(run.setting, self._remember(key, run.setting, seen))
        self._go_on()
        self.on_moved()

    def close(self) -> None:
        """Hand out no more, and end the workers."""
        self._closed = True
        self.workers.close()
