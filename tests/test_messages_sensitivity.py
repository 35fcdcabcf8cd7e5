"""What an analysis says where a design is none for it, points failed, or chance is all there is."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from simulator.study.decision import decision
from simulator.study.sensitivity import sensitivity
from simulator.study.sensitivity.resting import Shares, is_decided, measurements, resting_on
from simulator.study.sweep import Design, Factor, Sampled
from tests.sampled import MEASURE, anywhere, factors, grid, morris_points, sobol_points, swept

EVERY = factors("x", "y", "z")
SUM = {"baseline": lambda x: x.sum(axis=1)}


def said(sampled: Sampled) -> list[str]:
    return [str(each) for each in sensitivity(sampled, MEASURE, "baseline").remarks]


def test_a_base_that_is_no_power_of_two_is_warned_of() -> None:
    with pytest.warns(UserWarning, match="power of 2"):
        design = sobol_points(3, 24)
    found = sensitivity(swept(design, EVERY, SUM), MEASURE, "baseline")
    assert str(found.remarks[0]) == (
        "24 base points are no power of two: the sequence is balanced at powers of two alone, so the indices come "
        "slower and may lean to one side; take 16 or 32"
    )
    assert str(found.remarks[1]) == ("24 base points are few: indices and their intervals are rough; take 32 or more")
    assert found.sobol is not None  # warned, not refused


@pytest.mark.parametrize(
    ("design", "method"), [(sobol_points(3, 32), "Sobol'"), (morris_points(3, 6), "Morris")], ids=["sobol", "morris"]
)
def test_a_design_that_needs_every_point_refuses_failed_ones_by_name(design: Design, method: str) -> None:
    sampled = swept(design, EVERY, SUM, failed={3: "desk.servers: should be more than 0"})
    found = sensitivity(sampled, MEASURE, "baseline")
    assert (found.sobol, found.morris, found.main) == (None, None, None)
    assert [str(each) for each in found.remarks] == [
        f"1 of {len(design)} points failed, and {method} needs them all; point 3: desk.servers: should be more than 0"
    ]


def test_other_designs_leave_failed_points_out_and_say_so() -> None:
    found = sensitivity(swept(anywhere(3, 100), EVERY, SUM, failed={3: "no", 9: "no"}), MEASURE, "baseline")
    assert found.main is not None
    assert found.pawn is not None
    assert "2 of 100 points failed or showed nothing, and are left out" in map(str, found.remarks)


def test_points_at_which_nothing_was_observed_are_refused_where_all_are_needed() -> None:
    sampled = swept(sobol_points(3, 16), EVERY, SUM)
    holed = sampled.values.copy()
    holed[5] = np.nan
    assert said(dataclasses.replace(sampled, values=holed))[1:] == [
        "nothing was observed at 1 of 128 points, and Sobol' needs them all"
    ]


def test_replications_that_some_point_did_not_give_are_left_out() -> None:
    sampled = swept(grid(3, 3, 3), EVERY, SUM, replications=5, noise=0.1)
    holed = sampled.values.copy()
    holed[4, :, 3:] = np.nan
    found = sensitivity(dataclasses.replace(sampled, values=holed), MEASURE, "baseline")
    assert found.observed is not None
    assert found.observed.values.shape == (27, 3)
    assert "2 of 5 replications gave no value at some point, and are left out" in map(str, found.remarks)


def test_nothing_to_explain_is_said_instead_of_indices() -> None:
    assert said(swept(sobol_points(3, 32), EVERY, {"baseline": lambda x: 0 * x[:, 0] + 3})) == [
        "the same at every point: none of the factors moves it"
    ]


def test_where_chance_is_all_there_is_no_index_is_given() -> None:
    sampled = swept(sobol_points(3, 64), EVERY, {"baseline": lambda x: 0 * x[:, 0]}, replications=5, noise=1)
    found = sensitivity(sampled, MEASURE, "baseline")
    assert found.sobol is None
    assert found.noise is not None
    assert found.noise.share > 0.8
    assert found.measurements == ()
    assert "the points differ by no more than replications of one point do: more replications are needed" in map(
        str, found.remarks
    )


def test_one_replication_is_said_not_to_tell_chance_apart() -> None:
    assert "one replication: what chance adds cannot be told from what the factors do" in said(
        swept(grid(3, 3, 3), EVERY, SUM)
    )


def test_too_few_points_are_named_with_the_number_needed() -> None:
    few = said(swept(anywhere(3, 20), EVERY, SUM))
    assert "20 points are too few for PAWN, which needs 50" in few
    assert "4 points are too few for a curve along each factor, which needs 5" in said(
        swept(anywhere(3, 4), EVERY, SUM)
    )


def test_factors_drawn_together_are_mentioned_where_indices_suppose_them_apart() -> None:
    design = sobol_points(3, 16)
    sampled = swept(design, EVERY, SUM, drawn=design.unit)
    assert "some factors were drawn together: Sobol' is about the independent numbers behind them" in said(sampled)


def test_variance_is_not_shared_out_among_factors_drawn_together() -> None:
    design = anywhere(3, 100)
    sampled = swept(design, EVERY, SUM, drawn=design.unit[:, [0, 0, 2]])
    found = sensitivity(sampled, MEASURE, "baseline")
    assert (found.shares, found.resting, found.measurements) == (None, (), ())
    assert "some factors were drawn together: the variance cannot be shared out among them" in said(sampled)


def test_a_decision_needs_two_policies_a_good_way_and_a_sample() -> None:
    two = {**SUM, "other": lambda x: x[:, 0]}
    one_at_a_time = Design("one_at_a_time", np.array([[0.5] * 3, [0, 0.5, 0.5]]), {"levels": (1, 0, 0)})
    busy = ("utilisation_share", "desk")
    for sampled, words in (
        (swept(grid(2, 2, 2), EVERY, SUM), "there is one policy: nothing to decide between"),
        (
            swept(grid(2, 2, 2), EVERY, two, measure=busy),
            "more of it is neither better nor worse, so no policy is the best",
        ),
        (
            swept(one_at_a_time, EVERY, two),
            "points of a one_at_a_time design are no sample of what may come, so shares of them say nothing",
        ),
    ):
        found = decision(sampled, sampled.measures[0])
        assert [str(each) for each in found.remarks] == [words]
        assert found.futures == ()


def test_what_rests_on_assumed_numbers_lies_between_what_they_do_alone_and_all_they_take_part_in() -> None:
    graded = factors("x", "y", "z", grades=("assumed", "published", "assumed"))
    # y does half of what it does together with z.
    product = {"baseline": lambda x: x[:, 0] + 2 * (x[:, 1] - 0.5) * (x[:, 2] - 0.5)}
    found = sensitivity(swept(sobol_points(3, 512), graded, product), MEASURE, "baseline")
    rests = {each.grade: each for each in found.resting}
    alone, together = 1 / 12, 4 / 144
    assert rests["assumed"].at_least_share == pytest.approx(alone / (alone + together), abs=0.03)
    assert rests["assumed"].at_most_share == pytest.approx(1, abs=0.03)
    assert rests["published"].at_least_share == pytest.approx(0, abs=0.03)
    assert rests["published"].at_most_share == pytest.approx(together / (alone + together), abs=0.03)


def test_measuring_takes_off_what_the_number_does_alone_the_most_first_and_no_lever_is_measured() -> None:
    weights = np.array([1.0, 3.0, 2.0])
    every = list(factors("x", "y", "z"))
    every[2] = dataclasses.replace(every[2], kind="lever", target="more_desks")
    found = sensitivity(swept(sobol_points(3, 512), every, {"baseline": lambda x: x @ weights}), MEASURE, "baseline")
    assert [each.factor for each in found.measurements] == [1, 0]
    assert [each.taken_off.mean for each in found.measurements] == pytest.approx([9 / 14, 1 / 14], abs=0.02)
    assert found.measurements[0].deviation_left == pytest.approx((5 / 12) ** 0.5, rel=0.05)
    assert {each.grade for each in found.resting} == {"assumed", "decided"}


def test_what_somebody_decides_is_no_number_to_be_measured_but_a_vessels_pace_is() -> None:
    targets = {
        "world.flows.people.arrivals.rate": False,
        "policy.stations.desk.servers": True,
        "policy.duty_free.limit": True,
        "policy.routes.wutong_shuitou.takes": False,
        "policy.vessels.first.turnaround & policy.vessels.second.turnaround": False,
    }
    for target, decided in targets.items():
        assert is_decided(Factor("x", "path", target, 0, 1, 0.5)) == decided, target
    assert is_decided(Factor("x", "lever", "more_desks", 0, 1, 0.5))


def test_no_more_than_ten_measurements_are_named() -> None:
    from simulator.study.estimate import Estimate

    every = factors(*(f"x{row}" for row in range(14)))
    shares = Shares("sobol", tuple(Estimate(row / 100, 0.01, 64, 0) for row in range(14)), (), {}, 2.0)
    found = measurements(shares, every)
    assert [each.factor for each in found] == list(range(13, 3, -1))
    assert resting_on(shares, every)[0].at_most_share == 1
