"""What the command says when something is wrong: one clear message, the right exit code, nothing written."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from simulator.cli import main
from tests.tiny import ONE_DESK, strait, write


def run(*arguments: str | Path, **environment: str) -> Result:
    """Call `strait` in this process."""
    return CliRunner().invoke(main, [*map(str, arguments)], prog_name="strait", env=environment)


def test_a_scenario_with_two_mistakes_is_told_both_and_nothing_is_written(tmp_path: Path) -> None:
    path = write(tmp_path, ONE_DESK.replace("standard: 5 min", "standart: 5 min").replace("seed: 0", "seed: -1"))
    done = run("run", path, "--out", tmp_path / "out")
    assert done.exit_code == 2
    assert "standart" in done.stderr
    assert "seed" in done.stderr
    assert "2 problems; nothing was run or written" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "out").exists()


def test_a_file_that_is_not_there_is_answered_with_the_nearest_name(tmp_path: Path) -> None:
    write(tmp_path)
    done = run("run", tmp_path / "one_dsek.yaml")
    assert done.exit_code == 2
    assert "there is no such file" in done.stderr
    assert f"did you mean `{tmp_path / 'one_desk.yaml'}`?" in done.stderr


def test_a_name_without_folder_and_ending_is_found_among_the_scenarios(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "scenarios").mkdir()
    write(tmp_path / "scenarios")
    monkeypatch.chdir(tmp_path)
    assert "did you mean `scenarios/one_desk.yaml`?" in run("run", "one_desk").stderr


def test_a_folder_is_not_a_scenario(tmp_path: Path) -> None:
    done = run("run", tmp_path)
    assert done.exit_code == 2
    assert "is a folder" in done.stderr


def test_a_place_that_cannot_be_written_is_named_before_anything_is_simulated(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def simulated(*_: object, **__: object) -> None:
        raise AssertionError("simulated all the same")

    monkeypatch.setattr("simulator.study.replications.Task.run", simulated)
    (tmp_path / "out").write_text("a file where a folder should be")
    for place in (tmp_path / "out" / "below", Path("/proc/nowhere")):
        done = run("run", write(tmp_path), "--out", place)
        assert done.exit_code == 2
        assert "cannot be written" in done.stderr
        assert str(place) in done.stderr
        assert "Traceback" not in done.stderr


def test_a_run_shorter_than_its_warm_up_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path, ONE_DESK.replace("horizon: 600 min", "horizon: 2 day, warm_up: 1 day"))
    done = run("run", path, "--days", "1", "--out", tmp_path / "out")
    assert done.exit_code == 2
    assert "--days 1 ends before the warm-up of 1 days does" in done.stderr
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    "option",
    [
        ("--days", "0"),
        ("--days", "-1"),
        ("--days", "nan"),
        ("--days", "inf"),
        ("--days", "1e9"),
        ("--replications", "0"),
        ("--seed", "-1"),
        ("--workers", "0"),
        ("--walker", "swift"),
        ("--journals", "some"),
    ],
)
def test_an_option_out_of_range_is_refused(tmp_path: Path, option: tuple[str, str]) -> None:
    done = run("run", write(tmp_path), "--out", tmp_path / "out", *option)
    assert done.exit_code == 2
    assert option[0] in done.stderr
    assert not (tmp_path / "out").exists()


def test_a_fault_of_the_program_is_one_line_that_asks_for_a_report(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("no desks\nat all")

    monkeypatch.setattr("simulator.measures.summary", broken)
    done = run("run", write(tmp_path), "--out", tmp_path / "out")
    assert done.exit_code == 1
    assert done.stderr.count("\n") == 1
    assert "please report it: ZeroDivisionError: no desks at all (in replication 0 of one_desk)" in done.stderr
    assert "STRAIT_TRACEBACK=1" in done.stderr
    assert not (tmp_path / "out").exists()
    assert isinstance(
        run("run", write(tmp_path), "--out", tmp_path / "out", STRAIT_TRACEBACK="1").exception, ZeroDivisionError
    )


def test_memory_that_runs_out_is_said_plainly(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def greedy(*_: object, **__: object) -> None:
        raise MemoryError

    monkeypatch.setattr("simulator.measures.summary", greedy)
    done = run("run", write(tmp_path), "--out", tmp_path / "out")
    assert done.exit_code == 1
    assert done.stderr.startswith("memory ran out")


def test_a_disk_that_fills_up_while_writing_is_no_fault_of_the_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("simulator.report.writer.write_journal", full)
    done = run("run", write(tmp_path), "--out", tmp_path / "out")
    assert done.exit_code == 2
    assert "cannot be written (No space left on device); nothing was written" in done.stderr
    assert not (tmp_path / "out").exists()


def test_a_message_is_the_same_in_a_process_of_its_own(tmp_path: Path) -> None:
    done = strait("run", "nowhere.yaml", cwd=tmp_path)
    assert done.returncode == 2
    assert done.stdout == ""
    assert "nowhere.yaml" in done.stderr
    assert "Traceback" not in done.stderr
