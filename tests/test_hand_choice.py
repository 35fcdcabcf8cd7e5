"""Choices between ways, worked by hand: the logit, and the shares at which nobody would change any more."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from simulator.measures.rows import Row
from simulator.scenario import Complaints, ScenarioFile, loads
from simulator.study.choice import logit, settle, with_demand
from simulator.study.study import Replication, Study, summarise

TWO_WAYS = """
about: {title: {en: Two ways, zh_Hans: 两条路, zh_Hant: 兩條路}}
world:
  flows:
    by_boat: {direction: boat, arrivals: {rate: 600 / day, ceiling: 3}, itinerary: [{walk: 60 min}]}
    by_air: {direction: air, arrivals: {rate: 200 / day, ceiling: 3}, itinerary: [{walk: 30 min}]}
  costs: {value_of_time: {all: 60 CNY / h}}
  choices: {way: {between: [boat, air], scale: 50 CNY}}
run: {horizon: 1 day, replications: 2, seed: 0}
"""


def study(file: ScenarioFile, boat_yuan: float, air_yuan: float) -> Study:
    """What a run would have found: costs as given, and as many travellers as the scenario asks for."""
    flows = file.scenario.world.flows
    rows = []
    for flow, cost in (("by_boat", boat_yuan), ("by_air", air_yuan)):
        arrivals, way = flows[flow].arrivals, flows[flow].direction or ""
        assert arrivals.rate is not None
        rows.append(Row("travellers_per_day", way, arrivals.rate * 1440 * arrivals.demand, "travellers / day"))
        rows.append(Row("generalised_cost_yuan", way, cost, "CNY"))
    one = Replication(0, tuple(rows), None, 0.0)
    return Study(file, (one,), summarise([one]))


def demand(file: ScenarioFile, flow: str) -> float:
    return file.scenario.world.flows[flow].arrivals.demand


def test_equal_changes_move_nobody_and_a_difference_of_one_scale_divides_the_odds_by_e() -> None:
    assert logit({"boat": 0.75, "air": 0.25}, {"boat": 10, "air": 10}, 50) == {"boat": 0.75, "air": 0.25}
    dearer = logit({"boat": 0.75, "air": 0.25}, {"boat": 50, "air": 0}, 50)
    assert dearer["boat"] / dearer["air"] == pytest.approx(3 / math.e)
    assert sum(dearer.values()) == pytest.approx(1)


def test_a_policy_that_changes_no_cost_moves_nobody() -> None:
    file = loads(TWO_WAYS)
    (found,) = settle(file, file, lambda each: study(each, 300, 400))
    assert [way.moved_share for way in found.ways] == [0, 0]
    assert (found.rounds, found.open_share) == (1, 0)


def test_people_move_to_the_way_that_has_become_cheaper() -> None:
    # The boat costs 50 less under the policy, whoever takes it: its odds rise from 3 to 3e, its share to .8908.
    file, changed = loads(TWO_WAYS), replace(loads(TWO_WAYS), digest="changed")
    (found,) = settle(file, changed, lambda each: study(each, 300 if each is file else 250, 400))
    boat, air = found.ways
    assert boat.settled_share == pytest.approx(3 * math.e / (3 * math.e + 1), abs=1e-9)
    assert boat.settled_share + air.settled_share == pytest.approx(1)
    assert found.open_share < 0.002


def test_queues_that_grow_with_those_who_come_hold_some_of_them_back() -> None:
    # Under the policy the boat costs 250, and a hundred more for each time the travellers of before: it settles where
    # the odds are 3 exp((50 - 100 (demand - 1)) / 50), between the shares before and those without any crowding.
    file, changed = loads(TWO_WAYS), replace(loads(TWO_WAYS), digest="changed")

    def runs(each: ScenarioFile) -> Study:
        return study(each, 300 if each is file else 250 + 100 * (demand(each, "by_boat") - 1), 400)

    (found,) = settle(file, changed, runs, most_rounds=30)
    share = found.ways[0].settled_share
    odds = 3 * math.exp((50 - 100 * (share / 0.75 - 1)) / 50)
    assert share == pytest.approx(odds / (1 + odds), abs=0.002)
    assert 0.75 < share < 0.89


def test_more_people_than_a_population_holds_are_a_complaint() -> None:
    with pytest.raises(Complaints) as caught:
        with_demand(loads(TWO_WAYS), {"air": 4.0})
    assert "4 times the base would choose this way, more than its ceiling 3; raise the ceiling" in str(caught.value)


def test_a_scenario_without_a_choice_or_without_costs_is_a_complaint() -> None:
    for part, words in (
        ("choices: {way: {between: [boat, air], scale: 50 CNY}}", "world.choices is empty"),
        ("costs: {value_of_time: {all: 60 CNY / h}}", "the generalised cost of boat cannot be reckoned"),
    ):
        file = loads(TWO_WAYS.replace(part, ""))
        with pytest.raises(Complaints) as caught:
            settle(file, file, lambda each: study(each, math.nan, math.nan))
        assert words in str(caught.value)


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("between: [boat, air]", "between: [boat, boat]", "is named before: each direction stands for one way"),
        ("rate: 200 / day, ceiling: 3", 'at: ["09:00"]', "has a flow whose arrivals have no `rate`"),
        ("between: [boat, air]", "between: [boat, train]", "no flow has this direction"),
    ],
)
def test_ways_that_cannot_be_chosen_are_complaints(old: str, new: str, complaint: str) -> None:
    with pytest.raises(Complaints) as caught:
        loads(TWO_WAYS.replace(old, new))
    assert complaint in str(caught.value)
