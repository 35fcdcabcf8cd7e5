"""Time and cost along the way, followed with a pencil; and its last point against the measures of whole journeys."""

from __future__ import annotations

import dataclasses

import pytest

from simulator import measures
from simulator.journal import Journal
from simulator.measures.corridor import Corridor, Point
from simulator.scenario import loads
from simulator.world import simulate
from tests.goods_day import GOODS_DAY
from tests.journals import NEVER, busy_crossing
from tests.transfer import transfer

KILOMETRE = 1000.0
FAR = (30 * KILOMETRE, 5 * KILOMETRE, 300 * KILOMETRE, 30 * KILOMETRE)


def way(journal: Journal, direction: str) -> Corridor:
    found = measures.corridor(journal, direction)
    assert found is not None
    return found


def at(found: Corridor, what: str, name: str = "") -> Point:
    return next(point for point in found.points if (point.what, point.name) == (what, name))


def test_the_commonest_way_is_told_leg_by_leg() -> None:
    # Of four who finish, three go on by coach and by air; they set out at 500, 560 and 560 and leave at 540, 650, 650.
    found = way(transfer(distances_metres=FAR), "to_taiwan")
    assert (found.journeys, found.share) == (3, 3 / 4)
    assert [point.metres / KILOMETRE for point in found.points if point.what == "arrives"] == [30, 35, 335]
    assert at(found, "leaves", "over").minutes.mean == pytest.approx((40 + 90 + 90) / 3)
    assert at(found, "waits", "over").minutes.mean == pytest.approx((5 + 15 + 5) / 3)
    assert [point.what for point in found.points] == ["sets out", *("waits", "leaves", "arrives") * 3, "ends"]


def test_cost_grows_with_weighed_time_and_a_fare_is_paid_by_the_end_of_its_route() -> None:
    # A minute is worth 1 yuan to the first and 0.5 to the others, waiting counts double. Until they leave, 40 minutes
    # with 35 in the lounge; 90 with 10 at the desk and 75 in the lounge; 90 with 85. Then an hour and 180 yuan.
    found = way(transfer(distances_metres=FAR), "to_taiwan")
    left = (40 + 35, 0.5 * (90 + 85), 0.5 * (90 + 85))
    assert at(found, "leaves", "over").yuan.mean == pytest.approx(sum(left) / 3)
    assert at(found, "arrives", "over").yuan.mean == pytest.approx((sum(left) + 60 + 30 + 30) / 3 + 180)


def test_a_way_of_goods_shows_the_stages_that_all_pass_ashore() -> None:
    found = way(simulate(loads(GOODS_DAY).scenario, 0), "to_xiamen")
    stages = [point.name for point in found.points if point.what == "stage"]
    assert stages == ["xiamen.lodged", "xiamen.examined", "xiamen.released", "xiamen.gated_out"]
    assert {point.metres for point in found.points if point.what == "stage"} == {300 * KILOMETRE}
    # They set out every ten minutes from 08:00 and are examined by 17:06: 546 to 516 minutes, 80 of 100 in the middle.
    examined = at(found, "stage", "xiamen.examined").minutes
    assert (examined.p10, examined.mean, examined.p90) == pytest.approx((519, 531, 543))
    # A yuan a minute, the fare; and by release, a minute later, 40 for the yard.
    assert at(found, "stage", "xiamen.examined").yuan.mean == pytest.approx(531 + 500)
    assert at(found, "stage", "xiamen.released").yuan.mean == pytest.approx(532 + 500 + 40)


@pytest.mark.parametrize(
    ("journal", "direction"),
    [
        (transfer(distances_metres=FAR), "to_xiamen"),
        (busy_crossing(2, travellers=2000), "away"),
        (dataclasses.replace(busy_crossing(2, travellers=2000), warm_up_minutes=700.0), "home"),
        (simulate(loads(GOODS_DAY).scenario, 0), "to_xiamen"),
    ],
    ids=["transfer", "crossing", "late crossing", "goods"],
)
def test_where_all_go_the_same_way_its_end_is_the_whole_journey(journal: Journal, direction: str) -> None:
    found = way(journal, direction)
    assert found.share == 1.0
    assert found.points[-1].minutes.mean == pytest.approx(measures.journey_mean_minutes(journal, direction))
    assert found.points[-1].minutes.p90 == pytest.approx(measures.journey_p90_minutes(journal, direction))
    assert found.points[-1].yuan.mean == pytest.approx(measures.generalised_cost_yuan(journal, direction))


@pytest.mark.parametrize("direction", ["to_taiwan", "to_xiamen"])
def test_nothing_along_the_way_goes_back(direction: str) -> None:
    found = way(transfer(distances_metres=FAR), direction)
    for earlier, later in zip(found.points, found.points[1:], strict=False):
        assert later.metres >= earlier.metres
        assert later.minutes.mean >= earlier.minutes.mean
        assert later.yuan.mean >= earlier.yuan.mean


def test_without_the_distance_of_a_route_there_is_no_corridor() -> None:
    assert measures.corridor(transfer(), "to_taiwan") is None
    assert measures.corridor(transfer(distances_metres=(*FAR[:2], NEVER, FAR[3])), "to_taiwan") is None
    nobody = dataclasses.replace(transfer(distances_metres=FAR), warm_up_minutes=10_000.0)
    assert measures.corridor(nobody, "to_taiwan") is None
