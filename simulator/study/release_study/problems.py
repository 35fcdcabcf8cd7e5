"""What is wrong with each row of a Time Release Study: every problem by its name, nothing mended, nothing guessed."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from simulator.measures.release import CHANNELS, REQUIRED, STAGES, reversed_stages
from simulator.scenario.complaints import Complaint, nearest
from simulator.study.release_study.columns import NAME, Columns
from simulator.study.release_study.lines import HIDDEN, Cell, Line, WrongCell, as_text, is_empty
from simulator.study.release_study.moments import moment

LONGEST_TEXT: Final = 200
MOST_NAMED: Final = 6
"""Other rows of the same declaration that are named."""
DIGITS_KEPT: Final = 15
"""Digits of a number that a spreadsheet keeps; the numbers of declarations may be longer, and must then be text."""
_SHORTENED: Final = re.compile(r"\d([.,]\d+)?[eE]\+\d+", re.ASCII)


@dataclass(frozen=True, slots=True)
class Row:
    """One declaration, as far as it can be read."""

    line: Line
    texts: dict[str, str]
    """Its name and what is said of it, by column."""
    passed: dict[str, dt.datetime]
    """When it passed each stage that applies to it."""


def read_row(line: Line, columns: Columns, shown: str) -> tuple[Row, list[Complaint]]:
    """The declaration in a line, and what is wrong with it, other rows apart."""
    row = Row(line, {}, {})
    if line.empty:
        return row, [Complaint(shown, line.number, 1, "", "", "is a wholly empty row", "take it out")]
    complaints = [*_shape(line, columns, shown)]
    for column, place in columns.places.items():
        cell = line.cell(place)
        try:
            if column in STAGES:
                _read_stage(column, cell, row.passed)
            else:
                row.texts[column] = _text(column, cell)
        except WrongCell as wrong:
            complaints.append(line.complaint(shown, place, column, wrong.rule, wrong.hint))
    seconds = {stage: (at - dt.datetime.min).total_seconds() for stage, at in row.passed.items()}
    for stage, before in reversed_stages(seconds).items():
        rule = f"lies before {before}, {row.passed[before]}"
        complaints.append(line.complaint(shown, columns.places[stage], stage, rule, f"{stage} follows {before}"))
    return row, complaints


def duplicates(rows: Iterable[Row], columns: Columns, shown: str) -> Iterator[Complaint]:
    """A complaint about each row whose declaration has another row too: nobody knows which is the right one."""
    rows_of: dict[str, list[Line]] = {}
    for row in rows:
        if row.texts.get(NAME):
            rows_of.setdefault(row.texts[NAME], []).append(row.line)
    for lines in rows_of.values():
        for line in lines if len(lines) > 1 else ():
            others = [str(other.number) for other in lines[: MOST_NAMED + 1] if other is not line][:MOST_NAMED]
            more = len(lines) - 1 - len(others)
            named = ", ".join(others) + (f" and {more} more" if more else "")
            rule = f"is declared more than once, here and in row {named}"
            yield line.complaint(shown, columns.places[NAME], NAME, rule, "keep the right one")


def _shape(line: Line, columns: Columns, shown: str) -> Iterator[Complaint]:
    """Cells that are lacking, or stand under no name."""
    width = max(columns.places.values()) + 1
    if len(line.cells) < width:
        rule = f"has {len(line.cells)} cells, and the last column that is read is number {width}"
        yield Complaint(shown, line.number, 1, "", "", rule, "a comma may be lacking")
    for place, cell in enumerate(line.cells):
        if not is_empty(cell) and not columns.name(place):
            yield line.complaint(shown, place, "", "stands in a column without a name", "a comma may be too many")


def _read_stage(stage: str, cell: Cell, passed: dict[str, dt.datetime]) -> None:
    if not is_empty(cell):
        passed[stage] = moment(cell)
    elif stage in REQUIRED:
        raise WrongCell("is missing", f"every declaration needs {', '.join(REQUIRED)}")


def _text(column: str, cell: Cell) -> str:
    """The name of a declaration, or what is said of it."""
    text = as_text(cell)
    if len(text) > LONGEST_TEXT:
        raise WrongCell(f"is longer than {LONGEST_TEXT} characters")
    if HIDDEN.search(text):
        raise WrongCell("holds a character that cannot be seen", "such as the end of a line")
    if column == "channel" and text and text not in CHANNELS:
        raise WrongCell("is not a channel", nearest(text.lower(), CHANNELS))
    if column == NAME:
        if not text:
            raise WrongCell("is missing", "every declaration needs a name")
        if _SHORTENED.fullmatch(text) or (isinstance(cell, int | float) and abs(cell) >= 10**DIGITS_KEPT):
            rule = f"is a long number of which a spreadsheet has kept {DIGITS_KEPT} digits"
            raise WrongCell(rule, "format the column as text, and enter it again")
    return text
