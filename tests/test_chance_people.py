"""The same people with the same luck: what a policy does not touch, it does not change."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from simulator.journal import Journal
from simulator.scenario import Scenario, loads
from simulator.world import simulate
from tests.same import assert_same

PIER = """
about: {title: {en: A pier, zh_Hans: 码头, zh_Hant: 碼頭}}
world:
  calendar: {by_date: {2011-01-03: CALENDAR}}
  weather:
    fog:
      spells_by_month: [20, 20, 20, 20, 20, 20, 20, 20, 20, 20, 20, 20]
      begins_by_hour: [0,0,0,0,0,0,1,1,1,1,1,1,1,1,1,1,1,1,0,0,0,0,0,0]
      lasts: {uniform: {low: 30 min, high: 4 h}}
  flows:
    people:
      arrivals:
        rate: 300 / day
        by_time_of_day: {"06:00": 1, "18:00": 0}
        follows_calendar: true
        demand: DEMAND
        ceiling: 2.5
      kinds: {resident: 70 %, visitor: 30 %}
      booking: {on: [over], share: 50 %, shows_up: {uniform: {low: 20 min, high: 60 min}}}
      itinerary:
        - visit: check_in
          service: {lognormal: {mean: 60 s, spread: 30 s}}
        - one_of:
            - {visit: gate, share: 40 %, only: [resident], service: 10 s}
            - {visit: desk, service: {exponential: 40 s}}
        EXTRA
        - board: [over]
        - visit: arrival_desk
          service: {exponential: 20 s}
    groups:
      arrivals: {rate: 5 / day, by_time_of_day: {"06:00": 1, "18:00": 0}}
      party: {size: {empirical: {values: [10, 20]}}, together: true}
      itinerary:
        - visit: desk
          service: {exponential: 40 s}
        - board: [over]
policy:
  stations:
    check_in: {servers: SERVERS}
    gate: {servers: SERVERS}
    desk: {servers: SERVERS}
    arrival_desk: {servers: SERVERS}
    unused: {servers: UNUSED}
    extra: {servers: 500}
  routes:
    over:
      origin: here
      destination: there
      departures: {first: "07:00", last: "20:00", every: 30 min}
      takes: {triangular: {low: 25 min, likely: 30 min, high: 40 min}}
      seats: SEATS
      stops_in: [fog]
      cancelled_after: 2 h
run: {start: 2011-01-01, horizon: DAYS day, seed: 5}
"""


def pier(
    demand: float = 1.0,
    servers: int = 500,
    seats: int = 100_000,
    days: int = 4,
    calendar: float = 1.0,
    extra: str = "",
    unused: int = 1,
    text: str = PIER,
) -> Scenario:
    words: dict[str, Any] = {
        "DEMAND": demand,
        "SERVERS": servers,
        "SEATS": seats,
        "DAYS": days,
        "CALENDAR": calendar,
        "EXTRA": extra,
        "UNUSED": unused,
    }
    for word, value in words.items():
        text = text.replace(word, str(value))
    return loads(text).scenario


def person_rows(journal: Journal) -> dict[tuple[str, int], int]:
    return {
        (journal.flows[flow], int(index)): row
        for row, (flow, index) in enumerate(zip(journal.journeys.flow, journal.journeys.index, strict=True))
    }


def test_a_scenario_compared_with_itself_differs_by_exactly_nothing() -> None:
    assert_same(simulate(pier(), 3), simulate(pier(), 3))


def test_any_replication_can_be_run_again_alone() -> None:
    in_order = [simulate(pier(days=1), replication) for replication in range(3)]
    assert_same(in_order[2], simulate(pier(days=1), 2))
    assert len({journal.journeys.arrived.tobytes() for journal in in_order}) == 3


def test_thinning_keeps_names_and_luck_of_those_who_still_come() -> None:
    many, few = simulate(pier(demand=2.0)), simulate(pier(demand=1.0))
    rows_of_many, rows_of_few = person_rows(many), person_rows(few)
    assert set(rows_of_few) < set(rows_of_many)
    assert len(rows_of_few) < 0.6 * len(rows_of_many)
    kept = np.array([rows_of_many[name] for name in rows_of_few])
    for column in ("arrived", "left", "kind", "ending"):
        np.testing.assert_array_equal(
            getattr(many.journeys, column)[kept], getattr(few.journeys, column), err_msg=column
        )


def test_taking_one_traveller_away_changes_no_other_where_there_is_room_for_all() -> None:
    demand = 1.0
    everyone = simulate(pier(demand=demand))
    while True:  # thin until exactly one person is missing
        demand -= 0.0005
        fewer = simulate(pier(demand=demand))
        if len(fewer.journeys) < len(everyone.journeys):
            break
    rows, left = person_rows(everyone), person_rows(fewer)
    assert len(rows) - len(left) == 1
    kept = np.array([rows[name] for name in left])
    for column in ("arrived", "left", "kind", "ending"):
        np.testing.assert_array_equal(getattr(everyone.journeys, column)[kept], getattr(fewer.journeys, column))


def test_what_takes_effect_on_day_three_leaves_days_one_and_two_alone() -> None:
    quiet, busy = simulate(pier(servers=1, seats=60)), simulate(pier(servers=1, seats=60, calendar=2.5))
    assert len(busy.journeys) > len(quiet.journeys)
    before = 2 * 1440.0
    for station in quiet.visits:
        one, other = quiet.visits[station], busy.visits[station]
        early_one, early_other = one.queued < before, other.queued < before
        assert early_one.sum() == early_other.sum()
        for column in ("queued", "started", "ended"):
            a, b = getattr(one, column)[early_one], getattr(other, column)[early_other]
            both = (a < before) | (b < before)
            np.testing.assert_array_equal(a[both], b[both])


DATED = """  from_date:
    2011-01-03:
      stations: {check_in: {servers: 1}, desk: {servers: 2}}
      routes: {over: {departures: {first: "07:00", last: "20:00", every: 60 min}, seats: 40}}
run:"""


def test_a_policy_from_day_three_on_leaves_days_one_and_two_alone() -> None:
    plain = simulate(pier(servers=3, seats=60))
    dated = simulate(pier(servers=3, seats=60, text=PIER.replace("run:", DATED)))
    early = plain.sailings.scheduled < 2 * 1440.0
    assert (dated.sailings.scheduled < 2 * 1440.0).sum() == early.sum() == 2 * 27
    assert len(dated.sailings) == 2 * 27 + 2 * 14
    for column in ("departed", "arrived", "boarded", "left_behind", "cancelled", "seats"):
        np.testing.assert_array_equal(
            getattr(plain.sailings, column)[early], getattr(dated.sailings, column)[: early.sum()], err_msg=column
        )
    for station in plain.visits:
        one, other = plain.visits[station], dated.visits[station]
        before = (one.queued < 2 * 1440.0).sum()
        assert before == (other.queued < 2 * 1440.0).sum()
    assert dated.sailings.left_behind.sum() > plain.sailings.left_behind.sum()


def test_a_sailing_keeps_its_luck_whatever_else_sails() -> None:
    dated = simulate(pier(text=PIER.replace("every: 30 min", "every: 60 min")))
    plain = simulate(pier())
    took = {
        scheduled: arrived - departed
        for scheduled, departed, arrived in zip(
            plain.sailings.scheduled, plain.sailings.departed, plain.sailings.arrived, strict=True
        )
    }
    alone = dated.sailings
    for scheduled, departed, arrived in zip(alone.scheduled, alone.departed, alone.arrived, strict=True):
        if not np.isnan(arrived):
            assert took[scheduled] == pytest.approx(arrived - departed, abs=1e-9)


def test_an_unused_station_changes_nothing() -> None:
    one, other = simulate(pier(unused=1)), simulate(pier(unused=7))
    assert_same(one.journeys, other.journeys)
    assert_same(one.crossings, other.crossings)


def test_a_further_stage_changes_no_draw_of_the_stages_that_were_there() -> None:
    plain = simulate(pier())
    longer = simulate(pier(extra="- {visit: extra, service: 0 s}"))
    np.testing.assert_array_equal(plain.journeys.arrived, longer.journeys.arrived)
    for station in ("check_in", "gate", "desk"):
        one, other = plain.visits[station], longer.visits[station]
        np.testing.assert_array_equal(one.ended - one.started, other.ended - other.started)


def test_a_longer_horizon_changes_nothing_of_what_happened_before() -> None:
    short, long = simulate(pier(days=2)), simulate(pier(days=4))
    rows = person_rows(long)
    kept = np.array([rows[name] for name in person_rows(short)])
    over = ~np.isnan(short.journeys.left)
    np.testing.assert_array_equal(short.journeys.left[over], long.journeys.left[kept][over])


def test_a_longer_horizon_changes_nothing_before_a_weekly_sailing_either() -> None:
    # 1 January 2011 was a Saturday: those who come on Sunday and Monday book Wednesday's, beyond the short run.
    weekly = PIER.replace("seats: SEATS", "seats: SEATS\n      on_days: [wednesday]\n      left_after_last: wait")
    early = weekly.replace("{low: 20 min, high: 60 min}", "{low: 1 day, high: 3 days}")
    short, long = simulate(pier(days=3, text=early)), simulate(pier(days=9, text=early))
    rows = person_rows(long)
    kept = np.array([rows[name] for name in person_rows(short)])
    assert len(kept) > 500
    np.testing.assert_array_equal(short.journeys.arrived, long.journeys.arrived[kept])


def test_a_deck_that_nobody_boards_changes_nothing_for_the_passengers() -> None:
    plain, decked = simulate(pier(seats=60)), simulate(pier(seats=60, text=PIER.replace("run:", DECK)))
    assert_same(plain.journeys, decked.journeys)
    for column in ("departed", "arrived", "boarded", "cancelled"):
        over = decked.sailings.route == 0
        np.testing.assert_array_equal(getattr(plain.sailings, column), getattr(decked.sailings, column)[over])


DECK = """    slots: {aboard: over, seats: 20, boarding_closes: 2 h}
run:"""


def test_a_larger_share_of_one_alternative_only_moves_people_to_it() -> None:
    forty = simulate(pier())
    sixty = simulate(pier(text=PIER.replace("share: 40 %", "share: 60 %")))
    at_gate_before = {
        name for name, row in person_rows(forty).items() if row in set(forty.visits["gate"].entity.tolist())
    }
    at_gate_after = {
        name for name, row in person_rows(sixty).items() if row in set(sixty.visits["gate"].entity.tolist())
    }
    assert at_gate_before < at_gate_after


def test_two_parties_on_two_days_do_not_share_luck() -> None:
    journal = simulate(pier())
    service = journal.visits["check_in"].ended - journal.visits["check_in"].started
    assert len(np.unique(service)) == pytest.approx(len(service), rel=0.01)
