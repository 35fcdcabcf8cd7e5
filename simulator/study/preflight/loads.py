"""What a day brings to every station and route, added up by the minute as the flows pass through."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from simulator.journal.columns import Floats
from simulator.study.preflight.profiles import DAY


@dataclass(slots=True)
class Load:
    """What comes to one station, by the minute of the day."""

    visits: Floats = field(default_factory=lambda: np.zeros(DAY))
    work: Floats = field(default_factory=lambda: np.zeros(DAY))
    """Minutes of service asked for."""
    squares: Floats = field(default_factory=lambda: np.zeros(DAY))
    """Sum of the second moments of service, minutes squared."""
    dispersed: Floats = field(default_factory=lambda: np.zeros(DAY))
    """Visits times the dispersion of the flow that brings them."""
    service_means: set[float] = field(default_factory=set)
    """Mean minutes of the services here; one where all are alike."""
    memoryless: bool = True
    """Whether all service here is exponential."""
    patient: bool = True
    """Whether everyone here waits for ever."""

    def add(self, visits: Floats, mean_minutes: float, variance: float, dispersion: float) -> None:
        """More visits, with their service and the dispersion of the flow that brings them."""
        self.visits += visits
        self.work += visits * mean_minutes
        self.squares += visits * (variance + mean_minutes**2)
        self.dispersed += visits * dispersion


@dataclass(slots=True)
class Loads:
    """What a day brings to all stations and routes."""

    stations: dict[str, Load]
    wanted: dict[str, float]
    """By route: seats, or places of a deck, of those for whom the next sailing is of this route."""
    too_late: dict[tuple[str, ...], float] = field(default_factory=dict)
    """By the routes waited for: people who come after the last sailing and are stranded."""
    without_seat: dict[tuple[str, ...], float] = field(default_factory=dict)
    """By the routes waited for: people for whom the day has no seat."""
