"""What goes where and when: timetables, routes, the decks of a vessel, and the ships that work them."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any, Literal, Self, get_args

from pydantic import Discriminator, Field, Tag, model_validator

from simulator.scenario.distributions import Constant, Durations
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

Mode = Literal["ferry", "coach", "flight", "freight"]
MODES = get_args(Mode)
Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
WEEKDAYS: tuple[Weekday, ...] = get_args(Weekday)
Weekdays = Annotated[tuple[Weekday, ...], Field(min_length=1)]
"""Days of the week."""

OF_THE_VESSEL = (
    "origin",
    "destination",
    "departures",
    "on_days",
    "takes",
    "distance",
    "stops_in",
    "minimum_visibility",
    "resumes_after",
    "cancelled_after",
    "after_stop",
    "discharged_at",
)
"""What a deck has from the route it is aboard of."""
_ALWAYS_SAID = ("origin", "destination", "departures", "takes")


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
    """A timetabled way from one place to another (a crossing, a flight, a coach line), or a deck of what goes there."""

    aboard: Name | None = None
    """The route of which this is a deck: cars, containers, trailers on the vessels that carry its passengers. A deck
    leaves, arrives and is cancelled with that route, and says nothing of it again; it has places, a closing time, a
    fare and a rule for those left behind of its own."""
    origin: Name = ""
    """The port, airport or stop it leaves."""
    destination: Name = ""
    """The one it reaches."""
    departures: Departures = ()
    """A list of clock times, or first, last and every; 24:00 belongs to the day it is written in."""
    on_days: Weekdays = WEEKDAYS
    """On which days of the week; every day when left out."""
    takes: Durations = Constant.model_validate({"constant": "0 min"})
    """Berth to berth, gate to gate."""
    distance: Metres | None = None
    """How far that is, for the chart of a corridor (time and cost against distance); none is drawn of a way without."""
    mode: Mode = "ferry"
    """What travels on it; the measures of each mode are taken together. A deck is `freight` when left out."""
    seats: PositiveCount | None = None
    """Seats of each sailing, on a route whose vessels are not followed one by one. Of a deck: spaces, slots, lane
    metres; left out where each vessel says its own."""
    boarding_closes: Minutes = 0.0
    """How long before departure nobody boards any more. A deck closes no later than the route it is aboard of, and
    with it when left out."""
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
    discharged_at: Names = ()
    """On a route that vessels work: after its turnaround a vessel is ready again only once nobody waits at these
    stations; until then it looks every five minutes."""
    fare: Yuan | None = None
    """What one passenger pays, or one consignment."""

    def sails_on(self, day: dt.date) -> bool:
        """Whether its timetable holds on this day of the week."""
        return WEEKDAYS[day.weekday()] in self.on_days

    def along_with(self, main: Route) -> Route:
        """This deck, with what it has from the route it is aboard of."""
        unsaid = {"mode": "freight", "boarding_closes": main.boarding_closes}
        update = {key: value for key, value in unsaid.items() if key not in self.model_fields_set}
        return self.model_copy(update=update | {key: getattr(main, key) for key in OF_THE_VESSEL})

    def clock_times(self) -> tuple[float, ...]:
        """Departures of one day, minutes after midnight, rising."""
        if isinstance(self.departures, tuple):
            return tuple(sorted(self.departures))
        first, last, every = self.departures.first, self.departures.last, self.departures.every
        return tuple(first + k * every for k in range(int((last - first) / every + 1e-9) + 1))

    @model_validator(mode="after")
    def _sails(self) -> Self:
        said = self.model_fields_set
        if self.aboard is not None:
            again = [key for key in OF_THE_VESSEL if key in said]
            if again:
                raise ValueError(
                    f"is aboard of `{self.aboard}`, which says {', '.join(again)} for both; leave it out here"
                )
            return self._refunds_fit()
        if missing := [key for key in _ALWAYS_SAID if key not in said]:
            raise ValueError(f"should have {', '.join(missing)}; only a deck, `aboard` another route, goes without")
        if isinstance(self.departures, tuple) and not self.departures:
            raise ValueError("departures should name at least one time")
        if len(set(self.on_days)) < len(self.on_days):
            raise ValueError("on_days names a day twice")
        if self.origin == self.destination:
            raise ValueError("origin and destination should differ")
        if self.after_stop is not None and self.cancelled_after is None:
            raise ValueError("after_stop goes with cancelled_after")
        return self._refunds_fit()

    def _refunds_fit(self) -> Self:
        if self.refunds > 0 and self.left_after_last != "wait":
            raise ValueError("refunds go with left_after_last: wait")
        return self


class Vessel(Frozen):
    """A ship that shuttles on its routes."""

    seats: PositiveCount
    """How many passengers."""
    decks: dict[Name, PositiveCount] = Field(default_factory=dict)
    """How many places it has on each deck (a route `aboard` of one it works) that has no `seats` of its own."""
    works: Names = Field(min_length=1)
    """The routes it serves; it takes the next free sailing from wherever it lies."""
    lies_at: Name
    """The port where it begins each day's work on the first day."""
    turnaround: Minutes
    """From coming alongside to being ready for the next passengers."""
