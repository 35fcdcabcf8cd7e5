"""Levers from a day on: the days before are as they were, and from then on what the lever sets holds."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import numpy as np
import pytest

from simulator.journal import Journal
from simulator.policy import levers_of, load_alternatives, load_with
from simulator.report.words.policies import lever_title
from simulator.scenario import Complaints, Scenario, dump, load, loads
from simulator.units import MINUTES_PER_DAY
from simulator.world import simulate
from tests.lever_files import BASE, MORE_DESKS, SCENARIOS, desk_and_levers, strait
from tests.same import assert_same
from tests.tiny import ONE_DESK, write

DAY = dt.date(2011, 10, 2)
PEAK = SCENARIOS / "transfer_day.yaml"
TWO_DAYS = ONE_DESK.replace("run: {", "run: {start: 2011-10-01, ").replace("600 min", "2 days")
ON_A_DAY = ("more_desks", "more_sailings", "e_channels:high")


def before(journal: Journal, minutes: float) -> dict[str, list[tuple[float, ...]]]:
    """What happened before a moment: each visit with whose it was, and its times as far as they had come."""
    found = {}
    for station, visits in journal.visits.items():
        seen = visits.queued < minutes
        who = visits.entity[seen]
        times = [np.where(each[seen] < minutes, each[seen], np.nan) for each in (visits.started, visits.ended)]
        columns = [journal.journeys.flow[who], journal.journeys.index[who], visits.queued[seen], *times]
        found[station] = sorted(zip(*(map(repr, column.tolist()) for column in columns), strict=True))
    return found


def test_the_days_before_are_the_same_to_the_last_bit() -> None:
    base = simulate(load(PEAK).scenario)
    under = simulate(load_with(PEAK, [f"{lever}@{DAY}" for lever in ON_A_DAY]).scenario)
    assert before(base, MINUTES_PER_DAY) == before(under, MINUTES_PER_DAY)
    assert sum(map(len, before(base, MINUTES_PER_DAY).values())) > 10_000
    assert before(base, 2 * MINUTES_PER_DAY) != before(under, 2 * MINUTES_PER_DAY)


def test_walkers_agree_under_levers_from_a_day_on() -> None:
    scenario = load_with(PEAK, [f"{lever}@{DAY}" for lever in ON_A_DAY]).scenario
    run = scenario.run.model_copy(update={"horizon": 1.4 * MINUTES_PER_DAY})
    scenario = scenario.model_copy(update={"run": run})
    assert_same(simulate(scenario, walker="reference"), simulate(scenario, walker="compiled"))


@pytest.mark.parametrize("lever", [*ON_A_DAY, "longer_opening:high"])
def test_from_the_first_day_on_is_for_the_whole_run(lever: str) -> None:
    whole, dated = (load_with(PEAK, [wish]).scenario for wish in (lever, f"{lever}@2011-10-01"))
    assert dated.policy.on(dt.date(2011, 10, 1)) == whole.policy.on(dt.date(2011, 10, 1))
    assert_same(simulate(dated), simulate(whole))


def test_a_roster_keeps_the_hours_that_the_lever_does_not_set() -> None:
    file = load_with(BASE, ["more_desks@2011-03-01"])
    policy = file.scenario.policy
    assert policy.stations["dongdu_exit_desks"].roster == {420: 7, 1200: 0}
    assert policy.on(dt.date(2011, 2, 28)).stations["dongdu_exit_desks"].roster == {420: 7, 1200: 0}
    assert policy.on(dt.date(2011, 3, 1)).stations["dongdu_exit_desks"].roster == {420: 12, 1200: 0}
    assert file.levers == ("more_desks@2011-03-01",)
    assert file.name == "transfer_route_2011+more_desks-from-2011-03-01"
    again = loads(dump(file))
    assert (again.digest, again.scenario, again.evidence) == (file.digest, file.scenario, file.evidence)


def test_a_policy_goes_further_in_stages() -> None:
    wishes = ["more_sailings:low@2011-03-01", "more_sailings:high@2011-10-01"]
    policy = load_with(BASE, wishes).scenario.policy

    def sailings(day: dt.date) -> int:
        return len(policy.on(day).routes["wutong_shuitou"].clock_times())

    assert [sailings(dt.date(2011, month, 1)) for month in (2, 3, 10)] == [8, 9, 12]


def desks(scenario: Scenario, day: dt.date) -> tuple[int | None, object]:
    station = scenario.policy.on(day).stations["desk"]
    return station.servers, station.roster


def test_what_the_scenario_changes_before_and_after_is_kept_and_said(tmp_path: Path) -> None:
    path = desk_and_levers(tmp_path, rostered=MORE_DESKS.replace("servers: 2", 'roster: {"12:00": 4}'))
    before = '2011-10-02: {stations: {desk: {roster: {"08:00": 2, "18:00": 1}}}}'
    changed = f"policy: {{from_date: {{{before}, 2011-10-04: {{stations: {{desk: {{servers: 9}}}}}}}}, "
    path.write_text(TWO_DAYS.replace("2 days", "4 days").replace("policy: {", changed))
    file = load_with(path, ["rostered:low@2011-10-03"])
    assert desks(file.scenario, dt.date(2011, 10, 1)) == (1, None)
    assert desks(file.scenario, dt.date(2011, 10, 2)) == (None, {480: 2, 1080: 1})
    assert desks(file.scenario, dt.date(2011, 10, 3)) == (None, {480: 2, 720: 4, 1080: 1})
    assert desks(file.scenario, dt.date(2011, 10, 4)) == (9, None)
    same = load_with(path, ["rostered@2011-10-03"])  # three desks, at all hours
    assert desks(same.scenario, dt.date(2011, 10, 3)) == (3, None)
    assert any("policy.from_date.2011-10-04.stations.desk.servers holds" in str(each) for each in same.warnings)


def test_a_lever_keeps_its_evidence_from_a_day_on() -> None:
    found = load_with(SCENARIOS / "goods_2011.yaml", ["paperless@2011-10-01"]).evidence
    (place,) = (place for place in found if place.startswith("policy.from_date.2011-10-01.schemes.pays_online"))
    assert (found[place].grade, found[place].note) == ("assumed", "lever paperless@2011-10-01")


def test_a_value_and_a_day_go_together() -> None:
    market = SCENARIOS / "dadeng_2010.yaml"
    file = load_with(market, ["duty_free_limit=5000@2010-07-01"])
    limits = [file.scenario.policy.on(dt.date(2010, month, 1)).duty_free for month in (6, 7)]
    assert [limit.limit for limit in limits if limit] == [3000, 5000]
    _, (one, other) = load_alternatives(market, ["duty_free_limit=5000@2010-07-01", "duty_free_limit=5000"])
    assert one.levers != other.levers


@pytest.mark.parametrize(
    ("wish", "expected"),
    [
        ("more_desks@soon", "what stands behind the @ should be a day of the calendar such as `2011-10-01`"),
        ("more_desks@2011-02-30", "what stands behind the @ should be a day of the calendar such as `2011-10-01`"),
        ("more_desks@", "what stands behind the @ should be a day of the calendar such as `2011-10-01`"),
        ("timed_coach@2011-10-02", "cannot take effect on a day: it sets policy.connection_times, and only rosters"),
        ("recovery@2011-10-02", "lay it for the whole run: recovery"),
        ("one_terminal:high@2011-10-02", "it sets policy.moved and 14 more, and only rosters"),
    ],
)
def test_a_day_that_is_none_and_a_lever_that_has_none_are_refused(wish: str, expected: str) -> None:
    with pytest.raises(Complaints) as caught:
        load_with(PEAK, [wish])
    assert expected in str(caught.value)


def test_a_path_with_an_at_sign_is_a_path(tmp_path: Path) -> None:
    folder = tmp_path / "a@b"
    folder.mkdir()
    lever = write(folder, MORE_DESKS, "mine")
    path = write(tmp_path, TWO_DAYS)
    assert strait("check", path, "--with", lever).exit_code == 0
    assert "one_desk+mine-high-from-2011-10-02" in strait("check", path, "--with", f"{lever}:high@{DAY}").stdout


def test_a_report_says_from_which_day_on() -> None:
    (layer,) = levers_of(PEAK, "e_channels:high@2011-10-02")
    assert lever_title(layer, "en") == "E-channels (high, from 2 Oct 2011 on)"
    assert lever_title(layer, "zh_Hans") == "增设自助通道（高，2011年10月2日起）"
    (layer,) = levers_of(PEAK, "more_desks@2011-10-02")
    assert lever_title(layer, "zh_Hant") == "增設證照查驗櫃檯（2011年10月2日起）"


@pytest.mark.parametrize(("day", "late"), [("2011-10-02", False), ("2011-10-03", True), ("2012-01-01", True)])
def test_a_lever_that_takes_effect_after_the_end_is_warned_of(tmp_path: Path, day: str, late: bool) -> None:
    """Two days from 1 October on: the third is after the end."""
    path = desk_and_levers(tmp_path, more_desks=MORE_DESKS)
    path.write_text(TWO_DAYS, encoding="utf-8")
    options = ("--replications", "2", "--budget", "2", "--workers", "1", "--no-figures", "--out", tmp_path / "out")
    done = strait("compare", path, "--with", f"more_desks@{day}", *options)
    assert done.exit_code == 0, done.output
    warned = f"more_desks@{day}\n    does nothing: the run ends on 2011-10-02, before more_desks takes effect"
    assert (warned in done.stderr) == late
