"""Desks and meeting points worked by hand, under both walkers: relief, rosters, who goes on with whom."""

from __future__ import annotations

import pytest

from simulator.journal import Ending
from simulator.units import clock_minutes
from tests.by_hand import DAY, at, endings, play


def test_relief_comes_when_called_and_goes_when_the_queue_is_short() -> None:
    # Five at 08:00, ten minutes each. Four wait, so relief is called and comes at 08:05: starts at 08:00, 08:05,
    # 08:10, 08:15. Then one waits, and the relief goes once its service is done (08:25); so the desk that is free
    # at 08:20 is the one too many, and the fifth starts at 08:25.
    journal = play("""
world: {flows: {people: {arrivals: {at: ["08:00"]}, party: {size: 5}, itinerary: [{visit: desk, service: 10 min}]}}}
policy:
  stations:
    desk: {servers: 1, relief: {servers: 1, when_waiting: 3, until_waiting: 1, comes_after: 5 min}}
run: {horizon: 1 day}
""")
    assert journal.visits["desk"].started.tolist() == at("08:00", "08:05", "08:10", "08:15", "08:25")
    record = journal.stations["desk"]
    assert record.changed.tolist() == at("00:00", "08:05", "08:15")
    assert record.servers.tolist() == [1, 2, 1]


def test_a_closing_desk_finishes_its_service_and_starts_no_other() -> None:
    # Twenty minutes each, open 08:00 to 09:00: 08:30 to 08:50, 08:50 to 09:10; the third waits for the morning.
    journal = play("""
world:
  flows: {people: {arrivals: {at: ["08:30", "08:40", "08:50"]}, itinerary: [{visit: desk, service: 20 min}]}}
policy: {stations: {desk: {roster: {"08:00": 1, "09:00": 0}}}}
run: {horizon: 2 days}
""")
    assert journal.visits["desk"].started[:3].tolist() == at("08:30", "08:50", "+08:00")
    assert journal.visits["desk"].ended[:3].tolist() == at("08:50", "09:10", "+08:20")


@pytest.mark.parametrize(("comes", "starts"), [("07:59", "08:00"), ("08:00", "08:00"), ("09:00", "+08:00")])
def test_a_desk_serves_at_the_instant_it_opens_and_not_at_the_instant_it_closes(comes: str, starts: str) -> None:
    journal = play(f"""
world: {{flows: {{people: {{arrivals: {{at: ["{comes}"]}}, itinerary: [{{visit: desk, service: 1 min}}]}}}}}}
policy: {{stations: {{desk: {{roster: {{"08:00": 1, "09:00": 0}}}}}}}}
run: {{horizon: 2 days}}
""")
    assert journal.visits["desk"].started[0] == at(starts)[0]


def test_a_service_that_ends_as_the_desk_closes_calls_nobody_in() -> None:
    # 08:40 to 09:00 is served; who has waited since 08:45 is not called at 09:00.
    journal = play("""
world: {flows: {people: {arrivals: {at: ["08:40", "08:45"]}, itinerary: [{visit: desk, service: 20 min}]}}}
policy: {stations: {desk: {roster: {"08:00": 1, "09:00": 0}}}}
run: {horizon: 2 days}
""")
    assert journal.visits["desk"].ended[0] == clock_minutes("09:00")
    assert journal.visits["desk"].started[1] == DAY + clock_minutes("08:00")


@pytest.mark.parametrize(("transit", "met"), [("2 h", "10:10"), ("5 min", "09:30")])
def test_goods_and_documents_go_on_together_when_the_later_has_come(transit: str, met: str) -> None:
    # Goods are ashore at 09:30; documents after ten minutes' service from 08:00 and their own way.
    journal = play(f"""
world:
  flows:
    goods:
      arrivals: {{at: ["08:00"]}}
      itinerary: [{{board: [out]}}, {{meet: hall}}, {{visit: gate, service: 3 min}}]
      companions:
        documents: {{itinerary: [{{visit: desk, service: 10 min}}, {{walk: {transit}}}, {{meet: hall}}]}}
policy:
  stations: {{gate: {{servers: 1}}, desk: {{servers: 1}}}}
  routes: {{out: {{origin: a, destination: b, departures: ["09:00"], takes: 30 min, seats: 9}}}}
run: {{horizon: 1 day}}
""")
    (meeting,) = at(met)
    assert journal.flows == ("goods", "goods/documents")
    assert journal.meetings["goods/hall"].started.tolist() == [meeting, meeting]
    assert journal.journeys.left.tolist() == [meeting + 3, meeting]


def test_a_companion_who_does_not_come_is_not_waited_for() -> None:
    journal = play("""
world:
  flows:
    goods:
      arrivals: {at: ["08:00"]}
      itinerary: [{walk: 5 min}, {meet: hall}]
      companions: {documents: {itinerary: [{walk: 2 h}, {meet: hall, share: 0 %}]}}
run: {horizon: 1 day}
""")
    assert journal.journeys.left.tolist() == at("08:05", "10:00")


def test_a_trolley_kept_over_the_water_is_free_again_on_the_other_side() -> None:
    # One trolley for two: out with the 09:00, given back at 09:30, out again with the 10:00.
    journal = play("""
world:
  flows:
    people:
      arrivals: {at: ["08:00"]}
      party: {size: 2}
      itinerary: [{seize: trolley}, {board: [out]}, {release: trolley}]
policy:
  stations: {trolley: {servers: 1}}
  routes:
    out: {origin: a, destination: b, departures: ["09:00", "10:00"], takes: 30 min, seats: 9, left_after_last: wait}
run: {horizon: 1 day}
""")
    assert journal.visits["trolley"].started.tolist() == at("08:00", "09:30")
    assert journal.visits["trolley"].ended.tolist() == at("09:30", "10:30")


def test_without_a_place_to_wait_whoever_finds_no_desk_is_turned_away() -> None:
    # Two come at 08:00 to one desk; at 08:05 it is still busy, at 08:11 free again.
    journal = play("""
world:
  flows:
    pair: {arrivals: {at: ["08:00"]}, party: {size: 2}, itinerary: [{visit: desk, service: 10 min}]}
    later: {arrivals: {at: ["08:05", "08:11"]}, itinerary: [{visit: desk, service: 10 min}]}
policy: {stations: {desk: {servers: 1, waiting_places: 0}}}
run: {horizon: 1 day}
""")
    assert endings(journal) == [Ending.FINISHED, Ending.TURNED_AWAY, Ending.TURNED_AWAY, Ending.FINISHED]


def test_what_falls_on_the_end_of_the_run_does_not_happen_any_more() -> None:
    # The run ends at 09:00: the service begun at 08:30 is over at that very minute, so it is still going on.
    journal = play("""
world:
  flows: {people: {arrivals: {at: ["08:30", "08:40", "09:00"]}, itinerary: [{visit: desk, service: 30 min}]}}
policy: {stations: {desk: {servers: 1}}}
run: {horizon: 9 h}
""")
    assert endings(journal) == [Ending.INSIDE, Ending.INSIDE]
    visits = journal.visits["desk"]
    assert (visits.started[0], visits.queued[1]) == tuple(at("08:30", "08:40"))
    assert str(visits.ended[0]) == str(visits.started[1]) == "nan"
