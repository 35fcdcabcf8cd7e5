"""What a sweep comes to, on the terminal: the tables of the first measure, and in a sentence or two what they say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simulator.report.swept.answer import answer
from simulator.report.swept.naming import voice_of
from simulator.report.swept.told import Told, remarks_of, table_of_points, tables_of, tables_of_decision
from simulator.report.tables import blank_table, titled
from simulator.study.decision.findings import Findings

if TYPE_CHECKING:
    from rich.console import RenderableType

GAPS = (2, 1)
"""Between columns; a rule of one more stands in each."""
FEWEST_COLUMNS = 12
"""Kept for the name of a row where others are wide; a longer name is folded."""


def swept_tables(found: Findings, width: int = 80) -> tuple[RenderableType, ...]:
    """What moves the first measure, which policy is best by it, and what to mind."""
    from rich.text import Text

    voice = voice_of(found)
    first = found.subjects(1)[0]
    tables = [_rich(each, width) for each in tables_of(found, first, voice)]
    tables += [_rich(each, width) for each in table_of_points(found, first.measure, voice)]
    decided = found.decisions[0]
    tables += [_rich(each, width) for each in tables_of_decision(found, decided, voice)]
    lines = remarks_of(found, first, voice)
    lines += [each for each in remarks_of(found, decided, voice) if each not in lines]
    below = [Text("\n".join(lines), style="dim italic")] if lines else []
    said = answer(found, voice)
    return (*tables, *below, *([Text("\n".join(said))] if said else []))


def _rich(told: Told, width: int) -> RenderableType:
    """The table, closer together where it would not fit, its names folded in what room is left."""
    breadths = [
        max(len(line) for cell in column for line in cell.split("\n"))
        for column in zip(told.head[1:], *(cells for _, *cells in told.rows), strict=True)
    ]
    room = {gap: width - sum(breadths) - (gap + 1) * (len(breadths) + 1) for gap in GAPS}
    gap = next((each for each in GAPS if room[each] >= FEWEST_COLUMNS), GAPS[-1])
    table = blank_table(told.head[1:], gap=gap)
    longest = max(len(name) for name, *_ in told.rows)
    table.columns[0].min_width = min(longest, max(FEWEST_COLUMNS, room[gap]))
    for name, *cells in told.rows:
        table.add_row(name, *cells)
    return titled(told.title, table, *told.below)
