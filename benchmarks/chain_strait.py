"""The chain on this program's walkers, with SimPy's clock and an empty world."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import numpy as np

from benchmarks.chain import Chain
from simulator.flow.clock import Clock
from simulator.flow.compiled import CompiledCrowd
from simulator.flow.crowd import Crowd
from simulator.flow.kernel import NEVER
from simulator.flow.plan import Act, Outlines, Plan
from simulator.flow.reference import ReferenceCrowd
from simulator.flow.staffing import Staffing

WALKERS: dict[str, Callable[[Clock, Plan], Crowd]] = {
    "compiled": CompiledCrowd,
    "plain": partial(CompiledCrowd, plain=True),
    "reference": ReferenceCrowd,
}


def mean_waits(chain: Chain, walker: str = "compiled") -> list[float]:
    """Minutes waited at each station, mean over everyone."""
    people, stations = chain.minutes.shape
    nothing = np.zeros(0)
    plan = Plan(
        outlines=Outlines(
            first=np.array([0, stations]),
            apart=np.ones(1, dtype=np.int64),
            act=np.full(stations, Act.VISIT, dtype=np.int8),
            place=np.arange(stations, dtype=np.int32),
            priority=np.zeros(stations, dtype=np.int32),
            partner=np.zeros(stations, dtype=np.int32),
            gather=np.zeros(stations, dtype=np.int32),
        ),
        outline=np.zeros(people, dtype=np.int32),
        arrives=chain.arrives,
        cell=np.arange(people) * stations,
        minutes=chain.minutes.flatten(),
        patience=nothing,
        meets=np.zeros(people, dtype=np.int64),
        gathers=np.zeros(0, dtype=np.int64),
        missing=np.zeros(0, dtype=np.int32),
        staffing=Staffing(
            servers=chain.servers.astype(np.int32),
            waiting_places=np.full(stations, NEVER),
            roster_minutes=nothing,
            roster_station=np.zeros(0, dtype=np.int32),
            roster_change=np.zeros(0, dtype=np.int32),
            spells=np.zeros(0, dtype=np.int64),
            opens=nothing,
            closes=nothing,
        ),
    )
    clock = Clock()
    crowd = WALKERS[walker](clock, plan)
    clock.run_to(chain.horizon + 1440)
    trace = crowd.trace()
    queued = np.column_stack([chain.arrives, trace.ended.reshape(people, stations)[:, :-1]])
    return [float(mean) for mean in (trace.started.reshape(people, stations) - queued).mean(axis=0)]
