"""Rules that hold between the parts of a scenario: every name used is the name of something, and more."""

from __future__ import annotations

from simulator.scenario.complaints import Complaint
from simulator.scenario.crosscheck_baskets import baskets
from simulator.scenario.crosscheck_days import days
from simulator.scenario.crosscheck_itineraries import walks
from simulator.scenario.crosscheck_names import names
from simulator.scenario.crosscheck_sailings import sailings
from simulator.scenario.crosscheck_stations import stations_in_vain
from simulator.scenario.crosscheck_targets import targets
from simulator.scenario.crosscheck_unknown import unknown_names
from simulator.scenario.crosscheck_unused import in_vain, unused
from simulator.scenario.crosscheck_weather import weather
from simulator.scenario.nodes import Node
from simulator.scenario.schema import Scenario


def crosscheck(scenario: Scenario, root: Node, path: str) -> tuple[list[Complaint], list[Complaint]]:
    """What is wrong, and what is only worth a warning, with the scenario that the file at `path` asks for."""
    idle = [*unused(scenario, root, path), *in_vain(scenario, root), *stations_in_vain(scenario, root)]
    return faults(scenario, root), idle


def faults(scenario: Scenario, root: Node) -> list[Complaint]:
    """What is wrong."""
    unknown = list(unknown_names(scenario, root))
    wrong = [*unknown, *names(scenario, root), *days(scenario, root), *walks(scenario, root), *targets(scenario, root)]
    wrong += [*weather(scenario, root), *baskets(scenario, root)]
    if not unknown:
        wrong += sailings(scenario, root)
    return wrong
