"""Four teams with a budget, from the prediction to the debrief: none overspends, nothing is lost, luck does not win."""

from __future__ import annotations

from pathlib import Path

import pytest

from simulator.report.words.language import LANGUAGES
from simulator.workshop.debrief import as_page
from simulator.workshop.settings import Setting
from simulator.workshop.store import Store
from tests.classes import SESSION, Listening, a_class, lead, raw_of, teacher_of

WAIT = "wait_mean_minutes.desk"
FOUR_TEAMS = SESSION.replace("teams: 3", "teams: 4")


def test_a_class_of_four_teams_from_the_prediction_to_the_debrief(tmp_path: Path) -> None:
    classroom = a_class(tmp_path, FOUR_TEAMS)
    teams = {team: [Listening(classroom).joins(f"{team}{who}", team) for who in "ab"] for team in (1, 2, 3, 4)}
    teacher = teacher_of(classroom)
    for team, pages in teams.items():
        for page in pages:
            assert page.says("predict", round=0, low=-9, guess=-team, high=0) == ""
    lead(teacher, "reveal", "next")
    steps = {1: {"more_desks": "likely"}, 2: {"more_desks": "likely"}, 3: {"more_desks": "low"}, 4: {}}
    for team, levers in steps.items():
        assert teams[team][0].says("choose", levers=levers) == ""
    calm = teams[4][1].last("room")["board"]
    assert [(row["team"], row["place"]) for row in calm] == [(1, 1), (2, 1), (3, 3), (4, 4)]
    assert calm[1]["behind"] == "0 min", "equal choices on equal luck are equal"
    assert teams[4][1].last("room")["being_reckoned"] == 0
    assert teacher.says("lead", order="shock", shock="storm") == ""
    stormy = teams[4][1].last("room")["board"]
    assert {row["team"] for row in stormy} == set(teams)
    assert stormy != calm
    lead(teacher, "calm")
    assert teams[4][1].last("room")["board"] == calm, "the storm is over"
    for language in LANGUAGES:
        page = as_page(classroom.rooms, language)
        for row in (*classroom.rooms.board(1, language, ""), *classroom.rooms.board(1, language, "storm")):
            assert row["change"] in page
            assert row["behind"] in page


def test_who_has_settled_and_is_not_reckoned_yet_is_waited_for_and_not_called_undecided(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    classroom = a_class(tmp_path, FOUR_TEAMS)
    page = Listening(classroom).joins()
    lead(teacher_of(classroom), "next")
    assert classroom.rooms.being_reckoned(1, "") == 0
    assert page.says("choose", levers={"more_desks": "likely"}) == ""
    monkeypatch.setattr(type(classroom.rooms.runs), "at_hand", lambda _, setting: None)
    assert classroom.rooms.board(1, "en", "") == []
    assert classroom.rooms.being_reckoned(1, "") == 1


def test_what_costs_too_much_changes_nothing(tmp_path: Path) -> None:
    classroom = a_class(tmp_path, FOUR_TEAMS)
    page = Listening(classroom).joins()
    lead(teacher_of(classroom), "next")
    assert page.says("choose", levers={"more_desks": "likely"}) == ""
    assert page.says("choose", levers={"more_desks": "high"}) == "too_dear"
    assert page.says("try", levers={"more_desks": "high"}) == "", "to look is free"
    assert classroom.store.choices(1)[0].levers == {"more_desks": "likely"}
    assert page.last("room")["board"][0]["points"] == 2


def test_of_two_mates_who_settle_at_once_the_later_holds_and_both_are_told(tmp_path: Path) -> None:
    classroom = a_class(tmp_path, FOUR_TEAMS)
    one, other = Listening(classroom).joins("A", 2), Listening(classroom).joins("B", 2)
    lead(teacher_of(classroom), "next")
    for page, step in ((one, "low"), (other, "likely"), (one, "low"), (other, "likely")):
        assert page.says("try", levers={"more_desks": step}) == ""
        assert page.says("choose", levers={"more_desks": step}) == ""
    assert one.last("room")["own_choice"] == other.last("room")["own_choice"] == "More desks (3 desks)"
    assert len(one.last("room")["board"]) == 1
    assert one.last("answer")["levers"] == {"more_desks": "low"}, "each looks at what they pulled"
    assert other.last("answer")["levers"] == {"more_desks": "likely"}


@pytest.mark.parametrize("restarted", [False, True])
def test_who_reloads_in_the_middle_finds_levers_choice_and_shock(tmp_path: Path, restarted: bool) -> None:
    path = tmp_path / "class.sqlite"
    classroom = a_class(tmp_path, FOUR_TEAMS, Store(path))
    page, teacher = Listening(classroom).joins("A", 3), teacher_of(classroom)
    lead(teacher, "next")
    page.says("choose", levers={"more_desks": "likely"})
    page.says("try", levers={"more_desks": "low"})
    teacher.says("lead", order="shock", shock="storm")
    before = page.last("answer")
    classroom.leave(page)
    if restarted:
        classroom.store.close()
        classroom = a_class(tmp_path, FOUR_TEAMS, Store(path))
    again = Listening(classroom)
    assert again.says("back", id=page.last("you")["id"]) == ""
    assert again.last("answer")["levers"] == {"more_desks": "low"}, "the levers are where they were left"
    assert raw_of(again.last("answer"), WAIT) == raw_of(before, WAIT)
    room = again.last("room")
    assert room["shock"]["title"] == "Busy"
    assert room["own_choice"] == "More desks (3 desks)"
    assert [row["team"] for row in room["board"]] == [3]
    classroom.store.close()


def test_who_comes_back_to_a_round_that_is_hidden_again_sees_today(tmp_path: Path) -> None:
    classroom = a_class(tmp_path, FOUR_TEAMS)
    page, teacher = Listening(classroom).joins(), teacher_of(classroom)
    lead(teacher, "reveal")
    page.says("try", levers={"more_desks": "high"})
    lead(teacher, "hide")
    classroom.leave(page)
    again = Listening(classroom)
    assert again.says("back", id=page.last("you")["id"]) == ""
    assert again.last("answer")["levers"] == Setting().steps
