"""What is said of a Time Release Study spreadsheet: every problem of every row, by place, value, rule and way out."""

from __future__ import annotations

import builtins
import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from simulator.scenario import Complaints
from simulator.study.release_study import Reading, read_study, write_study
from simulator.study.release_study.csv_file import read_csv
from simulator.study.release_study.problems import LONGEST_TEXT
from tests.declarations import GOOD_ROW, HEADING, declared
from tests.test_hand_release_files import workbook, written

FIRST_STAMP = "2011-03-01 08:00"


def told(reading: Reading) -> list[str]:
    """Each problem on one line."""
    return [" ".join(str(problem).split()) for problem in reading.problems]


def refused(path: Path, **options: Any) -> str:
    with pytest.raises(Complaints) as said:
        read_study(path, **options)
    return " ".join(str(said.value).split())


# Rows


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (
            GOOD_ROW.replace(FIRST_STAMP, ""),
            "2:2 arrived is missing; every declaration needs arrived, lodged, released",
        ),
        (
            GOOD_ROW.replace("12:00", "08:59"),
            "2:9 released = 2011-03-01 08:59 lies before lodged, 2011-03-01 09:00:00; released follows lodged",
        ),
        (GOOD_ROW.replace("A1", " "), "2:1 declaration is missing; every declaration needs a name"),
        (GOOD_ROW.replace(FIRST_STAMP, "2011-02-29 08:00"), "2:2 arrived = 2011-02-29 08:00 is no day of the calendar"),
        (GOOD_ROW.replace(FIRST_STAMP, "2011-03-01 24:00"), "or no time of the clock"),
        (
            GOOD_ROW.replace(FIRST_STAMP, "2011-03-01"),
            "arrived = 2011-03-01 lacks the time of day; write both, year first",
        ),
        (GOOD_ROW.replace(FIRST_STAMP, "01/03/2011 08:00"), "is not a day and a time; write both, year first"),
        (GOOD_ROW.replace(FIRST_STAMP, "2011-03-01 08:00+08:00"), "is not a day and a time"),
        (GOOD_ROW.replace(FIRST_STAMP, "2011-03/01 08:00"), "is not a day and a time"),
        (GOOD_ROW.replace(FIRST_STAMP, "２０１１-03-01 08:00"), "is not a day and a time"),
        (GOOD_ROW.replace(FIRST_STAMP, "40603.33"), "is not a day and a time"),
        (GOOD_ROW.replace(FIRST_STAMP, "1011-03-01 08:00"), "lies outside the years 1950 to 2149"),
        (GOOD_ROW.replace(FIRST_STAMP, "n/a"), "leave the cell empty where the stage does not apply"),
        (GOOD_ROW.replace(FIRST_STAMP, "=B1+1"), "is a formula, not a moment; copy the column and paste it as values"),
        (GOOD_ROW.replace("A1", "3.50E+17"), "is a long number of which a spreadsheet has kept 15 digits"),
        (GOOD_ROW.replace("A1", "x" * (LONGEST_TEXT + 1)), f"is longer than {LONGEST_TEXT} characters"),
        (GOOD_ROW.replace("A1", '"A\n1"'), "holds a character that cannot be seen"),
        (GOOD_ROW.replace("A1", "A\x071"), "holds a character that cannot be seen"),
        (GOOD_ROW.removesuffix(","), "2:1 has 9 cells, and the last column that is read is number 10; a comma may be"),
        (f"{GOOD_ROW},x", "2:11 x stands in a column without a name; a comma may be too many"),
    ],
)
def test_a_row_with_one_problem_is_told_it_and_is_kept_apart(tmp_path: Path, row: str, said: str) -> None:
    reading = read_study(written(tmp_path, row, GOOD_ROW.replace("A1", "B1")))
    (problem,) = told(reading)
    assert said in problem
    assert problem.startswith(f"{tmp_path / 'study.csv'}:2:")
    assert reading.good.name.tolist() == ["B1"]
    assert len(reading.bad) == 1


def test_a_channel_that_there_is_not_is_answered_with_the_nearest(tmp_path: Path) -> None:
    path = written(tmp_path, f"{GOOD_ROW},Opne", heading=f"{HEADING},channel")
    (problem,) = told(read_study(path))
    assert "2:11 channel = Opne is not a channel; did you mean `open`?" in problem


def test_every_problem_of_a_row_is_told(tmp_path: Path) -> None:
    row = GOOD_ROW.replace(FIRST_STAMP, "").replace("09:00", "9 h").replace("A1", "")
    said = told(read_study(written(tmp_path, row)))
    assert [each.split(":")[2].split()[1] for each in said] == ["declaration", "arrived", "lodged"]


def test_of_several_stages_that_were_overtaken_each_is_told(tmp_path: Path) -> None:
    # The goods came in 2012, by a slip of the pen: examined and released lie before that.
    row = "A1,2012-03-01 08:00,2011-03-01 09:00,,2011-03-02 09:00,,,,2011-03-03 09:00,"
    said = told(read_study(written(tmp_path, row)))
    assert [each.split(":")[1] for each in said] == ["2", "2"]
    assert all("lies before arrived, 2012-03-01 08:00:00" in each for each in said)


def test_a_declaration_in_several_rows_is_bad_in_all_of_them(tmp_path: Path) -> None:
    path = written(tmp_path, GOOD_ROW, GOOD_ROW.replace("A1", "B1"), GOOD_ROW.replace("12:00", "13:00"), GOOD_ROW)
    reading = read_study(path)
    assert reading.good.name.tolist() == ["B1"]
    assert [line.number for line in reading.bad] == [2, 4, 5]
    assert "study.csv:2:1 declaration = A1 is declared more than once, here and in row 4, 5" in told(reading)[0]


def test_of_many_rows_of_a_declaration_the_first_few_are_named(tmp_path: Path) -> None:
    said = told(read_study(written(tmp_path, *[GOOD_ROW] * 9)))
    assert "here and in row 3, 4, 5, 6, 7, 8 and 2 more" in said[0]
    assert "here and in row 2, 3, 4, 5, 6, 7 and 2 more" in said[8]


def test_what_cannot_be_seen_is_not_sent_to_the_terminal(tmp_path: Path) -> None:
    said = told(read_study(written(tmp_path, GOOD_ROW.replace("A1", "\x1b[2JA1").replace("09:00", "\x1b]0;"))))
    assert len(said) == 2
    assert not any("\x1b" in each for each in said)
    assert "\x1b" not in refused(written(tmp_path, heading=f"{HEADING},\x1b[2J"))


def test_an_empty_row_between_others_is_named_and_the_lines_are_counted_as_an_editor_does(tmp_path: Path) -> None:
    path = written(tmp_path, f'"A\n0"{GOOD_ROW.removeprefix("A1")}', ",,,,,,,,,", "", GOOD_ROW.replace("09:00", "x"))
    said = told(read_study(path))
    assert [each.split("study.csv:")[1].split()[0] for each in said] == ["2:1", "4:1", "5:1", "6:3"]
    assert "is a wholly empty row; take it out" in said[1]


def test_lodgement_before_arrival_is_no_problem(tmp_path: Path) -> None:
    reading = read_study(written(tmp_path, GOOD_ROW.replace("2011-03-01 09:00", "2011-02-27 09:00")))
    assert not reading.problems
    assert reading.good.passed["lodged"][0] < reading.good.passed["arrived"][0]


# Headings and files


@pytest.mark.parametrize(
    ("heading", "said"),
    [
        (HEADING.replace("arrived", "arived"), "1:2 arived is not a column of a Time Release Study"),
        (HEADING.replace("arrived", "arived"), "did you mean `arrived`?"),
        (HEADING.replace("arrived", "ARRIVED"), "did you mean `arrived`?"),
        (HEADING.replace("arrived,", ""), "1:1 arrived is a column that must be there"),
        (HEADING.replace("sampled", "examined"), "1:6 examined is the name of two columns, 5 and 6"),
        (HEADING.replace(",", ";"), "its cells are parted by semicolons; part them by commas"),
        (HEADING.replace(",", "\t"), "its cells are parted by tabs"),
        ("", "is empty; its first line names the columns"),
    ],
)
def test_a_heading_that_cannot_be_followed_is_told_why(tmp_path: Path, heading: str, said: str) -> None:
    assert said in refused(written(tmp_path, heading=heading))


def test_a_misspelt_column_is_not_said_to_be_missing_too(tmp_path: Path) -> None:
    assert "must be there" not in refused(written(tmp_path, heading=HEADING.replace("arrived", "arived")))


def test_everything_wrong_with_a_heading_is_told_at_once(tmp_path: Path) -> None:
    heading = f"{HEADING.replace('lodged', 'examined')},remarks"
    said = refused(written(tmp_path, heading=heading), ignore=["remark"])
    for part in (
        "lodged is a column that must be there",
        "two columns",
        "remarks is not a column",
        "no column `remark`",
    ):
        assert part in said
    assert "to ignore; did you mean `remarks`?" in said


def test_a_text_that_is_not_utf_8_is_told_of_gb18030(tmp_path: Path) -> None:
    path = written(tmp_path, GOOD_ROW.replace("A1", "报关单一"), encoding="gb18030")
    assert "study.csv:2:1 is not UTF-8 text; save the file as UTF-8, or name its encoding: gb18030" in refused(path)


def test_a_text_that_is_not_gb18030_is_told_where(tmp_path: Path) -> None:
    path = tmp_path / "study.csv"
    path.write_bytes(b"a\n\xff\xff\n")
    assert "study.csv:2:1 is not text in gb18030; leave --encoding out" in refused(path, encoding="gb18030")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (f'{HEADING}\n"A1,2011', "2:1 a quotation mark is opened and not closed"),
        (f'{HEADING}\n"A"1,2011', "2:1 text follows a closing quotation mark"),
        (f"{HEADING}\n" + "x" * 200_000, "2:1 a cell is longer than any text of a declaration"),
    ],
)
def test_what_is_no_csv_is_told_where(text: str, said: str) -> None:
    with pytest.raises(Complaints) as problem:
        read_csv(text.encode(), "study.csv")
    assert said in " ".join(str(problem.value).split())


def test_a_file_that_is_not_there_is_answered_with_the_nearest(tmp_path: Path) -> None:
    written(tmp_path)
    assert "did you mean `study.csv`?" in refused(tmp_path / "studdy.csv")
    assert "is a directory" in refused(tmp_path)


@pytest.mark.parametrize(
    ("name", "said"), [("study.xls", "save it as .xlsx"), ("study.txt", "is neither .csv nor .xlsx")]
)
def test_a_file_of_another_kind_is_refused(tmp_path: Path, name: str, said: str) -> None:
    (tmp_path / name).write_text(HEADING)
    assert said in refused(tmp_path / name)
    with pytest.raises(Complaints, match="is neither"):
        write_study(declared(), tmp_path / name)


# Workbooks


HEADED = ["declaration", "arrived", "lodged", "released"]
NINE = dt.datetime(2011, 3, 1, 9, 0)


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        (dt.date(2011, 3, 1), "2:2 arrived = 2011-03-01 lacks the time of day"),
        (dt.time(8, 30), "lacks the day"),
        (dt.timedelta(hours=30), "lacks the day"),
        (40603.375, "arrived = 40603.375 is a plain number; format the cell as a date with its time of day"),
        (True, "is not a day and a time"),
        ("=B1+1", "is a formula, not a moment"),
        (None, "arrived is missing"),
    ],
)
def test_a_cell_of_a_workbook_that_is_no_moment_is_told_why(tmp_path: Path, cell: object, said: str) -> None:
    (problem,) = told(read_study(workbook(tmp_path, HEADED, ["A1", cell, NINE, NINE])))
    assert said in problem


def test_a_long_number_in_a_workbook_has_lost_its_end(tmp_path: Path) -> None:
    path = workbook(tmp_path, HEADED, [350120110000123456, NINE, NINE, NINE], [350120110000123, NINE, NINE, NINE])
    reading = read_study(path)
    assert "is a long number of which a spreadsheet has kept 15 digits" in told(reading)[0]
    assert reading.good.name.tolist() == ["350120110000123"]


def test_several_sheets_ask_for_one_to_be_named(tmp_path: Path) -> None:
    path = workbook(tmp_path, HEADED, sheets=("imports", "exports"))
    assert "has several sheets that are not empty; name one of: imports, exports" in refused(path)
    assert "has no sheet `import`; did you mean `imports`?" in refused(path, sheet="import")


def test_a_sheet_of_a_csv_file_and_an_encoding_of_a_workbook_are_refused(tmp_path: Path) -> None:
    assert "is a CSV file, and has no sheet `imports`" in refused(written(tmp_path, GOOD_ROW), sheet="imports")
    assert "is a workbook, and is not text in gb18030" in refused(workbook(tmp_path, HEADED), encoding="gb18030")


def test_a_damaged_workbook_is_told_to_be_one(tmp_path: Path) -> None:
    path = workbook(tmp_path, HEADED)
    path.write_bytes(path.read_bytes()[:-200])
    assert "is not an XLSX workbook, or a damaged one" in refused(path)


def test_without_openpyxl_a_workbook_is_answered_with_how_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = workbook(tmp_path, HEADED)
    known = builtins.__import__

    def lacking(name: str, *rest: Any, **more: Any) -> Any:
        if name.startswith("openpyxl"):
            raise ImportError(name)
        return known(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", lacking)
    assert 'XLSX needs the library openpyxl; install it with `pip install "strait[xlsx]"`, or use .csv' in refused(path)
    with pytest.raises(Complaints, match="openpyxl"):
        write_study(declared({"arrived": 0, "lodged": 0, "released": 0}), tmp_path / "new.xlsx")
    assert not (tmp_path / "new.xlsx").exists()


def test_more_rows_than_a_sheet_holds_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("simulator.study.release_study.workbook.MOST_ROWS", 2)
    two = declared(*[{"arrived": 0, "lodged": 0, "released": 0}] * 2)
    with pytest.raises(Complaints, match="a sheet holds 2 rows, and there are more"):
        write_study(two, tmp_path / "study.xlsx")
    assert not list(tmp_path.iterdir())
