"""Time Release Study spreadsheets: the example read by hand, moments in every form, and writing read back exactly."""

from __future__ import annotations

import csv
import datetime as dt
import tempfile
from collections import Counter
from pathlib import Path

import numpy as np
import openpyxl
import pytest
from hypothesis import given, settings

from simulator.measures.release import STAGES, Declarations
from simulator.study.release_study import read_study, write_bad, write_study
from tests.declarations import EXAMPLE, GOOD_ROW, HEADING, any_declarations, assert_same, declared

KINDS = (".csv", ".xlsx")


def written(folder: Path, *rows: str, heading: str = HEADING, encoding: str = "utf-8") -> Path:
    path = folder / "study.csv"
    path.write_bytes("\n".join([heading, *rows, ""]).encode(encoding))
    return path


def only_moment(folder: Path, text: str) -> float:
    """The minute at which the one declaration of a file was released, after 1 March 2011 00:00."""
    reading = read_study(written(folder, f'A1,2011-03-01 00:00,2011-03-01 00:00,,,,,,"{text}",'))
    assert not reading.problems
    return float(reading.good.passed["released"][0])


# Reading


def test_the_example_is_read_whole_and_agrees_with_a_plain_reading_of_it() -> None:
    reading = read_study(EXAMPLE)
    with EXAMPLE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert not reading.problems
    assert not reading.bad
    assert reading.good.name.tolist() == [row["declaration"] for row in rows]
    assert Counter(reading.good.described["channel"].tolist()) == Counter(row["channel"] for row in rows)
    midnight = dt.datetime.combine(reading.good.first_day, dt.time())
    assert midnight == min(dt.datetime.fromisoformat(row["lodged"]) for row in rows).replace(hour=0, minute=0)
    for stage in STAGES:
        for minute, row in zip(reading.good.passed[stage].tolist(), rows, strict=True):
            if row[stage]:
                assert midnight + dt.timedelta(minutes=minute) == dt.datetime.fromisoformat(row[stage])
            else:
                assert np.isnan(minute)


def test_the_example_has_declarations_lodged_before_arrival_and_every_channel() -> None:
    passed = read_study(EXAMPLE).good.passed
    assert (passed["lodged"] < passed["arrived"]).any()
    assert set(read_study(EXAMPLE).good.described["channel"].tolist()) == {"release", "documents", "scan", "open"}


@pytest.mark.parametrize(
    ("text", "minute"),
    [
        ("2011-03-01 08:30", 510),
        ("2011-03-01T08:30", 510),
        ("2011-03-01 08:30:15", 510.25),
        (" 2011/3/2 8:05 ", 1440 + 485),
        ("2011-12-31 23:59", 305 * 1440 + 1439),
    ],
)
def test_a_moment_is_read_in_every_form_that_is_allowed(tmp_path: Path, text: str, minute: float) -> None:
    # 31 December is day 365 and 1 March day 60 of 2011.
    assert only_moment(tmp_path, text) == minute


def test_columns_come_in_any_order_and_may_be_left_out(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        "2011-03-01 12:00,A1,2011-03-01 09:00,fruit,2011-03-01 08:00",
        heading="released,declaration,lodged,goods,arrived",
    )
    good = read_study(path).good
    wanted = declared({"arrived": 480, "lodged": 540, "released": 720}, goods=["fruit"])
    assert_same(good, Declarations(good.first_day, np.array(["A1"]), wanted.described, wanted.passed))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_utf_8_is_read_with_and_without_its_mark(tmp_path: Path, encoding: str) -> None:
    row = GOOD_ROW.replace("A1", "报关单一")
    assert read_study(written(tmp_path, row, encoding=encoding)).good.name.tolist() == ["报关单一"]


def test_gb18030_is_read_when_told(tmp_path: Path) -> None:
    path = written(tmp_path, GOOD_ROW.replace("A1", "报关单一"), encoding="gb18030")
    assert read_study(path, encoding="gb18030").good.name.tolist() == ["报关单一"]


def test_columns_of_ones_own_are_passed_over_when_told(tmp_path: Path) -> None:
    path = written(tmp_path, f"{GOOD_ROW},late again", heading=f"{HEADING},remarks")
    assert len(read_study(path, ignore=["remarks"]).good) == 1


def test_empty_rows_at_the_end_are_no_rows(tmp_path: Path) -> None:
    assert not read_study(written(tmp_path, GOOD_ROW, ",,,,,,,,,", "", " ")).problems


def test_a_heading_alone_is_no_declarations(tmp_path: Path) -> None:
    reading = read_study(written(tmp_path))
    assert (len(reading.good), len(reading.bad)) == (0, 0)


def workbook(folder: Path, *rows: list[object], sheets: tuple[str, ...] = ("Sheet1",)) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name in sheets:
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    path = folder / "study.xlsx"
    book.save(path)
    return path


def test_a_workbook_holds_dates_or_text_and_numbers_for_names(tmp_path: Path) -> None:
    path = workbook(
        tmp_path,
        ["declaration", "arrived", "lodged", "released", None],
        [3501, dt.datetime(2011, 3, 1, 8, 0), "2011-03-01 09:00", dt.datetime(2011, 3, 1, 12, 0, 30)],
        ["A2", dt.datetime(2011, 3, 1), dt.datetime(2011, 3, 2, 0, 0), dt.datetime(2011, 3, 2, 0, 0)],
    )
    reading = read_study(path)
    assert not reading.problems
    assert reading.good.name.tolist() == ["3501", "A2"]
    assert reading.good.passed["released"].tolist() == [720.5, 1440]


def test_of_several_sheets_the_one_that_is_named_is_read(tmp_path: Path) -> None:
    rows: list[list[object]] = [["declaration", "arrived", "lodged", "released"], ["A1", *["2011-03-01 09:00"] * 3]]
    path = workbook(tmp_path, *rows, sheets=("imports", "exports"))
    assert len(read_study(path, sheet="exports").good) == 1


# Writing


@pytest.mark.parametrize("kind", KINDS)
def test_the_example_is_the_same_after_writing_and_reading(tmp_path: Path, kind: str) -> None:
    good = read_study(EXAMPLE).good
    write_study(good, tmp_path / f"again{kind}")
    assert_same(read_study(tmp_path / f"again{kind}").good, good)
    assert [path.name for path in tmp_path.iterdir()] == [f"again{kind}"]


@given(any_declarations())
@settings(max_examples=60, deadline=None)
def test_any_declarations_are_the_same_after_writing_and_reading(declarations: Declarations) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for kind in KINDS:
            path = Path(folder) / f"any{kind}"
            write_study(declarations, path)
            reading = read_study(path)
            assert not reading.problems
            shift = (reading.good.first_day - declarations.first_day).days * 1440
            moved = {stage: minutes + shift for stage, minutes in reading.good.passed.items()}
            assert_same(
                Declarations(declarations.first_day, reading.good.name, reading.good.described, moved), declarations
            )


@pytest.mark.parametrize("name", ["=1+1", "#N/A", "001", "1e5", "TRUE", "@cmd", "报關單"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_name_stays_the_text_it_is(tmp_path: Path, kind: str, name: str) -> None:
    one = declared({"arrived": 0, "lodged": 0, "released": 1})
    one = Declarations(one.first_day, np.array([name]), {}, one.passed)
    write_study(one, tmp_path / f"one{kind}")
    assert read_study(tmp_path / f"one{kind}").good.name.tolist() == [name]


def test_simulated_moments_are_written_to_the_second(tmp_path: Path) -> None:
    # 1 min and 0.4 s is 1 min; 2 min and 0.6 s is 2 min 1 s.
    write_study(declared({"arrived": 0, "lodged": 1 + 0.4 / 60, "released": 2 + 0.6 / 60}), tmp_path / "study.csv")
    passed = read_study(tmp_path / "study.csv").good.passed
    assert (passed["lodged"][0], passed["released"][0]) == (1, 121 / 60)


@pytest.mark.parametrize("kind", KINDS)
def test_bad_rows_are_written_as_they_stood_and_can_be_read_again_once_mended(tmp_path: Path, kind: str) -> None:
    bad_row = GOOD_ROW.replace("A1", "A2").replace("2011-03-01 12:00", "1 March")
    path = written(tmp_path, GOOD_ROW, bad_row, f"{GOOD_ROW.replace('A1', 'A3')},stray")
    reading = read_study(path)
    assert (len(reading.good), len(reading.bad)) == (1, 2)
    write_bad(reading, tmp_path / f"bad{kind}")
    again = read_study(tmp_path / f"bad{kind}")
    assert [line.cells[0] for line in again.bad] == ["A2", "A3"]
    assert [line.cells[8] for line in again.bad] == ["1 March", "2011-03-01 12:00"]
    assert [line.cells[-1] for line in again.bad] == [
        "released is not a day and a time",
        "stands in a column without a name",
    ]
    if kind == ".csv":
        mended = (tmp_path / "bad.csv").read_text(encoding="utf-8-sig")
        mended = mended.replace("1 March", "2011-03-01 12:00").replace("stray", "")
        (tmp_path / "bad.csv").write_text(mended, encoding="utf-8")
        assert read_study(tmp_path / "bad.csv").good.name.tolist() == ["A2", "A3"]
