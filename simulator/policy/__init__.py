"""Levers: policies a person could order, each a small sourced file of differences to a scenario."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from simulator.policy.asking import STRENGTHS
    from simulator.policy.editor import lever_schema
    from simulator.policy.laying import load_with
    from simulator.policy.lever import Lever
    from simulator.policy.packages import levers_of, load_alternatives, load_coalitions
    from simulator.policy.reading import read_lever
    from simulator.policy.scale import Scale, scale_of

__all__ = [
    "STRENGTHS",
    "Lever",
    "Scale",
    "lever_schema",
    "levers_of",
    "load_alternatives",
    "load_coalitions",
    "load_with",
    "read_lever",
    "scale_of",
]

_HOMES = {
    "STRENGTHS": "asking",
    "Lever": "lever",
    "Scale": "scale",
    "lever_schema": "editor",
    "levers_of": "packages",
    "load_alternatives": "packages",
    "load_coalitions": "packages",
    "load_with": "laying",
    "read_lever": "reading",
    "scale_of": "scale",
}


def __getattr__(name: str) -> Any:
    """Each name is imported when it is first asked for, so that the commands' help stays quick."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
