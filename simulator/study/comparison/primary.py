"""The measure that decides, where the wish leaves it open.

People are compared by the mean time from door to door. Goods are waited for at the shore where they are let go: of them
it is the mean time from arrival to release, in the study of the last shore that the first direction meets. A market is
there to sell: where the first direction comes with baskets it is what is sold a day.
"""

from __future__ import annotations

from itertools import chain
from typing import Final

from simulator.measures.release import REQUIRED
from simulator.scenario import Scenario
from simulator.scenario.complaints import Complaint, whole
from simulator.scenario.crosscheck_targets import mismeasured
from simulator.scenario.measured import EVERYONE, MEASURED, place_of, places
from simulator.scenario.steps import itineraries, placed

PRIMARY: Final = "journey_mean_minutes"
"""Of people. Its place, unless one is named, is the first way of the scenario's first choice; without choices the first
direction; without directions the first flow."""
PRIMARY_OF_GOODS: Final = "arrival_to_release_mean_hours"
PRIMARY_OF_BASKETS: Final = "sales_yuan_per_day"


def primary(scenario: Scenario, wish: str | None, complaints: list[Complaint]) -> tuple[str, str]:
    """The measure that decides, and its place; where only the measure is named, the first place that it has."""
    name, _, place = (wish or PRIMARY).partition(".")
    if not place and name in MEASURED and "direction" in MEASURED[name]:
        chosen = (way for choice in scenario.world.choices.values() for way in choice.between)
        sorts = (sort for sort in ("direction", "flow") if sort in MEASURED[name])
        place = next(chain(chosen, *(places(scenario, sort) for sort in sorts)), "")
    if not place and name in MEASURED and "study" in MEASURED[name]:
        place = next((study for way in places(scenario, "direction") if (study := last_study(scenario, way))), "")
    if wish is None and (study := last_study(scenario, place)):
        name, place = PRIMARY_OF_GOODS, study
    elif wish is None and any(flow.basket and flow.direction == place for flow in scenario.world.flows.values()):
        name = PRIMARY_OF_BASKETS
    written = f"{name}.{place}" if place and place != EVERYONE else name
    if found := mismeasured(scenario, written):
        complaints.append(whole(f"--measure {wish or written}", *found))
    return place_of(scenario, written)


def last_study(scenario: Scenario, direction: str) -> str:
    """The release study at the last shore that goods of a direction meet: `to_xiamen.xiamen`; empty where their way
    passes no shore at which every declaration's stages are stamped."""
    stations = scenario.policy.stations
    last = ""
    for way in itineraries(scenario):
        if way.companion is not None or way.travellers.direction != direction or last:
            continue
        for _, step in placed(way.loc, way.steps):
            shore = stations[step.visit].shore if step.visit in stations else None
            stamps = {station.stamps for station in stations.values() if station.shore == shore}
            if shore is not None and step.visit is not None and stations[step.visit].stamps and {*REQUIRED} <= stamps:
                last = f"{direction}.{shore}"
    return last
