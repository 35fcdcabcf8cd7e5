"""Rules of the way: who waits for company has some, every branch can be taken, and what is booked is boarded."""

from __future__ import annotations

from collections.abc import Iterator

from simulator.scenario.complaints import Complaint, at
from simulator.scenario.crosscheck_held import held, left_holding
from simulator.scenario.flows import Flow
from simulator.scenario.nodes import Node
from simulator.scenario.policy import Policy
from simulator.scenario.quantities import Names
from simulator.scenario.schema import Scenario
from simulator.scenario.steps import Itinerary, Taken, booked, of_flow, placed, taken


def walks(scenario: Scenario, root: Node) -> Iterator[Complaint]:
    """Complaints about itineraries."""
    for name, flow in scenario.world.flows.items():
        ways = [*of_flow(name, flow)]
        for way in ways:
            yield from held(way, root)
            yield from _choices(way, scenario.policy, root)
            yield from _met_twice(way, root)
        yield from left_holding(ways, scenario.policy, root)
        yield from _alone(ways, root)
        yield from _booked(name, flow, root)


def _booked(name: str, flow: Flow, root: Node) -> Iterator[Complaint]:
    """What is booked, on the first leg and further on."""
    loc = ("world", "flows", name)
    for place, booking in booked(name, flow):
        yield from _boarded(place, booking.on, flow, loc, root)
    for number, connection in enumerate(flow.connections):
        yield from _boarded((*loc, "connections", number), connection.on, flow, loc, root)


def _boarded(
    leg: tuple[int | str, ...], on: Names, flow: Flow, loc: tuple[str, ...], root: Node
) -> Iterator[Complaint]:
    """Booked routes that nobody boards, and steps that board only a part of them."""
    bought = set(on)
    boards = [(place, step.board) for place, step in placed((*loc, "itinerary"), flow.itinerary) if step.board]
    boarded = {route for _, board in boards for route in board}
    for number, route in enumerate(on):
        if route not in boarded:
            yield at(root, (*leg, "on", number), "is booked, and no step of the itinerary boards it")
    for place, board in boards:
        others = bought - set(board)
        if bought <= boarded and others and bought & set(board):
            yield at(
                root,
                (*place, "board"),
                f"leaves out {', '.join(sorted(others))}: whoever booked there would miss that sailing here",
                f"board all of {', '.join(on)} here, or none",
            )


def _met_twice(itinerary: Itinerary, root: Node) -> Iterator[Complaint]:
    """Meeting points to which somebody comes a second time, and would first have to wait for themselves."""
    before: list[Taken] = []
    for here in taken(itinerary):
        if here.step.meet is None:
            continue
        if any(here.step.meet == other.step.meet and here.by_who_takes(other) for other in before):
            yield at(
                root,
                (*here.loc, "meet"),
                "is met before on the same way, and one would wait there for oneself for ever",
                "give this meeting a point of its own",
            )
        before.append(here)


def _choices(itinerary: Itinerary, policy: Policy, root: Node) -> Iterator[Complaint]:
    """Alternatives after one that everybody takes, and a last one that would take less than the rest."""
    for loc, step in placed(itinerary.loc, itinerary.steps):
        if step.one_of is None:
            continue
        *first, last = step.one_of
        for number, option in enumerate(first):
            station = policy.stations.get(option.visit or "")
            limited = station is not None and (station.admits is not None or station.exempts is not None)
            if option.share == 1 and not (option.only or option.under or option.unless or limited):
                yield at(
                    root,
                    (*loc, "one_of", number),
                    "everybody takes this alternative, and nobody those after it",
                    "give it a share or say whom it is for: `only`, `under` or `unless`",
                )
        if "share" in last.model_fields_set:
            yield at(
                root,
                (*loc, "one_of", len(first), "share"),
                "the last alternative takes the rest, whatever share it has",
                "leave the share out",
            )


def _alone(ways: list[Itinerary], root: Node) -> Iterator[Complaint]:
    """Meeting points to which only one comes."""
    points = [
        (loc, step.meet, way.companion)
        for way in ways
        for loc, step in placed(way.loc, way.steps)
        if step.meet is not None
    ]
    for loc, point, _ in points:
        if len({who for _, other, who in points if other == point}) == 1:
            yield at(root, (*loc, "meet"), "nobody else of this flow comes here to be met")
