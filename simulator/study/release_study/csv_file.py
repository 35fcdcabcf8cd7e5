"""Time Release Study spreadsheets as CSV.

Read by Python's own reader, which knows the line of each row, takes a short row for a short row, and gives every cell
as it was written.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from simulator.scenario.complaints import Complaint, Complaints
from simulator.scenario.texts import decode
from simulator.study.release_study.lines import Line

UTF_8, GB18030 = "utf-8", "gb18030"
ENCODINGS: Final = (UTF_8, GB18030)
_HINT: Final = f"save the file as UTF-8, or name its encoding: {GB18030} is what Chinese spreadsheets often write"
_OUR_WORDS: Final = (
    ("unexpected end", "a quotation mark is opened and not closed"),
    ("expected after", "text follows a closing quotation mark; write a quotation mark within text twice"),
    ("field larger", "a cell is longer than any text of a declaration"),
)


def read_csv(raw: bytes, shown: str, encoding: str = UTF_8) -> list[Line]:
    """The lines of a CSV file; raises Complaints where it is no text in this encoding, or no CSV."""
    text = decode(raw, shown, _HINT) if encoding == UTF_8 else _decode(raw, shown, encoding)
    reader = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True)
    lines, number = [], 1
    try:
        for cells in reader:
            lines.append(Line(number, tuple(cells)))
            number = reader.line_num + 1
    except csv.Error as error:
        rule = next((ours for theirs, ours in _OUR_WORDS if theirs in str(error)), f"cannot be read as CSV: {error}")
        raise Complaints([Complaint(shown, number, 1, "", "", rule)]) from None
    return lines


def write_csv(path: Path, rows: Iterable[Sequence[object]]) -> None:
    """Rows as a CSV file, with the mark at its start by which spreadsheets know that it is UTF-8."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)


def _decode(raw: bytes, shown: str, encoding: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        rule = f"is not text in {encoding}"
        raise Complaints([Complaint(shown, line, 1, "", "", rule, "leave --encoding out if it is UTF-8")]) from None
