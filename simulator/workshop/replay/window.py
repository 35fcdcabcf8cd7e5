"""The part of a run that a replay shows, and the ticks its clock counts."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from simulator.journal import Journal
from simulator.journal.columns import Floats, Ints
from simulator.units import MINUTES_PER_DAY

TICKS_SECONDS = (1, 2, 5, 10, 15, 30, 60)
"""How long a tick may be: each divides a minute."""
MOST_TICKS = 2**16 - 2
"""So that a tick takes two bytes."""
SHORT_DAYS = 2
"""A run no longer than this is shown whole."""


@dataclass(frozen=True, slots=True)
class Window:
    """From one minute of a run to another. A tick of this window is exact: what is so at a tick in the run, is so in
    the sample, since every time is moved to the next tick and never past one."""

    from_minute: float
    to_minute: float

    @property
    def tick_seconds(self) -> int:
        """The shortest tick of which there are not too many."""
        seconds = (self.to_minute - self.from_minute) * 60
        return next((tick for tick in TICKS_SECONDS if seconds / tick <= MOST_TICKS), TICKS_SECONDS[-1])

    @property
    def ticks(self) -> int:
        """How many there are; the last tick is this one."""
        return math.floor((self.to_minute - self.from_minute) * 60 / self.tick_seconds)

    @property
    def ticks_per_minute(self) -> int:
        """Ticks of a minute."""
        return 60 // self.tick_seconds

    @property
    def first_tick(self) -> int:
        """The tick of the run at which it begins."""
        return round(self.from_minute * self.ticks_per_minute)

    @property
    def last_tick(self) -> int:
        """The tick of the run at which it ends."""
        return self.first_tick + self.ticks

    def tick_of_run(self, minutes: Floats) -> Ints:
        """The first tick of the run at which what happens at these minutes has happened; of what never does (NaN or
        infinite), or not before the end of the window, the one after its last."""
        after = np.ceil(minutes * self.ticks_per_minute)
        beyond: Ints = np.where(after <= self.last_tick, after, self.last_tick + 1).astype(np.int64)
        return beyond

    def tick_of(self, minutes: Floats) -> Ints:
        """The same in ticks of the window: from 0, for all that was before it, to one after its last."""
        return np.maximum(self.tick_of_run(minutes) - self.first_tick, 0)


class NoSuchDay(ValueError):  # noqa: N818 - it says what is wrong
    """The run has no day of this number; the text says which it has."""


def window_of(journal: Journal, day: int | None = None) -> Window:
    """One day of a run, counted from 0; when not said, the first that is counted, or all of a short run.

    NoSuchDay where the run has none of this number.
    """
    shown = day_shown(journal.horizon_minutes, journal.warm_up_minutes, day)
    if shown is None:
        return Window(0.0, journal.horizon_minutes)
    return Window(shown * MINUTES_PER_DAY, min((shown + 1) * MINUTES_PER_DAY, journal.horizon_minutes))


def day_shown(horizon_minutes: float, warm_up_minutes: float, day: int | None = None) -> int | None:
    """Which day of such a run is shown; None where all of it is."""
    days = math.ceil(horizon_minutes / MINUTES_PER_DAY)
    if day is None:
        return None if days <= SHORT_DAYS else min(math.ceil(warm_up_minutes / MINUTES_PER_DAY), days - 1)
    if not 0 <= day < days:
        raise NoSuchDay(f"the run has days 0 to {days - 1}" if days > 1 else "the run has day 0 only")
    return day


def days_to_simulate(horizon_minutes: float, warm_up_minutes: float, day: int | None = None) -> int | None:
    """How many days of such a run must be simulated to show this one; None where all of them."""
    shown = day_shown(horizon_minutes, warm_up_minutes, day)
    if shown is None:
        return None
    days = max(shown + 1, math.floor(warm_up_minutes / MINUTES_PER_DAY) + 1)
    return days if days < math.floor(horizon_minutes / MINUTES_PER_DAY) else None
