"""The weather that came, and what it stopped."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.journal.columns import Floats, SmallInts


@dataclass(frozen=True, slots=True)
class WeatherRecord:
    """Spells of weather that came, a row each."""

    name: tuple[str, ...]
    """What kind."""
    began: Floats
    """Minutes."""
    ended: Floats
    """Minutes."""


@dataclass(frozen=True, slots=True)
class Stops:
    """When routes were stopped by the weather, a row each, by route and time; stops that touch are one."""

    route: SmallInts
    """Row of `Journal.routes`."""
    began: Floats
    """Minutes."""
    ended: Floats
    """Minutes: when the first may leave again."""
