"""What the ways of travelling, those who travel, and units of time are called in tables and figures."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.scenario.measured import BOTH, CONSIGNMENTS, PEOPLE
from simulator.units import MINUTES_PER_HOUR


@dataclass(frozen=True, slots=True)
class Mode:
    """One way of travelling, in the words of those who run it."""

    title: str
    """At the head of a table."""
    one: str
    """One departure."""
    many: str
    """Several."""
    carrier: str
    """What one waits for."""
    how_full: str
    """The title of a figure of loads."""
    who: str = "people"
    """Who waits for it."""
    carried: str = "passengers"
    """What goes on it."""
    on_board: str = "passengers on board"
    """What fills it."""
    places: str = "seats"
    """What there is to be filled."""


MODES = {
    "ferry": Mode("Sailings", "sailing", "sailings", "vessel", "How full the vessels sail"),
    "coach": Mode("Coaches", "coach", "coaches", "coach", "How full the coaches leave"),
    "flight": Mode("Flights", "flight", "flights", "flight", "How full the flights leave"),
    "freight": Mode(
        "Freight",
        "sailing",
        "sailings",
        "vessel",
        "How full the freight decks sail",
        who="consignments",
        carried="consignments",
        on_board="places taken",
        places="places",
    ),
}


@dataclass(frozen=True, slots=True)
class Unit:
    """In what a duration is told."""

    short: str
    """After a number, and in the heading of a column."""
    long: str
    minutes: float


MINUTE, HOUR = Unit("min", "minutes", 1.0), Unit("h", "hours", MINUTES_PER_HOUR)
LONG_MINUTES = 48 * MINUTES_PER_HOUR
"""Means longer than this are told in hours."""


def unit_of(longest_minutes: float = 0.0, *, goods: bool = False) -> Unit:
    """The unit in which durations are told everywhere: hours of goods, and where the longest of what is told is long;
    else minutes."""
    return HOUR if goods or longest_minutes > LONG_MINUTES else MINUTE


@dataclass(frozen=True, slots=True)
class Carried:
    """Those whom a scenario is about: people, goods, or both side by side."""

    title: str
    """At the head of a table."""
    many: str
    waiting: str
    """On the axis that counts those who wait."""
    in_lounges: str
    """What they do until the vessel leaves."""
    elsewhere: str
    """What is done that is neither queueing nor waiting nor being under way."""
    nights: str
    """The title of a table of connections and nights."""
    compared: str = "travellers"
    """As each is compared with itself."""
    hours: str = "person-hours"
    """In which their waiting adds up."""
    at_home: str = "at their door"
    """Where their way ends."""
    lounge: str = "lounge"
    """Where they wait for the vessel."""
    goods: bool = False
    """Whether it is goods alone."""

    @property
    def unit(self) -> Unit:
        """In which it is told how much sooner each arrives, and how long each waits."""
        return unit_of(goods=self.goods)


CARRIED = {
    PEOPLE: Carried(
        "People",
        "people",
        "people waiting",
        "in lounges",
        "at desks and gates, on foot, in taxis",
        "Connections and nights",
    ),
    CONSIGNMENTS: Carried(
        "Consignments",
        "consignments",
        "consignments waiting",
        "waiting to sail",
        "at desks, bays and gates, on lorries",
        "Connections and nights at the port",
        "consignments",
        "consignment-hours",
        "delivered",
        "to sail",
        goods=True,
    ),
    BOTH: Carried(
        "People and consignments",
        "people and consignments",
        "waiting",
        "waiting to leave",
        "at desks, bays and gates, on the road",
        "Connections and nights",
    ),
}
"""By who or what meets the stations of a scenario, or waits for a mode."""
