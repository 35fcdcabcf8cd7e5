"""Shares of a whole: Shapley's value where it is known in closed form, by hand and through the simulator."""

from __future__ import annotations

import itertools
import math
from pathlib import Path

import pytest

from simulator.scenario import Complaints
from simulator.study.attribution import explained
from simulator.study.attribution.attribution import attributed
from simulator.study.attribution.explain import needed_for, packages
from simulator.study.attribution.shapley import (
    Coalition,
    all_coalitions,
    coalitions_of,
    exact,
    orders_of,
    over_orders,
)
from simulator.study.comparison import compare, design
from tests.lever_files import MORE_DESKS, strait
from tests.tiny import write

TWO_WAYS = """
about: {title: {en: Two ways, zh_Hans: 两条路, zh_Hant: 兩條路}}
world:
  flows:
    north: {direction: out, arrivals: {at: ["08:00", "09:00"]}, itinerary: [{walk: 10 min}]}
    south: {direction: out, arrivals: {at: ["08:00", "09:00"]}, itinerary: [{walk: 8 min}]}
run: {horizon: 1 day, replications: 2}
"""
"""Two people take 10 minutes and two take 8: the mean is 9, and each way has half of it."""

GATE = """
about: {title: {en: Documents and goods, zh_Hans: 单证与货物, zh_Hant: 單證與貨物}}
world:
  flows:
    goods:
      direction: out
      arrivals: {at: ["08:00"]}
      itinerary: [{walk: 10 min}, {meet: gate}]
      companions: {documents: {itinerary: [{walk: 10 min}, {meet: gate}]}}
run: {horizon: 1 day, replications: 2}
"""
"""Goods wait for documents: the journey takes as long as the slower of the two."""


def lever(changes: str) -> str:
    """A lever that changes one flow."""
    head = MORE_DESKS.partition("changes:")[0]
    each = f"{{world: {{flows: {changes}}}}}"
    return f"{head}changes: {{low: {each}, likely: {each}, high: {each}}}\n"


def game(worth: dict[tuple[int, ...], float]) -> dict[Coalition, float]:
    return {frozenset(few): value for few, value in worth.items()}


GLOVES = game({(): 0, (0,): 0, (1,): 0, (2,): 0, (0, 1): 0, (0, 2): 1, (1, 2): 1, (0, 1, 2): 1})
"""Two left gloves and one right one, a pair being worth 1: the parts are known to be 1/6, 1/6 and 2/3."""


def test_the_glove_game_has_its_known_parts() -> None:
    assert exact(GLOVES, 3) == pytest.approx((1 / 6, 1 / 6, 2 / 3))


def test_the_mean_over_all_orders_is_the_exact_value() -> None:
    orders = list(itertools.permutations(range(3)))
    assert over_orders(GLOVES, orders, 3) == pytest.approx(exact(GLOVES, 3))


def test_parts_add_up_to_the_whole_in_any_order_drawn() -> None:
    worth = {few: math.sin(sum(2**lever for lever in few)) for few in all_coalitions(8)}
    for replication in range(4):
        parts = over_orders(worth, orders_of(8, 7, replication), 8)
        assert math.fsum(parts) == pytest.approx(worth[frozenset(range(8))] - worth[frozenset()])


def test_orders_are_drawn_anew_in_each_replication_and_alike_whenever_asked() -> None:
    assert orders_of(8, 7, 0) == orders_of(8, 7, 0)
    assert orders_of(8, 7, 0) != orders_of(8, 7, 1)
    assert orders_of(8, 7, 0) != orders_of(8, 8, 0)
    for order, reverse in itertools.batched(orders_of(8, 7, 0), 2) if hasattr(itertools, "batched") else []:
        assert order == reverse[::-1]


def test_small_packages_run_every_combination_and_large_ones_only_those_met() -> None:
    assert len(needed_for(6, 0, 0)) == 64
    met = needed_for(9, 0, 3)
    assert len(met) < 2**9 / 4
    every = frozenset(range(9))
    for each in range(9):
        assert {frozenset({each}), every - {each}} <= set(met)
    assert coalitions_of((), 2) == (frozenset(), frozenset({0}), frozenset({1}))


def test_a_lever_that_changes_nothing_gets_nothing_and_equals_get_equal_parts() -> None:
    worth = {few: float(len(few - {2}) ** 2) for few in all_coalitions(3)}
    assert exact(worth, 3) == pytest.approx((2.0, 2.0, 0.0))


def test_what_is_unknown_under_one_combination_leaves_the_replication_out() -> None:
    holed = {**GLOVES, frozenset({0}): math.nan}
    found = attributed("a+b+c", ("a", "b", "c"), ("journey_mean_minutes", "out"), [GLOVES, holed, GLOVES], 0)
    assert [part.part.n for part in found.parts] == [2, 2, 2]
    assert (found.whole.n, found.whole.missing, found.whole.mean) == (2, 1, 1.0)
    assert found.together.mean == 1.0  # alone each is worth nothing
    assert [part.last.mean for part in found.parts] == [0.0, 0.0, 1.0]


def test_what_is_unknown_on_the_way_of_one_order_leaves_the_replication_out_of_every_part() -> None:
    # One of seven levers is unknown alone, which few of the orders drawn meet: all parts are of the other two runs.
    levers = tuple("abcdefg")
    worths = []
    for number in range(3):
        met = coalitions_of(orders_of(7, 0, number), 7)
        worths.append({few: float(number + 1) * sum(lever + 1 for lever in few) for few in met})
    worths[1][frozenset({0})] = math.nan
    found = attributed("+".join(levers), levers, ("journey_mean_minutes", "out"), worths, 0)
    assert not found.exact
    assert [each.part.n for each in found.parts] == [found.whole.n] * 7 == [2] * 7
    assert math.fsum(each.part.mean for each in found.parts) == pytest.approx(found.whole.mean)


def levers_beside(folder: Path, scenario: str, first: str, second: str) -> Path:
    (folder / "levers").mkdir()
    write(folder / "levers", lever(first), "first")
    write(folder / "levers", lever(second), "second")
    return write(folder, scenario, "base")


def test_two_levers_that_do_not_meet_add_up_and_each_gets_its_own(tmp_path: Path) -> None:
    # 10 to 6 minutes for half of the people, and 8 to 5 for the other half: 2 and 1.5 minutes of the mean.
    path = levers_beside(
        tmp_path, TWO_WAYS, "{north: {itinerary: [{walk: 6 min}]}}", "{south: {itinerary: [{walk: 5 min}]}}"
    )
    found = compare(path, ["first+second"], replications=2, budget=2, explain=True, workers=1)
    (whole,) = found.attributions
    assert [part.lever for part in whole.parts] == ["first", "second"]
    for part, minutes in zip(whole.parts, (-2.0, -1.5), strict=True):
        for each in (part.part, part.alone, part.last):
            assert each.mean == pytest.approx(minutes)
    assert whole.whole.mean == pytest.approx(-3.5) == found.primary[0].paired.difference.mean
    assert whole.together.mean == pytest.approx(0.0)


def test_two_levers_that_are_worth_something_only_together_share_it_equally(tmp_path: Path) -> None:
    # The slower of 10 and 10 minutes is 10 until both are 4: nothing alone, 6 minutes together, 3 each.
    path = levers_beside(
        tmp_path,
        GATE,
        "{goods: {itinerary: [{walk: 4 min}, {meet: gate}]}}",
        "{goods: {companions: {documents: {itinerary: [{walk: 4 min}, {meet: gate}]}}}}",
    )
    found = compare(path, ["first+second"], replications=2, budget=2, explain=True, workers=1)
    (whole,) = found.attributions
    for part in whole.parts:
        assert (part.part.mean, part.alone.mean, part.last.mean) == pytest.approx((-3.0, 0.0, -6.0))
        assert part.part.half_width == pytest.approx(0.0, abs=1e-9)
    assert (whole.whole.mean, whole.together.mean) == pytest.approx((-6.0, -6.0))


def test_a_package_of_seven_levers_is_shared_out_over_orders_drawn(tmp_path: Path) -> None:
    # Seven people, a minute less for the first up to seven for the last: a seventh of that is each lever's part.
    flows = ", ".join(
        f"way{row}: {{direction: out, arrivals: {{at: ['08:00']}}, itinerary: [{{walk: 10 min}}]}}" for row in range(7)
    )
    head = TWO_WAYS.partition("world:")[0]
    path = write(tmp_path, f"{head}world: {{flows: {{{flows}}}}}\nrun: {{horizon: 1 day, replications: 2}}\n", "base")
    (tmp_path / "levers").mkdir()
    for row in range(7):
        write(tmp_path / "levers", lever(f"{{way{row}: {{itinerary: [{{walk: {9 - row} min}}]}}}}"), f"lever{row}")
    package = "+".join(f"lever{row}" for row in range(7))
    found = compare(path, [package], replications=2, budget=2, explain=True, workers=1)
    (whole,) = found.attributions
    assert not whole.exact
    assert [part.part.mean for part in whole.parts] == pytest.approx([-(row + 1) / 7 for row in range(7)])
    assert whole.whole.mean == pytest.approx(-4.0)


def test_workers_share_out_alike(tmp_path: Path) -> None:
    path = levers_beside(
        tmp_path,
        TWO_WAYS,
        "{north: {itinerary: [{walk: {exponential: 6 min}}]}}",
        "{south: {itinerary: [{walk: 5 min}]}}",
    )
    wish = design(path, ["first+second"], replications=3)
    combinations = packages(wish)
    here = explained(wish, combinations, 3, 1)
    assert explained(wish, combinations, 3, 2, pool_pays_seconds=0.0) == here
    assert here[0].whole.mean == pytest.approx(math.fsum(part.part.mean for part in here[0].parts))


def test_nothing_to_share_out_is_said_before_anything_is_run(tmp_path: Path) -> None:
    path = levers_beside(
        tmp_path, TWO_WAYS, "{north: {itinerary: [{walk: 6 min}]}}", "{south: {itinerary: [{walk: 5 min}]}}"
    )
    done = strait("compare", path, "--with", "first", "--explain", "--out", tmp_path / "out")
    assert done.exit_code == 2
    assert "--explain\n    there is no package among the policies: nothing to share out" in done.stderr
    assert not (tmp_path / "out").exists()


def test_a_lever_that_is_not_to_be_had_alone_is_said_before_anything_is_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Half as many again come with the second lever, for whom the first makes room.
    many = TWO_WAYS.replace(
        'north: {direction: out, arrivals: {at: ["08:00", "09:00"]}', "north: {arrivals: {rate: 1 / h}"
    )
    path = levers_beside(tmp_path, many, "{north: {arrivals: {ceiling: 2.0}}}", "{north: {arrivals: {demand: 1.5}}}")
    wish = ("compare", path, "--with", "first+second", "--replications", "2", "--budget", "2", "--no-figures")
    together = strait(*wish, "--out", tmp_path / "together")
    assert together.exit_code == 0, together.output
    monkeypatch.setattr("simulator.cli.compare_session.carried_through", lambda *_: pytest.fail("it was run"))
    done = strait(*wish, "--explain", "--out", tmp_path / "out")
    assert done.exit_code == 2
    assert "demand 1.5 is above its ceiling 1; raise the ceiling first" in done.stderr
    assert "1 problem; nothing was run or written" in done.stderr
    assert not (tmp_path / "out").exists()
    told: list[float] = []
    with pytest.raises(Complaints):
        compare(path, ["first+second"], explain=True, workers=1, on_progress=lambda done, _: told.append(done))
    assert told == []


def test_an_explained_comparison_is_kept_apart_from_one_that_is_not(tmp_path: Path) -> None:
    path = levers_beside(
        tmp_path, TWO_WAYS, "{north: {itinerary: [{walk: 6 min}]}}", "{south: {itinerary: [{walk: 5 min}]}}"
    )
    options = ("--replications", "2", "--budget", "2", "--no-figures", "--out", tmp_path / "out")
    for explain in (("--explain",), ()):
        done = strait("compare", path, "--with", "first+second", *explain, *options)
        assert done.exit_code == 0, done.output
    folders = list((tmp_path / "out" / "base_compare").iterdir())
    assert [(folder / "attribution.csv").exists() for folder in folders].count(True) == 1
    assert len(folders) == 2


def test_the_command_shows_and_keeps_the_parts(tmp_path: Path) -> None:
    path = levers_beside(
        tmp_path, TWO_WAYS, "{north: {itinerary: [{walk: 6 min}]}}", "{south: {itinerary: [{walk: 5 min}]}}"
    )
    options = ("--replications", "2", "--budget", "2", "--out", tmp_path / "out")
    done = strait("compare", path, "--with", "first+second", "--explain", *options)
    assert done.exit_code == 0, done.output
    assert "Which lever does it: first+second" in done.stdout
    (folder,) = (tmp_path / "out" / "base_compare").iterdir()
    assert len((folder / "attribution.csv").read_text().splitlines()) == 3
    assert (folder / "figures" / "lever_parts.png").exists()
