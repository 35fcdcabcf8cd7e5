"""Published figures are of the days that were counted: who inherits them, and who does not."""

from __future__ import annotations

from pathlib import Path

import pytest

from simulator.scenario import ScenarioFile, loads
from tests.tiny import ONE_DESK, write

COUNTED = """targets:
  counted: {measure: passengers_per_day, value: 480, use: held_out, source: a report, bound: at_least}
  fitted: {measure: wait_mean_minutes.desk, value: 3, use: calibrated, source: a report}
  exact: {measure: wait_mean_minutes.desk, value: 4, use: theory, source: a textbook}
"""


def child(folder: Path, text: str) -> ScenarioFile:
    """A file that extends one of a day with figures to compare it with."""
    write(folder, ONE_DESK.partition("targets:")[0] + COUNTED, "base")
    return loads("extends: base.yaml\n" + text, folder=folder)


@pytest.mark.parametrize("days", ["horizon: 2 days", "start: 2011-01-02", "start: 2012-01-01, horizon: 2 h"])
def test_over_other_days_only_what_is_exact_is_inherited(tmp_path: Path, days: str) -> None:
    file = child(tmp_path, f"run: {{{days}}}\n")
    assert set(file.scenario.targets) == set(file.resolved["targets"]) == {"exact"}
    assert file.overridden[-2:] == ("targets.counted: left out", "targets.fitted: left out")


@pytest.mark.parametrize(
    "run",
    ["seed: 3", "horizon: 10 h", "horizon: {value: 600 min, grade: assumed}", "start: 2011-01-01", "warm_up: 1 h"],
)
def test_over_the_same_days_all_are_inherited(tmp_path: Path, run: str) -> None:
    file = child(tmp_path, f"run: {{{run}}}\n")
    assert set(file.scenario.targets) == {"counted", "fitted", "exact"}
    assert not any("left out" in line for line in file.overridden)


def test_what_is_written_again_is_taken_as_it_is_written(tmp_path: Path) -> None:
    again = (
        "targets: {counted: {measure: passengers_per_day, value: 9, use: held_out, source: another}, fitted: null}\n"
    )
    file = child(tmp_path, "run: {horizon: 2 days}\n" + again)
    assert set(file.scenario.targets) == {"counted", "exact"}
    assert (file.scenario.targets["counted"].value, file.scenario.targets["counted"].bound) == (9, None)
    assert [line for line in file.overridden if "left out" in line] == ["targets.fitted: left out"]


def test_a_grandchild_of_the_same_days_inherits_no_more_than_its_parent(tmp_path: Path) -> None:
    child(tmp_path, "")
    write(tmp_path, "extends: base.yaml\nrun: {horizon: 2 days}\n", "parent")
    assert set(loads("extends: parent.yaml\nrun: {seed: 1}\n", folder=tmp_path).scenario.targets) == {"exact"}
