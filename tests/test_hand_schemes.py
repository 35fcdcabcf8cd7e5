"""Groups of steps, schemes that take some in, and places that are given up, each worked by hand."""

from __future__ import annotations

import numpy as np
import pytest

from simulator.flow.admission import taken_in_share
from simulator.journal import Journal
from simulator.measures.pairs import pairs
from simulator.scenario import Complaints, loads
from simulator.scenario.policy import Scheme
from tests.by_hand import ABOUT, at, play

CUSTOMS = """
world:
  flows:
    imports:
      arrivals: {rate: 400 / day}
      kinds: {aeo: 30 %, general: 70 %}
      traits: {state: {compliant: 90 %, hides: 10 %}}
      itinerary:
        - one_of:
            - under: opened
              steps: [{visit: bay, service: 1 min}, {visit: lab, service: 2 min, under: sampled}]
            - {visit: gate, service: 10 s}
          name: channel
      companions: {papers: {itinerary: [{visit: file, service: 10 s, under: opened}]}}
policy:
  stations: {bay: {servers: 99}, lab: {servers: 99}, gate: {servers: 99}, file: {servers: 99}}
  schemes:
    opened: OPENED
    sampled: {takes_in: {all: 50 %}}
  FROM_DATE
run: {start: 2011-04-01, horizon: 2 days}
"""


def customs(opened: str = "{takes_in: {aeo: 10 %, general: 50 %}}", from_date: str = "") -> Journal:
    return play(CUSTOMS.replace("OPENED", opened).replace("FROM_DATE", from_date))


def at_station(journal: Journal, station: str) -> set[int]:
    """Index of everyone who came there, of whichever flow."""
    return {int(journal.journeys.index[row]) for row in journal.visits[station].entity}


def of_kind(journal: Journal, name: str) -> set[int]:
    kinds = [row for row, kind in enumerate(journal.kinds) if name in kind.split("/")]
    return {int(journal.journeys.index[row]) for row in np.flatnonzero(np.isin(journal.journeys.kind, kinds))}


def test_the_steps_of_a_group_are_taken_by_the_same_people_and_the_others_take_the_rest() -> None:
    journal = customs()
    opened, passed = at_station(journal, "bay"), at_station(journal, "gate")
    assert opened
    assert not opened & passed
    assert opened | passed == of_kind(journal, "aeo") | of_kind(journal, "general")
    assert at_station(journal, "lab") < opened


def test_what_comes_along_is_in_the_scheme_as_its_owner_is() -> None:
    journal = customs()
    assert at_station(journal, "file") == at_station(journal, "bay")


def test_a_scheme_that_takes_in_more_leaves_nobody_out_who_was_in() -> None:
    few, many = (at_station(customs(f"{{takes_in: {{all: {share} %}}}}"), "bay") for share in (20, 60))
    assert few < many


def test_who_is_not_in_a_scheme_takes_what_is_for_the_others() -> None:
    text = CUSTOMS.replace("{visit: gate, service: 10 s}", "{visit: gate, service: 10 s, unless: opened}")
    journal = play(text.replace("OPENED", "{takes_in: {all: 40 %}}").replace("FROM_DATE", ""))
    assert not at_station(journal, "gate") & at_station(journal, "bay")
    assert len(at_station(journal, "gate") | at_station(journal, "bay")) == np.count_nonzero(journal.journeys.flow == 0)


def test_schemes_do_not_share_their_luck() -> None:
    # Were it one luck, the lab would see all or none of those who are opened at 50 %.
    journal = customs("{takes_in: {all: 50 %}}")
    share = len(at_station(journal, "lab")) / len(at_station(journal, "bay"))
    assert 0.35 < share < 0.65


@pytest.mark.parametrize(
    ("share", "odds", "expected"),
    [(0.1, 3.0, 0.25), (0.5, 3.0, 0.75), (0.0, 9.0, 0.0), (1.0, 9.0, 1.0), (0.2, 0.0, 0.0), (0.3, 1.0, 0.3)],
)
def test_odds_multiply_the_odds(share: float, odds: float, expected: float) -> None:
    # 10 % are odds of 1 to 9; times three, 3 to 9: 25 %.
    scheme = Scheme(takes_in={"general": share}, odds={"hides": odds})
    assert taken_in_share(scheme, ("general", "hides")) == pytest.approx(expected)
    assert taken_in_share(scheme, ("general", "compliant")) == share
    assert taken_in_share(scheme, ("aeo", "hides")) == 0


def test_an_officer_who_aims_better_opens_more_of_those_who_hide_something() -> None:
    blind, sharp = customs("{takes_in: {all: 20 %}}"), customs("{takes_in: {all: 20 %}, odds: {hides: 20}}")
    hide = of_kind(blind, "hides")
    assert len(at_station(blind, "bay") & hide) < len(at_station(sharp, "bay") & hide)
    assert at_station(blind, "bay") - hide == at_station(sharp, "bay") - hide


def test_a_scheme_that_changes_on_a_day_takes_in_those_who_set_out_from_then_on() -> None:
    changed = "from_date: {2011-04-02: {schemes: {opened: {takes_in: {all: 0 %}}}}}"
    before, after = customs(), customs(from_date=changed)
    first_day = {int(before.journeys.index[row]) for row in np.flatnonzero(before.journeys.arrived < 1440)}
    assert at_station(after, "bay") == at_station(before, "bay") & first_day


def test_a_scheme_that_is_none_is_a_complaint_with_the_nearest_name() -> None:
    with pytest.raises(Complaints) as caught:
        loads(
            ABOUT
            + CUSTOMS.replace("under: sampled", "under: sampeld")
            .replace("OPENED", "{takes_in: {aio: 5 %}}")
            .replace("FROM_DATE", "")
        )
    words = str(caught.value)
    assert "there is no such scheme; did you mean `sampled`?" in words
    assert "no flow has such a kind of traveller; did you mean `aeo`?" in words


def test_a_server_seized_before_a_group_is_not_released_in_it() -> None:
    group = "{steps: [{walk: 1 min}, {release: bay}], share: 50 %, name: some}"
    text = CUSTOMS.replace(
        "        - one_of:", f"        - {{seize: bay, name: held}}\n        - {group}\n        - one_of:"
    )
    with pytest.raises(Complaints, match="in a group of steps and seized before it"):
        loads(ABOUT + text.replace("OPENED", "{takes_in: {all: 9 %}}").replace("FROM_DATE", ""))


TWO_PIERS = """
world:
  flows:
    out:
      arrivals: {at: ["08:00", "08:10", "08:20"]}
      booking: {on: [north], share: 100 %, shows_up: 10 min}
      itinerary:
        - {visit: north_desk, service: {exponential: 2 min}}
        - {board: [north]}
    others:
      arrivals: {at: ["08:00"]}
      itinerary: [{visit: south_desk, service: 1 min}, {board: [south]}]
policy:
  stations: {STATIONS south_desk: {servers: 1}}
  routes:
    ROUTES
    south: {origin: s, destination: b, departures: ["09:00", "10:00"], takes: 20 min, seats: 9}
  MOVED
run: {horizon: 1 day}
"""


def two_piers(stations: str, routes: str, moved: str) -> str:
    return TWO_PIERS.replace("STATIONS", stations).replace("ROUTES", routes).replace("MOVED", moved)


NORTH = 'north: {origin: n, destination: b, departures: ["09:00", "10:00"], takes: 50 min, seats: 9}'


def test_who_went_to_a_place_given_up_goes_where_it_moved_with_the_same_luck() -> None:
    apart = play(two_piers("north_desk: {servers: 1},", NORTH, ""))
    moved = play(two_piers("", "", "moved: {north_desk: south_desk, north: south}"))
    assert list(moved.visits) == ["south_desk"]
    own, there = apart.visits["north_desk"], moved.visits["south_desk"]
    mine = moved.journeys.flow[there.entity] == 0
    assert (there.ended - there.started)[mine] == pytest.approx(own.ended - own.started)
    found = pairs(apart, moved)
    assert found.minutes_saved[found.flow == 0].tolist() == pytest.approx([30.0, 30.0, 30.0])
    assert moved.journeys.left[moved.journeys.flow == 0].tolist() == at("09:20", "09:20", "09:20")


def test_a_connection_that_moves_keeps_the_luck_of_those_who_buy_it() -> None:
    text = """
world:
  flows:
    out:
      arrivals: {rate: 30 / h, by_time_of_day: {"07:00": 1, "08:00": 0}}
      connections: [{on: [early], share: 50 %, allows: 10 min}]
      itinerary: [{board: [boat]}, {board: [early]}]
policy:
  routes:
    boat: {origin: a, destination: b, departures: ["08:30"], takes: 30 min, seats: 99}
    AIR: {origin: b, destination: c, departures: ["10:00"], takes: 30 min, seats: 99}
  MOVED
run: {horizon: 1 day}
"""
    before = play(text.replace("AIR", "early").replace("MOVED", ""))
    moved = play(text.replace("AIR", "late").replace("MOVED", "moved: {early: late}"))
    here = before.crossings.lounge == 1
    assert 0 < (before.crossings.booked[here] >= 0).sum() < here.sum()
    assert ((before.crossings.booked >= 0) == (moved.crossings.booked >= 0)).all()


def test_of_several_ways_to_book_on_one_route_none_comes_before_another() -> None:
    # Ten come, some of them x; one seat an hour. Whoever wishes first sails first, whichever way stands first.
    journal = play("""
world:
  flows:
    out:
      arrivals: {at: ["08:00", "08:01", "08:02", "08:03", "08:04", "08:05", "08:06", "08:07", "08:08", "08:09"]}
      kinds: {x: 50 %, y: 50 %}
      booking:
        - {on: [north], only: [x], share: 100 %, shows_up: 10 min}
        - {on: [south], share: 100 %, shows_up: 10 min}
      itinerary: [{board: [north], only: [x]}, {board: [south], only: [y]}]
policy:
  routes:
    south: {origin: s, destination: b, departures: {first: "09:00", last: "20:00", every: 1 h}, takes: 20 min, seats: 1}
  moved: {north: south}
run: {horizon: 1 day}
""")
    in_turn = np.argsort(journal.journeys.index)
    assert len(set(journal.journeys.kind)) == 2
    assert (np.diff(journal.journeys.left[in_turn]) == 60.0).all()


def test_a_party_that_boards_together_is_in_a_scheme_at_every_step() -> None:
    journal = play("""
world:
  flows:
    groups:
      arrivals: {rate: 60 / h, by_time_of_day: {"07:00": 1, "08:00": 0}}
      party: {size: 3, together: true}
      itinerary:
        - {visit: desk, service: 1 s, under: fast}
        - one_of: [{board: [bus], under: fast}, {walk: 1 min}]
        - {board: [over]}
policy:
  schemes: {fast: {takes_in: {all: 50 %}}}
  stations: {desk: {servers: 999}}
  routes:
    bus: {mode: coach, origin: a, destination: b, departures: ["08:30"], takes: 30 min, seats: 999}
    over: {origin: b, destination: c, departures: ["09:30"], takes: 30 min, seats: 999}
run: {horizon: 1 day}
""")
    by_bus = journal.crossings.entity[journal.crossings.lounge == 0]
    assert 0 < len(by_bus) < len(journal.journeys)
    assert set(journal.visits["desk"].entity) == set(by_bus)


def test_places_are_given_up_once_and_not_in_vain() -> None:
    with pytest.raises(Complaints) as caught:
        loads(ABOUT + two_piers("", "", "moved: {north_desk: south_desk, north: south, est: south, south: north}"))
    words = str(caught.value)
    assert "policy.moved.est = south\n    no itinerary goes there, so that nobody is moved" in words
    assert "policy.moved.north = south\n    `south` is given up itself; no way leads out of this circle" in words
