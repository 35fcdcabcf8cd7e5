"""Declarations, simulated or read, written in the layout in which they are read."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np

from simulator.journal.columns import Floats
from simulator.measures.release import REQUIRED, STAGES, Declarations
from simulator.study.release_study.columns import NAME, PROBLEM
from simulator.study.release_study.csv_file import write_csv
from simulator.study.release_study.lines import Cell
from simulator.study.release_study.reading import Reading, kind_of
from simulator.study.release_study.workbook import write_workbook


def write_study(declarations: Declarations, path: str | Path) -> None:
    """Declarations as CSV or XLSX, by the ending of the name; moments to the second. Written whole or not at all."""
    stages = [stage for stage in STAGES if stage in REQUIRED or not np.isnan(declarations.passed[stage]).all()]
    columns: list[Iterable[Cell]] = [
        declarations.name.tolist(),
        *(words.tolist() for words in declarations.described.values()),
        *(_moments(declarations.passed[stage], declarations.first_day) for stage in stages),
    ]
    heading = (NAME, *declarations.described, *stages)
    _write(Path(path), [heading, *zip(*columns, strict=True)])


def write_bad(reading: Reading, path: str | Path) -> None:
    """The rows with problems as they were written, and in a column `problem` what is wrong with each.

    Once they are mended the file can be read as it is: that column is passed over.
    """
    said: dict[int, list[str]] = {}
    for problem in reading.problems:
        said.setdefault(problem.line, []).append(" ".join(filter(None, (problem.path, problem.rule))))
    width = max((len(reading.heading), *(len(line.cells) for line in reading.bad)))
    heading = (*reading.heading, *("" for _ in range(width - len(reading.heading))))
    kept = [place for place, name in enumerate(heading) if name != PROBLEM]
    rows: list[Sequence[Cell]] = [(*(heading[place] for place in kept), PROBLEM)]
    rows += [(*(line.cell(place) for place in kept), "; ".join(said[line.number])) for line in reading.bad]
    _write(Path(path), rows)


def _moments(minutes: Floats, first_day: dt.date) -> list[Cell]:
    """To the nearest second; None where the stage does not apply."""
    known = ~np.isnan(minutes)
    seconds = np.rint(minutes[known] * 60).astype("timedelta64[s]")
    moments = np.full(len(minutes), None, np.object_)
    moments[known] = (np.datetime64(first_day, "s") + seconds).astype(np.object_)
    return list(moments)


def _write(path: Path, rows: Sequence[Sequence[Cell]]) -> None:
    """Under another name first, so that nothing half-made ever has this one."""
    write = write_csv if kind_of(path) == ".csv" else write_workbook
    partial = path.with_name(f".{path.name}.{os.getpid()}.partial")
    try:
        write(partial, rows)
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)
