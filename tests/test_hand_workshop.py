"""A lesson from the door to the debrief: what each page hears, and who may do what."""

from __future__ import annotations

import asyncio
import csv
import io
from pathlib import Path

import pytest

import simulator
from simulator.report.words.language import LANGUAGES
from simulator.workshop.calibration import Calibration, calibration
from simulator.workshop.debrief import as_csv, as_page
from simulator.workshop.runs import Runs
from simulator.workshop.scoreboard import scoreboard
from simulator.workshop.session_file import load_session
from simulator.workshop.settings import Setting
from simulator.workshop.store import Predicted, Store
from simulator.workshop.telling import _measured_out
from simulator.workshop.turns import Turns
from tests.classes import SESSION, InPlace, Listening, a_class, lead, raw_of, session_in, teacher_of

WAIT = "wait_mean_minutes.desk"


def test_the_page_is_told_what_compare_gives_to_the_last_digit(tmp_path: Path) -> None:
    classroom = a_class(tmp_path)
    student, teacher = Listening(classroom).joins(), teacher_of(classroom)
    lead(teacher, "reveal")
    assert student.says("try", levers={"more_desks": "high"}) == ""
    told = student.last("answer")
    path = classroom.file.scenario.path
    found = simulator.compare(path, ["more_desks:high"], replications=4, budget=4, measure=WAIT, workers=1)
    for measure in (WAIT, "throughput_per_day.desk"):
        (contrast,) = found.of(*measure.split("."))
        pair = contrast.paired
        assert raw_of(told, measure) == [pair.before.mean, pair.after.mean, pair.difference.mean]
    everyone = found.winners[0].everyone
    assert everyone is not None
    answer = classroom.runs.at_hand(Setting((("more_desks", "high"),)))
    assert answer is not None
    assert answer.winners.everyone == everyone


def test_nothing_is_revealed_before_the_teacher_says_so(tmp_path: Path) -> None:
    classroom = a_class(tmp_path)
    student = Listening(classroom).joins()
    assert student.last("answer")["levers"] == {}
    assert student.says("try", levers={"more_desks": "low"}) == "not_yet"
    assert student.says("predict", round=0, low=-4, guess=-2, high=-1) == ""
    assert student.says("try", levers={"more_desks": "low"}) == "not_yet"
    assert student.last("room")["truth"] is None
    lead(teacher_of(classroom), "reveal")
    assert student.says("predict", round=0, low=-9, guess=-2, high=9) == "over"
    assert student.last("room")["truth"]["ranges"] == [[-4, -2, -1]]
    assert student.says("try", levers={"more_desks": "low"}) == ""


def test_alone_each_is_shown_the_run_after_their_own_prediction(tmp_path: Path) -> None:
    classroom = a_class(tmp_path, SESSION + "reveal: each\n")
    one, other = Listening(classroom).joins("A"), Listening(classroom).joins("B")
    assert one.says("predict", round=0, low=-4, guess=-2, high=-1) == ""
    assert one.says("try", levers={"more_desks": "low"}) == ""
    assert other.says("try", levers={"more_desks": "low"}) == "not_yet"


def test_who_comes_back_is_who_they_were_and_a_new_server_knows_the_class(tmp_path: Path) -> None:
    store = tmp_path / "class.sqlite"
    classroom = a_class(tmp_path, store=Store(store))
    student = Listening(classroom).joins("Lin", 2)
    student.says("predict", round=0, low=-4, guess=-2, high=-1)
    lead(teacher_of(classroom), "reveal")
    code = classroom.code
    classroom.leave(student)
    classroom.store.close()
    again = a_class(tmp_path, store=Store(store))
    assert again.code == code
    page = Listening(again)
    assert page.says("back", id=student.last("you")["id"]) == ""
    assert page.last("you")["name"] == "Lin"
    assert page.last("you")["team"] == 2
    assert page.last("room")["mine"]["guess"] == -2
    assert page.last("room")["revealed"]
    assert isinstance(again.runs, InPlace)
    assert not again.runs.done, "what was simulated before is not simulated again"
    assert Listening(again).says("back", id="nobody-of-that-kind") == "unknown"
    again.store.close()


def test_only_the_teacher_leads_and_the_code_cannot_be_guessed_at_length(tmp_path: Path) -> None:
    classroom = a_class(tmp_path)
    student = Listening(classroom).joins()
    assert student.says("lead", order="reveal") == "teacher_only"
    reasons = [student.says("teach", code="AAAAAA") for _ in range(40)]
    assert reasons[0] == "wrong_code"
    assert student.says("teach", code=classroom.code) == reasons[-1] == "too_fast"
    assert not student.has("desk")
    assert teacher_of(classroom).has("desk"), "who guesses shuts out nobody else"


def test_one_prankster_does_not_fill_the_room(tmp_path: Path) -> None:
    classroom = a_class(tmp_path)
    said = [Listening(classroom, "10.0.0.9").says("join", name="X") for _ in range(80)]
    assert said[0] == ""
    assert said[-1] == "full"
    assert Listening(classroom, "10.0.0.7").says("join", name="Lin") == ""


def test_a_team_spends_no_more_than_its_budget_and_shocks_come_to_all(tmp_path: Path) -> None:
    classroom = a_class(tmp_path)
    student, loner, teacher = Listening(classroom).joins(), Listening(classroom).joins("B", 0), teacher_of(classroom)
    assert teacher.says("lead", order="shock", shock="storm") == "not_offered"
    lead(teacher, "next")
    assert student.says("choose", levers={"more_desks": "high"}) == "too_dear"
    assert loner.says("choose", levers={"more_desks": "low"}) == "no_team"
    assert student.says("choose", levers={"more_desks": "likely"}) == ""
    (calm,) = loner.last("room")["board"]
    before = raw_of(student.last("answer"), WAIT)
    assert teacher.says("lead", order="shock", shock="storm") == ""
    (stormy,) = loner.last("room")["board"]
    assert calm["place"] == stormy["place"] == 1
    assert calm["change"] != stormy["change"]
    assert student.last("room")["shock"]["title"] == "Busy"
    assert raw_of(student.last("answer"), WAIT)[0] > before[0]  # type: ignore[operator] # 4 a desk could bear


def test_teams_between_which_luck_could_decide_share_a_place(tmp_path: Path) -> None:
    classroom = a_class(tmp_path)
    answers = {}
    for team, step in ((1, "low"), (2, "likely"), (3, "low")):
        setting = Setting((("more_desks", step),))
        classroom.runs.want("somebody", setting)
        answer = classroom.runs.at_hand(setting)
        assert answer is not None
        answers[team] = answer
    places = {each.team: each.place for each in scoreboard(answers)}
    assert places[1] == places[3]
    none = Setting()
    classroom.runs.want("somebody", none)
    answers[2] = classroom.runs.at_hand(none)  # type: ignore[assignment]
    places = {each.team: each.place for each in scoreboard(answers)}
    assert places == {1: 1, 3: 1, 2: 3}
    assert scoreboard({}) == ()


def test_which_way_wins_is_what_the_session_says_and_the_gap_to_the_first_is_paired(tmp_path: Path) -> None:
    classroom = a_class(tmp_path)
    answers = {}
    for team, step in ((1, "low"), (2, "high")):
        setting = Setting((("more_desks", step),))
        classroom.runs.want("somebody", setting)
        answers[team] = classroom.runs.at_hand(setting)
    shorter, longer = scoreboard(answers), scoreboard(answers, "more")  # type: ignore[arg-type]
    assert [each.team for each in shorter] == [2, 1]
    assert longer[0].team == 1, "where more wins, who has more stands first"
    one, two = (answers[team].primary_values for team in (1, 2))  # type: ignore[union-attr]
    gaps = [mine - first for mine, first in zip(one, two, strict=True)]
    assert shorter[1].to_first == pytest.approx(sum(gaps) / len(gaps))
    assert shorter[1].to_first == pytest.approx(shorter[1].difference - shorter[0].difference)
    assert shorter[0].to_first == shorter[0].to_first_half_width == 0


def test_the_board_says_what_it_counts_what_was_spent_and_how_far_the_first_is(tmp_path: Path) -> None:
    classroom = a_class(tmp_path)
    one, two = Listening(classroom).joins("A", 1), Listening(classroom).joins("B", 2)
    lead(teacher_of(classroom), "next")
    one.says("choose", levers={})
    two.says("choose", levers={"more_desks": "likely"})
    room = one.last("room")
    assert "less wins" in room["board_of"]
    first, second = room["board"]
    assert (first["team"], first["points"], first["behind"]) == (2, 2, "–")
    assert (second["team"], second["points"]) == (1, 0)
    assert second["change"] == "0 min"
    assert second["behind"].startswith("+")
    assert "±" in second["behind"]


def test_students_take_turns_and_equal_settings_are_run_once(tmp_path: Path) -> None:
    classroom = a_class(tmp_path)
    runs = classroom.runs
    assert isinstance(runs, InPlace)
    runs.held = True
    pages = [Listening(classroom).joins(name) for name in "ABC"]
    runs.let()  # what all look at first
    assert all(page.has("answer") for page in pages)
    lead(teacher_of(classroom), "next")
    while runs._running or runs._foreseen:
        runs.let()
    assert len(runs.done) == len(set(runs.done))


def test_turns_go_round_and_a_newer_wish_takes_the_place_of_an_older() -> None:
    turns: Turns[str] = Turns()
    for student, wish in (("a", "1"), ("b", "2"), ("c", "1"), ("a", "3")):
        turns.want(student, wish)
    assert turns.line() == ["3", "2", "1"]
    assert turns.take() == "3"
    turns.want("a", "4")
    assert turns.line() == ["2", "1", "4"], "who was served waits behind those who were not"
    assert turns.place("a") == 2
    turns.want("b", "1")
    assert turns.take() == "1"
    assert turns.line() == ["4"], "one run serves all who want it"
    turns.forget("a")
    assert turns.take() is None
    assert turns.place("a") == 0


def test_a_range_that_holds_the_truth_is_counted_ends_included() -> None:
    predictions = [Predicted("s", 0, low, 0.0, high) for low, high in ((-1, 1), (2, 3), (1, 2))]
    assert calibration(predictions, 2.0) == Calibration(3, 2)
    assert calibration(predictions, 2.0) + Calibration(1, 0) == Calibration(4, 2)
    assert calibration(predictions, float("nan")).count == 0


def test_the_debrief_tells_what_the_class_did_and_shows_names_as_they_are_written(tmp_path: Path) -> None:
    classroom = a_class(tmp_path)
    student, teacher = Listening(classroom).joins("=1+1"), teacher_of(classroom)
    Listening(classroom).joins("<b>林</b>")
    student.says("predict", round=0, low=-4, guess=-2, high=-1)
    lead(teacher, "reveal")
    student.says("try", levers={"more_desks": "low"})
    lead(teacher, "next")
    student.says("choose", levers={"more_desks": "low"})
    rows = list(csv.DictReader(io.StringIO(as_csv(classroom.rooms).removeprefix("\ufeff"))))
    assert [row["what"] for row in rows] == ["prediction", "tried", "choice"]
    assert rows[0]["student"] == "'=1+1", "no spreadsheet takes a name for a formula"
    assert float(rows[0]["found"]) < 0
    for language in LANGUAGES:
        page = as_page(classroom.rooms, language)
        assert "<b>" not in page
        assert "http" not in page
        assert any(amount in page for amount in ("2 desks", "2个", "2個"))


def test_another_language_is_another_page_and_the_same_numbers(tmp_path: Path) -> None:
    classroom = a_class(tmp_path)
    student = Listening(classroom).joins()
    english = student.last("answer")
    student.says("speak", language="zh_Hant")
    chinese = student.last("answer")
    assert student.last("hello")["title"] == "一個櫃檯"
    assert raw_of(chinese, WAIT) == raw_of(english, WAIT)
    assert chinese["measures"][0]["name"] != english["measures"][0]["name"]


def test_a_new_class_forgets_everybody_and_keeps_what_was_simulated(tmp_path: Path) -> None:
    classroom = a_class(tmp_path)
    student, teacher = Listening(classroom).joins(), teacher_of(classroom)
    runs = classroom.runs
    assert isinstance(runs, InPlace)
    lead(teacher, "next", "back", "reveal", "hide", "reveal", "reset")
    done = len(runs.done)
    assert student.has("gone")
    assert student.says("try", levers={}) == "join_first"
    assert teacher.last("desk")["progress"] == []
    student.joins("B")
    assert len(runs.done) == done


def test_lost_workers_are_replaced_and_what_they_were_at_is_done_again(tmp_path: Path) -> None:
    async def lesson() -> None:
        file = load_session(session_in(tmp_path))
        runs = Runs(file, Store(":memory:"), 2)
        found: asyncio.Future[Setting] = asyncio.get_running_loop().create_future()
        wish = Setting((("more_desks", "high"),))
        runs.on_answer = lambda setting, _: None if setting != wish or found.done() else found.set_result(setting)
        try:
            runs.workers.start()
            pool = runs.workers.pool
            assert pool is not None
            runs.want("somebody", wish)
            for process in list(pool._processes.values()):
                process.kill()
            assert await asyncio.wait_for(found, 60) == wish
            assert runs.workers.pool is not pool
        finally:
            runs.close()

    asyncio.run(lesson())


def test_a_session_written_anew_goes_on_with_what_still_fits(tmp_path: Path) -> None:
    store = tmp_path / "class.sqlite"
    classroom = a_class(tmp_path, store=Store(store))
    student, teacher = Listening(classroom).joins(), teacher_of(classroom)
    lead(teacher, "next")
    student.says("try", levers={"more_desks": "low"})
    student.says("choose", levers={"more_desks": "low"})
    teacher.says("lead", order="shock", shock="storm")
    classroom.store.close()
    text = SESSION.replace("[low, likely, high], points: [1, 2, 4]", "[likely, high], points: [2, 4]")
    text = text.replace("    shocks: [storm]\n", "").replace("  storm:", "  gale:")
    again = a_class(tmp_path, text, Store(store))
    page = Listening(again)
    assert page.says("back", id=student.last("you")["id"]) == ""
    assert page.last("room")["board"] == []
    assert page.last("room")["shock"] is None
    assert "More desks" not in as_page(again.rooms, "en")
    assert as_csv(again.rooms).count("more_desks:low") == 2, "what was done is not forgotten"
    again.store.close()


@pytest.mark.parametrize(
    ("unit", "told"),
    [
        ("座位/航次", "350座位/航次"),
        ("人民幣元（每人每日）", "每人每日350人民幣元"),
        ("廈門新增人工櫃檯（個）", "廈門新增人工櫃檯350個"),
        ("適用比例", "適用比例350"),
        ("條", "350條"),
    ],
)
def test_a_chinese_amount_has_no_brackets_within_brackets(unit: str, told: str) -> None:
    assert _measured_out("350", unit) == told
