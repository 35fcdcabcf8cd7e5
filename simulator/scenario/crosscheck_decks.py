"""Rules of the decks: each belongs to a route, has places, and closes no later than the passengers' gangway."""

from __future__ import annotations

from collections.abc import Iterator

from simulator.scenario.complaints import Complaint, at
from simulator.scenario.nodes import Loc, Node
from simulator.scenario.policy import Policy
from simulator.scenario.routes import Route

ROUTES = ("policy", "routes")


def decks(policy: Policy, root: Node) -> Iterator[Complaint]:
    """Complaints about decks and about vessels that are discharged; every name is known to exist."""
    for name, route in policy.routes.items():
        if route.aboard is not None:
            yield from _deck(name, route, policy, root)
        elif route.discharged_at and not any(name in vessel.works for vessel in policy.vessels.values()):
            rule = "holds up the next departure of a vessel, and no vessel works this route"
            yield at(root, (*ROUTES, name, "discharged_at"), rule, "leave it out, or let a vessel work it", key=True)
    for vessel, each in policy.vessels.items():
        loc = ("policy", "vessels", vessel)
        for number, name in enumerate(each.works):
            main = policy.routes[name].aboard
            if main is not None:
                rule = "is a deck, and sails with the route it is aboard of"
                yield at(
                    root, (*loc, "works", number), rule, f"a vessel works {main}, and says its places under `decks`"
                )
        for name in each.decks:
            if policy.routes[name].aboard not in each.works:
                rule = f"is no deck of a route that the vessel works ({', '.join(each.works)})"
                yield at(root, (*loc, "decks", name), rule, key=True)
    for date, change in policy.from_date.items():
        for name, changed in change.routes.items():
            if policy.routes[name].aboard is not None:
                changes = ("policy", "from_date", date.isoformat(), "routes", name)
                for key in ("departures", "on_days"):
                    if getattr(changed, key) is not None:
                        rule = f"is a deck, and sails when {policy.routes[name].aboard} does"
                        yield at(root, (*changes, key), rule, f"change {policy.routes[name].aboard} instead", key=True)


def _deck(name: str, route: Route, policy: Policy, root: Node) -> Iterator[Complaint]:
    """One deck, beside the route it is aboard of."""
    loc: Loc = (*ROUTES, name)
    main = policy.routes[route.aboard or name]
    if main.aboard is not None:
        rule = "is itself a deck" if main is not route else "is this deck itself"
        mains = [each for each, other in policy.routes.items() if other.aboard is None]
        yield at(root, (*loc, "aboard"), rule, f"a deck is aboard of a route: {', '.join(mains)}")
        return
    if route.boarding_closes < main.boarding_closes:
        rule = f"closes after {route.aboard} does ({main.boarding_closes:g} min before departure)"
        yield at(root, (*loc, "boarding_closes"), rule, "a deck closes with its route or before it")
    bring = [vessel for vessel, each in policy.vessels.items() if name in each.decks]
    if route.seats is None and not bring:
        hint = "give it `seats`"
        if main.seats is None:
            hint += ", or let a vessel say under `decks` how many it has"
        yield at(root, loc, "is a deck without places", hint, key=True)
    elif route.seats is not None and bring:
        rule = f"has places of its own and a vessel that brings its own, {bring[0]}"
        yield at(root, (*loc, "seats"), rule, "leave one of them out")
