"""Sailings, vessels and berths: a day on the strait, told in order."""

from __future__ import annotations

import math
from collections.abc import Generator, Sequence
from typing import Any

import numpy as np
import simpy

from simulator.flow import sampling
from simulator.flow.chance import Chance
from simulator.flow.clock import Clock
from simulator.flow.crowd import Crowd
from simulator.flow.timetable import Timetable
from simulator.journal.columns import Floats, Ints
from simulator.scenario.routes import Route, Vessel
from simulator.scenario.schema import Scenario
from simulator.units import MINUTES_PER_DAY
from simulator.world.decks import Decks
from simulator.world.logbook import Logbook
from simulator.world.lounge import Boarded, Lounges
from simulator.world.night import Night
from simulator.world.reserve import Day, Reserve
from simulator.world.weather import Closures

LOOKS_AGAIN_MINUTES = 5.0
"""So often a vessel that is being discharged looks whether it is ready."""


class Harbour:
    """All ports, routes and vessels of a scenario on one clock."""

    def __init__(
        self,
        clock: Clock,
        scenario: Scenario,
        table: Timetable,
        crowd: Crowd,
        lounges: Lounges,
        closures: Sequence[Closures],
        night: Night,
        chance: Chance,
    ) -> None:
        self.clock, self.crowd, self.lounges, self.table = clock, crowd, lounges, table
        self.scheduled: list[float] = table.scheduled.tolist()
        self.route_of: list[int] = table.route.tolist()
        self.extra: list[bool] = table.extra.tolist()
        midnight = (table.scheduled // MINUTES_PER_DAY + 1) * MINUTES_PER_DAY
        self.tonight: list[int] = (np.searchsorted(table.scheduled, midnight) - 1).tolist()
        """Of each sailing, the last one of its day."""
        self.routes: list[Route] = list(scenario.policy.routes.values())
        self.berths = {name: simpy.Resource(clock, port.berths) for name, port in scenario.policy.ports.items()}
        self.closures, self.night = closures, night
        self.decks = Decks(scenario.policy, table)
        self.station_of = {name: row for row, name in enumerate(scenario.policy.stations)}
        self.pending = [
            np.flatnonzero((table.route == row) & ~(table.extra & (route.seats is None))).tolist()[::-1]
            for row, route in enumerate(self.routes)
        ]
        """Of each route the departures to come, the next one last; extra ones only where no vessel need be found. Of a
        deck nobody asks for them: it goes with its route."""
        self.reserve = Reserve(self)
        self.minutes: list[float] = self._sailing_minutes(chance).tolist()
        self.log = Logbook.empty(len(table.scheduled))
        for number, vessel in enumerate(scenario.policy.vessels.values()):
            clock.process(self.vessel(number, vessel))
        for row, route in enumerate(self.routes):
            if route.aboard is not None:
                continue
            if route.seats is not None:
                clock.process(self.line(row, route))
            elif route.cancelled_after is not None:
                clock.process(self.harbour_master(row, route))
            if route.seats is None and route.after_stop is not None:
                clock.process(self.reserve.extra_sailings(row, route))

    def _sailing_minutes(self, chance: Chance) -> Floats:
        """How long each sailing will take, but those of decks; its luck belongs to its route and minute, whatever else
        sails."""
        minutes = np.zeros(len(self.table.scheduled))
        minute = self.table.scheduled.astype(np.int64)
        for row, (name, route) in enumerate(zip(self.table.routes, self.routes, strict=True)):
            if route.aboard is not None:
                continue
            mine = self.table.route == row
            luck = chance.uniforms(f"{name}/sailing", int(minute[mine].max(initial=-1)) + 1)[minute[mine]]
            minutes[mine] = sampling.minutes(route.takes, luck)
        return minutes

    def line(self, row: int, route: Route) -> Day:
        """A route whose vessels are not followed: at every departure there is one."""
        mine, lead = self.pending[row][::-1], self.decks.lead_minutes(row)
        for sailing, after in zip(mine, [*mine[1:], None][: len(mine)], strict=True):
            leaves = self.scheduled[sailing]
            yield from self.until(leaves - lead)
            on_time = self.closures[row].open_from(leaves) == leaves
            if on_time and (after is None or self.scheduled[after] - lead >= leaves):
                yield from self.crossing(sailing, route)
            else:  # the next one boards meanwhile
                self.clock.process(self.crossing(sailing, route))

    def crossing(self, sailing: int, route: Route) -> Day:
        """One departure of such a route: board and leave; the arrival comes by itself."""
        people = yield from self.departure(sailing, route)
        if people is not None:
            arrival = self.clock.timeout(self.minutes[sailing])
            arrival.callbacks.append(lambda _: self.arrive(sailing, people))

    def departure(
        self, sailing: int, route: Route, number: int = -1, vessel: Vessel | None = None
    ) -> Generator[simpy.Event, Any, Ints | None]:
        """Board and leave, on time or when the weather lets it: who is on board, passengers and then deck by deck; None
        if it was cancelled."""
        departs = self._departure(sailing, route)
        if departs is None:
            yield from self.until(self.gives_up(sailing, route))
            self.cancel(sailing)
            return None
        yield from self.until(departs - self.decks.lead_minutes(self.route_of[sailing]))
        if self.extra[sailing] and not self.wanted(sailing, route):
            self.cancel(sailing)
            return None
        boarded: dict[int, Boarded] = {}
        for closes, part in self.decks.closing_order(sailing):
            yield from self.until(departs - closes)
            places = self.decks.places(part, vessel)
            boarded[part] = self.lounges.board(self.route_of[part], part, self.tonight[part], places)
        yield from self.until(departs)
        parts = self.decks.with_sailing(sailing)
        for part in parts:
            self._leave(part, number, self.decks.places(part, vessel), boarded[part])
        return np.concatenate([boarded[part].people for part in parts])

    def harbour_master(self, row: int, route: Route) -> Day:
        """Cancels, when its time is up, each sailing for which no vessel has come."""
        pending = self.pending[row]
        while pending:
            sailing = pending[-1]
            yield from self.until(self.gives_up(sailing, route))
            if pending and pending[-1] == sailing:
                pending.pop()
                self.cancel(sailing)

    def vessel(self, number: int, vessel: Vessel) -> Day:
        """A ship's life: take the next sailing, come alongside, board, cross, set ashore, turn round."""
        routes = {row: self.routes[row] for row, name in enumerate(self.table.routes) if name in vessel.works}
        port, alongside = vessel.lies_at, None
        while (sailing := self._claim(port, routes)) is not None:
            route = routes[self.route_of[sailing]]
            comes_alongside = self.scheduled[sailing] - max(vessel.turnaround, self.loads_minutes(sailing))
            if alongside is not None and comes_alongside > self.clock.now:
                self.berths[port].release(alongside)  # room for others; it lies off until it is wanted
                alongside = None
            yield from self.reserve.lie_off(number, vessel, routes, sailing, comes_alongside)
            if alongside is None:
                alongside = self.berths[port].request()
                yield from self.granted(alongside, self.gives_up(sailing, route))
            if not alongside.triggered:  # its time is up, and there is no berth yet
                alongside.cancel()
                alongside = None
                self.cancel(sailing)
                continue
            people = yield from self.departure(sailing, route, number, vessel)
            if people is None:
                continue
            self.berths[port].release(alongside)
            port = route.destination
            yield self.clock.timeout(self.minutes[sailing])
            yield from self.granted(alongside := self.berths[port].request())
            self.arrive(sailing, people)
            yield self.clock.timeout(vessel.turnaround)
            yield from self.discharge(route)
        if alongside is not None:
            self.berths[port].release(alongside)

    def loads_minutes(self, sailing: int) -> float:
        """How long before departure a vessel with decks is wanted alongside: when the first of them closes."""
        route = self.route_of[sailing]
        return self.decks.lead_minutes(route) if len(self.decks.with_sailing(sailing)) > 1 else 0.0

    def discharge(self, route: Route) -> Day:
        """Until nobody waits any more where what the vessel brought is unloaded."""
        stations = [self.station_of[name] for name in route.discharged_at]
        while any(self.crowd.waiting(station) for station in stations):
            yield self.clock.timeout(LOOKS_AGAIN_MINUTES)

    def granted(self, berth: simpy.Event, latest: float = math.inf) -> Day:
        """Wait for a berth, but no longer than this."""
        if berth.triggered:
            return
        if latest == math.inf:
            yield berth
        elif latest > self.clock.now:
            yield berth | self.clock.at(latest)

    def _claim(self, port: str, routes: dict[int, Route]) -> int | None:
        """The earliest sailing from this port that no other vessel has taken and that is not over."""
        offers = [self.pending[row][-1] for row, route in routes.items() if route.origin == port and self.pending[row]]
        if not offers:
            return None
        sailing = min(offers)
        self.pending[self.route_of[sailing]].pop()
        return sailing

    def gives_up(self, sailing: int, route: Route) -> float:
        """Until when a sailing may still leave."""
        late = math.inf if route.cancelled_after is None else route.cancelled_after
        if route.after_stop is not None and self.extra[sailing]:
            late = route.after_stop.every  # then it is the next one's turn
        return self.scheduled[sailing] + late

    def wanted(self, sailing: int, route: Route) -> bool:
        """Whether enough people wait for an extra departure."""
        waiting = self.lounges.board(self.route_of[sailing], sailing, self.tonight[sailing], 0).left_behind
        return route.after_stop is not None and waiting >= route.after_stop.when_waiting

    def _departure(self, sailing: int, route: Route) -> float | None:
        """When it can leave: on time or as soon as the weather lets it; None when that is too late."""
        row = self.route_of[sailing]
        departs = self.closures[row].open_from(max(self.scheduled[sailing], self.clock.now))
        return departs if departs <= self.gives_up(sailing, route) else None

    def until(self, minutes: float) -> Day:
        """Let time pass, if this minute is still to come."""
        if minutes > self.clock.now:
            yield self.clock.at(minutes)

    def _leave(self, sailing: int, vessel: int, seats: int, boarded: Boarded) -> None:
        log = self.log
        log.vessel[sailing], log.seats[sailing], log.departed[sailing] = vessel, seats, self.clock.now
        log.boarded[sailing], log.left_behind[sailing] = len(boarded.people), boarded.left_behind
        log.places_taken[sailing] = boarded.places_taken
        log.aboard.append((sailing, self.crowd.embark(boarded.people)))
        self.night.resolve(sailing)

    def arrive(self, sailing: int, people: Ints) -> None:
        """Set these people ashore."""
        self.log.arrived[list(self.decks.with_sailing(sailing))] = self.clock.now
        self.crowd.land(people)

    def cancel(self, sailing: int) -> None:
        """Strike a sailing out, and its decks."""
        for part in self.decks.with_sailing(sailing):
            self.log.cancelled[part] = True
            self.night.resolve(part)
