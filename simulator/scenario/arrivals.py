"""Who comes and when: one by one, at random or by the clock, alone or in parties."""

from __future__ import annotations

import math
from typing import Annotated, Self

from pydantic import Field, StrictBool, model_validator

from simulator.scenario.counts import Counts
from simulator.scenario.distributions import Durations
from simulator.scenario.quantities import Clock, Day, Frozen, Number, PerMinute


class Arrivals(Frozen):
    """When people or goods turn up: one of `every`, `rate` and `at`."""

    every: Durations | None = None
    """Time between one arrival and the next, drawn afresh each time."""
    rate: PerMinute | None = None
    """Mean arrivals of parties at random (a Poisson process), on a day whose factor is 1."""
    by_time_of_day: dict[Clock, Number] | None = None
    """With `rate`: relative rate from each clock time on (until the next); before the first time nobody comes.

    The day's total stays as `rate` says; this only spreads it."""
    follows_calendar: StrictBool = False
    """With `rate`: whether the calendar's factors scale the day."""
    demand: Number = 1.0
    """With `rate`: how many come, as a multiple of the base. Raising it keeps everyone who came before."""
    ceiling: Annotated[float, Field(gt=0, strict=True)] = 1.0
    """With `rate`: the largest demand that will ever be asked for.

    Travellers are drawn up to this ceiling and thinned to the demand, so that no policy renumbers them.
    """
    at: tuple[Clock, ...] | None = Field(default=None, min_length=1)
    """Clock times, every day, at which a party comes."""
    on: tuple[Day, ...] | None = Field(default=None, min_length=1)
    """With `at`: only on these days."""

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        if sum(way is not None for way in (self.every, self.rate, self.at)) != 1:
            raise ValueError("should have exactly one of: every, rate, at")
        if self.rate is None and (self.by_time_of_day or self.follows_calendar or self.demand != 1):
            raise ValueError("by_time_of_day, follows_calendar and demand go with rate")
        if self.on is not None and self.at is None:
            raise ValueError("on goes with at")
        if self.demand > self.ceiling:
            raise ValueError(f"demand {self.demand:g} is above its ceiling {self.ceiling:g}; raise the ceiling first")
        if self.by_time_of_day is not None and not math.fsum(self.by_time_of_day.values()) > 0:
            raise ValueError("at least one weight of by_time_of_day should be above 0")
        return self


class Party(Frozen):
    """People who come together, one behind the other at the same instant."""

    size: Counts
    """How many."""
    together: StrictBool = False
    """Whether they board the same sailing or none."""
