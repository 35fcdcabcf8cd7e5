"""Lessons on paper and without the server: what is handed out, in which languages, and that it is the lesson's own."""

from __future__ import annotations

import re
import runpy
from pathlib import Path
from typing import Any

import pytest
from markupsafe import escape

import simulator
from simulator.report.words.language import LANGUAGES, Language
from simulator.workshop.handout import handout
from simulator.workshop.session_file import load_session
from tests.classes import session_in
from tests.lever_files import SCENARIOS, strait
from tests.test_hand_workshop_lessons import SESSIONS, said_in

A_LESSON = SCENARIOS.parent / "docs" / "a_lesson.py"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", SESSIONS, ids=lambda path: path.stem)
def test_a_handout_says_all_of_the_lesson_and_keeps_the_answers_behind_the_questions(
    path: Path, language: Language
) -> None:
    file = load_session(path)
    lesson = file.session.lesson
    assert lesson
    page = handout(file, language)
    for text in said_in(lesson, language):
        assert _escaped(text) in page
    student, questions, answers = page.split('<div class="sheet">')[1:]
    for each in lesson.questions:
        asked, answer = _escaped(getattr(each.question, language)), _escaped(getattr(each.answer, language))
        assert asked in questions
        assert asked in answers
        assert answer in answers
        assert answer not in student + questions
    for seen in lesson.to_see:
        assert _escaped(getattr(seen, language)) not in student + questions
    assert answers.count("<td class") == len(lesson.numbers)
    assert "//" not in page, "a handout asks for nothing of any other place"


def test_handouts_are_written_in_three_languages_and_nothing_is_served(tmp_path: Path) -> None:
    done = strait("workshop", SCENARIOS / "workshops" / "one_queue.yaml", "--handout", tmp_path / "paper")
    assert done.exit_code == 0, done.output
    written = sorted(path.name for path in (tmp_path / "paper").iterdir())
    assert written == ["one_queue.en.html", "one_queue.zh_Hans.html", "one_queue.zh_Hant.html"]
    assert "码头" not in (tmp_path / "paper" / "one_queue.zh_Hant.html").read_text(encoding="utf-8")


def test_one_language_is_written_where_one_is_asked_for(tmp_path: Path) -> None:
    strait("workshop", session_in(tmp_path), "--handout", tmp_path / "paper", "--language", "zh_Hans")
    assert len([*(tmp_path / "paper").iterdir()]) == 1


def test_a_session_may_have_no_lesson_and_its_rounds_are_handed_out_all_the_same(tmp_path: Path) -> None:
    path = session_in(tmp_path)
    path.write_text(path.read_text(encoding="utf-8").split("lesson:")[0], encoding="utf-8")
    assert "One desk" in handout(load_session(path), "en")


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "paper").write_text("")
    done = strait("workshop", SCENARIOS / "workshops" / "one_queue.yaml", "--handout", tmp_path / "paper")
    assert done.exit_code != 0
    assert "Traceback" not in done.output


def test_a_class_without_the_server_sees_what_the_lesson_states(capsys: pytest.CaptureFixture[str]) -> None:
    show = runpy.run_path(str(A_LESSON))["show"]
    show(str(SCENARIOS / "workshops" / "papers_under_way.yaml"))
    said = capsys.readouterr().out
    changes = [float(each.replace("−", "-")) for each in re.findall(r"\((−[\d.]+) h ±", said)]
    assert changes == pytest.approx([10.68 - 15, 9.1 - 15], abs=0.08)  # of the lesson's numbers
    assert "On the road." in said


def test_the_notebook_of_the_manual_finds_what_it_says(monkeypatch: pytest.MonkeyPatch) -> None:
    manual = (A_LESSON.parent / "workshop.md").read_text(encoding="utf-8")
    (block,) = re.findall(r"```python\n(found = .*?)```", manual, re.DOTALL)
    monkeypatch.chdir(A_LESSON.parents[1])
    known: dict[str, Any] = {"simulator": simulator}
    exec(block.replace("days=42", "days=42, workers=1"), known)  # noqa: S102 - it is our own manual
    assert known["found"].primary[0].paired.difference.mean == pytest.approx(-0.16, abs=0.05)


def _escaped(text: str) -> str:
    return str(escape(text))
