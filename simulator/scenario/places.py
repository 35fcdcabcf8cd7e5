"""Where things happen: stations with their servers, and ports with their berths."""

from __future__ import annotations

from typing import Self

from pydantic import Field, model_validator

from simulator.scenario.quantities import Clock, Count, Frozen, Minutes, Name, PositiveCount, PositiveMinutes, Share


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


class Station(Frozen):
    """A row of like servers with one queue: desks, gates, X-ray lines."""

    servers: PositiveCount | None = None
    """How many, at all hours."""
    roster: dict[Clock, Count] | None = Field(default=None, min_length=1)
    """Or how many from each clock time on, every day. Service in progress at a change is finished; nobody
    starts at the instant a desk closes."""
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

    @model_validator(mode="after")
    def _staffed(self) -> Self:
        if (self.servers is None) == (self.roster is None):
            raise ValueError("should have exactly one of: servers, roster")
        if self.roster is not None and not any(self.roster.values()):
            raise ValueError("this roster never opens: at least one count should be above 0")
        return self


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
