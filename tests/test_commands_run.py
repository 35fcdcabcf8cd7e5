"""`strait run`: the answer on the screen, and the folder it leaves behind."""

from __future__ import annotations

import csv
import json
import signal
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner, Result

from simulator.cli import main
from simulator.journal import load_journal
from simulator.measures import studies
from simulator.measures.release import INTERVALS
from simulator.scenario import load
from simulator.study.release_study import read_study
from tests.goods_day import GOODS_DAY
from tests.tiny import FERRY, command, everything, stopped, strait, surroundings, write


def run(*arguments: str | Path) -> Result:
    """Call `strait run` in this process."""
    return CliRunner().invoke(main, ["run", *map(str, arguments)], prog_name="strait", catch_exceptions=False)


def kept(out: Path, name: str = "one_desk") -> Path:
    """The one folder of results."""
    (folder,) = (out / name).iterdir()
    return folder


def test_a_run_answers_and_keeps_what_the_design_promises(tmp_path: Path) -> None:
    done = run(write(tmp_path), "--out", tmp_path / "out")
    assert done.exit_code == 0, done.output
    assert "One desk" in done.stdout
    assert "Stations" in done.stdout
    assert "calibrated" in done.stdout
    folder = kept(tmp_path / "out")
    assert folder.name == load(tmp_path / "one_desk.yaml").digest
    assert str(folder) in done.stdout
    files = set(everything(folder))
    assert files >= {
        "scenario.yaml",
        "manifest.json",
        "measures.csv",
        "measures_by_replication.csv",
        "journal/visits.parquet",
        "figures/queue_by_time_of_day.svg",
        "figures/queue_by_time_of_day.png",
        "figures/waited_within.svg",
        "figures/waited_within.png",
    }
    assert load_journal(folder / "journal").replication == 0


def test_the_answer_stands_on_the_screen_before_figures_are_drawn(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_figures(*_: object) -> None:
        raise ArithmeticError("no ink")

    monkeypatch.setattr("simulator.report.figures.write_figures", no_figures)
    done = run(write(tmp_path), "--out", tmp_path / "out")
    assert "Stations" in done.stdout
    assert "no ink" in done.stderr
    assert not (tmp_path / "out").exists()


def test_the_ferry_has_its_figure_of_loads(tmp_path: Path) -> None:
    assert "Sailings" in run(write(tmp_path, FERRY, "ferry"), "--out", tmp_path / "out").stdout
    assert {"figures/load_by_departure.svg", "figures/load_by_departure.png"} <= set(
        everything(kept(tmp_path / "out", "ferry"))
    )


def test_the_manifest_says_how_to_do_it_again(tmp_path: Path) -> None:
    path = write(tmp_path)
    run(path, "--out", tmp_path / "out", "--seed", "3", "--no-figures")
    manifest = json.loads((kept(tmp_path / "out") / "manifest.json").read_text())
    assert manifest["command"] == f"strait run {path} --out {tmp_path / 'out'} --seed 3 --no-figures"
    assert manifest["seed"] == 3
    assert manifest["replications"] == 3
    assert manifest["overridden"] == ["run.seed: 0 -> 3"]
    assert manifest["libraries"]["numpy"]
    assert set(manifest["files"]) == set(everything(kept(tmp_path / "out"))) - {"manifest.json"}


def test_the_same_command_twice_gives_the_same_bytes_but_for_the_manifest(tmp_path: Path) -> None:
    path = write(tmp_path)
    found = []
    for _ in range(2):
        assert run(path, "--out", tmp_path / "out").exit_code == 0
        found.append(
            {name: content for name, content in everything(kept(tmp_path / "out")).items() if name != "manifest.json"}
        )
    assert found[0] == found[1]


def test_the_kept_scenario_gives_the_same_measures_again(tmp_path: Path) -> None:
    run(
        write(tmp_path),
        "--days",
        "0.25",
        "--seed",
        "11",
        "--replications",
        "2",
        "--no-figures",
        "--out",
        tmp_path / "one",
    )
    first = kept(tmp_path / "one")
    assert run(first / "scenario.yaml", "--no-figures", "--out", tmp_path / "two").exit_code == 0
    second = kept(tmp_path / "two", "scenario")
    assert second.name == first.name
    again = everything(second)
    assert again["measures.csv"] == everything(first)["measures.csv"]
    assert again["scenario.yaml"] == everything(first)["scenario.yaml"]


@pytest.mark.parametrize(
    ("option", "changes"),
    [
        (("--days", "2"), True),
        (("--seed", "1"), True),
        (("--replications", "2"), False),
        (("--walker", "plain"), False),
    ],
)
def test_an_option_changes_the_digest_only_if_it_changes_each_run(
    tmp_path: Path, option: tuple[str, str], changes: bool
) -> None:
    path = write(tmp_path)
    run(path, "--no-figures", "--out", tmp_path / "out", *option)
    folder = kept(tmp_path / "out")
    assert (folder.name != load(path).digest) == changes
    assert load(folder / "scenario.yaml").digest == folder.name


def test_published_figures_are_not_compared_with_a_run_of_other_days(tmp_path: Path) -> None:
    path = write(tmp_path)
    said = run(path, "--days", "0.25", "--no-figures", "--out", tmp_path / "out").stdout
    assert "calibrated" not in said
    assert "held out" not in said
    # 600 minutes are 0.4167 days.
    assert "belong to the whole 0.4167 days; they are not compared with a run of 0.25" in " ".join(said.split())
    assert not load(kept(tmp_path / "out") / "scenario.yaml").scenario.targets


def test_published_figures_are_compared_if_the_days_named_are_those_of_the_scenario(tmp_path: Path) -> None:
    path = write(tmp_path)
    path.write_text(path.read_text().replace("600 min", "1 day"))
    said = run(path, "--days", "1", "--no-figures", "--out", tmp_path / "out").stdout
    assert "calibrated" in said
    assert "not compared" not in said


def test_exact_values_of_theory_hold_for_any_days(tmp_path: Path) -> None:
    path = write(tmp_path)
    path.write_text(path.read_text().replace("use: held_out", "use: theory"))
    run(path, "--days", "0.25", "--no-figures", "--out", tmp_path / "out")
    assert set(load(kept(tmp_path / "out") / "scenario.yaml").scenario.targets) == {"foretold_queue"}


def test_seed_zero_is_a_seed(tmp_path: Path) -> None:
    path = write(tmp_path)
    text = path.read_text().replace("seed: 0", "seed: 5")
    path.write_text(text)
    run(path, "--seed", "0", "--no-figures", "--out", tmp_path / "out")
    assert load(kept(tmp_path / "out") / "scenario.yaml").scenario.run.seed == 0


def test_measures_can_be_read_back_to_the_last_digit(tmp_path: Path) -> None:
    run(write(tmp_path), "--no-figures", "--out", tmp_path / "out")
    with (kept(tmp_path / "out") / "measures.csv").open() as file:
        estimates = {(row["measure"], row["place"]): row for row in csv.DictReader(file)}
    with (kept(tmp_path / "out") / "measures_by_replication.csv").open() as file:
        waits = [float(row["value"]) for row in csv.DictReader(file) if row["measure"] == "wait_mean_minutes"]
    wait = estimates["wait_mean_minutes", "desk"]
    assert len(waits) == int(wait["replications"]) == 3
    assert float(wait["mean"]) == pytest.approx(sum(waits) / 3, rel=1e-15)
    assert float(wait["low"]) < float(wait["mean"]) < float(wait["high"])


@pytest.mark.parametrize(
    ("which", "folders"),
    [("first", {"journal"}), ("none", set()), ("all", {"journal", "journal_0001", "journal_0002"})],
)
def test_the_journals_asked_for_are_kept(tmp_path: Path, which: str, folders: set[str]) -> None:
    run(write(tmp_path), "--no-figures", "--journals", which, "--out", tmp_path / "out")
    found = {path.name: path for path in kept(tmp_path / "out").glob("journal*")}
    assert set(found) == folders
    assert all(
        load_journal(path).replication == int(name.removeprefix("journal").removeprefix("_") or 0)
        for name, path in found.items()
    )


def test_an_earlier_result_of_the_same_digest_is_replaced_whole(tmp_path: Path) -> None:
    path = write(tmp_path)
    run(path, "--out", tmp_path / "out")
    (kept(tmp_path / "out") / "left over.txt").write_text("old")
    run(path, "--no-figures", "--out", tmp_path / "out")
    files = set(everything(kept(tmp_path / "out")))
    assert "left over.txt" not in files
    assert not any(name.startswith("figures/") for name in files)


@pytest.mark.parametrize(
    ("stop", "code", "said"), [(signal.SIGINT, 130, "interrupted; nothing was written\n"), (signal.SIGTERM, 143, "")]
)
def test_a_run_that_is_stopped_says_one_line_at_most_and_leaves_nothing(
    tmp_path: Path, stop: signal.Signals, code: int, said: str
) -> None:
    path = write(tmp_path)
    asked = ("run", path, "--days", "2000", "--replications", "500", "--out", "out")
    assert stopped(*asked, cwd=tmp_path, once="out/one_desk/.*", by=stop, after_seconds=1.0) == ("", said, code)
    assert not (tmp_path / "out").exists()


def test_a_run_without_figures_waits_for_no_library_it_does_not_use(tmp_path: Path) -> None:
    listing = (
        "import sys\nfrom simulator.cli import main\n"
        "main(sys.argv[1:], standalone_mode=False)\n"
        "print(sorted({'pandas', 'matplotlib', 'numba'} & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", listing, "run", str(write(tmp_path, FERRY, "ferry")), "--no-figures", "--out", "out"],
        cwd=tmp_path,
        env=surroundings(),
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr == "[]\n"


def test_a_reader_who_has_seen_enough_causes_no_noise_and_loses_no_results(tmp_path: Path) -> None:
    path = write(tmp_path)
    with subprocess.Popen(
        command("run", path, "--no-figures", "--out", "out"),
        cwd=tmp_path,
        env=surroundings(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.close()  # as `| head -0` does
        assert not running.stderr.read()
    assert (kept(tmp_path / "out") / "manifest.json").exists()


def test_nothing_but_the_answer_is_printed_where_nobody_watches(tmp_path: Path) -> None:
    done = strait("run", write(tmp_path), "--out", "out", cwd=tmp_path)
    assert done.returncode == 0
    assert not done.stderr
    assert "\x1b" not in done.stdout


def test_declarations_of_a_run_are_kept_as_a_time_release_study_that_reads_back(tmp_path: Path) -> None:
    done = run(write(tmp_path, GOODS_DAY, "goods"), "--out", tmp_path / "out", "--no-figures")
    assert "Time Release Study, to_xiamen at xiamen" in done.stdout
    folder = kept(tmp_path / "out", "goods")
    reading = read_study(folder / "release_study_to_xiamen_xiamen.csv")
    assert (reading.problems, reading.bad) == ((), ())
    simulated = studies(load_journal(folder / "journal"))["to_xiamen.xiamen"]
    assert reading.good.name.tolist() == simulated.name.tolist()
    assert reading.good.described.keys() == {"channel", "trader", "goods", "direction", "origin"}
    assert reading.good.simulated
    assert not simulated.simulated
    for interval in INTERVALS.values():
        np.testing.assert_allclose(interval.minutes(reading.good), interval.minutes(simulated), atol=1 / 60)


def test_without_a_journal_no_declarations_are_kept(tmp_path: Path) -> None:
    run(write(tmp_path, GOODS_DAY, "goods"), "--out", tmp_path / "out", "--no-figures", "--journals", "none")
    assert not [*kept(tmp_path / "out", "goods").glob("release_study*")]
