"""More opened, or a better aim, never misses more: on the same goods with the same luck, in every replication."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from simulator.study.frontier import Frontier, frontier
from tests.control import TWO_OFFICERS, control


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Frontier:
    path = control(tmp_path_factory.mktemp("control"))
    return frontier(path, ["opened"], rates="0,0.3,1,2,7,20", odds="hides=0.5,1,3,30", workers=1)


def test_more_opened_never_miss_more(found: Frontier) -> None:
    for curve in found.design.curves:
        for few, many in pairwise(curve.points):
            for less, more in zip(found.columns[few], found.columns[many], strict=True):
                assert more.risk <= less.risk
                assert more.examined_share > less.examined_share


def test_better_odds_at_the_same_rate_never_miss_more(found: Frontier) -> None:
    for poor, good in pairwise(found.design.curves):
        for one, other in zip(poor.points, good.points, strict=True):
            for before, after in zip(found.columns[one], found.columns[other], strict=True):
                assert after.risk <= before.risk


def test_where_servers_are_ample_more_opened_take_longer(found: Frontier) -> None:
    for curve in found.design.curves:
        for few, many in pairwise(curve.points):
            assert all(
                more.time > less.time and more.server_hours_per_day > less.server_hours_per_day
                for less, more in zip(found.columns[few], found.columns[many], strict=True)
            )


def test_officers_who_are_sent_more_than_they_have_hours_for_do_not_keep_up(tmp_path: Path) -> None:
    # They have time for 96 a day, and are sent 52; at three times the rate 141, of which a third are left.
    found = frontier(control(tmp_path, TWO_OFFICERS), ["opened"], rates="0.5,1,3", odds="hides=3", workers=1)
    written, half, thrice = found.standings
    assert half.keeps_up
    assert half.on_frontier
    assert not thrice.keeps_up
    assert not thrice.on_frontier
    assert thrice.waiting_share.low > written.waiting_share.high
    assert not any(found.standings.index(thrice) in each.beaten_by for each in found.standings)
