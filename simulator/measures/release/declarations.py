"""Declarations and when each passed its stages: what a Time Release Study is made of."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from simulator.journal.columns import Floats, Mask
from simulator.units import MINUTES_PER_DAY

Texts = NDArray[np.str_]

STAGES: Final = (
    "arrived",
    "lodged",
    "documents_checked",
    "examined",
    "sampled",
    "tested",
    "duty_paid",
    "released",
    "gated_out",
)
"""What can happen to a declaration and its goods, in the order of a Time Release Study."""
REQUIRED: Final = ("arrived", "lodged", "released")
"""The stages that every declaration passes."""
DESCRIPTIONS: Final = ("channel", "trader", "mode", "goods", "direction", "origin")
"""What may be said of a declaration, and by which the tables can be split."""
ORIGIN: Final = "origin"
SIMULATED: Final = "simulated"
"""The origin of declarations that a run has made up."""
CHANNELS: Final = ("release", "documents", "scan", "open")
"""What the risk assessment asks for: nothing, the documents, a scan, or the goods opened."""


@dataclass(frozen=True, slots=True, eq=False)
class Declarations:
    """Declarations in columns, one row each, from a customs office's own records or from a simulation."""

    first_day: dt.date
    """The day from whose midnight the minutes count."""
    name: Texts
    """What each is called."""
    described: dict[str, Texts]
    """By description, of those that are known; empty text where it is not said of a row."""
    passed: dict[str, Floats]
    """By stage, of all stages: the minute at which each row passed it; NaN where it does not apply.

    `arrived`, `lodged` and `released` apply to every row: what is not yet released is no part of a study.
    """

    def __len__(self) -> int:
        return len(self.name)

    def lodged_days(self) -> tuple[dt.date, dt.date]:
        """The days on which the first and the last were lodged; there must be some."""
        lodged = self.passed["lodged"]
        first, last = (
            self.first_day + dt.timedelta(days=int(at // MINUTES_PER_DAY)) for at in (lodged.min(), lodged.max())
        )
        return first, last

    @property
    def simulated(self) -> bool:
        """Whether any of them was made up by a run, and says so."""
        return bool((self.described.get(ORIGIN, np.array([], np.str_)) == SIMULATED).any())

    def where(self, mask: Mask) -> Declarations:
        """Some of the rows, in their order."""
        return Declarations(
            self.first_day,
            self.name[mask],
            {description: words[mask] for description, words in self.described.items()},
            {stage: minutes[mask] for stage, minutes in self.passed.items()},
        )
