"""What a sweep would take, from one run of its first point that is timed and not kept."""

from __future__ import annotations

import time
from dataclasses import dataclass

from simulator.study.sweep.plan import Plan
from simulator.study.sweep.recipe import Packed
from simulator.study.sweep.work import Batch, Done, Stretch, SweepTask

BYTES_A_VALUE = 12
"""Of the tidy table as Parquet and CSV, with its compressed words; measured on the shipped sweeps, roughly."""
BYTES_A_CSV_ROW = 130


@dataclass(frozen=True, slots=True)
class Cost:
    """What is to be expected of a sweep."""

    runs: int
    seconds_a_run: float
    seconds: float
    """In all, on so many workers."""
    workers: int
    bytes_on_disk: int
    reason: str = ""
    """Why the run that was to be timed failed."""


def cost_of(plan: Plan, workers: int | None = None) -> Cost:
    """Time a run of the first point, and reckon the rest from it."""
    from simulator.study.crew import processors

    hands = min(workers or processors(), plan.cells)
    walker = "compiled" if plan.runs > 1 else "auto"
    task = SweepTask(Packed.of(plan.recipe), plan.measures, walker)
    batch = Batch((Stretch(0, plan.values_of(0), 0, 1),))
    found: Done = task(batch)  # loads the kernel
    began = time.perf_counter()
    found = task(batch)
    each = (time.perf_counter() - began) / len(plan.policies)
    rows = plan.runs * len(plan.measures)
    return Cost(
        runs=plan.runs,
        seconds_a_run=each,
        seconds=each * plan.runs / hands,
        workers=hands,
        bytes_on_disk=rows * BYTES_A_VALUE + min(rows, 1_048_575) * BYTES_A_CSV_ROW,
        reason=found.failed[0].reason if found.failed else "",
    )
