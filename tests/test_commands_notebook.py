"""A lesson as a notebook: each cell runs as plain Python, and finds what the lesson states."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any

import pytest

from simulator.report.words.language import LANGUAGES, Language
from simulator.workshop.notebook import notebook
from simulator.workshop.session_file import load_session
from tests.classes import session_in
from tests.lever_files import SCENARIOS, strait
from tests.test_hand_words import GLOSSARY
from tests.test_hand_workshop_lessons import SESSIONS, said_in

PREDICTED = "at_least, guess, at_most = -9e9, 0, 9e9"


def cells_of(text: str, kind: str) -> list[str]:
    return ["".join(cell["source"]) for cell in json.loads(text)["cells"] if cell["cell_type"] == kind]


def run(text: str, *, predicted: bool = False) -> dict[str, Any]:
    """All cells, one after the other, as a reader runs them."""
    room: dict[str, Any] = {}
    for cell in cells_of(text, "code"):
        exec(re.sub(r"at_least, guess, at_most = .*", PREDICTED, cell) if predicted else cell, room)  # noqa: S102
    return room


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", SESSIONS, ids=lambda path: path.stem)
def test_a_notebook_says_all_of_the_lesson_and_its_cells_are_python(path: Path, language: Language) -> None:
    file = load_session(path)
    text = notebook(file, language, Path())
    read = "\n".join(cells_of(text, "markdown"))
    for round_ in file.session.rounds:
        for said in (*said_in(round_, language), *said_in(file.session.lesson.questions, language)):  # type: ignore[union-attr]
            assert said in read
    for cell in cells_of(text, "code"):
        compile(cell, path.stem, "exec")
    for foreign in GLOSSARY.get(language, "").split():
        assert foreign not in text.replace("文件審核", "")


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_notebook_finds_is_what_the_lesson_states(
    language: Language, capsys: pytest.CaptureFixture[str]
) -> None:
    text = notebook(load_session(SCENARIOS / "workshops" / "papers_under_way.yaml"), language, Path())
    room = run(text, predicted=True)
    assert room["pair"].difference.mean == pytest.approx(9.1 - 15, abs=0.08)  # of the lesson's numbers
    printed = capsys.readouterr().out
    holds = {"en": "holds it", "zh_Hans": "范围包含", "zh_Hant": "範圍包含"}[language]
    assert printed.count(holds) == 2, "so wide a range holds anything"


def test_a_team_buys_within_its_budget(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = session_in(tmp_path)
    folder = tmp_path / "notebooks"
    text = notebook(load_session(path), "en", folder)
    before = Path.cwd()
    folder.mkdir()
    os.chdir(folder)  # the scenario is named by the way from the notebook
    try:
        room = run(text)
        room["teams"] = {"Rich": ["more_desks:high"], "Poor": []}
        exec(cells_of(text, "code")[-1], room)  # noqa: S102
    finally:
        os.chdir(before)
    printed = capsys.readouterr().out
    assert re.search(r"Team 1 \(1\): [\d.]+ → [\d.]+ min \(-", printed)
    assert "Rich: 4 > 3, more than the budget" in printed
    assert "Poor" not in printed


@pytest.mark.slow
@pytest.mark.parametrize("path", SESSIONS, ids=lambda path: path.stem)
def test_every_notebook_runs_from_first_cell_to_last(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = load_session(path)
    run(notebook(file, "zh_Hant", Path()), predicted=True)
    predicted = [each for each in file.session.rounds if each.predict]
    assert capsys.readouterr().out.count("範圍包含") == len(predicted)


def test_notebooks_are_written_in_three_languages_and_nothing_is_served(tmp_path: Path) -> None:
    done = strait("workshop", SCENARIOS / "workshops" / "one_queue.yaml", "--notebook", tmp_path / "books")
    assert done.exit_code == 0, done.output
    written = sorted(tmp_path.joinpath("books").iterdir())
    assert [path.name for path in written] == [f"one_queue.{language}.ipynb" for language in LANGUAGES]
    for path in written:
        found = json.loads(path.read_text(encoding="utf-8"))
        assert (found["nbformat"], found["nbformat_minor"]) == (4, 5)
        assert len({cell["id"] for cell in found["cells"]}) == len(found["cells"])
        assert str(SCENARIOS) not in path.read_text(encoding="utf-8"), "it may be taken to another machine"
