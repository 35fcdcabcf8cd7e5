"""What stands behind a file is as carefully complained of: evidence, what it extends, what its editor knows."""

from pathlib import Path

import jsonschema
import pytest

from simulator.scenario import Complaints, json_schema, load, loads
from simulator.scenario.merge import LONGEST_CHAIN
from simulator.scenario.yaml_reader import read
from tests.example_scenarios import ONE_DESK
from tests.mistakes import FERRY, said, with_line
from tests.tiny import SHIPPED

EVIDENCE = [
    ("{value: 1, low: 2, grade: assumed}", "servers.low = 2\n    low <= value <= high should hold, and the value is 1"),
    (
        "{value: 1, high: 0.5, grade: assumed}",
        "servers.high = 0.5\n    low <= value <= high should hold, and the value is 1",
    ),
    (
        "{value: 1, low: 2 min, grade: assumed}",
        "servers.low = 2 min\n    should be in the same kind of unit as the value, 1",
    ),
    ("{value: 1, low: 1}", "servers.grade\n    an evidenced number needs a grade: published, derived or assumed"),
    ("{value: 1, grade: sure}", "servers.grade = sure\n    an evidenced number needs a grade: published, derived or"),
    ("{value: 1, grade: published}", "servers.source\n    a published number needs a source"),
    ("{value: 1, grade: derived}", "servers.source\n    a derived number needs a source"),
    (
        "{value: 1, grade: derived, sauce: x}",
        "servers.sauce = x\n    is not a key of an evidenced number; did you mean `source`",
    ),
    (
        "{value: 1, grade: assumed, source: 2011}",
        "servers.source = 2011\n    should be text; put it in quotation marks",
    ),
    ("{value: 0, grade: assumed}", "servers = 0\n    should be at least 1"),
]


@pytest.mark.parametrize(("evidenced", "words"), EVIDENCE, ids=[evidenced for evidenced, _ in EVIDENCE])
def test_evidence_that_is_not_whole_is_named(evidenced: str, words: str) -> None:
    assert words in said(with_line(ONE_DESK, "servers: 1", f"servers: {evidenced}"))


def test_the_range_of_a_distribution_is_about_its_mean() -> None:
    text = with_line(ONE_DESK, "{exponential: 50 s}", "{value: {exponential: 50 s}, low: 1 min, grade: assumed}")
    assert "service.low = 1 min\n    low <= value <= high should hold, and the value is 50 s" in said(text)


def test_a_circle_of_extends_is_named_all_round(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("extends: b.yaml\n")
    (tmp_path / "b.yaml").write_text("extends: a.yaml\n")
    with pytest.raises(
        Complaints, match=r"b\.yaml:1:10  extends = a\.yaml\n    extends in a circle: a\.yaml -> b\.yaml -> a\.yaml"
    ):
        load(tmp_path / "a.yaml")
    (tmp_path / "c.yaml").write_text("extends: c.yaml\n")
    with pytest.raises(Complaints, match=r"extends in a circle: c\.yaml -> c\.yaml"):
        load(tmp_path / "c.yaml")


def test_an_extended_file_that_is_missing_is_met_with_the_nearest_name(tmp_path: Path) -> None:
    (tmp_path / "ferry.yaml").write_text(FERRY, encoding="utf-8")
    words = said("extends: fery.yaml\n", tmp_path)
    assert f"extends = fery.yaml\n    there is no file {tmp_path}/fery.yaml; did you mean `ferry.yaml`?" in words
    assert "extends = 3\n    should be the name of another scenario file" in said("extends: 3\n", tmp_path)


def test_a_mistake_in_an_extended_file_is_placed_in_that_file(tmp_path: Path) -> None:
    (tmp_path / "base.yaml").write_text(with_line(ONE_DESK, "servers: 1", "servers: 0"), encoding="utf-8")
    words = said("extends: base.yaml\nrun: {sede: 3}\n", tmp_path)
    assert f"{tmp_path}/text.yaml:2:7  run.sede = 3\n    is not a key here; did you mean `seed`?" in words
    assert f"{tmp_path}/base.yaml:11:21  policy.stations.desk.servers = 0\n    should be at least 1" in words
    assert words.index("run.sede") < words.index("desk.servers")


def test_an_endless_chain_of_extends_is_cut(tmp_path: Path) -> None:
    for n in range(LONGEST_CHAIN + 2):
        (tmp_path / f"s{n}.yaml").write_text(f"extends: s{n + 1}.yaml\n")
    with pytest.raises(Complaints, match=f"extends more than {LONGEST_CHAIN} files, one after the other"):
        load(tmp_path / "s0.yaml")


def test_a_seed_of_zero_is_a_seed() -> None:
    assert loads(ONE_DESK).scenario.run.seed == 0
    assert loads(ONE_DESK).digest != loads(with_line(ONE_DESK, "seed: 0", "seed: 1")).digest


def test_the_json_schema_accepts_every_scenario_and_marks_a_misspelt_key() -> None:
    from simulator.scenario.nodes import plain

    schema = json_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    shipped = [path.read_text(encoding="utf-8") for path in SHIPPED]
    for text in [ONE_DESK, FERRY, *shipped]:
        written = plain(read(text, "text")[0])
        assert [error.message for error in validator.iter_errors(written)] == []
        assert not validator.is_valid(written | {"polcy": {}})
    for old, new in (
        ("servers: 1", "server: 1"),
        ("exponential: 50 s", "exponental: 50 s"),
        ("horizon: 1 day", "horizon: 1"),
    ):
        assert not validator.is_valid(plain(read(with_line(ONE_DESK, old, new), "text")[0])), new
    for name, part in schema["$defs"].items():
        assert all("description" in key for key in part["properties"].values()), name
    for new in ("servers: null", "servers: {value: 2, low: 1, grade: assumed}", "roster: {08:00: 2}"):
        assert validator.is_valid(plain(read(with_line(ONE_DESK, "servers: 1", new), "text")[0])), new
