"""A sweep is killed, at every moment that matters; it goes on, runs nothing twice, and gives the same bytes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from tests.sweep_driver import MOMENTS
from tests.sweeps import digests, sweep_file

CELLS = 24
ENVIRONMENT = {**os.environ, "STRAIT_TRACEBACK": "1"}


def command(file: Path, out: Path, *options: str) -> list[str]:
    return [sys.executable, "-m", "tests.sweep_driver", str(file), str(out), *options]


def run(file: Path, out: Path, *options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command(file, out, *options), capture_output=True, text=True, timeout=120, env=ENVIRONMENT, check=False
    )


def only_folder(out: Path) -> Path:
    (found,) = (out / "queue_sweep").iterdir()
    return found


def kept(out: Path) -> int:
    """Cells that stand in parts."""
    from simulator.study.sweep import parts

    folder = only_folder(out) / "unfinished" / "parts"
    return sum(len(parts.read(folder, name).rows) for name in parts.names(folder)) if folder.is_dir() else 0


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return sweep_file(tmp_path_factory.mktemp("sweep"), design="{latin_hypercube: {points: 12}}")


@pytest.fixture(scope="module")
def undisturbed(file: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    out = tmp_path_factory.mktemp("undisturbed")
    assert run(file, out, "--workers", "1").returncode == 0
    return digests(only_folder(out))


def goes_on(file: Path, out: Path, undisturbed: dict[str, str], workers: str = "1") -> None:
    """It goes on, runs what was not finished and no more, and gives the same bytes."""
    before = kept(out)
    done = run(file, out, "--workers", workers, "--resume")
    assert done.returncode == 0, done.stderr
    assert f"{CELLS - before} run" in done.stdout or before == CELLS, done.stdout
    assert digests(only_folder(out)) == undisturbed
    assert not any(only_folder(out).glob(".*"))
    assert not (only_folder(out) / "unfinished").exists()


@pytest.mark.parametrize(
    "moment", [each if each == "named" else pytest.param(each, marks=pytest.mark.slow) for each in MOMENTS]
)
def test_the_plug_is_pulled_in_the_middle_of_a_write(
    moment: str, file: Path, tmp_path: Path, undisturbed: dict[str, str]
) -> None:
    times = 1 if moment in ("manifest", "clearing") else 2
    cut = run(file, tmp_path, "--workers", "1", "--at", f"{moment}:{times}")
    assert cut.returncode == -signal.SIGKILL
    goes_on(file, tmp_path, undisturbed)


@pytest.mark.parametrize(
    "moment", ["half", pytest.param("named", marks=pytest.mark.slow), pytest.param("table", marks=pytest.mark.slow)]
)
def test_the_disk_is_full(moment: str, file: Path, tmp_path: Path, undisturbed: dict[str, str]) -> None:
    cut = run(file, tmp_path, "--workers", "1", "--at", f"{moment}:2", "--full")
    assert cut.returncode == 1
    assert "No space left on device" in cut.stderr
    assert "--resume goes on from there" in cut.stderr
    assert "Traceback" not in cut.stderr
    goes_on(file, tmp_path, undisturbed)


def children_of(parent: int) -> set[int]:
    """Every process below this one."""
    found: set[int] = set()
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[1]) == parent:
            pid = int(stat.parent.name)
            found |= {pid} | children_of(pid)
    return found


def parts_of(out: Path) -> list[Path]:
    """Every part of the sweep that is at work there."""
    return [*out.glob("queue_sweep/*/unfinished/parts/*.parquet")]


def begun(file: Path, out: Path, *options: str, more_than: int = 0) -> subprocess.Popen[str]:
    """A sweep at work, once more than so many parts are finished."""
    process = subprocess.Popen(
        command(file, out, *options), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=ENVIRONMENT
    )
    for _ in range(3000):
        if process.poll() is not None or len(parts_of(out)) > more_than:
            break
        time.sleep(0.02)
    return process


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="processes are found in /proc")
def test_the_parent_is_killed_and_its_workers_do_not_stay_behind(
    file: Path, tmp_path: Path, undisturbed: dict[str, str]
) -> None:
    process = begun(file, tmp_path, "--workers", "2")
    workers = children_of(process.pid)
    process.kill()
    process.communicate()
    for _ in range(100):
        if not any(Path(f"/proc/{pid}").exists() for pid in workers):
            break
        time.sleep(0.1)
    assert not [pid for pid in workers if Path(f"/proc/{pid}").exists()]
    goes_on(file, tmp_path, undisturbed, "2")


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="processes are found in /proc")
def test_a_worker_is_killed_and_the_sweep_goes_on_by_itself(tmp_path: Path) -> None:
    longer = sweep_file(tmp_path, design="{latin_hypercube: {points: 30}}")
    assert run(longer, tmp_path / "whole", "--workers", "1").returncode == 0
    process = begun(longer, tmp_path / "cut", "--workers", "2")
    os.kill(max(pid for pid in children_of(process.pid) if is_worker(pid)), signal.SIGKILL)
    out, err = process.communicate(timeout=120)
    assert process.returncode == 0, err
    assert "60 runs" in out
    assert digests(only_folder(tmp_path / "cut")) == digests(only_folder(tmp_path / "whole"))


def cmdline(pid: int) -> bytes:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return b""


def is_worker(pid: int) -> bool:
    """A process of the pool, not the server that makes them."""
    return not children_of(pid) and b"resource_tracker" not in cmdline(pid)


@pytest.mark.skipif(not hasattr(signal, "SIGTERM"), reason="asks by signals")
@pytest.mark.parametrize(
    ("asked", "code"), [(signal.SIGINT, 130), pytest.param(signal.SIGTERM, 143, marks=pytest.mark.slow)]
)
def test_who_asks_it_to_end_is_told_what_is_kept(
    asked: signal.Signals, code: int, file: Path, tmp_path: Path, undisturbed: dict[str, str]
) -> None:
    process = begun(file, tmp_path, "--workers", "1")
    process.send_signal(asked)
    _, err = process.communicate(timeout=60)
    if process.returncode == 0:
        pytest.skip("it was finished before it heard")
    assert process.returncode == code
    assert "--resume goes on from there" in err
    goes_on(file, tmp_path, undisturbed)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(5))
def test_killed_at_any_moment_again_and_again(seed: int, tmp_path: Path) -> None:
    chance = np.random.default_rng(seed)
    file = sweep_file(tmp_path, design="{latin_hypercube: {points: 60}}")
    assert run(file, tmp_path / "whole", "--workers", "1").returncode == 0
    kills, parts = 0, 0
    process = begun(file, tmp_path / "cut", "--workers", str(1 + seed % 2))
    while process.poll() is None and kills < 12:
        time.sleep(0.3 * chance.random())
        process.kill()
        process.communicate()
        kills += 1
        parts = len(parts_of(tmp_path / "cut"))
        process = begun(file, tmp_path / "cut", "--workers", str(1 + seed % 2), "--resume", more_than=parts)
    process.communicate()
    assert process.returncode == 0
    assert digests(only_folder(tmp_path / "cut")) == digests(only_folder(tmp_path / "whole"))
    assert kills
    if "STRAIT_KILLS" in os.environ:  # a file to be told how often
        with Path(os.environ["STRAIT_KILLS"]).open("a", encoding="utf-8") as told:
            told.write(f"{seed} {kills}\n")
