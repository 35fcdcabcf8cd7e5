"""A sweep as its file asks for it, before the scenario is looked at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from simulator.scenario.complaints import Complaint
from simulator.study.sweep.looking import Look


@dataclass(frozen=True, slots=True)
class Named:
    """One point of a design of named scenarios: another scenario file, levers over it, or both."""

    name: str
    scenario: str
    """Empty: that of the sweep."""
    levers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Correlation:
    """Two factors that go together, by their rank correlation."""

    first: str
    second: str
    rank: float


@dataclass(frozen=True, slots=True)
class Precision:
    """When a point has been run often enough: the half-width of each measure's 95 % interval is no more than so large a
    share of its mean, or the budget is spent."""

    share: float
    first: int
    """Replications that are run in any case."""
    at_most: int


@dataclass(frozen=True, slots=True)
class Wish:
    """What a sweep file says; the factors are not read yet, since they need the scenario."""

    name: str
    path: str
    look: Look
    """The file, for complaints about its places."""
    titles: Mapping[str, str]
    question: str
    scenario: str
    """The way to its file."""
    levers: tuple[str, ...]
    days: float | None
    seed: int | None
    replications: int | None
    precision: Precision | None
    kind: str
    settings: Mapping[str, Any]
    named: tuple[Named, ...]
    correlations: tuple[Correlation, ...]
    policies: tuple[str, ...]
    measures: tuple[str, ...]
    complaints: list[Complaint] = field(default_factory=list)
