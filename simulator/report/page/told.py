"""A told table as a page has it."""

from __future__ import annotations

from simulator.report.page.study import Part
from simulator.report.page.tables import Table, row_of
from simulator.report.told import Told


def part_of(told: Told) -> Part:
    """The table under its title."""
    head = tuple(f"{_capital(each[:1])}{each[1:]}".replace("\n", " ") for each in told.head)
    return Part(told.title, Table(head, tuple(row_of(*row) for row in told.rows)), note=" ".join(told.below))


def _capital(letter: str) -> str:
    """Of a word; μ and σ stay what they are."""
    return letter.upper() if letter.isascii() else letter
