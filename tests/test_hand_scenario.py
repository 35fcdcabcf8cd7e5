"""Reading a scenario: what extends what, what stands behind a number, and that nothing written is lost."""

import datetime as dt
import re
from dataclasses import FrozenInstanceError
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from simulator.measures import UNITS, summary
from simulator.scenario import Complaints, Evidence, Scenario, dump, load, loads
from simulator.scenario.measured import MEASURED, places
from simulator.scenario.nodes import plain
from simulator.scenario.yaml_reader import read
from simulator.world import simulate
from tests.example_scenarios import ONE_DESK, RICH
from tests.test_hand_scenario_fields import fields_of
from tests.tiny import SHIPPED

MANUAL = Path(__file__).parents[1] / "docs" / "scenario_language.md"
BLOCKS = re.findall(r"^```yaml\n(.*?)^```$", MANUAL.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)


# what extends what


def child_of(base: str, text: str, folder: Path) -> Any:
    """A text that extends another."""
    (folder / "base.yaml").write_text(base, encoding="utf-8")
    return loads("extends: base.yaml\n" + text, folder=folder)


def test_a_child_changes_what_it_names_and_inherits_the_rest(tmp_path: Path) -> None:
    child = child_of(
        ONE_DESK, "policy: {stations: {desk: {servers: 3}, spare: {servers: 1}}}\nrun: {seed: 4}\n", tmp_path
    )
    assert child.scenario.policy.stations["desk"].servers == 3
    assert child.scenario.policy.stations["desk"].relief is None
    assert child.scenario.run.horizon == 1440
    assert child.overridden == (
        "policy.stations.desk.servers: 1 -> 3",
        "policy.stations.spare: nothing -> {servers: 1}",
        "run.seed: 0 -> 4",
    )


def test_null_takes_an_inherited_key_away_so_that_a_choice_can_be_made_anew(tmp_path: Path) -> None:
    child = child_of(ONE_DESK, 'policy: {stations: {desk: {servers: null, roster: {"08:00": 1}}}}\n', tmp_path)
    assert child.scenario.policy.stations["desk"].servers is None
    assert child.scenario.policy.stations["desk"].roster == {480: 1}
    assert "policy.stations.desk.servers: 1 -> nothing" in child.overridden
    with pytest.raises(Complaints, match="should have exactly one of: servers, roster"):
        child_of(ONE_DESK, 'policy: {stations: {desk: {roster: {"08:00": 1}}}}\n', tmp_path)


def test_null_where_nothing_is_inherited_is_as_good_as_left_out() -> None:
    assert loads(ONE_DESK.replace("servers: 1", "servers: 1, relief: null, waiting_places: ")).scenario == (
        loads(ONE_DESK).scenario
    )


def test_null_does_not_hide_a_misspelt_key(tmp_path: Path) -> None:
    with pytest.raises(Complaints, match="did you mean `servers`"):
        child_of(ONE_DESK, "policy: {stations: {desk: {servrs: null}}}\n", tmp_path)


def test_lists_distributions_and_evidenced_numbers_are_replaced_as_a_whole(tmp_path: Path) -> None:
    child = child_of(
        RICH,
        """\
world:
  flows:
    back: {arrivals: {every: {lognormal: {mean: 3 min, spread: 1 min}}}, party: {size: {value: 2, grade: assumed}}}
policy:
  stations:
    gate: {servers: 7}
  routes:
    over: {takes: {exponential: 30 min}, departures: ["08:00", "12:00"]}
""",
        tmp_path,
    )
    assert child.scenario.world.flows["back"].arrivals.every.moments() == (3, 1)
    assert child.scenario.policy.routes["over"].takes.moments() == (30, 900)
    assert child.scenario.policy.routes["over"].clock_times() == (480, 720)
    assert set(child.evidence) == {"world.flows.out.arrivals.rate", "world.flows.back.party.size"}
    old = "{value: 6, low: 4, high: 8, grade: assumed, note: counted on a photograph}"
    assert f"policy.stations.gate.servers: {old[:59]}… -> 7" in child.overridden


def test_a_place_may_bear_the_name_of_a_distribution(tmp_path: Path) -> None:
    base = ONE_DESK.replace("desk: {", "gamma: {standard: 5 min, ").replace("desk", "gamma")
    child = child_of(base, "policy: {stations: {gamma: {servers: 3}}}\n", tmp_path)
    assert child.scenario.policy.stations["gamma"].standard == 5


def test_grandchildren_inherit_through_folders(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "base.yaml").write_text(ONE_DESK, encoding="utf-8")
    (tmp_path / "deep" / "child.yaml").write_text("extends: ../base.yaml\nrun: {seed: 1}\n")
    (tmp_path / "deep" / "grandchild.yaml").write_text("extends: child.yaml\nrun: {horizon: 2 days}\n")
    file = load(tmp_path / "deep" / "grandchild.yaml")
    assert (file.name, file.scenario.run.seed, file.scenario.run.horizon) == ("grandchild", 1, 2880)
    assert file.overridden == ("run.seed: 0 -> 1", "run.horizon: 1 day -> 2 days")
    assert "extends" not in file.resolved


def test_what_says_the_same_overrides_nothing(tmp_path: Path) -> None:
    child = child_of(ONE_DESK, "run: {seed: 0}\n", tmp_path)
    assert child.overridden == ()
    assert child.digest == loads(ONE_DESK).digest


# what stands behind a number


def test_evidence_is_kept_by_its_place_and_the_scenario_holds_the_bare_value() -> None:
    file = loads(RICH)
    assert file.evidence == {
        "world.flows.out.arrivals.rate": Evidence(
            "3800 / day", "3000 / day", "4500 / day", "a report, p. 3", "published"
        ),
        "policy.stations.gate.servers": Evidence(6, 4, 8, "", "assumed", "counted on a photograph"),
        "policy.routes.over.takes": Evidence(
            {"lognormal": {"mean": "30 min", "spread": "4 min"}}, "20 min", "40 min", "timetable", "derived"
        ),
    }
    assert file.scenario.policy.stations["gate"].servers == 6
    assert file.scenario.world.flows["out"].arrivals.rate == 3800 / 1440
    assert file.scenario.targets["load"].value == 115


def test_evidence_changes_no_result() -> None:
    bare = RICH.replace("{value: 6, low: 4, high: 8, grade: assumed, note: counted on a photograph}", "6")
    assert bare != RICH
    assert loads(bare).digest == loads(RICH).digest
    assert loads(bare).scenario == loads(RICH).scenario


def test_entries_of_lists_may_have_evidence_by_number() -> None:
    text = RICH.replace("by_weekday: [0.9, 0.9,", "by_weekday: [0.9, {value: 0.9, low: 0.8, high: 1, grade: assumed},")
    assert "world.calendar.by_weekday.1" in loads(text).evidence
    assert loads(text).digest == loads(RICH).digest


# nothing written is lost


@pytest.mark.parametrize("text", [RICH, ONE_DESK])
def test_what_is_written_out_loads_again_to_the_same(text: str) -> None:
    first = loads(text)
    again = loads(dump(first))
    assert (again.scenario, again.digest, again.evidence, again.resolved) == (
        first.scenario,
        first.digest,
        first.evidence,
        first.resolved,
    )
    assert dump(again) == dump(first)


@pytest.mark.parametrize("path", SHIPPED, ids=[path.stem for path in SHIPPED])
def test_every_shipped_scenario_loads_and_loads_again_from_what_is_written_out(path: Path) -> None:
    first = load(path)
    again = loads(dump(first))
    assert (again.scenario, again.digest, again.evidence) == (first.scenario, first.digest, first.evidence)
    assert first.warnings == ()


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=30))
@settings(max_examples=150, deadline=None)
def test_any_words_come_back_as_they_were_written(words: str) -> None:
    first = loads(ONE_DESK.replace("about:", "about:\n  question: " + _quoted(words)))
    assert first.scenario.about.question == words
    assert loads(dump(first)).resolved == first.resolved


def _quoted(words: str) -> str:
    return "'" + words.replace("'", "''") + "'"


@pytest.mark.parametrize(
    "words", ["null", "yes", "08:30", "1e3", "-", "a: b", "a #b", "#a", "", " a ", "0x1f", "~", ".5", "a\tb\\\n"]
)
def test_words_that_look_like_something_else_are_written_as_words(words: str) -> None:
    file = loads(ONE_DESK.replace("about:", "about:\n  question: x"))
    file.resolved["about"]["question"] = words
    assert loads(dump(file)).scenario.about.question == words


def test_hours_or_minutes_give_the_same_digest() -> None:
    assert loads(ONE_DESK.replace("1 day", "24 h").replace("1 min", "60 s")).digest == loads(ONE_DESK).digest


def test_words_targets_and_replications_do_not_change_the_digest() -> None:
    other = (
        RICH.replace("made up", "invented")
        .replace("value: 115", "value: 116")
        .replace("replications: 5", "replications: 9")
    )
    assert loads(other).digest == loads(RICH).digest
    assert loads(other).resolved != loads(RICH).resolved


def test_clock_times_dates_and_yes_stay_words() -> None:
    root, _ = read("a: [08:30, 2011-10-01, yes, 0o17, 0x1F, 1e3, .5, ~, -.inf, 1_000, '1']", "text")
    assert plain(root) == {"a": ["08:30", "2011-10-01", "yes", 15, 31, 1000.0, 0.5, None, -float("inf"), "1_000", "1"]}


def test_a_scenario_cannot_be_changed() -> None:
    file = loads(ONE_DESK)
    with pytest.raises(ValidationError):
        file.scenario.run.seed = 3  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        file.digest = ""  # type: ignore[misc]


def test_the_largest_days_of_the_calendar_can_be_named() -> None:
    text = RICH.replace("start: 2011-10-01", "start: 9999-12-01").replace("horizon: 31 days", "horizon: 29 days")
    assert loads(text).scenario.run.start == dt.date(9999, 12, 1)
    with pytest.raises(Complaints, match="end before the year 10000"):
        loads(text.replace("horizon: 29 days", "horizon: 60 days"))


@pytest.mark.parametrize("block", BLOCKS, ids=[block.splitlines()[1].strip() for block in BLOCKS])
def test_every_block_of_the_manual_is_a_live_scenario(block: str, tmp_path: Path) -> None:
    (tmp_path / "one_desk.yaml").write_text(BLOCKS[0], encoding="utf-8")
    file = loads(block, folder=tmp_path)
    assert [warning.path for warning in file.warnings] in ([], ["policy.routes.back"])


def test_the_manual_names_every_key_of_the_language() -> None:
    words = set(re.findall(r"[a-zA-Z_]+", MANUAL.read_text(encoding="utf-8")))
    names = {name for _, name in fields_of(Scenario, set())}
    assert names - words == set()


# what may be measured


def test_a_target_may_name_every_measure_that_there_is_at_the_places_it_has() -> None:
    assert list(MEASURED) == list(UNITS)
    scenario = loads(RICH).scenario
    for measure, place in {(row.measure, row.place) for row in summary(simulate(scenario))}:
        assert place in [each for sort in MEASURED[measure] for each in places(scenario, sort).values()], measure
