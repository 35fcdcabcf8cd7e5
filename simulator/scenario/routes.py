"""What goes where and when: timetables, routes, and the ships that work them."""

from __future__ import annotations

from typing import Annotated, Any, Literal, Self, get_args

from pydantic import Discriminator, Field, Tag, model_validator

from simulator.scenario.distributions import Durations
from simulator.scenario.quantities import (
    Clock,
    Frozen,
    Metres,
    Minutes,
    Name,
    Names,
    PositiveCount,
    PositiveMinutes,
    Share,
    Yuan,
)
from simulator.units import MINUTES_PER_DAY

Mode = Literal["ferry", "coach", "flight"]
MODES = get_args(Mode)


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


class Recovery(Frozen):
    """Extra departures offered after the weather has held up at least one of the timetable.

    They cannot be booked before; on a route that vessels work, an idle vessel is needed.
    """

    departures: PositiveCount
    """How many, at the most, after each stop."""
    every: PositiveMinutes
    """The first so long after the route is open again, and so long from one to the next."""
    when_waiting: PositiveCount = 1
    """Each leaves only if then so many wait for it."""
    until: Clock = MINUTES_PER_DAY
    """None leaves later in the day than this."""


class Route(Frozen):
    """A timetabled way from one place to another: a crossing, a flight, a coach line."""

    origin: Name
    """The port, airport or stop it leaves."""
    destination: Name
    """The one it reaches."""
    departures: Departures
    """A list of clock times, or first, last and every; 24:00 belongs to the day it is written in."""
    takes: Durations
    """Berth to berth, gate to gate."""
    mode: Mode = "ferry"
    """What travels on it; the measures of each mode are taken together."""
    seats: PositiveCount | None = None
    """Seats of each sailing, on a route whose vessels are not followed one by one."""
    boarding_closes: Minutes = 0.0
    """How long before departure nobody boards any more."""
    stops_in: Names = ()
    """The weather in which nothing leaves."""
    minimum_visibility: Metres | None = None
    """Of weather that has a visibility, only the part of a spell below this stops it; all of it when left out."""
    resumes_after: Minutes = 0.0
    """How long after the weather has cleared the first may leave."""
    cancelled_after: PositiveMinutes | None = None
    """A sailing held up longer than this is cancelled; none is when left out."""
    left_after_last: Literal["stranded", "wait"] = "stranded"
    """Those who remain after the day's last sailing: `stranded` (the journey ends there, and is counted so)
    or `wait` for the next day's first."""
    refunds: Share = 0.0
    """With `wait`: the share of those left at night who ask for their money back and go home."""
    after_stop: Recovery | None = None
    """Extra departures after the weather has held some up."""
    fare: Yuan | None = None
    """What one passenger pays."""

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
        if self.refunds > 0 and self.left_after_last != "wait":
            raise ValueError("refunds go with left_after_last: wait")
        if self.after_stop is not None and self.cancelled_after is None:
            raise ValueError("after_stop goes with cancelled_after")
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
