"""The kernel's state at time 0, from a plan."""

from __future__ import annotations

from typing import Any

import numpy as np

from simulator.flow import kernel
from simulator.flow.plan import Act, Plan
from simulator.journal.journal import Ints

NEVER = 1 << 60
"""A number of people that never wait: no alarm."""


def _queues(plan: Plan) -> tuple[Ints, Ints]:
    """A queue for each (station, priority) that somebody may join: each step's queue, each station's first."""
    outlines = plan.outlines
    joins = (outlines.act == Act.VISIT) | (outlines.act == Act.SEIZE)
    keys = outlines.place.astype(np.int64) * 16 + outlines.priority
    distinct, inverse = np.unique(keys[joins], return_inverse=True)
    queue = np.zeros(len(keys), dtype=np.int64)
    queue[joins] = inverse
    first = np.searchsorted(distinct, np.arange(len(plan.servers) + 1, dtype=np.int64) * 16)
    return queue, first.astype(np.int64)


def state_of(plan: Plan, lists: bool) -> kernel.State:
    """The kernel's state at time 0."""
    people, cells, stations, outlines = plan.people, len(plan.minutes), len(plan.servers), plan.outlines
    queue, queues = _queues(plan)
    rows = max(int(queues[-1]), 1)
    releases = int((outlines.act == Act.RELEASE).sum())
    ring = 1 << int(np.ceil(np.log2((releases + 4.0) * (people + stations + 1) + 64)))
    timers = people + (int(np.isfinite(plan.patience).sum()) if len(plan.patience) else 0)
    impatient = people if len(plan.patience) else 0

    def ints(column: Any) -> Any:
        return np.array(column, dtype=np.int64)

    def with_ends(column: Any, end: int) -> Any:
        return np.insert(ints(column), outlines.first[1:], end)

    def all_at(value: float, size: int, dtype: Any) -> Any:
        return np.full(size, value, dtype=dtype)

    state = kernel.State(  # each column has one type whatever the plan, so that the kernel is compiled once
        act=with_ends(outlines.act, kernel.END),
        place=with_ends(outlines.place, 0),
        partner=with_ends(outlines.partner, 0),
        queue=with_ends(queue, 0),
        arrives=plan.arrives,
        order=np.argsort(plan.arrives, kind="stable").astype(np.int32),
        minutes=plan.minutes,
        patience=plan.patience,
        meets=plan.meets,
        waiting_places=ints(plan.waiting_places),
        roster_minutes=plan.roster_minutes,
        roster_station=ints(plan.roster_station),
        roster_change=ints(plan.roster_change),
        servers=ints(plan.servers),
        busy=all_at(0, stations, np.int64),
        waiting=all_at(0, stations, np.int64),
        queues=queues,
        head=all_at(-1, rows, np.int64),
        tail=all_at(-1, rows, np.int64),
        call_up=all_at(NEVER, stations, np.int64),
        call_off=all_at(-1, stations, np.int64),
        step=(outlines.first[plan.outline] + plan.outline - 1).astype(np.int32),
        cell=plan.cell - 1,
        behind=all_at(-1, people, np.int32),
        waits=all_at(0, people, np.int8),
        timer=all_at(0, impatient, np.int64),
        outcome=all_at(0, people, np.int8),
        missing=plan.missing.copy(),
        met_head=all_at(-1, len(plan.missing), np.int32),
        met_tail=all_at(-1, len(plan.missing), np.int32),
        heap_minutes=np.empty(timers + 1),
        heap_key=np.empty(timers + 1, dtype=np.int64),
        ring=np.empty(ring, dtype=np.int64),
        lounge=np.empty(plan.boardings, dtype=np.int32),
        alarm=np.empty(2 * stations + 1, dtype=np.int64),
        started=np.full(cells, np.nan),
        ended=np.full(cells, np.nan),
        left=np.full(people, np.nan),
        ending=all_at(0, people, np.int8),
        clock=np.array([0.0]),
        count=all_at(0, 8, np.int64),
    )
    return kernel.State(*(column.tolist() for column in state)) if lists else state
