"""From the walkers' trace to the journal's columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from simulator.flow.itineraries import Column, Mask
from simulator.flow.plan import Act, Trace
from simulator.flow.population import Block, Population
from simulator.journal import Crossings, Journeys, Visits
from simulator.journal.journal import Floats, Ints, SmallInts


def journeys(population: Population, trace: Trace, sailings: int) -> Journeys:
    """A row for everyone; of bookings, those on the first `sailings`, which the journal keeps."""
    return Journeys(
        flow=population.flow,
        kind=population.kind,
        index=population.index,
        party=population.party,
        arrived=population.plan.arrives,
        left=trace.left,
        ending=trace.ending,
        booked=np.where(population.booked < sailings, population.booked, np.int32(-1)),
    )


def passages(
    blocks: Sequence[Block],
    arrives: Floats,
    taken: Mask,
    trace: Trace,
    stations: Sequence[str],
    aboard: Sequence[tuple[int, Ints]],
) -> tuple[dict[str, Visits], dict[str, Visits], Crossings]:
    """Visits by station, waits by flow and meeting point, and all crossings."""
    at_stations: dict[str, list[Visits]] = {station: [] for station in stations}
    at_meetings: dict[str, list[Visits]] = {}
    crossed: list[Visits] = []
    sailings: list[SmallInts] = []
    boarded = np.concatenate([np.empty(0, dtype=np.int64), *(cells for _, cells in aboard)])
    sailing = np.repeat(np.array([row for row, _ in aboard], dtype=np.int32), [len(cells) for _, cells in aboard])
    for block, step, column, came in _reached(blocks, arrives, taken, trace):
        if column.act in (Act.VISIT, Act.SEIZE):
            at_stations[stations[column.place]].append(came)
        elif column.act == Act.MEET:
            flow = block.name.partition("/")[0]
            at_meetings.setdefault(f"{flow}/{block.meetings[column.place]}", []).append(came)
        else:
            crossed.append(came)
            mine = _in_column(boarded, block, step)
            taken_by = np.full(block.rows, -1, dtype=np.int32)
            taken_by[(boarded[mine] - block.cell) // len(block.columns)] = sailing[mine]
            sailings.append(taken_by[came.entity - block.row])
    everyone = _joined(crossed)
    return (
        {name: _joined(at_stations.pop(name)) for name in list(at_stations)},
        {name: _joined(at_meetings.pop(name)) for name in list(at_meetings)},
        Crossings(
            everyone.entity,
            everyone.queued,
            everyone.started,
            everyone.ended,
            np.concatenate([np.empty(0, dtype=np.int32), *sailings]),
        ),
    )


def _in_column(cells: Ints, block: Block, step: int) -> Mask:
    """Which of these cells belong to one column of a block."""
    beyond = block.cell + block.rows * len(block.columns)
    mine: Mask = (cells >= block.cell) & (cells < beyond) & ((cells - block.cell) % len(block.columns) == step)
    return mine


def _reached(
    blocks: Sequence[Block], arrives: Floats, taken: Mask, trace: Trace
) -> Iterator[tuple[Block, int, Column, Visits]]:
    """Each column of each block with those who came to it: when they came is when their step before was over."""
    for block in blocks:
        table = slice(block.cell, block.cell + block.rows * len(block.columns))
        shape = (block.rows, len(block.columns))
        takes = taken[table].reshape(shape)
        started, ended = trace.started[table].reshape(shape), trace.ended[table].reshape(shape)
        everyone = np.arange(block.row, block.row + block.rows, dtype=np.int32)
        free = arrives[block.row : block.row + block.rows].copy()
        for step, column in enumerate(block.columns):
            comes = takes[:, step] & ~np.isnan(free)
            rows = slice(None) if comes.all() else np.flatnonzero(comes)
            began, over = np.array(started[rows, step]), np.array(ended[rows, step])
            if column.act not in (Act.HOLD, Act.RELEASE):
                yield block, step, column, Visits(everyone[rows], np.array(free[rows]), began, over)
            free[rows] = began if column.act == Act.SEIZE else np.where(np.isnan(began), np.nan, over)


def _joined(parts: Sequence[Visits]) -> Visits:
    """Several blocks' rows, one below the other."""
    if not parts:
        nothing = np.empty(0)
        return Visits(np.empty(0, dtype=np.int32), nothing, nothing, nothing)
    return Visits(
        *(np.concatenate([getattr(part, name) for part in parts]) for name in ("entity", "queued", "started", "ended"))
    )
