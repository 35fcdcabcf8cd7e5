"""A told table on the terminal, all of it: what does not fit is brought closer, folded, or goes below.

Nothing is cut: a figure that is not there reads like one that was never taken.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Final, NamedTuple

from simulator.report.tables import CONTINUED, blank_table, split_columns, titled
from simulator.report.told import Told

if TYPE_CHECKING:
    from rich.console import RenderableType

GAPS: Final = (2, 1)
"""Between columns; a rule of one more stands in each."""
FEWEST_COLUMNS: Final = 12
"""Kept for the name of a row where others are wide; a longer name is folded."""
FEWEST_FOLDED: Final = 8
"""No heading is folded to less, unless its column is as narrow."""


class _Laid(NamedTuple):
    """Headings, and how far columns stand apart."""

    head: tuple[str, ...]
    gap: int
    room: int
    """For the names of the rows."""


def in_columns(told: Told, width: int) -> tuple[RenderableType, ...]:
    """The table; several, one below the other, where its columns do not fit beside each other."""
    return tuple(_rich(each, width) for each in _parted(told, width))


def fits(told: Told, width: int) -> bool:
    """Whether all columns stand beside each other, if need be with folded headings."""
    return _laid(told, width).room >= _needed(told)


def _parted(told: Told, width: int) -> Iterator[Told]:
    if fits(told, width):
        yield told
        return
    folded, gap, _ = _laid(told, width)
    wide = [breadth + gap + 1 for breadth in _breadths(told, folded)]
    groups = [sum(wide[start : start + told.together]) for start in range(0, len(wide), told.together)]
    start = 0
    for part, count in enumerate(split_columns(groups, width - _needed(told) - gap - 1)):
        end = start + count * told.together
        yield replace(
            told,
            title=told.title if not part else f"{told.title}{CONTINUED}",
            head=(told.head[0], *told.head[1 + start : 1 + end]),
            rows=tuple((name, *cells[start:end]) for name, *cells in told.rows),
            below=told.below if end >= len(wide) else (),
        )
        start = end


def _rich(told: Told, width: int) -> RenderableType:
    head, gap, room = _laid(told, width)
    table = blank_table(head, gap=gap)
    table.columns[0].min_width = min(_longest(told), max(FEWEST_COLUMNS, room))
    if room < _needed(told):  # a single column that is wider than the terminal
        for column in table.columns:
            column.no_wrap, column.overflow = False, "fold"
    for name, *cells in told.rows:
        table.add_row(name, *cells)
    return titled(told.title, table, *told.below)


def _laid(told: Told, width: int) -> _Laid:
    """As wide as it fits; the narrowest there is, where nothing does."""
    found = _Laid((), 0, 0)
    for head in (told.head[1:], _folded(told)):
        for gap in GAPS:
            breadths = _breadths(told, head)
            found = _Laid(head, gap, width - sum(breadths) - (gap + 1) * (len(breadths) + 1))
            if found.room >= _needed(told):
                return found
    return found


def _needed(told: Told) -> int:
    return min(_longest(told), FEWEST_COLUMNS)


def _longest(told: Told) -> int:
    return max(len(name) for name, *_ in told.rows)


def _breadths(told: Told, head: tuple[str, ...]) -> list[int]:
    columns = zip(head, *(cells for _, *cells in told.rows), strict=True)
    return [max(len(line) for cell in column for line in cell.split("\n")) for column in columns]


def _folded(told: Told) -> tuple[str, ...]:
    """Each heading no wider than its column, if its words allow."""
    bodies = _breadths(told, ("",) * (len(told.head) - 1))
    return tuple(_fold(heading, max(body, FEWEST_FOLDED)) for heading, body in zip(told.head[1:], bodies, strict=True))


def _fold(heading: str, breadth: int) -> str:
    lines = heading.split("\n")
    return "\n".join(
        part for line in lines for part in textwrap.wrap(line, breadth, break_long_words=False, break_on_hyphens=False)
    )
