"""Whatever a spreadsheet holds, its rows are good, bad or beyond reading: nothing else ever comes of it."""

from __future__ import annotations

import datetime as dt
import io
import tempfile
import zipfile
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.measures.release import EARLIER, REQUIRED, STAGES, release_table
from simulator.scenario import Complaints
from simulator.study.release_study import Reading, fit_stages, read_study, write_bad, write_study
from tests.declarations import EXAMPLE, GOOD_ROW, HEADING

NAMES = HEADING.split(",")


def came_of(name: str, raw: bytes, encoding: str = "utf-8") -> Reading | None:
    """What is read from these bytes; None where they are complained of."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(raw)
        try:
            return read_study(path, encoding=encoding)
        except Complaints:
            return None


def holds_together(name: str, raw: bytes, encoding: str = "utf-8") -> None:
    """Good rows keep every rule, bad rows each have a problem, and both can be used and written."""
    reading = came_of(name, raw, encoding)
    if reading is None:
        return
    passed = reading.good.passed
    assert len(set(reading.good.name.tolist())) == len(reading.good)
    assert all((passed[stage] == passed[stage]).all() for stage in REQUIRED)
    assert not any((passed[stage] < passed[before]).any() for stage in STAGES for before in EARLIER[stage])
    assert {line.number for line in reading.bad} == {problem.line for problem in reading.problems}
    assert all(problem.rule and str(problem) for problem in reading.problems)
    release_table(reading.good, [*reading.good.described, "hours"], standard_minutes=60)
    fit_stages(reading.good)
    with tempfile.TemporaryDirectory() as folder:
        for kind in (".csv", ".xlsx"):
            write_bad(reading, Path(folder) / f"bad{kind}")
            write_study(reading.good, Path(folder) / f"good{kind}")
            again = read_study(Path(folder) / f"good{kind}")
            assert not again.problems
            assert len(again.good) == len(reading.good)


@given(
    st.binary(max_size=60), st.sampled_from(["utf-8", "gb18030"]), st.sampled_from(["a.csv", "a.xlsx", "a.CSV", "a"])
)
@settings(max_examples=200, deadline=None)
def test_any_bytes_are_read_or_complained_of(raw: bytes, encoding: str, name: str) -> None:
    holds_together(name, raw, encoding)


SCRAPS = [
    "",
    ",",
    '"',
    '""',
    "\n",
    "\r",
    "\n\n",
    "\x00",
    "\ufeff",
    "=",
    "-",
    "1e999",
    "2011-03-01",
    "9999-99-99 99:99",
    "A1",
]
SCRAPS += ["2011-03-01 07:00", "\u2028", "\t", ";", "arrived", "9" * 5000, "\ud7ff", "𠀀", "nan", "3.5E+17"]


@given(st.lists(st.tuples(st.integers(0, 400), st.integers(0, 20), st.sampled_from(SCRAPS)), min_size=1, max_size=4))
@settings(max_examples=150, deadline=None)
def test_a_study_that_was_tampered_with_is_read_or_complained_of(cuts: list[tuple[int, int, str]]) -> None:
    text = "\n".join([HEADING, *(GOOD_ROW.replace("A1", f"A{number}") for number in range(5))])
    for begin, length, scrap in cuts:
        text = text[:begin] + scrap + text[begin + length :]
    holds_together("a.csv", text.encode())


CELLS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**18), 10**18),
    st.floats(allow_nan=False, allow_infinity=False),
    st.datetimes(dt.datetime(1901, 1, 1), dt.datetime(2200, 1, 1)),
    st.dates(dt.date(1901, 1, 1), dt.date(2200, 1, 1)),
    st.times(),
    st.timedeltas(dt.timedelta(0), dt.timedelta(days=400)),
    st.sampled_from(["", " ", "=1/0", "#N/A", "2011-03-01 08:00", "A1", "-", "=", "'", "x" * 300]),
)


@given(st.lists(st.lists(CELLS, max_size=len(NAMES) + 1), max_size=5))
@settings(max_examples=60, deadline=None)
def test_any_cells_of_a_workbook_are_good_or_told_why_not(rows: list[list[object]]) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].append(NAMES)
    for row in rows:
        book.worksheets[0].append(row)
    kept = io.BytesIO()
    book.save(kept)
    holds_together("a.xlsx", kept.getvalue())


@given(st.sampled_from(["xl/workbook.xml", "xl/worksheets/sheet1.xml", "[Content_Types].xml"]), st.data())
@settings(max_examples=60, deadline=None)
def test_a_workbook_that_was_tampered_with_is_read_or_complained_of(part: str, data: st.DataObject) -> None:
    kept = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(WORKBOOK)) as old, zipfile.ZipFile(kept, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            if name == part:
                at, length = data.draw(st.integers(0, len(text))), data.draw(st.integers(0, 30))
                text = (
                    text[:at]
                    + data.draw(st.sampled_from([b"", b"<", b">", b'"', b"99", b"x", b"\x00"]))
                    + text[at + length :]
                )
            new.writestr(name, text)
    holds_together("a.xlsx", kept.getvalue())


def example_as_workbook() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        write_study(read_study(EXAMPLE).good, Path(folder) / "a.xlsx")
        return (Path(folder) / "a.xlsx").read_bytes()


WORKBOOK = example_as_workbook()


def test_a_workbook_that_unpacks_to_far_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("simulator.study.release_study.workbook.LARGEST_UNPACKED_BYTES", 1000)
    assert came_of("a.xlsx", WORKBOOK) is None
