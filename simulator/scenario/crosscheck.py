"""Rules that hold between the parts of a scenario: every name used is the name of something, and more."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from simulator.scenario.complaints import Complaint, at, nearest
from simulator.scenario.crosscheck_days import days
from simulator.scenario.crosscheck_held import waiting_in_vain
from simulator.scenario.crosscheck_itineraries import walks
from simulator.scenario.crosscheck_names import names
from simulator.scenario.crosscheck_sailings import sailings
from simulator.scenario.crosscheck_targets import targets
from simulator.scenario.flows import Step
from simulator.scenario.nodes import Loc, Node
from simulator.scenario.schema import Scenario
from simulator.scenario.steps import itineraries, of_flow, placed
from simulator.units import MINUTES_PER_DAY

Used = tuple[tuple[int | str, ...], str]
"""Where a name is used, and the name."""


def crosscheck(scenario: Scenario, root: Node) -> tuple[list[Complaint], list[Complaint]]:
    """What is wrong, and what is only worth a warning."""
    unknown = list(_unknown_names(scenario, root))
    wrong = [*unknown, *names(scenario, root), *days(scenario, root), *walks(scenario, root), *targets(scenario, root)]
    if not unknown:
        wrong += sailings(scenario, root)
    return wrong, [*_unused(scenario, root), *_in_vain(scenario, root)]


def _unknown_names(scenario: Scenario, root: Node) -> Iterator[Complaint]:
    world, policy = scenario.world, scenario.policy
    yield from _not_among(root, stations_used(scenario), policy.stations, "there is no such station")
    yield from _not_among(root, _routes_used(scenario), policy.routes, "there is no such route")
    for place, step, flow in _steps(scenario):
        kinds = world.flows[flow].kinds or {}
        only = [((*place, "only", number), kind) for number, kind in enumerate(step.only or ())]
        yield from _not_among(root, only, kinds, f"the flow {flow} has no such kind of traveller")
    flows = [(("world", "calendar", "by_flow", name), name) for name in world.calendar.by_flow]
    yield from _not_among(root, flows, world.flows, "there is no such flow", key=True)
    yield from _not_among(root, _weather_used(scenario), world.weather, "there is no such weather")
    yield from _not_among(root, _ports_used(scenario), policy.ports, "there is no such port")
    for part, known in (("stations", policy.stations), ("routes", policy.routes)):
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


def _steps(scenario: Scenario) -> Iterator[tuple[tuple[int | str, ...], Step, str]]:
    for itinerary in itineraries(scenario):
        for place, step in placed(itinerary.loc, itinerary.steps):
            yield place, step, itinerary.flow


def stations_used(scenario: Scenario) -> list[Used]:
    """Where itineraries name a station."""
    return [
        ((*place, action), name)
        for place, step, _ in _steps(scenario)
        for action in ("visit", "seize", "release")
        if (name := getattr(step, action)) is not None
    ]


def _routes_used(scenario: Scenario) -> Iterator[Used]:
    for place, step, _ in _steps(scenario):
        yield from _listed((*place, "board"), step.board)
    for name, flow in scenario.world.flows.items():
        if flow.booking is not None:
            yield from _listed(("world", "flows", name, "booking", "on"), flow.booking.on)
    for name, vessel in scenario.policy.vessels.items():
        yield from _listed(("policy", "vessels", name, "works"), vessel.works)


def _weather_used(scenario: Scenario) -> Iterator[Used]:
    for name, route in scenario.policy.routes.items():
        yield from _listed(("policy", "routes", name, "stops_in"), route.stops_in)


def _ports_used(scenario: Scenario) -> Iterator[Used]:
    """Ports matter where vessels are followed one by one."""
    for name, vessel in scenario.policy.vessels.items():
        yield ("policy", "vessels", name, "lies_at"), vessel.lies_at
    worked = {route for vessel in scenario.policy.vessels.values() for route in vessel.works}
    for name, route in scenario.policy.routes.items():
        if name in worked:
            yield ("policy", "routes", name, "origin"), route.origin
            yield ("policy", "routes", name, "destination"), route.destination


def _listed(loc: tuple[int | str, ...], names: tuple[str, ...] | None) -> Iterator[Used]:
    return (((*loc, number), name) for number, name in enumerate(names or ()))


def _unused(scenario: Scenario, root: Node) -> Iterator[Complaint]:
    """Stations, routes, ports and weather that nobody meets."""
    for room, known, used in (
        ("stations", scenario.policy.stations, stations_used(scenario)),
        ("routes", scenario.policy.routes, [each for each in _routes_used(scenario) if each[0][1] == "flows"]),
        ("ports", scenario.policy.ports, list(_ports_used(scenario))),
    ):
        yield from _idle(root, ("policy", room), known, used)
    yield from _idle(root, ("world", "weather"), scenario.world.weather, list(_weather_used(scenario)))
    for date in scenario.policy.from_date:
        if (date - scenario.run.start).days * MINUTES_PER_DAY >= scenario.run.horizon:
            yield at(root, ("policy", "from_date", date.isoformat()), "the run ends before this day", key=True)


def _in_vain(scenario: Scenario, root: Node) -> Iterator[Complaint]:
    """Meeting points where somebody may wait for ever."""
    for name, flow in scenario.world.flows.items():
        yield from waiting_in_vain([*of_flow(name, flow)], scenario.policy, root)


def _idle(root: Node, loc: Loc, known: Iterable[str], used: list[Used]) -> Iterator[Complaint]:
    met = {name for _, name in used}
    for name in known:
        if name not in met:
            yield at(root, (*loc, name), "is never used", key=True)
