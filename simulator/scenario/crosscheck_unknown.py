"""Every name that is used is the name of something."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from simulator.scenario import names_used as used_in
from simulator.scenario.complaints import Complaint, at, nearest
from simulator.scenario.names_used import Used
from simulator.scenario.nodes import Node
from simulator.scenario.schema import Scenario
from simulator.scenario.traits import EVERYBODY


def unknown_names(scenario: Scenario, root: Node) -> Iterator[Complaint]:
    """A complaint for each name that nothing has."""
    world, policy = scenario.world, scenario.policy
    yield from _not_among(root, used_in.stations_used(scenario), policy.stations, "there is no such station")
    yield from _not_among(root, used_in.discharged(scenario), policy.stations, "there is no such station")
    yield from _not_among(root, used_in.routes_used(scenario), policy.routes, "there is no such route")
    brought = [
        (("policy", "vessels", name, "decks", deck), deck)
        for name, each in policy.vessels.items()
        for deck in each.decks
    ]
    yield from _not_among(root, brought, policy.routes, "there is no such route", key=True)
    for place, only, whose in used_in.onlys(scenario):
        named = [((*place, "only", number), kind) for number, kind in enumerate(only)]
        yield from _not_among(
            root, named, used_in.names_of(world.flows[whose]), f"the flow {whose} has no such kind of traveller"
        )
    for place, step, whose in used_in.steps_walked(scenario):
        by_kind = step.takes_up if isinstance(step.takes_up, dict) else {}
        sized = [((*place, "takes_up", kind), kind) for kind in by_kind]
        known_there = {EVERYBODY, *used_in.names_of(world.flows[whose])}
        yield from _not_among(root, sized, known_there, f"the flow {whose} has no such kind of traveller", key=True)
    everybody = {EVERYBODY, *(name for flow in world.flows.values() for name in used_in.names_of(flow))}
    yield from _not_among(
        root, used_in.kinds_used(scenario), everybody, "no flow has such a kind of traveller", key=True
    )
    directions = {flow.direction for flow in world.flows.values() if flow.direction is not None}
    between = [
        (("world", "choices", name, "between", number), way)
        for name, choice in world.choices.items()
        for number, way in enumerate(choice.between)
    ]
    yield from _not_among(root, between, directions, "no flow has this direction")
    flows = [(("world", "calendar", "by_flow", name), name) for name in world.calendar.by_flow]
    yield from _not_among(root, flows, world.flows, "there is no such flow", key=True)
    yield from _not_among(root, used_in.weather_used(scenario), world.weather, "there is no such weather")
    yield from _not_among(root, used_in.allowed(scenario), policy.connection_times, "there is no such connection time")
    yield from _not_among(root, used_in.ports_used(scenario), policy.ports, "there is no such port")
    yield from _not_among(root, used_in.airports_used(scenario), policy.airports, "there is no such airport")
    yield from _not_among(root, used_in.schemes_used(scenario), policy.schemes, "there is no such scheme")
    for part, known in (("stations", policy.stations), ("routes", policy.routes), ("schemes", policy.schemes)):
        changed = [
            (("policy", "from_date", date.isoformat(), part, name), name)
            for date, change in policy.from_date.items()
            for name in getattr(change, part)
        ]
        yield from _not_among(root, changed, known, f"there is no such {part[:-1]}", key=True)


def _not_among(
    root: Node, used: Iterable[Used], known: Iterable[str], rule: str, *, key: bool = False
) -> Iterator[Complaint]:
    right = set(known)
    for loc, name in used:
        if name not in right:
            yield at(root, loc, rule, nearest(name, right), key=key)
