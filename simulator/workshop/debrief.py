"""The debrief: what a class predicted, tried and chose, as one page whole in itself, and as a table."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from simulator import __version__
from simulator.report.words.language import Language, said
from simulator.workshop import words
from simulator.workshop.rooms import Rooms
from simulator.workshop.settings import known_setting
from simulator.workshop.store import Student
from simulator.workshop.telling import setting_words

TEMPLATES = Path(__file__).with_name("templates")
MOST_TRIED = 8
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""A cell that begins so may be taken for a formula by a spreadsheet."""


def as_csv(rooms: Rooms) -> str:
    """Every prediction, trial and choice, a row each, in the order of what they are."""
    names = {each.id: each for each in rooms.store.students()}
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(["what", "round", "student", "team", "low", "guess", "high", "found", "shock", "levers"])
    for each in rooms.store.predictions():
        found = rooms.truth_of(each.round)[0] if rooms.predicted_answer(each.round) else ""
        who = _who(names.get(each.student))
        rows.writerow(["prediction", each.round + 1, *who, each.low, each.guess, each.high, found, "", ""])
    for student, number, shock, levers, _ in rooms.store.trials():
        who = _who(names.get(student))
        rows.writerow(["tried", number + 1, *who, "", "", "", "", shock, _levers(levers)])
    for choice in rooms.store.choices():
        rows.writerow(["choice", choice.round + 1, "", choice.team, "", "", "", "", "", _levers(choice.levers)])
    return "\ufeff" + out.getvalue()  # so that spreadsheets read it as UTF-8


def _who(student: Student | None) -> tuple[str, str]:
    return (_safe(student.name), str(student.team)) if student else ("", "")


def _levers(levers: dict[str, str]) -> str:
    return " ".join(f"{name}:{step}" for name, step in levers.items())


def _safe(name: str) -> str:
    """A name that no spreadsheet takes for a formula."""
    return f"'{name}" if name.startswith(FORMULA) else name


def as_page(rooms: Rooms, language: Language) -> str:
    """The page, whole in itself."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined)
    return environment.get_template("debrief.html.j2").render(_context(rooms, language))


def _context(rooms: Rooms, language: Language) -> dict[str, Any]:
    session = rooms.file.session
    trials = rooms.store.trials()
    lesson = session.lesson
    return {
        "lang": words.TAGS[language],
        "say": words.page_words(language),
        "title": getattr(session.title, language),
        "class_of": said(words.CLASS_OF, language).format(students=len(rooms.store.students()), tried=len(trials)),
        "made_by": said(words.SIMULATED_BY, language).format(version=__version__, count=session.replications),
        "board_of": rooms.board_of(language),
        "rounds": [_round(rooms, number, language) for number in range(len(session.rounds))],
        "key_points": [getattr(each, language) for each in lesson.key_points] if lesson else [],
    }


def _boards(rooms: Rooms, number: int, language: Language) -> Iterator[dict[str, Any]]:
    """How the teams stood on an ordinary day, and under each shock that they lived through."""
    session = rooms.file.session
    for shock in ("", *session.rounds[number].shocks):
        rows = rooms.board(number, language, shock)
        if rows and session.rounds[number].budget is not None:
            title = getattr(session.shocks[shock].title, language) if shock else ""
            yield {"shock": title, "rows": rows}


def _round(rooms: Rooms, number: int, language: Language) -> dict[str, Any]:
    session = rooms.file.session
    round_ = session.rounds[number]
    tried = Counter(
        setting_words(rooms.file, setting, language)
        for setting in {
            (who, tuple(sorted(levers.items()))): known_setting(session, levers)
            for who, row, _, levers, _ in rooms.store.trials()
            if row == number and levers
        }.values()
        if setting is not None
    )
    return {
        "name": said(words.ROUND, language).format(number=number + 1, all=len(session.rounds)),
        "story": getattr(round_.story, language),
        "question": getattr(round_.question, language),
        "truth": rooms.truth(number, language) if rooms.revealed(number) and round_.predict else None,
        "boards": list(_boards(rooms, number, language)),
        "tried": tried.most_common(MOST_TRIED),
    }
