"""Parties that seize a place as one, and people who look at a line before they join it, with a pencil."""

# ruff: noqa: E501 - one mistake and what is said of it on a line

from __future__ import annotations

from typing import Any

import pytest

from simulator.journal import Ending, Journal, balance
from simulator.scenario import Complaints, loads
from simulator.world import simulate
from tests.by_hand import ABOUT
from tests.same import assert_same


def day(arrivals: str, itinerary: str, stations: str, *, flow: str = "", more: str = "", size: int = 30) -> Journal:
    """A day under both walkers, the books balanced."""
    scenario = loads(f"""{ABOUT}
world:
  flows:
    coaches: {{arrivals: {{at: [{arrivals}]}}, party: {{size: {size}}}, {flow} itinerary: [{itinerary}]}}
{more}
policy: {{stations: {{{stations}}}}}
run: {{horizon: 1 day, seed: 5}}
""").scenario
    journal = simulate(scenario, walker="plain")
    assert balance(journal) == ()
    for walker in ("reference", "compiled"):
        assert_same(journal, simulate(scenario, walker=walker))
    return journal


COACH = "{seize: park, as_party: true}, {walk: {uniform: {low: 30 min, high: 60 min}}}, {release: park, as_party: true}"


def test_a_coach_is_one_place_for_thirty_people_and_is_turned_away_as_one() -> None:
    # One place, one on the road: one for the first coach, the other for the second; the third is turned round whole.
    journal = day('"09:00", "09:05", "09:10"', COACH, "park: {servers: 1, waiting_places: 1}")
    endings = [Ending(code) for code in journal.journeys.ending]
    assert endings == [Ending.FINISHED] * 60 + [Ending.TURNED_AWAY] * 30
    assert journal.journeys.left[60:].tolist() == [550.0] * 30
    park = journal.visits["park"]
    assert len(park) == 3  # vehicles
    assert park.started[1] == park.ended[0] == journal.journeys.left[0]


def test_a_coach_leaves_when_the_last_of_its_party_is_back() -> None:
    journal = day('"09:00"', COACH, "park: {servers: 1}")
    assert len(set(journal.journeys.left.tolist())) == 1
    # The last of thirty between 30 and 60 minutes: less than 50 with a chance of (2/3)^30, five in a million.
    assert 540 + 50 < journal.journeys.left[0] <= 540 + 60


def test_all_of_a_coach_wait_on_the_road_for_its_place() -> None:
    journal = day('"09:00", "09:05"', COACH, "park: {servers: 1}")
    waits = journal.meetings["coaches/park"]
    assert len(waits) == 60
    assert set((waits.started - waits.queued)[30:].tolist()) == {0.0, journal.journeys.left[0] - 545.0}


def test_those_who_walk_as_a_party_come_together() -> None:
    walk = "{walk: {uniform: {low: 30 min, high: 60 min}}, as_party: true}"
    journal = day('"09:00", "09:05"', walk, "", size=4)
    assert len(set(journal.journeys.left.tolist())) == 2


def test_a_party_goes_by_car_or_by_bus_as_one() -> None:
    ways = "{name: way, one_of: [{seize: park, as_party: true, share: 50 %}, {walk: 1 min}]}"
    choice = ways + ", {release: park, as_party: true}"
    times = ", ".join(f'"{hour:02d}:{minute:02d}"' for hour in range(8, 18) for minute in range(0, 60, 5))
    journal = day(times, choice, "park: {servers: 999}", size=3)
    # 120 parties: by car 60 with a standard deviation of 5.5.
    assert abs(len(journal.visits["park"]) - 60) < 20
    assert len(journal.meetings["coaches/park"]) == 3 * len(journal.visits["park"])


LOOKED = "{look: gate, service: 10 min, patience: 25 min, name: from_afar}, {visit: gate, service: 10 min}"


def test_whoever_finds_the_line_longer_than_they_bear_turns_round() -> None:
    # Ten minutes each and 25 to bear: with three in the line (30 minutes) the next turns round, with two not. At nine
    # six come: one is served, three wait, two turn round. At 09:10 one has been called: two wait, and one more joins.
    journal = day('"09:00"', LOOKED, "gate: {servers: 1}", size=6,
                  more='    later: {arrivals: {at: ["09:11"]}, itinerary: [' + LOOKED + ']}')  # fmt: skip
    assert [Ending(code).name for code in journal.journeys.ending] == [*["FINISHED"] * 4, *["GAVE_UP"] * 2, "FINISHED"]
    gate = journal.visits["gate"]
    gone = gate.entity[[row for row in range(len(gate)) if gate.started[row] != gate.started[row]]]
    assert sorted(gone.tolist()) == [4, 5]


def test_more_servers_make_the_same_line_shorter_to_the_eye() -> None:
    journal = day('"09:00"', LOOKED, "gate: {servers: 2}", size=9)
    # Two are served; 25 / 10 x 2 = 5 may wait, so that six come to: the ninth turns round.
    assert [Ending(code).name for code in journal.journeys.ending] == [*["FINISHED"] * 8, "GAVE_UP"]


def test_before_a_closed_gate_whoever_sees_a_line_turns_round_and_whoever_sees_none_waits() -> None:
    journal = day('"09:00"', LOOKED, 'gate: {roster: {"10:00": 1, "18:00": 0}}', size=2)
    assert [Ending(code).name for code in journal.journeys.ending] == ["FINISHED", "GAVE_UP"]


def test_a_party_that_looks_as_one_turns_round_as_one() -> None:
    looks = (
        "{look: gate, as_party: true, service: 10 min, patience: 5 min, name: from_afar}, {seize: park, as_party: true},"
        "{visit: gate, service: 10 min}, {release: park, as_party: true}"
    )
    journal = day('"09:00", "09:30"', looks, "gate: {servers: 1}, park: {servers: 9}", size=6)
    assert [Ending(code).name for code in journal.journeys.ending] == ["FINISHED"] * 6 + ["GAVE_UP"] * 6
    assert set(journal.journeys.left[6:].tolist()) == {570.0}


@pytest.mark.parametrize(
    ("itinerary", "complaint"),
    [
        ("{seize: park, as_party: true}, {release: park}", "say `as_party: true` of both, or of neither"),
        ("{seize: park, as_party: true, patience: 1 min}, {release: park, as_party: true}", "patience does not go with as_party"),
        ("{look: park, service: 1 min}", "look needs a patience"),
        ("{look: park, patience: 1 min}", "service goes with visit or look"),
        ("{look: parc, service: 1 min, patience: 1 min}", "there is no such station; did you mean `park`?"),
        ("{visit: park, service: 1 min, as_party: true}", "as_party goes with walk, seize, release or look"),
        ("{seize: park}, {look: park, service: 1 min, patience: 1 min}, {release: park}", "who finds the line too long here turns round"),
    ],
)  # fmt: skip
def test_what_cannot_be_meant_is_said(itinerary: str, complaint: str) -> None:
    with pytest.raises(Complaints, match=complaint.replace("?", "[?]")):
        day('"09:00"', itinerary, "park: {servers: 1}")


def test_a_party_that_may_lose_a_member_before_it_parks_is_a_warning() -> None:
    text = f"""{ABOUT}
world:
  flows:
    coaches: {{arrivals: {{at: ["09:00"]}}, party: {{size: 3}}, itinerary: [{{visit: gate, service: 1 min}}, {COACH}]}}
policy: {{stations: {{park: {{servers: 1}}, gate: {{servers: 1, waiting_places: 1}}}}}}
run: {{horizon: 1 day}}
"""
    warnings: tuple[Any, ...] = loads(text).warnings
    assert any("the others would wait for ever" in str(each) for each in warnings)
