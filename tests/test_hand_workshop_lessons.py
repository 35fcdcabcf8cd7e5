"""What the shipped lessons state is what the model finds, and every text of theirs stands in three languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from simulator.workshop.lesson_numbers import found_numbers
from simulator.workshop.session_file import load_session
from tests.lever_files import SCENARIOS

SESSIONS = sorted((SCENARIOS / "workshops").glob("*.yaml"))


@pytest.mark.parametrize("path", SESSIONS, ids=lambda path: path.stem)
def test_the_numbers_of_a_lesson_are_those_of_the_model(path: Path) -> None:
    for stated, found in found_numbers(load_session(path)):
        told = stated.mean if stated.difference is None else stated.difference
        assert found == pytest.approx(told, abs=stated.within), stated
