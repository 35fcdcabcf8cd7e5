"""Every mistake about places that are given up, and what is said of it."""

import pytest

from simulator.scenario import loads
from tests.mistakes import FERRY, place, said, with_line


def given_up(moved: str) -> str:
    return with_line(FERRY, "  ports:", f"  moved: {{{moved}}}\n  ports:")


@pytest.mark.parametrize(
    ("moved", "words"),
    [
        ("gate: dek", "policy.moved.gate = dek\n    there is no such station; did you mean `desk`? "),
        ("gate: over", "policy.moved.gate = over\n    is a route, and those who are moved from a station need one "),
        ("over: bak", "policy.moved.over = bak\n    there is no such route; did you mean `back`? "),
        ("over: gate", "policy.moved.over = gate\n    is a station, and those who are moved from a route need one "),
    ],
)
def test_who_is_moved_to_a_wrong_place_is_told_so_there(moved: str, words: str) -> None:
    text = given_up(moved)
    wrong = said(text)
    assert words in wrong
    assert wrong.startswith(f"text.yaml:{place(text, moved.split(': ')[1] + '}' + chr(10))}")
    assert wrong.count("text.yaml") == 1  # and nothing of the itinerary


def test_who_is_moved_twice_is_sent_to_where_they_end_up() -> None:
    words = said(given_up("gate: counter, counter: desk"))
    assert "policy.moved.gate = counter\n    `counter` is given up itself; move to desk" in words


@pytest.mark.parametrize("moved", ["gate: gate", "gate: desk, desk: gate", "gate: desk, desk: counter, counter: desk"])
def test_who_is_moved_in_a_circle_is_not_sent_round_again(moved: str) -> None:
    words = said(given_up(moved))
    assert "is given up itself; no way leads out of this circle" in words
    assert "move to" not in words


def test_the_right_places_are_no_mistake() -> None:
    loads(given_up("gate: desk").replace("    gate: {servers: 1}\n", ""))
