"""The sheet of one flow: a column for each step, in it everyone's minutes, and the places that the steps name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from simulator.flow.plan import Act
from simulator.journal.columns import Floats


@dataclass(frozen=True, slots=True)
class Column:
    """One step of an outline, for everyone in the flow."""

    act: Act
    place: int
    """Station, lounge or ordinal of the meeting point (of GATHER: of the party's); 0 for HOLD."""
    priority: int
    partner: int
    """Of RELEASE: how many columns back it was seized."""
    gather: int = 0
    """Of SEIZE and LOOK: where the rest of the party waits for how it comes out, counted from 1; 0 for nowhere."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The outline of one flow (or companion), and the strip of each person beside it."""

    columns: tuple[Column, ...]
    minutes: list[Floats]
    """Of each column, a person each; NaN where the step is not taken."""
    patience: dict[int, Floats]
    """Of the columns where somebody's may end, a person each."""


@dataclass(frozen=True, slots=True)
class Places:
    """Names of the places an itinerary may mention, in their order."""

    stations: dict[str, int]
    routes: dict[str, int]
    lounges: dict[tuple[int, ...], int] = field(default_factory=dict)
    """Sets of routes people wait for, in the order in which they are first mentioned."""
    meetings: dict[str, int] = field(default_factory=dict)
    """Meeting points of the flow at hand."""
    gatherings: list[str] = field(default_factory=list)
    """Where its parties gather: the station that is seized or looked at, nothing where it is given back."""

    def lounge(self, routes: Sequence[str]) -> int:
        """The lounge where one waits for these routes."""
        return self.lounges.setdefault(tuple(self.routes[route] for route in routes), len(self.lounges))
