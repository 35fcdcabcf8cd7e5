"""Time Release Study spreadsheets as XLSX. The only file that knows openpyxl."""

from __future__ import annotations

import datetime as dt
import io
import re
import warnings
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from simulator.scenario.complaints import Complaints, nearest, whole
from simulator.study.release_study.lines import Cell, Line

LARGEST_UNPACKED_BYTES: Final = 2_000_000_000
MOST_ROWS: Final = 1_048_576
_MOMENT_FORMAT: Final = "yyyy-mm-dd hh:mm:ss"
_UNFIT: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""Characters that no workbook may hold."""
_HALF_A_SECOND: Final = dt.timedelta(milliseconds=500)


def read_workbook(raw: bytes, shown: str, sheet: str | None = None) -> list[Line]:
    """The lines of one sheet of a workbook: the one named, or the only one in which anything stands.

    A moment is taken to the nearest second: a spreadsheet keeps it as a fraction of a day. A formula is given as it
    stands, not as what was once reckoned from it.
    """
    openpyxl = _openpyxl(shown)
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as packed:
            if sum(part.file_size for part in packed.infolist()) > LARGEST_UNPACKED_BYTES:
                raise Complaints([whole(shown, f"unpacks to more than {LARGEST_UNPACKED_BYTES / 1e9:g} GB")])
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of styles and the like that are of no interest here
            book = openpyxl.load_workbook(io.BytesIO(raw), read_only=True)
            names = list(book.sheetnames)
            sheets = {each.title: _lines(each) for each in book.worksheets if sheet in (None, each.title)}
    except Complaints:
        raise
    except Exception:  # a hostile file meets openpyxl with more than its own kinds of error
        hint = "open it in a spreadsheet program, and save it as .xlsx or .csv"
        raise Complaints([whole(shown, "is not an XLSX workbook, or a damaged one", hint)]) from None
    if sheet is not None and sheet not in sheets:
        raise Complaints([whole(shown, f"has no sheet `{sheet}`", nearest(sheet, names))])
    written = [name for name, lines in sheets.items() if not all(line.empty for line in lines)]
    if len(written) > 1:
        raise Complaints([whole(shown, "has several sheets that are not empty", f"name one of: {', '.join(written)}")])
    return sheets[written[0]] if written else []


def write_workbook(path: Path, rows: Sequence[Sequence[Cell]]) -> None:
    """Rows as a workbook with one sheet: moments as dates, all else as text.

    Raises Complaints where there are more than a sheet can hold.
    """
    openpyxl = _openpyxl(str(path))
    if len(rows) > MOST_ROWS:
        raise Complaints([whole(str(path), f"a sheet holds {MOST_ROWS:,} rows, and there are more", "write .csv")])
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("declarations")
    for row in rows:
        sheet.append([_cell(openpyxl, sheet, value) for value in row])
    packed = io.BytesIO()  # openpyxl does not take it well when a file cannot be written
    book.save(packed)
    path.write_bytes(packed.getvalue())


def _openpyxl(shown: str) -> Any:
    try:
        import openpyxl
    except ImportError:
        hint = 'install it with `pip install "strait[xlsx]"`, or use .csv'
        raise Complaints([whole(shown, "XLSX needs the library openpyxl", hint)]) from None
    return openpyxl


def _lines(sheet: Any) -> list[Line]:
    """A sheet keeps no empty cells at the end of a row: each row is as long as the heading at least."""
    sheet.reset_dimensions()  # some programs write them wrong
    lines: list[Line] = []
    for number, row in enumerate(sheet.iter_rows(), 1):
        cells = tuple(map(_value, row))
        lacking = len(lines[0].cells) - len(cells) if lines else 0
        lines.append(Line(number, cells + (None,) * lacking))
    return lines


def _value(cell: Any) -> Cell:
    """A cell's value; a midnight that is shown without a time of day is a day, and no moment."""
    value: Cell = cell.value
    if not isinstance(value, dt.datetime):
        return value
    if value.time() == dt.time() and "h" not in str(cell.number_format).lower():
        return value.date()
    return (value + _HALF_A_SECOND).replace(microsecond=0)


def _cell(openpyxl: Any, sheet: Any, value: Cell) -> Any:
    if value is None or value == "":
        return None
    if isinstance(value, str):
        value = _UNFIT.sub("\ufffd", value)
    cell = openpyxl.cell.WriteOnlyCell(sheet, value)
    if isinstance(value, dt.datetime):
        cell.number_format = _MOMENT_FORMAT
    elif isinstance(value, str):
        cell.data_type = "s"  # text that begins with `=` is text too
    return cell
