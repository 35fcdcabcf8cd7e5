"""Speed of sweeps, as ratios: `python -m benchmarks.sweeps [--points N] [--dask]`, some ten minutes on two quiet cores.

One-day crossing runs, four replications a point. Overhead is what one worker spends beside the model (making scenarios,
keeping parts, writing tables), in processor seconds; two workers against one go by the clock on the wall, and mean
nothing on a machine that others use.
"""

from __future__ import annotations

import argparse
import contextlib
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from simulator import measures
from simulator.study.cluster import Cluster
from simulator.study.executor import Crew, Here, Processes
from simulator.study.sweep import Sweep, carried_out, plan
from simulator.study.sweep.carrying import PRELOAD
from simulator.study.sweep.estimate_cost import cost_of
from simulator.world import simulate

EACH = 4
"""Replications of a point."""
DAY = Path(__file__).resolve().parent.parent / "scenarios" / "xiamen_kinmen_day.yaml"
SWEEP = """
scenario: {day}
run: {{replications: {replications}}}
factors:
  booked: {{path: world.flows.to_xiamen_wutong.booking.share}}
  check_in: {{path: world.flows.to_xiamen_wutong.itinerary.0.service}}
  desks: {{path: "policy.stations.wutong_entry_desks.roster.07:00"}}
  rate: {{path: world.flows.to_xiamen_wutong.arrivals.rate}}
design: {{latin_hypercube: {{points: {points}}}}}
measures: [{measures}]
"""
TWO = ("journey_mean_minutes.to_xiamen_wutong", "wait_p95_minutes.wutong_entry_desks")
TEN = (
    *TWO,
    "journey_mean_minutes.to_kinmen_wutong",
    "journey_p95_minutes.to_xiamen_wutong",
    "journey_p95_minutes.to_kinmen_wutong",
    "journey_mean_minutes.to_xiamen_dongdu",
    "wait_mean_minutes.wutong_entry_desks",
    "wait_mean_minutes.wutong_exit_desks",
    "left_behind_per_sailing.all",
    "passengers_per_sailing.all",
)


def sweep(
    folder: Path, name: str, points: int, crew: Crew, wanted: tuple[str, ...] = TWO
) -> tuple[float, float, Sweep]:
    """Seconds by the wall, processor seconds of this process, and what was found."""
    path = folder / "crossing.yaml"
    path.write_text(
        SWEEP.format(day=DAY, points=points, replications=EACH, measures=", ".join(wanted)), encoding="utf-8"
    )
    wish = plan(path)
    cost_of(wish)  # loads the kernel
    began, busy = time.perf_counter(), time.process_time()
    found = carried_out(wish, folder / name, crew=crew)
    return time.perf_counter() - began, time.process_time() - busy, found


def model_seconds(found: Sweep) -> float:
    """What the model took in all runs together, as the workers saw it."""
    import pandas as pd

    return float(pd.read_parquet(found.folder / "seconds.parquet").seconds.sum())


def model_alone(found: Sweep) -> float:
    """Processor seconds of the same runs with nothing around them."""
    made = [found.plan.file(row).scenario for row in range(len(found.plan.design))]
    busy = time.process_time()
    for scenario in made:
        for replication in range(EACH):
            measures.summary(simulate(scenario, replication, walker="compiled"))
    return time.process_time() - busy


@contextlib.contextmanager
def cluster(folder: Path) -> Iterator[str]:
    """A scheduler and two workers in processes of their own."""
    file = folder / "scheduler.json"
    more = ["--host", "127.0.0.1", "--dashboard-address", "127.0.0.1:0"]
    begin = [sys.executable, "-m", "distributed.cli.dask_scheduler", "--port", "0", "--scheduler-file", str(file)]
    processes = [subprocess.Popen([*begin, *more], stderr=subprocess.DEVNULL)]
    try:
        for _ in range(200):
            if file.exists():
                break
            time.sleep(0.1)
        for row in range(2):
            words = [sys.executable, "-m", "distributed.cli.dask_worker", "--scheduler-file", str(file), "--no-nanny"]
            words += ["--nthreads", "1", "--local-directory", str(folder / f"worker{row}")]
            processes.append(subprocess.Popen([*words, *more], stderr=subprocess.DEVNULL))
        time.sleep(8)
        import json

        yield json.loads(file.read_text())["address"]
    finally:
        for process in processes:
            process.terminate()
            process.wait()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--points", type=int, default=2500, help="four runs each")
    parser.add_argument("--dask", action="store_true")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        few = max(asked.points // 10, 10)
        _, busy, found = sweep(folder, "here", few, Here())
        model = model_alone(found)
        each = model / (few * EACH)
        print(
            f"one process: {few * EACH} runs, {each * 1000:.1f} ms a run; beside the model {busy / model - 1:.1%} of it"
        )
        print(f"  so at 50 ms a run {(busy / model - 1) * each / 0.05:.1%} (processor seconds)")
        one, _, _ = sweep(folder, "one", few, Processes(1, PRELOAD))
        two, _, _ = sweep(folder, "two", few, Processes(2, PRELOAD))
        print(f"two worker processes {one / two:.2f} times one (by the wall: {one:.1f} s and {two:.1f} s)")
        wall, busy, found = sweep(folder, "many", asked.points, Processes(2, PRELOAD), TEN)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        rows = asked.points * EACH * len(TEN)
        print(f"{asked.points * EACH:,} runs on two workers: {wall:.0f} s; the model {model_seconds(found):.0f} s")
        print(f"  parent: {busy:.1f} s busy, at most {peak:.0f} MB, {rows:,} rows in the table")
        if asked.dask:
            with cluster(folder) as address:
                there, _, _ = sweep(folder, "dask", few, Cluster(address))
                print(f"Dask with two workers: {there / two:.2f} times the process pool's {two:.1f} s")


if __name__ == "__main__":
    main()
