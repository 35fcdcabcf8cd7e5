"""Rules of the way: who takes a place gives it back, who waits for company has some, and every branch can be taken."""

from __future__ import annotations

from collections.abc import Iterator

from simulator.scenario.complaints import Complaint, at
from simulator.scenario.flows import Step
from simulator.scenario.nodes import Node
from simulator.scenario.schema import Scenario
from simulator.scenario.steps import Itinerary, Placed, itineraries, of_flow, placed


def walks(scenario: Scenario, root: Node) -> Iterator[Complaint]:
    """Complaints about itineraries."""
    for itinerary in itineraries(scenario):
        yield from _held(itinerary, root)
        yield from _unreachable(itinerary, root)
    for name, flow in scenario.world.flows.items():
        yield from _alone([*of_flow(name, flow)], root)
        if flow.booking is not None:
            boarded = {route for _, step in placed((), flow.itinerary) for route in step.board or ()}
            for number, route in enumerate(flow.booking.on):
                if route not in boarded:
                    yield at(root, ("world", "flows", name, "booking", "on", number),
                             "is booked, and no step of the itinerary boards it")


def _held(itinerary: Itinerary, root: Node) -> Iterator[Complaint]:
    """Servers that are kept for ever, or given back without having been taken."""
    held: dict[str, Placed] = {}
    for loc, step in placed(itinerary.loc, itinerary.steps):
        if step.seize is not None:
            if step.seize in held and not _may_differ(held[step.seize][1], step):
                yield at(root, (*loc, "seize"), "is seized again before it is released")
            held.setdefault(step.seize, (loc, step))
        elif step.release is not None:
            if step.release not in held:
                yield at(root, (*loc, "release"), "is released, and no step before this one seizes it")
            elif not _covers(step, held.pop(step.release)[1]):
                yield at(root, (*loc, "release"), "is released by only some of those who seized it: the others "
                                                  "would keep it for ever")
    for station, (loc, _) in held.items():
        yield at(root, (*loc, "seize"), "is seized and never released: nobody can leave this station",
                 f"add a step `release: {station}`")


def _may_differ(first: Step, second: Step) -> bool:
    """Whether two steps may be taken by different travellers."""
    return first.share < 1 or second.share < 1 or first.only is not None or second.only is not None


def _covers(release: Step, seize: Step) -> bool:
    """Whether everyone who takes the one step takes the other."""
    same_draw = release.share == seize.share and release.name == seize.name
    everyone = release.share == 1 or same_draw
    return everyone and (release.only is None or (seize.only is not None and set(seize.only) <= set(release.only)))


def _unreachable(itinerary: Itinerary, root: Node) -> Iterator[Complaint]:
    """Alternatives after one that everybody takes."""
    for loc, step in placed(itinerary.loc, itinerary.steps):
        for number, option in enumerate((step.one_of or ())[:-1]):
            if option.share == 1 and option.only is None:
                yield at(root, (*loc, "one_of", number), "everybody takes this alternative, and nobody those after it",
                         "give it a share or say who with `only`")


def _alone(ways: list[Itinerary], root: Node) -> Iterator[Complaint]:
    """Meeting points to which only one comes."""
    points = [(loc, step.meet, way.companion) for way in ways for loc, step in placed(way.loc, way.steps)
              if step.meet is not None]
    for loc, point, _ in points:
        if len({who for _, other, who in points if other == point}) == 1:
            yield at(root, (*loc, "meet"), "nobody else of this flow comes here to be met")
