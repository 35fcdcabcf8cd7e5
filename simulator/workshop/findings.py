"""What a lesson has shown so far: what the model finds beside what the class predicted, and how the teams stand."""

from __future__ import annotations

import math
from typing import Any

from simulator.measures.nature import NATURES
from simulator.report.words.language import Language, said
from simulator.report.words.measures import gap_unit_of, scale_of
from simulator.report.words.sentences import per_cent
from simulator.scenario.measured import place_of
from simulator.workshop import words
from simulator.workshop.answer import Answer
from simulator.workshop.calibration import SURE_SHARE, Calibration, calibration
from simulator.workshop.course import Course
from simulator.workshop.scoreboard import Wins, scoreboard
from simulator.workshop.settings import Setting, known_setting, points_of, setting_of
from simulator.workshop.telling import change_words, measure_words, setting_words


class Findings(Course):
    """The findings of a lesson, from the answers at hand and from what the store has of the class."""

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
        times = scale_of(found.measure, found.paired.before.mean)
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
            "unit": gap_unit_of(found.measure, language, found.paired.before.mean),
            "said": change_words(found, found.paired.difference.mean, found.paired.difference.half_width, language),
            "ranges": [[each.low, each.guess, each.high] for each in predictions],
            "lines": lines,
        }

    def board(self, number: int, language: Language, shock: str) -> list[dict[str, Any]]:
        """The teams that have settled in a round, under what has befallen the port; the best first."""
        choices = self._settled(number, shock)
        answers: dict[int, Answer] = {}
        for team, setting in choices.items():
            answer = self.runs.at_hand(setting)
            if answer is not None:
                answers[team] = answer
        shown = []
        for row, each in enumerate(scoreboard(answers, self.wins)):
            primary = answers[each.team].primary
            shown.append(
                {
                    "team": each.team,
                    "place": each.place,
                    "change": change_words(primary, each.difference, each.half_width, language),
                    "behind": change_words(primary, each.to_first, each.to_first_half_width, language) if row else "–",
                    "points": points_of(self.file.session, choices[each.team]),
                    "choice": setting_words(self.file, choices[each.team], language),
                }
            )
        return shown

    def being_reckoned(self, number: int, shock: str) -> int:
        """How many teams have settled and are not on the board yet."""
        return sum(self.runs.at_hand(setting) is None for setting in self._settled(number, shock).values())

    def _settled(self, number: int, shock: str) -> dict[int, Setting]:
        kept = {each.team: known_setting(self.file.session, each.levers, shock) for each in self.store.choices(number)}
        return {team: setting for team, setting in kept.items() if setting is not None}

    @property
    def wins(self) -> Wins:
        """Which way of the primary measure wins."""
        good = NATURES[self.file.session.primary.partition(".")[0]].good
        return self.file.session.wins or ("more" if good == "more" else "less")

    def board_of(self, language: Language) -> str:
        """What the scoreboard counts, and which way of it wins."""
        what = measure_words(*place_of(self.file.scenario.scenario, self.file.session.primary), language)
        direction = said(words.MORE_WINS if self.wins == "more" else words.LESS_WINS, language)
        return said(words.BOARD_OF, language).format(measure=what, direction=direction)
