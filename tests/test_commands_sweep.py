"""`strait sweep` as it is typed: what it says before, while and after, and how it ends."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from simulator.cli import main
from simulator.study.sweep import plan
from simulator.study.sweep.carrying import folder_of
from simulator.study.sweep.lock import held
from tests.sweeps import digests, four_desks_fail, sweep_file


def strait(*words: object) -> Result:
    return CliRunner().invoke(main, ["sweep", *map(str, words), "--workers", "1"], prog_name="strait")


def test_the_plan_tells_runs_time_disk_factors_and_the_first_points_and_runs_nothing(tmp_path: Path) -> None:
    said = strait(sweep_file(tmp_path), "--out", tmp_path / "out", "--plan")
    assert said.exit_code == 0
    for part in ("12 runs", "on 1 worker", "on the disk", "Factors", "First points", "desks", "service"):
        assert part in said.output
    assert not (tmp_path / "out").exists()


def test_a_sweep_says_what_it_found_and_where_it_is_kept_and_points_that_failed_end_it_with_1(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = sweep_file(tmp_path)
    whole = strait(file, "--out", tmp_path / "whole")
    assert whole.exit_code == 0
    assert "wait_mean_minutes.desks, minutes" in whole.output
    folder = folder_of(plan(file), tmp_path / "whole")
    assert f"kept in {folder}" in whole.output
    assert {*digests(folder)} <= {path.name for path in folder.iterdir()}
    again = strait(file, "--out", tmp_path / "whole", "--resume")
    assert "finished already; nothing was run" in again.output
    with held(folder):
        refused = strait(file, "--out", tmp_path / "whole")
    assert refused.exit_code == 2
    assert "a sweep is at work here already" in refused.output

    four_desks_fail(monkeypatch)
    failed = strait(file, "--out", tmp_path / "failed")
    assert failed.exit_code == 1
    assert "ZeroDivisionError: four is too few" in failed.output
    assert "failed and are in none of the tables" in failed.output


def test_where_nobody_answers_at_the_address_nothing_is_begun(tmp_path: Path) -> None:
    pytest.importorskip("distributed")
    said = strait(sweep_file(tmp_path), "--out", tmp_path / "out", "--dask", "tcp://127.0.0.1:9")
    assert said.exit_code == 1
    assert "tcp://127.0.0.1:9: nobody answers there" in said.output
    assert "nothing was begun" in said.output
    assert "kept" not in said.output
    assert not (tmp_path / "out").exists()


def test_a_file_that_is_wrong_ends_it_with_2_and_no_traceback(tmp_path: Path) -> None:
    path = tmp_path / "wrong.yaml"
    path.write_text("scenario: nowhere.yaml\ndesign: grud\nmeasures: []\n")
    said = strait(path)
    assert said.exit_code == 2
    assert "did you mean `grid`?" in said.output
    assert "nothing was run or written" in said.output
    assert "Traceback" not in said.output
    assert strait(tmp_path / "missing.yaml").exit_code == 2
