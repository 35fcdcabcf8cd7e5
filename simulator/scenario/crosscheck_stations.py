"""Warnings of what a station says to no effect: a pause where nothing closes, stamps without a release study."""

from __future__ import annotations

from collections.abc import Iterator

from simulator.scenario.complaints import Complaint, at
from simulator.scenario.nodes import Node
from simulator.scenario.places import Station
from simulator.scenario.policy import StationChange
from simulator.scenario.schema import Scenario


def stations_in_vain(scenario: Scenario, root: Node) -> Iterator[Complaint]:
    """Warnings of stations."""
    yield from _never_paused(scenario, root)
    yield from _never_studied(scenario, root)


def _never_paused(scenario: Scenario, root: Node) -> Iterator[Complaint]:
    """Stations that pause at closing and are open at all hours."""
    changes = [change.stations for change in scenario.policy.from_date.values()]
    for name, station in scenario.policy.stations.items():
        staffings: list[Station | StationChange] = [station, *(each[name] for each in changes if name in each)]
        if station.at_closing == "pause" and all(each.roster is None and each.on_days is None for each in staffings):
            rule = "is of no account: the station is open at all hours"
            yield at(root, ("policy", "stations", name, "at_closing"), rule, "give it a roster or on_days")


def _never_studied(scenario: Scenario, root: Node) -> Iterator[Complaint]:
    """Shores where goods are stamped arrived and released, and never lodged."""
    stations = scenario.policy.stations
    for shore in dict.fromkeys(station.shore for station in stations.values() if station.shore is not None):
        here = {name: station.stamps for name, station in stations.items() if station.shore == shore}
        if {"arrived", "released"} <= {*here.values()} and "lodged" not in here.values():
            last = next(name for name, stamp in here.items() if stamp == "released")
            rule = f"there is no release study of {shore}: no station there stamps `lodged`"
            yield at(root, ("policy", "stations", last, "stamps"), rule, "say where goods are declared")
