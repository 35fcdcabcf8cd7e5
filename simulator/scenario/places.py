"""Where things happen: stations with their servers, and ports with their berths."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from typing import Literal, Self

from pydantic import Field, model_validator

from simulator.scenario.quantities import (
    Clock,
    Count,
    Frozen,
    Minutes,
    Name,
    PositiveCount,
    PositiveMinutes,
    Share,
    Yuan,
)
from simulator.scenario.rosters import WEEK, OnDays, Roster
from simulator.units import MINUTES_PER_DAY


class Relief(Frozen):
    """Extra servers called when the queue grows. They do not come to a desk that is closed; once there, they stay
    until the queue is short again, whatever the roster says."""

    servers: PositiveCount
    """How many more."""
    when_waiting: PositiveCount
    """Called when so many wait."""
    until_waiting: Count
    """Sent back when no more than so many wait."""
    comes_after: Minutes = 0.0
    """How long they take to come."""

    @model_validator(mode="after")
    def _falls_below(self) -> Self:
        if self.until_waiting >= self.when_waiting:
            raise ValueError("until_waiting should be less than when_waiting")
        return self


Milestone = Literal[
    "arrived", "lodged", "documents_checked", "examined", "sampled", "tested", "duty_paid", "released", "gated_out"
]
"""The moments that a Time Release Study writes down, in the order of the World Customs Organization."""


class Charge(Frozen):
    """What is charged for each day begun, from so many days on until the next step of the tariff."""

    after_days: Count
    """How many days come before it."""
    a_day: Yuan
    """For each day begun."""


class Station(Frozen):
    """A row of like servers with one queue: desks, gates, X-ray lines."""

    servers: PositiveCount | None = None
    """How many, at all hours."""
    roster: Roster | None = None
    """Or how many from each clock time on, every day. Nobody starts at the instant a desk closes."""
    on_days: OnDays | None = None
    """Rosters of certain days; on all others `servers` or `roster` holds. Before the first clock time of a day its
    roster stands as at the end of the day before."""
    at_closing: Literal["finish", "pause"] = "finish"
    """What becomes of service in progress when the roster falls to 0: it is finished, or it lies until the roster opens
    again, and its server stays with it. Fewer servers than before, but not 0, let it be finished in either case."""
    waiting_places: Count | None = None
    """How many may wait; who finds it full is turned away. No limit when left out."""
    relief: Relief | None = None
    """Extra servers called when the queue grows."""
    standard: PositiveMinutes | None = None
    """The wait within which people should be served (for the share within the standard)."""

    admits: dict[Name, Share] | None = Field(default=None, min_length=1)
    """The share of each kind of traveller that is let in (`all`: of everybody); of the others no step visits it, and
    in a `one_of` they go to the next alternative. Everyone when left out."""
    exempts: dict[Name, Share] | None = Field(default=None, min_length=1)
    """The share of each kind that need not stop here. Of several names that fit one traveller the largest share
    counts. Nobody when left out."""

    shore: Name | None = None
    """On which shore it stands; a journey has a release study on each shore where it is stamped."""
    stamps: Milestone | None = None
    """Which moment of a release study being done here is (of `arrived`: coming here)."""
    channel: Literal["documents", "scan", "open"] | None = None
    """The risk channel of a consignment that is seen here; of several the heaviest counts, without any `release`."""
    finds: dict[Name, Share] | None = Field(default=None, min_length=1)
    """Of those of these kinds, who hide something, and are seen here: the share that is found out. Named with 0 %,
    they hide something and nobody looks for it."""
    charges: tuple[Charge, ...] = ()
    """Tariff for keeping a place here, from seizing it to its release: demurrage, detention, storage."""

    @model_validator(mode="after")
    def _controls(self) -> Self:
        if (self.stamps is not None or self.channel is not None) and self.shore is None:
            raise ValueError("stamps and channel go with shore")
        days = [charge.after_days for charge in self.charges]
        if days != sorted(set(days)):
            raise ValueError("after_days should rise from one charge to the next")
        return self

    @model_validator(mode="after")
    def _staffed(self) -> Self:
        if (self.servers is None) == (self.roster is None):
            raise ValueError("should have exactly one of: servers, roster")
        if not any(count for weekday in range(len(WEEK)) for count in self._roster(weekday).values()):
            if self.on_days is None:
                raise ValueError("this roster never opens: at least one count should be above 0")
            raise ValueError("this station opens on no day of the week: at least one count should be above 0")
        return self

    @property
    def always(self) -> int | None:
        """How many servers there are at all hours of all days; None where that changes."""
        return self.servers if self.on_days is None else None

    def steps(self, weekday: int, *, holiday: bool = False, after_holiday: bool = False) -> list[tuple[float, int]]:
        """How many servers from which minute of a day on (Monday is 0), beginning with midnight."""
        today, eve = self._roster(weekday, holiday=holiday), self._roster((weekday - 1) % 7, holiday=after_holiday)
        from_midnight = {0.0: eve[max(eve)], **today}
        return sorted((clock, count) for clock, count in from_midnight.items() if clock < MINUTES_PER_DAY)

    def steps_on(self, day: dt.date, holidays: Collection[dt.date]) -> list[tuple[float, int]]:
        """The same for a day of the calendar."""
        after_holiday = day > dt.date.min and day - dt.timedelta(days=1) in holidays
        return self.steps(day.weekday(), holiday=day in holidays, after_holiday=after_holiday)

    def _roster(self, weekday: int, *, holiday: bool = False) -> Roster:
        """How many from each clock time of a day on; 24:00 is the end of the day."""
        own = self.on_days.of(weekday, holiday=holiday) if self.on_days is not None else None
        return own or self.roster or {0.0: self.servers or 0}


class Hours(Frozen):
    """When a terminal is open: nothing leaves it, by its timetable, before or after."""

    opens: Clock | None = None
    """From when; all day when left out."""
    closes: Clock | None = None
    """Until when."""

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.opens is not None and self.closes is not None and self.closes <= self.opens:
            raise ValueError("closes should be after opens")
        return self


class Port(Hours):
    """A place where vessels berth."""

    berths: PositiveCount
    """How many vessels may lie alongside."""


class Airport(Hours):
    """A place between which flights go."""
