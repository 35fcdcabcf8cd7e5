"""Replications: the same bytes however they are run, and nothing lost when a worker is."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest

from simulator.report.writer import write_measures
from simulator.scenario import ScenarioFile, load
from simulator.study import crew
from simulator.study.executor import NEW_POOLS, WorkersLost, in_processes
from simulator.study.labour import Progress, carry_out
from simulator.study.replications import Task, replicate
from tests.tiny import FERRY, everything, surroundings, write


@pytest.fixture
def desk(tmp_path: Path) -> ScenarioFile:
    return load(write(tmp_path))


@dataclass(frozen=True, slots=True)
class Marked:
    number: int
    seconds: float


def square(number: int) -> int:
    return number * number


def square_but_die_once(folder: Path, number: int) -> int:
    """Killed without a word the first time it meets number 3, as by a system short of memory."""
    mark = folder / "died"
    if number == 3 and not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return number * number


def die(number: int) -> int:
    os.kill(os.getpid(), signal.SIGKILL)
    return number


def fail(number: int) -> int:
    raise ArithmeticError(f"number {number}")


def test_every_task_is_done_once() -> None:
    assert dict(in_processes(square, range(7), 2)) == {number: number * number for number in range(7)}


@pytest.mark.parametrize(("bytes_free", "workers"), [(0.0, 1), (2.9e9, 2), (3.0e9, 3), (99e9, 8)])
def test_there_are_as_many_workers_as_there_are_processors_and_memory_for(
    monkeypatch: pytest.MonkeyPatch, bytes_free: float, workers: int
) -> None:
    monkeypatch.setattr(crew, "processors", lambda: 8)
    monkeypatch.setattr(crew, "bytes_needed", lambda: 1e9)
    monkeypatch.setattr(crew, "bytes_free", lambda: bytes_free)
    assert crew.workers_that_fit() == workers


def test_memory_is_counted_in_bytes() -> None:
    needed = crew.bytes_needed()
    assert needed == 0 or 2e7 < needed < 1e12  # Python with numpy takes some tens of megabytes
    assert not needed or crew.bytes_free() > 1e6


def test_a_killed_worker_loses_nothing(tmp_path: Path) -> None:
    done = list(in_processes(partial(square_but_die_once, tmp_path), range(6), 2))
    assert (tmp_path / "died").exists()
    assert sorted(done) == [(number, number * number) for number in range(6)]


def test_workers_killed_again_and_again_are_reported() -> None:
    with pytest.raises(WorkersLost, match=f"killed {NEW_POOLS + 1} times"):
        list(in_processes(die, range(2), 1))


def test_a_failing_task_is_not_repeated_and_not_hidden() -> None:
    with pytest.raises(ArithmeticError, match="number"):
        list(in_processes(fail, range(3), 2))


@pytest.mark.parametrize(
    ("numbers", "seconds_later"), [([0, 60, 61], 0.0), ([60, 61], 0.3)], ids=["at work", "being born"]
)
def test_an_interrupt_stops_the_workers_at_once_and_quietly(
    tmp_path: Path, numbers: list[int], seconds_later: float
) -> None:
    (tmp_path / "slow.py").write_text("import time; time.sleep(1)")  # so long the fork server takes to be ready
    script = (
        "import time\nimport numpy\nfrom simulator.study.executor import in_processes\n"
        "if __name__ == '__main__':\n"
        f"    if {seconds_later}: print('begun', flush=True)\n"
        "    try:\n"
        f"        for _ in in_processes(time.sleep, {numbers}, 2, ('slow',)): print('begun', flush=True)\n"
        "    except KeyboardInterrupt: print('stopped')\n"
    )
    (tmp_path / "sleepers.py").write_text(script)
    sleeping = subprocess.Popen(
        [sys.executable, "sleepers.py"],
        cwd=tmp_path,
        env=surroundings(),
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    assert sleeping.stdout is not None
    assert sleeping.stdout.readline() == "begun\n"
    time.sleep(seconds_later)
    began = time.perf_counter()
    os.killpg(sleeping.pid, signal.SIGINT)  # as a terminal does: to parent and workers alike
    try:
        out, err = sleeping.communicate(timeout=30)
    finally:
        sleeping.kill()
    assert (out, err, sleeping.returncode) == ("stopped\n", "", 0)
    assert time.perf_counter() - began < 15


def test_workers_and_this_process_give_the_same_bytes(tmp_path: Path, desk: ScenarioFile) -> None:
    for name, workers, pool_pays_seconds in (("here", 1, 1e9), ("workers", 2, 0.0)):
        (tmp_path / name).mkdir()
        study = replicate(desk, 4, workers, pool_pays_seconds=pool_pays_seconds)
        assert [replication.number for replication in study.replications] == [0, 1, 2, 3]
        write_measures(study, tmp_path / name)
    assert everything(tmp_path / "here") == everything(tmp_path / "workers")


def test_any_replication_can_be_run_again_alone(desk: ScenarioFile) -> None:
    study = replicate(desk, 3, 1, with_curves=False)
    alone = Task(desk, with_curves=False)(2)
    assert repr(alone.rows) == repr(study.replications[2].rows)  # repr, since NaN is not equal to itself


def test_replications_differ_from_one_another(desk: ScenarioFile) -> None:
    rows = [repr(replication.rows) for replication in replicate(desk, 5, 1, with_curves=False).replications]
    assert len(set(rows)) == 5


def test_more_replications_leave_the_earlier_ones_as_they_were(desk: ScenarioFile) -> None:
    few, many = (replicate(desk, count, 1, with_curves=False).replications for count in (2, 4))
    assert repr([each.rows for each in few]) == repr([each.rows for each in many[:2]])


def make_a_mark(folder: Path, number: int) -> Marked:
    (folder / str(number)).touch()
    return Marked(number, 0.0)


def test_workers_begin_with_the_next_while_a_long_first_one_is_still_under_way(tmp_path: Path) -> None:
    def here(number: int, progress: Progress) -> Marked:
        time.sleep(0.02)
        progress(0.001)
        for _ in range(3000):
            if (tmp_path / "1").exists():
                return make_a_mark(tmp_path, number)
            time.sleep(0.01)
        raise AssertionError("nobody began with the next")

    heard: list[float] = []
    task = partial(make_a_mark, tmp_path)
    done = carry_out(task, here, 4, workers=2, on_progress=heard.append, pool_pays_seconds=0.01)
    assert [each.number for each in done] == [0, 1, 2, 3]
    assert heard == sorted(heard)
    assert heard[-1] == 4


def test_progress_rises_to_the_number_of_replications(desk: ScenarioFile) -> None:
    heard: list[float] = []
    replicate(desk, 3, 1, heard.append, with_curves=False)
    assert heard == sorted(heard)
    assert heard[-1] == 3


def test_the_first_journal_is_kept_unless_none_is_wanted(desk: ScenarioFile) -> None:
    first = replicate(desk, 2, 1).journal
    assert first is not None
    assert first.replication == 0
    assert replicate(desk, 2, 1, journals="none").journal is None


def test_a_route_has_its_curves_and_its_measures(tmp_path: Path) -> None:
    study = replicate(load(write(tmp_path, FERRY, "ferry")), 2, 1)
    assert study.places("passengers_per_sailing") == ("all", "wutong_shuitou")
    assert all(
        replication.curves and set(replication.curves.departures.clock_minutes) == {540.0, 600.0, 690.0}
        for replication in study.replications
    )
