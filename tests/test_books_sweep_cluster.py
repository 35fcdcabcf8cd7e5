"""The same sweep on a Dask cluster: the same bytes, and nothing lost when a worker or the scheduler is killed."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from simulator.study import program
from simulator.study.cluster import Cluster
from simulator.study.executor import Here, WorkersLost
from simulator.study.sweep import carried_out, plan
from simulator.study.sweep.carrying import folder_of
from simulator.study.sweep.state import State
from tests.sweeps import digests, sweep_file

distributed = pytest.importorskip("distributed")


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """A scheduler and a worker in threads of this process."""
    with distributed.LocalCluster(
        n_workers=1,
        threads_per_worker=1,
        processes=False,
        host="127.0.0.1",
        dashboard_address=None,
        protocol="tcp://",
        silence_logs="CRITICAL",
    ) as cluster:
        yield cluster.scheduler_address


def test_a_cluster_gives_the_bytes_of_one_process(tmp_path: Path, address: str) -> None:
    wish = plan(sweep_file(tmp_path))
    here = carried_out(wish, tmp_path / "here", crew=Here())
    there = carried_out(wish, tmp_path / "there", crew=Cluster(address))
    assert digests(there.folder) == digests(here.folder)


def test_workers_with_another_program_are_refused_before_anything_is_run(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = iter([{"strait": "0.4.0", "code": "mine"}, {"strait": "0.4.0", "code": "theirs"}])
    monkeypatch.setattr(program, "about_this_program", lambda: next(told))
    with pytest.raises(WorkersLost, match=r"has another program than this one.*code theirs, here mine"):
        Cluster(address)


def test_a_scheduler_that_is_not_there_is_said_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("simulator.study.cluster.TIMEOUT_SECONDS", 1)
    with pytest.raises(WorkersLost, match="nobody answers there"):
        Cluster("tcp://127.0.0.1:9")


class Apart:
    """A scheduler and two workers in processes of their own."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "scheduler.json"
        self.scheduler = self._start(
            "scheduler", "--scheduler-file", str(self.file), "--host", "127.0.0.1", "--port", "0"
        )
        self.address = self._where()
        self.workers = [self.worker(folder / f"worker{row}") for row in range(2)]
        with distributed.Client(self.address, set_as_default=False) as client:
            client.wait_for_workers(2, timeout=60)

    def _where(self) -> str:
        for _ in range(600):
            with contextlib.suppress(FileNotFoundError, json.JSONDecodeError):  # not there yet, or not whole
                return str(json.loads(self.file.read_text())["address"])
            time.sleep(0.1)
        raise AssertionError("the scheduler does not say where it is")

    def _start(self, *words: str) -> subprocess.Popen[bytes]:
        more = ["--dashboard-address", "127.0.0.1:0"]
        return subprocess.Popen(
            [sys.executable, "-m", "distributed.cli.dask_" + words[0], *words[1:], *more],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def worker(self, folder: Path) -> subprocess.Popen[bytes]:
        return self._start(
            "worker",
            self.address,
            "--nthreads",
            "1",
            "--no-nanny",
            "--host",
            "127.0.0.1",
            "--local-directory",
            str(folder),
        )

    def end(self) -> None:
        for process in (*self.workers, self.scheduler):
            process.kill()
            process.wait()


@pytest.fixture
def apart(tmp_path: Path) -> Iterator[Apart]:
    cluster = Apart(tmp_path)
    yield cluster
    cluster.end()


@pytest.mark.slow
def test_a_worker_of_the_cluster_is_killed_and_the_sweep_goes_on(tmp_path: Path, apart: Apart) -> None:
    wish = plan(sweep_file(tmp_path, design="{latin_hypercube: {points: 60}}"))
    left = [1]

    def kill(state: State) -> None:
        if state.cells > 20 and left:
            left.pop()
            os.kill(apart.workers[0].pid, signal.SIGKILL)

    found = carried_out(wish, tmp_path / "there", crew=Cluster(apart.address), on_progress=kill)
    here = carried_out(wish, tmp_path / "here", workers=2)
    assert not left
    assert digests(found.folder) == digests(here.folder)


@pytest.mark.slow
def test_the_scheduler_is_killed_and_the_sweep_goes_on_elsewhere(tmp_path: Path, apart: Apart) -> None:
    wish = plan(sweep_file(tmp_path, design="{latin_hypercube: {points: 60}}"))
    left = [1]

    def kill(state: State) -> None:
        if state.cells > 20 and left:
            left.pop()
            os.kill(apart.scheduler.pid, signal.SIGKILL)

    with pytest.raises(WorkersLost, match="cannot be reached any more"):
        carried_out(wish, tmp_path / "there", crew=Cluster(apart.address), on_progress=kill)
    assert (folder_of(wish, tmp_path / "there") / "unfinished" / "ledger.sqlite").exists()
    found = carried_out(wish, tmp_path / "there", workers=2, resume=True)
    here = carried_out(wish, tmp_path / "here", workers=2)
    assert found.state.resumed > 20
    assert digests(found.folder) == digests(here.folder)
