"""Where a control has servers enough, its frontier is a line that is known: misses are 1 - q(w) f, and time grows with
what is opened."""

from __future__ import annotations

import math
from itertools import product

import pytest

from simulator.study.estimate import CONFIDENCE_SHARE, student_t
from simulator.study.frontier import Frontier, frontier
from simulator.theory.controls import missed_share, picked_share
from tests.control import FOUND, GATE_MINUTES, HIDDEN, OPENED_MINUTES, TAKEN_IN, control

RATES, ODDS = (0.0, 0.5, 1.0, 3.0, 9.0, 20.0), (1.0, 3.0, 20.0)


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Frontier:
    rates, odds = (",".join(map(str, each)) for each in (RATES, ODDS))
    path = control(tmp_path_factory.mktemp("control"))
    return frontier(path, ["opened"], rates=rates, odds=f"hides={odds}", replications=12, workers=1)


def in_theory(rate: float, odds: float) -> tuple[float, float, float]:
    """Share examined, minutes from door to door, share missed."""
    share = min(TAKEN_IN * rate, 1.0)
    picked = picked_share(share, odds)
    examined = (1 - HIDDEN) * share + HIDDEN * picked
    return examined, GATE_MINUTES + OPENED_MINUTES * examined, missed_share([(picked, FOUND)])


def test_every_point_of_an_ample_control_lies_where_theory_has_it(found: Frontier) -> None:
    for curve, row in [(each, row) for each in found.design.curves for row in each.points]:
        standing = found.standings[row]
        known = in_theory(standing.point.settings["rate"], curve.odds)
        for each, theory in zip((standing.examined_share, standing.time, standing.risk), known, strict=True):
            errors = student_t(each.n - 1, (1 + CONFIDENCE_SHARE) / 2)
            assert abs(each.mean - theory) <= 3.5 * each.half_width / errors + 1e-9, standing.point.name


def test_time_is_the_gate_and_an_opening_for_each_who_is_examined(found: Frontier) -> None:
    for outcome in (each for column in found.columns for each in column):
        assert outcome.time == pytest.approx(GATE_MINUTES + OPENED_MINUTES * outcome.examined_share, rel=1e-12)


def test_with_one_aim_no_rate_beats_another_so_that_the_whole_line_is_the_frontier(found: Frontier) -> None:
    for curve in found.design.curves:
        for row, other in product(curve.points, curve.points):
            assert other not in found.standings[row].beaten_by
    best = found.design.curves[-1]
    assert all(found.standings[row].on_frontier for row in best.points)


def test_whoever_is_beaten_is_beaten_in_theory_and_a_better_aim_beats_a_poor_one(found: Frontier) -> None:
    places = {0: in_theory(1.0, 3.0)}
    for curve in found.design.curves:
        places |= {row: in_theory(found.design.points[row].settings["rate"], curve.odds) for row in curve.points}
    beaten = [(row, other) for row, each in enumerate(found.standings) for other in each.beaten_by]
    assert beaten
    for row, other in beaten:
        assert found.design.points[other].settings["odds"] > found.design.points[row].settings["odds"]
        assert places[other][1] < places[row][1]
        assert places[other][2] < places[row][2]


def test_the_risk_of_today_at_another_aim_costs_what_theory_says(found: Frontier) -> None:
    # The baseline picks 3q / (1 + 2q) of those who hide something; at odds w that takes a share x with
    # x w / (1 - x + x w) the same, so x = 3q / (3q + w (1 - q)).
    picked = picked_share(TAKEN_IN, 3.0)
    for each in found.same_risks:
        share = picked / (picked + each.odds * (1 - picked))
        if share > 0.9:
            continue
        assert each.time.missing == 0
        minutes = GATE_MINUTES + OPENED_MINUTES * ((1 - HIDDEN) * share + HIDDEN * picked)
        lines = 0.06 * minutes  # straight between points of a curve that bends
        assert math.isclose(each.time.mean, minutes, abs_tol=each.time.half_width + lines)
    assert found.same_risks[1].time_difference.mean == found.same_risks[1].time_difference.half_width == 0
    assert found.same_risks[2].time_difference.high < 0 < found.same_risks[0].time_difference.low
