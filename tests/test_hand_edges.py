"""The edges of a day worked by hand: ties, midnights, bookings that do not fit, relief that comes and goes at once."""

from __future__ import annotations

import pytest

from simulator.journal import Ending
from simulator.scenario import loads
from simulator.world import simulate
from tests.by_hand import ABOUT, DENSE_MORNING_FOG, at, booked, endings, fog, play

ALL_WALKERS = ("plain", "compiled")


def test_a_server_given_back_at_the_same_instant_is_in_time_for_whoever_has_no_patience() -> None:
    # Two desks until 00:05, then one. Both services end at 00:10: p gives back first, finds q's still counted busy at
    # the one desk left, and asks again without patience. q gives back at that instant too, before patience can end.
    journal = play(
        """
world:
  flows:
    p:
      arrivals: {at: ["00:00"]}
      itinerary:
        - {visit: desk, service: 10 min}
        - {visit: desk, service: 5 min, patience: 0 min, name: again}
    q: {arrivals: {at: ["00:01"]}, itinerary: [{visit: desk, service: 9 min}]}
policy: {stations: {desk: {roster: {"00:00": 2, "00:05": 1}}}}
run: {horizon: 1 h}
""",
        walkers=ALL_WALKERS,
    )
    assert endings(journal) == [Ending.FINISHED, Ending.FINISHED]
    assert journal.journeys.left.tolist() == at("00:15", "00:10")


def test_at_one_instant_whoever_was_told_first_goes_first() -> None:
    # Four services end at 00:10, in the order in which they began: p, q, r, s. p asks for the stamp and q for the
    # second desk, and both get them; r finds p's desk taken by q and s still at the other, and waits; s gives it back.
    # Now the news is told in the order in which it arose: p's return of a desk calls r in, then p is stamped, in no
    # time. So r comes to the gate before p: 00:10 to 00:15, and p 00:15 to 00:20.
    journal = play(
        """
world:
  flows:
    p:
      arrivals: {at: ["00:00"]}
      itinerary: [{visit: desk, service: 10 min}, {visit: stamp, service: 0 min}, {visit: gate, service: 5 min}]
    q: {arrivals: {at: ["00:01"]}, itinerary: [{visit: scales, service: 9 min}, {visit: desk, service: 1 min}]}
    r:
      arrivals: {at: ["00:02"]}
      itinerary:
        - {visit: scales, service: 8 min}
        - {seize: desk}
        - {visit: gate, service: 5 min}
        - {release: desk}
    s: {arrivals: {at: ["00:03"]}, itinerary: [{visit: desk, service: 7 min}]}
policy: {stations: {desk: {servers: 2}, scales: {servers: 2}, stamp: {servers: 1}, gate: {servers: 1}}}
run: {horizon: 1 h}
""",
        walkers=ALL_WALKERS,
    )
    assert journal.visits["gate"].started.tolist() == at("00:15", "00:10")  # p, r
    assert journal.journeys.left.tolist() == at("00:20", "00:11", "00:15", "00:10")


def test_a_late_sailing_of_yesterday_strands_nobody_who_came_today() -> None:
    # One seat, and an hour for each crossing and each turnaround: 09:00, back 11:00, 22:00, back at 24:00 (late), and
    # yesterday's 23:00 leaves at +02:00 with whoever came at 01:30. Who came at 01:31 has today's 09:00 to come: the
    # ship is back from its 11:00 at 12:00 and ready at 13:00.
    journal = play("""
world: {flows: {people: {arrivals: {at: ["01:30", "01:31"]}, itinerary: [{board: [out]}]}}}
policy:
  ports: {mainland: {berths: 1}, island: {berths: 1}}
  vessels: {ship: {seats: 1, works: [out, back], lies_at: mainland, turnaround: 60 min}}
  routes:
    out: {origin: mainland, destination: island, departures: ["09:00", "22:00", "23:00"], takes: 60 min}
    back: {origin: island, destination: mainland, departures: ["11:00", "23:30"], takes: 60 min}
run: {horizon: 2 days}
""")
    assert journal.crossings.started.tolist() == at("09:00", "22:00", "+02:00", "+13:00")
    assert endings(journal) == [Ending.FINISHED] * 4


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


@pytest.mark.parametrize(
    "seizing",
    [
        "{one_of: [{seize: desk, only: [local]}, {seize: desk, priority: 1}]}",
        "{seize: desk, only: [local]}, {seize: desk, only: [other], priority: 1, name: other_desk}",
    ],
    ids=["by one of two alternatives", "by one of two steps"],
)
def test_whoever_seized_gives_back_wherever_it_was_seized(seizing: str) -> None:
    # One a minute, and a minute each: were a desk kept, the next would wait for ever.
    journal = play(f"""
world:
  flows:
    people:
      arrivals: {{at: ["08:00", "08:01", "08:02", "08:03"]}}
      kinds: {{local: 50 %, other: 50 %}}
      itinerary: [{seizing}, {{walk: 1 min}}, {{release: desk}}]
policy: {{stations: {{desk: {{servers: 1}}}}}}
run: {{horizon: 1 day}}
""")
    assert journal.journeys.left.tolist() == at("08:01", "08:02", "08:03", "08:04")


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


def test_where_no_sailing_falls_within_the_run_people_wait_to_its_end() -> None:
    # The only departure, 24:00, is the end of the run, and what falls on the end does not happen any more.
    journal = play("""
world: {flows: {people: {arrivals: {at: ["08:00"]}, itinerary: [{board: [out]}]}}}
policy: {routes: {out: {origin: a, destination: b, departures: ["24:00"], takes: 10 min, seats: 1}}}
run: {horizon: 1 day}
""")
    assert endings(journal) == [Ending.INSIDE]
    assert len(journal.sailings) == 0


def test_nobody_is_stranded_while_a_sailing_after_the_end_of_the_run_is_to_come() -> None:
    # One seat at 09:00, one at 15:00; the run ends at noon.
    journal = play("""
world: {flows: {people: {arrivals: {at: ["08:30", "08:31"]}, itinerary: [{board: [out]}]}}}
policy: {routes: {out: {origin: a, destination: b, departures: ["09:00", "15:00"], takes: 10 min, seats: 1}}}
run: {horizon: 12 h}
""")
    assert endings(journal) == [Ending.FINISHED, Ending.INSIDE]


def test_the_2400_sailing_belongs_to_the_day_it_ends() -> None:
    # One seat at 23:00 and one at 24:00: the second of the evening is not stranded at 23:00, but goes at midnight.
    journal = play("""
world: {flows: {people: {arrivals: {at: ["22:30", "22:31"]}, itinerary: [{board: [out]}]}}}
policy: {routes: {out: {origin: a, destination: b, departures: ["23:00", "24:00"], takes: 10 min, seats: 1}}}
run: {horizon: 2 days}
""")
    assert journal.crossings.started[:2].tolist() == at("23:00", "+00:00")


@pytest.mark.parametrize(
    ("called_at", "sent_back_at", "last_two", "changed"),
    [
        (3, 2, ("08:30", "08:40"), ("00:00", "08:00", "08:00", "08:03", "08:20")),
        (3, 0, ("08:30", "08:30"), ("00:00", "08:00", "08:30")),
        (1, 0, ("08:30", "08:30"), ("00:00", "08:00", "08:30")),
    ],
)
def test_relief_that_is_called_and_sent_back_at_one_instant_serves_one(
    called_at: int, sent_back_at: int, last_two: tuple[str, str], changed: tuple[str, ...]
) -> None:
    # Four at 08:00 and four at 08:03, ten minutes each. Relief takes the second of the first four: two wait, and where
    # it is sent back at two, it goes at once, to be called again by the four who follow. Pairs start at 08:00, 08:10
    # and 08:20, when two wait again: sent back now, it leaves them to one desk, 08:30 and 08:40; else both at 08:30.
    journal = play(f"""
world:
  flows:
    people: {{arrivals: {{at: ["08:00", "08:03"]}}, party: {{size: 4}}, itinerary: [{{visit: desk, service: 10 min}}]}}
policy:
  stations:
    desk: {{servers: 1, relief: {{servers: 1, when_waiting: {called_at}, until_waiting: {sent_back_at}}}}}
run: {{horizon: 1 day}}
""")
    pairs = ("08:00", "08:00", "08:10", "08:10", "08:20", "08:20")
    assert journal.visits["desk"].started.tolist() == at(*pairs, *last_two)
    record = journal.stations["desk"]
    assert record.changed.tolist() == at(*changed)
    assert record.servers.tolist() == [1, 2, 1, 2, 1][: len(changed)]


def test_relief_called_before_closing_does_not_come_to_a_closed_desk() -> None:
    # Five at 16:58: one is served, four wait, and relief would come at 17:03. Shut since 17:00, the desk serves the
    # four alone from 08:00 on.
    journal = play("""
world:
  flows: {people: {arrivals: {at: ["16:58"]}, party: {size: 5}, itinerary: [{visit: desk, service: 10 min}]}}
policy:
  stations:
    desk:
      roster: {"08:00": 1, "17:00": 0}
      relief: {servers: 1, when_waiting: 3, until_waiting: 0, comes_after: 5 min}
run: {horizon: 2 days}
""")
    assert journal.visits["desk"].started[:5].tolist() == at("16:58", "+08:00", "+08:10", "+08:20", "+08:30")
    assert journal.stations["desk"].servers.tolist() == [0, 1, 0, 1, 0]


def test_a_vessel_that_finds_no_berth_does_not_keep_its_sailing_from_being_cancelled() -> None:
    # Fog holds one ship in the pier's only berth from 08:30 until after ten. The other cannot come alongside for its
    # 09:00, which may be an hour late: cancelled at 10:00, and with it the day's last.
    journal = play(f"""
world:
  flows: {{people: {{arrivals: {{at: ["08:57"]}}, itinerary: [{{board: [out]}}]}}}}
{DENSE_MORNING_FOG}
policy:
  ports: {{pier: {{berths: 1}}, island: {{berths: 2}}, islet: {{berths: 1}}}}
  vessels:
    held: {{seats: 5, works: [to_islet, from_islet], lies_at: pier, turnaround: 10 min}}
    kept_off: {{seats: 5, works: [out, back], lies_at: pier, turnaround: 20 min}}
  routes:
    to_islet: {{origin: pier, destination: islet, departures: ["08:30"], takes: 30 min, stops_in: [fog]}}
    from_islet: {{origin: islet, destination: pier, departures: ["15:00"], takes: 30 min}}
    out: {{origin: pier, destination: island, departures: ["09:00"], takes: 30 min, cancelled_after: 1 h}}
    back: {{origin: island, destination: pier, departures: ["15:00"], takes: 30 min}}
run: {{horizon: 1 day}}
""")
    came, cleared = fog(journal)
    assert came < at("08:30")[0] < at("10:00")[0] < cleared
    assert journal.journeys.left.tolist() == at("10:00")
    assert endings(journal) == [Ending.STRANDED]


def test_boarding_closes_for_every_sailing_however_close_they_follow() -> None:
    # Ten minutes before each: at 08:50 for the 09:00, at 08:55 for the 09:05. Who comes at 08:57 takes the 10:00.
    journal = play("""
world: {flows: {people: {arrivals: {at: ["08:57"]}, itinerary: [{board: [out]}]}}}
policy:
  routes:
    out:
      origin: a
      destination: b
      departures: ["09:00", "09:05", "10:00"]
      boarding_closes: 10 min
      takes: 30 min
      seats: 5
run: {horizon: 1 day}
""")
    assert journal.crossings.started.tolist() == at("10:00")


@pytest.mark.parametrize(
    "unused", ["{walk: 1 min, share: 0 %, name: stroll}", "{visit: shop, service: 1 min, share: 0 %}"]
)
def test_a_step_that_nobody_takes_changes_nobodys_luck(unused: str) -> None:
    def left(before: str) -> list[float]:
        journal = play(f"""
world:
  flows:
    people:
      arrivals: {{at: ["08:00", "09:00", "10:00"]}}
      itinerary: [{before} {{walk: {{exponential: 5 min}}}}, {{visit: desk, service: {{exponential: 3 min}}}}]
policy: {{stations: {{desk: {{servers: 9}}, shop: {{servers: 9}}}}}}
run: {{horizon: 1 day}}
""")
        return journal.journeys.left.tolist()

    assert left(before="") == left(before=f"{unused},")


def test_one_more_sailing_in_the_morning_changes_no_later_sailings_luck() -> None:
    def arrived(departures: str) -> dict[float, float]:
        sailings = play(f"""
world: {{flows: {{people: {{arrivals: {{at: ["08:00"]}}, itinerary: [{{board: [out]}}]}}}}}}
policy:
  routes:
    out: {{origin: a, destination: b, departures: [{departures}], takes: {{exponential: 30 min}}, seats: 5}}
run: {{horizon: 2 days}}
""").sailings
        return dict(zip(sailings.scheduled.tolist(), sailings.arrived.tolist(), strict=True))

    before, after = arrived('"09:00", "10:00"'), arrived('"06:00", "09:00", "10:00"')
    assert set(after) - set(before) == set(at("06:00", "+06:00"))
    assert {scheduled: after[scheduled] for scheduled in before} == before


def test_an_unknown_walker_is_refused_by_name() -> None:
    scenario = loads(f"""{ABOUT}
world: {{flows: {{people: {{arrivals: {{at: ["08:00"]}}, itinerary: [{{walk: 1 min}}]}}}}}}
run: {{horizon: 1 day}}
""").scenario
    with pytest.raises(ValueError, match="there is no walker 'refrence'; there are: auto, compiled, plain, reference"):
        simulate(scenario, walker="refrence")


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
