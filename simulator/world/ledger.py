"""From the walkers' trace to the journal's columns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from simulator.flow.plan import Act, Trace
from simulator.flow.population import Block, Population
from simulator.flow.sheets import Column
from simulator.journal import Crossings, Journeys, Visits
from simulator.journal.columns import Codes, Floats, Ints, SmallInts

NOT_RECORDED = (Act.HOLD, Act.RELEASE)
COLUMNS = ("entity", "queued", "started", "ended")
MOST_ROWS = 2.0**31
"""No journal has as many sailings."""


def journeys(population: Population, trace: Trace) -> Journeys:
    """A row for everyone."""
    return Journeys(
        flow=population.flow,
        kind=population.kind,
        index=population.index,
        party=population.party,
        wished=population.wished,
        arrived=population.plan.arrives,
        left=trace.left,
        ending=trace.ending,
    )


def passages(
    blocks: Sequence[Block],
    arrives: Floats,
    taken: Codes,
    trace: Trace,
    stations: Sequence[str],
    aboard: Sequence[tuple[int, Ints]],
    booked: Mapping[int, SmallInts],
    sailing_row: SmallInts,
) -> tuple[dict[str, Visits], dict[str, Visits], Crossings]:
    """Visits by station, waits by flow and meeting point, and all crossings.

    `taken` says of each cell which step of its slot is taken; `aboard` has the cells of those who boarded each
    departure, `booked` what was booked in each slot (by its first cell) that boards; `sailing_row` is the row that each
    departure of the timetable has in the journal.
    """
    books = _empty_books(blocks, taken, stations)
    departures = np.repeat(np.array([row for row, _ in aboard], dtype=np.int64), [len(cells) for _, cells in aboard])
    taken_by = _ByCell([cells for _, cells in aboard], sailing_row[departures], len(taken))
    row = np.append(sailing_row, np.int32(-1))  # the last for those who booked none, -1
    nobody = np.empty(0, dtype=np.int32)
    notes: list[tuple[SmallInts, SmallInts, SmallInts]] = [(nobody, nobody, nobody)]
    for block in blocks:
        if not block.rows:  # its cells would be those of the next
            continue
        for column, first, rows, came in _reached(block, arrives, taken, trace):
            books[_place(block, column, stations)].enter(_turned_round(came) if column.act == Act.LOOK else came)
            if column.act == Act.BOARD:
                cells, lounge = (
                    came.entity + np.int64(first - block.row),
                    np.full(len(came), column.place, dtype=np.int32),
                )
                notes.append((taken_by.at(cells), row[booked[first][rows]], lounge))
    everyone = books[Act.BOARD, ""].visits()
    sailing, booking, lounge = (np.concatenate(parts) for parts in zip(*notes, strict=True))
    return (
        {name: book.visits() for (act, name), book in books.items() if act == Act.VISIT},
        {name: book.visits() for (act, name), book in books.items() if act == Act.MEET},
        Crossings(everyone.entity, everyone.queued, everyone.started, everyone.ended, sailing, booking, lounge),
    )


def bookings(population: Population) -> dict[int, SmallInts]:
    """What was booked in each slot that boards, by its first cell; the walk writes over it."""
    return {
        first: _rows_in(population.plan.minutes[first : first + block.rows])
        for block in population.blocks
        if block.rows
        for number, slot in enumerate(block.slots)
        if any(column.act == Act.BOARD for column in slot)
        for first in (block.cell + number * block.rows,)
    }


def _rows_in(minutes: Floats) -> SmallInts:
    """Rows of sailings, where steps that share the slot have minutes, patience or nothing at all: these become -1."""
    return np.asarray(np.where(np.abs(minutes) < MOST_ROWS, minutes, -1.0).astype(np.int32))


class _ByCell:
    """Something known of some cells."""

    def __init__(self, cells: Sequence[Ints], values: SmallInts, every: int) -> None:
        self._above = np.zeros(every, dtype=np.int32)  # by one more than the value; pages without any cost nothing
        self._above[_joined(cells)] = values + 1

    def at(self, cells: Ints) -> SmallInts:
        """What is known of each of these; -1 where nothing is."""
        known: SmallInts = self._above[cells] - np.int32(1)
        return known


def _joined(parts: Sequence[Ints]) -> Ints:
    return np.concatenate([np.empty(0, dtype=np.int64), *parts])


class _Book:
    """The visits to one place, entered block by block; there is room for all who would come."""

    def __init__(self, room: int) -> None:
        self._columns = Visits(np.empty(room, dtype=np.int32), np.empty(room), np.empty(room), np.empty(room))
        self._entered = 0

    def enter(self, came: Visits) -> None:
        """Put these rows below the others."""
        rows = slice(self._entered, self._entered + len(came))
        for name in COLUMNS:
            getattr(self._columns, name)[rows] = getattr(came, name)
        self._entered += len(came)

    def visits(self) -> Visits:
        """All that was entered."""
        return Visits(*(getattr(self._columns, name)[: self._entered] for name in COLUMNS))


def _empty_books(blocks: Sequence[Block], taken: Codes, stations: Sequence[str]) -> dict[tuple[Act, str], _Book]:
    """A book for each place that keeps one."""
    room = {(Act.VISIT, station): 0 for station in stations} | {(Act.BOARD, ""): 0}
    for block in blocks:
        for slot, columns in enumerate(block.slots):
            first = block.cell + slot * block.rows
            for number, column in enumerate(columns, 1):
                if _recorded(block, column):
                    place = _place(block, column, stations)
                    takers = np.count_nonzero(taken[first : first + block.rows] == number)
                    room[place] = room.get(place, 0) + int(takers)
    return {place: _Book(size) for place, size in room.items()}


def _recorded(block: Block, column: Column) -> bool:
    """Whether there is a book of a step: not of waiting for the last of one's own party."""
    return column.act not in NOT_RECORDED and not (column.act == Act.GATHER and not block.gatherings[column.place])


def _turned_round(came: Visits) -> Visits:
    """Of those who looked at a line, whoever found it too long."""
    rows = np.flatnonzero(np.isnan(came.started))
    return Visits(*(getattr(came, name)[rows] for name in COLUMNS))


def _place(block: Block, column: Column, stations: Sequence[str]) -> tuple[Act, str]:
    """In whose book a step is entered: a station's, a flow's meeting point's, or that of all crossings."""
    if column.act == Act.BOARD:
        return Act.BOARD, ""
    if column.act == Act.MEET:
        return Act.MEET, f"{block.name.partition('/')[0]}/{block.meetings[column.place]}"
    if column.act == Act.GATHER:
        return Act.MEET, f"{block.name}/{block.gatherings[column.place]}"
    return Act.VISIT, stations[column.place]


def _reached(
    block: Block, arrives: Floats, taken: Codes, trace: Trace
) -> Iterator[tuple[Column, int, Ints | slice, Visits]]:
    """Each step of a block, the first cell of its slot, and the rows of those who came to it: when they came is when
    their step before was over."""
    everyone = np.arange(block.row, block.row + block.rows, dtype=np.int32)
    free = arrives[block.row : block.row + block.rows].copy()
    for slot, columns in enumerate(block.slots):
        first = block.cell + slot * block.rows
        cells = slice(first, first + block.rows)
        takes = taken[cells] * ~np.isnan(free)
        for number, column in enumerate(columns, 1):
            comes = takes == number
            rows = slice(None) if comes.all() else np.flatnonzero(comes)
            began, over = trace.started[cells][rows], trace.ended[cells][rows]
            if _recorded(block, column):
                yield column, first, rows, Visits(everyone[rows], free[rows], began, over)
            free[rows] = began if column.act == Act.SEIZE else np.where(np.isnan(began), np.nan, over)
