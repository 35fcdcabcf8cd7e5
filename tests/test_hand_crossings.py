"""Small crossings worked by hand, under both walkers: who boards, what fog and berths do, who stays behind."""

from __future__ import annotations

import pytest

from simulator.journal import Ending
from simulator.units import clock_minutes, clock_text
from tests.by_hand import DAY, DENSE_MORNING_FOG, at, booked, endings, fog, play


def test_those_who_booked_board_before_those_who_came_first() -> None:
    # Two walk up at 08:00, one comes at 08:50 with a booking for 09:00: two seats, so one who walked up must wait.
    journal = play("""
world:
  flows:
    walk_up: {arrivals: {at: ["08:00"]}, party: {size: 2}, itinerary: [{board: [out]}]}
    booked:
      arrivals: {at: ["08:30"]}
      booking: {on: [out], share: 100 %, shows_up: 10 min}
      itinerary: [{board: [out]}]
policy: {routes: {out: {origin: a, destination: b, departures: ["09:00", "10:00"], takes: 30 min, seats: 2}}}
run: {horizon: 1 day}
""")
    assert booked(journal).tolist() == [-1, -1, 0]
    assert journal.journeys.arrived.tolist() == at("08:00", "08:00", "08:50")
    assert journal.crossings.started.tolist() == at("09:00", "10:00", "09:00")
    assert journal.crossings.ended.tolist() == at("09:30", "10:30", "09:30")
    assert journal.sailings.boarded.tolist() == [2, 1]
    assert journal.sailings.left_behind.tolist() == [1, 0]


def test_full_sailings_pass_a_booking_on_to_the_next() -> None:
    # Four wish for 09:00; half of four seats may be sold on each sailing: two on 09:00, two on 10:00.
    journal = play("""
world:
  flows:
    booked:
      arrivals: {at: ["08:30", "08:31", "08:32", "08:33"]}
      booking: {on: [out], share: 100 %, seats: 50 %, shows_up: 20 min}
      itinerary: [{board: [out]}]
policy: {routes: {out: {origin: a, destination: b, departures: ["09:00", "10:00"], takes: 30 min, seats: 4}}}
run: {horizon: 1 day}
""")
    assert booked(journal).tolist() == [0, 0, 1, 1]
    assert journal.journeys.arrived.tolist() == at("08:40", "08:40", "09:40", "09:40")


def test_a_party_that_does_not_fit_stays_together_and_others_pass_it() -> None:
    # Three seats. One person is first, a party of three second, one person third: the two go, the party waits.
    journal = play("""
world:
  flows:
    one: {arrivals: {at: ["08:00", "08:20"]}, itinerary: [{board: [out]}]}
    three: {arrivals: {at: ["08:10"]}, party: {size: 3, together: true}, itinerary: [{board: [out]}]}
policy: {routes: {out: {origin: a, destination: b, departures: ["09:00", "10:00"], takes: 30 min, seats: 3}}}
run: {horizon: 1 day}
""")
    assert journal.crossings.started.tolist() == at("09:00", "09:00", "10:00", "10:00", "10:00")
    assert journal.sailings.boarded.tolist() == [2, 3]
    assert journal.sailings.left_behind.tolist() == [3, 0]


def test_a_party_waits_until_all_of_it_is_there() -> None:
    # One desk takes 10 minutes each: the party of three is through at 08:50, 09:00 and 09:10; boarding is at 09:00.
    journal = play("""
world:
  flows:
    three:
      arrivals: {at: ["08:40"]}
      party: {size: 3, together: true}
      itinerary: [{visit: desk, service: 10 min}, {board: [out]}]
policy:
  stations: {desk: {servers: 1}}
  routes: {out: {origin: a, destination: b, departures: ["09:00", "10:00"], takes: 30 min, seats: 9}}
run: {horizon: 1 day}
""")
    assert journal.crossings.queued.tolist() == at("08:50", "09:00", "09:10")
    assert journal.crossings.started.tolist() == at("10:00", "10:00", "10:00")
    assert journal.sailings.left_behind.tolist() == [0, 0]  # nobody who was ready had to stay


def test_boarding_closes_before_departure_and_takes_whoever_comes_at_that_minute() -> None:
    journal = play("""
world: {flows: {people: {arrivals: {at: ["08:55", "08:56"]}, itinerary: [{board: [out]}]}}}
policy:
  routes:
    out: {origin: a, destination: b, departures: ["09:00", "10:00"], boarding_closes: 5 min, takes: 30 min, seats: 9}
run: {horizon: 1 day}
""")
    assert journal.crossings.started.tolist() == at("09:00", "10:00")


def test_a_sailing_held_by_fog_leaves_when_it_clears() -> None:
    journal = play(f"""
world:
  flows: {{people: {{arrivals: {{at: ["05:30", "08:00"]}}, itinerary: [{{board: [out]}}]}}}}
{DENSE_MORNING_FOG}
policy:
  routes:
    out: {{origin: a, destination: b, departures: ["06:00", "09:00"], takes: 30 min, seats: 9, stops_in: [fog]}}
run: {{horizon: 1 day}}
""")
    came, cleared = fog(journal)
    assert came > clock_minutes("06:00")
    assert cleared > clock_minutes("10:00")
    assert journal.sailings.departed.tolist() == [*at("06:00"), cleared]
    assert journal.crossings.started.tolist() == [*at("06:00"), cleared]
    assert journal.journeys.left.tolist() == [*at("06:30"), cleared + 30]


def test_a_sailing_held_up_too_long_is_cancelled_at_the_stated_minute() -> None:
    # The day's last sailing, 09:00, may be an hour late and no more; at 10:00 the fog is still there.
    journal = play(f"""
world:
  flows: {{people: {{arrivals: {{at: ["08:00"]}}, itinerary: [{{board: [out]}}]}}}}
{DENSE_MORNING_FOG}
policy:
  routes:
    out:
      {{origin: a, destination: b, departures: ["09:00"], takes: 30 min, seats: 9, stops_in: [fog],
       cancelled_after: 1 h}}
run: {{horizon: 1 day}}
""")
    assert fog(journal)[1] > clock_minutes("10:00")
    assert journal.sailings.cancelled.tolist() == [True]
    assert endings(journal) == [Ending.STRANDED]
    assert journal.journeys.left.tolist() == at("10:00")


def test_whoever_remains_after_the_last_sailing_is_stranded_when_it_has_left() -> None:
    # One seat: the second traveller is stranded at 18:00, and who comes later at the end of the day.
    journal = play("""
world: {flows: {people: {arrivals: {at: ["17:00", "17:01", "20:00"]}, itinerary: [{board: [out]}]}}}
policy: {routes: {out: {origin: a, destination: b, departures: ["18:00"], takes: 30 min, seats: 1}}}
run: {horizon: 2 days}
""")
    assert endings(journal) == [Ending.FINISHED, Ending.STRANDED, Ending.STRANDED] * 2
    evening = [*at("18:30", "18:00"), DAY]
    assert journal.journeys.left.tolist() == pytest.approx([*evening, *(minutes + DAY for minutes in evening)])


def test_where_people_wait_for_the_morning_nobody_is_stranded() -> None:
    journal = play("""
world: {flows: {people: {arrivals: {at: ["17:00", "17:01"]}, itinerary: [{board: [out]}]}}}
policy:
  routes:
    out: {origin: a, destination: b, departures: ["09:00", "18:00"], takes: 30 min, seats: 1, left_after_last: wait}
run: {horizon: 2 days}
""")
    assert journal.crossings.started[:2].tolist() == at("18:00", "+09:00")
    assert journal.sailings.left_behind.tolist() == [0, 1, 0, 1]
    assert Ending.STRANDED not in endings(journal)


def test_who_is_booked_for_tomorrow_is_not_stranded_tonight() -> None:
    # Wishes for 18:30 find the next morning's 09:00, ten hours ahead of which one comes: at 23:00.
    journal = play("""
world:
  flows:
    people:
      arrivals: {at: ["18:30"]}
      booking: {on: [out], share: 100 %, shows_up: 10 h}
      itinerary: [{board: [out]}]
policy: {routes: {out: {origin: a, destination: b, departures: ["09:00", "18:00"], takes: 30 min, seats: 1}}}
run: {horizon: 2 days}
""")
    assert booked(journal)[0] == 2
    assert journal.journeys.arrived[0] == clock_minutes("23:00")
    assert journal.crossings.started[0] == DAY + clock_minutes("09:00")


def test_vessels_wait_for_the_berth_and_for_their_turnaround() -> None:
    # Two vessels sail at 09:00 and 09:05, half an hour each; the island has one berth. The first lands at 09:30 and
    # needs 20 minutes, so the 09:40 leaves at 09:50; only then does the second, off the pier since 09:35, come
    # alongside. It turns round until 10:10, ten minutes behind the 10:00.
    journal = play("""
world:
  flows:
    out: {arrivals: {at: ["08:30", "09:01"]}, itinerary: [{board: [out]}]}
    back: {arrivals: {at: ["09:30", "09:51"]}, itinerary: [{board: [back]}]}
policy:
  ports: {mainland: {berths: 2}, island: {berths: 1}}
  vessels:
    first: {seats: 9, works: [out, back], lies_at: mainland, turnaround: 20 min}
    second: {seats: 9, works: [out, back], lies_at: mainland, turnaround: 20 min}
  routes:
    out: {origin: mainland, destination: island, departures: ["09:00", "09:05"], takes: 30 min}
    back: {origin: island, destination: mainland, departures: ["09:40", "10:00"], takes: 30 min}
run: {horizon: 1 day}
""")
    assert [journal.vessels[row] for row in journal.sailings.vessel] == ["first", "second", "first", "second"]
    assert journal.sailings.departed.tolist() == at("09:00", "09:05", "09:50", "10:10")
    assert journal.sailings.arrived.tolist() == at("09:30", "09:50", "10:20", "10:40")
    assert journal.journeys.left.tolist() == at("09:30", "09:50", "10:20", "10:40")


def test_a_sailing_for_which_no_vessel_comes_is_cancelled_and_the_next_takes_its_people() -> None:
    # The ship lies at the island and comes over at 10:30: too late for the 08:00, in good time for the 11:00.
    journal = play("""
world: {flows: {people: {arrivals: {at: ["07:30"]}, itinerary: [{board: [out]}]}}}
policy:
  ports: {mainland: {berths: 1}, island: {berths: 1}}
  vessels: {ship: {seats: 9, works: [out, back], lies_at: island, turnaround: 10 min}}
  routes:
    out: {origin: mainland, destination: island, departures: ["08:00", "11:00"], takes: 30 min, cancelled_after: 1 h}
    back: {origin: island, destination: mainland, departures: ["10:00"], takes: 30 min}
run: {horizon: 1 day}
""")
    assert journal.sailings.cancelled.tolist() == [True, False, False]  # 08:00, 10:00, 11:00
    assert journal.crossings.started.tolist() == at("11:00")


def test_a_late_vessel_sails_as_soon_as_it_can_and_is_not_cancelled_within_the_limit() -> None:
    # As above, but the 08:00 may be three hours late: ship at 10:30, ten minutes' turnaround, off at 10:40.
    journal = play("""
world: {flows: {people: {arrivals: {at: ["07:30"]}, itinerary: [{board: [out]}]}}}
policy:
  ports: {mainland: {berths: 1}, island: {berths: 1}}
  vessels: {ship: {seats: 9, works: [out, back], lies_at: island, turnaround: 10 min}}
  routes:
    out: {origin: mainland, destination: island, departures: ["08:00"], takes: 30 min, cancelled_after: 3 h}
    back: {origin: island, destination: mainland, departures: ["10:00"], takes: 30 min}
run: {horizon: 1 day}
""")
    assert journal.crossings.started.tolist() == at("10:40")


def test_a_journey_over_two_waters_takes_the_first_connection_it_can_reach() -> None:
    # 09:00 and half an hour, ten minutes' walk: past the 09:35, in time for the 10:00, ashore at 10:20.
    journal = play("""
world:
  flows:
    people: {arrivals: {at: ["08:30"]}, itinerary: [{board: [first]}, {walk: 10 min}, {board: [second]}]}
policy:
  routes:
    first: {origin: a, destination: b, departures: ["09:00"], takes: 30 min, seats: 9}
    second: {origin: b, destination: c, departures: ["09:35", "10:00"], takes: 20 min, seats: 9}
run: {horizon: 1 day}
""")
    assert journal.crossings.queued.tolist() == at("08:30", "09:40")
    assert journal.crossings.started.tolist() == at("09:00", "10:00")
    assert journal.journeys.left.tolist() == at("10:20")
    assert [clock_text(minutes) for minutes in journal.sailings.scheduled[journal.crossings.sailing]] == [
        "09:00",
        "10:00",
    ]
