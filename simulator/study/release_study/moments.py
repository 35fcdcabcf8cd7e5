"""The moments at which a stage was passed: local time, year first, to the minute or the second."""

from __future__ import annotations

import datetime as dt
import re
from typing import Final

from simulator.study.release_study.lines import Cell, WrongCell

YEARS: Final = range(1950, 2150)
_MOMENT: Final = re.compile(r"(\d{4})([-/])(\d{1,2})\2(\d{1,2})[ T](\d{1,2}):(\d{2})(?::(\d{2}))?", re.ASCII)
_DAY: Final = re.compile(r"\d{4}([-/])\d{1,2}\1\d{1,2}", re.ASCII)
_EXAMPLE: Final = "year first, as in `2011-03-01 08:30`"
_EMPTY: Final = "leave the cell empty where the stage does not apply"


def moment(cell: Cell) -> dt.datetime:
    """The moment in a cell that is not empty; raises WrongCell."""
    if isinstance(cell, str):
        cell = _read(cell.strip())
    elif not isinstance(cell, dt.datetime):
        raise WrongCell(*_not_one(cell))
    if cell.year not in YEARS:
        raise WrongCell(f"lies outside the years {YEARS[0]} to {YEARS[-1]}")
    return cell


def _read(text: str) -> dt.datetime:
    found = _MOMENT.fullmatch(text)
    if found:
        year, _, month, day, hour, minute, second = found.groups()
        try:
            return dt.datetime(int(year), int(month), int(day), int(hour), int(minute), int(second or 0))
        except ValueError:
            raise WrongCell("is no day of the calendar, or no time of the clock") from None
    if _DAY.fullmatch(text):
        raise WrongCell("lacks the time of day", f"write both, {_EXAMPLE}")
    if text.startswith("="):
        raise WrongCell("is a formula, not a moment", "copy the column and paste it as values")
    if any(letter.isdigit() for letter in text):
        raise WrongCell("is not a day and a time", f"write both, {_EXAMPLE}")
    raise WrongCell("is not a day and a time", f"write both, {_EXAMPLE}; {_EMPTY}")


def _not_one(cell: Cell) -> tuple[str, str]:
    if isinstance(cell, dt.date):
        return "lacks the time of day", f"write both, {_EXAMPLE}"
    if isinstance(cell, dt.time | dt.timedelta):
        return "lacks the day", f"write both, {_EXAMPLE}"
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return "is a plain number", "format the cell as a date with its time of day"
    return "is not a day and a time", f"write both, {_EXAMPLE}; {_EMPTY}"
