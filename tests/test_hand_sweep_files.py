"""Sweep files: what is wrong with one is said with its line, its rule and the nearest right name, all of it at once."""

from __future__ import annotations

import contextlib
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from simulator.scenario import Complaints
from simulator.study.estimate import estimate
from simulator.study.executor import Here
from simulator.study.sweep import Plan, carried_out, plan
from simulator.study.sweep.together import correlation_of, drawn_together
from tests.lever_files import MORE_DESKS, desk_and_levers
from tests.sweeps import QUEUE, SERVICE, sweep_file

SHIPPED = [
    pytest.param(path, marks=[pytest.mark.slow] if "transfer" in path.read_text() else [], id=path.stem)
    for path in sorted((Path(__file__).parent.parent / "scenarios" / "sweeps").glob("*.yaml"))
]
"""The transfer route takes its time to be checked at every end of every factor."""
GOOD = f"""
scenario: {QUEUE}
run: {{horizon: 1.5 day, replications: 2, seed: 7}}
factors:
  desks: {{path: policy.stations.desks.servers, low: 4, high: 8}}
  service: {{path: {SERVICE}, low: 40 s, high: 80 s}}
design: {{latin_hypercube: {{points: 20}}}}
measures: [wait_mean_minutes.desks]
"""


def planned(folder: Path, text: str) -> Plan:
    path = folder / "s.yaml"
    path.write_text(text, encoding="utf-8")
    return plan(path)


def said_of(folder: Path, text: str) -> str:
    with pytest.raises(Complaints) as found:
        planned(folder, text)
    return str(found.value)


def replaced(old: str, new: str) -> str:
    assert old in GOOD
    return GOOD.replace(old, new)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "is empty"),
        ("world: {}", "is a scenario, not a sweep"),
        ("lever: {}", "is a lever, not a sweep"),
        ("nothing: 1", "is not a sweep"),
        (replaced("measures:", "measuers:"), "did you mean `measures`?"),
        (replaced("mmc.yaml", "mmcc.yaml"), "did you mean `mmc.yaml`?"),
        (replaced("stations.desks.servers", "stations.deks.servers"), "did you mean `desks`?"),
        (replaced("policy.stations.desks.servers", "run.horizon"), "should lead into `world` or `policy`"),
        (replaced("low: 4", "low: 0"), "at its low end, 0, the scenario fails"),
        (replaced("low: 4, high: 8", "low: 8, high: 4"), "low should be less than high"),
        (replaced("low: 4", "low: 4.5"), "counts things, and 4.5 is no whole number"),
        (replaced("low: 40 s", "low: 40 m"), "is a length, and a time is needed here"),
        (replaced("low: 40 s, high: 80 s", ""), "has no range: the scenario gives none"),
        (replaced("low: 40 s", "low: 40 s, distribution: gaussian"), "is no distribution here"),
        (replaced("low: 40 s", "low: 0 s, distribution: lognormal"), "lies above 0"),
        (replaced("low: 40 s, high: 80 s", "values: [40 s], low: 1 s"), "goes without low, high and distribution"),
        (replaced("path: " + SERVICE, "lever: more_deks"), "did you mean `more_desks`?"),
        (replaced("path: policy.stations.desks.servers", "places: here"), "is not a key here"),
        (replaced(SERVICE, "policy.stations.desks.servers").replace("40 s", "4").replace("80 s", "8"), "already"),
        (replaced("latin_hypercube", "latin_cube"), "did you mean `latin_hypercube`?"),
        (replaced("points: 20", "point: 20"), "did you mean `points`?"),
        (replaced("points: 20", "points: many"), "should be a whole number"),
        (replaced("points: 20", "points: 0"), "should be between 1"),
        (replaced("wait_mean_minutes.desks", "wait_mean.desks"), "there is no such measure"),
        (replaced("wait_mean_minutes.desks", "wait_mean_minutes.desk"), "did you mean `desks`?"),
        (replaced("[wait_mean_minutes.desks]", "[]"), "should name at least one measure"),
        (replaced("replications: 2", "precision: 5"), "should be a share of the mean such as `5 %`"),
        (replaced("replications: 2", "replications: 2, at_most: 5"), "goes with precision"),
        (replaced("horizon: 1.5 day", "horizon: 3"), "is a number, and a time is needed here"),
        (GOOD + "policies: [no_such_lever]\n", "there is no lever of this name"),
        (GOOD + "correlations: [{between: [desks, servise], rank: 0.5}]\n", "did you mean `service`?"),
        (GOOD + "correlations: [{between: [desks, service], rank: 1.5}]\n", "between -1 and 1"),
        (GOOD.replace("latin_hypercube: {points: 20}", "morris: {}")
         + "correlations: [{between: [desks, service], rank: 0.5}]\n", "moves its factors one by one"),
        (replaced("{latin_hypercube: {points: 20}}", "{named: {a: {}}}"), "varies nothing else"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_in_words(text: str, said: str, tmp_path: Path) -> None:
    assert said in said_of(tmp_path, text)


def test_all_that_is_wrong_is_said_at_once_each_with_its_line(tmp_path: Path) -> None:
    text = replaced("desks.servers", "deks.servers").replace("wait_mean_minutes.desks", "wait_men.desks")
    found = said_of(tmp_path, text.replace("points: 20", "pionts: 20"))
    assert all(f"s.yaml:{line}:" in found for line in (5, 7, 8))


def test_ends_of_factors_are_tried_under_every_policy_and_all_that_fail_are_said_at_once(tmp_path: Path) -> None:
    """The policy calls for help as soon as six wait; a sweep that sends it home at up to eight fits the scenario as
    it is, which calls at ten, and not the policy."""
    called = "servers: 2, relief: {servers: 1, when_waiting: 10, until_waiting: 2}"
    sooner = "{policy: {stations: {desk: {relief: {when_waiting: 6}}}}}"
    lever = MORE_DESKS.partition("changes:")[0] + f"changes: {{low: {sooner}, likely: {sooner}, high: {sooner}}}\n"
    desk = desk_and_levers(tmp_path, help_sooner=lever)
    desk.write_text(desk.read_text(encoding="utf-8").replace("servers: 1", called), encoding="utf-8")
    text = """
scenario: one_desk.yaml
factors:
  sent_home: {path: policy.stations.desk.relief.until_waiting, low: 1, high: 8}
  desks: {path: policy.stations.desk.servers, low: 0, high: 3}
design: grid
policies: [help_sooner]
measures: [wait_mean_minutes.desk]
"""
    said = said_of(tmp_path, text)
    assert "at its high end, 8 under help_sooner, the scenario fails" in said
    assert "until_waiting should be less than when_waiting" in said
    assert said.count("at its low end, 0, the scenario fails") == 1  # once, not for each policy
    assert planned(tmp_path, text.replace("low: 0", "low: 1").replace("high: 8", "high: 5"))


def test_a_design_that_is_too_small_for_its_analysis_is_warned_of_with_the_reason(tmp_path: Path) -> None:
    found = planned(tmp_path, replaced("latin_hypercube: {points: 20}", "sobol: {base: 50}"))
    said = "\n".join(map(str, found.warnings))
    assert "is no power of 2: Sobol' points lose their balance" in said
    assert "take 32 or 64" in said
    few = planned(tmp_path, replaced("points: 20", "points: 5"))
    assert "at least ten for each are usual" in str(few.warnings[0])


@pytest.mark.parametrize("path", SHIPPED)
def test_every_shipped_sweep_can_be_planned(path: Path) -> None:
    found = plan(path)
    assert found.runs >= 100
    assert {*found.wish.titles} == {"en", "zh_Hans", "zh_Hant"}
    assert not found.warnings


@pytest.mark.parametrize(
    ("design", "points"),
    [
        ("{grid: {levels: 3}}", 9),
        ("{one_at_a_time: {levels: 2}}", 1 + 2 + 2),
        ("{latin_hypercube: {points: 20}}", 20),
        ("{morris: {trajectories: 5}}", 5 * 3),
        ("{sobol: {base: 8}}", 8 * (2 * 2 + 2)),
        ("{sobol: {base: 8, second_order: false}}", 8 * (2 + 2)),
        ("{pawn: {points: 30}}", 30),
    ],
)
def test_every_design_has_the_points_that_its_rule_gives(design: str, points: int, tmp_path: Path) -> None:
    found = planned(tmp_path, replaced("{latin_hypercube: {points: 20}}", design))
    assert len(found.design) == points
    assert found.settings[:, 0].min() >= 4
    assert found.settings[:, 0].max() <= 8
    again = planned(tmp_path, replaced("{latin_hypercube: {points: 20}}", design))
    assert again.design == found.design
    assert again.digest == found.digest


def test_one_at_a_time_moves_one_at_a_time(tmp_path: Path) -> None:
    found = planned(tmp_path, replaced("latin_hypercube: {points: 20}", "one_at_a_time: {levels: 3}")).settings
    assert ((found != found[0]).sum(axis=1) <= 1).all()
    assert found[0] == pytest.approx([5, 1])


def test_each_thing_that_changes_what_is_found_changes_the_digest(tmp_path: Path) -> None:
    digests = {
        planned(tmp_path, text).digest
        for text in (
            GOOD,
            replaced("seed: 7", "seed: 0"),
            replaced("replications: 2", "replications: 3"),
            replaced("high: 8", "high: 7"),
            replaced("points: 20", "points: 21"),
            replaced("1.5 day", "1.6 day"),
            replaced("[wait_mean_minutes.desks]", "[utilisation_share.desks]"),
            replaced("low: 40 s", "low: 40 s, distribution: triangular"),
        )
    }
    assert len(digests) == 8


def test_factors_that_go_together_have_the_rank_correlation_asked_for() -> None:
    chance = np.random.default_rng(5)
    unit = chance.random((20_000, 3))
    moved = drawn_together(unit, correlation_of(3, [(0, 1, 0.6)]))
    ranks = np.corrcoef(moved.argsort(axis=0).argsort(axis=0).T)
    assert ranks[0, 1] == pytest.approx(0.6, abs=0.015)
    assert np.array_equal(moved[:, 2], unit[:, 2])
    assert moved.mean(axis=0) == pytest.approx([0.5] * 3, abs=0.01)


def test_a_sweep_of_named_points_runs_each_as_it_is_named(tmp_path: Path) -> None:
    text = replaced("{latin_hypercube: {points: 20}}", "{named: {as_written: {}, again: {}}}")
    lines = text.split("\n")
    text = "\n".join(line for line in lines if "path:" not in line and not line.startswith("factors"))
    found = carried_out(planned(tmp_path, text), tmp_path / "out", crew=Here())
    assert np.array_equal(found.sampled.values[0], found.sampled.values[1])
    assert (found.folder / "table.csv").read_text().splitlines()[1].split(",")[1] == '"as_written"'


def test_a_precision_ends_each_point_when_it_is_reached_and_not_before(tmp_path: Path) -> None:
    text = replaced("replications: 2", "precision: 3 %, replications: 3, at_most: 12")
    text = text.replace("wait_mean_minutes.desks", "utilisation_share.desks").replace("points: 20", "points: 4")
    found = carried_out(planned(tmp_path, text), tmp_path / "out", crew=Here())
    for row in range(4):
        values = found.sampled.values[row, 0, :, 0]
        seen = values[~np.isnan(values)]
        assert 3 <= len(seen) <= 12
        looks = [estimate(seen[:count]) for count in range(3, len(seen) + 1)]
        reached = [look.half_width <= 0.03 * look.mean for look in looks]
        assert not any(reached[:-1])
        assert reached[-1] or len(seen) == 12
    again = carried_out(found.plan, tmp_path / "out", crew=Here(), resume=True)
    assert np.array_equal(again.sampled.values, found.sampled.values, equal_nan=True)


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_file_brings_the_reader_down(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "any.yaml"
    path.write_bytes(content)
    with pytest.raises(Complaints):
        plan(path)


@given(st.data())
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_slip_in_a_good_file_brings_the_reader_down(tmp_path: Path, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(GOOD) - 1))
    end = data.draw(st.integers(start, min(start + 20, len(GOOD))))
    text = GOOD[:start] + data.draw(st.text(alphabet="{}[]:,-.0 aszé'\"\n", max_size=6)) + GOOD[end:]
    with contextlib.suppress(Complaints):
        assert planned(tmp_path, text).cells > 0


def test_the_driver_of_kills_uses_the_same_small_sweep(tmp_path: Path) -> None:
    assert plan(sweep_file(tmp_path)).runs == 12
