"""An optimisation is killed, at every moment that matters; it goes on, runs nothing twice, and gives the same bytes."""

from __future__ import annotations

import hashlib
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from simulator.study.selection.finding import read_optimisation
from simulator.study.selection.resuming import going_on, unfinished
from simulator.study.sweep import parts
from tests.lever_files import strait
from tests.optimisations import CHOICE, ROSTER, optimisation
from tests.sweep_driver import OF_OPTIMISE
from tests.test_books_sweep_kills import ENVIRONMENT

SEARCH = CHOICE + "search: {tries: 8, finalists: 2}\n"
FRONT = CHOICE.replace("margin: 6 s\n", "").replace(
    "[journey_mean_minutes.people]", "[journey_mean_minutes.people, wait_mean_minutes.desks]"
)
WISHES = {"best": CHOICE, "front": FRONT, "search": SEARCH, "roster": ROSTER}
QUICK = (("best", "taken"), ("roster", "named"))
Bytes = dict[str, str]


def command(file: Path, out: Path, *options: str) -> list[str]:
    words = [str(file), str(out), "--optimise", "--workers", "1", *options]
    return [sys.executable, "-m", "tests.sweep_driver", *words]


def run(file: Path, out: Path, *options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command(file, out, *options), capture_output=True, text=True, timeout=120, env=ENVIRONMENT, check=False
    )


def final(out: Path) -> Path:
    (found,) = (each for each in (out / "wish_optimise").iterdir() if "." not in each.name)
    return found


def digests(out: Path) -> Bytes:
    """Every file but the manifest, which says how long it took."""
    folder = final(out)
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != "manifest.json"
    }


def kept(out: Path) -> int:
    """Runs that stand in parts."""
    folders = [*(out / "wish_optimise").glob("*.unfinished/parts")]
    return sum(len(parts.read(folder, name).rows) for folder in folders for name in parts.names(folder))


def entered(done: subprocess.CompletedProcess[str]) -> int:
    return int(done.stdout.rpartition("entered ")[2])


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], tuple[Path, int, Bytes]]:
    """Of each wish: its file, how many runs it takes, and what it leaves."""
    known: dict[str, tuple[Path, int, Bytes]] = {}

    def found(wish: str) -> tuple[Path, int, Bytes]:
        if wish not in known:
            folder = tmp_path_factory.mktemp(wish)
            file = optimisation(folder, WISHES[wish])
            done = run(file, folder / "out", *(() if wish == "best" else ("--no-figures",)))
            assert done.returncode == 0, done.stderr
            known[wish] = file, entered(done), digests(folder / "out")
        return known[wish]

    return found


@pytest.mark.parametrize(
    ("wish", "moment"),
    [
        pytest.param(wish, moment, marks=[] if (wish, moment) in QUICK else [pytest.mark.slow])
        for wish in WISHES
        for moment in OF_OPTIMISE
    ],
)
def test_the_plug_is_pulled(
    wish: str, moment: str, tmp_path: Path, undisturbed: Callable[[str], tuple[Path, int, Bytes]]
) -> None:
    out = tmp_path / "out"  # named like the other: its name stands in the report
    file, runs, whole = undisturbed(wish)
    plain = () if wish == "best" else ("--no-figures",)
    times = 1 if moment in ("written", "clearing") else 3
    cut = run(file, out, "--at", f"{moment}:{times}", *plain)
    assert cut.returncode == -signal.SIGKILL
    before = kept(out)
    assert before
    refused = run(file, out, *plain)
    assert refused.returncode == 2
    assert f"was cut off here with {before} runs finished; --resume goes on from there" in refused.stderr
    done = run(file, out, "--resume", *plain)
    assert done.returncode == 0, done.stderr
    assert entered(done) == runs - before  # nothing finished is run twice
    assert digests(out) == whole
    assert {each.name for each in (out / "wish_optimise").iterdir()} == {final(out).name}


@pytest.mark.slow
@pytest.mark.parametrize("moment", ["half", "named"])
def test_the_disk_is_full(moment: str, tmp_path: Path, undisturbed: Callable[[str], tuple[Path, int, Bytes]]) -> None:
    out = tmp_path / "out"  # named like the other: its name stands in the report
    file, runs, whole = undisturbed("best")
    cut = run(file, out, "--at", f"{moment}:2", "--full")
    assert cut.returncode == 1
    assert "No space left on device" in cut.stderr
    assert "--resume goes on from there" in cut.stderr
    assert "Traceback" not in cut.stderr
    before = kept(out)
    done = run(file, out, "--resume")
    assert done.returncode == 0, done.stderr
    assert entered(done) == runs - before
    assert digests(out) == whole


@pytest.mark.slow
@pytest.mark.parametrize("wish", [*WISHES])
def test_killed_again_and_again_it_goes_on_from_where_it_was(
    wish: str, tmp_path: Path, undisturbed: Callable[[str], tuple[Path, int, Bytes]]
) -> None:
    out = tmp_path / "out"  # named like the other: its name stands in the report
    file, _, whole = undisturbed(wish)
    plain = () if wish == "best" else ("--no-figures",)
    chance = np.random.default_rng(7)
    kills = 0
    for _ in range(40):
        moment = f"{chance.choice(['half', 'named', 'taken'])}:{chance.integers(1, 4) + (kept(out) > 0)}"
        done = run(file, out, "--resume", "--at", moment, *plain)
        if done.returncode == 0:
            break
        kills += done.returncode == -signal.SIGKILL
    else:
        assert run(file, out, "--resume", *plain).returncode == 0
    assert kills
    assert digests(out) == whole


@pytest.mark.skipif(not hasattr(signal, "SIGTERM"), reason="asks by signals")
def test_who_interrupts_it_is_told_what_is_kept(
    tmp_path: Path, undisturbed: Callable[[str], tuple[Path, int, Bytes]]
) -> None:
    out = tmp_path / "out"  # named like the other: its name stands in the report
    file, runs, whole = undisturbed("best")
    process = subprocess.Popen(
        command(file, out), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=ENVIRONMENT
    )
    for _ in range(6000):
        if process.poll() is not None or [*out.glob("wish_optimise/*.unfinished/parts/*.parquet")]:
            break
        try:
            process.wait(0.01)
        except subprocess.TimeoutExpired:
            continue
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=60)
    if process.returncode == 0:
        pytest.skip("it was finished before it heard")
    assert process.returncode == 130
    assert "--resume goes on from there" in err
    before = kept(out)
    done = run(file, out, "--resume")
    assert entered(done) == runs - before
    assert digests(out) == whole


def test_two_on_the_same_folder_the_second_is_refused_and_a_finished_one_is_not_run_again(tmp_path: Path) -> None:
    file = optimisation(tmp_path, ROSTER)
    asked = read_optimisation(file)
    where = tmp_path / "out" / "wish_optimise" / asked.digest
    words = ("optimise", file, "--workers", "1", "--no-figures", "--out", tmp_path / "out")
    with going_on(where, asked.digest, resume=False):
        refused = strait(*words)
        assert refused.exit_code == 2
        assert "an optimisation is at work here already" in refused.output
        assert not where.exists()
    assert strait(*words, "--resume").exit_code == 0
    assert not unfinished(where).exists()
    again = strait(*words, "--resume")
    assert again.exit_code == 0
    assert "finished already; nothing was run" in again.output


def test_one_that_has_no_answer_leaves_nothing_to_go_on_from(tmp_path: Path) -> None:
    file = optimisation(tmp_path, ROSTER.replace("most: 8", "most: 1"))
    for _ in range(2):
        done = strait("optimise", file, "--workers", "1", "--out", tmp_path / "out")
        assert done.exit_code == 2
        assert "no roster of at most 1 keeps the standard" in " ".join(done.output.split())
        assert not (tmp_path / "out").exists()
