"""Seats bought before the journey, for the first leg and for those after it."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, Discriminator, Field, Tag, WithJsonSchema

from simulator import units
from simulator.scenario.distributions import Durations
from simulator.scenario.quantities import NAME, Frozen, Name, Names, Share


class Booking(Frozen):
    """How a traveller who means to sail comes to the pier.

    The arrival time is then the departure the traveller would like. Those who book take the first
    sailing from that time on which still has a seat, and come to the terminal ahead of it; the
    others come at the time they like and take the first seat they find.
    """

    on: Names = Field(min_length=1)
    """The routes they may book on, as one timetable."""
    share: Share
    """The share who book (whole parties)."""
    only: Names | None = None
    """Only these kinds of traveller; `share` is the share of them."""
    seats: Share = 1.0
    """The share of each sailing's seats that may be booked."""
    shows_up: Durations
    """How long before departure those who booked come to the terminal."""


def _one_or_several(value: Any) -> str:
    return "=one" if isinstance(value, dict | Booking) else "=several"


FirstLegs = Annotated[
    Annotated[Booking, Tag("=one")] | Annotated[tuple[Booking, ...], Tag("=several")], Discriminator(_one_or_several)
]
"""One way to book, or several: each traveller books in the first that is for them."""


def _duration_or_name(written: Any) -> float | str:
    if isinstance(written, str) and NAME.fullmatch(written):
        return written
    return units.duration_minutes(written)


Allowance = Annotated[
    Annotated[float, Field(ge=0)] | str,
    BeforeValidator(_duration_or_name),
    WithJsonSchema({"type": "string", "examples": ["120 min", "boat_to_flight"]}),
]
"""A duration, or the name of one that policy decides."""


class Connection(Frozen):
    """A seat further on, bought together with the first: the first departure that the ticket can promise to reach.

    It is reckoned from the scheduled arrival of the departure before it: the one booked or, where none is, the next
    one scheduled from when the traveller sets out. Who comes too late for it is served like those without a booking.
    """

    on: Names = Field(min_length=1)
    """The routes it may be on, as one timetable."""
    name: Name | None = None
    """What its draws are called; its routes where nothing is written."""
    share: Share = 1.0
    """The share who buy it (whole parties)."""
    only: Names | None = None
    """Only these kinds of traveller; `share` is the share of them."""
    seats: Share = 1.0
    """The share of each departure's seats that may be booked."""
    allows: Allowance
    """At least so long between the scheduled arrival before it and its departure: a duration, or the name of one of
    `policy.connection_times`."""

    @property
    def called(self) -> str:
        """Its name, or its routes."""
        return self.name or "+".join(self.on)
