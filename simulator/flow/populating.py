"""Who comes is drawn: parties, their sorts, their seats, and flow by flow the steps of everyone."""

from __future__ import annotations

import numpy as np

from simulator.flow.admission import Admission
from simulator.flow.arrivals import parties
from simulator.flow.assembling import assembled
from simulator.flow.booking import book
from simulator.flow.chance import Chance
from simulator.flow.kinds import Sorts
from simulator.flow.laid_out import Laid, laid_out
from simulator.flow.population import Population
from simulator.flow.sheets import Places
from simulator.flow.timetable import Timetable
from simulator.journal.columns import SmallInts
from simulator.scenario.schema import Scenario
from simulator.scenario.steps import itineraries, places_taken


def populate(scenario: Scenario, table: Timetable, chance: Chance) -> Population:
    """Draw everyone."""
    flows, sorts = scenario.world.flows, Sorts(scenario)
    drawn = [(name, flow, parties(scenario, name, flow, chance)) for name, flow in flows.items()]
    coming = [(name, flow, come, sorts.of_parties(name, flow, come, chance)) for name, flow, come in drawn]
    del drawn
    booked = book(coming, scenario.policy, sorts, table, chance)
    admission = Admission(scenario, sorts.every)
    lounges: dict[tuple[int, ...], int] = {}
    stations = {name: row for row, name in enumerate(scenario.policy.stations)}
    routes = {name: row for row, name in enumerate(scenario.policy.routes)}
    laid: list[Laid] = []
    while booked:  # a year's are many: let go what is no longer needed
        laid += laid_out(scenario, booked.pop(0), Places(stations, routes, lounges), sorts, admission, chance)
    kinds = tuple("/".join(sort) for sort in sorts.every)
    return assembled(scenario, laid, kinds, tuple(lounges), _takes_up(scenario, tuple(lounges), sorts))


def _takes_up(scenario: Scenario, lounges: tuple[tuple[int, ...], ...], sorts: Sorts) -> SmallInts:
    """How many places one takes up, for each flow (or companion), lounge and sort of traveller."""
    names, every = list(scenario.policy.routes), (*sorts.every, ())  # the last for those of no kind, row -1
    routes = [[names[route] for route in lounge] for lounge in lounges]
    table = [[places_taken(way, lounge, every) for lounge in routes] for way in itineraries(scenario)]
    return np.array(table, dtype=np.int32).reshape(len(table), len(routes), len(every))
