"""What is said of a frontier that cannot be drawn: everything at once, with the nearest right name, nothing written."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.control import CONTROL, control
from tests.lever_files import strait

OPENED = ("--scheme", "opened")
WISHES = [
    ((), "--scheme\n    no scheme is named (there are: opened)"),
    (("--scheme", "openned"), "--scheme openned\n    there is no such scheme; did you mean `opened`?"),
    ((*OPENED, "--odds", "hids=1,3"), "nobody whom the schemes are about is `hids`; did you mean `hides`?"),
    ((*OPENED, "--odds", "3,10"), "--odds 3,10\n    names a kind and its odds; as in --odds hides=1,3,10"),
    ((*OPENED, "--odds", "hides=1,many"), "`many` is no number; as in --odds hides=1,3,10"),
    ((*OPENED, "--odds", "hides=-3"), "-3 is negative; 0 is nobody"),
    ((*OPENED, "--odds", "hides="), "a number is missing"),
    ((*OPENED, "--rates=-1,2"), "--rates -1,2\n    -1 is negative; 0 is nobody; as in --rates 0,0.5,1,2"),
    ((*OPENED, "--rates", "1,,2"), "a number is missing"),
    ((*OPENED, "--rates", "inf"), "inf is more than 1,000,000"),
    ((*OPENED, "--rates", "nan"), "`nan` is no number"),
    (
        (*OPENED, "--time", "jurney_mean_minutes.to_xiamen"),
        "there is no such measure; did you mean `journey_mean_minutes`?",
    ),
    ((*OPENED, "--time", "journey_mean_minutes.to_xiamn"), "did you mean `to_xiamen`?"),
    ((*OPENED, "--risk", "missed_shar.to_xiamen"), "did you mean `missed_share`?"),
    ((*OPENED, "--risk", "throughput_per_day.bay"), "more of it is neither better nor worse"),
    ((*OPENED, "--with", "nothing_of_the_kind"), "there is no lever of this name"),
    ((*OPENED, "--days", "0.5"), "--days 0.5 ends before the warm-up"),
]


@pytest.mark.parametrize(("options", "words"), WISHES)
def test_a_wish_that_cannot_be_met_is_answered_and_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, options: tuple[str, ...], words: str
) -> None:
    monkeypatch.chdir(tmp_path)
    done = strait("frontier", control(tmp_path), *options)
    assert done.exit_code == 2, done.output
    assert words in done.stderr
    assert "Traceback" not in done.stderr
    assert not done.stdout
    assert not (tmp_path / "outputs").exists()


def test_all_that_is_wrong_is_said_at_once(tmp_path: Path) -> None:
    wrong = ("--scheme", "openned", "--rates", "-1", "--odds", "hides=x", "--risk", "missed.to_xiamen")
    done = strait("frontier", control(tmp_path), "--scheme", "opened", *wrong, "--out", tmp_path / "out")
    assert done.exit_code == 2
    assert "4 problems; nothing was run or written" in done.stderr


def test_a_scheme_that_no_step_is_under_would_change_nothing(tmp_path: Path) -> None:
    path = control(tmp_path, CONTROL.replace("  schemes:", "  schemes:\n    idle: {takes_in: {all: 5 %}}"))
    done = strait("frontier", path, "--scheme", "idle", "--out", tmp_path / "out")
    assert done.exit_code == 2
    assert "--scheme idle\n    no step of an itinerary is under it: nothing would change" in done.stderr


def test_a_scheme_that_takes_in_nobody_has_no_multiples(tmp_path: Path) -> None:
    path = control(tmp_path, CONTROL.replace("{value: 10%, grade: assumed}", "0 %"))
    done = strait("frontier", path, "--scheme", "opened", "--out", tmp_path / "out")
    assert done.exit_code == 2
    assert "takes in nobody, and any multiple of that is nobody" in done.stderr


def test_a_single_replication_decides_nothing(tmp_path: Path) -> None:
    path = control(tmp_path, CONTROL.replace("replications: 4", "replications: 1"))
    done = strait("frontier", path, "--scheme", "opened", "--out", tmp_path / "out")
    assert done.exit_code == 2
    assert "--replications 1\n    a single replication has no interval" in done.stderr


def test_a_scenario_that_says_nothing_of_whom_to_aim_at_is_asked_for_it(tmp_path: Path) -> None:
    text = CONTROL.replace(", odds: {hides: 3}", "").replace(", finds: {hides: 70%}", "")
    done = strait("frontier", control(tmp_path, text), "--scheme", "opened", "--out", tmp_path / "out")
    assert done.exit_code == 2
    assert "the scenario does not say whom to aim at; name one, as in --odds hides=1,3,10" in done.stderr


def test_no_scenario_file_is_a_complaint_with_the_nearest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    control(tmp_path)
    monkeypatch.chdir(tmp_path)
    done = strait("frontier", "contrl.yaml", "--scheme", "opened")
    assert done.exit_code == 2
    assert "did you mean `control.yaml`?" in done.stderr
