"""The map data of the strait: places where they are, ways that join them."""

from __future__ import annotations

import math
from itertools import pairwise

from simulator.report.strait import strait


def test_shangyi_lies_east_of_shuitou_on_kinmen_and_flights_to_kinmen_land_there() -> None:
    known = strait()
    assert known.site("kinmen") == known.site("shangyi")
    assert known.site("shuitou")[0] < known.site("shangyi")[0]
    assert known.site("atlantis") is None


def test_a_way_joins_its_two_ends_and_the_way_back_is_the_same_reversed() -> None:
    known = strait()
    out = known.way("dongdu", "shuitou")
    assert (out[0], out[-1]) == (known.site("dongdu"), known.site("shuitou"))
    assert known.way("shuitou", "dongdu") == out[::-1]
    assert known.way("kinmen", "taipei") == (known.site("shangyi"), known.site("taipei"))
    assert known.way("shuitou", "atlantis") is None


def test_the_boat_from_wutong_goes_less_than_half_again_the_straight_distance() -> None:
    way = strait().way("wutong", "shuitou")
    sailed = sum(math.dist(a, b) for a, b in pairwise(way))
    assert sailed < 1.5 * math.dist(way[0], way[-1])


def test_land_is_whole_rings_within_the_map_and_kinmen_is_among_it() -> None:
    rings = strait().land
    assert all(len(ring) >= 4 for ring in rings)
    assert any(all(118.2 < east < 118.5 and 24.3 < north < 24.6 for east, north in ring) for ring in rings)
    assert "Natural Earth" in strait().credit
