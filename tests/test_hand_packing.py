"""Traits that hang on a trait told before, and goods in full containers or loose, followed with a pencil."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from simulator import measures
from simulator.journal import Journal
from simulator.report.clearance_tables import clearance_tables
from simulator.report.key_measures import risks
from simulator.report.terminal import Page
from simulator.scenario import Complaints, load, loads
from simulator.scenario.flows import Flow
from simulator.scenario.measured import hidden_kinds
from simulator.study.comparison import compare
from simulator.study.replications import replicate
from simulator.world import simulate
from tests.by_hand import ABOUT, ALL_WALKERS, at, play
from tests.goods_day import GOODS_DAY
from tests.lever_files import SCENARIOS
from tests.test_hand_comparison_goods import goods_with_levers

APART = """
world:
  flows:
    goods:
      direction: to_xiamen
      arrivals: {rate: 4000 / day}
      kinds: {aeo: 20 %, general: 80 %}
      traits:
        goods: {fruit: 25 %, parts: 75 %}
        packing:
          fruit: {full: 100 %, loose: 0 %}
          all: {full: 60 %, loose: {value: 40 %, grade: assumed}}
      itinerary: [{walk: 1 min}]
run: {horizon: 1 day, seed: 3}
"""
STATION = """
world:
  flows:
    goods:
      direction: to_xiamen
      arrivals: {at: ["08:00"]}
      traits: {packing: PACKING}
      itinerary:
        - {visit: quay, service: 0 min}
        - {visit: counter, service: 0 min}
        - {visit: crew, service: 30 min, only: [loose]}
        - {seize: floor, only: [loose]}
        - {visit: officers, service: 1 h, only: [loose]}
        - {visit: bay, service: 4 h, only: [full]}
        - {visit: release, service: 0 min}
        - {visit: crew, service: 30 min, only: [loose], name: handed_over}
        - {visit: gate, service: 0 min}
        - {release: floor, only: [loose]}
policy:
  stations:
    quay: {servers: 9, shore: xiamen, stamps: arrived}
    counter: {servers: 9, shore: xiamen, stamps: lodged}
    crew: {roster: {"08:00": 1, "10:00": 0, "13:00": 1, "20:00": 0}}
    floor: {servers: 9}
    officers: {servers: 1, shore: xiamen, stamps: examined, channel: open}
    bay: {servers: 1, shore: xiamen, stamps: examined, channel: open}
    release: {servers: 9, shore: xiamen, stamps: released}
    gate: {servers: 9, shore: xiamen, stamps: gated_out}
run: {horizon: 1 day}
"""


def goods(text: str) -> Flow:
    """The flow of that name."""
    return loads(ABOUT + text).scenario.world.flows["goods"]


def of_kind(journal: Journal, *values: str) -> int:
    """How many have all of these values."""
    rows = [row for row, kind in enumerate(journal.kinds) if {*values} <= {*kind.split("/")}]
    return int(np.isin(journal.journeys.kind, rows).sum())


def stamps(packing: str) -> dict[str, float]:
    """Of the one consignment: when it passed each stage."""
    journal = play(STATION.replace("PACKING", packing), walkers=ALL_WALKERS)
    (declared,) = measures.studies(journal).values()
    return {stage: float(minutes[0]) for stage, minutes in declared.passed.items()}


def test_the_share_of_a_sort_is_that_of_its_values_given_those_before() -> None:
    sorts = goods(APART).sorts()
    assert sorts["aeo", "fruit", "full"] == pytest.approx(0.2 * 0.25)
    assert sorts["aeo", "fruit", "loose"] == 0
    assert sorts["general", "parts", "loose"] == pytest.approx(0.8 * 0.75 * 0.4)
    assert sum(sorts.values()) == pytest.approx(1)


def test_goods_are_packed_as_goods_of_their_class_are() -> None:
    journal = play(APART, walkers=ALL_WALKERS)
    assert of_kind(journal, "fruit", "loose") == 0
    parts = of_kind(journal, "parts")
    assert of_kind(journal, "parts", "loose") / parts == pytest.approx(0.4, abs=4 * (0.24 / parts) ** 0.5)


def test_how_goods_of_one_class_are_packed_changes_nobody_of_another() -> None:
    one, other = (
        simulate(loads(ABOUT + APART.replace("full: 100 %, loose: 0 %", shares)).scenario)
        for shares in ("full: 100 %, loose: 0 %", "full: 10 %, loose: 90 %")
    )
    kinds = np.array(one.kinds)[one.journeys.kind], np.array(other.kinds)[other.journeys.kind]
    changed = kinds[0] != kinds[1]
    assert changed.any()
    assert all("fruit" in kind for kind in kinds[0][changed])


def test_shares_said_for_every_value_alike_are_shares_said_once() -> None:
    once = APART.replace("fruit: {full: 100 %, loose: 0 %}", "fruit: {full: 60 %, loose: 40 %}")
    plain = (
        once[: once.index("          fruit: {full")]
        + "          {full: 60 %, loose: 40 %}\n      itinerary"
        + once.partition("itinerary")[2]
    )
    journals = [simulate(loads(ABOUT + text).scenario) for text in (once, plain)]
    np.testing.assert_array_equal(journals[0].journeys.kind, journals[1].journeys.kind)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ("fruit: {full: 90 %, loose: 20 %}", "the shares of packing of fruit should sum to 1, not 1.1"),
        ("frut: {full: 1, loose: 0}", "said of `frut`, which is no kind and no value of a trait before it"),
        ("aeo: {full: 1}\n          fruit: {full: 1}", "said of values of several traits; of one only"),
    ],
)
def test_shares_for_what_was_not_told_before_are_named(wrong: str, said: str) -> None:
    with pytest.raises(Complaints, match=said):
        loads(ABOUT + APART.replace("fruit: {full: 100 %, loose: 0 %}", wrong))


def test_a_value_that_nobody_says_the_shares_of_is_named() -> None:
    lines = [line for line in APART.splitlines() if "          all:" not in line]
    with pytest.raises(Complaints, match="are not said of `parts`; say them, or those of `all` the others"):
        loads(ABOUT + "\n".join(lines))


def test_a_full_container_keeps_a_bay_and_a_lot_lies_on_the_floor() -> None:
    # Full: four hours in the bay. Loose: unstuffed by 08:30, seen by 09:30, handed over from then to 10:00.
    full, loose = stamps("{full: 100 %, loose: 0 %}"), stamps("{full: 0 %, loose: 100 %}")
    assert [full["examined"], full["released"], full["gated_out"]] == at("12:00", "12:00", "12:00")
    assert [loose["examined"], loose["released"], loose["gated_out"]] == at("09:30", "09:30", "10:00")


def test_a_lot_released_when_the_freight_station_is_closed_is_handed_over_when_it_opens() -> None:
    # Two lots, one crew, one officer: unstuffed by 08:30 and 09:00, seen by 09:30 and 10:30; the crew is back at 13:00.
    text = STATION.replace("PACKING", "{full: 0 %, loose: 100 %}").replace('at: ["08:00"]', 'at: ["08:00", "08:00"]')
    (declared,) = measures.studies(play(text, walkers=ALL_WALKERS)).values()
    assert sorted(declared.passed["gated_out"]) == at("10:00", "13:30")


@pytest.fixture(scope="module")
def spring() -> Journal:
    """Three weeks of the goods of 2011."""
    file = load(SCENARIOS / "goods_2011.yaml")
    run = file.scenario.run.model_copy(update={"horizon": 21 * 1440.0, "warm_up": 0.0})
    return simulate(file.scenario.model_copy(update={"run": run}))


def test_no_lot_keeps_a_bay_and_no_container_the_floor(spring: Journal) -> None:
    packed = np.array([kind.split("/") for kind in spring.kinds], object)
    for station, met in {
        "freight_station_examination": "loose",
        "freight_station_x_ray": "loose",
        "haicang_freight_floor": "loose",
        "kaohsiung_freight_station": "loose",
        "haicang_yard": "full",
        "haicang_examination": "full",
        "haicang_scanner": "full",
    }.items():
        kinds = spring.journeys.kind[spring.visits[station].entity]
        sealed = station == "haicang_yard"  # and what goes inland under seal goes in its box
        there = [met in packed[row] or (sealed and "inland" in packed[row]) for row in kinds]
        assert there, station
        assert all(there), station
    assert not any({"scrap", "loose"} <= {*packed[row]} for row in spring.journeys.kind)


def test_release_studies_are_split_by_packing_and_misses_by_what_is_hidden(spring: Journal) -> None:
    rows = {(row.measure, row.place) for row in measures.summary(spring)}
    for shore in ("xiamen", "taiwan"):
        for way in ("to_xiamen", "to_taiwan"):
            for packing in ("full", "loose"):
                assert ("arrival_to_release_mean_hours", f"{way}.{shore}/{packing}") in rows
    for place in ("to_xiamen/hides", "to_xiamen/taiwan_unlawful", "to_taiwan/xiamen_unlawful", "to_taiwan/loose"):
        assert ("missed_share", place) in rows
    # What only Xiamen looks for on export is found by nobody else, so that less looking there is seen.
    looked = [name for name, at_ in spring.stations.items() if len(at_.control.finds)]
    unlawful = [row for row, kind in enumerate(spring.kinds) if "xiamen_unlawful" in kind and "hides" not in kind]
    finders = {name for name in looked if np.nan_to_num(spring.stations[name].control.finds)[unlawful].any()}
    assert finders == {"haicang_examination", "freight_station_examination", "xiamen_documents"}


TWO_THINGS = GOODS_DAY.replace("state: {hides: 100 %}", "state: {hides: 100 %}, leaving: {unlawful: 100 %}").replace(
    "counter: {servers: 4, shore: xiamen, stamps: lodged}",
    "counter: {servers: 4, shore: xiamen, stamps: lodged, finds: {unlawful: 20 %}}",
)
"""The counter finds a fifth of what leaves unlawfully, which the bay does not look for."""


def test_what_one_shore_alone_looks_for_is_told_apart(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    scenario = loads(TWO_THINGS).scenario
    assert hidden_kinds(scenario, "to_xiamen") == ("hides", "unlawful")
    path = goods_with_levers(tmp_path, TWO_THINGS)
    found = compare(path, ["looks_less"], replications=2, budget=2, workers=1, measure="journey_mean_minutes.to_xiamen")
    told = {each.place: each.paired.difference.mean for each in risks(found, "looks_less")}
    # Each hides both: .5 x .8 missed before, .9 x .8 after.
    assert told == pytest.approx(dict.fromkeys(("to_xiamen", "to_xiamen/hides", "to_xiamen/unlawful"), 0.32))
    Page().put(*clearance_tables(replicate(load(path), workers=1)))
    assert "  unlawful" in capsys.readouterr().out.partition("What is missed")[2]
