"""The part every rival can express: the outbound chain of the Dongdu terminal.

Everyone who leaves over Dongdu by the manned desks, coach-loads included, walks check-in, security and
exit immigration: three stations in line, first come first served, 8, 3 and 7 servers, with the arrival
and service times of the month. Left out are the lounge, the ferry, the e-gate (5 % go there instead of the
desks), the customs sample and opening hours (nobody comes while the stations are shut).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from benchmarks.draws import SCENARIOS, draw, shortened, steps
from simulator.journal.columns import Floats, Ints
from simulator.scenario import load

STATIONS = ("dongdu_check_in", "dongdu_security", "dongdu_exit_desks")


@dataclass(frozen=True, slots=True)
class Chain:
    """People in the order of their coming."""

    arrives: Floats
    """Minutes."""
    minutes: Floats
    """Of service. Shape: people by stations."""
    servers: Ints
    """At each station."""
    horizon: float
    """Minutes."""

    @property
    def visits(self) -> int:
        """How many there are in all."""
        return self.minutes.size


def chain(days: int) -> Chain:
    """The chain on the first days of the month."""
    scenario = shortened(load(SCENARIOS / "xiamen_kinmen_month.yaml").scenario, days)
    population = draw(scenario).population
    plan, names = population.plan, list(scenario.policy.stations)
    arrives, minutes = [], []
    for block in population.blocks:
        columns, table = steps(population, block)
        at = [
            [step for step, column in enumerate(columns) if column.place == names.index(name) and column.act == 0]
            for name in STATIONS
        ]
        if all(at):  # of several steps at the desks, one for each kind of traveller, everyone takes one at most
            taken = np.stack([np.nan_to_num(table[:, those]).sum(axis=1) for those in at], axis=1)
            whole = (taken > 0).all(axis=1)
            arrives.append(plan.arrives[block.row : block.row + block.rows][whole])
            minutes.append(taken[whole])
    order = np.argsort(np.concatenate(arrives), kind="stable")
    servers = [max((scenario.policy.stations[name].roster or {}).values()) for name in STATIONS]
    return Chain(
        np.concatenate(arrives)[order],
        np.ascontiguousarray(np.concatenate(minutes)[order]),
        np.array(servers, dtype=np.int64),
        scenario.run.horizon,
    )
