"""One replication, from a scenario to a journal."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np

from simulator.flow.chance import Chance
from simulator.flow.clock import Clock
from simulator.flow.compiled import CompiledCrowd
from simulator.flow.crowd import Crowd
from simulator.flow.plan import Plan
from simulator.flow.population import populate
from simulator.flow.reference import ReferenceCrowd
from simulator.flow.timetable import timetable
from simulator.journal import Journal, StationRecord
from simulator.scenario.schema import Scenario
from simulator.world.harbour import Harbour
from simulator.world.ledger import journeys, passages
from simulator.world.lounge import Lounges
from simulator.world.relief import supervisor
from simulator.world.weather import weather

WALKERS = ("auto", "compiled", "plain", "reference")
WORTH_COMPILING_CELLS = 60_000
"""Steps from which on starting Numba costs less than it saves (measured: benchmarks/)."""


def simulate(
    scenario: Scenario,
    replication: int = 0,
    *,
    digest: str = "",
    walker: str = "auto",
    progress: Callable[[float], None] | None = None,
) -> Journal:
    """Run one replication (counted from 0) and give its journal.

    `walker` is `auto` (by size), `compiled`, `plain` (the same kernel without Numba) or `reference`
    (plain SimPy); the journal is the same to the last bit. `progress` is told the share done.
    """
    chance = Chance(scenario.run.seed, replication)
    table = timetable(scenario)
    population = populate(scenario, table, chance)
    clock = Clock()
    crowd = _crowd(walker, clock, population.plan)
    lounges = Lounges(population, crowd, table)
    record = weather(scenario, chance)
    harbour = Harbour(clock, scenario, table, crowd, lounges, record, chance)
    called: list[tuple[float, int, int]] = []
    for row, station in enumerate(scenario.policy.stations.values()):
        if station.relief is not None:
            clock.process(supervisor(crowd, row, station.relief, called))
    clock.run_to(scenario.run.horizon, progress)
    trace = crowd.trace()
    sailings = harbour.sailings()
    people = journeys(population, trace, len(sailings))
    blocks, kinds = population.blocks, population.kinds
    taken = ~np.isnan(population.plan.minutes)
    staffing = _staffing(scenario, population.plan, called)
    del population  # and the minutes of all its cells
    stations, meetings, crossings = passages(
        blocks, people.arrived, taken, trace, list(scenario.policy.stations), harbour.log.aboard
    )
    return Journal(
        digest=digest,
        seed=scenario.run.seed,
        replication=replication,
        start=scenario.run.start,
        horizon_minutes=scenario.run.horizon,
        warm_up_minutes=scenario.run.warm_up,
        flows=tuple(block.name for block in blocks),
        kinds=kinds,
        routes=tuple(scenario.policy.routes),
        vessels=tuple(scenario.policy.vessels),
        journeys=people,
        visits=stations,
        meetings=meetings,
        crossings=crossings,
        sailings=sailings,
        stations=staffing,
        weather=record,
    )


def _crowd(walker: str, clock: Clock, plan: Plan) -> Crowd:
    if walker not in WALKERS:
        raise ValueError(f"there is no walker {walker!r}; there are: {', '.join(WALKERS)}")
    if walker == "reference":
        return ReferenceCrowd(clock, plan)
    plain = walker == "plain" or (walker == "auto" and len(plan.minutes) < WORTH_COMPILING_CELLS)
    return CompiledCrowd(clock, plan, plain=plain)


def _staffing(scenario: Scenario, plan: Plan, called: list[tuple[float, int, int]]) -> dict[str, StationRecord]:
    """Roster and relief of each station, as they really were."""
    staffing = {}
    for row, (name, station) in enumerate(scenario.policy.stations.items()):
        here = plan.roster_station == row
        shifts = zip(plan.roster_minutes[here].tolist(), plan.roster_change[here].tolist(), strict=True)
        relief = [(minutes, change) for minutes, where, change in called if where == row]
        mine = sorted([*shifts, *relief], key=lambda step: step[0])  # at one minute, in the order they happened
        changed, servers = [0.0], [int(plan.servers[row])]
        for minutes, change in mine:
            changed.append(minutes)
            servers.append(servers[-1] + change)
        standard = math.nan if station.standard is None else station.standard
        staffing[name] = StationRecord(
            changed=np.array(changed), servers=np.array(servers, dtype=np.int32), standard=standard
        )
    return staffing
