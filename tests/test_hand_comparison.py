"""Verdicts, winners, moved queues and sentences, each worked by hand."""

from __future__ import annotations

import math

import pytest
from rich.console import Console

from simulator.journal import Ending
from simulator.measures import UNITS
from simulator.measures.nature import NATURES
from simulator.measures.pairs import Group, groups, pairs
from simulator.measures.waiting import waiting
from simulator.report.comparison_tables import in_lines
from simulator.report.key_measures import by_place
from simulator.report.winners_tables import winners_table
from simulator.scenario import loads
from simulator.study.comparison import Design, carried_through
from simulator.study.comparison.movement import Movement, Shift, one_place
from simulator.study.comparison.paired import joint_half_width, paired
from simulator.study.comparison.rounds import Met
from simulator.study.comparison.sequential import Rule
from simulator.study.comparison.verdicts import replications_to_decide, verdict
from simulator.study.comparison.winners import Fortune, Winners, winners
from simulator.study.estimate import Estimate, student_t
from tests.journals import DAY, NEVER, made


def word(low: float, high: float, margin: float = 1.0, good: str = "less") -> str:
    """The verdict on an interval."""
    return verdict((low + high) / 2, (high - low) / 2, 10, margin, good).word  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        (-5.0, -2.0, "better"),
        (2.0, 5.0, "worse"),
        (-0.5, 0.9, "practically equal"),
        (-1.0, 1.0, "practically equal"),
        (-5.0, -0.5, "inconclusive"),
        (-0.5, 5.0, "inconclusive"),
        (-5.0, 5.0, "inconclusive"),
    ],
)
def test_four_words_for_where_an_interval_lies(low: float, high: float, said: str) -> None:
    assert word(low, high) == said


def test_which_word_is_good_depends_on_the_measure() -> None:
    assert word(2.0, 5.0, good="more") == "better"
    assert word(-5.0, -2.0, good="more") == "worse"
    assert (word(2.0, 5.0, good="neither"), word(-5.0, -2.0, good="neither")) == ("more", "less")


def test_without_a_margin_only_exactly_nothing_is_equal() -> None:
    assert verdict(0.0, 0.0, 10, 0.0, "less").word == "practically equal"
    assert word(-0.1, 0.1, margin=0.0) == "inconclusive"
    assert word(-0.2, -0.1, margin=0.0) == "better"


def test_without_an_interval_nothing_is_concluded() -> None:
    for difference, half_width in ((1.0, math.nan), (math.nan, math.nan)):
        found = verdict(difference, half_width, 1, 1.0, "less")
        assert (found.word, found.replications_needed) == ("inconclusive", None)


def test_the_replications_that_decide_make_the_interval_reach_the_nearer_edge() -> None:
    # Difference 3 ± 4 from ten, margin 1: the edge is 2 away.
    count = replications_to_decide(3.0, 4.0, 10, 1.0)
    assert count is not None
    spread = 4.0 * math.sqrt(10) / student_t(9, 0.975)
    assert student_t(count - 1, 0.975) * spread / math.sqrt(count) <= 2.0
    assert student_t(count - 2, 0.975) * spread / math.sqrt(count - 1) > 2.0
    assert replications_to_decide(1.0, 4.0, 10, 1.0) is None  # on the edge: no number would


def test_every_measure_has_a_nature() -> None:
    assert set(NATURES) == set(UNITS)


def test_person_hours_are_counted_at_stations_and_in_lounges() -> None:
    # At the desk one waits 30 minutes and one not at all; in the lounge one waits an hour for the boat and one, left
    # behind, from 01:00 to the end of the day: 23 hours.
    journal = made(
        horizon=DAY,
        flows=("people",),
        routes=("over",),
        journeys=[(0, 0.0, 150.0, Ending.FINISHED), (0, 0.0, NEVER, Ending.INSIDE)],
        visits={"desk": [(0, 0.0, 30.0, 40.0), (1, 20.0, 20.0, 40.0)]},
        crossings=[(0, 60.0, 120.0, 150.0, 0), (1, 60.0, NEVER, NEVER, -1)],
        sailings=[(0, 120.0, 120.0, 150.0, 1, 1, 0)],
    )
    desk, lounge = waiting(journal)
    assert (desk.stage, desk.in_lounge, desk.mean_minutes) == ("desk", False, 15.0)
    assert desk.person_hours_per_day == pytest.approx(0.5)
    assert (lounge.stage, lounge.in_lounge, lounge.mean_minutes) == ("over", True, 60.0)
    assert lounge.person_hours_per_day == pytest.approx(1 + 23)


def shift(stage: str, hours: float, half_width: float = 1.0) -> Shift:
    """A stage where the waiting changes by so much."""
    nothing = Estimate(0.0, 0.0, 10, 0)
    return Shift(stage, False, 5.0, nothing, Estimate(hours, half_width, 10, 0))


def test_an_alarm_is_given_where_half_of_what_is_taken_comes_back() -> None:
    moved = Movement("lever", (shift("desk", -40.0), shift("lounge", 20.0), shift("noise", 0.5)))
    assert (moved.fallen_hours, moved.grown_hours, moved.only_moved) == (40.0, 20.0, True)
    assert not Movement("lever", (shift("desk", -40.0), shift("lounge", 19.0))).only_moved
    assert not Movement("lever", (shift("desk", -40.0), shift("lounge", 30.0, half_width=31.0))).only_moved
    assert not Movement("lever", (shift("lounge", 30.0),)).only_moved
    assert not Movement("lever", ()).only_moved


def test_sums_of_the_same_in_another_order_do_not_differ() -> None:
    before = [0.1 + 0.2 + 0.3, 4.0]
    after = [0.3 + 0.2 + 0.1, 4.0]
    assert before != after
    found = paired(before, after)
    assert (found.difference.mean, found.difference.half_width) == (0.0, 0.0)


def test_trifles_raise_no_alarm() -> None:
    """Of a thousand hours waited, stages that change by less than ten do not count, however certain they are."""
    trifles = (shift("desk", -9.0), shift("gate", 8.0))
    assert Movement("lever", trifles).only_moved
    assert not Movement("lever", trifles, 1000.0).only_moved
    large = (shift("desk", -40.0), shift("lounge", 20.0))
    assert Movement("lever", (*large, *trifles), 1000.0).only_moved
    assert Movement("lever", (*large, *trifles), 1000.0).grown_hours == 20.0


TWO_HALLS = """
about: {title: {en: Two halls, zh_Hans: 两厅, zh_Hant: 兩廳}}
world:
  flows:
    north: {arrivals: {at: ["08:00", "08:00", "08:00"]}, itinerary: [{visit: east, service: 10 min}]}
    south: {arrivals: {at: ["09:00", "09:00", "09:00"]}, itinerary: [{visit: west, service: 20 min}]}
policy: {stations: {east: {servers: 1}, west: {servers: 1}}}
run: {horizon: 1 day}
"""
"""At the east hall three wait 0, 10 and 20 min, at the west hall 0, 20 and 40: half an hour and an hour in all."""
ONE_HALL = TWO_HALLS.replace(", west: {servers: 1}}", "}, moved: {west: east}")


@pytest.mark.parametrize("over", [False, True], ids=["one hall instead of two", "two halls instead of one"])
def test_who_waits_in_another_hall_has_not_ceased_to_wait(over: bool) -> None:
    # The halls are not busy at the same time, so that all wait as long in one as in two.
    files = [loads(text, name=name) for text, name in ((TWO_HALLS, "two"), (ONE_HALL, "one"))]
    before, after = reversed(files) if over else files
    found = carried_through(Design(before, (after,), "wait_mean_minutes", "east", Rule(2, 2)), workers=1)
    (moved,) = found.movements
    (hall,) = moved.shifts
    assert (hall.stage, hall.before_minutes, hall.minutes.mean) == ("east", pytest.approx((0.5 + 1) * 60 / 6), 0.0)
    assert hall.hours.mean == pytest.approx(0.0, abs=1e-9)
    assert not moved.only_moved


def test_places_given_up_are_one_with_what_stands_in_for_them_under_either_policy() -> None:
    assert one_place({}, {}) == {}
    assert one_place({}, {"a": "c", "b": "c"}) == {"a": "c", "b": "c"}
    for moved in (({"a": "b"}, {"a": "c"}), ({"a": "b"}, {"b": "a"}), ({"a": "b"}, {"a": "c", "b": "c"})):
        named = {name for each in moved for pair in each.items() for name in pair}
        assert len({one_place(*moved).get(name, name) for name in named}) == 1


def test_what_certainly_moved_is_certain_of_all_stages_and_policies_at_once() -> None:
    base = TWO_HALLS.replace("10 min}", "{exponential: 10 min}}").replace("20 min}", "{exponential: 20 min}}")
    two = base.replace("west: {servers: 1}", "west: {servers: 2}")
    files = [loads(text, name=name) for text, name in ((base, "one"), (two, "two"), (two, "again"))]
    design = Design(files[0], tuple(files[1:]), "wait_mean_minutes", "west", Rule(6, 6))
    found = carried_through(design, workers=1)
    west = found.movements[0].shifts[1]
    (contrast, _) = found.of("queue_mean_people", "west")
    alone = contrast.paired.difference  # 24 times the mean number waiting are the person-hours of a day
    # Two stages under two policies are four comparisons.
    assert west.hours.half_width == pytest.approx(24 * joint_half_width(alone, 4))
    assert west.hours.half_width > 24 * contrast.joint_half_width


def test_groups_of_travellers_are_counted_by_flow_and_by_kind() -> None:
    kinds = ("resident/taipei", "mainland/taipei")
    facts = {"horizon": 200.0, "flows": ("out", "back"), "kinds": kinds, "kind": [0, 1, 1]}
    before = made(
        journeys=[(0, 0.0, 60.0, Ending.FINISHED), (0, 0.0, 60.0, Ending.FINISHED), (1, 0.0, 60.0, Ending.FINISHED)],
        **facts,
    )  # type: ignore[arg-type]
    after = made(
        journeys=[(0, 0.0, 50.0, Ending.FINISHED), (0, 0.0, 63.0, Ending.FINISHED), (1, 0.0, 80.0, Ending.FINISHED)],
        **facts,
    )  # type: ignore[arg-type]
    found = {(each.sort, each.name): each for each in groups(pairs(before, after), 5.0)}
    everyone = found["all", "all"]
    assert (everyone.travellers, everyone.sooner, everyone.later) == (3, 1, 1)
    assert everyone.sooner_mean_minutes == pytest.approx((10 - 3 - 20) / 3)
    assert everyone.sooner_quantile_minutes[1] == -3.0
    assert (found["flow", "out"].travellers, found["flow", "out"].later) == (2, 0)
    assert (found["kind", "mainland"].travellers, found["kind", "mainland"].later) == (2, 1)
    assert (found["kind", "taipei"].travellers, found["kind", "resident"].sooner) == (3, 1)
    summed = winners("lever", [Met(tuple(found.values()), 2, 4)] * 2, 5.0)
    assert summed.everyone is not None
    assert (summed.everyone.travellers, summed.everyone.later_share.mean) == (6, 1 / 3)
    assert (summed.only_before.mean, summed.only_after.mean) == (2.0, 4.0)
    assert summed.hit_hardest is None  # too few of any kind


def kinds(*fortunes: tuple[int, int, float]) -> list[Met]:
    """Kinds of a hundred each: how many are sooner, how many later, and their mean gain."""
    groups = [Group("kind", f"kind_{row}", 100, *each, (0.0,) * 3) for row, each in enumerate(fortunes)]
    return [Met(tuple(groups), 0, 0)] * 2


def test_only_those_who_lose_more_than_they_win_are_hit_hardest() -> None:
    """Of the first, 40 are later but 60 are sooner, by more; of the second, 30 are later and only 20 sooner."""
    assert winners("lever", kinds((60, 40, 5.0)), 1.0).hit_hardest is None
    worst = winners("lever", kinds((60, 40, 5.0), (20, 30, 1.0)), 1.0).hit_hardest
    assert worst is not None
    assert worst.name == "kind_1"
    on_balance = winners("lever", kinds((60, 40, -5.0), (20, 30, 1.0)), 1.0).hit_hardest
    assert on_balance is not None
    assert on_balance.name == "kind_0"


def test_nobody_compared_is_no_group() -> None:
    assert groups(pairs(made(horizon=1.0), made(horizon=1.0))) == ()
    assert winners("lever", [Met((), 0, 0)], 1.0).everyone is None


def test_the_name_of_who_is_hit_hardest_has_room_beside_large_numbers(capsys: pytest.CaptureFixture[str]) -> None:
    share, minutes = Estimate(0.5, 0.25, 10, 0), Estimate(-98765.4, 12345.6, 10, 0)
    groups = tuple(
        Fortune(sort, name, 1000, share, share, minutes, (minutes,) * 3)  # type: ignore[arg-type]
        for sort, name in (("all", "all"), ("kind", "chinese_medicine"))
    )
    found = Winners("lever", 1.0, groups, Estimate(0.0, 0.0, 10, 0), Estimate(0.0, 0.0, 10, 0))
    Console(width=80).print(*winners_table(found, "lever"))
    lines = [line.split()[0] for line in capsys.readouterr().out.splitlines() if line.split()]
    assert "chinese_medicine" in lines
    assert "hit" in lines


def test_a_long_name_is_broken_where_its_parts_meet() -> None:
    assert in_lines("timed_coach") == "timed_coach"
    assert in_lines("timed_coach+through_check_in:high") == "timed_\ncoach+\nthrough_\ncheck_in:\nhigh"


def test_the_rows_of_a_place_stand_together_in_a_table() -> None:
    rows = [("a", "way"), ("risk", "hides"), ("b", "study"), ("c", "way"), ("d", "study")]
    assert by_place(rows) == (("a", "way"), ("c", "way"), ("risk", "hides"), ("b", "study"), ("d", "study"))
