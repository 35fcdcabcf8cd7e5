"""What is said of files that ask for something to be optimised and cannot be read as such."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.lever_files import strait
from tests.optimisations import CHOICE, ROSTER, optimisation


@pytest.mark.parametrize(
    ("text", "old", "new", "said"),
    [
        (CHOICE, "margin: 6 s\n", "", "margin is missing"),
        (CHOICE, "margin: 6 s", "margin: 6 CNY", "journey_mean_minutes is measured in minutes"),
        (CHOICE, "margin: 6 s", "margin: 0 s", "differ by nothing"),
        (CHOICE, "gates: 1}", "gate: 1}", "did you mean `gates`?"),
        (CHOICE, "budget: 7", "budget: 5", "less than the cheapest candidate costs, 6"),
        (CHOICE, "budget: 7", "budget: 6", "leaves nothing to choose from"),
        (CHOICE, "costs: {desks: 1, gates: 1}\n", "", "nothing has a cost"),
        (CHOICE, "values: [2, 3]", "low: 2, high: 3", "should have `values`"),
        (CHOICE, "gates.servers", "gates.server", "did you mean `servers`?"),
        (CHOICE, "journey_mean_minutes.people", "throughput_per_day.gates", "say which is wanted: less:"),
        (CHOICE, "journey_mean_minutes.people", "journey_mean_minute.people", "did you mean `journey_mean_minutes`?"),
        (CHOICE, "run: {replications: 5", "run: {replications: 1", "should be between 5 and"),
        (CHOICE, "margin: 6 s", "margin: 6 s\ncertainty: 40 %", "a share from 50 % to below 100 %"),
        (CHOICE, "counter.yaml", "countre.yaml", "there is no file"),
        (CHOICE, "budget: 7", "budgets: 7", "did you mean `budget`?"),
        (ROSTER, "station: desks", "station: desk", "did you mean `desks`?"),
        (ROSTER, "every: 6 h", "every: 1 min", "more than 96 parts"),
        (ROSTER, "share: 90 %", "share: 0 %", "a share above 0"),
        (ROSTER, "most: 8, ", "", "most is missing"),
        (ROSTER, "roster:", "margin: 1 min\nroster:", "margin"),
    ],
)
def test_each_mistake_is_named_with_its_place_and_a_way_out(
    tmp_path: Path, text: str, old: str, new: str, said: str
) -> None:
    assert old in text
    path = optimisation(tmp_path, text.replace(old, new))
    done = strait("optimise", path, "--out", tmp_path / "out")
    words = " ".join(done.output.replace(" = ", " ").split())
    assert done.exit_code == 2
    assert said in words
    assert f"{path}:" in words
    assert "nothing was run or written" in words
    assert not (tmp_path / "out").exists()


def test_all_mistakes_are_named_at_once(tmp_path: Path) -> None:
    text = CHOICE.replace("margin: 6 s\n", "").replace("gates: 1}", "gate: 1}").replace("values: [2, 3]", "low: 2")
    done = strait("optimise", optimisation(tmp_path, text))
    assert "3 problems" in done.output or "4 problems" in done.output


def test_a_standard_that_no_roster_keeps_says_where_it_fails(tmp_path: Path) -> None:
    text = ROSTER.replace("most: 8", "most: 3")
    done = strait("optimise", optimisation(tmp_path, text), "--workers", "1", "--out", tmp_path / "out")
    assert done.exit_code == 2
    words = " ".join(done.output.split())
    assert "no roster of at most 3 keeps the standard" in words
    assert "from 00:00 on" in words
    assert not list((tmp_path / "out").glob("*/*"))


def test_a_scenario_is_no_optimisation(tmp_path: Path) -> None:
    optimisation(tmp_path)
    done = strait("optimise", tmp_path / "counter.yaml")
    assert done.exit_code == 2
    assert "is a scenario, not an optimisation" in done.output
