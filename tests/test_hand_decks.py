"""Decks, places, days of the week and discharge worked by hand, under all walkers."""

from __future__ import annotations

import math

import pytest

from simulator.journal import Ending, Journal
from simulator.scenario import loads
from simulator.study.preflight import preflight
from tests.by_hand import ABOUT, DAY, at, booked, endings, play

EVERY = ("plain", "compiled")


def row(journal: Journal, route: str) -> list[int]:
    """The sailings of a route, in their order."""
    return [number for number, code in enumerate(journal.sailings.route.tolist()) if journal.routes[code] == route]


def column(journal: Journal, route: str, name: str) -> list[float]:
    """One column of the sailings of a route."""
    return [getattr(journal.sailings, name).tolist()[number] for number in row(journal, route)]


SHUTTLE = """
world:
  flows:
    people: {arrivals: {at: ["09:40"]}, itinerary: [{board: [over]}]}
    cars: {arrivals: {at: CARS}, itinerary: [{board: [deck]}]}
policy:
  ports: {a: {berths: 1}, b: {berths: 1}}
  vessels: {ship: {seats: 9, works: [over, back], lies_at: a, turnaround: 10 min DECKS}}
  routes:
    over: {origin: a, destination: b, departures: ["10:00", "14:00"], takes: 1 h, boarding_closes: 5 min,
           left_after_last: wait}
    back: {origin: b, destination: a, departures: ["12:00"], takes: 1 h}
    deck: {aboard: over, DECK, left_after_last: wait}
run: {start: 2011-10-03, horizon: 1 day}
"""


def shuttle(deck: str = "seats: 2", cars: str = '["09:30"]', decks: str = "") -> Journal:
    return play(SHUTTLE.replace("DECKS", decks).replace("DECK", deck).replace("CARS", cars), walkers=EVERY)


def test_a_deck_leaves_and_arrives_with_the_route_it_is_aboard_of() -> None:
    journal = shuttle()
    for name in ("scheduled", "departed", "arrived", "vessel"):
        assert column(journal, "deck", name) == column(journal, "over", name)
    assert column(journal, "over", "departed") == at("10:00", "14:00")
    assert (column(journal, "deck", "boarded"), column(journal, "over", "boarded")) == ([1, 0], [1, 0])
    assert column(journal, "deck", "seats") == [2, 2]
    assert journal.journeys.left.tolist() == at("11:00", "11:00")
    assert len(row(journal, "back")) == 1  # the vessel takes one sailing at a time, decks and all


def test_passengers_land_before_the_decks_and_the_decks_in_their_order() -> None:
    # All go through one gate of a minute each: two passengers first, then a car, then a box, whoever boarded first.
    journal = play(
        """
world:
  flows:
    boxes: {arrivals: {at: ["09:00"]}, itinerary: [{board: [slots]}, {visit: gate, service: 1 min}]}
    cars: {arrivals: {at: ["09:10"]}, itinerary: [{board: [deck]}, {visit: gate, service: 1 min}]}
    people: {arrivals: {at: ["09:20"]}, party: {size: 2}, itinerary: [{board: [over]}, {visit: gate, service: 1 min}]}
policy:
  stations: {gate: {servers: 1}}
  routes:
    deck: {aboard: over, seats: 5}
    over: {origin: a, destination: b, departures: ["10:00"], takes: 1 h, seats: 5}
    slots: {aboard: over, seats: 5}
run: {start: 2011-10-03, horizon: 1 day}
""",
        walkers=EVERY,
    )
    gate = journal.visits["gate"]
    begun = dict(zip(gate.entity.tolist(), gate.started.tolist(), strict=True))
    boxes, cars, *people = range(4)
    assert [begun[who] for who in (*people, cars, boxes)] == at("11:00", "11:01", "11:02", "11:03")


def test_a_deck_closes_at_its_own_time_while_the_vessel_lies_alongside_for_it() -> None:
    # Cars close 40 minutes before; who comes at 09:21 is late for 10:00 and goes at 14:00. The ship turns round in ten.
    journal = shuttle("seats: 2, boarding_closes: 40 min", '["09:20", "09:21"]')
    assert column(journal, "deck", "boarded") == [1, 1]
    cars = journal.crossings.started[journal.crossings.lounge == 1]
    assert cars.tolist() == at("10:00", "14:00")


def test_a_deck_closes_with_its_route_where_it_does_not_say() -> None:
    assert column(shuttle(cars='["09:55"]'), "deck", "boarded") == [1, 0]
    assert column(shuttle(cars='["09:56"]'), "deck", "boarded") == [0, 1]


def test_a_late_vessel_closes_its_decks_when_it_comes() -> None:
    # She leaves b at 12:00, is back at 13:00 and ready at 13:10: cars that were due at 12:00 may come until then.
    journal = shuttle("seats: 2, boarding_closes: 2 h", '["13:10", "13:11"]')
    assert column(journal, "deck", "boarded") == [0, 1]
    assert column(journal, "over", "departed") == at("10:00", "14:00")


def test_each_vessel_brings_its_own_number_of_places() -> None:
    journal = shuttle("fare: 10 CNY", '["09:20", "09:21", "09:22"]', ", decks: {deck: 1}")
    assert column(journal, "deck", "seats") == [1, 1]
    assert column(journal, "deck", "boarded") == [1, 1]
    assert column(journal, "deck", "left_behind") == [2, 1]


def test_bookings_on_a_deck_sell_its_own_places() -> None:
    journal = play(
        """
world:
  flows:
    boxes:
      arrivals: {at: ["09:00", "09:01", "09:02"]}
      booking: {on: [slots], share: 100 %, shows_up: 2 h}
      itinerary: [{board: [slots], takes_up: 2}]
policy:
  routes:
    over: {origin: a, destination: b, departures: ["10:00", "11:00"], takes: 1 h, seats: 1}
    slots: {aboard: over, seats: 5, boarding_closes: 90 min}
run: {start: 2011-10-03, horizon: 1 day}
""",
        walkers=EVERY,
    )
    # Five slots hold two of them; the third is sold the next sailing. All come two hours ahead.
    first, second = row(journal, "slots")
    assert booked(journal).tolist() == [first, first, second]
    assert journal.journeys.arrived.tolist() == at("08:00", "08:00", "09:00")
    assert column(journal, "slots", "places_taken") == [4, 2]


def test_a_deck_is_cancelled_with_its_route_and_held_up_with_it() -> None:
    text = """
world:
  flows: {cars: {arrivals: {at: ["07:00"]}, itinerary: [{board: [deck]}]}}
  weather: {fog: {listed: [{began: 2011-10-03 07:30, ended: 2011-10-03 09:00}]}}
policy:
  routes:
    over: {origin: a, destination: b, departures: ["08:00"], takes: 1 h, seats: 1, stops_in: [fog] RULE}
    deck: {aboard: over, seats: 5, boarding_closes: 30 min}
run: {start: 2011-10-03, horizon: 1 day}
"""
    late = play(text.replace("RULE", ""), walkers=EVERY)
    assert column(late, "deck", "departed") == column(late, "over", "departed") == at("09:00")
    lost = play(text.replace("RULE", ", cancelled_after: 30 min"), walkers=EVERY)
    assert column(lost, "deck", "cancelled") == column(lost, "over", "cancelled") == [True]
    assert endings(lost) == [Ending.STRANDED]
    assert lost.journeys.left.tolist() == at("08:30")


@pytest.mark.parametrize("worked", [False, True], ids=["seats of its own", "by a vessel"])
def test_a_deck_goes_along_on_an_extra_departure_that_passengers_ask_for(worked: bool) -> None:
    # Fog from 08:30 to 10:00 holds up 09:00, which is cancelled at 09:30; the extra one leaves half an hour after the
    # fog, with the car that came at nine. For cars alone there is none.
    text = """
world:
  flows:
    people: {arrivals: {at: ["08:50"]}, party: {size: SIZE}, itinerary: [{board: [over]}]}
    cars: {arrivals: {at: ["09:00"]}, party: {size: 3}, itinerary: [{board: [deck]}]}
  weather: {fog: {listed: [{began: 2011-10-03 08:30, ended: 2011-10-03 10:00}]}}
policy:
  ports: {a: {berths: 2}, b: {berths: 1}}
  VESSELS
  routes:
    over: {origin: a, destination: b, departures: ["09:00", "20:00"], takes: 30 min, SEATS stops_in: [fog],
           cancelled_after: 30 min, after_stop: {departures: 1, every: 30 min, when_waiting: 2}}
    back: {origin: b, destination: a, departures: ["21:00"], takes: 30 min, SEATS left_after_last: wait}
    deck: {aboard: over, seats: 1, boarding_closes: 10 min}
run: {start: 2011-10-03, horizon: 1 day}
"""
    ships = "vessels: {ship: {seats: 9, works: [over, back], lies_at: a, turnaround: 10 min}}"
    text = text.replace("VESSELS", ships if worked else "").replace("SEATS", "" if worked else "seats: 9,")
    asked = play(text.replace("SIZE", "2"), walkers=EVERY)
    for route, boarded in (("over", [0, 2, 0]), ("deck", [0, 1, 1])):
        assert column(asked, route, "extra") == [False, True, False]
        assert column(asked, route, "departed")[1:] == at("10:30", "20:00")
        assert column(asked, route, "boarded") == boarded
    alone = play(text.replace("SIZE", "1"), walkers=EVERY)
    assert column(alone, "deck", "extra") == [False, False]


def test_who_needs_more_places_than_are_left_stays_and_others_pass() -> None:
    # Five places: a forty-foot box (2), a trailer that needs four and does not fit, and two small ones.
    journal = play(
        """
world:
  flows:
    large: {arrivals: {at: ["08:00"]}, itinerary: [{board: [slots], takes_up: 2}]}
    trailer: {arrivals: {at: ["08:10"]}, itinerary: [{board: [slots], takes_up: 4}]}
    small: {arrivals: {at: ["08:20"]}, party: {size: 2}, itinerary: [{board: [slots]}]}
policy:
  routes:
    over: {origin: a, destination: b, departures: ["10:00", "11:00"], takes: 1 h, seats: 1}
    slots: {aboard: over, seats: 5, left_after_last: wait}
run: {start: 2011-10-03, horizon: 1 day}
""",
        walkers=EVERY,
    )
    assert journal.crossings.started.tolist() == at("10:00", "11:00", "10:00", "10:00")
    assert column(journal, "slots", "places_taken") == [4, 4]
    assert column(journal, "slots", "left_behind") == [1, 0]


def test_of_several_numbers_that_fit_one_traveller_the_largest_counts() -> None:
    journal = play(
        """
world:
  flows:
    boxes:
      arrivals: {at: ["08:00"]}
      kinds: {forty_foot: 100 %}
      traits: {kept: {cold: 100 %}}
      itinerary: [{board: [slots], takes_up: {all: 1, forty_foot: 2, cold: 3}}]
    others:
      arrivals: {at: ["08:00"]}
      kinds: {small: 100 %, large: 0 %}
      itinerary: [{board: [slots], takes_up: {large: 4}}]
policy:
  routes:
    over: {origin: a, destination: b, departures: ["10:00"], takes: 1 h, seats: 1}
    slots: {aboard: over, seats: 9}
run: {start: 2011-10-03, horizon: 1 day}
""",
        walkers=EVERY,
    )
    assert column(journal, "slots", "places_taken") == [3 + 1]


def test_a_party_that_boards_together_needs_the_places_of_all_its_members() -> None:
    # A convoy of two that take up two each needs four of five places; after a box of two it must wait.
    journal = play(
        """
world:
  flows:
    box: {arrivals: {at: ["08:00"]}, itinerary: [{board: [slots], takes_up: 2}]}
    convoy: {arrivals: {at: ["08:10"]}, party: {size: 2, together: true}, itinerary: [{board: [slots], takes_up: 2}]}
policy:
  routes:
    over: {origin: a, destination: b, departures: ["10:00", "11:00"], takes: 1 h, seats: 1}
    slots: {aboard: over, seats: 5, left_after_last: wait}
run: {start: 2011-10-03, horizon: 1 day}
""",
        walkers=EVERY,
    )
    assert journal.crossings.started.tolist() == at("10:00", "11:00", "11:00")


def test_the_number_counts_for_the_seats_of_any_route() -> None:
    journal = play(
        """
world: {flows: {musicians: {arrivals: {at: ["08:00", "08:01"]}, itinerary: [{board: [over], takes_up: 2}]}}}
policy: {routes: {over: {origin: a, destination: b, departures: ["10:00", "11:00"], takes: 1 h, seats: 3}}}
run: {start: 2011-10-03, horizon: 1 day}
""",
        walkers=EVERY,
    )
    assert (journal.sailings.boarded.tolist(), journal.sailings.places_taken.tolist()) == ([1, 1], [2, 2])


YARD = """
world:
  flows:
    boxes:
      arrivals: {at: ["09:00"]}
      party: {size: 3}
      itinerary:
        - {board: [slots]}
        - {seize: yard}
        - {visit: tractors, service: 10 min}
        - {walk: 30 min}
        - {release: yard}
policy:
  stations: {yard: {servers: PLACES}, tractors: {servers: 1}}
  ports: {a: {berths: 1}, b: {berths: 1}}
  vessels: {ship: {seats: 9, works: [over, back], lies_at: a, turnaround: 15 min}}
  routes:
    over: {origin: a, destination: b, departures: ["10:00"], takes: 1 h DISCHARGED}
    back: {origin: b, destination: a, departures: ["11:20"], takes: 1 h, left_after_last: wait}
    slots: {aboard: over, seats: 5}
run: {start: 2011-10-03, horizon: 1 day}
"""


def test_a_full_yard_holds_up_the_vessel() -> None:
    # Three boxes land at 11:00 and there are two slots. The tractor has put the first down at 11:10, and it is fetched
    # at 11:40; then the third has a slot. The vessel is ready to look at 11:15 and every five minutes after it; at
    # 11:40 the slot has just been given, and she leaves for home.
    held = play(YARD.replace("PLACES", "2").replace("DISCHARGED", ", discharged_at: [yard, tractors]"), walkers=EVERY)
    assert held.visits["yard"].started.tolist() == at("11:00", "11:00", "11:40")
    assert column(held, "back", "departed") == at("11:40")


def test_a_slow_tractor_holds_up_the_vessel() -> None:
    # With three slots the boxes wait for the tractor alone: the third is taken at 11:20, in time.
    queued = play(YARD.replace("PLACES", "3").replace("DISCHARGED", ", discharged_at: [tractors]"), walkers=EVERY)
    assert queued.visits["tractors"].started.tolist() == at("11:00", "11:10", "11:20")
    assert column(queued, "back", "departed") == at("11:20")


def test_without_discharge_the_vessel_leaves_on_time() -> None:
    free = play(YARD.replace("PLACES", "1").replace("DISCHARGED", ""), walkers=EVERY)
    assert column(free, "back", "departed") == at("11:20")


WEEK = """
world:
  flows:
    people: {arrivals: {at: ["08:00"], on: [2011-10-04]}, FLOW itinerary: [{board: [out]}]}
policy:
  routes:
    out: {origin: a, destination: b, departures: ["18:00"], on_days: [monday, thursday], takes: 11 h, seats: 5 RULES}
run: {start: 2011-10-03, horizon: 5 days}
"""  # 3 October 2011 was a Monday


def week(rules: str = ", left_after_last: wait", flow: str = "") -> Journal:
    return play(WEEK.replace("RULES", rules).replace("FLOW", flow), walkers=EVERY)


def test_a_route_sails_on_its_days_of_the_week() -> None:
    journal = week()
    assert journal.sailings.scheduled.tolist() == [18 * 60.0, 3 * DAY + 18 * 60]
    assert journal.sailings.arrived.tolist() == [18 * 60.0 + 660, 3 * DAY + 18 * 60 + 660]


def test_who_waits_waits_days_for_the_next_sailing() -> None:
    assert week().crossings.started.tolist() == [3 * DAY + 18 * 60]


def test_who_may_not_wait_is_stranded_at_the_end_of_a_day_without_a_sailing() -> None:
    journal = week("")
    assert endings(journal) == [Ending.STRANDED]
    assert journal.journeys.left.tolist() == [math.nextafter(2 * DAY, 0)]


def test_refunds_are_asked_for_on_the_first_night() -> None:
    journal = week(", left_after_last: wait, refunds: 100 %")
    assert endings(journal) == [Ending.REFUNDED]
    assert journal.journeys.left.tolist() == [math.nextafter(2 * DAY, 0)]


def test_who_booked_comes_for_the_sailing_days_ahead() -> None:
    journal = week("", "booking: {on: [out], share: 100 %, shows_up: 1 h},")
    assert booked(journal).tolist() == [1]
    assert journal.journeys.arrived.tolist() == [3 * DAY + 17 * 60]
    assert endings(journal) == [Ending.FINISHED]


def test_the_timetable_reaches_to_the_next_sailing_day_beyond_the_run() -> None:
    # They come on Tuesday, the second and last day, and book Thursday: with three days' notice they set out in the run
    # and are still there at its end, not stranded.
    journal = play(
        WEEK.replace("RULES", "")
        .replace("FLOW", "booking: {on: [out], share: 100 %, shows_up: 56 h},")
        .replace("5 days", "2 days"),
        walkers=EVERY,
    )
    assert journal.journeys.arrived.tolist() == [1 * DAY + 10 * 60]
    assert endings(journal) == [Ending.INSIDE]


def test_days_may_change_from_a_day_on() -> None:
    journal = play(
        WEEK.replace("RULES", ", left_after_last: wait")
        .replace("FLOW", "")
        .replace("run:", "  from_date: {2011-10-05: {routes: {out: {on_days: [wednesday, friday]}}}}\nrun:"),
        walkers=EVERY,
    )
    assert journal.sailings.scheduled.tolist() == [day * DAY + 18 * 60 for day in (0, 2, 4)]


def test_a_vessel_is_at_sea_overnight_and_back_days_later() -> None:
    journal = play(
        """
world: {flows: {people: {arrivals: {at: ["08:00"]}, itinerary: [{board: [over]}]}}}
policy:
  ports: {a: {berths: 1}, b: {berths: 1}}
  vessels: {star: {seats: 9, works: [over, back], lies_at: a, turnaround: 2 h}}
  routes:
    over: {origin: a, destination: b, departures: ["18:00"], on_days: [monday, thursday], takes: 15 h,
           left_after_last: wait}
    back: {origin: b, destination: a, departures: ["20:00"], on_days: [tuesday, saturday], takes: 11 h}
run: {start: 2011-10-03, horizon: 7 days}
""",
        walkers=EVERY,
    )
    assert column(journal, "over", "departed") == [day * DAY + 18 * 60 for day in (0, 3)]
    assert column(journal, "over", "arrived") == [day * DAY + 9 * 60 for day in (1, 4)]
    assert column(journal, "back", "departed") == [day * DAY + 20 * 60 for day in (1, 5)]


def test_a_change_of_the_timetable_takes_its_decks_along() -> None:
    text = SHUTTLE.replace("DECKS", "").replace("DECK", "seats: 2").replace("CARS", '["09:30"]')
    text = text.replace("1 day", "2 days").replace(
        "run:", '  from_date: {2011-10-04: {routes: {over: {departures: ["11:00"]}, deck: {seats: 7}}}}\nrun:'
    )
    journal = play(text, walkers=EVERY)
    assert (
        column(journal, "deck", "scheduled") == column(journal, "over", "scheduled") == at("10:00", "14:00", "+11:00")
    )
    assert column(journal, "deck", "seats") == [2, 2, 7]


def test_the_preflight_sheet_counts_places_and_days_of_the_week() -> None:
    # On two of seven days: 2/7 sailings and 10 x 2/7 places a day; three boxes a day of two places each want six.
    sheet = preflight(
        loads(
            ABOUT
            + """
world: {flows: {boxes: {arrivals: {at: ["08:00"]}, party: {size: 3}, itinerary: [{board: [slots], takes_up: 2}]}}}
policy:
  routes:
    over: {origin: a, destination: b, departures: ["18:00"], on_days: [monday, thursday], takes: 1 h, seats: 5}
    slots: {aboard: over, seats: 10, left_after_last: wait}
run: {horizon: 14 days}
"""
        )
    )
    slots = sheet.routes[1]
    assert (slots.sailings_per_day, slots.seats_per_day) == pytest.approx((2 / 7, 20 / 7))
    assert slots.wanted_per_day == pytest.approx(6)
    assert sheet.warnings[0].startswith("over: sails on 2 of the week's seven days")
    assert "slots: on the mean day 6 seats are wanted on its sailings, which have 3 (210 %)" in sheet.warnings
