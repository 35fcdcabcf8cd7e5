"""Stations and routes that a policy gives up, and where the people go instead.

When every boat sails from Wutong, whoever would have gone to Dongdu is the same traveller with the same luck in another
hall. So the flows stay as they were written, and only the places they name are read as others.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from simulator.scenario.booking import Booking
from simulator.scenario.complaints import Complaint, at, nearest
from simulator.scenario.flows import Flow
from simulator.scenario.itinerary import Companion, Step
from simulator.scenario.nodes import Node
from simulator.scenario.quantities import Names
from simulator.scenario.schema import Scenario
from simulator.scenario.steps import booked, itineraries, placed


def with_moves(scenario: Scenario) -> Scenario:
    """The scenario as it is walked: each place given up is the one that stands in for it.

    Draws keep the names they had, so that nobody's luck is another.
    """
    to = scenario.policy.moved
    if not to:
        return scenario
    flows = {name: _flow(flow, to) for name, flow in scenario.world.flows.items()}
    return scenario.model_copy(update={"world": scenario.world.model_copy(update={"flows": flows})})


def moves(scenario: Scenario, root: Node) -> Iterator[Complaint]:
    """Complaints about places that are given up, of a scenario as it is written."""
    steps = [step for way in itineraries(scenario) for _, step in placed(way.loc, way.steps)]
    routes = {route for step in steps for route in step.board or ()}
    stations = {name for step in steps for name in _stations(step)}
    for name, flow in scenario.world.flows.items():
        routes |= {route for _, booking in booked(name, flow) for route in booking.on}
        routes |= {route for connection in flow.connections for route in connection.on}
    policy = scenario.policy
    for old, new in policy.moved.items():
        loc = ("policy", "moved", old)
        if old not in stations | routes:
            yield at(root, loc, "no itinerary goes there, so that nobody is moved", key=True)
        elif new in policy.moved:
            last = _moved_on(new, policy.moved)
            hint = f"move to {last}" if last is not None else "no way leads out of this circle"
            yield at(root, loc, f"`{new}` is given up itself", hint)
        elif old in stations and new not in policy.stations:
            yield at(root, loc, _no_such("station", new in policy.routes), nearest(new, policy.stations))
        elif old in routes and new not in policy.routes:
            yield at(root, loc, _no_such("route", new in policy.stations), nearest(new, policy.routes))


def _moved_on(name: str, to: Mapping[str, str]) -> str | None:
    """Where one who is moved from place to place comes to rest; None who goes round in a circle."""
    met: set[str] = set()
    while name in to and name not in met:
        met.add(name)
        name = to[name]
    return None if name in to else name


def _no_such(kind: str, other_kind: bool) -> str:
    other = "route" if kind == "station" else "station"
    return f"is a {other}, and those who are moved from a {kind} need one" if other_kind else f"there is no such {kind}"


def _places(step: Step) -> tuple[str, ...]:
    return (*_stations(step), *(step.board or ()))


def _stations(step: Step) -> tuple[str, ...]:
    return tuple(name for name in (step.visit, step.seize, step.release, step.look) if name is not None)


def _flow(flow: Flow, to: Mapping[str, str]) -> Flow:
    update: dict[str, Any] = {
        "itinerary": tuple(_step(step, to) for step in flow.itinerary),
        "companions": {name: _companion(mate, to) for name, mate in flow.companions.items()},
        "connections": tuple(
            leg.model_copy(update={"on": _routes(leg.on, to), "name": leg.called}) for leg in flow.connections
        ),
    }
    if flow.booking is not None:
        legs = tuple(leg.model_copy(update={"on": _routes(leg.on, to)}) for leg in flow.bookings())
        update["booking"] = legs[0] if isinstance(flow.booking, Booking) else legs
    return flow.model_copy(update=update)


def _companion(mate: Companion, to: Mapping[str, str]) -> Companion:
    return mate.model_copy(update={"itinerary": tuple(_step(step, to) for step in mate.itinerary)})


def _step(step: Step, to: Mapping[str, str]) -> Step:
    """The step at its new place, called as it was."""
    if step.parts:
        return step.model_copy(update={step.action: tuple(_step(part, to) for part in step.parts)})
    if not {*_places(step)} & to.keys():
        return step
    where = _routes(step.board, to) if step.board else to[_places(step)[0]]
    return step.model_copy(update={step.action: where, "name": step.called})


def _routes(names: Names, to: Mapping[str, str]) -> Names:
    return tuple(dict.fromkeys(to.get(name, name) for name in names))
