"""The package by whose name a lever was asked for: what it is called, and how much of it was wanted."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.scenario.schema import Text


@dataclass(frozen=True, slots=True)
class Bundled:
    """A package as it was asked for, `seamless:high@2011-10-02`."""

    name: str
    title: Text
    strength: str
    """That of each of its levers that has none of its own."""
    since: str | None = None
    """What stands behind the @; None where it holds for the whole run."""
