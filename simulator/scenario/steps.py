"""Every step of every itinerary of a scenario, with its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from simulator.scenario.flows import Flow, Step
from simulator.scenario.schema import Scenario


@dataclass(frozen=True, slots=True)
class Itinerary:
    """What a traveller, or something that comes along, does in order."""

    loc: tuple[int | str, ...]
    """Where it stands in the scenario."""
    flow: str
    """Whose it is."""
    companion: str | None
    """What comes along; None for the traveller."""
    steps: tuple[Step, ...]


Placed = tuple[tuple[int | str, ...], Step]


def itineraries(scenario: Scenario) -> Iterator[Itinerary]:
    """Those of every flow and its companions."""
    for name, flow in scenario.world.flows.items():
        yield from of_flow(name, flow)


def of_flow(name: str, flow: Flow) -> Iterator[Itinerary]:
    """The traveller's own itinerary, then those of what comes along."""
    loc = ("world", "flows", name)
    yield Itinerary((*loc, "itinerary"), name, None, flow.itinerary)
    for each, companion in flow.companions.items():
        yield Itinerary((*loc, "companions", each, "itinerary"), name, each, companion.itinerary)


def placed(loc: tuple[int | str, ...], steps: Sequence[Step]) -> Iterator[Placed]:
    """Steps with their places, alternatives included (each after the step that offers them)."""
    for place, step in enumerate(steps):
        yield (*loc, place), step
        if step.one_of is not None:
            yield from placed((*loc, place, "one_of"), step.one_of)
