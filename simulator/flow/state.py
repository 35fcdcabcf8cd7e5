"""The kernel's state at time 0, from a plan: rows with named fields, as records or as objects."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np

from simulator.flow import kernel
from simulator.flow.plan import Act, Outlines, Plan
from simulator.journal.columns import Ints

# Unsigned are rows that are never -1: compiled code need not ask whether they count from the end.
STEP = np.dtype([(name, np.uint32) for name in ("act", "place", "partner", "gather", "queue")])
PERSON = np.dtype(
    [
        ("cell", np.int64),
        ("left", np.float64),
        ("step", np.uint32),
        ("behind", np.int32),
        ("apart", np.int32),
        ("waits", np.int8),
        ("outcome", np.int8),
        ("ending", np.int8),
    ],
    align=True,
)
STATION = np.dtype(
    [(name, np.int64) for name in ("servers", "busy", "waiting", "waiting_places", "call_up", "call_off")]
    + [("queue", np.uint32)],
    align=True,
)
QUEUE = np.dtype([("head", np.int64), ("tail", np.int64)])
MEETING = np.dtype([("missing", np.int32), ("head", np.int32), ("tail", np.int32)])
SHIFT = np.dtype([("minutes", np.float64), ("station", np.uint32), ("change", np.int32)])


def state_of(plan: Plan, lists: bool) -> kernel.State:
    """The state at time 0. Each column has one type whatever the plan, so that the kernel is compiled once."""
    staffing = plan.staffing
    cells, stations = len(plan.minutes), len(staffing.servers)
    releases = int((plan.outlines.act == Act.RELEASE).sum())
    ring = 1 << int(np.ceil(np.log2((releases + 4.0) * (plan.people + stations + 1) + 64)))
    timers = plan.people + (int(np.isfinite(plan.patience).sum()) if len(plan.patience) else 0)
    queue, first_queue = _queues(plan)
    boardings = plan.boardings
    state = kernel.State(
        steps=_steps(plan.outlines, queue),
        order=np.argsort(plan.arrives, kind="stable").astype(np.uint32),
        arrives=plan.arrives,
        patience=plan.patience,
        shifts=_rows(
            SHIFT,
            len(staffing.roster_minutes),
            minutes=staffing.roster_minutes,
            station=staffing.roster_station,
            change=staffing.roster_change,
        ),
        spells=staffing.spells,
        opens=staffing.opens,
        closes=staffing.closes,
        people=_rows(
            PERSON,
            plan.people,
            cell=plan.cell - plan.outlines.apart[plan.outline],
            apart=plan.outlines.apart[plan.outline],
            left=np.nan,
            step=plan.outlines.first[plan.outline] + plan.outline,
            behind=-1,
        ),
        timers=np.zeros(plan.people if len(plan.patience) else 0, dtype=np.int64),
        meets=plan.meets,
        gathers=plan.gathers,
        stations=_rows(
            STATION,
            stations,
            servers=staffing.servers,
            waiting_places=staffing.waiting_places,
            queue=first_queue[:-1],
            call_up=kernel.NEVER,
            call_off=-1,
        ),
        queues=_rows(QUEUE, max(int(first_queue[-1]), 1), head=-1, tail=-1),
        meetings=_rows(MEETING, len(plan.missing), missing=plan.missing, head=-1, tail=-1),
        heap_minutes=np.empty(0 if lists else timers + 1),
        heap_key=np.empty(0 if lists else timers + 1, dtype=np.int64),
        ring=np.empty(ring, dtype=np.uint32),
        lounge=np.empty(boardings, dtype=np.int32),
        lounge_place=np.empty(boardings, dtype=np.int32),
        lounge_cell=np.empty(boardings, dtype=np.int64),
        alarm=np.empty(2 * stations + 1, dtype=np.int64),
        started=np.full(cells, np.nan),
        ended=plan.minutes,  # written over, but in lists: a year's cells are many
        clock=np.zeros(2),
        count=np.zeros(2, dtype=np.int64),
    )
    return kernel.State(*(_as_list(column) for column in state)) if lists else state


def _rows(fields: np.dtype[Any], size: int, **columns: Any) -> Any:
    """Records of these fields, 0 where no column is given."""
    rows = np.zeros(size, dtype=fields)
    for name, column in columns.items():
        rows[name] = column
    return rows


def _as_list(column: Any) -> list[Any]:
    """A column as a list; records become objects with the same fields."""
    if column.dtype.names is None:
        return list(column.tolist())
    return [SimpleNamespace(**dict(zip(column.dtype.names, row, strict=True))) for row in column.tolist()]


def _steps(outlines: Outlines, queue: Ints) -> Any:
    """The steps of all outlines, an END before the first and after each."""
    ends = outlines.first
    return _rows(
        STEP,
        len(outlines.act) + len(ends),
        act=np.insert(outlines.act.astype(np.int64), ends, kernel.END),
        place=np.insert(outlines.place, ends, 0),
        partner=np.insert(outlines.partner, ends, 0),
        gather=np.insert(outlines.gather, ends, 0),
        queue=np.insert(queue, ends, 0),
    )


def _queues(plan: Plan) -> tuple[Ints, Ints]:
    """A queue for each (station, priority) that somebody may join: each step's queue, each station's first."""
    outlines = plan.outlines
    joins = (outlines.act == Act.VISIT) | (outlines.act == Act.SEIZE)
    keys = outlines.place.astype(np.int64) * 16 + outlines.priority
    distinct, inverse = np.unique(keys[joins], return_inverse=True)
    queue = np.zeros(len(keys), dtype=np.int64)
    queue[joins] = inverse
    first = np.searchsorted(distinct, np.arange(len(plan.staffing.servers) + 1, dtype=np.int64) * 16)
    return queue, first.astype(np.int64)
