"""Clauses of the plan on the terminal: what each asks for, and the levers that carry it out or why none does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from simulator.policy.clauses import Clause
from simulator.policy.lever import Lever
from simulator.report.tables import blank_table, titled
from simulator.report.words import levers as words
from simulator.report.words.language import Language, said

if TYPE_CHECKING:
    from rich.console import RenderableType


def clause_table(clauses: Sequence[Clause], levers: Mapping[str, Lever], language: Language) -> RenderableType:
    """A row for each clause: its section and stars, its own words, and what became of it."""
    from rich.text import Text

    table = blank_table(())
    for heading in (words.CLAUSE, words.ASKS, words.BECAME):
        table.add_column(said(heading, language), overflow="fold")
    table.columns[2].min_width = max((len(name) for clause in clauses for name in clause.levers), default=0) + 1
    for clause in clauses:
        asks = Text.assemble(getattr(clause.asks, language), "\n", (clause.words, "dim"))
        table.add_row(f"{clause.clause}\n{'★' * clause.stars}", asks, became(clause, levers, language))
    return titled(said(words.CLAUSES, language), table, said(words.STARS, language))


def became(clause: Clause, levers: Mapping[str, Lever], language: Language) -> str:
    """The levers of a clause, a line each, and why there are none or no more."""
    lines = [f"{name}: {getattr(levers[name].title, language)}" for name in clause.levers if name in levers]
    return "\n".join([*lines, *([getattr(clause.why, language)] if clause.why else [])])
