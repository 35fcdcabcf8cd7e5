"""The luck that every contender shares: who comes, how long each service takes, the weather, the sailings.

It is drawn by this program once, outside every stopwatch but this program's own, so that a rival gets
its random numbers for nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from simulator.flow import sampling
from simulator.flow.chance import Chance
from simulator.flow.populating import populate
from simulator.flow.population import Block, Population
from simulator.flow.sheets import Column
from simulator.flow.timetable import Timetable, timetable
from simulator.journal import WeatherRecord
from simulator.journal.columns import Floats
from simulator.scenario.schema import Scenario
from simulator.world.weather import record, weather

SCENARIOS = Path(__file__).resolve().parent.parent / "scenarios"


@dataclass(frozen=True, slots=True)
class Draws:
    """One replication's chance, all of it."""

    table: Timetable
    population: Population
    weather: WeatherRecord
    sailing_minutes: Floats
    """Of each sailing of the timetable."""


def draw(scenario: Scenario, replication: int = 0) -> Draws:
    """The same draws that `simulate` would make."""
    chance = Chance(scenario.run.seed, replication)
    table = timetable(scenario)
    minutes = np.empty(len(table.scheduled))
    minute = table.scheduled.astype(np.int64)
    for row, (name, route) in enumerate(scenario.policy.routes.items()):
        mine = table.route == row
        luck = chance.uniforms(f"{name}/sailing", int(minute[mine].max(initial=-1)) + 1)[minute[mine]]
        minutes[mine] = sampling.minutes(route.takes, luck)
    return Draws(table, populate(scenario, table, chance), record(weather(scenario, chance)), minutes)


def steps(population: Population, block: Block) -> tuple[list[Column], Floats]:
    """The steps of a flow, and the minutes of everyone's, a column for each step; NaN for a step not taken."""
    shape = (len(block.slots), block.rows)
    cells = slice(block.cell, block.cell + shape[0] * shape[1])
    minutes, taken = population.plan.minutes[cells].reshape(shape), population.taken[cells].reshape(shape)
    each = [(slot, number, step) for slot, those in enumerate(block.slots) for number, step in enumerate(those, 1)]
    rows = [np.where(taken[slot] == number, minutes[slot], np.nan) for slot, number, _ in each]
    return [step for *_, step in each], np.stack(rows, axis=1)


def shortened(scenario: Scenario, days: int) -> Scenario:
    """The same scenario for so many days."""
    return scenario.model_copy(update={"run": scenario.run.model_copy(update={"horizon": days * 1440.0})})
