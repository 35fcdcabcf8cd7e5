"""What somebody decides, and from which day on."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Mapping
from typing import Any, Self

from pydantic import Field, model_validator

from simulator.scenario.baskets import DutyFree
from simulator.scenario.places import Airport, Port, Station
from simulator.scenario.quantities import Day, Frozen, Minutes, Name, Number, PositiveCount, Share
from simulator.scenario.rosters import OnDays, Roster
from simulator.scenario.routes import Departures, Route, Vessel, Weekdays
from simulator.scenario.supply import Supply


class Scheme(Frozen):
    """A programme that takes some in and leaves others out: trusted traders, a list of those who may declare at home,
    a customs officer's choice of what to open.

    Who is taken in is the traveller's own luck in this scheme, the same at every step and for what comes along.
    """

    takes_in: dict[Name, Share] = Field(min_length=1)
    """The share of each kind of traveller (`all`: of everybody). Of several names that fit one traveller the largest
    share counts; those whom none fits are left out."""
    odds: dict[Name, Number] = Field(default_factory=dict)
    """How many times likelier those of some kinds or traits are taken in, beside what `takes_in` says of them: the
    odds are multiplied, so that 10 % become 25 % by a factor of 3. Of several that fit, all count. What an officer
    chooses to open is the better aimed the larger the odds of those who hide something."""


class StationChange(Frozen):
    """A station staffed otherwise, or open to others."""

    servers: PositiveCount | None = None
    """How many, at all hours."""
    roster: Roster | None = None
    """Or how many from each clock time on, every day; all 0 closes the station, but for days with a roster of their
    own."""
    on_days: OnDays | None = None
    """Rosters of certain days, in place of all that the station had; `{}` for none any more."""
    admits: dict[Name, Share] | None = Field(default=None, min_length=1)
    """The share of each kind of traveller that is let in, of those who set out from this day on."""
    exempts: dict[Name, Share] | None = Field(default=None, min_length=1)
    """The share of each kind that need not stop here, of those who set out from this day on."""

    @model_validator(mode="after")
    def _changes(self) -> Self:
        if self.servers is not None and self.roster is not None:
            raise ValueError("should have one of: servers, roster")
        if all(part is None for part in (self.servers, self.roster, self.on_days, self.admits, self.exempts)):
            raise ValueError("should have servers or roster, on_days, admits or exempts")
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
    schemes: dict[Name, Scheme] = Field(default_factory=dict)
    """Schemes that take in others, of those who set out from this day on."""
    duty_free: DutyFree | None = None
    """Another allowance, for those who set out from this day on."""


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
    schemes: dict[Name, Scheme] = Field(default_factory=dict)
    """Programmes that take some in, and of which steps of an itinerary may be a part (`under`)."""
    duty_free: DutyFree | None = None
    """What visitors of a market may take home free of duty; no limit when left out."""
    supply: Supply | None = None
    """Goods of a market that may run out; when left out there is always enough."""
    moved: dict[Name, Name] = Field(default_factory=dict)
    """Stations and routes that are given up, and where those who would have gone there go instead."""
    from_date: dict[Day, Change] = Field(default_factory=dict)
    """What is decided for later: rosters, timetables and schemes that hold from the midnight that begins a day."""

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
        stations, routes, schemes = dict(self.stations), dict(self.routes), dict(self.schemes)
        duty_free = self.duty_free
        for date in sorted(self.from_date):
            if date > day:
                break
            for name, staffed in self.from_date[date].stations.items():
                stations[name] = stations[name].model_copy(update=_changed(staffed))
            for name, changed in self.from_date[date].routes.items():
                kept = {key: value for key, value in changed if value is not None}
                routes[name] = routes[name].model_copy(update=kept)
            schemes |= self.from_date[date].schemes
            duty_free = self.from_date[date].duty_free or duty_free
        routes = _with_decks(routes)
        stands = {"stations": stations, "routes": routes, "schemes": schemes, "duty_free": duty_free, "from_date": {}}
        return self.model_copy(update=stands)


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
