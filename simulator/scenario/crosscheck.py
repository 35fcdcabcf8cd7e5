"""Rules that hold between the parts of a scenario: every name used is the name of something, and more."""

from __future__ import annotations

from simulator.scenario.complaints import Complaint
from simulator.scenario.crosscheck_baskets import baskets
from simulator.scenario.crosscheck_days import days
from simulator.scenario.crosscheck_itineraries import walks
from simulator.scenario.crosscheck_names import names
from simulator.scenario.crosscheck_sailings import sailings
from simulator.scenario.crosscheck_stations import stations_in_vain
from simulator.scenario.crosscheck_targets import targets
from simulator.scenario.crosscheck_unknown import unknown_names
from simulator.scenario.crosscheck_unused import in_vain, unused
from simulator.scenario.crosscheck_weather import weather
from simulator.scenario.nodes import Node
from simulator.scenario.schema import Scenario


<<<<<<< HEAD
def crosscheck(scenario: Scenario, root: Node, path: str) -> tuple[list[Complaint], list[Complaint]]:
    """What is wrong, and what is only worth a warning, with the scenario that the file at `path` asks for."""
    unknown = list(unknown_names(scenario, root))
=======
def crosscheck(scenario: Scenario, root: Node) -> tuple[list[Complaint], list[Complaint]]:
    """What is wrong, and what is only worth a warning."""
    idle = [*_unused(scenario, root), *_in_vain(scenario, root), *stations_in_vain(scenario, root)]
    return faults(scenario, root), idle


def faults(scenario: Scenario, root: Node) -> list[Complaint]:
    """What is wrong."""
    unknown = list(_unknown_names(scenario, root))
>>>>>>> main
    wrong = [*unknown, *names(scenario, root), *days(scenario, root), *walks(scenario, root), *targets(scenario, root)]
    wrong += [*weather(scenario, root), *baskets(scenario, root)]
    if not unknown:
        wrong += sailings(scenario, root)
<<<<<<< HEAD
    return wrong, [*unused(scenario, root, path), *in_vain(scenario, root), *stations_in_vain(scenario, root)]
=======
    return wrong


def _unknown_names(scenario: Scenario, root: Node) -> Iterator[Complaint]:
    world, policy = scenario.world, scenario.policy
    yield from _not_among(root, stations_used(scenario), policy.stations, "there is no such station")
    yield from _not_among(root, _discharged(scenario), policy.stations, "there is no such station")
    yield from _not_among(root, _routes_used(scenario), policy.routes, "there is no such route")
    brought = [
        (("policy", "vessels", name, "decks", deck), deck)
        for name, each in policy.vessels.items()
        for deck in each.decks
    ]
    yield from _not_among(root, brought, policy.routes, "there is no such route", key=True)
    for place, only, whose in _onlys(scenario):
        named = [((*place, "only", number), kind) for number, kind in enumerate(only)]
        yield from _not_among(
            root, named, _names_of(world.flows[whose]), f"the flow {whose} has no such kind of traveller"
        )
    for place, step, whose in _steps(scenario):
        by_kind = step.takes_up if isinstance(step.takes_up, dict) else {}
        sized = [((*place, "takes_up", kind), kind) for kind in by_kind]
        known_there = {EVERYBODY, *_names_of(world.flows[whose])}
        yield from _not_among(root, sized, known_there, f"the flow {whose} has no such kind of traveller", key=True)
    everybody = {EVERYBODY, *(name for flow in world.flows.values() for name in _names_of(flow))}
    yield from _not_among(root, _kinds_used(scenario), everybody, "no flow has such a kind of traveller", key=True)
    directions = {flow.direction for flow in world.flows.values() if flow.direction is not None}
    between = [
        (("world", "choices", name, "between", number), way)
        for name, choice in world.choices.items()
        for number, way in enumerate(choice.between)
    ]
    yield from _not_among(root, between, directions, "no flow has this direction")
    flows = [(("world", "calendar", "by_flow", name), name) for name in world.calendar.by_flow]
    yield from _not_among(root, flows, world.flows, "there is no such flow", key=True)
    yield from _not_among(root, _weather_used(scenario), world.weather, "there is no such weather")
    yield from _not_among(root, _allowed(scenario), policy.connection_times, "there is no such connection time")
    yield from _not_among(root, _ports_used(scenario), policy.ports, "there is no such port")
    yield from _not_among(root, _airports_used(scenario), policy.airports, "there is no such airport")
    yield from _not_among(root, _schemes_used(scenario), policy.schemes, "there is no such scheme")
    for part, known in (("stations", policy.stations), ("routes", policy.routes), ("schemes", policy.schemes)):
        changed = [
            (("policy", "from_date", date.isoformat(), part, name), name)
            for date, change in policy.from_date.items()
            for name in getattr(change, part)
        ]
        yield from _not_among(root, changed, known, f"there is no such {part[:-1]}", key=True)


def _names_of(flow: Flow) -> set[str]:
    return {name for trait in flow.every_trait() for name in trait}


def _onlys(scenario: Scenario) -> Iterator[tuple[tuple[int | str, ...], tuple[str, ...], str]]:
    """Where something is only for some, and in which flow."""
    for place, step, whose in _steps(scenario):
        yield place, step.only or (), whose
    for name, flow in scenario.world.flows.items():
        loc = ("world", "flows", name)
        for place, booking in booked(name, flow):
            yield place, booking.only or (), name
        for number, connection in enumerate(flow.connections):
            yield (*loc, "connections", number), connection.only or (), name


def _kinds_used(scenario: Scenario) -> Iterator[Used]:
    """Kinds of traveller that stations, schemes and costs name."""
    for loc, station in _staffings(scenario):
        for key, shares in (("admits", station.admits), ("exempts", station.exempts)):
            yield from (((*loc, key, kind), kind) for kind in shares or ())
    for name, post in scenario.policy.stations.items():
        yield from ((("policy", "stations", name, "finds", kind), kind) for kind in post.finds or ())
    for place, scheme in _schemes(scenario):
        for key in ("takes_in", "odds"):
            yield from (((*place, key, kind), kind) for kind in getattr(scheme, key))
    if scenario.world.costs is not None:
        for key in ("value_of_time", "shelf_life"):
            yield from ((("world", "costs", key, kind), kind) for kind in getattr(scenario.world.costs, key))


def _schemes_used(scenario: Scenario) -> list[Used]:
    """Where itineraries name a scheme."""
    return [
        ((*place, key), scheme)
        for place, step, _ in _steps(scenario)
        for key, scheme in (("under", step.under), ("unless", step.unless))
        if scheme is not None
    ]


def _schemes(scenario: Scenario) -> Iterator[tuple[tuple[str, ...], Scheme]]:
    """Every scheme and every change of one, with its place."""
    for name, scheme in scenario.policy.schemes.items():
        yield ("policy", "schemes", name), scheme
    for date, change in scenario.policy.from_date.items():
        for name, scheme in change.schemes.items():
            yield ("policy", "from_date", date.isoformat(), "schemes", name), scheme


def _staffings(scenario: Scenario) -> Iterator[tuple[tuple[str, ...], Station | StationChange]]:
    """Every station, and every change of one."""
    yield from ((("policy", "stations", name), station) for name, station in scenario.policy.stations.items())
    for date, change in scenario.policy.from_date.items():
        loc = ("policy", "from_date", date.isoformat(), "stations")
        yield from (((*loc, name), changed) for name, changed in change.stations.items())


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
        for action in ("visit", "seize", "release", "look")
        if (name := getattr(step, action)) is not None
    ]


def _routes_used(scenario: Scenario) -> Iterator[Used]:
    for place, step, _ in _steps(scenario):
        yield from _listed((*place, "board"), step.board)
    for name, flow in scenario.world.flows.items():
        for place, booking in booked(name, flow):
            yield from _listed((*place, "on"), booking.on)
        for number, connection in enumerate(flow.connections):
            yield from _listed(("world", "flows", name, "connections", number, "on"), connection.on)
    for name, vessel in scenario.policy.vessels.items():
        yield from _listed(("policy", "vessels", name, "works"), vessel.works)
    for name, route in scenario.policy.routes.items():
        if route.aboard is not None:
            yield ("policy", "routes", name, "aboard"), route.aboard


def _discharged(scenario: Scenario) -> Iterator[Used]:
    """Stations whose queues hold up vessels; a deck has those of its route."""
    for name, route in scenario.policy.routes.items():
        if route.aboard is None:
            yield from _listed(("policy", "routes", name, "discharged_at"), route.discharged_at)


def _weather_used(scenario: Scenario) -> Iterator[Used]:
    for name, route in scenario.policy.routes.items():
        if route.aboard is None:
            yield from _listed(("policy", "routes", name, "stops_in"), route.stops_in)


def _boats_used(scenario: Scenario) -> Iterator[Used]:
    """Routes that bring goods to the shelves of a market."""
    for goods, stock in scenario.policy.supply.stock.items() if scenario.policy.supply is not None else ():
        yield from ((("policy", "supply", "stock", goods, "brought_by", route), route) for route in stock.brought_by)


def _ports_used(scenario: Scenario) -> Iterator[Used]:
    """Ports matter where vessels are followed one by one."""
    for name, vessel in scenario.policy.vessels.items():
        yield ("policy", "vessels", name, "lies_at"), vessel.lies_at
    worked = {route for vessel in scenario.policy.vessels.values() for route in vessel.works}
    for name, route in scenario.policy.routes.items():
        if name in worked:
            yield ("policy", "routes", name, "origin"), route.origin
            yield ("policy", "routes", name, "destination"), route.destination


def _allowed(scenario: Scenario) -> Iterator[Used]:
    """Connection times that tickets name."""
    for name, flow in scenario.world.flows.items():
        for number, connection in enumerate(flow.connections):
            if isinstance(connection.allows, str):
                yield ("world", "flows", name, "connections", number, "allows"), connection.allows


def _airports_used(scenario: Scenario) -> Iterator[Used]:
    """Flights go between airports."""
    for name, route in scenario.policy.routes.items():
        if route.mode == "flight":
            yield ("policy", "routes", name, "origin"), route.origin
            yield ("policy", "routes", name, "destination"), route.destination


def _listed(loc: tuple[int | str, ...], names: tuple[str, ...] | None) -> Iterator[Used]:
    return (((*loc, number), name) for number, name in enumerate(names or ()))


def _unused(scenario: Scenario, root: Node) -> Iterator[Complaint]:
    """Stations, routes, ports and weather that nobody meets."""
    for room, known, used in (
        ("stations", scenario.policy.stations, stations_used(scenario)),
        (
            "routes",
            scenario.policy.routes,
            [each for each in (*_routes_used(scenario), *_boats_used(scenario)) if each[0][1] in ("flows", "supply")],
        ),
        ("ports", scenario.policy.ports, list(_ports_used(scenario))),
        ("airports", scenario.policy.airports, list(_airports_used(scenario))),
        ("connection_times", scenario.policy.connection_times, list(_allowed(scenario))),
        ("schemes", scenario.policy.schemes, _schemes_used(scenario)),
    ):
        yield from _idle(root, ("policy", room), known, used)
    yield from _idle(root, ("world", "weather"), scenario.world.weather, list(_weather_used(scenario)))
    if all(flow.basket is None for flow in scenario.world.flows.values()):
        for loc, _ in allowances(scenario):
            yield at(root, loc, "is never used: no flow has a basket", key=True)
    if not scenario.world.calendar.holidays:
        for loc, station in _staffings(scenario):
            if station.on_days is not None and station.on_days.holiday is not None:
                rule = "is never used: no day is a holiday"
                yield at(root, (*loc, "on_days", "holiday"), rule, "list them in world.calendar.holidays", key=True)
    for date in scenario.policy.from_date:
        loc = ("policy", "from_date", date.isoformat())
        own = find(root, loc)[0].file == root.file  # a short run may extend a long one
        if own and (date - scenario.run.start).days * MINUTES_PER_DAY >= scenario.run.horizon:
            yield at(root, loc, "the run ends before this day", key=True)


def _in_vain(scenario: Scenario, root: Node) -> Iterator[Complaint]:
    """Meeting points and lounges where somebody may wait for ever."""
    for name, flow in scenario.world.flows.items():
        ways = [*of_flow(name, flow)]
        yield from waiting_in_vain(ways, scenario.policy, root)
        for way in ways:
            yield from parties_in_vain(way, scenario.policy, root)
            yield from parties_apart(way, scenario.policy, root)


def _idle(root: Node, loc: Loc, known: Iterable[str], used: list[Used]) -> Iterator[Complaint]:
    """Names that nothing names; in a file that extends another it may be an inherited one, misspelt."""
    met = {name for _, name in used}
    written_in = {name: find(root, (*loc, name))[0].file for name in known}
    for name in known:
        if name not in met:
            inherited = [each for each in met if written_in.get(each, written_in[name]) != written_in[name]]
            yield at(root, (*loc, name), "is never used", did_you_mean(name, inherited, _MISSPELT), key=True)
>>>>>>> main
