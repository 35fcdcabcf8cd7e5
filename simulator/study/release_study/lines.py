"""A spreadsheet as it was written: lines of cells, each with its number."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from simulator.scenario.complaints import Complaint
from simulator.scenario.nodes import brief

Cell = str | int | float | bool | dt.datetime | dt.date | dt.time | dt.timedelta | None
"""What a cell holds; of a CSV file always text."""
HIDDEN: Final = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")
"""Characters that cannot be seen, and may do something to the terminal on which they are shown."""


class WrongCell(ValueError):  # noqa: N818 - it says what is wrong
    """Why a cell does not hold what it should, and what to write instead."""

    def __init__(self, rule: str, hint: str = "") -> None:
        self.rule, self.hint = rule, hint
        super().__init__(rule)


@dataclass(frozen=True, slots=True)
class Line:
    """One line."""

    number: int
    """Counted from 1, as editors and spreadsheets count."""
    cells: tuple[Cell, ...]

    @property
    def empty(self) -> bool:
        """Whether nothing stands in it."""
        return all(is_empty(cell) for cell in self.cells)

    def cell(self, place: int) -> Cell:
        """What stands in a column, counted from 0; nothing beyond the end of the line."""
        return self.cells[place] if place < len(self.cells) else None

    def complaint(self, shown: str, place: int, column: str, rule: str, hint: str = "") -> Complaint:
        """What is wrong with one cell of it, in a file that is shown so."""
        return Complaint(shown, self.number, place + 1, column, told(self.cell(place)), rule, hint)


def is_empty(cell: Cell) -> bool:
    """Whether nothing but blanks stands in a cell."""
    return cell is None or (isinstance(cell, str) and not cell.strip())


def as_text(cell: Cell) -> str:
    """What stands in a cell, without blanks around it."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell).strip()


def told(cell: Cell) -> str:
    """What stands in a cell, short enough and fit to be shown."""
    return HIDDEN.sub("\ufffd", brief(as_text(cell)))


def without_empty_end(lines: Sequence[Line]) -> list[Line]:
    """The lines up to the last in which anything stands."""
    last = max((place for place, line in enumerate(lines) if not line.empty), default=-1)
    return list(lines[: last + 1])
