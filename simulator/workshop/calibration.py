"""How well a class knew what it knew: of ranges that are 8 parts in 10 sure, eight in ten should hold the truth."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from simulator.workshop.store import Predicted

SURE_SHARE: Final = 0.8
"""How sure students are asked to be of their range."""


@dataclass(frozen=True, slots=True)
class Calibration:
    """The predictions of one round, or of several, against what the model finds."""

    count: int
    """Predictions."""
    held: int
    """Ranges that hold it."""

    @property
    def held_share(self) -> float:
        """NaN where nobody predicted."""
        return self.held / self.count if self.count else math.nan

    def __add__(self, other: Calibration) -> Calibration:
        return Calibration(self.count + other.count, self.held + other.held)


def calibration(predictions: Sequence[Predicted], truth: float) -> Calibration:
    """How many ranges hold what the model finds, their ends included; none where it finds nothing."""
    if math.isnan(truth):
        return Calibration(0, 0)
    return Calibration(len(predictions), sum(each.low <= truth <= each.high for each in predictions))
