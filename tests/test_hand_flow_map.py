"""The map of the corridor: land, places, ways, and widths that are what goes there a day."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import matplotlib as mpl
import numpy as np
import pytest
from matplotlib.figure import Figure
from matplotlib.path import Path as Outline
from matplotlib.text import Text

from simulator.report import flow_map
from simulator.report.flow_map import NARROWEST, WIDEST
from simulator.report.map_chart import BAY, STRAIT
from simulator.report.strait import strait
from simulator.report.style import LOOK, policy_colour
from simulator.report.words.language import Language
from simulator.report.words.voice import voice
from simulator.scenario import load
from simulator.study.comparison import Comparison, compare
from tests.lever_files import MORE_DESKS, SCENARIOS
from tests.tiny import write

ELSEWHERE = {"abroad", "yangshan"}
"""Ends of routes that lie beyond the map."""

TWO_BOATS = """
about: {title: {en: Two boats, zh_Hans: 两条船, zh_Hant: 兩條船}}
world:
  flows:
    people: {direction: to_kinmen, arrivals: {at: ["08:00", "08:01", "08:02"]}, itinerary: [{board: [over]}]}
    others: {direction: to_taiwan, arrivals: {at: ["08:00"]}, itinerary: [{board: [above]}]}
policy:
  routes:
    over: {origin: wutong, destination: shuitou, departures: ["09:00", "10:00"], takes: 30 min, seats: 2}
    back: {origin: shuitou, destination: wutong, departures: ["12:00"], takes: 30 min, seats: 2}
    above: {origin: gaoqi, destination: taipei, departures: ["09:00"], takes: 60 min, seats: 9}
run: {horizon: 1 day, replications: 2, seed: 1}
"""
"""Three people wish to go over, by two boats of two seats each, and one goes to Taipei."""
ONE_BOAT = (
    MORE_DESKS[: MORE_DESKS.index("changes:")].replace("More desks", "One boat")
    + """changes:
  low: {policy: {routes: {over: {departures: ["09:00"]}}}}
  likely: {policy: {routes: {over: {departures: ["09:00"]}}}}
  high: {policy: {routes: {over: {seats: 3}}}}
"""
)


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Comparison:
    folder = tmp_path_factory.mktemp("map")
    (folder / "levers").mkdir()
    write(folder / "levers", ONE_BOAT, "one_boat")
    return compare(write(folder, TWO_BOATS, "two_boats"), ["one_boat"], replications=2, budget=2, workers=1)


def drawn(found: Comparison, language: Language = "en") -> Figure:
    with mpl.rc_context({**LOOK, "svg.fonttype": "none"}):
        figure = flow_map.draw(found, voice(found, language), "strait compare")
    assert isinstance(figure, Figure)
    return figure


def words(figure: Figure) -> list[str]:
    return [text.get_text() for text in figure.findobj(Text) if isinstance(text, Text)]


def test_every_end_of_a_shipped_route_is_on_the_map() -> None:
    for path in sorted(SCENARIOS.glob("*.yaml")):
        for route in load(path).scenario.policy.routes.values():
            for end in (route.origin, route.destination):
                assert end in ELSEWHERE or strait().site(end) is not None


def test_ships_do_not_sail_over_land() -> None:
    outlines = [Outline(np.array(ring)) for ring in strait().land]
    for ends in (("dongdu", "shuitou"), ("wutong", "shuitou"), ("xiamen", "kaohsiung"), ("xiamen", "taichung")):
        points = np.array(strait().way(*ends))
        many = np.concatenate([np.linspace(a, b, 40) for a, b in pairwise(points)])
        inside = [at for at in many if any(outline.contains_point(at) for outline in outlines)]
        far = [at for at in inside if min(np.hypot(*(at - end)) for end in (points[0], points[-1])) > 0.03]
        assert not far, ends


def test_there_is_a_map_for_each_policy_of_the_strait_and_of_the_bay(found: Comparison) -> None:
    panels = drawn(found).axes
    assert [panel.get_title(loc="left") for panel in panels] == ["baseline: people a day", "One boat: people a day"] * 2
    assert [panel.get_xlim() for panel in panels] == [(STRAIT.west, STRAIT.east)] * 2 + [(BAY.west, BAY.east)] * 2


def test_widths_and_numbers_are_what_goes_there_a_day(found: Comparison) -> None:
    """Three on two boats; under the policy two, as many as there are seats. One goes to Taipei under both."""
    *_, before, after = drawn(found).axes
    (first,) = [
        line for line in before.get_lines() if line.get_color() == policy_colour(0) and len(line.get_xdata()) > 2
    ]
    (second,) = [line for line in after.get_lines() if line.get_color() == policy_colour(1)]
    assert first.get_linewidth() == pytest.approx(WIDEST)
    assert second.get_linewidth() == pytest.approx(NARROWEST + (WIDEST - NARROWEST) * 2 / 3)
    said = words(drawn(found))
    assert "3.0" in said
    assert "2.0 (−1.0 ± 0.0)" in said
    assert said.count("1.0") == 2


def test_places_are_named_in_the_readers_words(found: Comparison) -> None:
    assert {"Wutong", "Shuitou", "Xiamen", "Taipei", "50 km"} <= set(words(drawn(found)))
    assert {"五通", "水头", "厦门", "台北", "50公里"} <= set(words(drawn(found, "zh_Hans")))
    assert {"五通", "水頭", "廈門", "臺北", "50公里"} <= set(words(drawn(found, "zh_Hant")))


def test_the_land_has_a_credit_line(found: Comparison) -> None:
    assert "Natural Earth, public domain" in " ".join(" ".join(words(drawn(found))).split())


def test_nothing_is_drawn_of_places_that_nobody_knows(tmp_path: Path) -> None:
    (tmp_path / "levers").mkdir()
    write(tmp_path / "levers", ONE_BOAT, "one_boat")
    text = TWO_BOATS.replace("wutong", "here").replace("shuitou", "there").replace("gaoqi", "up")
    nowhere = compare(write(tmp_path, text, "nowhere"), ["one_boat"], replications=2, budget=2, workers=1)
    assert flow_map.draw(nowhere, voice(nowhere), "strait compare") is None
