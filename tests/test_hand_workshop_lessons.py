"""What the shipped lessons state is what the model finds, and every text of theirs stands in three languages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import BaseModel

from simulator.report.words.language import Language
from simulator.scenario.schema import Text
from simulator.workshop.lesson_numbers import found_numbers
from simulator.workshop.session_file import load_session
from tests.lever_files import SCENARIOS
from tests.test_hand_words import GLOSSARY

SESSIONS = sorted((SCENARIOS / "workshops").glob("*.yaml"))


@pytest.mark.parametrize("path", SESSIONS, ids=lambda path: path.stem)
def test_the_numbers_of_a_lesson_are_those_of_the_model(path: Path) -> None:
    for stated, found in found_numbers(load_session(path)):
        told = stated.mean if stated.difference is None else stated.difference
        assert found == pytest.approx(told, abs=stated.within), stated


@pytest.mark.parametrize("path", SESSIONS, ids=lambda path: path.stem)
@pytest.mark.parametrize("language", ["zh_Hans", "zh_Hant"])
def test_a_lesson_uses_no_words_of_the_other_side(path: Path, language: Language) -> None:
    for text in said_in(load_session(path).session, language):
        for foreign in GLOSSARY[language].split():
            assert foreign not in text.replace("文件審核", ""), f"{text} has {foreign}"


def said_in(part: object, language: Language) -> Iterator[str]:
    """Every text of a session in one language."""
    if isinstance(part, Text):
        yield getattr(part, language)
    elif isinstance(part, BaseModel):
        for name in type(part).model_fields:
            yield from said_in(getattr(part, name), language)
    elif isinstance(part, dict | tuple):
        for each in part.values() if isinstance(part, dict) else part:
            yield from said_in(each, language)
