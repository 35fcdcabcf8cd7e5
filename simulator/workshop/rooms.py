"""Where the lesson stands, and how that is told to a student and to the teacher."""

from __future__ import annotations

import math
from typing import Any

from simulator import __version__
from simulator.report.words.language import LANGUAGES, Language, said
from simulator.report.words.measures import gap_unit_of
from simulator.report.words.measures import scale_of as shown_times
from simulator.report.words.sentences import Figures, per_cent
from simulator.scenario.measured import place_of
from simulator.workshop import words
from simulator.workshop.answer import Answer
from simulator.workshop.calibration import SURE_SHARE, Calibration, calibration
from simulator.workshop.runs import Runs
from simulator.workshop.scoreboard import scoreboard
from simulator.workshop.session import Round
from simulator.workshop.session_file import SessionFile
from simulator.workshop.settings import Setting, known_setting, setting_of
from simulator.workshop.store import Predicted, Store
from simulator.workshop.telling import amount_of, measure_words, setting_words


class Rooms:
    """The state of a lesson, read from the store and written to it."""

    def __init__(self, file: SessionFile, store: Store, runs: Runs) -> None:
        self.file, self.store, self.runs = file, store, runs
        self.address = ""

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
        mine = self.file.session.reveal == "each" and self._mine(student) is not None
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

    def concerns(self, setting: Setting) -> bool:
        """Whether a setting is one that the room tells of: what was predicted, or what a team chose."""
        chosen = [found.levers for found in self.store.choices(self.number)]
        predict = self.round.predict
        return setting.steps in chosen or (predict is not None and setting.steps == dict(predict.setting))

    # What pages are told.

    def hello(self, language: Language) -> dict[str, Any]:
        """What does not change during the lesson, in one language."""
        session = self.file.session
        return {
            "type": "hello",
            "version": __version__,
            "language": language,
            "tag": words.TAGS[language],
            "languages": list(LANGUAGES),
            "title": getattr(session.title, language),
            "words": words.page_words(language),
            "teams": session.teams,
            "levers": [self._lever(name, language) for name in session.levers],
        }

    def _lever(self, name: str, language: Language) -> dict[str, Any]:
        lever, offer = self.file.levers[name], self.file.session.levers[name]
        points = offer.points or (0,) * len(offer.steps)
        steps = [
            {"step": step, "amount": amount_of(self.file, name, step, language), "points": cost}
            for step, cost in zip(offer.steps, points, strict=True)
        ]
        return {
            "name": name,
            "title": getattr(lever.title, language),
            "clause": lever.clause,
            "words": lever.words,
            "mechanism": getattr(lever.mechanism, language),
            "unit": getattr(lever.unit, language),
            "steps": steps,
        }

    def room(self, language: Language, student: str) -> dict[str, Any]:
        """Where the lesson stands, as a student may know it."""
        session, round_ = self.file.session, self.round
        revealed = self.revealed_to(student)
        predictions = self.store.predictions(self.number)
        shock = session.shocks.get(self.shock)
        mine = self._mine(student)
        team = next((each.team for each in self.store.students() if each.id == student), 0)
        own = next((each.levers for each in self.store.choices(self.number) if each.team == team), None)
        return {
            "type": "room",
            "round": self.number,
            "rounds": len(session.rounds),
            "story": getattr(round_.story, language),
            "question": getattr(round_.question, language),
            "open": list(self.open_levers),
            "budget": round_.budget,
            "shock": None
            if shock is None
            else {
                "title": getattr(shock.title, language),
                "story": getattr(shock.story, language) if shock.story else "",
            },
            "revealed": revealed,
            "predict": self._asked(language),
            "predicted": len(predictions),
            "students": len(self.store.students()),
            "mine": self._shown(mine, language) if mine else None,
            "truth": self.truth(self.number, language) if revealed and round_.predict else None,
            "board": self.board(self.number, language) if round_.budget is not None else None,
            "own_choice": None if own is None else self._in_words(own, language),
        }

    def desk(self, language: Language, here: set[str]) -> dict[str, Any]:
        """What the teacher sees beside."""
        predicted = {each.student for each in self.store.predictions(self.number)}
        tried: dict[str, int] = {}
        for student, number, *_ in self.store.trials():
            tried[student] = tried.get(student, 0) + (number == self.number)
        shocks = {name: getattr(self.file.session.shocks[name].title, language) for name in self.round.shocks}
        return {
            "type": "desk",
            "address": self.address,
            "shocks": shocks,
            "shock": self.shock,
            "revealed": self.revealed(self.number),
            "predicts": self.round.predict is not None,
            "progress": [
                {
                    "name": each.name,
                    "team": each.team,
                    "here": each.id in here,
                    "predicted": each.id in predicted,
                    "tried": tried.get(each.id, 0),
                }
                for each in self.store.students()
            ],
        }

    def refusal(self, reason: str, detail: str, language: Language) -> dict[str, Any]:
        """Why a message is not heeded."""
        return {
            "type": "refused",
            "reason": reason,
            "said": said(words.REFUSALS[reason], language),
            "detail": detail[:400],
        }

    # Predictions.

    def _mine(self, student: str) -> Predicted | None:
        return next((each for each in self.store.predictions(self.number) if each.student == student), None)

    def _asked(self, language: Language) -> dict[str, Any] | None:
        """What is to be predicted."""
        predict = self.round.predict
        if predict is None:
            return None
        measure, place = place_of(self.file.scenario.scenario, predict.measure)
        baseline = self.runs.at_hand(Setting(shock=self.shock))
        mean = baseline.of(measure, place).paired.before.mean if baseline else 0.0
        return {
            "measure": measure_words(measure, place, language),
            "unit": gap_unit_of(measure, language, mean),
            "setting": self._in_words(dict(predict.setting), language),
        }

    def _in_words(self, levers: dict[str, str], language: Language) -> str:
        setting = known_setting(self.file.session, levers)
        return "" if setting is None else setting_words(self.file, setting, language)

    @staticmethod
    def _shown(found: Predicted, language: Language) -> dict[str, Any]:
        return {
            "low": found.low,
            "guess": found.guess,
            "high": found.high,
            **{f"{name}_said": f"{getattr(found, name):g}".replace("-", "−") for name in ("low", "guess", "high")},
        }

    def predicted_answer(self, number: int) -> Answer | None:
        """What the model finds for what a round predicts; None where it is not known yet."""
        predict = self.file.session.rounds[number].predict
        if predict is None:
            return None
        return self.runs.at_hand(setting_of(self.file.session, predict.setting))

    def calibration_of(self, number: int) -> Calibration:
        """How a round's predictions did; nothing where it is not revealed."""
        predict, answer = self.file.session.rounds[number].predict, self.predicted_answer(number)
        if predict is None or answer is None or not self.revealed(number):
            return Calibration(0, 0)
        return calibration(self.store.predictions(number), self.truth_of(number)[0])

    def truth_of(self, number: int) -> tuple[float, float]:
        """The difference that the model finds in what a round predicts, as it is shown, and its half-width."""
        predict, answer = self.file.session.rounds[number].predict, self.predicted_answer(number)
        assert predict is not None and answer is not None  # noqa: S101, PT018 - asked only where there is one
        found = answer.of(*place_of(self.file.scenario.scenario, predict.measure))
        times = shown_times(found.measure, found.paired.before.mean)
        return found.paired.difference.mean * times, found.paired.difference.half_width * times

    def truth(self, number: int, language: Language) -> dict[str, Any] | None:
        """What the model finds in a round, beside the ranges of all; None where it is not known yet."""
        predict, answer = self.file.session.rounds[number].predict, self.predicted_answer(number)
        if predict is None or answer is None:
            return None
        predictions = self.store.predictions(number)
        mean, half = self.truth_of(number)
        if math.isnan(mean) or math.isnan(half):  # it was not observed under both
            return None
        found = answer.of(*place_of(self.file.scenario.scenario, predict.measure))
        figures = Figures(found.measure, found.paired.difference.half_width, language, found.paired.before.mean)
        here = calibration(predictions, mean)
        every = Calibration(0, 0)
        for each in range(len(self.file.session.rounds)):
            every += self.calibration_of(each)
        lines = []
        if here.count:
            lines.append(
                said(words.CALIBRATION, language).format(
                    held=here.held,
                    count=here.count,
                    share=per_cent(here.held_share, language),
                    expected=round(SURE_SHARE * here.count),
                )
            )
            if every.count > here.count:
                lines.append(said(words.OVER_ALL, language).format(held=every.held, count=every.count))
        return {
            "mean": mean,
            "half": half,
            "said": figures.gap(found.paired.difference.mean, signed=True),
            "half_said": figures.bare(found.paired.difference.half_width),
            "ranges": [[each.low, each.guess, each.high] for each in predictions],
            "lines": lines,
        }

    # The scoreboard.

    def board(self, number: int, language: Language) -> list[dict[str, Any]]:
        """The teams that have settled in a round, under what has befallen the port; the best first."""
        kept = {
            each.team: known_setting(self.file.session, each.levers, self.shock) for each in self.store.choices(number)
        }
        choices = {team: setting for team, setting in kept.items() if setting is not None}
        answers: dict[int, Answer] = {}
        for team, setting in choices.items():
            answer = self.runs.at_hand(setting)
            if answer is not None:
                answers[team] = answer
        shown = []
        for each in scoreboard(answers):
            primary = answers[each.team].primary
            figures = Figures(primary.measure, each.half_width, language, primary.paired.before.mean)
            shown.append(
                {
                    "team": each.team,
                    "place": each.place,
                    "change": f"{figures.gap(each.difference, signed=True)} ± {figures.bare(each.half_width)}",
                    "choice": setting_words(self.file, choices[each.team], language),
                }
            )
        return shown
