"""Measures of goods under control, each followed with a pencil: what is missed, and what keeping a place costs."""

from __future__ import annotations

import dataclasses
import math

import numpy as np
import pytest

from simulator import measures
from simulator.journal import Control, Costs, Journal
from simulator.journal.passages import Visits
from simulator.measures.owners import owners
from simulator.measures.stages import charged_yuan
from tests.by_hand import play
from tests.goods import customs
from tests.journals import DAY, NEVER


def test_who_is_seen_by_several_is_missed_by_all_of_them() -> None:
    # .9 x .6 for the second, .9 x .6 x .5 for the third; the fourth is seen by the desk alone: .9.
    journal = customs()
    assert measures.hidden_per_day(journal, "to_xiamen") == 3
    assert measures.missed_per_day(journal, "to_xiamen") == pytest.approx(0.54 + 0.27 + 0.9)
    assert measures.missed_share(journal, "to_xiamen") == pytest.approx((0.54 + 0.27 + 0.9) / 3)
    assert measures.missed_share(journal, "to_xiamen/aeo") == pytest.approx(0.54)


def test_who_hides_nothing_is_not_missed() -> None:
    clean = customs(kind=[0, 0, 0, 0] * 2)
    assert measures.hidden_per_day(clean, "to_xiamen") == 0
    assert math.isnan(measures.missed_share(clean, "to_xiamen"))


def test_a_control_that_stops_looking_makes_nobody_honest() -> None:
    def play_with(share: str) -> Journal:
        return play(f"""
world:
  flows:
    goods:
      direction: to_xiamen
      arrivals: {{rate: 300 / day}}
      traits: {{state: {{clean: 60 %, hides: 40 %}}}}
      itinerary: [{{visit: bay, service: 1 min}}]
policy:
  stations: {{bay: {{servers: 99, finds: {{hides: {share}}}}}}}
run: {{horizon: 1 day}}
""")

    looks, blind = play_with("1 %"), play_with("0 %")
    hidden = measures.hidden_per_day(looks, "to_xiamen")
    assert measures.hidden_per_day(blind, "to_xiamen") == hidden > 0
    assert measures.missed_per_day(looks, "to_xiamen") == pytest.approx(0.99 * hidden)
    assert measures.missed_per_day(blind, "to_xiamen") == hidden
    assert math.isnan(measures.missed_share(blind, "to_xiamen/clean"))


def test_papers_that_nobody_served_are_neither_read_nor_lodged() -> None:
    # The fourth's papers leave the desk after five minutes, unread: missed for certain, and no papers in its channel.
    visits = customs().visits
    unread = dataclasses.replace(
        visits["desk"], started=np.array([20.0, 20, 20, NEVER]), ended=np.array([30.0, 30, 30, 25])
    )
    journal = dataclasses.replace(customs(), visits=visits | {"desk": unread})
    assert measures.missed_per_day(journal, "to_xiamen") == pytest.approx(0.54 + 0.27 + 1.0)
    study = measures.studies(journal)["to_xiamen.xiamen"]
    assert study.described["channel"].tolist() == ["scan", "scan", "open", "release"]
    assert math.isnan(study.passed["documents_checked"][3])
    # Where it is the counter that they leave, there is no declaration.
    left = dataclasses.replace(
        visits["counter"], started=np.array([12.0, 12, 12, NEVER]), ended=np.array([15.0, 15, 15, 13])
    )
    without = dataclasses.replace(journal, visits=visits | {"counter": left})
    assert len(measures.studies(without)["to_xiamen.xiamen"]) == 3


def test_papers_belong_to_the_goods_of_the_same_index_however_they_are_ordered() -> None:
    journal = customs()
    assert owners(journal).tolist() == [0, 1, 2, 3, 0, 1, 2, 3]


def test_a_control_that_opens_more_misses_less() -> None:
    def missed(share: int) -> float:
        journal = play(f"""
world:
  flows:
    goods:
      direction: to_xiamen
      arrivals: {{rate: 300 / day}}
      traits: {{state: {{clean: 60 %, hides: 40 %}}}}
      itinerary: [{{visit: bay, service: 1 min, under: opened}}]
policy:
  stations: {{bay: {{servers: 99, finds: {{hides: 70 %}}}}}}
  schemes: {{opened: {{takes_in: {{all: {share} %}}}}}}
run: {{horizon: 1 day}}
""")
        return measures.missed_share(journal, "to_xiamen")

    assert missed(0) == 1.0
    assert missed(100) == pytest.approx(0.3)
    assert missed(100) < missed(60) < missed(30) < missed(0)


@pytest.mark.parametrize(
    ("minutes", "yuan"),
    [
        (9 * DAY, 0.0),
        (10 * DAY, 0.0),
        (10 * DAY + 1, 40.0),  # the eleventh day is begun
        (12 * DAY, 80.0),
        (20 * DAY, 400.0),
        (21.5 * DAY, 400.0 + 2 * 80.0),
    ],
)
def test_a_place_is_charged_for_each_day_begun_beyond_the_free_ones(minutes: float, yuan: float) -> None:
    control = Control(charges=((10, 40.0), (20, 80.0)))
    kept = Visits(np.zeros(1, np.int32), np.zeros(1), np.array([5.0]), np.array([5.0 + minutes]))
    assert charged_yuan(control, kept).tolist() == [yuan]


def test_a_stay_of_exactly_two_days_is_charged_for_two_whenever_it_began() -> None:
    control = Control(charges=((0, 40.0),))
    began = 0.1 + 0.731 * np.arange(3000)
    ended = began + 2 * DAY
    assert (ended - began > 2 * DAY).any()  # by the last digit of a clock time
    kept = Visits(np.zeros(3000, np.int32), began, began, ended)
    assert set(charged_yuan(control, kept)) == {80.0}


def test_who_still_keeps_a_place_is_not_charged_yet() -> None:
    control = Control(charges=((0, 40.0),))
    kept = Visits(np.zeros(2, np.int32), np.zeros(2), np.array([5.0, NEVER]), np.array([NEVER, NEVER]))
    assert charged_yuan(control, kept).tolist() == [0.0, 0.0]


def test_charges_are_part_of_what_a_journey_costs() -> None:
    tariff = {"officer": Control(charges=((0, 30.0),))}
    journal = customs(controls=tariff, costs=Costs(np.ones(4), 1.0, 0.0, 0.0))
    assert measures.charges_mean_yuan(journal, "to_xiamen") == 30 / 4
    assert measures.generalised_cost_yuan(journal, "to_xiamen") == 390 + 30 / 4


def test_a_release_study_is_made_of_the_stamps_of_goods_and_papers() -> None:
    # Arrived at minute 10, lodged at 15, checked at 30; the scanner is done at 25, 30 and 35, the officer at 280.
    journal = customs()
    study = measures.studies(journal)["to_xiamen.xiamen"]
    assert study.described["channel"].tolist() == ["scan", "scan", "open", "documents"]
    assert study.described["trader"].tolist() == ["aeo", "aeo", "general", "general"]
    assert study.described["state"].tolist() == ["clean", "hides", "hides", "hides"]
    assert study.passed["examined"].tolist()[:3] == [25.0, 30.0, 280.0]
    assert measures.interval_mean_hours(journal, "to_xiamen.xiamen", "arrival_to_lodgement") == pytest.approx(5 / 60)
    assert measures.interval_mean_hours(journal, "to_xiamen.xiamen/open", "lodgement_to_release") == pytest.approx(
        285 / 60
    )
    assert measures.interval_p90_hours(journal, "to_xiamen.xiamen", "arrival_to_gate_out") == pytest.approx(340 / 60)
    with pytest.raises(ValueError, match="no release study"):
        measures.interval_mean_hours(journal, "to_taiwan.xiamen", "to_duty")


def test_only_what_was_released_in_the_time_counted_is_in_the_study() -> None:
    assert measures.studies(customs(warm_up=300.0)).keys() == {"to_xiamen.xiamen"}
    assert not measures.studies(customs(warm_up=301.0))


def test_a_long_wait_for_the_gate_is_not_cut_off_by_the_end_of_the_run() -> None:
    # One an hour, released as it comes; some stay for 30 h, the others for an hour. Of three days the third is counted:
    # of those who stay long, some leave on it, and none of those who were released on it.
    journal = play("""
world:
  flows:
    goods:
      direction: to_xiamen
      arrivals: {every: 1 h}
      traits: {stays: {long: 50 %, short: 50 %}}
      itinerary:
        - {visit: quay, service: 0 min}
        - {visit: counter, service: 0 min}
        - {visit: hall, service: 0 min}
        - {walk: 1 h, only: [short], name: short}
        - {walk: 30 h, only: [long], name: long}
        - {visit: gate, service: 0 min}
policy:
  stations:
    quay: {servers: 9, shore: xiamen, stamps: arrived}
    counter: {servers: 9, shore: xiamen, stamps: lodged}
    hall: {servers: 9, shore: xiamen, stamps: released}
    gate: {servers: 9, shore: xiamen, stamps: gated_out}
run: {horizon: 3 days, warm_up: 2 days}
""")
    gone = journal.visits["gate"]
    counted = gone.ended >= 2 * DAY
    stayed_hours = (gone.queued - journal.journeys.arrived[gone.entity])[counted] / 60
    assert {*stayed_hours.tolist()} == {1.0, 30.0}
    for interval in ("release_to_gate_out", "arrival_to_gate_out"):
        assert measures.interval_mean_hours(journal, "to_xiamen.xiamen", interval) == pytest.approx(stayed_hours.mean())
        assert measures.interval_per_day(journal, "to_xiamen.xiamen", interval) == len(stayed_hours)
    assert measures.interval_mean_hours(journal, "to_xiamen.xiamen/long", "release_to_gate_out") == pytest.approx(30)
    rows = {(row.measure, row.place): row.value for row in measures.summary(journal)}
    assert rows["release_to_gate_out_mean_hours", "to_xiamen.xiamen"] == pytest.approx(stayed_hours.mean())


def test_who_was_released_in_the_warm_up_and_goes_out_after_it_counts_up_to_the_gate_only() -> None:
    late = customs(warm_up=301.0)  # released at 300, gone at 350
    assert measures.interval_per_day(late, "to_xiamen.xiamen", "arrival_to_release") == 0
    assert measures.interval_per_day(late, "to_xiamen.xiamen", "release_to_gate_out") == 4 / ((DAY - 301) / DAY)
    assert measures.interval_mean_hours(late, "to_xiamen.xiamen", "release_to_gate_out") == pytest.approx(50 / 60)
    assert measures.interval_per_day(customs(warm_up=351.0), "to_xiamen.xiamen", "release_to_gate_out") == 0


def test_the_hours_worked_a_day_are_those_of_all_servers() -> None:
    # Three looked at by the scanner for five minutes each; one opened for 240 minutes; counted from minute 160 on, the
    # 1,280 minutes left hold 120 of them.
    assert measures.server_hours_per_day(customs(), "scanner") == pytest.approx(15 / 60)
    assert measures.server_hours_per_day(customs(), "officer") == pytest.approx(4.0)
    late = customs(warm_up=160.0)
    assert measures.server_hours_per_day(late, "officer") == pytest.approx(120 / 60 / (1280 / DAY))
    assert measures.server_hours_per_day(late, "scanner") == 0.0


def test_no_hours_are_worked_where_nobody_came() -> None:
    nobody = customs(visits={"scanner": []}, stations={"scanner": ((0.0,), (1,), NEVER)})
    assert math.isnan(measures.server_hours_per_day(nobody, "scanner"))


def test_an_interval_is_told_with_how_many_a_day_it_applied_to() -> None:
    # Four are released in a day, three of them are looked at, one is in the laboratory.
    assert measures.interval_per_day(customs(), "to_xiamen.xiamen", "arrival_to_release") == 4
    assert measures.interval_per_day(customs(), "to_xiamen.xiamen", "documents_to_examination") == 3
    assert measures.interval_per_day(customs(), "to_xiamen.xiamen/scan", "examination_to_laboratory") == 1
    assert measures.interval_per_day(customs(horizon=DAY / 2), "to_xiamen.xiamen", "arrival_to_release") == 8


def test_a_gate_passed_before_release_under_seal_is_not_the_gate_out() -> None:
    sealed = customs()
    sealed.visits["gate"].ended[0] = 299.0
    passed = measures.studies(sealed)["to_xiamen.xiamen"].passed["gated_out"]
    assert np.isnan(passed).tolist() == [True, False, False, False]


def test_what_is_done_after_release_was_no_stage_of_it() -> None:
    later = customs()
    later.visits["bank"].ended[1] = 301.0
    passed = measures.studies(later)["to_xiamen.xiamen"].passed["duty_paid"]
    assert np.isnan(passed).tolist() == [False, True, False, False]


def test_charges_are_told_by_kind() -> None:
    journal = customs(controls={"officer": Control(charges=((0, 30.0),))})
    assert measures.charges_mean_yuan(journal, "to_xiamen/general") == 30 / 2
    assert measures.charges_mean_yuan(journal, "to_xiamen/aeo") == 0
