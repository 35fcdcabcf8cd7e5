"""The formulas of simulator/theory against values worked by hand, special cases and limits.

Each number on the right is worked out in a comment beside it, or published where the comment says.
"""

from __future__ import annotations

import math

import pytest
from scipy.integrate import quad, solve_ivp

from simulator.theory import (
    any_service,
    approximation,
    batches,
    constant_service,
    erlang,
    ferry_load,
    finite_room,
    in_parallel,
    networks,
    patience,
    priorities,
    rush_hour,
    scheduled_ferry,
    staged_queue,
)
from simulator.theory.priorities import UrgencyClass
from simulator.theory.rules import NoSteadyStateError
from simulator.theory.rush_hour import Period

DAY = 1440.0


def test_erlang_b_for_two_erlangs_and_two_lines_is_two_fifths() -> None:
    assert erlang.erlang_b(2.0, 2) == pytest.approx((2**2 / 2) / (1 + 2 + 2**2 / 2))  # 2/5, from the definition
    assert erlang.erlang_b(0.0, 3) == 0.0
    assert 0 < erlang.erlang_b(1000.0, 1000) < 0.03  # a^c/c! alone would overflow


def test_erlang_c_for_one_erlang_and_two_desks_is_one_third() -> None:
    # p0 = 1 / (1 + 1 + (1/2) / (1 - 1/2)) = 1/3, and C = (1/2) / (1 - 1/2) * p0 = 1/3.
    assert erlang.erlang_c(1.0, 2) == pytest.approx(1 / 3)
    assert erlang.mean_wait_minutes(1.0, 1.0, 2) == pytest.approx(1 / 3)  # (1/3) / (2 - 1)
    assert erlang.mean_queue_people(1.0, 1.0, 2) == pytest.approx(1 / 3)


def test_one_desk_is_waited_for_as_often_as_it_is_busy() -> None:
    assert erlang.erlang_c(0.7, 1) == pytest.approx(0.7)
    assert erlang.mean_wait_minutes(0.7, 1.0, 1) == pytest.approx(0.7 / 0.3)


def test_the_mean_wait_is_the_area_under_the_waits_longer_than_t() -> None:
    area, _ = quad(erlang.wait_longer_share, 0, math.inf, args=(4.0, 1.0, 5))
    assert erlang.mean_wait_minutes(4.0, 1.0, 5) == pytest.approx(area)


def test_the_95th_percentile_is_exceeded_by_one_in_twenty() -> None:
    longest = erlang.wait_quantile_minutes(0.95, 4.0, 1.0, 5)
    assert erlang.wait_longer_share(longest, 4.0, 1.0, 5) == pytest.approx(0.05)
    assert erlang.wait_quantile_minutes(0.95, 1.0, 1.0, 20) == 0.0


def test_a_room_of_two_at_full_load_turns_a_third_away() -> None:
    # lambda = mu: 0, 1 and 2 present are equally likely, so 1/3 are turned away and 1/3 person waits on average;
    # each of the 2/3 let in per minute waits (1/3) / (2/3) = 1/2 minute.
    room = finite_room.finite_room(1.0, 1.0, 1, 1)
    assert room.turned_away_share == pytest.approx(1 / 3)
    assert room.mean_wait_minutes == pytest.approx(1 / 2)
    assert room.utilisation_share == pytest.approx(2 / 3)


def test_a_room_without_places_is_erlang_b_and_a_vast_one_is_erlang_c() -> None:
    assert finite_room.finite_room(4.0, 1.0, 5, 0).turned_away_share == pytest.approx(erlang.erlang_b(4.0, 5))
    vast = finite_room.finite_room(4.0, 1.0, 5, 2000)
    assert vast.mean_wait_minutes == pytest.approx(erlang.mean_wait_minutes(4.0, 1.0, 5))
    assert vast.turned_away_share == pytest.approx(0.0, abs=1e-12)


def test_constant_service_halves_the_wait_of_memoryless_service() -> None:
    assert any_service.mean_wait_minutes(0.8, 1.0, 1.0) == pytest.approx(4.0)  # rho / (1 - rho) services
    assert any_service.mean_wait_minutes(0.8, 1.0, 0.0) == pytest.approx(2.0)


def test_erlang_service_at_85_percent_waits_4_25_services() -> None:
    # 0.85 (1 + 1/2) / (2 * 0.15) = 4.25; the 4.50 of some printed tables is a misprint.
    assert any_service.mean_wait_minutes(0.85, 1.0, 0.5) == pytest.approx(4.25)
    assert staged_queue.mean_wait_minutes(1 / 0.85, 1, 1.0, 2, 1) == pytest.approx(4.25)


def test_one_desk_of_constant_service_is_pollaczek_and_khinchine() -> None:
    assert constant_service.mean_wait_minutes(0.4, 2.0, 1) == pytest.approx(any_service.mean_wait_minutes(0.4, 2.0, 0))


def test_one_stage_each_is_erlang_c() -> None:
    assert staged_queue.mean_wait_minutes(0.25, 1, 1.0, 1, 5) == pytest.approx(erlang.mean_wait_minutes(4.0, 1.0, 5))


def test_regular_arrivals_at_a_memoryless_desk_follow_the_root_of_the_arrival_transform() -> None:
    # GI/M/1: sigma = A*(mu (1 - sigma)), W = sigma / (mu (1 - sigma)). E2 arrivals of mean 1/0.8, mu = 1:
    # A*(x) = (1.6 / (1.6 + x))^2, so sigma (2.6 - sigma)^2 = 2.56, one root of which is 1.
    # Divided by (sigma - 1): sigma^2 - 4.2 sigma + 2.56 = 0, sigma = 2.1 - sqrt(2.1^2 - 2.56).
    sigma = 2.1 - math.sqrt(2.1**2 - 2.56)
    assert staged_queue.mean_wait_minutes(1.25, 2, 1.0, 1, 1) == pytest.approx(sigma / (1 - sigma))


def test_e2_e2_4_at_half_load_waits_0257_services() -> None:
    # The value that METHOD gives after recomputing; some printed tables have .0532.
    assert staged_queue.mean_wait_minutes(0.5, 2, 1.0, 2, 4) == pytest.approx(0.0257, abs=5e-5)


def test_the_urgent_of_two_equal_classes_wait_two_thirds_and_the_others_four_thirds() -> None:
    # rho = 1/2 and W0 = 1/2: 0.5 / 0.75 and 0.5 / (0.75 * 0.5).
    assert priorities.equal_service_waits_minutes([0.25, 0.25], 1.0, 1) == pytest.approx((2 / 3, 4 / 3))
    one = UrgencyClass(0.25, 1.0, 1.0)
    assert priorities.one_desk_waits_minutes([one, one]) == pytest.approx((2 / 3, 4 / 3))


def test_priorities_move_waiting_about_and_do_not_change_its_sum() -> None:
    rates = [1.0, 1.5, 1.25]
    waits = priorities.equal_service_waits_minutes(rates, 1.0, 5)
    in_order = erlang.mean_wait_minutes(sum(rates), 1.0, 5)
    assert sum(r * w for r, w in zip(rates, waits, strict=True)) == pytest.approx(sum(rates) * in_order)
    assert waits[0] < in_order < waits[2]


def test_patience_as_long_as_service_leaves_a_poisson_crowd() -> None:
    # theta = mu: everyone leaves at the same rate, waiting or served, so the number present is Poisson(a).
    offered, desks = 6.0, 5
    poisson = [math.exp(-offered) * offered**n / math.factorial(n) for n in range(80)]
    queue = sum(max(n - desks, 0) * p for n, p in enumerate(poisson))
    found = patience.impatience(6.0, 1.0, desks, 1.0)
    assert found.mean_queue_people == pytest.approx(queue)
    assert found.gave_up_share == pytest.approx(queue / 6.0)


def test_endless_patience_is_erlang_c_and_none_is_erlang_b() -> None:
    endless = patience.impatience(4.0, 1.0, 5, 1e7)
    assert endless.mean_wait_minutes == pytest.approx(erlang.mean_wait_minutes(4.0, 1.0, 5), rel=1e-5)
    assert endless.waiting_share == pytest.approx(erlang.erlang_c(4.0, 5), rel=1e-5)
    assert patience.impatience(4.0, 1.0, 5, 1e-7).gave_up_share == pytest.approx(erlang.erlang_b(4.0, 5), rel=1e-5)


def test_under_overload_as_many_give_up_as_cannot_be_served() -> None:
    assert patience.impatience(1000.0, 1.0, 500, 60.0).gave_up_share == pytest.approx(0.5, rel=1e-6)


def test_couples_at_one_desk_wait_two_services() -> None:
    # X = 2, lambda = 1/4, mu = 1: rho = 1/2, L = 0.5 (1 + 4/2) / (2 * 0.5) = 1.5, W = 1.5 / 0.5 - 1 = 2.
    assert batches.mean_wait_minutes(0.25, 2.0, 0.0, 1.0) == pytest.approx(2.0)
    assert batches.mean_wait_minutes(0.8, 1.0, 0.0, 1.0) == pytest.approx(erlang.mean_wait_minutes(0.8, 1.0, 1))


def test_a_ferry_load_of_seven_at_three_desks_waits_in_rows() -> None:
    waits = [(person // 3) * 2.0 for person in range(7)]  # 0 0 0 2 2 2 4
    assert ferry_load.constant_service_wait_minutes(7, 2.0, 3) == pytest.approx(sum(waits) / 7)


def test_the_third_of_three_waits_for_the_first_of_two_memoryless_desks() -> None:
    # Only the third waits, for the earlier of two exponentials of mean 1: 1/2 minute, 1/6 on average.
    assert ferry_load.exponential_service_wait_minutes(3, 1.0, 2) == pytest.approx(1 / 6)
    # Then one of two is served for 1/2 more on average, then the last for 1.
    assert ferry_load.exponential_emptying_minutes(3, 1.0, 2) == pytest.approx(2.0)
    assert ferry_load.exponential_service_wait_minutes(2, 1.0, 5) == 0.0


def test_with_seats_for_all_one_waits_half_the_time_between_sailings() -> None:
    ferry = scheduled_ferry.scheduled_ferry(1.0, 30.0, 200)
    assert ferry.mean_wait_minutes == pytest.approx(15.0)
    assert ferry.left_behind_people == pytest.approx(0.0, abs=1e-9)
    assert ferry.before_departure_people == pytest.approx(30.0)


def test_a_boat_of_one_seat_leaves_behind_the_queue_of_constant_service() -> None:
    # One seat every T minutes is a desk of constant service: a^2 / (2 (1 - a)) left behind, a = 0.8.
    assert scheduled_ferry.scheduled_ferry(0.8, 1.0, 1).left_behind_people == pytest.approx(0.64 / 0.4)


def test_a_day_without_peaks_is_erlang_c() -> None:
    halves = [Period(600.0, 4.0, 5), Period(DAY - 600.0, 4.0, 5)]
    assert rush_hour.rush_hour(halves, 1.0, 200).mean_wait_minutes == pytest.approx(
        erlang.mean_wait_minutes(4.0, 1.0, 5), rel=1e-8
    )


def test_with_desks_for_all_the_crowd_follows_the_infinite_server_equation() -> None:
    day = [Period(400.0, 0.05, 60), Period(300.0, 0.5, 60), Period(740.0, 0.2, 60)]
    expected = rush_hour.present_without_queue(day, 30.0)
    found = rush_hour.rush_hour(day, 30.0, 80)
    assert found.present_people == pytest.approx(expected, rel=1e-6)
    assert found.mean_wait_minutes == pytest.approx(0.0, abs=1e-6)


def test_the_infinite_server_crowd_solves_its_differential_equation() -> None:
    day = [Period(400.0, 0.05, 1), Period(300.0, 0.5, 1), Period(740.0, 0.2, 1)]
    ends = rush_hour.present_without_queue(day, 30.0)
    present = ends[-1]
    for period, end in zip(day, ends, strict=True):
        rate = period.arrivals_per_minute
        path = solve_ivp(lambda _, m, rate=rate: rate - m / 30.0, (0, period.minutes), [present], rtol=1e-9, atol=1e-9)
        present = path.y[0, -1]
        assert end == pytest.approx(present, rel=1e-6)


def test_a_station_that_sends_half_back_is_visited_twice() -> None:
    once = networks.jackson_network([0.4], [[0.5]], [1.0], [1])
    assert once.visits_per_minute == pytest.approx((0.8,))
    assert once.mean_wait_minutes == pytest.approx((4.0,))  # M/M/1 at 0.8
    assert once.journey_minutes == pytest.approx(2 * (4.0 + 1.0))


def test_a_branching_network_is_its_stations_one_by_one() -> None:
    shares = [[0.0, 0.6, 0.4], [0.0, 0.0, 0.0], [0.25, 0.0, 0.0]]
    network = networks.jackson_network([1.0, 0.0, 0.0], shares, [0.5, 1.0, 1.0], [1, 2, 1])
    first = 1 / (1 - 0.4 * 0.25)  # by hand: lambda1 = 1 + 0.25 * 0.4 lambda1
    assert network.visits_per_minute == pytest.approx((first, 0.6 * first, 0.4 * first))
    assert network.mean_wait_minutes[1] == pytest.approx(erlang.mean_wait_minutes(0.6 * first, 1.0, 2))


def test_the_later_of_two_memoryless_times_is_their_sum_less_the_earlier() -> None:
    exact = in_parallel.mean_of_later_exponential_minutes(30.0, 60.0)
    assert exact == pytest.approx(30 + 60 - 20)  # the earlier has rate 1/30 + 1/60 = 1/20
    by_area = in_parallel.mean_of_later_minutes(
        in_parallel.exponential_done(30.0), in_parallel.erlang_done(60.0, 1), 4000.0
    )
    assert by_area == pytest.approx(exact)


def test_the_later_of_two_even_times_is_two_thirds_of_the_way() -> None:
    even = in_parallel.uniform_done(10.0, 40.0)
    assert in_parallel.mean_of_later_minutes(even, even, 50.0) == pytest.approx(10 + 30 * 2 / 3)


def test_the_later_of_two_three_stage_times_is_the_area_over_their_product() -> None:
    def survives(t: float) -> float:  # written out: exp(-x) (1 + x + x^2/2), x = 3 t / 10
        x = 0.3 * t
        return math.exp(-x) * (1 + x + x * x / 2)

    area, _ = quad(lambda t: 1 - (1 - survives(t)) ** 2, 0, 400)
    staged = in_parallel.erlang_done(10.0, 3)
    assert in_parallel.mean_of_later_minutes(staged, staged, 400.0) == pytest.approx(area)


def test_allen_and_cunneen_are_exact_where_exact_formulas_exist() -> None:
    assert approximation.mean_wait_minutes(4.0, 1.0, 5, 1.0, 1.0) == pytest.approx(erlang.mean_wait_minutes(4.0, 1, 5))
    assert approximation.mean_wait_minutes(0.8, 1.0, 1, 1.0, 0.25) == pytest.approx(
        any_service.mean_wait_minutes(0.8, 1.0, 0.25)
    )
    assert approximation.mean_wait_minutes(0.8, 1.0, 1, 0.0, 0.0) == 0.0


@pytest.mark.parametrize(
    "overloaded",
    [
        lambda: erlang.erlang_c(5.0, 5),
        lambda: erlang.mean_wait_minutes(5.0, 1.0, 5),
        lambda: any_service.mean_wait_minutes(1.0, 1.0, 0.0),
        lambda: constant_service.mean_wait_minutes(3.0, 1.0, 3),
        lambda: staged_queue.mean_wait_minutes(0.25, 2, 1.0, 2, 4),
        lambda: priorities.equal_service_waits_minutes([3.0, 2.0], 1.0, 5),
        lambda: priorities.one_desk_waits_minutes([UrgencyClass(1.0, 1.0, 0.0)]),
        lambda: batches.mean_wait_minutes(0.5, 2.0, 0.0, 1.0),
        lambda: scheduled_ferry.scheduled_ferry(1.0, 30.0, 30),
        lambda: networks.jackson_network([1.0], [[0.5]], [0.5], [1]),
        lambda: approximation.mean_wait_minutes(5.0, 1.0, 5, 1.0, 1.0),
    ],
)
def test_a_queue_that_only_grows_is_refused_with_the_reason(overloaded: object) -> None:
    with pytest.raises(NoSteadyStateError, match=r"no steady state: .* erlangs .*utilisation 1.* the queue only grows"):
        overloaded()  # type: ignore[operator]


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        (lambda: erlang.mean_wait_minutes(-1.0, 0.0, 2), "above 0: arrivals_per_minute = -1, service_minutes = 0"),
        (lambda: erlang.erlang_b(-1.0, 2), "0 or more: offered_erlangs = -1"),
        (lambda: erlang.erlang_b(1.0, 0), "servers should be a whole number, 1 or more, not 0"),
        (lambda: erlang.wait_quantile_minutes(1.0, 1.0, 1.0, 2), "share should be 0 or more and less than 1"),
        (lambda: networks.jackson_network([1.0], [[1.0]], [0.5], [1]), "nobody ever leaves"),
        (lambda: networks.jackson_network([1.0], [[0.7, 0.7]], [0.5], [1]), "1 rows and columns"),
        (lambda: networks.jackson_network([1.0], [[1.2]], [0.5], [1]), "sum to 1 or less"),
        (lambda: in_parallel.uniform_done(5.0, 5.0), "width_minutes"),
        (
            lambda: rush_hour.rush_hour([Period(DAY, 2.0, 1)], 1.0, 50),
            "more people come in a day|may exceed most_people",
        ),
        (lambda: rush_hour.rush_hour([Period(DAY, 0.9, 1)], 1.0, 20), "give a larger number"),
        (lambda: rush_hour.rush_hour([Period(700.0, 2.0, 4), Period(740.0, 0.1, 1)], 1.0, 90), "desks close"),
    ],
)
def test_what_makes_no_sense_is_refused_in_words(wrong: object, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        wrong()  # type: ignore[operator]
