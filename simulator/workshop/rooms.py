"""Where the lesson stands, as it is told to a student and to the teacher."""

from __future__ import annotations

from typing import Any

from simulator import __version__
from simulator.report.words.language import LANGUAGES, Language, said
from simulator.report.words.measures import gap_unit_of
from simulator.scenario.measured import place_of
from simulator.workshop import words
from simulator.workshop.findings import Findings
from simulator.workshop.settings import Setting, known_setting
from simulator.workshop.store import Predicted
from simulator.workshop.telling import amount_of, measure_words, range_of, setting_words, value_of


class Rooms(Findings):
    """What pages are told of a lesson."""

    address = ""
    """What students open."""

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
            {
                "step": step,
                "value": value_of(self.file, name, step),
                "amount": amount_of(self.file, name, step, language),
                "points": cost,
            }
            for step, cost in zip(offer.steps, points, strict=True)
        ]
        return {
            "name": name,
            "title": getattr(lever.title, language),
            "clause": lever.clause,
            "words": lever.words,
            "mechanism": getattr(lever.mechanism, language),
            "range": range_of(self.file, name, language),
            "steps": steps,
        }

    def room(self, language: Language, student: str) -> dict[str, Any]:
        """Where the lesson stands, as a student may know it."""
        session, round_ = self.file.session, self.round
        revealed = self.revealed_to(student)
        predictions = self.store.predictions(self.number)
        shock = session.shocks.get(self.shock)
        mine = self.prediction_of(student)
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
            "board": self.board(self.number, language, self.shock) if round_.budget is not None else None,
            "being_reckoned": self.being_reckoned(self.number, self.shock) if round_.budget is not None else 0,
            "board_of": self.board_of(language) if round_.budget is not None else "",
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
