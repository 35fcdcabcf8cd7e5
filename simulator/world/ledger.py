"""From the walkers' trace to the journal's columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from simulator.flow.itineraries import Column
from simulator.flow.plan import Act, Trace
from simulator.flow.population import Block, Population
from simulator.journal import Crossings, Journeys, Visits
from simulator.journal.journal import Floats, Ints


def journeys(population: Population, trace: Trace) -> Journeys:
    """A row for everyone."""
    return Journeys(
        flow=population.flow, kind=population.kind, index=population.index, party=population.party,
        arrived=population.plan.arrives, left=trace.left, ending=trace.ending, booked=population.booked,
    )


def visits(population: Population, trace: Trace, stations: Sequence[str]) -> tuple[dict[str, Visits], dict[str, Visits]]:
    """Visits by station, and waits by flow and meeting point."""
    at_stations: dict[str, list[Visits]] = {station: [] for station in stations}
    at_meetings: dict[str, list[Visits]] = {}
    for block, column, came in _reached(population, trace):
        if column.act in (Act.VISIT, Act.SEIZE):
            at_stations[stations[column.place]].append(came)
        elif column.act == Act.MEET:
            flow = block.name.partition("/")[0]
            at_meetings.setdefault(f"{flow}/{block.meetings[column.place]}", []).append(came)
    return {name: _joined(parts) for name, parts in at_stations.items()}, {
        name: _joined(parts) for name, parts in at_meetings.items()
    }


def crossings(population: Population, trace: Trace, aboard: Sequence[tuple[int, Ints]]) -> Crossings:
    """A row for every wait in a lounge."""
    boarded = np.concatenate([cells for _, cells in aboard]) if aboard else np.empty(0, dtype=np.int64)
    sailings = np.repeat(np.array([sailing for sailing, _ in aboard], dtype=np.int32), [len(cells) for _, cells in aboard])
    order = np.argsort(boarded)
    boarded, sailings = boarded[order], sailings[order]
    parts: list[Visits] = []
    sailing: list[np.ndarray] = []
    for block, column, came in _reached(population, trace, only=Act.BOARD):
        cells = block.cell + (came.entity.astype(np.int64) - block.row) * len(block.columns) + block.columns.index(column)
        at = np.minimum(np.searchsorted(boarded, cells), max(len(boarded) - 1, 0))
        found = boarded[at] == cells if len(boarded) else np.zeros(len(cells), dtype=np.bool_)
        sailing.append(np.where(found, sailings[at], -1) if len(boarded) else np.full(len(cells), -1))
        parts.append(came)
    everyone = _joined(parts)
    rows = np.concatenate(sailing).astype(np.int32) if sailing else np.empty(0, dtype=np.int32)
    return Crossings(everyone.entity, everyone.queued, everyone.started, everyone.ended, rows)


def _reached(population: Population, trace: Trace, only: Act | None = None) -> Iterator[tuple[Block, Column, Visits]]:
    """Each column of each block with those who came to it: when they came is when their step before was over."""
    plan = population.plan
    for block in population.blocks:
        table = slice(block.cell, block.cell + block.rows * len(block.columns))
        shape = (block.rows, len(block.columns))
        minutes, started, ended = (column[table].reshape(shape) for column in (plan.minutes, trace.started, trace.ended))
        free: Floats = plan.arrives[block.row : block.row + block.rows]
        for step, column in enumerate(block.columns):
            taken = ~np.isnan(minutes[:, step])
            began, over = started[:, step], ended[:, step]
            if column.act in (Act.VISIT, Act.SEIZE, Act.MEET, Act.BOARD) and only in (None, column.act):
                rows = np.flatnonzero(taken & ~np.isnan(free))
                yield block, column, Visits((rows + block.row).astype(np.int32), free[rows], began[rows], over[rows])
            through = began if column.act == Act.SEIZE else np.where(np.isnan(began), np.nan, over)
            free = np.where(taken, through, free)


def _joined(parts: Sequence[Visits]) -> Visits:
    """Several blocks' rows, one below the other."""
    if not parts:
        nothing = np.empty(0)
        return Visits(np.empty(0, dtype=np.int32), nothing, nothing, nothing)
    return Visits(*(np.concatenate([getattr(part, name) for part in parts]) for name in ("entity", "queued", "started", "ended")))
