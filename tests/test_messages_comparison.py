"""What is said of a comparison that cannot be made: everything at once, with the nearest right name, nothing
written."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.lever_files import MORE_DESKS, SHORTER_WAIT, desk_and_levers, strait

WISHES = [
    (("--with", "more_dseks"), "--with more_dseks\n    there is no lever of this name; did you mean `more_desks`?"),
    (
        ("--with", "more_desks+more_dseks"),
        "--with more_dseks\n    there is no lever of this name; did you mean `more_desks`?",
    ),
    (("--with", "more_desks:hihg"), "a lever has three strengths; did you mean `high`?"),
    (
        ("--with", "more_desks", "--with", "more_desks:likely"),
        "--with more_desks:likely\n    names the same alternative as --with more_desks",
    ),
    (
        ("--with", "more_desks+shorter_wait", "--with", "shorter_wait+more_desks"),
        "--with shorter_wait+more_desks\n    names the same alternative as --with more_desks+shorter_wait",
    ),
    (("--with", "more_desks+more_desks:low"), "more_desks is laid over the scenario already"),
    (
        ("--with", "more_desks", "--measure", "wait_maen_minutes.desk"),
        "--measure wait_maen_minutes.desk\n    there is no such measure; did you mean `wait_mean_minutes`?",
    ),
    (
        ("--with", "more_desks", "--measure", "wait_mean_minutes.dusk"),
        "there is no such station; did you mean `desk`?",
    ),
    (
        ("--with", "more_desks", "--measure", "wait_mean_minutes"),
        "is measured of each station; write `wait_mean_minutes.",
    ),
    (
        ("--with", "more_desks", "--measure", "generalised_cost_yuan"),
        "no cost is reckoned where time has no value",
    ),
    (
        ("--with", "more_desks", "--margin", "10CNY"),
        "--margin 10CNY\n    journey_mean_minutes is measured in minutes: a margin needs a unit of time",
    ),
    (("--with", "more_desks", "--margin", "3"), "write it as in --margin 1min"),
    (
        ("--with", "more_desks", "--measure", "within_standard_share.desk", "--margin", "1min"),
        "within_standard_share is measured in share: a margin",
    ),
    (
        ("--with", "more_desks", "--measure", "queue_mean_people.desk", "--margin", "2min"),
        "queue_mean_people is measured in people: a margin should be a number of people",
    ),
    (("--with", "more_desks", "--margin=-1min"), "a margin is not negative"),
    (("--with", "more_desks", "--precision", "5min"), "--precision 5min\n    should be a share such as `45 %`"),
    (("--with", "more_desks", "--precision", "0%"), "no budget buys an interval of no width"),
    (
        ("--with", "more_desks", "--budget", "5"),
        "--budget 5\n    fewer than the 10 replications that are run in any case",
    ),
    ((), "name a policy with --with"),
]


@pytest.mark.parametrize(("options", "words"), WISHES)
def test_a_wish_that_cannot_be_met_is_answered_and_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, options: tuple[str, ...], words: str
) -> None:
    monkeypatch.chdir(tmp_path)
    path = desk_and_levers(tmp_path, more_desks=MORE_DESKS, shorter_wait=SHORTER_WAIT)
    done = strait("compare", path, *options)
    assert done.exit_code == 2, done.output
    assert words in done.stderr
    assert "Traceback" not in done.stderr
    assert not done.stdout
    assert not (tmp_path / "outputs").exists()


def test_two_levers_of_one_package_that_disagree_are_a_complaint_with_both_their_words(tmp_path: Path) -> None:
    other = MORE_DESKS.replace("servers: 2", "servers: 4")
    path = desk_and_levers(tmp_path, more_desks=MORE_DESKS, other_desks=other)
    done = strait("compare", path, "--with", "more_desks:low+other_desks:low", "--out", tmp_path / "out")
    assert done.exit_code == 2
    assert "policy.stations.desk.servers = 4" in done.stderr
    assert "more_desks:low and other_desks:low set this differently in one package" in done.stderr
    assert "more_desks:low has 2" in done.stderr
    wishes = ("--with", "more_desks:low", "--with", "other_desks:low", "--replications", "2", "--budget", "2")
    apart = strait("compare", path, *wishes, "--no-figures", "--out", tmp_path / "out")
    assert apart.exit_code == 0
    assert "set this differently" not in apart.output


def test_everything_that_is_wrong_with_a_wish_is_told_at_once(tmp_path: Path) -> None:
    path = desk_and_levers(tmp_path, more_desks=MORE_DESKS)
    done = strait(
        "compare",
        path,
        *("--with", "more_dseks", "--with", "more_desks:hihg"),
        *("--margin", "3CNY", "--precision", "x", "--budget", "2"),
    )
    for words in ("more_dseks", "more_desks:hihg", "--margin 3CNY", "--precision x", "--budget 2"):
        assert words in done.stderr
    assert "5 problems; nothing was run or written" in done.stderr


def test_a_scenario_that_is_not_there_is_answered_with_the_nearest(tmp_path: Path) -> None:
    desk_and_levers(tmp_path, more_desks=MORE_DESKS)
    done = strait("compare", tmp_path / "one_dsek.yaml", "--with", "more_desks")
    assert done.exit_code == 2
    assert "one_desk.yaml`?" in done.stderr
