"""By how much a full boat puts people off before they set out, and who finds no seat before the run ends."""

from __future__ import annotations

import dataclasses
import math

import pytest

from simulator import measures
from simulator.journal import Journal
from simulator.journal.books import balance
from simulator.measures.pairs import pairs
from simulator.study.comparison.rounds import _arrived_within
from tests.by_hand import at, play
from tests.journals import busy_crossing


def boat(seats: int, departures: str = '["09:00", "10:00"]', days: int = 1, costs: str = "") -> Journal:
    """Three who would like to leave at 08:50, 08:51 and 08:52; they are at the pier half an hour ahead."""
    return play(f"""
world:
  flows:
    out:
      direction: away
      arrivals: {{at: ["08:50", "08:51", "08:52"], on: [2011-01-01]}}
      kinds: {{local: 100 %}}
      booking: {{on: [over], share: 100 %, shows_up: 30 min}}
      itinerary: [{{board: [over]}}]
    walk_up:
      arrivals: {{at: ["08:40"]}}
      itinerary: [{{walk: 5 min}}]
  {costs}
policy:
  routes: {{over: {{origin: a, destination: b, departures: {departures}, takes: 30 min, seats: {seats}}}}}
run: {{start: 2011-01-01, horizon: {days} day}}
""")


def test_who_gets_the_next_boat_is_put_off_by_the_timetable_and_the_third_by_the_full_boat() -> None:
    # 08:50 to 09:00 is 10 minutes, 08:51 to 09:00 is 9, 08:52 to 10:00 is 68.
    journal = boat(2)
    booked = journal.journeys.flow == 0
    assert journal.journeys.wished[booked].tolist() == at("08:20", "08:21", "08:22")
    assert journal.journeys.arrived[booked].tolist() == at("08:30", "08:30", "09:30")
    assert measures.put_off_mean_minutes(journal, "away") == (10 + 9 + 68) / 3
    assert measures.put_off_mean_minutes(boat(3), "away") == (10 + 9 + 8) / 3


def test_who_does_not_book_is_put_off_by_nobody() -> None:
    assert measures.put_off_mean_minutes(boat(2), "walk_up") == 0


def test_minutes_put_off_cost_what_the_scenario_says_they_weigh() -> None:
    # Half an hour in the lounge and half an hour aboard, at a yuan a minute; put off 10, 9 and 8 minutes.
    worth = "costs: {value_of_time: {all: 60 CNY / h}"
    assert measures.generalised_cost_yuan(boat(3, costs=worth + "}"), "away") == 60
    assert measures.generalised_cost_yuan(boat(3, costs=worth + ", put_off_counts: 0.5}"), "away") == 60 + 0.5 * 9


def test_whose_only_seat_is_after_the_end_is_counted_and_is_unfinished() -> None:
    # One seat a day, and a timetable of one day beyond the run: the second is booked for the second morning; the third
    # finds no seat, comes all the same and is stranded, which is an ending.
    journal = boat(1, '["09:00"]')
    assert journal.beyond.tolist() == [[0, 1], [0, 0]]
    assert measures.unfinished_share(journal, "away") == 1 / 3
    assert measures.unfinished_share(journal, "away/local") == 1 / 3
    assert boat(1, '["09:00"]', days=3).beyond.sum() == 0


def test_who_finds_no_seat_before_the_end_finished_under_the_other_policy_alone() -> None:
    # With three seats all three finish; with one the first does, the second is put off to the next morning, the third
    # is stranded. Who walks finishes under both.
    many, one = boat(3, '["09:00"]'), boat(1, '["09:00"]')
    there, back = pairs(many, one), pairs(one, many)
    assert (len(there), there.only_before, there.only_after) == (2, 2, 0)
    assert (len(back), back.only_before, back.only_after) == (2, 0, 2)


def test_who_finds_no_seat_before_the_end_keeps_the_curve_from_door_to_door_below_one() -> None:
    # One of three has arrived, and never will more.
    assert _arrived_within(boat(1, '["09:00"]'))["away"][-1] == 1 / 3
    assert _arrived_within(boat(3, '["09:00"]'))["away"][-1] == 1


def test_books_do_not_balance_where_somebody_sets_out_before_they_wish_to() -> None:
    journal = busy_crossing(1)
    early = dataclasses.replace(journal.journeys, wished=journal.journeys.arrived + 1)
    assert balance(journal) == ()
    assert any(
        "set out before they wished to" in line for line in balance(dataclasses.replace(journal, journeys=early))
    )


def test_of_nobody_nothing_is_said() -> None:
    journal = boat(2)
    nobody = dataclasses.replace(journal, warm_up_minutes=1400.0)
    assert math.isnan(measures.put_off_mean_minutes(nobody, "away"))
    with pytest.raises(ValueError, match="nowhere"):
        measures.put_off_mean_minutes(journal, "nowhere")
