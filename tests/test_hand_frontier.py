"""Points, where controls send, who is beaten, and a risk read off a curve, each worked by hand."""

from __future__ import annotations

import math
from pathlib import Path

import pytest

from simulator.measures import examined_share
from simulator.scenario import ScenarioFile, dump, load, loads
from simulator.scenario.overrides import with_differences
from simulator.study.frontier import Design, Frontier, design
from simulator.study.frontier.frontier import concluded
from simulator.study.frontier.openings import sent_to
from simulator.study.frontier.outcomes import Outcome
from tests.control import CONTROL, control
from tests.goods import customs

GOODS = load(Path(__file__).parents[1] / "scenarios" / "goods_2011.yaml")
LATER = CONTROL.replace(
    "run: {", "  from_date: {2011-01-02: {schemes: {opened: {takes_in: {all: 40 %}}}}}\nrun: {start: 2011-01-01, "
)


def wish(folder: Path, rates: str, odds: str, text: str = CONTROL) -> Design:
    return design(control(folder, text), ["opened"], rates=rates, odds=f"hides={odds}", replications=3)


def found(folder: Path, rates: str, odds: str, *points: tuple[float, float], waiting: float = 0.0) -> Frontier:
    """A frontier of three replications whose points have these times and risks, one more in each replication."""
    plan = wish(folder, rates, odds)
    assert len(plan.points) == len(points)
    outcomes = [
        Outcome(number, 0.1 * number, time + number, risk, 10.0 * row, waiting if row == 1 else 0.0, 0.0)
        for number in range(3)
        for row, (time, risk) in enumerate(points)
    ]
    return concluded(plan, outcomes)


def test_a_rate_multiplies_every_share_up_to_all_and_odds_stand_for_what_is_said_of_the_kind(tmp_path: Path) -> None:
    plan = wish(tmp_path, "0,1,2,20", "3,8")
    opened = ("policy", "schemes", "opened")
    assert [(point.name, dict(point.differences)) for point in plan.points] == [
        ("baseline", {}),
        ("at ×0", {(*opened, "takes_in", "all"): 0.0}),
        ("odds 3 at ×2", {(*opened, "takes_in", "all"): 0.2}),
        ("odds 3 at ×20", {(*opened, "takes_in", "all"): 1.0}),
        ("odds 8 at ×1", {(*opened, "odds", "hides"): 8.0}),
        ("odds 8 at ×2", {(*opened, "takes_in", "all"): 0.2, (*opened, "odds", "hides"): 8.0}),
        ("odds 8 at ×20", {(*opened, "takes_in", "all"): 1.0, (*opened, "odds", "hides"): 8.0}),
    ]
    assert [curve.points for curve in plan.curves] == [(1, 0, 2, 3), (1, 4, 5, 6)]


def test_a_later_change_of_a_scheme_is_multiplied_too(tmp_path: Path) -> None:
    plan = wish(tmp_path, "0.5", "3", LATER)
    half = plan.points[1].of(plan.file).scenario.policy
    assert half.schemes["opened"].takes_in == {"all": 0.05}
    (change,) = half.from_date.values()
    assert change.schemes["opened"].takes_in == {"all": 0.2}
    assert change.schemes["opened"].odds == {"hides": 3.0}  # as the rest of the point, though it said nothing of them
    assert plan.points[0].settings == {"rate": 1.0}  # two odds as it is written, and so none to name


def test_a_scenario_with_differences_is_kept_whole_and_loads_to_the_same(tmp_path: Path) -> None:
    plan = wish(tmp_path, "2", "8", LATER)
    for point in plan.points:
        file = point.of(plan.file)
        again = loads(dump(file), name="again")
        assert (again.digest, again.scenario) == (file.digest, file.scenario)
    changed = plan.points[1].of(plan.file)
    assert "policy.schemes.opened.takes_in.all: 10% -> 0.2" in changed.overridden
    assert "policy.from_date.2011-01-02.schemes.opened.odds.hides: nothing -> 8" in changed.overridden
    assert "policy.schemes.opened.takes_in.all" not in changed.evidence
    assert changed.digest != plan.file.digest


def test_published_figures_are_of_days_as_they_were_and_left_out_under_differences() -> None:
    place = ("policy", "schemes", "opened_in_xiamen", "takes_in", "general")
    changed: ScenarioFile = with_differences(GOODS, {place: 0.14})
    assert GOODS.scenario.targets
    assert not changed.scenario.targets
    assert "targets.fruit: left out" in changed.overridden
    assert loads(dump(changed), name="again").digest == changed.digest
    assert with_differences(GOODS, {}) is not None
    assert with_differences(GOODS, {}).digest == GOODS.digest


def test_a_control_is_where_its_scheme_alone_sends() -> None:
    scenario = GOODS.scenario
    assert sent_to(scenario, {"opened_in_xiamen"}) == {
        "imports": (
            "inland_examination",
            "joint_examination",
            "on_call_bay",
            "freight_station_examination",
            "haicang_examination",
        )
    }  # not Kaohsiung, where consignments go for other reasons too
    assert sent_to(scenario, {"opened_on_export"}) == {
        "exports": ("freight_station_examination", "haicang_examination")
    }
    papers = sent_to(scenario, {"read_in_xiamen"})
    assert set(papers) == {"imports/papers"}
    assert {"xiamen_documents", "home_documents", "inland_documents", "on_call_documents"} == set(
        papers["imports/papers"]
    )


def test_who_is_examined_is_counted_by_station_and_by_whose_papers() -> None:
    journal = customs()  # four consignments: three pass the scanner, one of these the officer, the papers of all a desk
    assert examined_share(journal, {"goods": ("officer",)}) == pytest.approx(1 / 4)
    assert examined_share(journal, {"goods": ("scanner", "officer")}) == pytest.approx(3 / 4)
    assert examined_share(journal, {"goods/papers": ("desk",)}) == 1.0
    assert examined_share(journal, {"goods": ("desk",)}) == 0.0  # papers go there, goods do not
    assert math.isnan(examined_share(journal, {"goods": ()}))
    assert math.isnan(examined_share(journal, {}))


def test_a_point_is_beaten_by_one_that_is_better_in_both_and_by_none_that_is_better_in_one(tmp_path: Path) -> None:
    # As written 20 h and .5; slower and worse; quicker and worse; quicker and better.
    result = found(tmp_path, "2,3,4", "3", (20.0, 0.5), (30.0, 0.6), (10.0, 0.7), (15.0, 0.4))
    assert [each.beaten_by for each in result.standings] == [(3,), (0, 3), (), ()]
    assert [each.on_frontier for each in result.standings] == [False, False, True, True]


def test_a_point_equal_in_one_beats_nobody(tmp_path: Path) -> None:
    result = found(tmp_path, "2,3", "3", (20.0, 0.5), (20.0, 0.4), (10.0, 0.5))
    assert [each.beaten_by for each in result.standings] == [(), (), ()]


def test_a_point_that_does_not_keep_up_beats_nobody_and_is_not_on_the_frontier(tmp_path: Path) -> None:
    result = found(tmp_path, "2", "3", (20.0, 0.5), (10.0, 0.4), waiting=0.06)
    assert [each.keeps_up for each in result.standings] == [True, False]
    assert [each.on_frontier for each in result.standings] == [True, False]


def test_what_was_never_observed_is_not_on_the_frontier(tmp_path: Path) -> None:
    result = found(tmp_path, "2", "3", (20.0, 0.5), (10.0, math.nan))
    assert [each.on_frontier for each in result.standings] == [True, False]


def test_the_risk_of_today_is_read_off_between_two_points_and_held_against_today(tmp_path: Path) -> None:
    # As written 20 h at .5 (row 0, of 0 hours). At odds 8: 10 h at .7, 14 h at .3, so .5 at half way: 12 h at ×3.
    result = found(tmp_path, "2,4", "8", (20.0, 0.5), (10.0, 0.7), (14.0, 0.3))
    (read,) = result.same_risks
    assert read.rate.mean == pytest.approx(3.0)
    assert read.time.mean == pytest.approx(12.0 + 1.0)  # replications add 0, 1 and 2
    assert (read.time_difference.mean, read.time_difference.half_width) == pytest.approx((-8.0, 0.0))
    assert read.server_hours_difference.mean == pytest.approx(15.0)  # between 10 and 20, less 0
    assert read.time.missing == 0


def test_a_curve_that_never_comes_to_that_risk_says_nothing(tmp_path: Path) -> None:
    (read,) = found(tmp_path, "2,4", "8", (20.0, 0.5), (10.0, 0.7), (14.0, 0.6)).same_risks
    assert (read.time.n, read.time.missing) == (0, 3)
    assert math.isnan(read.rate.mean)


def test_a_curve_ends_where_the_examiners_do_not_keep_up(tmp_path: Path) -> None:
    (read,) = found(tmp_path, "2,4", "8", (20.0, 0.5), (10.0, 0.4), (14.0, 0.6), waiting=0.5).same_risks
    assert read.time.n == 0
