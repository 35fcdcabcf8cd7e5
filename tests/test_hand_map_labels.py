"""Labels on a map: none across another, none out of the frame."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.report.map_chart import BAY, STRAIT, Window
from simulator.report.map_labels import placed, points_of
from simulator.report.strait import strait

IN_STRAIT = ["xiamen", "kinmen", "taipei", "taichung", "taiwan", "chiayi", "tainan", "kaohsiung", "fuzhou"]
IN_BAY = ["dongdu", "wutong", "gaoqi", "shuitou", "shangyi", "dadeng"]


@pytest.mark.parametrize(("window", "places"), [(STRAIT, IN_STRAIT), (BAY, IN_BAY)], ids=["strait", "bay"])
@given(number=st.sampled_from(["", "12", "1,893 (+10 ± 24)", "13,454 (−1,002 ± 1,004)"]), data=st.data())
def test_labels_keep_apart_and_within_the_frame(
    window: Window, places: list[str], number: str, data: st.DataObject
) -> None:
    few = data.draw(st.lists(st.sampled_from(places), unique=True, min_size=1))
    names = {place: place.capitalize() for place in few if strait().site(place) is not None}
    size = points_of(window, 3.2, 3.2 * max(STRAIT.ratio, BAY.ratio))
    labels = placed(names, dict.fromkeys(few[:5], number), window, size)
    assert len(labels) == len(names)
    for one, other in combinations(labels, 2):
        assert not one.beside(other) or one.low >= other.top - 1e-9 or other.low >= one.top - 1e-9
    for each in labels:
        assert each.west >= 0
        assert each.east <= size[0]
        assert each.low >= 0
        assert each.top <= size[1]
