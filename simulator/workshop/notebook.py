"""A lesson without the server: a notebook that tells its story, asks for a prediction, and runs each round.

Its cells use nothing of the program but `simulator.compare`, as a reader would; a notebook is JSON of the format 4.5
(nbformat.readthedocs.io), so that nothing need be installed to write one.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any, Final

from simulator.report.words.language import Language, Words, said
from simulator.report.words.measures import gap_unit_of, scale_of
from simulator.scenario.measured import place_of
from simulator.scenario.schema import Text
from simulator.scenario.shipped import scenarios_folder
from simulator.workshop import words
from simulator.workshop.session import Question, Round
from simulator.workshop.session_file import SessionFile, lever_label
from simulator.workshop.settings import setting_of
from simulator.workshop.telling import measure_words, setting_words

KERNEL: Final = {"display_name": "Python 3", "language": "python", "name": "python3"}
FIND: Final = '''
def find(policy, measure):
    """{doc}"""
    found = simulator.compare(scenario, [policy], measure=measure, workers=1, **how)
    return found.primary[0].paired


def tell(name, pair, times=1, unit=""):
    before, after, change = (each.mean * times for each in (pair.before, pair.after, pair.difference))
    half = pair.difference.half_width * times
    print(f"{{name}}: {{before:.4g}} → {{after:.4g}} {{unit}} ({{change:+.4g}} ± {{half:.2g}})")
'''
REVEAL: Final = """
pair = find({policy!r}, {measure!r})
tell({name!r}, pair, {times:g}, {unit!r})
if guess is not None:
    found = pair.difference.mean * {times:g}
    print({held!r} if at_least <= found <= at_most else {missed!r})
"""
SPEND: Final = """
for team, choice in teams.items():
    spent = sum(points[each] for each in choice)
    if spent > {budget}:
        print(f"{{team}}: {{spent}} > {budget}, {dear}")
    elif choice:
        tell(f"{{team}} ({{spent}})", find("+".join(choice), {measure!r}), {times:g}, {unit!r})
"""


def notebook(file: SessionFile, language: Language, folder: Path) -> str:
    """The notebook of a session in one language, to be kept in a folder (where its scenario is found from)."""
    cells = _Cells(file, language)
    session, lesson = file.session, file.session.lesson
    cells.text(f"# {cells.read(session.title)}", cells.say(words.NOTEBOOK_HOW))
    if lesson:
        to_do = "\n".join(f"{row}. {cells.read(each)}" for row, each in enumerate(lesson.to_do, 1))
        cells.text(cells.read(lesson.story), f"## {cells.say(words.WHAT_TO_DO)}", to_do)
    how: dict[str, float] = {"replications": session.replications, "budget": session.replications}
    how |= {name: value for name, value in (("days", session.days), ("seed", session.seed)) if value is not None}
    cells.code(
        "import simulator\n",
        f"scenario = {_path(file, folder)}",
        f"how = {how!r}\n",
        FIND.format(doc=cells.say(words.FIND_DOC)),
    )
    for number, each in enumerate(session.rounds):
        cells.round(number, each)
    if lesson:
        for asked in lesson.questions:
            cells.question(asked)
        cells.text(f"## {cells.say(words.KEY_POINTS)}", *(f"- {cells.read(each)}" for each in lesson.key_points))
    return json.dumps(cells.whole(), ensure_ascii=False, indent=1) + "\n"


def _path(file: SessionFile, folder: Path) -> str:
    """Where the scenario is, as Python: by its name where it is shipped, else by the way from the notebook."""
    path, shipped = Path(file.scenario.path).resolve(), scenarios_folder().resolve()
    if path.is_relative_to(shipped):
        return f"simulator.scenarios_folder() / {path.relative_to(shipped).as_posix()!r}"
    return repr(Path(os.path.relpath(path, folder.resolve())).as_posix())


class _Cells:
    """The cells of a notebook, in one language."""

    def __init__(self, file: SessionFile, language: Language) -> None:
        self.file, self.language = file, language
        self.cells: list[dict[str, Any]] = []

    def read(self, text: Text) -> str:
        return str(getattr(text, self.language))

    def say(self, phrase: Words, **values: object) -> str:
        return said(phrase, self.language).format(**values)

    def text(self, *paragraphs: str) -> None:
        """What is read."""
        self._cell({"cell_type": "markdown"}, "\n\n".join(paragraphs))

    def code(self, *lines: str) -> None:
        """What is run."""
        self._cell({"cell_type": "code", "execution_count": None, "outputs": []}, "\n".join(lines).strip())

    def _cell(self, kind: dict[str, Any], source: str) -> None:
        name = f"cell{len(self.cells) + 1}"
        self.cells.append({**kind, "id": name, "metadata": {}, "source": source.splitlines(keepends=True)})

    def whole(self) -> dict[str, Any]:
        """The notebook."""
        metadata = {"kernelspec": KERNEL, "language_info": {"name": "python"}}
        return {"cells": self.cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}

    def round(self, number: int, round_: Round) -> None:
        """Its story and question; then what is predicted, and the run that shows it; or what teams may buy."""
        name = self.say(words.ROUND, number=number + 1, all=len(self.file.session.rounds))
        self.text(f"## {name}", self.read(round_.story), f"**{self.read(round_.question)}**")
        if round_.predict:
            measure, unit, times = self._measured(round_.predict.measure)
            setting = setting_of(self.file.session, round_.predict.setting)
            what = self.say(words.OF_WHAT, measure=measure_words(*measure, self.language), unit=unit)
            self.text(f"{what}  \n{setting_words(self.file, setting, self.language)}", self.say(words.PREDICT_HOW))
            self.code(f"at_least, guess, at_most = None, None, None  # {self.say(words.WRITE_HERE)}")
            self.code(
                REVEAL.format(
                    policy="+".join(setting.labels),
                    measure=".".join(measure),
                    name=measure_words(*measure, self.language),
                    times=times,
                    unit=unit,
                    held=self.say(words.RANGE_HOLDS),
                    missed=self.say(words.RANGE_MISSES),
                )
            )
        if round_.budget is not None:
            self._spending(round_, round_.budget)

    def _spending(self, round_: Round, budget: int) -> None:
        """What each step costs, what each team buys, and what comes of it."""
        offers = self.file.session.levers
        points, first = [], ""
        for name in round_.levers or offers:
            offer = offers[name]
            for step, cost in zip(offer.steps, offer.points or (0,) * len(offer.steps), strict=True):
                told = setting_words(self.file, setting_of(self.file.session, {name: step}), self.language)
                points.append(f"    {lever_label(name, step)!r}: {cost},  # {told}")
                first = first or (lever_label(name, step) if cost <= budget else "")
        measure, unit, times = self._measured(self.file.session.primary)
        team = self.say(words.TEAM, number=1)
        self.text(self.say(words.SPEND_HOW, budget=budget, measure=measure_words(*measure, self.language)))
        self.code("points = {", *points, "}", f"teams = {{{team!r}: {[first] if first else []!r}}}  # "
                  + self.say(words.WRITE_HERE))  # fmt: skip
        dear = self.say(words.TOO_DEAR)
        self.code(SPEND.format(budget=budget, dear=dear, measure=".".join(measure), times=times, unit=unit))

    def _measured(self, named: str) -> tuple[tuple[str, str], str, float]:
        """A measure and its place, the unit of a change in it, and by what it is multiplied to be told in that."""
        measure, place = place_of(self.file.scenario.scenario, named)
        return (measure, place), gap_unit_of(measure, self.language), scale_of(measure, 0.0)

    def question(self, asked: Question) -> None:
        """A question whose answer is unfolded."""
        answer = f"<details><summary>{self.say(words.ANSWER)}</summary>\n\n{self.read(asked.answer)}\n\n</details>"
        self.text(f"**{self.read(asked.question)}**", answer)
