"""Every step of every itinerary of a scenario, with its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from simulator.scenario.booking import Booking
from simulator.scenario.flows import Flow
from simulator.scenario.itinerary import Step
from simulator.scenario.nodes import Loc
from simulator.scenario.schema import Scenario
from simulator.scenario.sorts import Sort, Whom, meant


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
    travellers: Flow
    """The flow itself."""


Placed = tuple[tuple[int | str, ...], Step]


@dataclass(frozen=True, slots=True)
class Taken:
    """A step, where it stands, and who may take it."""

    loc: tuple[int | str, ...]
    step: Step
    whom: Whom | None
    """Whom it is for, by its own `only` and those of the choices around it; None for all."""

    def by_who_takes(self, other: Taken) -> bool:
        """Whether one and the same traveller may take both."""
        if alternatives(self.loc, other.loc):
            return False
        return self.whom is None or other.whom is None or all(_both(self.whom, other.whom))


def itineraries(scenario: Scenario) -> Iterator[Itinerary]:
    """Those of every flow and its companions."""
    for name, flow in scenario.world.flows.items():
        yield from of_flow(name, flow)


def of_flow(name: str, flow: Flow) -> Iterator[Itinerary]:
    """The traveller's own itinerary, then those of what comes along."""
    loc = ("world", "flows", name)
    yield Itinerary((*loc, "itinerary"), name, None, flow.itinerary, flow)
    for each, companion in flow.companions.items():
        yield Itinerary((*loc, "companions", each, "itinerary"), name, each, companion.itinerary, flow)


def booked(name: str, flow: Flow) -> Iterator[tuple[tuple[int | str, ...], Booking]]:
    """The ways to book a flow's first leg, each with its place."""
    loc = ("world", "flows", name, "booking")
    several = not isinstance(flow.booking, Booking)
    yield from (((*loc, number) if several else loc, booking) for number, booking in enumerate(flow.bookings()))


def placed(loc: tuple[int | str, ...], steps: Sequence[Step]) -> Iterator[Placed]:
    """Steps with their places, those within them included (each after the step that holds them)."""
    for place, step in enumerate(steps):
        yield (*loc, place), step
        if step.parts:
            yield from placed((*loc, place, step.action), step.parts)


def seized(scenario: Scenario) -> frozenset[str]:
    """The stations of which a place is kept: yards, not desks."""
    steps = (step for way in itineraries(scenario) for _, step in placed(way.loc, way.steps))
    return frozenset(step.seize for step in steps if step.seize is not None)


def taken(itinerary: Itinerary) -> Iterator[Taken]:
    """Steps with their places and whom they are for, alternatives included."""
    whom: dict[Loc, Whom | None] = {}
    for loc, step in placed(itinerary.loc, itinerary.steps):
        above = whom.get(loc[:-2])  # of the step that holds it; nothing where it stands by itself
        own = None if step.only is None else itinerary.travellers.for_whom(step.only)
        whom[loc] = above if own is None else own if above is None else _both(own, above)
        yield Taken(loc, step, whom[loc])


def places_taken(itinerary: Itinerary, routes: Iterable[str], sorts: Sequence[Sort]) -> list[int]:
    """How many places one traveller of each sort takes up on these routes: the most that is said by any step that
    boards them all and is for that sort."""
    if all(step.takes_up == 1 for _, step in placed(itinerary.loc, itinerary.steps)):
        return [1] * len(sorts)
    boards = [
        here
        for here in taken(itinerary)
        if here.step.board is not None and {*routes} <= {*here.step.board} and here.step.takes_up != 1
    ]
    return [
        max((each.step.places_taken(sort) for each in boards if each.whom is None or meant(each.whom, sort)), default=1)
        for sort in sorts
    ]


def _both(one: Whom, other: Whom) -> Whom:
    """Those who are meant by both."""
    return tuple(names & others for names, others in zip(one, other, strict=False))


def alternatives(one: Loc, other: Loc) -> bool:
    """Whether two steps are, or stand in, different alternatives of the same choice."""
    parted = next((place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), 0)
    return parted > 0 and one[parted - 1] == "one_of"
