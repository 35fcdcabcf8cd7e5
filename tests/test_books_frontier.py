"""The points of a frontier on the same luck: no way of running changes a byte, and each is as it is when run alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from simulator.report.frontier_writer import write_frontier
from simulator.study import replicate
from simulator.study.frontier import Design, Frontier, carried_through, design
from simulator.study.frontier.outcomes import OutcomeTask
from tests.control import TWO_OFFICERS, control
from tests.tiny import everything


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Design:
    path = control(tmp_path_factory.mktemp("control"), TWO_OFFICERS)
    return design(path, ["opened"], rates="0,0.5,1,2", odds="hides=3,10", days=2, replications=3)


@pytest.fixture(scope="module")
def found(plan: Design) -> Frontier:
    return carried_through(plan, workers=1)


def test_as_many_points_and_replications_as_went_in_come_out(plan: Design, found: Frontier) -> None:
    # Four rates at two odds, of which the two at a rate of 0 are one.
    assert len(plan.points) == len(found.standings) == len(found.columns) == 7
    assert all(len(column) == 3 for column in found.columns)
    assert len(found.same_risks) == len(plan.curves) == 2


def test_each_point_does_what_it_does_when_it_is_run_alone(plan: Design, found: Frontier) -> None:
    for row in (0, 1, 6):
        alone = replicate(plan.points[row].of(plan.file), 3, workers=1)
        values = [{(each.measure, each.place): each.value for each in one.rows} for one in alone.replications]
        assert [each.time for each in found.columns[row]] == [one[plan.time] for one in values]
        assert [each.risk for each in found.columns[row]] == [one[plan.risk] for one in values]
        hours = [one["server_hours_per_day", "bay"] for one in values]
        if row != 1:  # where nobody is opened and no hour worked
            assert [each.server_hours_per_day for each in found.columns[row]] == hours
    assert [each.server_hours_per_day for each in found.columns[1]] == [0.0] * 3


def test_the_baseline_is_neither_quicker_nor_slower_than_itself(found: Frontier) -> None:
    own = found.same_risks[0]
    assert own.rate.mean == 1
    assert own.time_difference.mean == own.time_difference.half_width == own.server_hours_difference.mean == 0


def test_workers_and_this_process_give_the_same_bytes(plan: Design, tmp_path: Path) -> None:
    for name, workers, pool_pays_seconds in (("here", 1, 1e9), ("workers", 2, 0.0)):
        (tmp_path / name).mkdir()
        write_frontier(carried_through(plan, workers, pool_pays_seconds=pool_pays_seconds), tmp_path / name)
    assert everything(tmp_path / "here") == everything(tmp_path / "workers")


def test_all_walkers_find_the_same_frontier(plan: Design, found: Frontier) -> None:
    for walker in ("reference", "plain", "compiled"):
        assert repr(_bare(carried_through(plan, 1, walker=walker))) == repr(_bare(found))


def _bare(found: Frontier) -> list[tuple[object, ...]]:
    """All that was found, without how long it took."""
    return [
        (each.number, each.examined_share, each.time, each.risk, each.server_hours_per_day, each.waiting_share)
        for column in found.columns
        for each in column
    ]


def test_any_run_can_be_run_alone(plan: Design, found: Frontier) -> None:
    task = OutcomeTask(plan.file, plan.points, plan.time, plan.risk, plan.stations)
    assert task(2 * 7 + 5) == found.columns[5][2]
