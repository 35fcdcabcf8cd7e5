"""Journeys of several legs worked by hand, under both walkers: what a ticket promises, and what it is worth late."""

from __future__ import annotations

from simulator.journal import Ending, Journal
from tests.by_hand import at, booked, endings, play

TWO_LEGS = """
world:
  flows:
    out:
      arrivals: {at: ARRIVALS, on: [2011-04-01]}
      KINDS
      booking: {on: [boat], share: 100 %, shows_up: 10 min}
      connections: [{on: [air], allows: ALLOWS}]
      itinerary: [{board: [boat]}, {walk: 20 min}, {board: [air]}]
  WEATHER
policy:
  airports: {b: {}, c: {}}
  routes:
    boat: {origin: a, destination: b, departures: ["09:00", "10:00"], takes: 30 min, seats: 9, stops_in: STOPS}
    air:
      mode: flight
      origin: b
      destination: c
      departures: ["10:00", "11:00", "12:00"]
      takes: 50 min
      seats: 2
      NIGHT
run: {start: 2011-04-01, horizon: 2 days}
"""
FOG = """weather: {fog: {listed: [{began: 2011-04-01 08:30, ended: 2011-04-01 10:15}]}}"""


def two_legs(
    arrivals: str, allows: str = "30 min", weather: str = "", night: str = "boarding_closes: 0 min", kinds: str = ""
) -> Journal:
    text = TWO_LEGS.replace("ARRIVALS", arrivals).replace("ALLOWS", allows).replace("NIGHT", night)
    text = text.replace("WEATHER", weather).replace("STOPS", "[fog]" if weather else "[]").replace("KINDS", kinds)
    return play(text)


def flights(journal: Journal) -> list[tuple[int, int, float]]:
    """Of each flight taken or waited for: what was booked, what was taken (rows of sailings), and when it left."""
    here = journal.crossings.lounge == 1
    crossings = journal.crossings
    rows = zip(crossings.booked[here], crossings.sailing[here], crossings.started[here], strict=True)
    return [(int(booked), int(taken), float(left)) for booked, taken, left in rows]


def test_a_connection_is_the_first_flight_that_the_ticket_can_promise() -> None:
    # The 09:00 boat is due at 09:30. With 30 minutes allowed the 10:00 flight is promised, with 31 the 11:00.
    # Sailings by time: boats 0 (09:00) and 2 (10:00, by route before the flight), flights 1 (wait: 10:00 is row 2).
    journal = two_legs('["08:50"]')
    assert journal.sailings.scheduled.tolist()[:4] == at("09:00", "10:00", "10:00", "11:00")
    assert flights(journal) == [(2, 2, 600.0)]
    assert flights(two_legs('["08:50"]', allows="31 min")) == [(3, 3, 660.0)]


def test_a_flight_with_no_seat_left_passes_the_ticket_on_to_the_next() -> None:
    # Three on one boat, two seats on each flight: the third is booked on the 11:00.
    assert sorted(flights(two_legs('["08:50", "08:51", "08:52"]'))) == [(2, 2, 600.0), (2, 2, 600.0), (3, 3, 660.0)]


def test_who_misses_a_flight_goes_on_standby_behind_those_who_booked_the_next() -> None:
    # Fog holds the 09:00 boat until 10:15: ashore at 10:45, at the airport at 11:05, too late for 10:00 and 11:00.
    # Two who are booked on the 12:00 come by the 10:00 boat, which also leaves at 10:15: they have its two seats.
    journal = two_legs('["08:50", "09:50", "09:51"]', allows="80 min", weather=FOG, night="left_after_last: wait")
    late, *others = flights(journal)
    assert late == (3, 7, 24 * 60 + 600.0)  # the first flight of the next day
    assert others == [(4, 4, 720.0), (4, 4, 720.0)]


def test_who_is_left_at_night_waits_or_asks_for_the_money_back() -> None:
    # Twenty come from 10:20 on, after the only flight. At midnight the same travellers always ask for their money
    # back, and more of them where the share is larger; the others fly in the morning.
    refunded: list[set[int]] = []
    times = [f"10:{minute}" for minute in range(20, 40)]
    for share in ("0 %", "50 %", "100 %"):
        journal = play(f"""
world:
  flows: {{out: {{arrivals: {{at: {times}, on: [2011-04-01]}}, itinerary: [{{board: [air]}}]}}}}
policy:
  routes:
    air: {{origin: b, destination: c, departures: ["10:00"], takes: 50 min, seats: 99, left_after_last: wait,
              refunds: {share}}}
run: {{start: 2011-04-01, horizon: 2 days}}
""")
        gone = {row for row, ending in enumerate(endings(journal)) if ending == Ending.REFUNDED}
        assert all(1439.9 < journal.journeys.left[row] < 1440 for row in gone)
        assert journal.sailings.boarded.tolist() == [0, 20 - len(gone)]
        refunded.append(gone)
    nobody, some, everybody = refunded
    assert (len(nobody), len(everybody)) == (0, 20)
    assert nobody < some < everybody


def test_several_ways_to_book_are_each_for_their_own() -> None:
    journal = play("""
world:
  flows:
    out:
      arrivals: {at: ["08:00", "08:01", "08:02", "08:03", "08:04", "08:05", "08:06", "08:07"]}
      traits: {onward: {north: 50 %, south: 50 %}}
      booking:
        - {on: [northward], only: [north], share: 100 %, shows_up: 30 min}
        - {on: [southward], share: 100 %, shows_up: 60 min}
      itinerary: [{board: [northward], only: [north]}, {board: [southward], only: [south]}]
policy:
  routes:
    northward: {origin: a, destination: b, departures: ["10:00"], takes: 30 min, seats: 9}
    southward: {origin: a, destination: c, departures: ["11:00"], takes: 30 min, seats: 9}
run: {horizon: 1 day}
""")
    north = journal.journeys.kind == journal.kinds.index("north")
    assert 0 < north.sum() < 8
    assert set(journal.journeys.arrived[north]) == set(at("09:30"))
    assert set(journal.journeys.arrived[~north]) == set(at("10:00"))
    assert (journal.crossings.booked == journal.crossings.sailing).all()


def test_a_party_asks_for_its_money_back_as_one() -> None:
    journal = play("""
world:
  flows:
    groups:
      arrivals: {at: ["10:50", "10:51", "10:52", "10:53", "10:54", "10:55"], on: [2011-04-01]}
      party: {size: 3, together: true}
      itinerary: [{board: [air]}]
policy:
  airports: {b: {}, c: {}}
  routes:
    air: {mode: flight, origin: b, destination: c, departures: ["10:00"], takes: 50 min, seats: 99,
             left_after_last: wait, refunds: 50 %}
run: {start: 2011-04-01, horizon: 2 days}
""")
    endings_of_party = [set(endings(journal)[first : first + 3]) for first in range(0, 18, 3)]
    assert all(len(party) == 1 for party in endings_of_party)
    assert {Ending.REFUNDED, Ending.FINISHED} == set().union(*endings_of_party)


def test_a_booking_holds_whichever_of_several_alternatives_one_takes() -> None:
    journal = play("""
world:
  flows:
    out:
      arrivals: {at: ["08:00", "08:01", "08:02", "08:03", "08:04", "08:05"]}
      kinds: {local: 50 %, other: 50 %}
      booking: {on: [over], share: 100 %, shows_up: 30 min}
      itinerary: [{one_of: [{board: [over], only: [local]}, {board: [over], name: otherwise}]}]
policy: {routes: {over: {origin: a, destination: b, departures: ["09:00", "10:00"], takes: 30 min, seats: 9}}}
run: {horizon: 1 day}
""")
    assert len(set(journal.journeys.kind)) == 2
    assert booked(journal).tolist() == [0] * 6


def test_of_two_connections_on_one_route_each_takes_the_first_that_is_for_them() -> None:
    journal = play("""
world:
  flows:
    out:
      arrivals: {at: ["07:50"]}
      kinds: {local: 100 %}
      booking: {on: [boat], share: 100 %, shows_up: 10 min}
      connections: [{on: [air], only: [local], allows: 10 min}, {on: [air], allows: 90 min}]
      itinerary: [{board: [boat]}, {board: [air]}]
policy:
  routes:
    boat: {origin: a, destination: b, departures: ["08:00"], takes: 30 min, seats: 9}
    air: {origin: b, destination: c, departures: ["09:00", "10:30"], takes: 30 min, seats: 1}
run: {horizon: 1 day}
""")
    assert journal.crossings.started.tolist() == at("08:00", "09:00")


def test_a_party_that_boards_together_decides_together_whether_to_board() -> None:
    journal = play("""
world:
  flows:
    groups:
      arrivals: {at: ["07:00", "07:01", "07:02", "07:03", "07:04", "07:05", "07:06", "07:07"]}
      party: {size: 3, together: true}
      itinerary:
        - one_of: [{board: [bus], share: 50 %}, {walk: 20 min}]
        - {board: [over]}
policy:
  routes:
    bus: {mode: coach, origin: a, destination: b, departures: ["08:00"], takes: 30 min, seats: 99}
    over: {origin: b, destination: c, departures: ["09:00"], takes: 30 min, seats: 99}
run: {horizon: 1 day}
""")
    assert set(endings(journal)) == {Ending.FINISHED}
    assert 0 < journal.sailings.boarded[0] < 24
    assert journal.sailings.boarded[0] % 3 == 0


def test_a_flow_of_which_nobody_comes_disturbs_no_other() -> None:
    journal = play("""
world:
  flows:
    ship: {arrivals: {at: ["08:00"], on: [2012-05-05]}, itinerary: [{board: [over]}]}
    out:
      arrivals: {at: ["08:00", "08:01"]}
      booking: {on: [over], share: 100 %, shows_up: 10 min}
      itinerary: [{board: [over]}]
policy: {routes: {over: {origin: a, destination: b, departures: ["09:00"], takes: 30 min, seats: 9}}}
run: {horizon: 1 day}
""")
    assert booked(journal).tolist() == [0, 0]
    assert len(journal.crossings.booked) == len(journal.crossings) == 2


def test_seats_that_are_left_go_to_those_booked_for_tomorrow_but_last() -> None:
    # Of the day's only flight with three seats one may be booked, by the first; the second is booked on tomorrow's.
    # Both come by the boat, and so do two without a ticket: they have the first two free seats, tomorrow's waits.
    def after(walk_ups: int) -> list[float]:
        journal = play(f"""
world:
  flows:
    out:
      arrivals: {{at: ["07:50", "07:51"], on: [2011-04-01]}}
      booking: {{on: [boat], share: 100 %, shows_up: 10 min}}
      connections: [{{on: [air], allows: 30 min, seats: 34 %}}]
      itinerary: [{{board: [boat]}}, {{board: [air]}}]
    walk_up:
      arrivals: {{at: ["09:00"], on: [2011-04-01]}}
      party: {{size: {walk_ups}}}
      itinerary: [{{board: [air]}}]
policy:
  routes:
    boat: {{origin: a, destination: b, departures: ["08:00"], takes: 30 min, seats: 9}}
    air: {{origin: b, destination: c, departures: ["10:00"], takes: 30 min, seats: 3, left_after_last: wait}}
run: {{start: 2011-04-01, horizon: 2 days}}
""")
        mine = (journal.crossings.lounge == 1) & (journal.journeys.flow[journal.crossings.entity] == 0)
        return sorted(journal.crossings.started[mine].tolist())

    assert after(walk_ups=1) == at("10:00", "10:00")
    assert after(walk_ups=2) == at("10:00", "+10:00")
