"""What time and trouble are worth."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from simulator.journal.columns import Floats


@dataclass(frozen=True, slots=True)
class Costs:
    """What time and trouble are worth."""

    yuan_per_minute: Floats
    """Value of a minute, of each row of `Journal.kinds` and, last, of those of no kind."""
    waiting_counts: float
    """How much heavier a minute of waiting counts."""
    put_off_counts: float
    """How heavy a minute counts by which somebody sets out later than they would have liked."""
    night_yuan: float
    """What a night away from home costs."""
    shelf_life_minutes: Floats = field(default_factory=lambda: np.empty(0))
    """How long goods keep, of each row of `Journal.kinds` and, last, of those of no kind; NaN of what does not spoil,
    and empty where nothing does."""
