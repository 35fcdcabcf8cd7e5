"""One replication, from a scenario to a journal."""

from __future__ import annotations

from collections.abc import Callable

from simulator.flow.chance import Chance
from simulator.flow.clock import Clock
from simulator.flow.compiled import CompiledCrowd
from simulator.flow.crowd import Crowd
from simulator.flow.memory import give_back
from simulator.flow.plan import Plan
from simulator.flow.populating import populate
from simulator.flow.reference import ReferenceCrowd
from simulator.flow.timetable import timetable
from simulator.journal import Journal
from simulator.scenario.schema import Scenario
from simulator.world.harbour import Harbour
from simulator.world.ledger import bookings, journeys, passages
from simulator.world.lounge import Lounges
from simulator.world.night import Night, Refunds
from simulator.world.records import costs, distances_metres, fares_yuan, staffing
from simulator.world.recovery import extra_departures
from simulator.world.relief import supervisor
from simulator.world.shelves import in_stock
from simulator.world.weather import Closures, record, stops, weather

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
    spells = weather(scenario, chance)
    closures = [Closures(spells, route) for route in scenario.policy.routes.values()]
    table = timetable(scenario)
    if extra := extra_departures(scenario, table, closures):
        table = timetable(scenario, extra)
    population = populate(scenario, table, chance)
    give_back()
    booked = bookings(population)  # the walk writes over the minutes
    clock = Clock()
    crowd = _crowd(walker, clock, population.plan)
    lounges = Lounges(population, crowd)
    night = Night(clock, scenario, table, crowd, lounges, Refunds(population, chance))
    harbour = Harbour(clock, scenario, table, crowd, lounges, closures, night, chance)
    called: list[tuple[float, int, int]] = []
    for row, station in enumerate(scenario.policy.stations.values()):
        if station.relief is not None:
            clock.process(supervisor(crowd, row, station.relief, called))
    clock.run_to(scenario.run.horizon, progress)
    trace = crowd.trace()
    sailings, sailing_row = harbour.log.sailings(table, scenario.run.horizon)
    people, blocks, kinds = journeys(population, trace), population.blocks, population.kinds
    taken, late = population.taken, population.beyond
    waiting_for, purchases, wanted = population.lounges, population.purchases, population.wanted
    stations = staffing(scenario, population.plan.staffing, called, kinds)
    del population  # and the minutes of all its cells
    visits, meetings, crossings = passages(
        blocks,
        people.arrived,
        taken,
        trace,
        list(scenario.policy.stations),
        harbour.log.aboard,
        booked,
        sailing_row,
    )
    purchases = in_stock(scenario, purchases, wanted, people, kinds, visits, sailings)
    traits = {name: flow.trait_names() for name, flow in scenario.world.flows.items()}
    directions = {name: flow.direction or "" for name, flow in scenario.world.flows.items()}
    return Journal(
        digest=digest,
        seed=scenario.run.seed,
        replication=replication,
        start=scenario.run.start,
        horizon_minutes=scenario.run.horizon,
        warm_up_minutes=scenario.run.warm_up,
        flows=tuple(block.name for block in blocks),
        directions=tuple(directions[block.name.partition("/")[0]] for block in blocks),
        traits=tuple(traits[block.name.partition("/")[0]] for block in blocks),
        kinds=kinds,
        routes=tuple(scenario.policy.routes),
        modes=tuple(route.mode for route in scenario.policy.routes.values()),
        fares_yuan=fares_yuan(scenario),
        distances_metres=distances_metres(scenario),
        vessels=tuple(scenario.policy.vessels),
        journeys=people,
        beyond=late,
        visits=visits,
        meetings=meetings,
        crossings=crossings,
        sailings=sailings,
        stations=stations,
        weather=record(spells),
        lounges=waiting_for,
        stops=stops(closures),
        purchases=purchases,
        costs=costs(scenario, kinds),
    )


def _crowd(walker: str, clock: Clock, plan: Plan) -> Crowd:
    if walker not in WALKERS:
        raise ValueError(f"there is no walker {walker!r}; there are: {', '.join(WALKERS)}")
    if walker == "reference":
        return ReferenceCrowd(clock, plan)
    plain = walker == "plain" or (walker == "auto" and len(plan.minutes) < WORTH_COMPILING_CELLS)
    return CompiledCrowd(clock, plan, plain=plain)
