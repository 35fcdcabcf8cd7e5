"""The sample of a replay: at every minute everyone is in exactly one place, and the queues are the journal's."""

from __future__ import annotations

import gzip
import json
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from simulator import measures
from simulator.journal import Ending, Journal
from simulator.policy import load_with
from simulator.scenario import Complaints, ScenarioFile, load, loads
from simulator.scenario.overrides import with_overrides
from simulator.scenario.steps import itineraries, placed
from simulator.workshop.replay import sample_of, samples_of
from simulator.workshop.replay import shown as shown_module
from simulator.workshop.replay.columns import packed, unpacked
from simulator.workshop.replay.halls import halls_of
from simulator.workshop.replay.stretches import State
from simulator.workshop.replay.window import NoSuchDay, Window, days_to_simulate, window_of
from simulator.world import simulate
from tests.random_scenarios import random_scenario
from tests.replays import Read, faults, waits

SCENARIOS = Path(__file__).parents[1] / "scenarios"
CASES = {
    "xiamen_kinmen_day": None,
    "dadeng_golden_week": None,
    "textbook/jackson": None,
    "goods_2011": 30,
    "cosco_star": 9,
    "parcels_2012": 9,
}
"""A scenario and the day of it that is shown: people, a market, a network, goods with papers, decks, a ship-load."""


@cache
def ran(name: str) -> tuple[ScenarioFile, Journal, dict[str, Any]]:
    file, day = load(SCENARIOS / f"{name}.yaml"), CASES[name]
    run = file.scenario.run
    days = days_to_simulate(run.horizon, run.warm_up, day)
    file = file if days is None else with_overrides(file, days=days)
    journal = simulate(file.scenario, 0, digest=file.digest)
    return file, journal, sample_of(file, journal, day)


def minutes_of(sample: dict[str, Any]) -> np.ndarray:
    last = sample["ticks"] * sample["tick_seconds"] // 60
    return np.unique(np.random.default_rng(8).integers(0, last, 25))


@pytest.mark.parametrize("name", CASES)
def test_at_random_minutes_everyone_is_in_one_place_and_the_queues_are_those_of_the_journal(name: str) -> None:
    _, journal, sample = ran(name)
    assert faults(journal, sample, minutes_of(sample)) == []
    busy = [visits for visits in journal.visits.values() if waits(visits, sample["from_minute"] + 700)]
    assert busy or name == "cosco_star"  # otherwise little was compared


def test_the_same_holds_on_scenarios_drawn_by_lot() -> None:
    shown = 0
    for seed in range(40):
        try:
            file = loads(json.dumps(random_scenario(seed)))
        except Complaints:
            continue
        journal = simulate(file.scenario, walker="plain")
        for day in (None, 0):
            sample = sample_of(file, journal, day)
            last = sample["ticks"] * sample["tick_seconds"] // 60
            assert faults(journal, sample, range(0, last, 97)) == [], (seed, day)
            shown += sample["shown"]["people"]
    assert shown > 1000


@pytest.mark.parametrize("path", sorted(SCENARIOS.glob("*.yaml")), ids=lambda path: path.stem)
def test_every_place_of_every_scenario_stands_in_one_hall(path: Path) -> None:
    file = load(path)
    policy, ways = file.scenario.policy, [*itineraries(file.scenario)]
    halls = halls_of(file.scenario, list(policy.stations), {})
    names = [name for hall in halls for column in hall.columns for name in column]
    assert len(names) == len({*names})
    steps = [step for way in ways for _, step in placed(way.loc, way.steps)]
    assert {*names} >= {name for step in steps if (name := step.visit or step.seize)}
    assert {*names} >= {"+".join(step.board) for step in steps if step.board}


@pytest.mark.parametrize("name", ["xiamen_kinmen_day", "dadeng_golden_week"])
def test_the_mean_of_the_counts_is_the_queue_that_the_measures_know(name: str) -> None:
    _, journal, sample = ran(name)
    busiest = max(journal.visits, key=lambda station: measures.queue_mean_people(journal, station))
    row = next(row for row, place in enumerate(sample["places"]) if place["name"] == busiest)
    found = next(
        unpacked(each["people"]) for each in sample["counts"] if (each["place"], each["state"]) == (row, State.QUEUEING)
    )
    mean = measures.queue_mean_people(journal, busiest)
    # Counted at 1,440 instants instead of without a gap: the error of a sum of so many steps.
    assert found[:-1].mean() == pytest.approx(mean, rel=0.05, abs=0.1)


@pytest.mark.parametrize("name", CASES)
def test_who_comes_within_the_window_goes_or_stays_and_each_moves_forward_in_time(name: str) -> None:
    _, journal, sample = ran(name)
    read, people = Read(sample), journal.journeys
    assert len(np.unique(read.owner)) == read.count == sample["shown"]["people"]
    same = read.owner[1:] == read.owner[:-1]
    assert (np.diff(read.tick)[same] > 0).all()
    assert (read.state[:-1][same] != State.LEFT).all()
    begin, end = sample["from_minute"], sample["from_minute"] + sample["ticks"] * sample["tick_seconds"] / 60
    left = sum(unpacked(each["people"])[-1] for each in sample["counts"] if each["state"] == State.LEFT)
    went = np.count_nonzero((people.left > begin) & (people.left <= end) & (people.left - people.arrived > 1 / 60))
    assert abs(left - went) <= np.count_nonzero(people.left - people.arrived < 1.0)  # who was gone within a tick


def test_those_aboard_are_on_the_sailing_that_the_journal_names() -> None:
    _, journal, sample = ran("xiamen_kinmen_day")
    read, crossings = Read(sample), journal.crossings
    aboard = np.flatnonzero(read.state == State.ABOARD)
    assert len(aboard) == len(read.sailing) == np.count_nonzero(crossings.sailing >= 0)
    boarded = np.bincount(read.sailing, minlength=len(journal.sailings))
    assert (boarded == journal.sailings.boarded).all()
    assert (unpacked(sample["sailings"]["boarded"]) == journal.sailings.boarded).all()


def test_a_visitor_of_the_market_keeps_a_place_in_the_car_park_while_at_the_tills() -> None:
    _, journal, sample = ran("dadeng_golden_week")
    row = next(row for row, place in enumerate(sample["places"]) if place["kind"] == "yard")
    parked = journal.visits[sample["places"][row]["name"]]
    noon = 12 * 60
    at_noon = {(each["place"], each["state"]): int(unpacked(each["people"])[noon]) for each in sample["counts"]}
    kept = int(np.count_nonzero((parked.started <= noon) & ~(parked.ended <= noon)))
    elsewhere = sum(many for (_, state), many in at_noon.items() if state in {State.SERVED, State.QUEUEING})
    assert kept - elsewhere <= at_noon[row, State.KEPT] < kept
    assert (row, State.SERVED) not in at_noon


def test_a_day_of_five_thousand_passengers_is_sent_in_under_200_kilobytes() -> None:
    file = with_overrides(load(SCENARIOS / "xiamen_kinmen_october_2011.yaml"), days=1)  # National Day
    sample = sample_of(file, simulate(file.scenario, 0))
    assert sample["shown"]["of"] > 5000
    assert sample["shown"]["one_in"] == 1
    size = len(gzip.compress(json.dumps(sample, ensure_ascii=False, separators=(",", ":")).encode()))
    assert size < 200_000


def test_a_larger_crowd_is_thinned_until_it_is_sent_in_under_400_kilobytes() -> None:
    _, _, sample = ran("dadeng_golden_week")
    assert sample["shown"]["of"] > 15_000
    assert sample["shown"]["one_in"] == 2
    assert len(gzip.compress(json.dumps(sample, ensure_ascii=False, separators=(",", ":")).encode())) < 400_000


def test_the_same_travellers_are_shown_under_every_policy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shown_module, "MOST_MOVES", 10_000)
    path = SCENARIOS / "xiamen_kinmen_day.yaml"
    runs = [(file, simulate(file.scenario, 0)) for file in (load(path), load_with(path, ["more_sailings:high"]))]
    one, other = samples_of(runs)
    assert one["shown"]["one_in"] == other["shown"]["one_in"] > 1
    names = [
        {
            (sample["flows"][flow]["name"], number)
            for flow, number in zip(*(unpacked(sample["people"][each]) for each in ("flow", "number")), strict=True)
        }
        for sample in (one, other)
    ]
    assert names[0] == names[1]  # this policy brings nobody else to the port
    # And the share is as said: a coach-load counts as one, so that the number of people varies more than its root.
    assert len(names[0]) * one["shown"]["one_in"] == pytest.approx(one["shown"]["of"], rel=0.3)


def test_parties_are_shown_whole_and_with_what_comes_along(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shown_module, "MOST_MOVES", 2_000)
    file, journal, _ = ran("goods_2011")
    sample = sample_of(file, journal, CASES["goods_2011"])
    assert sample["shown"]["one_in"] > 1
    flows = [flow["name"] for flow in sample["flows"]]
    base = [flows.index(name.partition("/")[0]) for name in flows]
    read, people = Read(sample), journal.journeys
    chosen = {(base[flow], party) for flow, party in zip(read.people["flow"], read.people["party"], strict=True)}
    shown = shown_module.shown_of(journal, sample["shown"]["one_in"])
    for flow, party, drawn in zip(people.flow, people.party, shown, strict=True):
        if not drawn:
            assert (base[flow], party) not in chosen


def test_the_ending_of_everyone_is_the_journal_s() -> None:
    _, journal, sample = ran("dadeng_golden_week")
    turned_away = sum(
        int(unpacked(each["people"])[-1])
        for each in sample["counts"]
        if (each["state"], each["place"]) == (State.LEFT, Ending.TURNED_AWAY)
    )
    wandered = (journal.journeys.ending == Ending.TURNED_AWAY) & (journal.journeys.left > journal.journeys.arrived)
    assert turned_away == pytest.approx(np.count_nonzero(wandered), abs=np.count_nonzero(wandered) * 0.01)


@pytest.mark.parametrize("numbers", [[], [0], [255], [256, 0], [65_536, 1], [4_294_967_295]])
def test_a_column_comes_back_as_it_was(numbers: list[int]) -> None:
    assert unpacked(packed(np.array(numbers, np.int64))).tolist() == numbers


def test_a_column_holds_no_number_below_zero() -> None:
    with pytest.raises(ValueError, match="whole numbers from 0"):
        packed(np.array([-1]))


def test_a_time_is_moved_to_the_next_tick_and_never_past_one() -> None:
    window = Window(0.0, 1440.0)
    assert window.tick_seconds == 2
    assert window.tick_of(np.array([0.0, 1 / 30, 0.034, 1440.0, 1441.0, np.nan])).tolist() == [
        0,
        1,
        2,
        43_200,
        43_201,
        43_201,
    ]


def test_a_window_is_a_short_run_whole_or_the_first_counted_day_or_the_day_asked_for() -> None:
    _, journal, _ = ran("xiamen_kinmen_day")
    assert window_of(journal) == Window(0.0, 1440.0)
    _, goods, _ = ran("goods_2011")
    assert window_of(goods) == Window(28 * 1440.0, 29 * 1440.0)
    assert window_of(goods, 3) == Window(3 * 1440.0, 4 * 1440.0)
    with pytest.raises(NoSuchDay, match="days 0 to"):
        window_of(goods, 1000)
    assert days_to_simulate(365 * 1440.0, 28 * 1440.0) == 29
    assert days_to_simulate(365 * 1440.0, 28 * 1440.0, 3) == 29
    assert days_to_simulate(1440.0, 0.0) is None
