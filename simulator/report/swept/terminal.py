"""What a sweep comes to, on the terminal: the tables of the first measure, and in a sentence or two what they say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simulator.report.swept.answer import answer
from simulator.report.swept.naming import voice_of
from simulator.report.swept.told import remarks_of, table_of_points, tables_of, tables_of_decision
from simulator.report.told_columns import in_columns
from simulator.study.decision.findings import Findings

if TYPE_CHECKING:
    from rich.console import RenderableType


def swept_tables(found: Findings, width: int = 80) -> tuple[RenderableType, ...]:
    """What moves the first measure, which policy is best by it, and what to mind."""
    from rich.text import Text

    voice = voice_of(found)
    first = found.subjects(1)[0]
    decided = found.decisions[0]
    told = [*tables_of(found, first, voice), *table_of_points(found, first.measure, voice)]
    told += tables_of_decision(found, decided, voice)
    tables = [table for each in told for table in in_columns(each, width)]
    lines = remarks_of(found, first, voice)
    lines += [each for each in remarks_of(found, decided, voice) if each not in lines]
    below = [Text("\n".join(lines), style="dim italic")] if lines else []
    said = answer(found, voice)
    return (*tables, *below, *([Text("\n".join(said))] if said else []))
