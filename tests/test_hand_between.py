"""Levers at a value between two strengths, reckoned by hand."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.policy import STRENGTHS, load_alternatives, load_coalitions, load_with, read_lever, scale_of
from simulator.policy.amounts import alike, read_amount
from simulator.policy.between import lines
from simulator.policy.layer import at_strength, at_value
from simulator.policy.laying import laid
from simulator.scenario import dump, loads
from simulator.scenario.loading import finished
from simulator.scenario.merge import read_chain
from simulator.scenario.wholes import must_be_whole
from tests.lever_files import BASE, MORE_DESKS, SCENARIOS, SHIPPED, base_of, desk_and_levers, strait

MARKET = SCENARIOS / "dadeng_2010.yaml"
CONTINUOUS = [name for name, path in SHIPPED.items() if scale_of(read_lever(path)).continuous]
BARE_DESKS = MORE_DESKS.replace("{value: 3, low: 2, high: 4, grade: derived, source: a leaflet}", "3")


def test_a_limit_between_two_strengths_is_that_limit() -> None:
    file = load_with(MARKET, ["duty_free_limit=5000"])
    assert file.scenario.policy.duty_free is not None
    assert file.scenario.policy.duty_free.limit == 5000
    assert (file.name, file.levers) == ("dadeng_2010+duty_free_limit-5000", ("duty_free_limit=5000",))
    assert "policy.duty_free.limit: 3000 CNY -> 5000 CNY (duty_free_limit=5000)" in file.overridden


def test_every_number_moves_by_the_same_share_of_its_way() -> None:
    # 25 lies a sixth of the way from 26 to 20.
    policy = load_with(BASE, ["timed_coach=25"]).scenario.policy
    assert policy.connection_times["boat_to_flight"]["coach"] == 25
    assert policy.connection_times["flight_to_boat"]["coach"] == pytest.approx(24 - 4 / 6, abs=1e-9)
    times = policy.routes["shuitou_shangyi"].clock_times()
    assert times[:2] == pytest.approx([480, 480 + 10 - 5 / 6], abs=1e-9)


def test_shares_that_sum_to_one_still_do() -> None:
    # A third of the way from 4 to 6: hides 2.9 - 0.2/3 per cent.
    world = load_with(SCENARIOS / "goods_2011.yaml", [f"joint_enforcement={4 + 2 / 3}"]).scenario.world
    assert world.flows["imports"].traits["state"]["hides"] == pytest.approx(0.029 - 0.002 / 3, abs=1e-12)


@pytest.mark.parametrize("name", SHIPPED)
def test_the_value_of_a_strength_is_that_strength(name: str) -> None:
    lever = read_lever(SHIPPED[name])
    values = [lever.strengths[strength].value for strength in STRENGTHS]
    for strength, value in zip(STRENGTHS, values, strict=True):
        if values.count(value) == 1:
            assert at_value(lever, str(value), "typed") == at_strength(lever, strength)


@pytest.mark.parametrize("text", ["50%", "50 %", "0.5", "5e-1", " 50.0 % "])
def test_one_value_has_one_label_however_it_is_typed(text: str) -> None:
    file = load_with(SCENARIOS / "goods_2011.yaml", [f"paperless={text}"])
    assert file.levers == ("paperless=50%",)
    assert file.name == "goods_2011+paperless-50_per_cent"
    # Half of the way from 60 % to 40 %.
    assert file.scenario.policy.schemes["pays_online"].takes_in["all"] == pytest.approx(0.6)


def test_what_came_of_a_value_can_be_written_and_loaded_again() -> None:
    file = load_with(BASE, ["timed_coach=25", "individual_travel=33%"])
    again = loads(dump(file))
    assert (again.digest, again.scenario, again.evidence) == (file.digest, file.scenario, file.evidence)


def test_whole_numbers_are_rounded_and_it_is_said(tmp_path: Path) -> None:
    lever = BARE_DESKS.replace("low: {value: 2", "low: {value: 1").replace("high: {value: 5", "high: {value: 6")
    lever = lever.replace("servers: 5", "servers: 7")
    path = desk_and_levers(tmp_path, more_desks=lever)
    # Two desks at 1, three at 3, seven at 6: half a desk more at 2, four thirds of one at 4, twice that at 5.
    for value, desks, said in ((2, 3, "2.5 to 3"), (4, 4, "4.333 to 4"), (5, 6, "5.667 to 6")):
        file = load_with(path, [f"more_desks={value}"])
        assert file.scenario.policy.stations["desk"].servers == desks
        assert any(f"policy.stations.desk.servers {said}" in str(warning) for warning in file.warnings)


def test_what_fits_needs_no_rounding_and_no_word(tmp_path: Path) -> None:
    file = load_with(desk_and_levers(tmp_path, more_desks=BARE_DESKS), ["more_desks=4"])
    assert file.scenario.policy.stations["desk"].servers == 4
    assert file.warnings == ()


def test_evidence_between_is_assumed_where_either_end_is(tmp_path: Path) -> None:
    half = MORE_DESKS.replace("low: {value: 2", "low: {value: 1").replace("servers: 2", "servers: 1")
    path = desk_and_levers(tmp_path, more_desks=half)
    path.write_text(path.read_text().replace("servers: 1", "servers: {value: 1, grade: published, source: a report}"))
    low, high = (load_with(path, [f"more_desks={value}"]).evidence for value in (2, 4))
    assert low["policy.stations.desk.servers"].grade == "assumed"
    assert high["policy.stations.desk.servers"].grade == "assumed"  # one end has no evidence of its own
    lever = read_lever(path.with_name("levers") / "more_desks.yaml")
    assert at_value(lever, "4", "").evidence.grade == "derived"
    assert at_value(lever, "4", "").evidence.source == "a leaflet; another leaflet"
    assert at_value(lever, "4", "").evidence.note == "between likely (3) and high (5)"
    assert at_value(lever, "2", "").evidence.grade == "assumed"


def test_scales_of_shipped_levers() -> None:
    limit = scale_of(read_lever(SHIPPED["duty_free_limit"]))
    assert (limit.low, limit.likely, limit.high, limit.unit) == (4000, 6000, 10000, "")
    assert (limit.continuous, limit.whole, limit.reason) == (True, False, "")
    coach = scale_of(read_lever(SHIPPED["timed_coach"]))
    assert (coach.smallest, coach.largest, coach.low) == (20, 32, 32)
    tests = scale_of(read_lever(SHIPPED["accepted_tests"]))
    assert (tests.unit, tests.said(tests.likely)) == ("%", "60%")
    lines_of_x_ray = scale_of(read_lever(SHIPPED["parcel_x_ray"]))
    assert (lines_of_x_ray.continuous, lines_of_x_ray.whole) == (True, True)
    sailings = scale_of(read_lever(SHIPPED["more_sailings"]))
    assert not sailings.continuous
    assert "policy.routes" in sailings.reason
    assert "likely and high" in scale_of(read_lever(SHIPPED["e_channels"])).reason


def test_alternatives_and_coalitions_know_values() -> None:
    _, (one, other) = load_alternatives(BASE, ["timed_coach=25", "timed_coach=25+through_check_in=65%"])
    assert one.levers == ("timed_coach=25",)
    assert other.levers == ("timed_coach=25", "through_check_in=65%")
    both = frozenset((0, 1))
    assert load_coalitions(BASE, "timed_coach=25+through_check_in=65%", [both])[both].digest == other.digest


def test_a_lever_is_shown_at_a_value() -> None:
    said = strait("levers", "duty_free_limit=4500").stdout
    (row,) = (line for line in said.splitlines() if line.startswith("policy.duty_free.limit"))
    assert row.split() == ["policy.duty_free.limit", "4000", "CNY", "6000", "CNY", "10000", "CNY", "4500", "CNY"]
    assert "between low (4000)" in said
    assert "Any value from 4000 to 10000 may be asked for" in " ".join(said.split())


def test_which_numbers_must_be_whole() -> None:
    assert must_be_whole(("policy", "stations", "any_desk", "servers"))
    assert must_be_whole(("policy", "stations", "any_desk", "roster", "07:00"))
    assert must_be_whole(("world", "flows", "any_flow", "party", "size"))
    assert not must_be_whole(("policy", "schemes", "any", "odds", "hides"))
    assert not must_be_whole(("world", "flows", "any_flow", "arrivals", "demand"))
    assert not must_be_whole(("policy", "no_such_thing"))


# every value of every shipped lever


@given(st.sampled_from(CONTINUOUS), st.floats(0, 1))
@settings(max_examples=60, deadline=None)
def test_any_value_in_range_gives_a_valid_scenario(name: str, share: float) -> None:
    lever = read_lever(SHIPPED[name])
    scale = scale_of(lever)
    value = scale.smallest + share * (scale.largest - scale.smallest)
    layer = at_value(lever, scale.said(float(round(value)) if scale.whole else value), "typed")
    finished(laid(read_chain(str(base_of(name))), [layer]))


@given(st.sampled_from(CONTINUOUS), st.lists(st.floats(0, 1), min_size=3, max_size=6))
@settings(max_examples=100, deadline=None)
def test_every_number_goes_one_way_between_two_strengths(name: str, shares: list[float]) -> None:
    """From likely to high, or from low to likely: never there and back."""
    lever = read_lever(SHIPPED[name])
    scale = scale_of(lever)
    for start, end in ((scale.low, scale.likely), (scale.likely, scale.high)):
        values = [start + share * (end - start) for share in sorted({0.0, 1.0, *shares})]
        texts = [scale.said(float(round(value)) if scale.whole else value) for value in values]
        leaves = [at_value(lever, text, "typed").changes for text in dict.fromkeys(texts)]
        ways = {line.place: line.last.number > line.first.number for line in lines(leaves[0], leaves[-1])}
        for weaker, stronger in pairwise(leaves):
            for line in lines(weaker, stronger):
                assert (line.last.number > line.first.number) is ways[line.place]


def test_amounts_meet_in_the_unit_of_the_first() -> None:
    hours, minutes = read_amount("1.5 h"), read_amount("45 min")
    met = alike([minutes, hours])
    assert met is not None
    assert [each.written for each in met] == ["45 min", "90 min"]
    assert alike([hours, read_amount(3)]) is None
    assert [each.written for each in alike([read_amount("40 %"), read_amount(0.055)]) or ()] == ["40 %", "5.5 %"]
    assert alike([read_amount("08:30"), read_amount("10 min")]) is None
