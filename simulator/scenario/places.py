"""What somebody decides: how stations are staffed, which vessels sail when, and when they may not."""

from __future__ import annotations

from typing import Annotated, Any, Literal, Self

from pydantic import Discriminator, Field, Tag, model_validator

from simulator.scenario.distributions import Durations
from simulator.scenario.quantities import (
    Clock,
    Count,
    Frozen,
    Minutes,
    Name,
    Names,
    Number,
    PositiveCount,
    PositiveMinutes,
)
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

    @model_validator(mode="after")
    def _staffed(self) -> Self:
        if (self.servers is None) == (self.roster is None):
            raise ValueError("should have exactly one of: servers, roster")
        if self.roster is not None and not any(self.roster.values()):
            raise ValueError("this roster never opens: at least one count should be above 0")
        return self


class Timetable(Frozen):
    """Departures at equal distance."""

    first: Clock
    """The first of the day."""
    last: Clock
    """None leaves later than this."""
    every: PositiveMinutes
    """From one to the next."""

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.last < self.first:
            raise ValueError("last should not be before first")
        if (self.last - self.first) / self.every > MINUTES_PER_DAY:
            raise ValueError("more than one departure a minute")
        return self


def _list_or_steps(value: Any) -> str:
    return "=steps" if isinstance(value, dict | Timetable) else "=times"


Departures = Annotated[
    Annotated[Timetable, Tag("=steps")] | Annotated[tuple[Clock, ...], Tag("=times")],
    Discriminator(_list_or_steps),
]
"""A list of clock times, or first, last and every."""


class Route(Frozen):
    """A timetabled crossing from one port to another."""

    origin: Name
    """The port it leaves."""
    destination: Name
    """The port it reaches."""
    departures: Departures
    """A list of clock times, or first, last and every; 24:00 belongs to the day it is written in."""
    sailing: Durations
    """Berth to berth."""
    seats: PositiveCount | None = None
    """Seats of each sailing, on a route whose vessels are not followed one by one."""
    boarding_closes: Minutes = 0.0
    """How long before departure nobody boards any more."""
    stops_in: Names = ()
    """The weather in which nothing leaves."""
    cancelled_after: PositiveMinutes | None = None
    """A sailing held up longer than this is cancelled; none is when left out."""
    left_after_last: Literal["stranded", "wait"] = "stranded"
    """Those who remain after the day's last sailing: `stranded` (the journey ends there, and is counted so)
    or `wait` for the next day's first."""

    def clock_times(self) -> tuple[float, ...]:
        """Departures of one day, minutes after midnight, rising."""
        if isinstance(self.departures, tuple):
            return tuple(sorted(self.departures))
        first, last, every = self.departures.first, self.departures.last, self.departures.every
        return tuple(first + k * every for k in range(int((last - first) / every + 1e-9) + 1))

    @model_validator(mode="after")
    def _sails(self) -> Self:
        if isinstance(self.departures, tuple) and not self.departures:
            raise ValueError("departures should name at least one time")
        if self.origin == self.destination:
            raise ValueError("origin and destination should differ")
        return self


class Vessel(Frozen):
    """A ship that shuttles on its routes."""

    seats: PositiveCount
    """How many passengers."""
    works: Names = Field(min_length=1)
    """The routes it serves; it takes the next free sailing from wherever it lies."""
    lies_at: Name
    """The port where it begins each day's work on the first day."""
    turnaround: Minutes
    """From coming alongside to being ready for the next passengers."""


class Port(Frozen):
    """A place where vessels berth."""

    berths: PositiveCount
    """How many vessels may lie alongside."""


class Spells(Frozen):
    """A kind of weather that comes in spells, more often in some months and at some hours."""

    spells_by_month: Annotated[tuple[Number, ...], Field(min_length=12, max_length=12)]
    """Mean spells in each month, January first."""
    begins_by_hour: Annotated[tuple[Number, ...], Field(min_length=24, max_length=24)]
    """Weights of the hour of onset, from midnight."""
    lasts: Durations
    """How long a spell lasts."""

    @model_validator(mode="after")
    def _some_hour(self) -> Self:
        if not sum(self.begins_by_hour) > 0:
            raise ValueError("at least one hour should have a weight above 0")
        return self
