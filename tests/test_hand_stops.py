"""Fog worked by hand, under both walkers: how far one sees, what that stops, and what is laid on afterwards."""

from __future__ import annotations

import pytest

from simulator.journal import Journal
from simulator.scenario import Complaints, loads
from tests.by_hand import ABOUT, at, play

FERRY = """
world:
  flows:
    out: {arrivals: {at: ARRIVALS}, itinerary: [{board: [boat]}]}
  weather:
    fog:
      listed: [{began: 2011-04-01 08:00, ended: 2011-04-01 10:00, least_visibility: 500 m}]
      visibility: {below: 1500 m, least: {low: 0 m, high: 1500 m}}
policy:
  routes:
    boat:
      origin: a
      destination: b
      departures: ["08:30", "09:30"]
      takes: 30 min
      seats: 2
      stops_in: [fog]
      cancelled_after: 2 h
      RULES
run: {start: 2011-04-01, horizon: 1 day}
"""


def ferry(rules: str, arrivals: str = '["08:00"]') -> Journal:
    return play(FERRY.replace("RULES", rules).replace("ARRIVALS", arrivals))


def test_visibility_falls_evenly_to_the_middle_of_a_spell_and_rises_evenly() -> None:
    # From 1,500 m at 08:00 to 500 m at 09:00 and back: below 1,000 m from 08:30 to 09:30, below 750 from 08:45 on.
    for minimum, began, ended in (
        ("1500 m", "08:00", "10:00"),
        ("1000 m", "08:30", "09:30"),
        ("750 m", "08:45", "09:15"),
    ):
        stops = ferry(f"minimum_visibility: {minimum}").stops
        assert (stops.began.tolist(), stops.ended.tolist()) == (at(began), at(ended))
    assert len(ferry("minimum_visibility: 500 m").stops.began) == 0


def test_weather_without_a_minimum_stops_a_route_for_the_whole_spell() -> None:
    assert ferry("boarding_closes: 0 min").sailings.departed.tolist() == at("10:00", "10:00")


def test_a_route_resumes_so_long_after_the_weather_has_cleared() -> None:
    journal = ferry("resumes_after: 20 min")
    assert journal.stops.ended.tolist() == at("10:20")
    assert journal.sailings.departed.tolist() == at("10:20", "10:20")


def test_extra_departures_leave_after_a_stop_while_enough_people_wait() -> None:
    # Seven wait for two boats of two seats, which leave at 10:00. An extra boat at 10:20 takes two; then one is left,
    # and no boat leaves for fewer than two.
    seven = '["08:00", "08:01", "08:02", "08:03", "08:04", "08:05", "08:06"]'
    journal = ferry("after_stop: {departures: 4, every: 20 min, when_waiting: 2}", seven)
    assert journal.sailings.departed.tolist() == at("10:00", "10:00", "10:20")
    assert journal.sailings.extra.tolist() == [False, False, True]
    assert journal.sailings.boarded.tolist() == [2, 2, 2]
    assert journal.sailings.left_behind.tolist() == [5, 3, 1]


def test_extra_departures_end_at_their_hour_and_want_a_departure_that_was_held_up() -> None:
    seven = '["08:00", "08:01", "08:02", "08:03", "08:04", "08:05", "08:06"]'
    journal = ferry('after_stop: {departures: 4, every: 20 min, until: "10:20"}', seven)
    assert journal.sailings.departed.tolist() == at("10:00", "10:00", "10:20")
    # Where one must see 600 m only, the stop (08:54 to 09:06) meets no departure: nothing is laid on.
    journal = ferry("minimum_visibility: 600 m\n      after_stop: {departures: 4, every: 20 min}", seven)
    assert journal.sailings.departed.tolist() == at("08:30", "09:30")


def test_an_extra_departure_calls_an_idle_vessel_that_can_be_back_in_time() -> None:
    # Ship A sails the 08:30 at 10:00; B lies off for the 12:00. The extra of 10:30 takes B there (11:00) and empty back
    # (11:30). That of 11:00 finds no ship: A lies at the other side, and B is away.
    journal = play("""
world:
  flows:
    out: {arrivals: {at: ["08:00", "08:01", "08:02", "08:03", "08:04"]}, itinerary: [{board: [over]}]}
  weather: {fog: {listed: [{began: 2011-04-01 08:00, ended: 2011-04-01 10:00}]}}
policy:
  ports: {a: {berths: 2}, b: {berths: 2}}
  vessels: {ship_a: &ship {seats: 2, works: [over, back], lies_at: a, turnaround: 0 min}, ship_b: *ship}
  routes:
    over: {origin: a, destination: b, departures: ["08:30", "12:00"], takes: 30 min, stops_in: [fog],
           cancelled_after: 2 h, after_stop: {departures: 2, every: 30 min}}
    back: {origin: b, destination: a, departures: ["16:00", "17:00"], takes: 30 min}
run: {start: 2011-04-01, horizon: 1 day}
""")
    over = journal.sailings.route == 0
    assert journal.sailings.departed[over].tolist() == at("10:00", "10:30", "12:00")
    assert journal.sailings.vessel[over].tolist() == [0, 1, 1]
    assert journal.sailings.boarded[over].tolist() == [2, 2, 1]


def test_what_a_route_must_see_is_something_that_some_weather_hides() -> None:
    with pytest.raises(Complaints) as caught:
        loads(ABOUT + FERRY.replace("RULES", "minimum_visibility: 2 km").replace("ARRIVALS", '["08:00"]'))
    assert "is more than the 1500 m below which a spell of fog begins" in str(caught.value)
    text = FERRY.replace("visibility: {below: 1500 m, least: {low: 0 m, high: 1500 m}}", "").replace(
        ", least_visibility: 500 m", ""
    )
    with pytest.raises(Complaints) as caught:
        loads(ABOUT + text.replace("RULES", "minimum_visibility: 900 m").replace("ARRIVALS", '["08:00"]'))
    assert "none of the weather in its stops_in says how far one sees" in str(caught.value)


def test_an_extra_departure_never_takes_the_vessel_of_the_timetable() -> None:
    # Fog until 08:00 holds the 07:30. Ship A sails it at 08:00; the extra of 08:30 would keep ship B from the 09:00,
    # on which ten are booked, and it stays away, though fifteen wait.
    journal = play("""
world:
  flows:
    early: {arrivals: {at: ["07:00"]}, party: {size: 25}, itinerary: [{board: [over]}]}
    booked:
      arrivals: {at: ["08:50"], on: [2011-04-01]}
      party: {size: 10}
      booking: {on: [over], share: 100 %, shows_up: 20 min}
      itinerary: [{board: [over]}]
  weather: {fog: {listed: [{began: 2011-04-01 07:00, ended: 2011-04-01 08:00}]}}
policy:
  ports: {a: {berths: 2}, b: {berths: 2}}
  vessels:
    ship_a: {seats: 10, works: [over, back], lies_at: a, turnaround: 10 min}
    ship_b: {seats: 10, works: [over, back], lies_at: a, turnaround: 10 min}
  routes:
    over: {origin: a, destination: b, departures: ["07:30", "09:00"], takes: 30 min, stops_in: [fog],
           cancelled_after: 2 h, after_stop: {departures: 3, every: 30 min}}
    back: {origin: b, destination: a, departures: ["16:00", "17:00"], takes: 30 min}
run: {start: 2011-04-01, horizon: 1 day}
""")
    over = journal.sailings.route == 0
    assert journal.sailings.departed[over].tolist() == at("08:00", "09:00")
    assert (journal.crossings.sailing == journal.crossings.booked)[journal.crossings.booked >= 0].all()


def test_a_new_stop_ends_what_was_offered_after_the_one_before_and_nothing_is_offered_at_night() -> None:
    offers = "after_stop: {departures: 9, every: 20 min, when_waiting: 1}"
    seven = '["08:00", "08:01", "08:02", "08:03", "08:04", "08:05", "08:06", "08:07", "08:08", "08:09", "08:10"]'
    text = FERRY.replace("RULES", offers).replace("ARRIVALS", seven).replace(', "09:30"]', ', "09:30", "10:45"]')
    second = ", {began: 2011-04-01 10:30, ended: 2011-04-01 11:00, least_visibility: 500 m}]"
    twice = play(text.replace("least_visibility: 500 m}]", "least_visibility: 500 m}" + second))
    assert sorted(twice.sailings.departed.tolist()) == at("10:00", "10:00", "10:20", "11:00", "11:20", "11:40")
    night = FERRY.replace("RULES", offers).replace("ARRIVALS", seven)
    night = night.replace("2011-04-01 08:00, ended: 2011-04-01 10:00", "2011-03-31 20:00, ended: 2011-04-01 02:00")
    assert not play(night).sailings.extra.any()
