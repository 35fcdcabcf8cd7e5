"""Where a measure is taken: all together or one mode or route; one flow or direction, or some of those who go there.

A name that is both of a mode and of a route means the mode; one that is both of a direction and of a flow, the
direction.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from simulator.journal import Journal
from simulator.journal.columns import Mask

EVERYONE: Final = "all"
MODES: Final = ("ferry", "coach", "flight", "freight")
MAIN_MODE: Final = "ferry"
FREIGHT: Final = "freight"


def modes(journal: Journal) -> tuple[str, ...]:
    """The modes of the routes: ferries first, then coaches, flights and freight."""
    return tuple(mode for mode in MODES if mode in journal.modes)


def wholes(journal: Journal) -> tuple[str, ...]:
    """What stands for all routes together: `all` where they are of one mode, else each mode by itself, since a
    flight and a coach ride do not add up to anything."""
    return (EVERYONE,) if len(modes(journal)) < 2 else modes(journal)


def route_places(journal: Journal) -> tuple[str, ...]:
    """Every place of a measure of routes: all or the modes, then each route."""
    whole = wholes(journal)
    return (*whole, *(route for route in journal.routes if route not in whole))


def on_routes(journal: Journal, place: str) -> Mask:
    """Which routes belong to a place: `all`, a mode or a route. ValueError where there is none of that name."""
    if place == EVERYONE:
        return np.ones(len(journal.routes), np.bool_)
    if place in MODES:
        return np.array([mode == place for mode in journal.modes], np.bool_)
    return _only(journal.routes, place, "route or mode")


def of_freight(journal: Journal, places: tuple[str, ...], *, freight: bool) -> tuple[str, ...]:
    """Those places of routes that are of freight (a freight deck or route, or all of them); or the others."""
    return tuple(place for place in places if (on_routes(journal, place) <= carries_freight(journal)).all() == freight)


def carries_freight(journal: Journal) -> Mask:
    """Whether each route carries freight, and no passengers."""
    return on_routes(journal, FREIGHT)


def of_main_mode(journal: Journal) -> Mask:
    """The routes whose passengers are counted as those of the corridor: the ferries; where there are none, all but
    those of freight."""
    return on_routes(journal, MAIN_MODE) if MAIN_MODE in journal.modes else ~carries_freight(journal)


def traveller_flows(journal: Journal) -> tuple[str, ...]:
    """Flows of people and goods that travel in their own right; companions (`flow/companion`) are left out."""
    return tuple(flow for flow in journal.flows if "/" not in flow)


def is_traveller(journal: Journal) -> Mask:
    """Whether each of `Journal.flows` travels in its own right."""
    return np.array(["/" not in flow for flow in journal.flows], np.bool_)


def directions(journal: Journal) -> tuple[str, ...]:
    """The directions of flows that travel in their own right, in the order of the scenario."""
    named = zip(journal.directions, is_traveller(journal), strict=True)
    return tuple(dict.fromkeys(direction for direction, travels in named if direction and travels))


def flows_of(journal: Journal, place: str) -> Mask:
    """Which flows belong to a direction or flow. ValueError where there is none of that name."""
    if place in directions(journal):
        going = np.array([direction == place for direction in journal.directions], np.bool_)
        return np.asarray(going & is_traveller(journal))
    return _only(journal.flows, place, "flow or direction")


def _only(names: tuple[str, ...], place: str, what: str) -> Mask:
    if place not in names:
        raise ValueError(f"there is no {what} called {place!r}")
    return np.array([name == place for name in names], np.bool_)
