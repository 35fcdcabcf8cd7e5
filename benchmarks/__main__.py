"""Runs every contender, each in a process of its own, in turns, and prints what came of it.

    python -m benchmarks                    about three minutes on two quiet cores
    python -m benchmarks --repetitions 1    about a minute and a half

Nothing here imports numpy: on Linux a child's peak memory is never told smaller than its parent's.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from benchmarks.tables import agreement, by_median, chain_table, month_table, table, walkers_table, year_table

Answer = dict[str, Any]
ROOT = Path(__file__).resolve().parent.parent
DAY = ROOT / "scenarios" / "xiamen_kinmen_day.yaml"

EVERY_TIME = (
    "month/strait",
    "month/simpy",
    "chain/simpy",
    "chain/compiled",
    "chain/plain",
    "chain/bare_numba",
    "chain/ciw",
)
ONCE = (
    "month/simpy_without_collector",
    "days/compiled",
    "days/plain",
    "days/reference",
    "chain/reference",
    "chain/salabim",
    "year",
    "year_chain",
    "year_port",
    "year_market",
)


def run(contender: str, **surroundings: str) -> Answer:
    """What one contender says, from a fresh process."""
    print(f"  {contender} ...", end="\r", file=sys.stderr, flush=True)
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.child", contender],
        cwd=ROOT,
        capture_output=True,
        text=True,
        env={**os.environ, **surroundings},
        check=False,
    )
    print(" " * 60, end="\r", file=sys.stderr)
    if done.returncode:
        return {"missing": (done.stderr.strip().splitlines() or ["it failed without a word"])[-1]}
    answer: Answer = json.loads(done.stdout.splitlines()[-1])
    return answer


def pressing_enter(times: int) -> list[float]:
    """Seconds by the wall clock from starting `strait run` on one day to its end, imports and writing included."""
    seconds = []
    for _ in range(times):
        with tempfile.TemporaryDirectory() as out:
            command = [
                sys.executable,
                "-c",
                "from simulator.cli import main; main()",
                "run",
                str(DAY),
                "--replications",
                "1",
                "--no-figures",
                "--out",
                out,
            ]
            began = time.perf_counter()
            done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
            seconds.append(time.perf_counter() - began)
            if done.returncode:
                print((done.stderr or done.stdout).strip()[-300:])
                return []
    return seconds


def main() -> None:
    """Everything, in one go."""
    ask = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__.split("\n", maxsplit=1)[0])
    ask.add_argument("--repetitions", type=int, default=3, help="turns that the quick contenders and SimPy take")
    turns = max(ask.parse_args().repetitions, 1)
    began = time.perf_counter()
    with tempfile.TemporaryDirectory() as empty:
        cold, warm = run("compiling", NUMBA_CACHE_DIR=empty), run("compiling", NUMBA_CACHE_DIR=empty)
    answers: dict[str, list[Answer]] = {}
    for turn in range(turns):
        for contender in (*EVERY_TIME, *(ONCE if turn == 0 else ())):
            answers.setdefault(contender, []).append(run(contender))
    enter = pressing_enter(3)

    print(
        f"Python {platform.python_version()}, {os.cpu_count()} processors, {platform.system()} {platform.machine()}; "
        f"{turns} turns; processor seconds, medians, load {_load()}\n"
    )
    print(month_table(answers))
    print(agreement(by_median(answers["month/strait"]), by_median(answers["month/simpy"])))
    print(walkers_table(answers))
    print(chain_table(answers))
    print(year_table(by_median(answers["year"]), "The crossing's year: scenarios/xiamen_kinmen_2011.yaml"))
    print(year_table(by_median(answers["year_chain"]), "The whole chain's year: scenarios/transfer_route_2011.yaml"))
    print(year_table(by_median(answers["year_port"]), "A year of all boxes: scenarios/whole_port.yaml"))
    print(year_table(by_median(answers["year_market"]), "A year of the market: scenarios/dadeng_2010.yaml"))
    starts = {"first run on a machine (compiles, keeps the code on disk)": cold, "first run of a later process": warm}
    rows = [
        [what, f"{answer['seconds']['first call']:.2f} s"] for what, answer in starts.items() if "missing" not in answer
    ]
    print(table("What starting the compiled walker costs", ["", "once"], rows))
    told = f"{statistics.median(enter):.2f} s (least {min(enter):.2f})" if enter else "could not be run"
    print(
        table(
            "From pressing Enter, by the wall clock",
            ["", ""],
            [["strait run scenarios/xiamen_kinmen_day.yaml --replications 1 --no-figures", told]],
        )
    )
    print(f"All of it took {time.perf_counter() - began:.0f} s.")


def _load() -> str:
    """How busy the machine was in the last minute."""
    try:
        busy = os.getloadavg()[0]
    except (AttributeError, OSError):
        busy = math.nan
    return f"{busy:.1f}"


if __name__ == "__main__":
    main()
