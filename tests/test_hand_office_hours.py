"""Office hours worked by hand: rosters of certain days, and what becomes of service in progress at closing.

The runs begin on Friday 7 October 2011.
"""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.flow.kernel import INF, works_until
from simulator.journal import Journal
from simulator.measures import utilisation_share
from simulator.scenario import loads
from simulator.world import simulate
from tests.by_hand import ABOUT, DAY, at, play

ALL_WALKERS = ("plain", "compiled")
OPENS, CLOSES = at("08:00", "13:00"), at("12:00", "18:00")


def served(
    station: str, *arrivals: str, service: str = "2 h", horizon: str = "3 days", walkers: tuple[str, ...] = ALL_WALKERS
) -> Journal:
    """Who comes at these clock times of the first day to a desk (flow-style YAML), for so long each."""
    times = ", ".join(f'"{time}"' for time in arrivals)
    return play(
        f"""
world:
  flows: {{people: {{arrivals: {{at: [{times}], on: [2011-10-07]}}, itinerary: [{{visit: desk, service: {service}}}]}}}}
policy: {{stations: {{desk: {station}}}}}
run: {{start: 2011-10-07, horizon: {horizon}}}
""",
        walkers=walkers,
    )


def staffed(station: str, horizon: str = "4 days", calendar: str = "{}", later: str = "{}") -> list[tuple[float, int]]:
    """From which minute on the desk has how many servers."""
    record = play(
        f"""
world:
  calendar: {calendar}
  flows: {{people: {{arrivals: {{every: 1 day}}, itinerary: [{{visit: desk, service: 1 min}}]}}}}
policy: {{stations: {{desk: {station}}}, from_date: {later}}}
run: {{start: 2011-10-07, horizon: {horizon}}}
"""
    ).stations["desk"]
    return list(zip(record.changed.tolist(), record.servers.tolist(), strict=True))


def on_day(day: int, time: str) -> float:
    """Minutes; the first day is 0."""
    return day * DAY + at(time)[0]


# Rosters of certain days.


def test_a_day_with_a_roster_of_its_own_begins_as_the_day_before_it_ended() -> None:
    # One server stays on Friday evening, until Saturday at ten; Saturday's 0 lasts until Sunday at eight.
    desk = '{roster: {"08:00": 2, "18:00": 1}, on_days: {saturday: {"10:00": 0}}}'
    assert staffed(desk, "3 days") == [
        (0, 1),
        (on_day(0, "08:00"), 2),
        (on_day(0, "18:00"), 1),
        (on_day(1, "10:00"), 0),
        (on_day(2, "08:00"), 2),
        (on_day(2, "18:00"), 1),
    ]


def test_the_first_day_of_a_run_begins_as_the_day_before_it_ended() -> None:
    desk = '{roster: {"08:00": 2, "18:00": 1}, on_days: {thursday: {"08:00": 2, "18:00": 3}}}'
    assert staffed(desk, "1 day")[0] == (0, 3)


def test_the_most_specific_roster_of_a_day_counts() -> None:
    # Friday is a weekday; Saturday has its own beside the weekend's; Monday is a holiday beside its own and the
    # weekday's; Tuesday has its own beside the weekday's, and the roster itself is for nobody.
    desk = """{servers: 9, on_days: {weekday: {"00:00": 1}, weekend: {"00:00": 2}, saturday: {"00:00": 3},
               monday: {"00:00": 4}, tuesday: {"00:00": 5}, holiday: {"00:00": 6}}}"""
    found = staffed(desk, "6 days", "{holidays: [2011-10-10]}")
    assert found == [(on_day(day, "00:00"), count) for day, count in enumerate([1, 3, 2, 6, 5, 1])]


def test_servers_hold_on_all_other_days_from_midnight_on() -> None:
    desk = '{servers: 3, on_days: {weekend: {"08:00": 1, "12:00": 0}}}'
    assert staffed(desk) == [
        (0, 3),
        (on_day(1, "08:00"), 1),
        (on_day(1, "12:00"), 0),
        (on_day(2, "08:00"), 1),
        (on_day(2, "12:00"), 0),
        (on_day(3, "00:00"), 3),
    ]


def test_24_00_ends_the_day_whose_roster_it_stands_in() -> None:
    # Saturday is served until midnight, and nobody comes on Sunday until nine.
    desk = '{roster: {"08:00": 1, "18:00": 0}, on_days: {saturday: {"08:00": 1, "24:00": 0}, sunday: {"09:00": 1}}}'
    assert staffed(desk, "3 days")[3:] == [
        (on_day(1, "08:00"), 1),
        (on_day(2, "00:00"), 0),
        (on_day(2, "09:00"), 1),
    ]


def test_a_holiday_is_left_as_it_ended() -> None:
    # On Saturday somebody stays for the night; Sunday begins so, and closes at its first clock time.
    desk = '{roster: {"08:00": 0, "09:00": 1, "17:00": 0}, on_days: {holiday: {"08:00": 2}}}'
    assert staffed(desk, "3 days", "{holidays: [2011-10-08]}")[2:] == [
        (on_day(0, "17:00"), 0),
        (on_day(1, "08:00"), 2),
        (on_day(2, "08:00"), 0),
        (on_day(2, "09:00"), 1),
        (on_day(2, "17:00"), 0),
    ]


@pytest.mark.parametrize(
    ("change", "saturday", "sunday"),
    [
        ("roster: {'08:00': 5, '18:00': 0}", [("08:00", 1), ("12:00", 0)], [("08:00", 5), ("18:00", 0)]),
        ("on_days: {sunday: {'10:00': 4, '11:00': 0}}", [("08:00", 2), ("18:00", 0)], [("10:00", 4), ("11:00", 0)]),
        ("on_days: {}", [("08:00", 2), ("18:00", 0)], [("08:00", 2), ("18:00", 0)]),
    ],
    ids=["another roster", "another day", "no days any more"],
)
def test_a_change_replaces_the_roster_or_the_days_and_leaves_the_other(
    change: str, saturday: list[tuple[str, int]], sunday: list[tuple[str, int]]
) -> None:
    desk = "{roster: {'08:00': 2, '18:00': 0}, on_days: {saturday: {'08:00': 1, '12:00': 0}}}"
    found = staffed(desk, "3 days", later=f"{{2011-10-08: {{stations: {{desk: {{{change}}}}}}}}}")
    assert found[3:] == [(on_day(day, time), count) for day, of in ((1, saturday), (2, sunday)) for time, count in of]


def test_a_change_of_the_roster_holds_from_midnight_as_if_it_had_always_held() -> None:
    # From Sunday on the desk is open at all hours but for Saturdays, which end closed: so Sunday begins closed.
    desk = "{roster: {'08:00': 2, '18:00': 1}, on_days: {saturday: {'08:00': 1}}}"
    change = "{on_days: {saturday: {'12:00': 0}}, roster: {'09:00': 3}}"
    found = staffed(desk, "3 days", later=f"{{2011-10-09: {{stations: {{desk: {change}}}}}}}")
    assert found[-2:] == [(on_day(2, "00:00"), 0), (on_day(2, "09:00"), 3)]


def test_relief_does_not_come_to_a_desk_on_its_closed_day() -> None:
    # Three on Saturday, when nobody serves: the supervisor sees them wait, and calls nobody.
    journal = play(
        """
world:
  flows:
    people:
      arrivals: {at: ["10:00"], on: [2011-10-08]}
      party: {size: 3}
      itinerary: [{visit: desk, service: 10 min}]
policy:
  stations:
    desk:
      roster: {"08:00": 1, "18:00": 0}
      on_days: {weekend: {"00:00": 0}}
      relief: {servers: 1, when_waiting: 2, until_waiting: 0}
run: {start: 2011-10-07, horizon: 4 days}
""",
        walkers=ALL_WALKERS,
    )
    monday = on_day(3, "08:00")
    assert journal.visits["desk"].started.tolist() == [monday, monday + 10, monday + 20]
    assert journal.stations["desk"].servers.max() == 1


# What becomes of service in progress.


@pytest.mark.parametrize(("at_closing", "ends"), [("finish", "19:00"), ("pause", "+09:00")])
def test_a_two_hour_examination_begun_at_five_at_a_desk_that_closes_at_six(at_closing: str, ends: str) -> None:
    journal = served(f'{{roster: {{"08:00": 1, "18:00": 0}}, at_closing: {at_closing}}}', "17:00")
    visits = journal.visits["desk"]
    assert (visits.started.tolist(), visits.ended.tolist()) == (at("17:00"), at(ends))


def test_service_that_is_done_exactly_at_closing_ends_then_and_calls_nobody_in() -> None:
    journal = served('{roster: {"08:00": 1, "18:00": 0}, at_closing: pause}', "16:00", "17:00")
    assert journal.visits["desk"].ended.tolist() == at("18:00", "+10:00")
    assert journal.visits["desk"].started.tolist() == at("16:00", "+08:00")


def test_service_lies_as_often_as_the_desk_closes() -> None:
    # Ten hours from eight: four until noon, five from one to six, one the next morning.
    journal = served(
        '{roster: {"08:00": 1, "12:00": 0, "13:00": 1, "18:00": 0}, at_closing: pause}', "08:00", service="10 h"
    )
    assert journal.visits["desk"].started.tolist() == at("08:00")  # at the very instant of opening
    assert journal.visits["desk"].ended.tolist() == at("+09:00")


def test_fewer_servers_pause_nobody() -> None:
    # Four are served from 09:30 on for an hour; at ten two desks close, and all four are finished at half past.
    journal = served('{roster: {"08:00": 4, "10:00": 2, "18:00": 0}, at_closing: pause}', *["09:30"] * 4, service="1 h")
    assert journal.visits["desk"].ended.tolist() == at("10:30") * 4


def test_all_work_that_lay_goes_on_at_opening_though_fewer_serve_then() -> None:
    # Two are served when the desk closes for lunch with half an hour to go each; one server is there afterwards, and
    # both are finished, at 13:30. Until then the one server is not free for the third, who is served then.
    desk = '{roster: {"08:00": 2, "12:00": 0, "13:00": 1, "18:00": 0}, at_closing: pause}'
    journal = served(desk, "11:30", "11:30", "11:45", service="1 h")
    assert journal.visits["desk"].started.tolist() == at("11:30", "11:30", "13:30")
    assert journal.visits["desk"].ended.tolist() == at("13:30", "13:30", "14:30")


def test_a_server_stays_with_the_work_that_lies() -> None:
    # The examination goes on until nine; the other server takes the next at eight, and the third waits until nine.
    journal = served('{roster: {"08:00": 2, "18:00": 0}, at_closing: pause}', "17:00", "18:00", "18:00")
    assert journal.visits["desk"].started.tolist() == at("17:00", "+08:00", "+09:00")


def test_service_without_minutes_does_not_lie() -> None:
    journal = served('{roster: {"08:00": 1, "18:00": 0}, at_closing: pause}', "17:59", "18:00", service="0 min")
    assert journal.visits["desk"].ended.tolist() == at("17:59", "+08:00")


def test_service_that_would_be_done_after_the_run_is_not_finished() -> None:
    # The run ends an hour after the desk has opened, at the minute at which the service would end and the next begin.
    journal = served('{roster: {"08:00": 1, "18:00": 0}, at_closing: pause}', "17:00", "17:30", horizon="33 h")
    visits = journal.visits["desk"]
    assert visits.started[0] == at("17:00")[0]
    assert math.isnan(visits.ended[0])
    assert math.isnan(visits.started[1])


def test_a_server_that_is_kept_is_kept_while_the_desk_is_closed() -> None:
    # Seized at 17:00, two hours' walk, released at 19:00: the minutes are the walk's, and nobody walks by the roster.
    journal = play(
        """
world:
  flows:
    people:
      arrivals: {at: ["17:00"], on: [2011-10-07]}
      itinerary: [{seize: desk}, {walk: 2 h}, {release: desk}]
policy: {stations: {desk: {roster: {"08:00": 1, "18:00": 0}, at_closing: pause}}}
run: {start: 2011-10-07, horizon: 2 days}
""",
        walkers=ALL_WALKERS,
    )
    assert journal.visits["desk"].ended.tolist() == at("19:00")


def test_work_lies_by_the_roster_whether_relief_is_there_or_not() -> None:
    # Five at 08:50, ten minutes each. One is served, four wait, so relief comes and takes one: both are done at nine,
    # when the desk closes. The relief is still there and takes the third, whose work lies until the morning: 08:00 to
    # 08:10, while the desk takes the fourth. The fifth then follows, and shortens the queue: the relief goes.
    desk = """{roster: {"08:00": 1, "09:00": 0}, at_closing: pause,
               relief: {servers: 1, when_waiting: 2, until_waiting: 0}}"""
    journal = served(desk, *["08:50"] * 5, service="10 min")
    assert journal.visits["desk"].started.tolist() == at("08:50", "08:50", "09:00", "+08:00", "+08:10")
    assert journal.visits["desk"].ended.tolist() == at("09:00", "09:00", "+08:10", "+08:10", "+08:20")


def test_a_documents_desk_with_lunch_over_a_weekend() -> None:
    # Ninety minutes each, on Friday and Saturday:
    # 10:00 is served at once, until 11:30;
    # 11:00 from 11:30: half an hour until lunch, an hour after it, 14:30;
    # 16:30 at once: an hour until closing, the other half on Monday, 09:00;
    # Saturday 09:00 waits for him: Monday 09:00 to 10:30.
    journal = play(
        """
world:
  flows:
    friday: {arrivals: {at: ["10:00", "11:00", "16:30"], on: [2011-10-07]}, itinerary: [{visit: desk, service: 90 min}]}
    saturday: {arrivals: {at: ["09:00"], on: [2011-10-08]}, itinerary: [{visit: desk, service: 90 min}]}
policy:
  stations:
    desk:
      roster: {"08:30": 1, "12:00": 0, "13:30": 1, "17:30": 0}
      on_days: {weekend: {"00:00": 0}}
      at_closing: pause
run: {start: 2011-10-07, horizon: 4 days}
""",
        walkers=ALL_WALKERS,
    )
    visits = journal.visits["desk"]
    monday = on_day(3, "09:00")
    assert visits.started.tolist() == [*at("10:00", "11:30", "16:30"), monday]
    assert visits.ended.tolist() == [*at("11:30", "14:30", "17:30")[:2], monday, monday + 90]
    # Open on Friday and Monday for 7 h 30 min each; of four services all ninety minutes were worked.
    assert utilisation_share(journal, "desk") == pytest.approx(4 * 90 / (2 * 450))


@pytest.mark.parametrize(
    ("now", "minutes", "done"),
    [
        ("09:00", 60, "10:00"),
        ("11:00", 60, "12:00"),  # exactly at closing
        ("11:00", 61, "13:01"),
        ("11:00", 0, "11:00"),
        ("12:00", 0, "12:00"),  # while it is closed
        ("12:00", 1, "13:01"),
        ("07:00", 5, "08:05"),
        ("13:00", 300, "18:00"),
    ],
)
def test_when_work_is_done_that_lies_while_the_station_is_closed(now: str, minutes: float, done: str) -> None:
    assert works_until(OPENS, CLOSES, 0, 2, at(now)[0], minutes) == at(done)[0]


def test_work_beyond_the_last_hours_known_is_never_done() -> None:
    assert works_until(OPENS, CLOSES, 0, 2, at("17:00")[0], 61.0) == INF
    assert works_until(OPENS, CLOSES, 0, 1, at("11:00")[0], 61.0) == INF
    assert works_until(OPENS, [CLOSES[0], INF], 0, 2, at("17:00")[0], 61.0) == at("18:01")[0]


def working_minutes(opens: list[float], closes: list[float], now: float) -> float:
    """Minutes from the beginning on in which the desk was open."""
    return sum(min(max(now - since, 0), until - since) for since, until in zip(opens, closes, strict=True))


@settings(max_examples=60, deadline=None)
@given(
    edges=st.lists(st.integers(1, 23), min_size=2, max_size=8, unique=True).map(sorted),
    servers=st.integers(1, 3),
    minutes=st.integers(0, 300),
    comes=st.lists(st.integers(0, 1439), min_size=1, max_size=20, unique=True).map(sorted),
)
def test_on_its_own_working_clock_a_desk_that_pauses_never_closes(
    edges: list[int], servers: int, minutes: int, comes: list[int]
) -> None:
    # On a clock that stands while the desk is closed, first come, first served: whoever comes starts when a server is
    # free, and is served without a break (the recursion of Kiefer and Wolfowitz).
    edges = edges[: len(edges) // 2 * 2]
    roster = ", ".join(f'"{hour:02d}:00": {servers * (row % 2 == 0)}' for row, hour in enumerate(edges))
    desk = f"{{roster: {{{roster}}}, at_closing: pause}}"
    arrivals = [f"{time // 60:02d}:{time % 60:02d}" for time in comes]
    visits = served(desk, *arrivals, service=f"{minutes} min", horizon="20 days", walkers=("plain",)).visits["desk"]
    opens, closes = ([day * DAY + 60 * hour for day in range(20) for hour in edges[side::2]] for side in (0, 1))
    free = [0.0] * servers
    for came, started, ended in zip(comes, visits.started.tolist(), visits.ended.tolist(), strict=True):
        if math.isnan(ended):
            return  # so few hours that twenty days did not do
        starts = max(working_minutes(opens, closes, came), min(free))
        free[free.index(min(free))] = starts + minutes
        assert working_minutes(opens, closes, started) == starts
        assert working_minutes(opens, closes, ended) == starts + minutes
        assert any(since <= started < until for since, until in zip(opens, closes, strict=True))
        assert any(since < ended <= until for since, until in zip(opens, closes, strict=True)) or minutes == 0


# How busy the desk was.


def test_minutes_in_which_work_lies_are_not_busy() -> None:
    # Two days of ten hours each; two hours of work.
    journal = served('{roster: {"08:00": 1, "18:00": 0}, at_closing: pause}', "17:00", horizon="2 days")
    assert utilisation_share(journal, "desk") == pytest.approx(120 / 1200)


def test_overtime_is_worked_where_service_is_finished_and_not_where_it_lies() -> None:
    # Finished: one hour beyond the ten of the day, staffed by who works it. Lying: one of ten.
    for at_closing, share in (("finish", 2 / 11), ("pause", 1 / 10)):
        journal = served(f'{{roster: {{"08:00": 1, "18:00": 0}}, at_closing: {at_closing}}}', "17:00", horizon="1 day")
        assert utilisation_share(journal, "desk") == pytest.approx(share)


def test_a_desk_with_too_much_to_do_is_busy_in_all_its_hours_and_no_others() -> None:
    journal = served(
        '{roster: {"08:00": 2, "18:00": 0}, at_closing: pause}', *["07:00"] * 9, service="7 h", horizon="2 days"
    )
    assert utilisation_share(journal, "desk") == 1.0


def test_the_warm_up_takes_its_share_of_work_that_lay_at_its_end() -> None:
    # The second day alone: one hour of ten.
    scenario = (
        ABOUT
        + """
world: {flows: {people: {arrivals: {at: ["17:00"], on: [2011-10-07]}, itinerary: [{visit: desk, service: 2 h}]}}}
policy: {stations: {desk: {roster: {"08:00": 1, "18:00": 0}, at_closing: pause}}}
run: {start: 2011-10-07, horizon: 2 days, warm_up: 1 day}
"""
    )
    assert utilisation_share(simulate(loads(scenario).scenario), "desk") == pytest.approx(60 / 600)
