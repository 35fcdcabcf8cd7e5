"""Rules of names: those that are taken, and steps that must be told apart by their names."""

from __future__ import annotations

from collections.abc import Iterator

from simulator.scenario.complaints import Complaint, at
from simulator.scenario.itinerary import Step
from simulator.scenario.nodes import Node, dotted
from simulator.scenario.routes import MODES
from simulator.scenario.schema import Scenario
from simulator.scenario.steps import Placed, itineraries

EVERYTHING = "all"
"""The place of a measure that is taken of all flows, or of all routes, together."""
TAKEN = {EVERYTHING: "all together", **{mode: f"all routes of the mode {mode}" for mode in MODES}}
"""Names that measures give to several at once."""


def names(scenario: Scenario, root: Node) -> Iterator[Complaint]:
    """Complaints about names of flows, stations, routes and steps."""
    for loc, known in (
        (("world", "flows"), scenario.world.flows.keys()),
        (("policy", "stations"), scenario.policy.stations.keys()),
        (("policy", "routes"), scenario.policy.routes.keys()),
    ):
        for name, meaning in TAKEN.items():
            if name in known:
                rule = f"`{name}` is the name that measures give to {meaning}"
                yield at(root, (*loc, name), rule, "choose another", key=True)
    yield from _directions(scenario, root)
    yield from _choices(scenario, root)
    for itinerary in itineraries(scenario):
        met: dict[str, Placed] = {}
        for place, step in enumerate(itinerary.steps):
            yield from _namesakes((*itinerary.loc, place), step, met, root)


def _directions(scenario: Scenario, root: Node) -> Iterator[Complaint]:
    """Directions that have the name of something else that is measured."""
    flows = scenario.world.flows
    for name, flow in flows.items():
        way = flow.direction
        if way is None:
            continue
        loc = ("world", "flows", name, "direction")
        if way in TAKEN:
            yield at(root, loc, f"`{way}` is the name that measures give to {TAKEN[way]}", "choose another")
        elif way in scenario.policy.routes or (way in flows and flows[way].direction != way):
            yield at(root, loc, "is also the name of a route or of a flow that goes elsewhere", "choose another")


def _choices(scenario: Scenario, root: Node) -> Iterator[Complaint]:
    """Ways that are named twice, and ways on which nobody could be more or fewer."""
    met: set[str] = set()
    for name, choice in scenario.world.choices.items():
        for number, way in enumerate(choice.between):
            loc = ("world", "choices", name, "between", number)
            if way in met:
                yield at(root, loc, "is named before: each direction stands for one way of one choice")
            met.add(way)
            flows = [flow for flow in scenario.world.flows.values() if flow.direction == way]
            if any(flow.arrivals.rate is None for flow in flows):
                yield at(root, loc, "has a flow whose arrivals have no `rate`, so that demand moves nobody there")


def _namesakes(loc: tuple[int | str, ...], step: Step, met: dict[str, Placed], root: Node) -> Iterator[Complaint]:
    """Steps called as one before them; `met` comes to hold this one too.

    Draws are known by name. Were a second walk known as the second, a walk put in before it would take its
    luck. Alternatives may share a name, since nobody takes two of them; a release draws nothing, nor does a group of
    steps that has no share.
    """
    if step.release is None and not (step.steps and step.share == 1):
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
    for number, part in enumerate(step.steps or ()):
        yield from _namesakes((*loc, "steps", number), part, met, root)
    so_far = dict(met)
    for number, option in enumerate(step.one_of or ()):
        own = dict(so_far)
        yield from _namesakes((*loc, "one_of", number), option, own, root)
        met.update((name, placed) for name, placed in own.items() if name not in met)
