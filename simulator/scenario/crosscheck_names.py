"""Rules of names: those that are taken, and steps that must be told apart by their names."""

from __future__ import annotations

from collections.abc import Iterator

from simulator.scenario.complaints import Complaint, at
from simulator.scenario.flows import Step
from simulator.scenario.nodes import Node, dotted
from simulator.scenario.schema import Scenario
from simulator.scenario.steps import Placed, itineraries

EVERYTHING = "all"
"""The place of a measure that is taken of all flows, or of all routes, together."""


def names(scenario: Scenario, root: Node) -> Iterator[Complaint]:
    """Complaints about names of flows, stations, routes and steps."""
    for loc, known in (
        (("world", "flows"), scenario.world.flows.keys()),
        (("policy", "stations"), scenario.policy.stations.keys()),
        (("policy", "routes"), scenario.policy.routes.keys()),
    ):
        if EVERYTHING in known:
            yield at(
                root,
                (*loc, EVERYTHING),
                f"`{EVERYTHING}` is the name that measures give to all together",
                "choose another",
                key=True,
            )
    for itinerary in itineraries(scenario):
        met: dict[str, Placed] = {}
        for place, step in enumerate(itinerary.steps):
            yield from _namesakes((*itinerary.loc, place), step, met, root)


def _namesakes(loc: tuple[int | str, ...], step: Step, met: dict[str, Placed], root: Node) -> Iterator[Complaint]:
    """Steps called as one before them; `met` comes to hold this one too.

    Draws are known by name. Were a second walk known as the second, a walk put in before it would take its
    luck. Alternatives may share a name, since nobody takes two of them; a release draws nothing.
    """
    if step.release is None:
        before, earlier = met.setdefault(step.called, (loc, step))
        # Met twice by the same people, that is another complaint; by others, nothing is drawn.
        twice_met = step.meet is not None and step.meet == earlier.meet and step.share == 1
        if before != loc and not twice_met:
            where = dotted(before[before.index("itinerary") :])
            yield at(
                root,
                (*loc, "name") if step.name is not None else loc,
                f"its draws would be called `{step.called}`, as are those of {where}",
                "give each step that comes again a `name` of its own",
            )
    so_far = dict(met)
    for number, option in enumerate(step.one_of or ()):
        own = dict(so_far)
        yield from _namesakes((*loc, "one_of", number), option, own, root)
        met.update((name, placed) for name, placed in own.items() if name not in met)
