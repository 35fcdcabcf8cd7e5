"""Whatever a page sends: it is understood, or refused with a reason; and what is wrong with a session file is named."""

from __future__ import annotations

import json
import secrets
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from simulator.report.words.language import LANGUAGES
from simulator.scenario import Complaints
from simulator.workshop.classroom import Classroom
from simulator.workshop.hosts import allowed_names, may_be_called, same_place
from simulator.workshop.messages import LARGEST_BYTES, Message, Refused, read_message
from simulator.workshop.session_file import load_session
from simulator.workshop.words import REFUSALS
from tests.classes import SESSION, Listening, a_class, session_in

ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=30),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=12), inner, max_size=4),
    max_leaves=12,
)
DOS = ("join", "back", "speak", "predict", "try", "choose", "replay", "teach", "lead")
KEYS = (
    "name",
    "team",
    "language",
    "id",
    "round",
    "low",
    "guess",
    "high",
    "levers",
    "dragging",
    "code",
    "order",
    "shock",
)
ALMOST = st.fixed_dictionaries({"do": st.sampled_from(DOS)}, optional=dict.fromkeys(KEYS, ANYTHING))


@given(st.text(max_size=200) | st.binary(max_size=200) | ANYTHING.map(json.dumps) | ALMOST.map(json.dumps))
def test_any_message_is_understood_or_refused(text: str | bytes) -> None:
    try:
        understood, reason = isinstance(read_message(text), Message), ""
    except Refused as found:
        understood, reason = False, found.reason
    assert understood or reason in REFUSALS


@pytest.fixture(scope="module")
def classroom(tmp_path_factory: pytest.TempPathFactory) -> Classroom:
    return a_class(tmp_path_factory.mktemp("class"))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=40)
@given(said=st.lists(ALMOST, max_size=6))
def test_no_message_hurts_the_class(classroom: Classroom, said: list[dict[str, Any]]) -> None:
    classroom.store.empty()
    good, bad = (Listening(classroom, secrets.token_hex(4)).joins(name) for name in ("Good", "Bad"))
    for message in said:
        reason = bad.says(str(message.pop("do")), **message)
        assert not reason or reason in REFUSALS
    assert good.says("try", levers={}) == ""
    assert good.last("answer")["levers"] == {}
    for page in (good, bad):
        classroom.leave(page)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("x" * (LARGEST_BYTES + 1), "too_long"),
        ("[" * 5000, "not_understood"),
        ('{"do": "run", "code": "import os"}', "not_understood"),
        ('{"do": "try", "levers": {"../../etc/passwd": "low"}}', "not_understood"),
        ('{"do": "predict", "round": 0, "low": 2, "guess": 1, "high": 3}', "not_understood"),
        ('{"do": "predict", "round": 0, "low": NaN, "guess": 1, "high": 3}', "not_understood"),
        ('{"do": "join", "name": "\\u202e\\u200b"}', "not_understood"),
    ],
)
def test_what_is_wrong_is_refused_with_a_reason(text: str, reason: str) -> None:
    with pytest.raises(Refused) as found:
        read_message(text)
    assert found.value.reason == reason


def test_a_name_keeps_its_letters_and_loses_what_hides_or_turns_them() -> None:
    message = read_message('{"do": "join", "name": " Lin \\u202e\\n <b>林</b> "}')
    assert message.name == "Lin <b>林</b>"  # type: ignore[union-attr]


def test_a_setting_that_is_not_on_offer_is_refused(tmp_path: Path) -> None:
    student = Listening(a_class(tmp_path)).joins()
    for levers in ({"more_boats": "low"}, {"more_desks": "utmost"}):
        assert student.says("choose", levers=levers) in ("not_yet", "not_offered")
    assert student.says("join", name="A", team=4) == "not_offered"
    assert Listening(student.classroom).says("try", levers={}) == "join_first"


def test_every_refusal_is_said_in_three_languages() -> None:
    for words in REFUSALS.values():
        assert len(set(words)) == len(LANGUAGES)


@pytest.mark.parametrize(
    ("host", "allowed"),
    [
        ("127.0.0.1:8000", True),
        ("192.168.1.7", True),
        ("[::1]:8000", True),
        ("localhost:8000", True),
        ("evil.example:8000", False),
        ("127.0.0.1.evil.example", False),
        ("", False),
        ("[::1", False),
    ],
)
def test_a_name_that_is_not_ours_is_turned_away(host: str, allowed: bool) -> None:
    assert may_be_called(host, allowed_names("")) == allowed


def test_a_page_of_another_place_may_not_open_a_line() -> None:
    assert same_place(None, "127.0.0.1:8000")
    assert same_place("http://127.0.0.1:8000", "127.0.0.1:8000")
    for other in ("http://127.0.0.1:9000", "http://evil.example", "null", "http://[::1"):
        assert not same_place(other, "127.0.0.1:8000")


@pytest.mark.parametrize(
    ("wrong", "right", "said"),
    [
        ("primary: wait", "primary: waits", "there is no such measure"),
        ("scenario: one_desk", "scenario: one_disk", "there is no such scenario; did you mean `one_desk.yaml`?"),
        ("  more_desks: {steps", "  more_disks: {steps", "there is no lever of this name; did you mean `more_desks`?"),
        ("steps: [low, likely", "steps: [low, lately", "levers.more_desks.steps.1 = lately"),
        ("points: [1, 2, 4]", "points: [1, 2]", "should have one entry for each of the 3 steps"),
        ("queues: [desk]", "queues: [dusk]", "neither a station of the scenario nor a route with a lounge"),
        ("shocks: [storm]", "shocks: [stern]", "is not a shock; did you mean `storm`?"),
        ("more_desks: high", "more_desks: higher", "is not one of its steps; did you mean `high`?"),
        ("teams: 3", "teams: 99", "should be at most 20"),
        ("teams: 3", "teem: 3", "is not a key here; did you mean `teams`?"),
        ("replications: 4", "replications: 1", "should be at least 2"),
        ("primary: wait_mean_minutes", "primary: throughput_per_day", "say which way wins a round with a budget"),
        ("teams: 3", "wins: most", "should be `less` or `more`"),
    ],
)
def test_what_is_wrong_with_a_session_is_named(tmp_path: Path, wrong: str, right: str, said: str) -> None:
    assert SESSION.count(wrong) == 1
    with pytest.raises(Complaints) as found:
        load_session(session_in(tmp_path, SESSION.replace(wrong, right)))
    assert said in str(found.value)


def test_all_that_is_wrong_with_a_session_is_named_at_once(tmp_path: Path) -> None:
    text = SESSION.replace("shocks: [storm]", "shocks: [stern]").replace("queues: [desk]", "queues: [dusk]")
    with pytest.raises(Complaints) as found:
        load_session(session_in(tmp_path, text))
    assert len(found.value.complaints) == 2
