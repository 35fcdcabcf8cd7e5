"""What a person writes: one world under one policy, read from YAML, checked, and frozen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from simulator.scenario.complaints import Complaint, Complaints
    from simulator.scenario.editor import json_schema
    from simulator.scenario.evidence import Evidence
    from simulator.scenario.loading import ScenarioFile, load, loads
    from simulator.scenario.schema import Scenario
    from simulator.scenario.writing import dump

__all__ = ["Complaint", "Complaints", "Evidence", "Scenario", "ScenarioFile", "dump", "json_schema", "load", "loads"]

_HOMES = {
    "Complaint": "complaints",
    "Complaints": "complaints",
    "Evidence": "evidence",
    "Scenario": "schema",
    "ScenarioFile": "loading",
    "dump": "writing",
    "json_schema": "editor",
    "load": "loading",
    "loads": "loading",
}


def __getattr__(name: str) -> Any:
    """Each name is imported when it is first asked for, so that the commands' help stays quick."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
