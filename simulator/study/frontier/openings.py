"""Where a scheme sends those it takes in: the stations whose work grows with it."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

from simulator.scenario.itinerary import Step
from simulator.scenario.schema import Scenario
from simulator.scenario.steps import itineraries, placed


def sent_to(scenario: Scenario, schemes: Container[str]) -> dict[str, tuple[str, ...]]:
    """By flow or companion (`flow/companion`), the stations that are visited under one of the schemes and never
    otherwise; those that a step is under at all are named, if only with no station."""
    found: dict[str, tuple[str, ...]] = {}
    for way in itineraries(scenario):
        if all(step.under not in schemes for _, step in placed(way.loc, way.steps)):
            continue
        visits = list(_visits(way.steps, schemes, under=False))
        otherwise = {station for station, under in visits if not under}
        name = way.flow if way.companion is None else f"{way.flow}/{way.companion}"
        found[name] = tuple(dict.fromkeys(station for station, under in visits if under and station not in otherwise))
    return found


def _visits(steps: Sequence[Step], schemes: Container[str], *, under: bool) -> Iterator[tuple[str, bool]]:
    """Each station that is visited, and whether under one of the schemes."""
    for step in steps:
        here = under or step.under in schemes
        station = step.visit or step.seize
        if station is not None:
            yield station, here
        yield from _visits(step.parts, schemes, under=here)
