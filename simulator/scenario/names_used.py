"""Where the parts of a scenario name one another: each place, and the name that stands there."""

from __future__ import annotations

from collections.abc import Iterator

from simulator.scenario.flows import Flow
from simulator.scenario.itinerary import Step
from simulator.scenario.places import Station
from simulator.scenario.policy import Scheme, StationChange
from simulator.scenario.schema import Scenario
from simulator.scenario.steps import booked, itineraries, placed

Used = tuple[tuple[int | str, ...], str]
"""Where a name is used, and the name."""


def names_of(flow: Flow) -> set[str]:
    """Every kind and trait of a flow's travellers."""
    return {name for trait in flow.every_trait() for name in trait}


def onlys(scenario: Scenario) -> Iterator[tuple[tuple[int | str, ...], tuple[str, ...], str]]:
    """Where something is only for some, and in which flow."""
    for place, step, whose in steps_walked(scenario):
        yield place, step.only or (), whose
    for name, flow in scenario.world.flows.items():
        loc = ("world", "flows", name)
        for place, booking in booked(name, flow):
            yield place, booking.only or (), name
        for number, connection in enumerate(flow.connections):
            yield (*loc, "connections", number), connection.only or (), name


def kinds_used(scenario: Scenario) -> Iterator[Used]:
    """Kinds of traveller that stations, schemes and costs name."""
    for loc, station in staffings(scenario):
        for key, shares in (("admits", station.admits), ("exempts", station.exempts)):
            yield from (((*loc, key, kind), kind) for kind in shares or ())
    for name, post in scenario.policy.stations.items():
        yield from ((("policy", "stations", name, "finds", kind), kind) for kind in post.finds or ())
    for place, scheme in every_scheme(scenario):
        for key in ("takes_in", "odds"):
            yield from (((*place, key, kind), kind) for kind in getattr(scheme, key))
    if scenario.world.costs is not None:
        for key in ("value_of_time", "shelf_life"):
            yield from ((("world", "costs", key, kind), kind) for kind in getattr(scenario.world.costs, key))


def schemes_used(scenario: Scenario) -> list[Used]:
    """Where itineraries name a scheme."""
    return [
        ((*place, key), scheme)
        for place, step, _ in steps_walked(scenario)
        for key, scheme in (("under", step.under), ("unless", step.unless))
        if scheme is not None
    ]


def every_scheme(scenario: Scenario) -> Iterator[tuple[tuple[str, ...], Scheme]]:
    """Every scheme and every change of one, with its place."""
    for name, scheme in scenario.policy.schemes.items():
        yield ("policy", "schemes", name), scheme
    for date, change in scenario.policy.from_date.items():
        for name, scheme in change.schemes.items():
            yield ("policy", "from_date", date.isoformat(), "schemes", name), scheme


def staffings(scenario: Scenario) -> Iterator[tuple[tuple[str, ...], Station | StationChange]]:
    """Every station, and every change of one."""
    yield from ((("policy", "stations", name), station) for name, station in scenario.policy.stations.items())
    for date, change in scenario.policy.from_date.items():
        loc = ("policy", "from_date", date.isoformat(), "stations")
        yield from (((*loc, name), changed) for name, changed in change.stations.items())


def steps_walked(scenario: Scenario) -> Iterator[tuple[tuple[int | str, ...], Step, str]]:
    """Every step of every itinerary, with its place and its flow."""
    for itinerary in itineraries(scenario):
        for place, step in placed(itinerary.loc, itinerary.steps):
            yield place, step, itinerary.flow


def stations_used(scenario: Scenario) -> list[Used]:
    """Where itineraries name a station."""
    return [
        ((*place, action), name)
        for place, step, _ in steps_walked(scenario)
        for action in ("visit", "seize", "release", "look")
        if (name := getattr(step, action)) is not None
    ]


def routes_used(scenario: Scenario) -> Iterator[Used]:
    """Where itineraries, bookings, connections, vessels and decks name a route."""
    for place, step, _ in steps_walked(scenario):
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


def discharged(scenario: Scenario) -> Iterator[Used]:
    """Stations whose queues hold up vessels; a deck has those of its route."""
    for name, route in scenario.policy.routes.items():
        if route.aboard is None:
            yield from _listed(("policy", "routes", name, "discharged_at"), route.discharged_at)


def weather_used(scenario: Scenario) -> Iterator[Used]:
    """Weather that stops routes; a deck stops with its route."""
    for name, route in scenario.policy.routes.items():
        if route.aboard is None:
            yield from _listed(("policy", "routes", name, "stops_in"), route.stops_in)


def boats_used(scenario: Scenario) -> Iterator[Used]:
    """Routes that bring goods to the shelves of a market."""
    for goods, stock in scenario.policy.supply.stock.items() if scenario.policy.supply is not None else ():
        yield from ((("policy", "supply", "stock", goods, "brought_by", route), route) for route in stock.brought_by)


def ports_used(scenario: Scenario) -> Iterator[Used]:
    """Ports matter where vessels are followed one by one."""
    for name, vessel in scenario.policy.vessels.items():
        yield ("policy", "vessels", name, "lies_at"), vessel.lies_at
    worked = {route for vessel in scenario.policy.vessels.values() for route in vessel.works}
    for name, route in scenario.policy.routes.items():
        if name in worked:
            yield ("policy", "routes", name, "origin"), route.origin
            yield ("policy", "routes", name, "destination"), route.destination


def allowed(scenario: Scenario) -> Iterator[Used]:
    """Connection times that tickets name."""
    for name, flow in scenario.world.flows.items():
        for number, connection in enumerate(flow.connections):
            if isinstance(connection.allows, str):
                yield ("world", "flows", name, "connections", number, "allows"), connection.allows


def airports_used(scenario: Scenario) -> Iterator[Used]:
    """Flights go between airports."""
    for name, route in scenario.policy.routes.items():
        if route.mode == "flight":
            yield ("policy", "routes", name, "origin"), route.origin
            yield ("policy", "routes", name, "destination"), route.destination


def _listed(loc: tuple[int | str, ...], names: tuple[str, ...] | None) -> Iterator[Used]:
    return (((*loc, number), name) for number, name in enumerate(names or ()))
