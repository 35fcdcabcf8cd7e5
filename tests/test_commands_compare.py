"""`strait compare`: the answer on the screen, and the folder it leaves behind."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from click.testing import Result

from simulator.policy import load_with
from simulator.scenario import load
from tests.lever_files import MORE_DESKS, SHORTER_WAIT, desk_and_levers, strait
from tests.tiny import everything, stopped, write
from tests.transfer import SMALL_TRANSFER

FEW = ("--replications", "3", "--budget", "3", "--workers", "1")


def compared(folder: Path, *options: str) -> Result:
    """Two policies over one desk."""
    path = desk_and_levers(folder, more_desks=MORE_DESKS, shorter_wait=SHORTER_WAIT)
    wishes = ("--with", "more_desks:high", "--with", "more_desks:low+shorter_wait")
    done = strait("compare", path, *wishes, *FEW, "--out", folder / "out", *options)
    assert done.exit_code == 0, done.output
    return done


def kept(folder: Path) -> Path:
    """The one folder of results."""
    (found,) = (folder / "out" / "one_desk_compare").iterdir()
    return found


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def test_a_comparison_answers_and_keeps_what_it_promises(tmp_path: Path) -> None:
    done = compared(tmp_path, "--replications", "6", "--budget", "6")
    said = " ".join(done.stdout.split())
    for words in (
        "One desk",
        "one_desk against 2 policies",
        "Journey, mean: people (primary)",
        "Measures: more_desks:high",
        "Winners and losers: more_desks:low+shorter_wait",
        "Where the queue moved: more_desks:high",
        "mean journey (people) falls by",
        "no distribution-free 95 % interval exists below 59 replications",
        "Precision: half-width",
    ):
        assert words in said
    folder = kept(tmp_path)
    assert str(folder) in done.stdout
    figures = ("difference_forest", "arrived_within", "queue_moved", "queue_by_time_of_day")
    checks = ("replication_slopes", "running_difference")
    assert set(everything(folder)) == {
        "comparison.csv",
        "by_replication.csv",
        "pairs.csv",
        "stages.csv",
        "best.csv",
        "manifest.json",
        "report_en.html",
        "report_zh_Hans.html",
        "report_zh_Hant.html",
        "scenarios/baseline.yaml",
        "scenarios/more_desks-high.yaml",
        "scenarios/more_desks-low+shorter_wait.yaml",
        *(f"figures/{name}.{ending}" for name in (*figures, *checks) for ending in ("svg", "png")),
    }


def test_the_kept_scenarios_are_those_compared(tmp_path: Path) -> None:
    compared(tmp_path, "--no-figures", "--days", "0.25", "--seed", "5")
    folder = kept(tmp_path)
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    for name, stem in (("baseline", "baseline"), ("more_desks:high", "more_desks-high")):
        assert load(folder / "scenarios" / f"{stem}.yaml").digest == manifest["policies"][name]["digest"]
    assert load(folder / "scenarios" / "baseline.yaml").scenario.run.seed == 5
    assert manifest["digest"] == folder.name
    assert manifest["primary"] == "journey_mean_minutes.people"
    assert (
        "policy.stations.desk.servers: 1 -> 5 (more_desks:high)"
        in manifest["policies"]["more_desks:high"]["overridden"]
    )
    assert set(manifest["files"]) == set(everything(folder)) - {"manifest.json"}


def test_the_tables_hold_the_replications_and_what_follows_from_them(tmp_path: Path) -> None:
    compared(tmp_path, "--no-figures")
    every = rows(kept(tmp_path) / "by_replication.csv")
    waits = {
        policy: [
            float(row["value"]) for row in every if (row["policy"], row["measure"]) == (policy, "wait_mean_minutes")
        ]
        for policy in ("baseline", "more_desks:high")
    }
    (found,) = [
        row
        for row in rows(kept(tmp_path) / "comparison.csv")
        if (row["alternative"], row["measure"]) == ("more_desks:high", "wait_mean_minutes")
    ]
    gaps = [after - before for before, after in zip(waits["baseline"], waits["more_desks:high"], strict=True)]
    assert float(found["difference"]) == pytest.approx(sum(gaps) / 3)
    assert float(found["baseline_mean"]) == pytest.approx(sum(waits["baseline"]) / 3)
    assert (found["unit"], found["average_over"], found["better"], found["replications"]) == (
        "minutes",
        "people",
        "less",
        "3",
    )
    assert float(found["joint_half_width"]) > float(found["difference_half_width"])
    assert float(found["p_holm"]) >= float(found["p"])
    groups = rows(kept(tmp_path) / "pairs.csv")
    assert {row["group"] for row in groups} == {"all", "people"}
    assert {row["replication"] for row in groups} == {"0", "1", "2"}
    assert [row["policy"] for row in rows(kept(tmp_path) / "best.csv")] == [
        "baseline",
        "more_desks:high",
        "more_desks:low+shorter_wait",
    ]


def test_the_same_command_twice_gives_the_same_bytes_but_for_the_manifest(tmp_path: Path) -> None:
    found = []
    for _ in range(2):
        compared(tmp_path)
        found.append({name: each for name, each in everything(kept(tmp_path)).items() if name != "manifest.json"})
    assert found[0] == found[1]


def test_another_wish_has_another_folder(tmp_path: Path) -> None:
    for options in ((), ("--margin", "1min"), ("--precision", "1%"), ("--seed", "3")):
        compared(tmp_path, "--no-figures", *options)
    assert len(list((tmp_path / "out" / "one_desk_compare").iterdir())) == 4


def test_a_whole_way_is_compared_by_the_way_people_choose(tmp_path: Path) -> None:
    lever = MORE_DESKS.replace("stations: {desk:", "stations: {wutong.security:")
    (tmp_path / "levers").mkdir()
    write(tmp_path / "levers", lever, "more_posts")
    path = write(tmp_path, SMALL_TRANSFER, "transfer")
    done = strait("compare", path, "--with", "more_posts:low", *FEW, "--no-figures", "--out", tmp_path / "out")
    assert done.exit_code == 0, done.output
    assert "Journey, mean: to_taiwan (primary)" in done.stdout
    assert load_with(path, ["more_posts:low"]).scenario.policy.stations["wutong.security"].servers == 2


def test_a_budget_that_ends_first_is_said_and_the_answer_given(tmp_path: Path) -> None:
    said = " ".join(compared(tmp_path, "--no-figures", "--precision", "0.001%").stdout.split())
    assert "is not reached: the budget of 3 ended first" in said
    assert "mean journey (people)" in said


def test_a_comparison_that_is_stopped_leaves_nothing(tmp_path: Path) -> None:
    path = desk_and_levers(tmp_path, more_desks=MORE_DESKS)
    asked = ("compare", path, "--with", "more_desks", "--days", "2000", "--replications", "50", "--out", "out")
    assert stopped(*asked, cwd=tmp_path, once="out/one_desk_compare/.*") == (
        "",
        "interrupted; nothing was written\n",
        130,
    )
    assert not (tmp_path / "out").exists()
