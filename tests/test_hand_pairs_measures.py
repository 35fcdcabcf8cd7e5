"""The same travellers under two policies, each followed by hand."""

from __future__ import annotations

import dataclasses
from typing import Any

import numpy as np
import pytest

from simulator.journal import Ending, Journal
from simulator.measures.pairs import Pairs, groups, pairs
from tests.by_hand import play
from tests.journals import NEVER, busy_crossing, made

KINDS = ("resident/taipei", "resident/stays", "mainland/taipei")
BEFORE = [
    (0, 10.0, 50.0, Ending.FINISHED),
    (0, 20.0, 60.0, Ending.FINISHED),
    (0, 30.0, 70.0, Ending.FINISHED),
    (0, 40.0, NEVER, Ending.INSIDE),
    (1, 10.0, 20.0, Ending.FINISHED),
]


def run(journeys: list[tuple[int, float, float, Ending]], **changes: Any) -> Journal:
    """Four people, residents to Taipei, resident, and mainlander twice, and a bag."""
    facts: dict[str, Any] = {
        "horizon": 100.0,
        "flows": ("people", "people/bag"),
        "kinds": KINDS,
        "kind": [0, 1, 2, 2, 0],
    }
    return made(journeys=journeys, **(facts | changes))


def sooner_and_later(found: Pairs, margin_minutes: float = 0.0) -> tuple[int, int]:
    everyone = groups(found, margin_minutes)[0]
    return everyone.sooner, everyone.later


AFTER = [
    (0, 10.0, 35.0, Ending.FINISHED),
    (0, 20.0, 70.0, Ending.FINISHED),
    (0, 30.0, 72.0, Ending.FINISHED),
    (0, 40.0, 90.0, Ending.FINISHED),
    (1, 10.0, 90.0, Ending.FINISHED),
]


def test_the_same_traveller_is_compared_with_himself() -> None:
    # 40 to 25 min, 40 to 50, 40 to 42; the fourth finished only after; the bag is not a traveller.
    found = pairs(run(BEFORE), run(AFTER))
    assert found.minutes_saved.tolist() == [15.0, -10.0, -2.0]
    assert (found.only_before, found.only_after) == (0, 1)
    assert pairs(run(AFTER), run(BEFORE)).only_before == 1


def test_a_margin_leaves_out_what_nobody_would_notice() -> None:
    found = pairs(run(BEFORE), run(AFTER))
    assert sooner_and_later(found) == (1, 2)
    assert sooner_and_later(found, 5.0) == (1, 1)
    assert sooner_and_later(found, 15.0) == (0, 0)


def test_travellers_are_known_by_flow_and_index_wherever_they_stand() -> None:
    # Under the second policy another flow stands first, and the first traveller of ours does not come.
    after = run(
        [(1, 5.0, 6.0, Ending.FINISHED), *((1, *row[1:]) for row in AFTER[1:4])],
        flows=("others", "people"),
        kind=[0, 1, 2, 2],
    )
    index = np.array([0, 1, 2, 3])
    after = dataclasses.replace(
        after, journeys=dataclasses.replace(after.journeys, index=index, flow=np.array([0, 1, 1, 1], np.int32))
    )
    assert pairs(run(BEFORE), after).minutes_saved.tolist() == [-10.0, -2.0]


def test_those_who_set_out_in_the_warm_up_are_left_out() -> None:
    found = pairs(run(BEFORE, warm_up=15.0), run(AFTER, warm_up=15.0))
    assert found.index.tolist() == [1, 2]


def test_a_policy_compared_with_itself_saves_nobody_anything() -> None:
    journal = busy_crossing(1)
    found = pairs(journal, journal)
    assert len(found) == np.count_nonzero(journal.journeys.ending == Ending.FINISHED)
    assert not found.minutes_saved.any()
    assert sooner_and_later(found) == (0, 0)
    assert (found.only_before, found.only_after) == (0, 0)


def test_where_nobody_is_in_both_there_is_nothing_to_say() -> None:
    found = pairs(run(BEFORE), run(AFTER, flows=("others", "others/bag")))
    assert len(found) == 0
    assert groups(found) == ()


def test_other_luck_is_other_people() -> None:
    with pytest.raises(ValueError, match="not the same people: replication 0 and 1"):
        pairs(run(BEFORE), dataclasses.replace(run(AFTER), replication=1))


def test_who_gets_the_boat_they_like_is_better_off_though_the_journey_takes_as_long() -> None:
    # Three wish for 09:00. With two seats the third is put off to 10:00 and comes an hour later; with three nobody is.
    def boat(seats: int) -> Journal:
        return play(f"""
world:
  flows:
    out:
      arrivals: {{at: ["08:50", "08:51", "08:52"]}}
      booking: {{on: [over], share: 100 %, shows_up: 30 min}}
      itinerary: [{{board: [over]}}]
policy:
  routes: {{over: {{origin: a, destination: b, departures: ["09:00", "10:00"], takes: 30 min, seats: {seats}}}}}
run: {{horizon: 1 day}}
""")

    found = pairs(boat(2), boat(3))
    assert found.minutes_saved.tolist() == [0.0, 0.0, 0.0]
    assert found.arrives_earlier_minutes.tolist() == [0.0, 0.0, 60.0]
    assert sooner_and_later(found, 5.0) == (1, 0)
