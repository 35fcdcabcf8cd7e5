"""What a run was made under, as the journal keeps it: staffing, fares, the worth of time."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from simulator.flow.staffing import Staffing
from simulator.journal import Control, Costs, StationRecord
from simulator.scenario.places import Station
from simulator.scenario.schema import Scenario
from simulator.scenario.sorts import Sort, largest


def staffing(
    scenario: Scenario, planned: Staffing, called: Sequence[tuple[float, int, int]], kinds: Sequence[str]
) -> dict[str, StationRecord]:
    """Roster and relief of each station, as they really were; and what it is for the control of goods."""
    records = {}
    for row, (name, station) in enumerate(scenario.policy.stations.items()):
        here = planned.roster_station == row
        by_roster = planned.roster_change[here]
        relief = [(minutes, change) for minutes, where, change in called if where == row]
        minutes = np.array([0.0, *planned.roster_minutes[here], *(minutes for minutes, _ in relief)])
        order = np.argsort(minutes, kind="stable")  # at one minute, in the order they happened
        changes = np.array([planned.servers[row], *by_roster, *(change for _, change in relief)])
        rostered = np.cumsum(np.array([planned.servers[row], *by_roster, *(0 for _ in relief)])[order])
        records[name] = StationRecord(
            changed=minutes[order],
            servers=np.cumsum(changes[order]).astype(np.int32),
            working=(rostered > 0) | (station.at_closing == "finish"),
            standard=math.nan if station.standard is None else station.standard,
            control=_control(station, kinds),
        )
    return records


def _control(station: Station, kinds: Sequence[str]) -> Control:
    finds = () if station.finds is None else [largest(station.finds, sort, math.nan) for sort in _sorts(kinds)]
    charges = tuple((charge.after_days, charge.a_day) for charge in station.charges)
    return Control(station.shore or "", station.stamps or "", station.channel or "", tuple(finds), charges)


def _sorts(kinds: Sequence[str]) -> list[Sort]:
    """Every sort of traveller, and last that of those of no kind."""
    return [tuple(kind.split("/")) if kind else () for kind in (*kinds, "")]


def fares_yuan(scenario: Scenario) -> tuple[float, ...]:
    """What a passenger pays on each route; NaN where the scenario does not say."""
    return tuple(math.nan if route.fare is None else route.fare for route in scenario.policy.routes.values())


def distances_metres(scenario: Scenario) -> tuple[float, ...]:
    """How far it is on each route; NaN where the scenario does not say."""
    return tuple(math.nan if route.distance is None else route.distance for route in scenario.policy.routes.values())


def costs(scenario: Scenario, kinds: Sequence[str]) -> Costs | None:
    """What time is worth to travellers of each kind, and how long goods of it keep; of several values that fit, those
    by which an hour costs most."""
    said = scenario.world.costs
    if said is None:
        return None
    worth = [largest(said.value_of_time, sort, math.nan) for sort in _sorts(kinds)]
    shortest = {name: -minutes for name, minutes in said.shelf_life.items()}
    keeps = [-largest(shortest, sort, math.nan) for sort in _sorts(kinds)] if shortest else []
    return Costs(np.array(worth), said.waiting_counts, said.put_off_counts, said.night, np.array(keeps, np.float64))
