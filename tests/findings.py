"""Findings of sweeps of functions, as a report takes them."""

from __future__ import annotations

from pathlib import Path

from simulator.scenario import load
from simulator.study.decision.findings import Findings, findings
from simulator.study.sweep import Sampled
from tests.tiny import write


def found_of(sampled: Sampled, folder: Path, **more: object) -> Findings:
    """What was found of a desk that was not simulated."""
    path = write(folder)
    titles = {"en": "Desks and <b>demand</b>", "zh_Hans": "柜台与需求", "zh_Hant": "櫃檯與需求"}
    return findings(
        sampled,
        load(path),
        "desks",
        "0123456789abcdef",
        titles=titles,
        question="How many desks?",
        **more,  # type: ignore[arg-type]
    )
