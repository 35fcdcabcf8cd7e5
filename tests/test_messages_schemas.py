"""The JSON Schemas that `strait schema` gives to editors: they take every shipped file, and no misspelt key."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from simulator.cli.schema import KINDS
from simulator.scenario.nodes import plain
from simulator.scenario.yaml_reader import read
from simulator.study.selection.fields import CHOICES, ROSTERING
from simulator.study.sweep.design import KINDS as DESIGN_KINDS
from simulator.study.sweep.fields import DESIGNS, SWEEP
from tests.lever_files import MORE_DESKS, strait
from tests.optimisations import CHOICE, ROSTER
from tests.test_hand_sweep_files import GOOD
from tests.tiny import ONE_DESK

SCENARIOS = Path(__file__).parents[1] / "scenarios"
FOLDERS = {"sweep": "sweeps", "optimisation": "optimise", "session": "workshops"}
SESSION = (SCENARIOS / "workshops" / "one_queue.yaml").read_text(encoding="utf-8")


def schema_of(kind: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(strait("schema", "--of", kind).stdout)
    return found


def written(text: str) -> Any:
    return plain(read(text, "text")[0])


@pytest.mark.parametrize(("kind", "folder"), FOLDERS.items())
def test_the_schema_takes_every_shipped_file(kind: str, folder: str) -> None:
    schema = schema_of(kind)
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    paths = [*(SCENARIOS / folder).glob("*.yaml")]
    assert len(paths) >= 3
    for path in paths:
        found = written(path.read_text(encoding="utf-8"))
        assert [error.message for error in validator.iter_errors(found)] == [], path.name
        assert not validator.is_valid({**found, "scenaro": "x"})


@pytest.mark.parametrize(
    ("kind", "text", "old", "new"),
    [
        ("scenario", ONE_DESK, "servers", "server"),
        ("lever", MORE_DESKS, "clause", "clawse"),
        ("sweep", GOOD, "measures", "measurs"),
        ("sweep", GOOD, "low: 4", "lo: 4"),
        ("sweep", GOOD, "horizon", "horizont"),
        ("sweep", GOOD, "latin_hypercube", "latin_cube"),
        ("sweep", GOOD, "points: 20", "levels: 20"),
        ("sweep", GOOD, "points: 20", "points: 0"),
        ("sweep", GOOD, "replications: 2", "replications: two"),
        ("sweep", GOOD, "[wait_mean_minutes.desks]", "[]"),
        ("optimisation", CHOICE, "budget", "buget"),
        ("optimisation", CHOICE, "at_most: 40", "at_least: 40"),
        ("optimisation", CHOICE, "replications: 5", "replications: 1"),
        ("optimisation", ROSTER, "within", "witin"),
        ("optimisation", ROSTER, "most: 8", "most: 0"),
        ("session", SESSION, "primary", "prime"),
        ("session", SESSION, "points: [1, 2, 4]", "points: [one]"),
        ("session", SESSION, "replications: 10", "replications: 1"),
    ],
)
def test_the_schema_marks_what_is_misspelt_or_out_of_bounds(kind: str, text: str, old: str, new: str) -> None:
    validator = jsonschema.Draft202012Validator(schema_of(kind))
    assert validator.is_valid(written(text))
    assert old in text
    assert not validator.is_valid(written(text.replace(old, new, 1)))


def test_what_may_be_written_shorter_is_taken_too() -> None:
    sweep = jsonschema.Draft202012Validator(schema_of("sweep"))
    for design in ("grid", "{sobol: {base: 64, second_order: false}}", "{named: {as_written: {}, busy: {with: [a]}}}"):
        assert sweep.is_valid(written(GOOD.replace("{latin_hypercube: {points: 20}}", design))), design
    session = jsonschema.Draft202012Validator(schema_of("session"))
    assert session.is_valid(written(SESSION.replace("steps: [low, likely, high]", "steps: [40, likely, high]", 1)))


def test_every_key_says_what_it_is_for() -> None:
    def described(part: Any) -> None:
        if isinstance(part, dict):
            for name, key in part.get("properties", {}).items():
                assert "description" in key or name in DESIGNS, name
            for each in part.values():
                described(each)
        elif isinstance(part, list):
            for each in part:
                described(each)

    for kind in ("sweep", "optimisation", "session"):
        described(schema_of(kind))


def test_the_reader_and_the_schema_know_the_same_keys() -> None:
    assert tuple(DESIGNS) == DESIGN_KINDS
    assert schema_of("sweep")["properties"].keys() == SWEEP.keys()
    found = schema_of("optimisation")
    assert found["else"]["properties"].keys() == CHOICES.keys()
    assert found["then"]["properties"].keys() == ROSTERING.keys()


def test_any_sort_of_file_can_be_asked_for_and_no_other() -> None:
    assert {schema_of(kind)["title"] for kind in KINDS} == {f"Strait {kind}" for kind in KINDS}
    assert json.loads(strait("schema").stdout)["title"] == "Strait scenario"
    assert strait("schema", "--of", "nothing").exit_code == 2
