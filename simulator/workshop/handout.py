"""What a class holds in its hands: the lesson on paper, questions on one page and answers on another."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from simulator import __version__
from simulator.report.words.language import Language, said
from simulator.report.words.measures import gap_unit_of
from simulator.report.words.sentences import Figures
from simulator.scenario.measured import place_of
from simulator.scenario.schema import Text
from simulator.workshop import words
from simulator.workshop.session import Checked, Question
from simulator.workshop.session_file import SessionFile
from simulator.workshop.settings import setting_of
from simulator.workshop.telling import measure_words, setting_words

TEMPLATES: Final = Path(__file__).with_name("templates")


def handout(file: SessionFile, language: Language) -> str:
    """One page whole in itself: what a student is handed first, and what the teacher keeps behind a page break."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined)
    return environment.get_template("handout.html.j2").render(_context(file, language))


def _context(file: SessionFile, language: Language) -> dict[str, Any]:
    session, lesson = file.session, file.session.lesson

    def read(text: Text) -> str:
        return str(getattr(text, language))

    def asked(each: Question) -> dict[str, str]:
        return {"question": read(each.question), "answer": read(each.answer)}

    return {
        "lang": words.TAGS[language],
        "say": words.page_words(language),
        "title": read(session.title),
        "story": read(lesson.story) if lesson else "",
        "to_do": [read(each) for each in lesson.to_do] if lesson else [],
        "to_see": [read(each) for each in lesson.to_see] if lesson else [],
        "key_points": [read(each) for each in lesson.key_points] if lesson else [],
        "questions": [asked(each) for each in lesson.questions] if lesson else [],
        "numbers": [_number(file, each, language) for each in lesson.numbers] if lesson else [],
        "rounds": [
            {
                "name": said(words.ROUND, language).format(number=number + 1, all=len(session.rounds)),
                "story": read(each.story),
                "question": read(each.question),
                "predict": _asked(file, each.predict.measure, language) if each.predict else None,
            }
            for number, each in enumerate(session.rounds)
        ],
        "made_by": said(words.SIMULATED_BY, language).format(version=__version__, count=session.replications),
    }


def _asked(file: SessionFile, named: str, language: Language) -> str:
    """What is predicted, with the unit of a change in it."""
    unit = gap_unit_of(place_of(file.scenario.scenario, named)[0], language)
    return said(words.OF_WHAT, language).format(measure=_measured(file, named, language), unit=unit)


def _measured(file: SessionFile, named: str, language: Language) -> str:
    return measure_words(*place_of(file.scenario.scenario, named), language)


def _number(file: SessionFile, number: Checked, language: Language) -> dict[str, str]:
    """A number that the lesson states: what is measured, under which setting, and what it is."""
    measure, _ = place_of(file.scenario.scenario, number.measure)
    setting = setting_of(file.session, number.setting, number.shock or "")
    figures = Figures(measure, 10 * number.within, language)  # as many decimals as are held against the model
    change = number.difference
    return {
        "measure": _measured(file, number.measure, language),
        "setting": setting_words(file, setting, language),
        "value": figures.whole(number.mean or 0.0) if change is None else figures.gap(change, signed=True),
    }
