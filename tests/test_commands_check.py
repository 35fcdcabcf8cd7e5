"""`strait check`, `strait verify` and `strait schema`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from simulator.cli import main
from simulator.scenario import load
from simulator.study.textbook.files import textbook_paths
from tests.tiny import FERRY, ONE_DESK, write


def strait(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [*map(str, arguments)], prog_name="strait", catch_exceptions=False)


def test_a_right_scenario_gets_its_sheet_and_nothing_is_written(tmp_path: Path) -> None:
    path = write(tmp_path, FERRY, "ferry")
    done = strait("check", path)
    assert done.exit_code == 0
    assert "A small ferry" in done.stdout
    assert "Utilisation by hour on the mean day, %" in done.stdout
    assert "Offered load by hour on the mean day, erlangs" in done.stdout
    assert "wutong_shuitou" in done.stdout
    assert "nothing is wrong" in done.stdout
    assert list(tmp_path.iterdir()) == [path]


def test_the_offered_load_of_an_hour_is_arrivals_times_service(tmp_path: Path) -> None:
    # All come from 08:00 to 11:00 at even pace: 40 an hour all day, 960, over 3 hours; times 20 s over 60 min.
    sheet = json.loads(strait("check", write(tmp_path, FERRY, "ferry"), "--json").stdout)
    (security,) = sheet["stations"]
    assert security["mean_day"]["hours"][9]["arrivals_per_hour"] == pytest.approx(960 / 3)
    assert security["mean_day"]["hours"][9]["offered_erlangs"] == pytest.approx(960 / 3 * 20 / 3600)


def test_a_queue_that_grows_without_end_is_warned_of(tmp_path: Path) -> None:
    crowded = ONE_DESK.replace("exponential: 3 min", "exponential: 1 min")
    done = strait("check", write(tmp_path, crowded))
    assert done.exit_code == 0
    assert "warning" in done.stdout
    assert "grows" in done.stdout
    assert "nothing is wrong; 0 warnings" not in done.stdout


def test_the_sheet_as_json_is_json_that_anyone_can_read(tmp_path: Path) -> None:
    def refuse(word: str) -> None:
        raise AssertionError(f"{word} is not JSON")

    path = write(tmp_path, ONE_DESK.replace("servers: 1", 'roster: {"09:00": 1, "17:00": 0}'))
    sheet = json.loads(strait("check", path, "--json").stdout, parse_constant=refuse)
    assert sheet["digest"] == load(path).digest
    assert len(sheet["stations"][0]["mean_day"]["hours"]) == 24


def test_what_is_wrong_is_said_with_its_line_and_nothing_is_shown(tmp_path: Path) -> None:
    done = strait("check", write(tmp_path, ONE_DESK.replace("servers: 1", "servers: none")))
    assert done.exit_code == 2
    assert not done.stdout
    assert "one_desk.yaml:8:" in done.stderr
    assert "policy.stations.desk.servers" in done.stderr


def test_the_busiest_day_is_shown_when_asked_for(tmp_path: Path) -> None:
    assert "on the busiest day" in strait("check", write(tmp_path), "--busiest").stdout


@pytest.mark.parametrize("width", ["80", "100"])
def test_the_sheet_fits_the_terminal(tmp_path: Path, width: str) -> None:
    text = CliRunner(env={"COLUMNS": width}).invoke(main, ["check", str(write(tmp_path))]).stdout
    assert max(map(len, text.splitlines())) <= int(width)
    assert "…" not in text


def test_office_hours_are_shown_where_days_differ(tmp_path: Path) -> None:
    lunch = 'roster: {"08:30": 1, "12:00": 0, "13:30": 1, "17:30": 0}'
    path = write(
        tmp_path, ONE_DESK.replace("servers: 1", f"{lunch}, on_days: {{sunday: {{00:00: 0}}}}, at_closing: pause")
    )
    words = " ".join(strait("check", path).stdout.split())
    assert "Office hours, by the policy of the first day" in words
    assert "desk Mon–Sat 08:30–12:00 by 1, 13:30–17:30 by 1" in words
    assert "Sun closed" in words
    assert "Work in progress lies while these are closed: desk." in words
    assert "Office hours" not in strait("check", write(tmp_path, ONE_DESK)).stdout


def test_verify_prints_theory_model_interval_and_verdict() -> None:
    done = strait("verify", "erlang_b", "--replications", "2")
    assert "turned_away_share" in done.stdout
    assert "theory" in done.stdout
    assert "figures in 1 scenarios agree with theory" in done.stdout
    assert done.exit_code == (0 if "do not" not in done.stdout else 1)


def test_verify_lists_its_scenarios() -> None:
    assert strait("verify", "--list").stdout.split() == list(textbook_paths())


def test_an_unknown_textbook_scenario_is_answered_with_the_nearest() -> None:
    done = strait("verify", "mmcc")
    assert done.exit_code == 2
    assert "Did you mean `mmc`?" in done.stderr


def test_the_schema_is_printed_whole() -> None:
    schema = json.loads(strait("schema").stdout)
    assert {"about", "world", "policy", "run"} <= set(schema["properties"])
