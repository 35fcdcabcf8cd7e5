"""Rules of the weather: what a route asks to see is something that some weather hides."""

from __future__ import annotations

from collections.abc import Iterator

from simulator.scenario.complaints import Complaint, at
from simulator.scenario.nodes import Node
from simulator.scenario.schema import Scenario


def weather(scenario: Scenario, root: Node) -> Iterator[Complaint]:
    """Complaints about the visibility that routes need."""
    known = scenario.world.weather
    for name, route in scenario.policy.routes.items():
        if route.minimum_visibility is None:
            continue
        loc = ("policy", "routes", name, "minimum_visibility")
        seen = {each: known[each].visibility for each in route.stops_in if each in known}
        seen = {each: visibility for each, visibility in seen.items() if visibility is not None}
        if not seen:
            yield at(root, loc, "none of the weather in its stops_in says how far one sees")
        for each, visibility in seen.items():
            if visibility is not None and route.minimum_visibility > visibility.below:
                yield at(
                    root,
                    loc,
                    f"is more than the {visibility.below:g} m below which a spell of {each} begins",
                    f"raise world.weather.{each}.visibility.below",
                )
