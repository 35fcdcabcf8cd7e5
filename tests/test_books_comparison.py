"""Policies on the same luck: a policy against itself is exactly nothing, and no way of running changes a byte."""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path

import pytest

import simulator
from simulator.policy import load_with
from simulator.report.comparison_writer import write_comparison
from simulator.scenario import load, loads
from simulator.study import replicate
from simulator.study.comparison import Comparison, Design, carried_through, compare
from simulator.study.comparison.compare import how_many, task_of
from simulator.study.comparison.rounds import Round
from simulator.study.comparison.sequential import Rule
from simulator.study.frames import contrasts_frame, policies_frame, travellers_frame
from tests.lever_files import MORE_DESKS, SHORTER_WAIT, desk_and_levers
from tests.tiny import FERRY, everything
from tests.transfer import SMALL_TRANSFER

FEW = Rule(first=4, budget=4)


@pytest.fixture(scope="module")
def against_itself() -> Comparison:
    file = loads(SMALL_TRANSFER, name="transfer")
    return carried_through(Design(file, (file, file), "journey_mean_minutes", "to_taiwan", FEW), workers=1)


def told(rounds: Sequence[Round]) -> list[str]:
    """All that was found in each replication, as text: NaN is equal to itself there."""
    return [
        repr(
            [
                (policy.rows, policy.waiting, [curve.tobytes() for curve in policy.arrived_within_share.values()])
                for policy in each.policies
            ]
            + [each.met]
        )
        for each in rounds
    ]


def test_a_policy_against_itself_differs_by_exactly_nothing_and_is_practically_equal(
    against_itself: Comparison,
) -> None:
    seen = [each for each in against_itself.contrasts if each.paired.difference.n > 1]
    assert len(seen) > 100
    for each in seen:
        assert each.paired.difference.mean == each.joint_half_width == 0
        assert each.verdict.word == "practically equal"
        assert each.paired.p == each.holm_p == 1
    for movement in against_itself.movements:
        assert movement.fallen_hours == movement.grown_hours == 0
        assert not movement.only_moved
    for winners in against_itself.winners:
        assert winners.everyone is not None
        assert winners.everyone.sooner_share.mean == winners.everyone.later_share.mean == 0
        assert (winners.only_before.mean, winners.only_after.mean) == (0, 0)
        assert winners.hit_hardest is None
    assert all(each.may_be_best for each in against_itself.best)
    assert against_itself.precise


def test_as_many_policies_as_went_in_come_out(against_itself: Comparison) -> None:
    assert len(against_itself.primary) == len(against_itself.winners) == len(against_itself.movements) == 2
    assert len(against_itself.best) == len(against_itself.policies) == 3


def test_each_policy_does_what_it_does_when_it_is_run_alone(tmp_path: Path) -> None:
    path = desk_and_levers(tmp_path, more_desks=MORE_DESKS)
    found = compare(path, ["more_desks:low"], replications=3, budget=3, workers=1)
    for policy, file in enumerate((load(path), load_with(path, ["more_desks:low"]))):
        alone = replicate(file, 3, workers=1)
        assert [each.policies[policy].rows for each in found.replications] == [each.rows for each in alone.replications]


def test_workers_and_this_process_give_the_same_bytes(tmp_path: Path) -> None:
    path = desk_and_levers(tmp_path, more_desks=MORE_DESKS)
    wish = simulator.study.comparison.design(
        path, ["more_desks", "more_desks:low"], replications=3, precision="1%", budget=7
    )
    for name, workers, pool_pays_seconds in (("here", 1, 1e9), ("workers", 2, 0.0)):
        (tmp_path / name).mkdir()
        write_comparison(carried_through(wish, workers, pool_pays_seconds=pool_pays_seconds), tmp_path / name)
    assert everything(tmp_path / "here") == everything(tmp_path / "workers")


def test_both_walkers_compare_alike(tmp_path: Path) -> None:
    path = desk_and_levers(tmp_path, more_desks=MORE_DESKS)
    wish = simulator.study.comparison.design(path, ["more_desks:low"], replications=2, budget=2)
    reference, plain = (carried_through(wish, 1, walker=walker) for walker in ("reference", "plain"))
    assert told(reference.replications) == told(plain.replications)


def test_any_replication_can_be_run_alone(tmp_path: Path) -> None:
    path = desk_and_levers(tmp_path, more_desks=MORE_DESKS)
    found = compare(path, ["more_desks"], replications=3, budget=3, workers=1)
    task = task_of(found.design)
    assert told([task(2)]) == told(found.replications[2:])


def test_the_rule_stops_where_it_says_whatever_was_run_before(tmp_path: Path) -> None:
    path = desk_and_levers(tmp_path, more_desks=MORE_DESKS)
    found = compare(path, ["more_desks:low"], precision="4%", budget=60, workers=1)
    ran = len(found.replications)
    assert 10 < ran <= 60
    assert how_many(found.design, found.replications) == ran
    assert found.precise == (found.primary[0].joint_half_width <= 0.04 * found.primary[0].paired.before.mean)
    wider = compare(path, ["more_desks:low"], precision="4%", budget=11, workers=1)
    assert not wider.precise
    assert len(wider.replications) == 11
    assert told(wider.replications) == told(found.replications[:11])


def test_more_desks_are_better_and_a_standard_moves_nobody(tmp_path: Path) -> None:
    path = desk_and_levers(tmp_path, more_desks=MORE_DESKS, shorter_wait=SHORTER_WAIT)
    found = compare(path, ["more_desks:high", "shorter_wait:low"], measure="wait_mean_minutes.desk", workers=1)
    better, equal = found.primary
    assert better.verdict.word == "better"
    assert (equal.verdict.word, equal.paired.difference.mean) == ("practically equal", 0.0)
    assert [each.may_be_best for each in found.best] == [False, True, False]
    # The stricter standard, 4 min instead of 5, is met less often, though nobody waits longer.
    (_, standard) = found.of("within_standard_share", "desk")
    assert standard.paired.difference.mean < 0


def test_a_package_is_one_alternative(tmp_path: Path) -> None:
    path = desk_and_levers(tmp_path, more_desks=MORE_DESKS, shorter_wait=SHORTER_WAIT)
    found = compare(path, ["more_desks:high+shorter_wait:low"], replications=2, budget=2, workers=1)
    assert found.policies == ("baseline", "more_desks:high+shorter_wait:low")
    stations = found.design.alternatives[0].scenario.policy.stations["desk"]
    assert (stations.servers, stations.standard) == (5, 4.0)


def test_a_way_that_closes_under_a_policy_is_not_called_better_or_worse() -> None:
    file = loads(FERRY, name="ferry")
    closed = loads(FERRY.replace('departures: ["09:00", "10:00", "11:30"]', 'departures: ["23:50"]'), name="closed")
    found = carried_through(Design(file, (closed,), "journey_mean_minutes", "to_kinmen", FEW), workers=1)
    assert found.design.names == ("closed",)
    (primary,) = found.primary
    assert primary.paired.difference.n == 0
    assert primary.verdict.word == "inconclusive"
    (unfinished,) = found.of("unfinished_share", "to_kinmen")
    assert unfinished.verdict.word == "worse"
    assert found.winners[0].only_before.mean > 0


def test_a_notebook_gets_the_comparison_as_tidy_tables(tmp_path: Path) -> None:
    path = desk_and_levers(tmp_path, more_desks=MORE_DESKS)
    found = simulator.compare(path, ["more_desks", "more_desks:low"], replications=2, budget=2, workers=1)
    table, every, people = contrasts_frame(found), policies_frame(found), travellers_frame(found)
    assert len(table) == len(found.contrasts)
    wait = table[(table["measure"] == "wait_mean_minutes") & (table["alternative"] == "more_desks")]
    mine = every[(every["measure"] == "wait_mean_minutes") & (every["policy"] == "more_desks")]
    assert wait["mean"].item() == pytest.approx(mine["value"].mean())
    assert set(every["policy"]) == {"baseline", "more_desks", "more_desks:low"}
    assert set(people["group"]) == {"all", "people"}
    assert not math.isnan(people["sooner_mean_minutes"].mean())
