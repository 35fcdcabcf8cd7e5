"""`strait optimise`: the answer on the screen, and the folder it leaves behind."""

from __future__ import annotations

import csv
import hashlib
import json
from pathlib import Path

import numpy as np
import pytest

import simulator
from simulator.scenario import load
from simulator.study.selection.choosing import CONFIRMED_FROM, Chosen
from simulator.study.selection.rostered import Rostered
from simulator.theory.erlang import mean_wait_minutes, wait_longer_share
from simulator.world import simulate
from tests.lever_files import strait
from tests.optimisations import CHOICE, ROSTER, optimisation


def kept(folder: Path) -> Path:
    """The one folder of results."""
    (found,) = (folder / "out" / "wish_optimise").iterdir()
    return found


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def carried_out(folder: Path, text: str = CHOICE, *options: str):
    done = strait("optimise", optimisation(folder, text), "--workers", "1", "--out", folder / "out", *options)
    assert done.exit_code == 0, done.output
    return done


def test_the_best_within_the_budget_is_the_one_of_theory_and_is_proved_on_fresh_luck(tmp_path: Path) -> None:
    done = carried_out(tmp_path)
    folder = kept(tmp_path)
    found = rows(folder / "candidates.csv")
    # 4, 5 or 6 desks with 2 or 3 gates are six combinations, of which three cost no more than 7.
    assert len(found) == 3
    assert all(float(row["cost"]) <= 7 for row in found)
    (best,) = [row for row in found if row["chosen"] == "True"]
    assert best["beaten_after"] == ""
    waits = {
        (desks, gates): mean_wait_minutes(1.0, 3.0, desks) + mean_wait_minutes(1.0, 1.0, gates)
        for desks, gates in ((4, 2), (5, 2), (4, 3))
    }
    assert (float(best["desks"]), float(best["gates"])) == min(waits, key=lambda each: waits[each])
    assert "the best of 3 candidates" in " ".join(done.output.split())
    (confirmed,) = rows(folder / "confirmed.csv")
    assert float(confirmed["difference"]) < 0
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["within_budget"] == 3
    assert {path.name for path in (folder / "figures").iterdir()} == {"candidates.svg", "candidates.png"}
    for language, said in (("en", "the best of 3 candidates"), ("zh_Hans", "3个候选方案"), ("zh_Hant", "3個候選方案")):
        page = (folder / f"report_{language}.html").read_text(encoding="utf-8")
        assert said in page
        assert "<svg" in page
        assert "??" not in page  # no word of a figure was taken for one without letters


def test_what_was_chosen_is_kept_as_a_scenario_that_gives_the_confirmed_figures(tmp_path: Path) -> None:
    carried_out(tmp_path, CHOICE, "--no-figures")
    folder = kept(tmp_path)
    (path,) = (folder / "scenarios").iterdir()
    (confirmed,) = rows(folder / "confirmed.csv")
    file = load(path)
    count = int(confirmed["replications"])
    from simulator.measures import journey_mean_minutes

    means = [
        journey_mean_minutes(simulate(file.scenario, number), "people")
        for number in range(CONFIRMED_FROM, CONFIRMED_FROM + count)
    ]
    assert np.mean(means) == pytest.approx(float(confirmed["mean"]), rel=1e-6)


def test_the_same_command_gives_the_same_bytes_with_any_number_of_workers(tmp_path: Path) -> None:
    for name, workers in (("one", "1"), ("two", "2")):
        (tmp_path / name).mkdir()
        path = optimisation(tmp_path / name)
        done = strait("optimise", path, "--workers", workers, "--no-figures", "--out", tmp_path / name / "out")
        assert done.exit_code == 0, done.output
    for table in ("candidates.csv", "by_replication.csv", "confirmed.csv"):
        one, two = (hashlib.sha256((kept(tmp_path / name) / table).read_bytes()).digest() for name in ("one", "two"))
        assert one == two, table


def test_several_aims_leave_a_front(tmp_path: Path) -> None:
    text = CHOICE.replace("margin: 6 s\n", "").replace(
        "measures: [journey_mean_minutes.people]",
        "measures: [wait_mean_minutes.desks, utilisation_share.desks]\nmore: [utilisation_share.desks]",
    )
    done = carried_out(tmp_path, text)
    found = rows(kept(tmp_path) / "candidates.csv")
    chosen = [row for row in found if row["chosen"] == "True"]
    # Fewer desks are busier and make people wait longer: each number of desks has something that no other has.
    assert {row["desks"] for row in chosen} == {"4.0", "5.0"}
    assert (kept(tmp_path) / "figures" / "front.svg").is_file()
    assert "beaten by no other" in done.output


def test_a_search_finds_what_running_all_would(tmp_path: Path) -> None:
    every = simulator.optimise(optimisation(tmp_path), workers=1)
    searched = simulator.optimise(optimisation(tmp_path, CHOICE + "search: {tries: 24, finalists: 3}\n"), workers=1)
    assert isinstance(every, Chosen)
    assert isinstance(searched, Chosen)
    assert searched.best == every.best
    assert searched.searched is not None
    assert len(searched.searched.tried) <= 6  # none is run twice


def test_the_smallest_roster_of_a_steady_counter_is_the_one_that_theory_asks_for(tmp_path: Path) -> None:
    """M/M/c with 1 a minute and 3 min of service: P(wait > 3 min) = C(c, a) exp(-(c μ - λ) 3 min)."""
    found = simulator.optimise(optimisation(tmp_path, ROSTER), workers=1)
    assert isinstance(found, Rostered)
    in_time = {desks: 1 - wait_longer_share(3.0, 1.0, 3.0, desks) for desks in range(4, 8)}
    needed = min(desks for desks, share in in_time.items() if share >= 0.9)
    assert in_time[needed] - 0.9 > 0.02  # far enough from the edge for four replications of a day
    assert 0.9 - in_time[needed - 1] > 0.02
    assert found.roster == (needed,) * 4
    assert found.keeps


def test_a_roster_is_kept_with_its_proof(tmp_path: Path) -> None:
    done = carried_out(tmp_path, ROSTER)
    found = rows(kept(tmp_path) / "roster.csv")
    assert [row["from"] for row in found] == ["00:00", "06:00", "12:00", "18:00"]
    assert all(float(row["in_time_share"]) >= 0.9 for row in found)
    assert load(kept(tmp_path) / "scenario.yaml").scenario.policy.stations["desks"].roster
    assert "hours of work a day" in done.output
    assert (kept(tmp_path) / "figures" / "roster.svg").is_file()


def test_a_plan_runs_nothing(tmp_path: Path) -> None:
    for text, said in ((CHOICE, "6 combinations, 3 candidates within the budget of 7"), (ROSTER, "18:00–24:00")):
        done = strait("optimise", optimisation(tmp_path, text), "--plan", "--out", tmp_path / "out")
        assert done.exit_code == 0, done.output
        assert said in " ".join(done.output.split())
        assert not (tmp_path / "out").exists()
