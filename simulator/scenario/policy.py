"""What somebody decides, and from which day on."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Mapping
from typing import Any, Self

from pydantic import Field, model_validator

from simulator.scenario.places import Airport, Port, Station
from simulator.scenario.quantities import Clock, Count, Day, Frozen, Minutes, Name, PositiveCount, Share
from simulator.scenario.routes import Departures, Route, Vessel, Weekdays


class StationChange(Frozen):
    """A station staffed otherwise, or open to others."""

    servers: PositiveCount | None = None
    """How many, at all hours."""
    roster: dict[Clock, Count] | None = Field(default=None, min_length=1)
    """Or how many from each clock time on, every day; all 0 closes the station."""
    admits: dict[Name, Share] | None = Field(default=None, min_length=1)
    """The share of each kind of traveller that is let in, of those who set out from this day on."""
    exempts: dict[Name, Share] | None = Field(default=None, min_length=1)
    """The share of each kind that need not stop here, of those who set out from this day on."""

    @model_validator(mode="after")
    def _changes(self) -> Self:
        if self.servers is not None and self.roster is not None:
            raise ValueError("should have one of: servers, roster")
        if all(part is None for part in (self.servers, self.roster, self.admits, self.exempts)):
            raise ValueError("should have servers or roster, admits or exempts")
        return self


class RouteChange(Frozen):
    """A route with another timetable."""

    departures: Departures | None = None
    """A list of clock times, or first, last and every; an empty list suspends the route."""
    on_days: Weekdays | None = None
    """On which days of the week."""
    seats: PositiveCount | None = None
    """Seats of each sailing, on a route whose vessels are not followed one by one; places of a deck."""

    @model_validator(mode="after")
    def _changes(self) -> Self:
        if self.departures is None and self.on_days is None and self.seats is None:
            raise ValueError("should have departures, on_days or seats")
        if len(set(self.on_days or ())) < len(self.on_days or ()):
            raise ValueError("on_days names a day twice")
        return self


class Change(Frozen):
    """What is different from a day on, until a later change says otherwise."""

    stations: dict[Name, StationChange] = Field(default_factory=dict)
    """Stations staffed otherwise."""
    routes: dict[Name, RouteChange] = Field(default_factory=dict)
    """Routes with another timetable."""


class Policy(Frozen):
    """What somebody decides."""

    stations: dict[Name, Station] = Field(default_factory=dict)
    """Desks, lanes and gates."""
    ports: dict[Name, Port] = Field(default_factory=dict)
    """Berths."""
    airports: dict[Name, Airport] = Field(default_factory=dict)
    """Between which flights go."""
    vessels: dict[Name, Vessel] = Field(default_factory=dict)
    """Ships."""
    routes: dict[Name, Route] = Field(default_factory=dict)
    """Timetables."""
    connection_times: dict[Name, dict[Name, Minutes]] = Field(default_factory=dict)
    """How long a ticket allows for changing, by its parts: going ashore, the coach, checking in. Their sum counts."""
    from_date: dict[Day, Change] = Field(default_factory=dict)
    """What is decided for later: rosters and timetables that hold from the midnight that begins a day."""

    @model_validator(mode="after")
    def _decks_go_along(self) -> Self:
        if all(route.aboard is None for route in self.routes.values()):
            return self
        return self.model_copy(update={"routes": _with_decks(self.routes)})

    def decks_of(self, name: str) -> tuple[str, ...]:
        """The decks of what sails on a route, in the order of the scenario."""
        return tuple(deck for deck, route in self.routes.items() if route.aboard == name)

    def places(self, name: str) -> tuple[int, ...]:
        """Seats of each sailing of a route, or places on a deck: its own, or those that each of its vessels brings."""
        route = self.routes[name]
        if route.seats is not None:
            return (route.seats,)
        workers = [vessel for vessel in self.vessels.values() if (route.aboard or name) in vessel.works]
        return tuple(vessel.seats if route.aboard is None else vessel.decks.get(name, 0) for vessel in workers)

    def allowance(self, allows: float | str) -> float:
        """Minutes that a ticket allows for changing."""
        return math.fsum(self.connection_times[allows].values()) if isinstance(allows, str) else allows

    def on(self, day: dt.date) -> Policy:
        """The policy as it stands on a day, all changes up to then made."""
        stations, routes = dict(self.stations), dict(self.routes)
        for date in sorted(self.from_date):
            if date > day:
                break
            for name, staffed in self.from_date[date].stations.items():
                stations[name] = stations[name].model_copy(update=_changed(staffed))
            for name, changed in self.from_date[date].routes.items():
                kept = {key: value for key, value in changed if value is not None}
                routes[name] = routes[name].model_copy(update=kept)
        return self.model_copy(update={"stations": stations, "routes": _with_decks(routes), "from_date": {}})


def _with_decks(routes: Mapping[str, Route]) -> dict[str, Route]:
    """The same routes, each deck with what it has from the route it is aboard of."""
    mains = {name: route for name, route in routes.items() if route.aboard is None}
    return {
        name: route.along_with(mains[route.aboard]) if route.aboard in mains else route
        for name, route in routes.items()
    }


def _changed(station: StationChange) -> dict[str, Any]:
    """What is different: of servers and roster the one that is written replaces both."""
    update = {key: value for key, value in station if value is not None}
    return {"servers": None, "roster": None, **update} if {"servers", "roster"} & update.keys() else update
