"""Numbers of a scenario by their places: found, told, and set so that the scenario reads back with just that number."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from simulator.scenario import load, loads
from simulator.scenario.evidence import take_out
from simulator.scenario.loading import checked
from simulator.scenario.merge import read_chain
from simulator.scenario.nodes import Node, plain
from simulator.scenario.numbers import counted, number_at, numbers_of, place_of_number, put
from simulator.scenario.overrides import with_differences
from simulator.scenario.writing import as_yaml

SCENARIOS = Path(__file__).parent.parent / "scenarios"
DAY = SCENARIOS / "xiamen_kinmen_day.yaml"
MARKET = SCENARIOS / "dadeng_golden_week.yaml"


def bare(path: Path) -> Node:
    return take_out(read_chain(str(path)).root, [])[0]


def at(path: Path, place: str) -> tuple[Node, tuple[str, ...]]:
    root = bare(path)
    loc, problem = place_of_number(root, place)
    assert not problem
    return root, loc


@pytest.mark.parametrize(
    ("path", "place", "number", "words"),
    [
        (DAY, "world.flows.to_xiamen_wutong.arrivals.rate", 574, "per day"),
        (DAY, "world.flows.to_xiamen_wutong.itinerary.0.service", 80 / 60, "minutes"),
        (DAY, "policy.stations.wutong_check_in.roster.07:00", 6, ""),
        (DAY, "policy.routes.dongdu_shuitou.distance", 33_000, "metres"),
        (DAY, "world.flows.to_xiamen_wutong.booking.share", 0.74, ""),
        (MARKET, "policy.duty_free.limit", 3000, "CNY"),
    ],
)
def test_a_number_is_found_without_its_evidence_and_told_in_its_unit(
    path: Path, place: str, number: float, words: str
) -> None:
    found, how = number_at(*at(path, place))
    assert found == pytest.approx(number)
    assert how.words == words


def value_at(scenario: Any, loc: tuple[str, ...]) -> Any:
    for part in loc:
        if isinstance(scenario, dict):
            scenario = next(value for key, value in scenario.items() if str(key) == part)
        else:
            scenario = scenario[int(part)] if isinstance(scenario, tuple) else getattr(scenario, part)
    return scenario


@pytest.mark.parametrize(
    ("path", "place", "number", "inside"),
    [
        (DAY, "world.flows.to_xiamen_wutong.arrivals.rate", 601.3, 601.3 / 1440),
        (DAY, "world.flows.to_xiamen_wutong.itinerary.0.service", 1.1, 1.1),
        (DAY, "world.flows.to_xiamen_wutong.booking.share", 1 / 3, 1 / 3),
        (DAY, "policy.ports.wutong.berths", 2, 2),
        (MARKET, "policy.duty_free.limit", 4567.8, 4567.8),
    ],
)
def test_a_number_that_is_set_is_the_one_the_scenario_has(path: Path, place: str, number: float, inside: float) -> None:
    root, loc = at(path, place)
    scenario, _ = checked(put(root, loc, number, whole=counted(root, loc)), str(path))
    assert value_at(scenario, loc) == pytest.approx(inside, rel=1e-15)


def test_counts_are_known_by_the_schema_and_not_by_how_they_are_written() -> None:
    assert counted(*at(DAY, "policy.ports.wutong.berths"))
    assert counted(*at(DAY, "policy.stations.wutong_check_in.roster.07:00"))
    assert not counted(*at(SCENARIOS / "goods_2011.yaml", "policy.schemes.opened_in_xiamen.odds.hides"))


def test_a_place_that_is_not_there_is_answered_with_the_nearest() -> None:
    _, problem = place_of_number(bare(DAY), "policy.stations.wutong_chekin.servers")
    assert "did you mean `wutong_check_in`?" in problem
    _, problem = place_of_number(bare(DAY), "policy.stations.wutong_gangway")
    assert "is not one number; it has servers" in problem
    _, problem = place_of_number(bare(DAY), "world.flows.to_xiamen_wutong.itinerary.99.service")
    assert "counted from 0, and has no `99`" in problem


def test_every_number_of_a_scenario_can_be_set_to_itself_and_nothing_changes() -> None:
    root = bare(DAY)
    same = root
    for loc, _ in numbers_of(root):
        number, how = number_at(root, loc)
        same = put(same, loc, number, whole=how.kind == "number" and number == int(number))
    assert loads(as_yaml(plain(same, nulls=False))).digest == load(DAY).digest


def test_differences_may_be_quantities_in_evidence_and_in_lists() -> None:
    file = load(DAY)
    place = ("world", "flows", "to_xiamen_wutong", "itinerary", "4", "service", "constant")
    changed = with_differences(file, {("policy", "routes", "dongdu_shuitou", "boarding_closes"): 12.5})
    again = loads(as_yaml(changed.resolved))
    assert again.digest == changed.digest != file.digest
    assert again.scenario.policy.routes["dongdu_shuitou"].boarding_closes == 12.5
    assert not place_of_number(bare(DAY), ".".join(place[:-1]))[1]
