"""Rules of the sea: every sailing has seats, every vessel comes back, and no party is larger than the ship."""

from __future__ import annotations

from collections.abc import Iterator

from simulator.scenario.arrivals import Party
from simulator.scenario.complaints import Complaint, at
from simulator.scenario.counts import ConstantCount, EmpiricalCount
from simulator.scenario.crosscheck_decks import decks
from simulator.scenario.nodes import Node
from simulator.scenario.places import Hours
from simulator.scenario.policy import Policy
from simulator.scenario.routes import Route, Vessel
from simulator.scenario.schema import Scenario
from simulator.scenario.sorts import meant
from simulator.scenario.steps import Itinerary, itineraries, taken
from simulator.units import clock_text


def sailings(scenario: Scenario, root: Node) -> Iterator[Complaint]:
    """Complaints about routes, vessels and parties; every name is known to exist."""
    policy = scenario.policy
    yield from decks(policy, root)
    for name, route in policy.routes.items():
        if route.aboard is not None:
            continue
        workers = [vessel for vessel, each in policy.vessels.items() if name in each.works]
        if route.seats is None and not workers:
            yield at(
                root,
                ("policy", "routes", name),
                "has a timetable and no vessel",
                "give it `seats`, or let a vessel work it",
                key=True,
            )
        elif route.seats is not None and workers:
            yield at(
                root,
                ("policy", "routes", name, "seats"),
                f"has seats of its own and a vessel that works it, {workers[0]}",
                "leave one of them out",
            )
    yield from _while_open(policy, root)
    for date, change in policy.from_date.items():
        for name, changed in change.routes.items():
            if changed.seats is not None and policy.routes[name].seats is None:
                loc = ("policy", "from_date", date.isoformat(), "routes", name, "seats")
                yield at(root, loc, "is a route whose vessels bring their own seats", "leave the seats out")
    for name, vessel in policy.vessels.items():
        if all(policy.routes[route].aboard is None for route in vessel.works):
            yield from _shuttles(name, vessel, policy, root)
    for itinerary in itineraries(scenario):
        yield from _too_large(itinerary, policy, root)


def _while_open(policy: Policy, root: Node) -> Iterator[Complaint]:
    """Departures of the timetable before the terminal opens, or after it has closed."""
    terminals: dict[str, Hours] = {**policy.ports, **policy.airports}
    timetables: list[tuple[tuple[str, ...], str, Route]] = [
        (("policy", "routes", name), route.origin, route)
        for name, route in policy.routes.items()
        if route.aboard is None
    ]
    timetables += [
        (("policy", "from_date", date.isoformat(), "routes", name), policy.routes[name].origin, route)
        for date, change in policy.from_date.items()
        for name, route in policy.on(date).routes.items()
        if name in change.routes and route.aboard is None
    ]
    for loc, origin, route in timetables:
        hours, times = terminals.get(origin), route.clock_times()
        if hours is None or not times:
            continue
        if hours.opens is not None and times[0] < hours.opens:
            rule = f"{clock_text(times[0])} is before the terminal {origin} opens, at {clock_text(hours.opens)}"
            yield at(root, (*loc, "departures"), rule)
        if hours.closes is not None and times[-1] > hours.closes:
            rule = f"{clock_text(times[-1])} is after the terminal {origin} closes, at {clock_text(hours.closes)}"
            yield at(root, (*loc, "departures"), rule)


def _shuttles(name: str, vessel: Vessel, policy: Policy, root: Node) -> Iterator[Complaint]:
    """A vessel sails for ever only if, from wherever its routes take it, they take it on and back."""
    ways = [(policy.routes[route].origin, policy.routes[route].destination) for route in vessel.works]
    reached = _reached(vessel.lies_at, ways)
    loc = ("policy", "vessels", name, "works")
    if not any(origin == vessel.lies_at for origin, _ in ways):
        yield at(root, ("policy", "vessels", name, "lies_at"), "lies at a port that none of its routes leaves")
        return
    for number, (origin, destination) in enumerate(ways):
        if origin not in reached:
            yield at(root, (*loc, number), f"the vessel never comes to {origin}, where this route begins")
        elif origin not in _reached(destination, ways):
            yield at(root, (*loc, number), f"none of its routes brings the vessel back from {destination} to {origin}")


def _reached(port: str, ways: list[tuple[str, str]]) -> set[str]:
    """Ports that can be reached from one, itself included."""
    reached, before = {port}, 0
    while len(reached) > before:
        before = len(reached)
        reached |= {destination for origin, destination in ways if origin in reached}
    return reached


def _too_large(way: Itinerary, policy: Policy, root: Node) -> Iterator[Complaint]:
    """What takes up more than any ship has, and parties who board together and find none that takes them all."""
    party = way.travellers.party
    together = _largest(party) if party is not None and party.together else 0
    for here in taken(way):
        loc, step = here.loc, here.step
        if not step.board:
            continue
        routes = ", ".join(step.board)
        most = max(places for route in step.board for places in policy.places(route) or (0,))
        said = {"": step.takes_up} if isinstance(step.takes_up, int) else step.takes_up
        for name, size in said.items():
            if size > most > 0:
                place = (*loc, "takes_up", name) if name else (*loc, "takes_up")
                yield at(root, place, f"takes up {size} places, and no sailing on {routes} has more than {most}")
        mine = [
            step.places_taken(sort)
            for sort, share in way.travellers.sorts().items()
            if share > 0 and (here.whom is None or meant(here.whom, sort))
        ]
        each = max(mine, default=1)
        if way.companion is None and together > 0 and together * each > most >= each:
            party_size, places = f"a party of {together} boards together", "seats"
            if each > 1:
                party_size, places = f"{party_size} and takes up {together * each} places", "places"
            yield at(
                root,
                ("world", "flows", way.flow, "party", "size"),
                f"{party_size}, and no sailing on {routes} has more than {most} {places}",
            )


def _largest(party: Party) -> int:
    """The largest party that can come; 0 where it has no bound."""
    if isinstance(party.size, ConstantCount):
        return party.size.constant
    if isinstance(party.size, EmpiricalCount):
        seen = party.size.empirical
        return max(size for size, share in zip(seen.values, seen.shares(), strict=True) if share > 0)
    return 0
