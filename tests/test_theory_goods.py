"""The formulas for goods under control against values worked by hand, by enumeration and by another formula."""

from __future__ import annotations

import math
from itertools import product

import pytest

from simulator.scenario.distributions import Mixture
from simulator.theory import any_service, controls, erlang, in_parallel, lanes
from simulator.theory.rules import NoSteadyStateError

SHARES = (0.0, 0.1, 0.35, 0.8, 1.0)


def test_a_service_of_which_a_quarter_is_followed_by_an_opening_has_two_lengths() -> None:
    # 2 minutes for three of four, 12 for the fourth: 4.5 on average, and 3/4 x 2.5^2 + 1/4 x 7.5^2 = 18.75.
    mean, variance = any_service.some_opened(2.0, 0.0, 0.25, 10.0, 0.0)
    assert mean == pytest.approx(4.5)
    assert variance == pytest.approx(18.75)


def test_where_none_or_all_are_opened_it_is_the_one_service_or_the_sum_of_both() -> None:
    assert any_service.some_opened(2.0, 3.0, 0.0, 10.0, 7.0) == pytest.approx((2.0, 3.0))
    assert any_service.some_opened(2.0, 3.0, 1.0, 10.0, 7.0) == pytest.approx((12.0, 10.0))


def test_a_desk_that_opens_some_is_a_mixture_of_two_services() -> None:
    # Papers take 2 minutes; of three in ten they are followed by 3 to 7 more, evenly: mean 5, variance 4^2 / 12.
    long = {"uniform": {"low": "5 min", "high": "9 min"}}
    mixture = Mixture.model_validate({"mixture": [{"share": 0.7, "of": "2 min"}, {"share": 0.3, "of": long}]})
    assert any_service.some_opened(2.0, 0.0, 0.3, 5.0, 16 / 12) == pytest.approx(mixture.moments())


def test_three_times_the_odds_of_one_in_ten_are_one_in_four() -> None:
    assert controls.picked_share(0.1, 3.0) == pytest.approx(0.25)  # 1 : 9 becomes 3 : 9
    assert controls.picked_share(0.4, 1.0) == pytest.approx(0.4)
    assert controls.picked_share(0.4, 0.0) == 0.0
    assert [controls.picked_share(share, 5.0) for share in (0.0, 1.0)] == [0.0, 1.0]


@pytest.mark.parametrize("share", SHARES[1:-1])
def test_odds_are_multiplied(share: float) -> None:
    for factor in (0.5, 2.0, 8.0):
        picked = controls.picked_share(share, factor)
        assert picked / (1 - picked) == pytest.approx(factor * share / (1 - share))


def test_a_control_that_sees_three_tenths_and_finds_seven_of_ten_misses_79_of_100() -> None:
    assert controls.missed_share([(0.3, 0.7)]) == pytest.approx(0.79)
    assert controls.missed_share([]) == 1.0


@pytest.mark.parametrize(("seen", "found"), [*product(SHARES, SHARES)])
def test_what_two_controls_miss_is_the_sum_over_all_that_may_happen(seen: float, found: float) -> None:
    # Each sees or not, and where it sees finds or not; missed where none that sees finds.
    both = [(seen, found), (0.3, 0.7)]
    missed = 0.0
    for happens in product((True, False), repeat=4):
        sees, finds = happens[:2], happens[2:]
        chance = math.prod(
            (q if s else 1 - q) * (f if d else 1 - f) for (q, f), s, d in zip(both, sees, finds, strict=True)
        )
        missed += chance * (not any(s and d for s, d in zip(sees, finds, strict=True)))
    assert controls.missed_share(both) == pytest.approx(missed)


def test_two_lanes_at_a_fifth_and_four_fifths_wait_a_quarter_and_four_services_and_pooled_a_third() -> None:
    # M/M/1 waits r / (1 - r): .2/.8 and .8/.2. M/M/2 at a half: C = 2 r^2 / (1 + r) = 1/3, over 2 - 1.
    found = lanes.pooling((0.2, 0.8), 1.0)
    assert found.apart_minutes == pytest.approx((0.25, 4.0))
    assert found.apart_mean_minutes == pytest.approx(0.2 * 0.25 + 0.8 * 4.0)
    assert found.pooled_minutes == pytest.approx(1 / 3)


def test_pooling_lowers_the_average_always_and_raises_the_trusted_lane_just_where_the_formula_says() -> None:
    raised = []
    for trusted, others in product((0.02, 0.1, 0.2, 0.35, 0.5, 0.7), (0.1, 0.3, 0.5, 0.7, 0.9, 0.97)):
        found, both = lanes.pooling((trusted, others), 1.0), (trusted + others) / 2
        assert found.pooled_minutes < found.apart_mean_minutes
        assert (found.pooled_minutes > found.apart_minutes[0]) == (trusted / (1 - trusted) < both**2 / (1 - both**2))
        raised.append(found.pooled_minutes > found.apart_minutes[0])
    assert {True, False} == set(raised)


def test_lanes_of_one_are_that_lane_and_a_lane_with_too_much_to_do_has_no_steady_state() -> None:
    assert lanes.pooling((0.5,), 1.0).pooled_minutes == pytest.approx(erlang.mean_wait_minutes(0.5, 1.0, 1))
    with pytest.raises(NoSteadyStateError):
        lanes.pooling((0.2, 1.1), 1.0)  # although both desks together could do it


def test_side_by_side_lies_between_the_longer_of_both_and_their_sum() -> None:
    goods, documents = 9.0, 6.0
    later = in_parallel.mean_of_later_exponential_minutes(goods, documents)
    assert max(goods, documents) < later < goods + documents


@pytest.mark.parametrize("share", [-0.1, 1.1, math.nan])
def test_what_is_no_share_is_refused(share: float) -> None:
    with pytest.raises(ValueError, match="should be a share, 0 to 1"):
        controls.missed_share([(share, 0.5)])
    with pytest.raises(ValueError, match="should be a share, 0 to 1"):
        controls.picked_share(share, 1.0)
    with pytest.raises(ValueError, match="should be a share, 0 to 1"):
        any_service.some_opened(1.0, 0.0, share, 1.0, 0.0)
