"""One point of a sweep: every factor at one value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Point:
    """Where the scenario is simulated, under every policy of the sweep and on the same luck."""

    row: int
    """Its place in the design, from 0."""
    values: Mapping[str, float]
    """Of each factor, by its name, in the order of the factors."""
    policies: tuple[str, ...] = ("baseline",)
    """The baseline first."""
    name: str = ""
    """Of a named point."""
    settings: Mapping[str, str] = field(default_factory=dict)
    """Of a named point: the `scenario` and the levers it is."""
