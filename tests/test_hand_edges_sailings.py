"""The edges of a timetable worked by hand: midnights, the end of the run, vessels late and close together."""

from __future__ import annotations

from simulator.journal import Ending
from tests.by_hand import DENSE_MORNING_FOG, at, endings, fog, play


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
