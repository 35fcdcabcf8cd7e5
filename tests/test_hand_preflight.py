"""The pre-flight sheet against numbers worked out by hand, each beside its claim."""

from __future__ import annotations

import datetime as dt
import math

import pytest

from simulator.scenario import loads
from simulator.study.preflight import Preflight, StationHour, preflight


def sheet(world: str, policy: str, horizon: str = "1 day") -> Preflight:
    """The pre-flight sheet of a scenario with this world and policy (flow-style YAML)."""
    return preflight(
        loads(
            f"about: {{title: {{en: a test, zh_Hans: 测试, zh_Hant: 測試}}}}\n"
            f"world: {world}\npolicy: {policy}\nrun: {{horizon: {horizon}}}\n"
        )
    )


def hours(found: Preflight, station: str) -> tuple[StationHour, ...]:
    """The hours of a station's mean day."""
    return next(each for each in found.stations if each.station == station).mean_day.hours


def came(found: Preflight, station: str) -> dict[int, float]:
    """Arrivals in every hour that has any."""
    return {hour.hour: round(hour.arrivals_per_hour, 6) for hour in hours(found, station) if hour.arrivals_per_hour}


def test_one_erlang_at_two_memoryless_desks_waits_a_third_of_a_minute() -> None:
    found = sheet(
        "{flows: {t: {arrivals: {rate: 60 / h}, itinerary: [{visit: desks, service: {exponential: 1 min}}]}}}",
        "{stations: {desks: {servers: 2}}}",
    )
    station = found.stations[0]
    assert station.method == "Erlang C"
    for hour in station.mean_day.hours:
        assert hour.arrivals_per_hour == pytest.approx(60)
        assert hour.offered_erlangs == pytest.approx(1)
        assert hour.utilisation_share == pytest.approx(1 / 2)
        assert hour.wait_minutes == pytest.approx(1 / 3)  # see test_theory_formulas
        assert hour.surge_minutes == pytest.approx(0.0)
    assert station.mean_day.visits == pytest.approx(1440)
    assert station.busiest_day == station.mean_day
    assert found.warnings == ()


def test_an_hour_of_overload_grows_and_the_flood_is_served_later() -> None:
    # 240 a day by weights 1, 1, 3, 3 for four hours: 30, 30, 90, 90 an hour, a minute each, at one desk.
    found = sheet(
        '{flows: {t: {arrivals: {rate: 240 / day, by_time_of_day: {"08:00": 1.0, "10:00": 3.0, "12:00": 0.0}}, '
        "itinerary: [{visit: desk, service: 1 min}]}}}",
        '{stations: {desk: {roster: {"00:00": 0, "08:00": 1, "12:00": 2}}}}',
    )
    assert came(found, "desk") == {8: 30, 9: 30, 10: 90, 11: 90}
    eight, ten, eleven = (hours(found, "desk")[hour] for hour in (8, 10, 11))
    assert eight.utilisation_share == pytest.approx(0.5)
    assert eight.wait_minutes == pytest.approx(0.5)  # M/M/1 at a half waits 1 minute, constant service half of it
    assert ten.utilisation_share == pytest.approx(1.5)
    assert ten.grows
    assert math.isnan(ten.wait_minutes)
    # From ten on half a minute of work a minute is left over: 30 at eleven, so 15 on average, at one desk.
    assert ten.surge_minutes == pytest.approx(15)
    # t minutes after eleven 30 + t/2 are ahead; 60 - t are done by noon, the rest (3t/2 - 30 > 0 from t = 20) by two
    # desks: 30 + t/2 up to t = 20, then (60 - t) + (3t/2 - 30)/2 = 45 - t/4. Means 35 and 45 - 40/4 = 35.
    assert eleven.surge_minutes == pytest.approx(35, rel=1e-3)
    day = found.stations[0].mean_day
    assert day.utilisation_share == pytest.approx(240 / (4 * 60 + 12 * 120))
    assert not day.grows
    assert day.peak.hour == 10
    assert found.warnings == (
        "desk: on the mean day no steady state 10–12 h: up to 150 % of what its servers can do, 10–11 h; "
        "the queue grows in these hours",
    )


def test_more_work_in_the_day_than_its_desks_can_do_has_no_steady_state() -> None:
    found = sheet(
        "{flows: {t: {arrivals: {rate: 90 / h}, itinerary: [{visit: desk, service: 1 min}]}}}",
        "{stations: {desk: {servers: 1}}}",
    )
    assert found.stations[0].mean_day.grows
    assert math.isnan(hours(found, "desk")[5].surge_minutes)
    assert found.warnings == (
        "desk: no steady state: on the mean day 150 % of what its servers can do in all their "
        "hours is asked for; the queue grows",
    )


@pytest.mark.parametrize(
    ("step", "station", "words"),
    [
        ("visit: desk, service: {exponential: 1 min}", "servers: 1, waiting_places: 3", "are turned away"),
        ("visit: desk, service: 1 min, patience: 5 min", "servers: 1", "whose patience ends give up"),
    ],
)
def test_an_overloaded_station_that_sheds_people_is_said_to(step: str, station: str, words: str) -> None:
    found = sheet(
        f"{{flows: {{t: {{arrivals: {{rate: 90 / h}}, itinerary: [{{{step}}}]}}}}}}",
        f"{{stations: {{desk: {{{station}}}}}}}",
    )
    assert words in found.warnings[0]


def test_a_room_of_one_place_at_full_load_waits_half_a_minute() -> None:
    found = sheet(
        "{flows: {t: {arrivals: {rate: 60 / h}, itinerary: [{visit: desk, service: {exponential: 1 min}}]}}}",
        "{stations: {desk: {servers: 1, waiting_places: 1}}}",
    )
    assert found.stations[0].method == "finite room"
    assert hours(found, "desk")[0].wait_minutes == pytest.approx(1 / 2)  # see test_theory_formulas


def test_parties_and_regular_arrivals_change_the_estimate() -> None:
    # M/M/1 at one half waits 1 minute. Parties of 4 make counts 4 times as uneven: (4 + 1)/2 times as long.
    desk = "{stations: {desk: {servers: 1}}}"
    visit = "itinerary: [{visit: desk, service: {exponential: 1 min}}]"
    parties = sheet(f"{{flows: {{t: {{arrivals: {{rate: 7.5 / h}}, party: {{size: 4}}, {visit}}}}}}}", desk)
    assert parties.stations[0].method == "Allen-Cunneen"
    assert hours(parties, "desk")[3].arrivals_per_hour == pytest.approx(30)
    assert hours(parties, "desk")[3].wait_minutes == pytest.approx(2.5)
    # Two-stage gaps of 2 minutes have a squared coefficient of variation of 1/2: (1/2 + 1)/2 times as long.
    regular = sheet(f"{{flows: {{t: {{arrivals: {{every: {{erlang: {{mean: 2 min, stages: 2}}}}}}, {visit}}}}}}}", desk)
    assert hours(regular, "desk")[3].arrivals_per_hour == pytest.approx(30)
    assert hours(regular, "desk")[3].wait_minutes == pytest.approx(0.75)


def test_kinds_shares_alternatives_and_returns_divide_the_stream() -> None:
    # Of 100 an hour 40 are residents. Half of these take the gate; everybody else the desk; all go to the X-ray, where
    # 1 in 5 comes again (1 / (1 - 0.2) = 1.25 visits each); a tenth is looked at.
    found = sheet(
        "{flows: {t: {arrivals: {rate: 100 / h}, kinds: {resident: 40 %, other: 60 %}, itinerary: ["
        "{one_of: [{visit: gate, service: 10 s, only: [resident], share: 50 %}, {visit: desk, service: 30 s}]}, "
        "{visit: xray, service: 6 s, returns: 20 %}, {visit: table, service: 1 min, share: 10 %}]}}}",
        "{stations: {gate: {servers: 1}, desk: {servers: 2}, xray: {servers: 1}, table: {servers: 1}}}",
    )
    expected = {"gate": 20, "desk": 80, "xray": 125, "table": 10}
    for station, visits in expected.items():
        assert hours(found, station)[12].arrivals_per_hour == pytest.approx(visits)
    assert hours(found, "gate")[12].offered_erlangs == pytest.approx(20 * 10 / 3600)
    assert hours(found, "desk")[12].utilisation_share == pytest.approx(80 * 30 / 3600 / 2)


def test_a_counter_that_is_kept_is_busy_until_it_is_given_back() -> None:
    found = sheet(
        "{flows: {t: {arrivals: {rate: 12 / h}, itinerary: [{seize: bay}, {walk: 3 min}, "
        "{visit: desk, service: 1 min, share: 50 %}, {release: bay}]}}}",
        "{stations: {bay: {servers: 2}, desk: {servers: 1}}}",
    )
    assert hours(found, "bay")[0].offered_erlangs == pytest.approx(12 * 3.5 / 60)


def test_documents_go_their_own_way() -> None:
    found = sheet(
        '{flows: {t: {arrivals: {at: ["08:00"]}, party: {size: 6}, itinerary: [{walk: 2 h}, {meet: gate}], '
        "companions: {papers: {itinerary: [{visit: office, service: 5 min}, {meet: gate}]}}}}}",
        "{stations: {office: {servers: 1}}}",
    )
    assert came(found, "office") == {8: 6}


FERRY = """{routes: {boat: {origin: here, destination: there, departures: ["09:00", "10:00"], takes: 30 min,
    seats: 100}}, stations: {pier: {servers: 5}, lobby: {servers: 50}}}"""


def test_a_shipload_lands_with_its_sailing_and_the_rest_with_the_next() -> None:
    # 150 come at 08:30 and 10 at 11:00, a minute later they are in the lounge. 100 sail at nine and land at half past,
    # 50 an hour later; 10 are too late.
    found = sheet(
        '{flows: {t: {arrivals: {at: ["08:30"]}, party: {size: 150}, itinerary: [{walk: 1 min}, {board: [boat]}, '
        "{visit: pier, service: 30 s}]}, "
        'late: {arrivals: {at: ["11:00"]}, party: {size: 10}, itinerary: [{visit: lobby, service: 1 s}, '
        "{board: [boat]}]}}}",
        FERRY,
    )
    assert came(found, "pier") == {9: 100, 10: 50}
    # 100 half minutes before five desks: those who step ashore last have 50 - 5 (done by then) ahead and wait 9
    # minutes, the first none: 4.5 on average.
    assert hours(found, "pier")[9].surge_minutes == pytest.approx(4.5)
    (route,) = found.routes
    assert (route.sailings_per_day, route.seats_per_day) == (2, 200)
    assert route.wanted_per_day == pytest.approx(150)
    assert route.load_share == pytest.approx(0.75)
    assert found.warnings[-1] == "boat: on the mean day 10 people come after the last sailing and are stranded"


def test_those_who_book_come_ahead_of_their_sailing_and_take_no_earlier_one() -> None:
    # 30 would like to leave at ten to nine and book the 09:00; they come at eight. 20 more like 09:10 and book the
    # 10:00; they come at nine, before the first boat has gone, and still sail at ten.
    booking = "booking: {on: [boat], share: 100 %, shows_up: 61 min}"
    steps = "itinerary: [{visit: lobby, service: 1 s}, {board: [boat]}, {visit: pier, service: 30 s}]"
    found = sheet(
        f'{{flows: {{a: {{arrivals: {{at: ["08:50"]}}, party: {{size: 30}}, {booking}, {steps}}}, '
        f'b: {{arrivals: {{at: ["09:10"]}}, party: {{size: 20}}, {booking}, {steps}}}}}}}',
        FERRY,
    )
    assert came(found, "lobby") == {7: 30, 8: 20}
    assert came(found, "pier") == {9: 30, 10: 20}


def test_too_few_seats_are_told_before_anything_sails() -> None:
    found = sheet(
        '{flows: {t: {arrivals: {at: ["08:30"]}, party: {size: 250}, itinerary: [{board: [boat]}]}}}',
        '{routes: {boat: {origin: here, destination: there, departures: ["09:00", "10:00"], takes: 30 min, '
        "seats: 100}}}",
    )
    assert found.warnings == (
        "boat: on the mean day 250 seats are wanted on its sailings, which have 200 (125 %)",
        "boat: on the mean day 50 people find no seat on any sailing of the day",
    )


def test_the_busiest_day_is_the_one_the_calendar_says() -> None:
    # Nine days at factor 1, one at 2: the mean day is 1.1 times the base.
    found = sheet(
        "{flows: {t: {arrivals: {rate: 48 / h, follows_calendar: true, ceiling: 2}, "
        "itinerary: [{visit: desk, service: {exponential: 1 min}}]}}, calendar: {by_date: {2011-01-04: 2}}}",
        "{stations: {desk: {servers: 1}}}",
        "10 day",
    )
    assert (found.days, found.busiest_day) == (10, dt.date(2011, 1, 4))
    station = found.stations[0]
    assert station.mean_day.hours[7].arrivals_per_hour == pytest.approx(52.8)
    assert station.busiest_day.hours[7].arrivals_per_hour == pytest.approx(96)
    assert station.busiest_day.utilisation_share == pytest.approx(1.6)
    assert found.warnings == (
        "desk: no steady state: on the busiest day 160 % of what its servers can do in all their "
        "hours is asked for; the queue grows",
    )


def test_people_who_come_to_closed_desks_wait_for_the_morning() -> None:
    # 30 come in the first minute after six, the desk opens at eight: they wait 119.5 minutes, and half of the 15
    # minutes that they all take.
    found = sheet(
        '{flows: {t: {arrivals: {at: ["06:00"]}, party: {size: 30}, itinerary: [{visit: desk, service: 30 s}]}}}',
        '{stations: {desk: {roster: {"08:00": 1, "18:00": 0}}}}',
    )
    six, eight = (hours(found, "desk")[hour] for hour in (6, 8))
    assert math.isinf(six.utilisation_share)
    assert six.surge_minutes == pytest.approx(119.5 + 7.5)
    assert eight.carried_erlangs == pytest.approx(15 / 60)
    assert found.stations[0].mean_day.peak == eight
    assert eight.asked_share == pytest.approx(15 / 60)
    assert found.warnings == ()
    assert found.notes == ("people come while these are closed, and wait until they open: desk",)


def test_desks_of_office_hours_show_their_busiest_open_hour_with_the_queue_of_the_night() -> None:
    # One an hour all day for 15 minutes each; one officer from eight to noon and from two to six. The night leaves 14
    # hours' work, 210 minutes, of which 4 x 45 are done by noon; the two hours of lunch bring 30 to the 30 left. Two
    # desks are told in one line.
    office = '{roster: {"08:00": 1, "12:00": 0, "14:00": 1, "18:00": 0}}'
    found = sheet(
        "{flows: {t: {arrivals: {every: 1 h}, itinerary: [{visit: a, service: 15 min}, {visit: b, service: 15 min}]}}}",
        f"{{stations: {{a: {office}, b: {office}}}}}",
    )
    first = found.stations[0].mean_day
    assert first.peak.hour == 8
    assert first.peak.asked_share == pytest.approx((210 + 15) / 60)
    assert first.peak.utilisation_share == pytest.approx(15 / 60)
    assert first.hours[14].asked_share == pytest.approx((30 + 30 + 15) / 60)
    assert first.hours[9].carried_erlangs == 0
    assert first.utilisation_share == pytest.approx(24 * 15 / (8 * 60))
    assert found.warnings == ()
    assert found.notes == ("people come while these are closed, and wait until they open: a, b",)


def test_hours_staffed_at_the_weekend_alone_are_closed_hours() -> None:
    # Noon to two is served on Saturday and Sunday by one; nobody can do the week's load in these hours, nor has to.
    found = sheet(
        "{flows: {t: {arrivals: {every: 1 h}, itinerary: [{visit: bay, service: 20 min}]}}}",
        '{stations: {bay: {roster: {"08:00": 5, "12:00": 0, "14:00": 5, "18:00": 0}, '
        'on_days: {weekend: {"08:00": 1, "18:00": 0}}}}}',
        "7 days",
    )
    noon = hours(found, "bay")[12]
    assert noon.servers == pytest.approx(2 / 7)
    assert noon.closed
    assert found.warnings == ()
    assert found.stations[0].mean_day.peak.hour == 8


def test_a_suspended_route_is_asked_for_and_carries_nobody() -> None:
    found = sheet(
        "{flows: {t: {arrivals: {at: ['08:00']}, party: {size: 30}, booking: {on: [boat], share: 100 %, "
        "shows_up: 30 min}, itinerary: [{board: [boat]}, {visit: desk, service: 30 s}]}}}",
        "{stations: {desk: {servers: 1}}, routes: {boat: {origin: a, destination: b, departures: ['09:00'], "
        "takes: 1 h, seats: 40}}, from_date: {2011-01-01: {routes: {boat: {departures: []}}}}}",
    )
    assert found.stations[0].mean_day.visits == 0


def test_the_mean_day_has_the_mean_of_all_rosters_and_waits_for_those_of_most_days() -> None:
    # A week of ten hours with two servers, but nobody at the weekend: 10/7 on average. Sixty a day in these hours, six
    # an hour for ten minutes each: one erlang, and M/M/2 at one half waits a third of the service (as above).
    found = sheet(
        '{flows: {t: {arrivals: {rate: 60 / day, by_time_of_day: {"08:00": 1, "18:00": 0}}, '
        "itinerary: [{visit: desk, service: {exponential: 10 min}}]}}}",
        '{stations: {desk: {roster: {"08:00": 2, "18:00": 0}, on_days: {weekend: {"00:00": 0}}}}}',
        "7 days",
    )
    nine = hours(found, "desk")[9]
    assert nine.servers == pytest.approx(10 / 7)
    assert nine.utilisation_share == pytest.approx(1 / (10 / 7))
    assert nine.wait_minutes == pytest.approx(10 / 3)
    assert found.stations[0].mean_day.utilisation_share == pytest.approx(0.7)
    assert found.stations[0].office_hours == (("Mon–Fri", "08:00–18:00 by 2"), ("Sat–Sun", "closed"))


def test_the_busiest_day_has_the_roster_of_its_own_and_is_told_to_be_closed() -> None:
    # 2011-01-01, on which runs begin, is a Saturday; three times as many come on the Monday, which is a holiday.
    found = sheet(
        "{flows: {t: {arrivals: {rate: 24 / day, follows_calendar: true}, "
        "itinerary: [{visit: desk, service: 10 min}]}}, "
        "calendar: {by_date: {2011-01-03: 3}, holidays: [2011-01-03]}}",
        '{stations: {desk: {servers: 2, on_days: {sunday: {"24:00": 0}, holiday: {"23:00": 0}}}}}',
        "4 days",
    )
    assert [hour.servers for hour in found.stations[0].busiest_day.hours] == [0] * 24
    assert [hour.servers for hour in hours(found, "desk")] == [1.5] * 24
    assert found.warnings == ("desk: closed all of the busiest day, when 72 people come; they wait until it opens",)


def test_the_week_of_a_station_is_told_as_it_would_hang_on_its_door() -> None:
    # Friday's evening lasts until Saturday's first clock time; the night before a holiday is that of a plain day.
    found = sheet(
        "{flows: {t: {arrivals: {rate: 1 / day}, itinerary: [{visit: desk, service: 1 min}]}}}",
        """{stations: {desk: {roster: {"08:30": 2, "12:00": 1, "13:30": 2, "17:30": 1}, at_closing: pause, on_days: {
            saturday: {"09:00": 1, "12:00": 0}, sunday: {"00:00": 0}, monday: {"08:30": 3, "17:30": 1},
            holiday: {"10:00": 0}}}}}""",
    )
    plain = "00:00–08:30 by 1, 08:30–12:00 by 2, 12:00–13:30 by 1, 13:30–17:30 by 2, 17:30–24:00 by 1"
    assert found.stations[0].office_hours == (
        ("Mon", "08:30–17:30 by 3, 17:30–24:00 by 1"),
        ("Tue–Fri", plain),
        ("Sat", "00:00–12:00 by 1"),
        ("Sun", "closed"),
        ("holidays", "00:00–10:00 by 1"),
    )
    assert found.stations[0].pauses


def test_warnings_about_goods_speak_of_consignments() -> None:
    found = sheet(
        '{flows: {t: {arrivals: {rate: 240 / day, by_time_of_day: {"06:00": 1.0, "18:00": 0.0}}, '
        "itinerary: [{visit: bay, service: 1 min}, {board: [boat]}]}}}",
        '{stations: {bay: {roster: {"08:00": 9, "18:00": 0}}}, routes: {boat: {mode: freight, origin: a, '
        'destination: b, departures: ["12:00", "20:00"], takes: 1 h, seats: 100}}}',
    )
    text = " ".join([*found.warnings, *found.notes])
    assert "consignments come while these are closed, and wait until they open: bay" in text
    assert "240 places are wanted" in text
    assert "people" not in text


SOME = "schemes: {some: {takes_in: {all: 10 %}}}"


def visits_a_day(itinerary: str, *stations: str) -> list[float]:
    """Of 100 travellers a day on this itinerary, how many each station sees."""
    found = sheet(
        f"{{flows: {{t: {{arrivals: {{rate: 100 / day}}, itinerary: {itinerary}}}}}}}",
        f"{{stations: {{{', '.join(f'{name}: {{servers: 9}}' for name in stations)}}}, {SOME}}}",
    )
    return [round(station.mean_day.visits, 6) for station in found.stations]


def test_a_scheme_within_itself_takes_in_all_it_took_in_before() -> None:
    # A tenth of a hundred are taken in; within their steps a second question has the same answer.
    inner = "{visit: a, service: 1 s, under: some}, {visit: b, service: 1 s, unless: some}, {visit: c, service: 1 s}"
    assert visits_a_day(f"[{{steps: [{inner}], under: some}}]", "a", "b", "c") == [10, 0, 10]
    assert visits_a_day(f"[{{steps: [{inner}], unless: some}}]", "a", "b", "c") == [0, 90, 90]
    assert visits_a_day(f"[{{steps: [{{steps: [{inner}], share: 50 %}}], under: some}}]", "a", "b", "c") == [5, 0, 5]
    assert visits_a_day(f"[{inner}]", "a", "b", "c") == [10, 90, 100]  # not within one another


def test_who_is_left_by_an_alternative_for_a_scheme_is_not_of_it() -> None:
    either = "{visit: a, service: 1 s, under: some}, {visit: b, service: 1 s, unless: some}"
    assert visits_a_day(f"[{{one_of: [{either}]}}]", "a", "b") == [10, 90]
    half = either.replace("under: some", "under: some, share: 50 %", 1)
    assert visits_a_day(f"[{{one_of: [{half}]}}]", "a", "b")[0] == 5


def test_who_seized_under_a_scheme_is_busy_with_what_is_done_under_it() -> None:
    # 10 a day keep the bay for 144 min: 10 x 144 / 1440 = 1 of it is busy.
    found = sheet(
        "{flows: {t: {arrivals: {rate: 100 / day}, itinerary: [{seize: bay, under: some}, "
        "{walk: 144 min, under: some}, {release: bay}]}}}",
        f"{{stations: {{bay: {{servers: 9}}}}, {SOME}}}",
    )
    assert hours(found, "bay")[20].offered_erlangs == pytest.approx(1)
