"""A Time Release Study spreadsheet in, declarations and named problems out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np

from simulator.measures.release import DESCRIPTIONS, STAGES, Declarations
from simulator.scenario.complaints import Complaint, Complaints, whole
from simulator.scenario.texts import read_bytes
from simulator.study.release_study.columns import NAME, Columns, columns_of
from simulator.study.release_study.csv_file import UTF_8, read_csv
from simulator.study.release_study.lines import Line, without_empty_end
from simulator.study.release_study.problems import Row, duplicates, read_row
from simulator.study.release_study.workbook import read_workbook

LARGEST_FILE_BYTES: Final = 500_000_000
KINDS: Final = (".csv", ".xlsx")
_NO_DAY: Final = dt.date(1970, 1, 1)
"""The first day of no declarations at all."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of a file: the good rows, and of each bad one all that is wrong with it."""

    shown: str
    """The file, as it was named."""
    good: Declarations
    problems: tuple[Complaint, ...]
    """By row and column."""
    heading: tuple[str, ...]
    bad: tuple[Line, ...]
    """The rows with problems, as they were written."""


def read_study(
    path: str | Path, *, encoding: str = UTF_8, sheet: str | None = None, ignore: Collection[str] = ()
) -> Reading:
    """The declarations in a CSV or XLSX file in the layout of a Time Release Study.

    A row with a problem is kept apart, whole. Raises Complaints where the file or its heading cannot be read, so that
    there are no rows to speak of. `encoding` is of CSV, `sheet` of XLSX; `ignore` names columns that are not read.
    """
    shown = str(path)
    lines = without_empty_end(_lines(Path(path), shown, encoding, sheet))
    if not lines:
        raise Complaints([whole(shown, "is empty", "its first line names the columns")])
    columns = columns_of(lines[0], shown, ignore)
    read = [read_row(line, columns, shown) for line in lines[1:]]
    rows = [row for row, _ in read]
    problems = [each for _, complaints in read for each in complaints]
    problems += duplicates(rows, columns, shown)
    wrong = {problem.line for problem in problems}
    return Reading(
        shown,
        _declarations([row for row in rows if row.line.number not in wrong], columns),
        tuple(sorted(problems, key=lambda problem: (problem.line, problem.column))),
        columns.heading,
        tuple(row.line for row in rows if row.line.number in wrong),
    )


def kind_of(path: Path) -> str:
    """`.csv` or `.xlsx`; raises Complaints for anything else."""
    kind = path.suffix.lower()
    if kind not in KINDS:
        hint = "open it in a spreadsheet program, and save it as .xlsx" if kind.startswith(".xls") else ""
        raise Complaints([whole(str(path), f"is neither {' nor '.join(KINDS)}, by its name", hint)])
    return kind


def _lines(path: Path, shown: str, encoding: str, sheet: str | None) -> list[Line]:
    raw = read_bytes(path, shown, "a Time Release Study", LARGEST_FILE_BYTES, [f"*{kind}" for kind in KINDS])
    if kind_of(path) == ".csv":
        if sheet is not None:
            raise Complaints([whole(shown, f"is a CSV file, and has no sheet `{sheet}`")])
        return read_csv(raw, shown, encoding)
    if encoding != UTF_8:
        raise Complaints([whole(shown, f"is a workbook, and is not text in {encoding}")])
    return read_workbook(raw, shown, sheet)


def _declarations(rows: Sequence[Row], columns: Columns) -> Declarations:
    """Good rows in columns; the minutes count from the midnight before all of them."""
    first = min((at for row in rows for at in row.passed.values()), default=None)
    midnight = dt.datetime.combine(first.date() if first else _NO_DAY, dt.time())
    return Declarations(
        midnight.date(),
        np.array([row.texts[NAME] for row in rows], np.str_),
        {
            description: np.array([row.texts[description] for row in rows], np.str_)
            for description in DESCRIPTIONS
            if description in columns.places
        },
        {stage: np.array([_minutes(row.passed.get(stage), midnight) for row in rows], np.float64) for stage in STAGES},
    )


def _minutes(at: dt.datetime | None, midnight: dt.datetime) -> float:
    return np.nan if at is None else (at - midnight).total_seconds() / 60
