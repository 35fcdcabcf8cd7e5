"""A day of one ro-pax, made by hand: a passenger route and the container deck of the vessel that works it.

It leaves at 10:00 and at 18:00, and lands two hours later. The first takes two passengers on 4 seats, and two boxes
that take up 3 of 4 slots (one is twice as long); a third, twice as long too, stays. The second takes one passenger and
that box.
"""

from __future__ import annotations

from typing import Any

from simulator.journal import Ending, Journal
from tests.journals import DAY, made

TEN, SIX, CROSSING = 600.0, 1080.0, 120.0
CROSSINGS = [
    (0, 570.0, TEN, TEN + CROSSING, 0),
    (1, 590.0, TEN, TEN + CROSSING, 0),
    (2, 1000.0, SIX, SIX + CROSSING, 2),
    (3, 400.0, TEN, TEN + CROSSING, 1),
    (4, 410.0, TEN, TEN + CROSSING, 1),
    (5, 420.0, SIX, SIX + CROSSING, 3),
]
"""Who boarded what: the row of the journey, from when to when they waited, when they landed, and the sailing."""


def ro_pax(**changes: Any) -> Journal:
    """The day, with anything in it changed."""
    noon, eight = TEN + CROSSING, SIX + CROSSING
    facts: dict[str, Any] = {
        "horizon": DAY,
        "flows": ("people", "boxes"),
        "routes": ("over", "slots"),
        "modes": ("ferry", "freight"),
        "lounges": ((0,), (1,)),
        "vessels": ("star",),
        "journeys": [
            (0, 570.0, noon, Ending.FINISHED),
            (0, 590.0, noon, Ending.FINISHED),
            (0, 1000.0, eight, Ending.FINISHED),
            (1, 400.0, noon, Ending.FINISHED),
            (1, 410.0, noon, Ending.FINISHED),
            (1, 420.0, eight, Ending.FINISHED),
        ],
        "crossings": CROSSINGS,
        "lounge": [0, 0, 0, 1, 1, 1],
        "sailings": [
            (0, TEN, TEN, noon, 4, 2, 0),
            (1, TEN, TEN, noon, 4, 2, 1),
            (0, SIX, SIX, eight, 4, 1, 0),
            (1, SIX, SIX, eight, 4, 1, 0),
        ],
        "places_taken": {1: 3, 3: 2},
    }
    return made(**facts | changes)
