"""How far a sweep is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class State:
    """How far a sweep is."""

    cells: int
    """Finished, those of earlier times included; failed ones too."""
    of: int
    resumed: int
    """Finished at an earlier time."""
    failed: int
    """Points."""
    runs: int
    """Simulated this time."""
    seconds: float
    """Since it began this time."""

    @property
    def runs_per_second(self) -> float:
        """This time; 0 before any is finished."""
        return self.runs / self.seconds if self.seconds > 0 else 0.0

    @property
    def seconds_left(self) -> float | None:
        """At the rate of this time; None before anything is finished."""
        done = self.cells - self.resumed
        return (self.of - self.cells) * self.seconds / done if done else None
