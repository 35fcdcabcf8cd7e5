"""What the ways of travelling are called in tables and figures."""

from __future__ import annotations

from dataclasses import dataclass


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
