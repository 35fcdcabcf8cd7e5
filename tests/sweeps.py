"""Small sweeps of a textbook queue, for tests."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from simulator.study.sweep.work import SweepTask

QUEUE = Path(__file__).parent.parent / "scenarios" / "textbook" / "mmc.yaml"
SWEEP = """
scenario: {scenario}
run: {{horizon: 1.5 day, replications: {replications}, seed: 7}}
factors:
  desks: {{path: policy.stations.desks.servers, low: 4, high: 8}}
  service: {{path: {service}, low: 40 s, high: 80 s}}
design: {design}
measures: [wait_mean_minutes.desks, utilisation_share.desks]
"""
SERVICE = "world.flows.travellers.itinerary.0.service"
SAME_BYTES = ("table.parquet", "table.csv", "wide.parquet", "wide.csv", "parameters.csv", "failed.csv")


def sweep_file(folder: Path, *, design: str = "{latin_hypercube: {points: 6}}", replications: int = 2) -> Path:
    """A sweep of the textbook queue."""
    path = folder / "queue.yaml"
    text = SWEEP.format(scenario=QUEUE, service=SERVICE, design=design, replications=replications)
    path.write_text(text, encoding="utf-8")
    return path


def digests(folder: Path) -> dict[str, str]:
    """What must be the same to the byte, by file."""
    return {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in SAME_BYTES}


def four_desks_fail(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every point with four desks comes to grief."""
    real = SweepTask._one

    def one(task: SweepTask, scenario: object, number: int) -> object:
        if scenario.policy.stations["desks"].servers == 4:  # type: ignore[attr-defined]
            raise ZeroDivisionError("four is too few")
        return real(task, scenario, number)

    monkeypatch.setattr(SweepTask, "_one", one)
