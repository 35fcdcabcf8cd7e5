"""After a stop: extra sailings by vessels that lie idle and can be back in time for their own."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import simpy

from simulator.scenario.routes import Route, Vessel

if TYPE_CHECKING:
    from simulator.world.harbour import Harbour

Day = Generator[simpy.Event, Any, None]


@dataclass(frozen=True, slots=True)
class Idle:
    """A vessel that lies off until its next sailing."""

    port: str
    wanted_at: float
    """Minutes: when its own sailing is scheduled; earlier by as much as its decks close before its turnaround."""
    vessel: Vessel
    call: simpy.Event
    """What calls it to an extra sailing."""


class Reserve:
    """The vessels of a harbour that lie off and may be called."""

    def __init__(self, harbour: Harbour) -> None:
        self._harbour = harbour
        self._idle: dict[int, Idle] = {}

    def lie_off(self, number: int, vessel: Vessel, routes: dict[int, Route], sailing: int, until: float) -> Day:
        """Wait for one's own sailing; where extra ones are laid on after a stop, who lies off may be called."""
        harbour = self._harbour
        if not any(route.after_stop is not None for route in routes.values()):
            yield from harbour.until(until)
        while until > harbour.clock.now:
            call = harbour.clock.event()
            loads_before = max(harbour.loads_minutes(sailing) - vessel.turnaround, 0.0)
            self._idle[number] = Idle(
                routes[harbour.route_of[sailing]].origin, harbour.scheduled[sailing] - loads_before, vessel, call
            )
            yield call | harbour.clock.at(until)
            self._idle.pop(number, None)
            if call.triggered:
                yield from self._round_trip(int(call.value or 0), number, vessel)

    def extra_sailings(self, row: int, route: Route) -> Day:
        """After a stop: each extra sailing that enough people wait for calls the vessel with most time to spare."""
        harbour = self._harbour
        for sailing in np.flatnonzero((harbour.table.route == row) & harbour.table.extra).tolist():
            yield from harbour.until(harbour.scheduled[sailing] - harbour.decks.lead_minutes(row))
            leaves = harbour.scheduled[sailing]
            spare = {
                number: idle.wanted_at
                for number, idle in self._idle.items()
                if idle.port == route.origin
                and harbour.table.routes[row] in idle.vessel.works
                and leaves + 2 * (route.takes.moments()[0] + idle.vessel.turnaround) <= idle.wanted_at
            }
            if spare and harbour.wanted(sailing, route):
                number = max(spare, key=lambda each: (spare[each], -each))
                self._idle.pop(number).call.succeed(sailing)
            else:
                harbour.cancel(sailing)

    def _round_trip(self, sailing: int, number: int, vessel: Vessel) -> Day:
        """An extra sailing: there with passengers and back empty, to be in time for one's own."""
        harbour = self._harbour
        route = harbour.routes[harbour.route_of[sailing]]
        berth = harbour.berths[route.origin].request()
        yield from harbour.granted(berth, harbour.gives_up(sailing, route))
        if not berth.triggered:
            berth.cancel()
            harbour.cancel(sailing)
            return
        people = yield from harbour.departure(sailing, route, number, vessel)
        harbour.berths[route.origin].release(berth)
        if people is None:
            return
        yield harbour.clock.timeout(harbour.minutes[sailing])
        yield from harbour.granted(berth := harbour.berths[route.destination].request())
        harbour.arrive(sailing, people)
        yield harbour.clock.timeout(vessel.turnaround)
        yield from harbour.discharge(route)
        harbour.berths[route.destination].release(berth)
        yield harbour.clock.timeout(harbour.minutes[sailing])
