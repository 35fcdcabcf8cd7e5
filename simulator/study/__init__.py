"""Studies: replications and their estimates, policies side by side, the sheet before a run, the proof of theory."""

from __future__ import annotations

from typing import Any

from simulator.study.comparison import Comparison, compare
from simulator.study.estimate import Estimate
from simulator.study.replications import replicate
from simulator.study.study import Measured, Replication, Study

__all__ = ["Comparison", "Estimate", "Measured", "Replication", "Study", "compare", "replicate"]

_ROOMS = ("frames", "frontier")
"""Opened when they are first asked for: `simulator.study.frames.contrasts_frame`."""


def __getattr__(name: str) -> Any:
    """Tables ask for a library that the commands do without."""
    if name not in _ROOMS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return import_module(f"{__name__}.{name}")
