"""What a sweep comes to, on the terminal: the tables of the first measure, and in a sentence or two what they say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simulator.report.swept.answer import answer
from simulator.report.swept.naming import voice_of
from simulator.report.swept.told import Told, remarks_of, tables_of, tables_of_decision
from simulator.report.tables import blank_table, titled
from simulator.study.decision.findings import Findings

if TYPE_CHECKING:
    from rich.console import RenderableType

NAME_COLUMNS = 24
"""Kept for the name of a row; longer ones are folded."""


def swept_tables(found: Findings) -> tuple[RenderableType, ...]:
    """What moves the first measure, which policy is best by it, and what to mind."""
    from rich.text import Text

    voice = voice_of(found)
    first = found.subjects(1)[0]
    tables = [_rich(each) for each in tables_of(found, first, voice)]
    decided = found.decisions[0]
    tables += [_rich(each) for each in tables_of_decision(found, decided, voice)]
    lines = remarks_of(found, first, voice)
    lines += [each for each in remarks_of(found, decided, voice) if each not in lines]
    below = [Text("\n".join(lines), style="dim italic")] if lines else []
    said = answer(found, voice)
    return (*tables, *below, *([Text("\n".join(said))] if said else []))


def _rich(told: Told) -> RenderableType:
    table = blank_table(told.head[1:], gap=2)
    table.columns[0].min_width = min(max(len(name) for name, *_ in told.rows), NAME_COLUMNS)
    for name, *cells in told.rows:
        table.add_row(name, *cells)
    return titled(told.title, table, *told.below)
