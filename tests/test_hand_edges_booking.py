"""The edges of booking worked by hand: what does not fit, what is shared out, the second leg of a way."""

from __future__ import annotations

from tests.by_hand import at, booked, play


def test_who_is_booked_on_the_second_leg_takes_any_sailing_of_the_first() -> None:
    # Wishes for 10:00 and is booked on the second leg's 10:00; comes 90 minutes ahead, in time for the 09:00.
    journal = play("""
world:
  flows:
    people:
      arrivals: {at: ["10:00"]}
      booking: {on: [second], share: 100 %, shows_up: 90 min}
      itinerary: [{board: [first]}, {board: [second]}]
policy:
  routes:
    first: {origin: a, destination: b, departures: ["09:00", "11:00"], takes: 30 min, seats: 2}
    second: {origin: b, destination: c, departures: ["10:00", "12:00"], takes: 30 min, seats: 2}
run: {horizon: 1 day}
""")
    assert journal.crossings.started.tolist() == at("09:00", "10:00")


def test_who_is_booked_on_the_first_leg_may_take_a_second_leg_that_was_due_before() -> None:
    # The second leg's ship comes over from c with the 09:20, is alongside at 09:50 and ready at 10:00: then its 08:50
    # leaves, with whoever landed at 09:30.
    journal = play("""
world:
  flows:
    people:
      arrivals: {at: ["09:00"]}
      booking: {on: [first], share: 100 %, shows_up: 10 min}
      itinerary: [{board: [first]}, {board: [second]}]
policy:
  ports: {b: {berths: 1}, c: {berths: 1}}
  vessels: {ship: {seats: 5, works: [second, back], lies_at: c, turnaround: 10 min}}
  routes:
    first: {origin: a, destination: b, departures: ["09:00"], takes: 30 min, seats: 2}
    second: {origin: b, destination: c, departures: ["08:50"], takes: 30 min}
    back: {origin: c, destination: b, departures: ["09:20"], takes: 30 min}
run: {horizon: 1 day}
""")
    assert journal.crossings.started.tolist() == at("09:00", "10:00")


def test_a_coach_too_large_for_any_ship_keeps_nobody_else_from_booking() -> None:
    # Thirty wish for 08:00 and fit into none of the sailings of twenty seats: all three stay open to the others.
    journal = play("""
world:
  flows:
    bus:
      arrivals: {at: ["08:00"]}
      party: {size: 30}
      booking: {on: [out], share: 100 %, shows_up: 10 min}
      itinerary: [{board: [out]}]
    people:
      arrivals: {at: ["08:10", "09:10"]}
      booking: {on: [out], share: 100 %, shows_up: 5 min}
      itinerary: [{board: [out]}]
policy:
  routes: {out: {origin: a, destination: b, departures: ["09:00", "10:00", "11:00"], takes: 10 min, seats: 20}}
run: {horizon: 1 day}
""")
    assert booked(journal)[30:].tolist() == [0, 1]


def test_a_party_that_finds_too_few_seats_leaves_them_to_the_next_who_books() -> None:
    # Three seats. One books 09:00; the party of three finds two left there and books 10:00; the next one, 09:00 again.
    journal = play("""
world:
  flows:
    one:
      arrivals: {at: ["08:00", "08:20"]}
      booking: {on: [out], share: 100 %, shows_up: 5 min}
      itinerary: [{board: [out]}]
    three:
      arrivals: {at: ["08:10"]}
      party: {size: 3, together: true}
      booking: {on: [out], share: 100 %, shows_up: 5 min}
      itinerary: [{board: [out]}]
policy: {routes: {out: {origin: a, destination: b, departures: ["09:00", "10:00"], takes: 10 min, seats: 3}}}
run: {horizon: 1 day}
""")
    assert booked(journal).tolist() == [0, 0, 1, 1, 1]


def test_each_flow_keeps_to_its_own_share_of_the_seats() -> None:
    # Four seats, of which one flow may book half: its third goes to 10:00, and the other flow still books 09:00.
    journal = play("""
world:
  flows:
    half:
      arrivals: {at: ["08:00", "08:01", "08:02"]}
      booking: {on: [out], share: 100 %, seats: 50 %, shows_up: 5 min}
      itinerary: [{board: [out]}]
    free:
      arrivals: {at: ["08:30"]}
      booking: {on: [out], share: 100 %, shows_up: 5 min}
      itinerary: [{board: [out]}]
policy: {routes: {out: {origin: a, destination: b, departures: ["09:00", "10:00"], takes: 10 min, seats: 4}}}
run: {horizon: 1 day}
""")
    assert booked(journal).tolist() == [0, 0, 1, 0]


def test_29_percent_of_100_seats_are_29() -> None:
    # In binary fractions 0.29 * 100 is a little less than 29; a party of 29 finds its seats all the same.
    journal = play("""
world:
  flows:
    bus:
      arrivals: {at: ["08:00"]}
      party: {size: 29}
      booking: {on: [out], share: 100 %, seats: 29 %, shows_up: 5 min}
      itinerary: [{board: [out]}]
policy: {routes: {out: {origin: a, destination: b, departures: ["09:00"], takes: 10 min, seats: 100}}}
run: {horizon: 1 day}
""")
    assert 0.29 * 100 < 29
    assert booked(journal).tolist() == [0] * 29


def test_a_booking_for_the_second_leg_still_counts_when_its_holder_comes_to_it() -> None:
    # Booked on b's 10:00: comes at 08:30, crosses on a from 09:00 to 09:30. Whoever walked up to b at 09:15 came
    # first, but the only seat of the 10:00 is sold.
    journal = play("""
world:
  flows:
    through:
      arrivals: {at: ["10:00"]}
      booking: {on: [b], share: 1, shows_up: 90 min}
      itinerary: [{board: [a]}, {board: [b]}]
    walk_up: {arrivals: {at: ["09:15"]}, itinerary: [{board: [b]}]}
policy:
  routes:
    a: {origin: x, destination: y, departures: ["09:00"], takes: 30 min, seats: 1}
    b: {origin: y, destination: z, departures: ["10:00", "12:00"], takes: 30 min, seats: 1}
run: {horizon: 1 day}
""")
    through = journal.crossings.entity == 0
    assert journal.crossings.started[through].tolist() == at("09:00", "10:00")
    assert journal.crossings.started[~through].tolist() == at("12:00")
