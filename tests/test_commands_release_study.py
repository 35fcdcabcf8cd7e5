"""`strait release-study`: tables of a customs office's own timestamps, and stage times for a scenario."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from simulator.cli import main
from simulator.measures.release import INTERVALS, peak_hours
from simulator.report.release_tables import MOST_TOLD
from simulator.scenario.nodes import plain
from simulator.scenario.yaml_reader import read
from simulator.study.release_study import read_study
from tests.declarations import EXAMPLE, GOOD_ROW, HEADING, ROOT
from tests.test_hand_release_files import written
from tests.tiny import strait as in_a_process

MANUAL = (ROOT / "docs" / "time_release_study.md").read_text(encoding="utf-8")


def strait(*arguments: str | Path, columns: int = 120) -> Result:
    runner = CliRunner(env={"COLUMNS": str(columns)})
    return runner.invoke(main, ["release-study", *map(str, arguments)], prog_name="strait", catch_exceptions=False)


def figures(said: str, title: str, interval: str) -> list[str]:
    """The row of an interval in the table of this title."""
    table = said.split(f"\n{title}\n")[1]
    (line,) = (line for line in table.split("\n\n")[0].splitlines() if line.startswith(interval))
    return line.removeprefix(interval).split()


def test_the_example_is_shown_as_tables_and_the_figures_are_those_of_its_rows() -> None:
    done = strait(EXAMPLE, "--standard", "24h")
    assert done.exit_code == 0
    assert done.stderr == ""
    passed = read_study(EXAMPLE).good.passed
    hours = (passed["released"] - passed["arrived"]) / 60
    found = figures(done.stdout, "All declarations", "arrival → release")
    assert found[:2] == [str(len(hours)), f"{hours.mean():.2f}"]
    assert found[-2:] == [f"{hours.max():.2f}", f"{100 * (hours <= 24).mean():.1f}"]
    assert "within" in done.stdout
    assert "within" not in strait(EXAMPLE).stdout


def test_tables_are_split_by_each_column_that_is_named_and_by_two_together() -> None:
    said = strait(EXAMPLE, "--by", "trader", "--by", "channel+hours").stdout
    good = read_study(EXAMPLE).good
    for trader in set(good.described["trader"].tolist()):
        n = (good.described["trader"] == trader).sum()
        assert figures(said, f"trader: {trader}", "arrival → release")[0] == str(n)
    assert "channel: open, hours: peak" in said
    assert f"{peak_hours(good)[0]:02d}–" in said.split("Peak:")[1]


@pytest.mark.parametrize("columns", [80, 120])
def test_tables_are_no_wider_than_the_terminal(columns: int) -> None:
    said = strait(EXAMPLE, "--standard", "24h", "--by", "trader", columns=columns).stdout
    assert max(map(len, said.splitlines())) <= columns
    assert all(interval.title in said for interval in INTERVALS.values())


def test_what_nobody_passed_is_not_applicable_and_never_zero(tmp_path: Path) -> None:
    said = strait(written(tmp_path, GOOD_ROW)).stdout
    assert figures(said, "All declarations", "→ duty") == ["0", *["n/a"] * 6]


def test_good_rows_are_shown_and_the_problems_of_the_bad_told_on_standard_error(tmp_path: Path) -> None:
    path = written(tmp_path, GOOD_ROW, GOOD_ROW.replace("A1", "A2").replace("12:00", "noon"), heading=HEADING)
    done = strait(path, "--bad", tmp_path / "bad.csv")
    assert done.exit_code == 0
    assert "1 declaration" in done.stdout
    assert "1 bad row left out" in done.stdout
    assert "study.csv:3:9  released = 2011-03-01 noon" in done.stderr
    assert "1 x  released is not a day and a time" in done.stderr
    assert "1 good row, 1 bad row" in done.stderr
    assert f"bad rows written to {tmp_path / 'bad.csv'}" in done.stderr
    with (tmp_path / "bad.csv").open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    assert (row["declaration"], row["problem"]) == ("A2", "released is not a day and a time")


def test_many_problems_are_counted_and_only_the_first_told(tmp_path: Path) -> None:
    rows = [GOOD_ROW.replace("A1", f"B{number}").replace("12:00", "noon") for number in range(MOST_TOLD + 7)]
    said = strait(written(tmp_path, GOOD_ROW, *rows)).stderr
    assert said.count("study.csv:") == MOST_TOLD
    assert "... and 7 more problems; --bad FILE writes them all" in said
    assert f"{MOST_TOLD + 7} x  released is not a day and a time" in said


def test_a_fit_prints_yaml_that_holds_each_stage_with_its_evidence() -> None:
    done = strait(EXAMPLE, "--fit")
    assert done.exit_code == 0
    found = plain(read(done.stdout, "printed")[0])
    assert set(found) <= {name for name, interval in INTERVALS.items() if not interval.whole}
    assert all(stage["grade"] == "derived" and "n = " in stage["source"] for stage in found.values())
    assert all(line.startswith("#") for line in done.stdout.splitlines() if "warn" in line or "AIC" in line)
    by_trader = plain(read(strait(EXAMPLE, "--fit", "--by", "trader").stdout, "printed")[0])
    assert "general, n = " in by_trader["release_to_gate_out"]["general"]["source"]


def test_what_is_fitted_to_declarations_of_a_run_is_assumed_and_says_so(tmp_path: Path) -> None:
    rows = EXAMPLE.read_text(encoding="utf-8-sig").splitlines()
    path = tmp_path / "simulated.csv"
    path.write_text("\n".join([f"{rows[0]},origin", *(f"{row},simulated" for row in rows[1:])]), encoding="utf-8")
    seen, made_up = strait(EXAMPLE, "--fit"), strait(path, "--fit")
    assert "written by a run" not in seen.stderr
    assert "was written by a run; stage times fitted to it are assumed, not observed" in made_up.stderr
    for stage in plain(read(made_up.stdout, "printed")[0]).values():
        assert stage["grade"] == "assumed"
        assert "of a simulated run" in stage["note"]


def test_the_manual_quotes_the_fit_as_it_is_printed_and_names_every_interval() -> None:
    (quoted,) = re.findall(r"^```yaml\n(.*?)^```$", MANUAL, re.MULTILINE | re.DOTALL)
    assert quoted in strait(EXAMPLE, "--fit").stdout
    table = MANUAL.split("## The tables")[1]
    for name, interval in INTERVALS.items():
        (line,) = (line for line in table.splitlines() if line.startswith(f"| `{name}`"))
        assert line.endswith(f"| `{interval.ends}` |")
        if "all before it" not in line:
            assert [*re.findall(r"`(\w+)`", line)][1:-1] == list(interval.begins)


def test_every_command_of_the_manual_that_reads_the_example_works() -> None:
    commands = re.findall(r"^strait release-study (docs/.*)$", MANUAL, re.MULTILINE)
    assert len(commands) == 2
    for line in commands:
        assert strait(*line.replace("docs/time_release_study.csv", str(EXAMPLE)).split()).exit_code == 0


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--by", "tradr"), "--by tradr is not one to split by; did you mean `trader`?"),
        (("--by", "channel+"), "is not one to split by"),
        (("--standard", "24"), "--standard 24: needs a unit of time"),
        (("--standard", "-1h"), "--standard -1h: should be more than 0"),
        (("--standard", "0 min"), "--standard 0 min: should be more than 0"),
        (("--fit", "--standard", "24h"), "--standard is for the tables"),
        (("--fit", "--by", "trader", "--by", "mode"), "--fit takes one --by"),
        (("--bad", EXAMPLE), "--bad would write over FILE itself"),
        (("--bad", "bad.txt"), "bad.txt is neither .csv nor .xlsx"),
        (("--bad", "nowhere/bad.csv"), "nowhere/bad.csv: cannot be written (No such file or directory)"),
        (("--bad", "nowhere/bad.xlsx"), "nowhere/bad.xlsx: cannot be written (No such file or directory)"),
        (("--ignore", "goodz"), "has no column `goodz` to ignore; did you mean `goods`?"),
        (("--encoding", "latin1"), "--encoding"),
    ],
)
def test_an_option_that_cannot_be_followed_is_told_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, options: tuple[str | Path, ...], said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    before = EXAMPLE.read_bytes()
    done = strait(EXAMPLE, *options)
    assert done.exit_code == 2
    assert said in " ".join(done.stderr.split())
    assert done.stdout == ""
    assert EXAMPLE.read_bytes() == before
    assert not list(tmp_path.iterdir())


def test_a_column_that_the_file_lacks_cannot_split_it(tmp_path: Path) -> None:
    assert "has no column `trader`" in strait(written(tmp_path, GOOD_ROW), "--by", "trader").stderr


def test_a_file_without_a_good_row_shows_nothing(tmp_path: Path) -> None:
    done = strait(written(tmp_path, GOOD_ROW.replace("12:00", "noon")))
    assert done.exit_code == 2
    assert "has no good row; there is nothing to show" in done.stderr
    assert done.stdout == ""


def test_a_file_that_cannot_be_read_is_told_why_in_a_process_of_its_own(tmp_path: Path) -> None:
    written(tmp_path)
    done = in_a_process("release-study", "studdy.csv", cwd=tmp_path)
    assert done.returncode == 2
    assert "did you mean `study.csv`?" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_same_command_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    once, again = (in_a_process("release-study", EXAMPLE, "--fit", cwd=tmp_path).stdout for _ in range(2))
    assert once == again != ""
