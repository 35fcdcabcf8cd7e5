"""The formulas of simulator/theory against Markov chains solved state by state, with no formula in between."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from itertools import product

import numpy as np
import pytest
from scipy.sparse import coo_matrix
from scipy.sparse.linalg import spsolve

from simulator.theory import (
    any_service,
    batches,
    bulk_roots,
    constant_service,
    erlang,
    finite_room,
    networks,
    patience,
    priorities,
    scheduled_ferry,
    staged_queue,
)

State = Hashable
Moves = Callable[[State], Iterable[tuple[State, float]]]


def in_the_long_run(start: State, moves: Moves) -> dict[State, float]:
    """Chance of each state that can be reached from `start`: balance equations, solved as they stand."""
    number, todo, entries = {start: 0}, [start], []
    while todo:
        state = todo.pop()
        for after, rate in moves(state):
            if rate > 0:
                if after not in number:
                    number[after] = len(number)
                    todo.append(after)
                entries += [(number[after], number[state], rate), (number[state], number[state], -rate)]
    row, column, rate = (list(part) for part in zip(*entries, strict=True))
    # One balance equation follows from the others and gives way to "the chances sum to 1".
    kept = [(r, c, v) for r, c, v in zip(row, column, rate, strict=True) if r != 0]
    kept += [(0, c, 1.0) for c in range(len(number))]
    r, c, v = (list(part) for part in zip(*kept, strict=True))
    right = np.zeros(len(number))
    right[0] = 1.0
    chances = spsolve(coo_matrix((v, (r, c)), shape=(len(number),) * 2).tocsc(), right)
    return dict(zip(number, chances, strict=True))


def mean(chances: dict[State, float], of: Callable[..., float]) -> float:
    """The mean of something over the states."""
    return sum(chance * of(state) for state, chance in chances.items())


def test_waits_before_five_memoryless_desks() -> None:
    chances = in_the_long_run(0, lambda n: [(min(n + 1, 400), 4.0 * (n < 400)), (n - 1, float(min(n, 5)))])
    assert erlang.mean_wait_minutes(4.0, 1.0, 5) == pytest.approx(mean(chances, lambda n: max(n - 5, 0)) / 4)
    assert erlang.erlang_c(4.0, 5) == pytest.approx(mean(chances, lambda n: n >= 5))


@pytest.mark.parametrize(("desks", "places", "rate"), [(1, 0, 2.0), (3, 4, 2.5), (2, 6, 5.0)])
def test_rooms_of_limited_size(desks: int, places: int, rate: float) -> None:
    full = desks + places
    chances = in_the_long_run(0, lambda n: [(n + 1, rate * (n < full)), (n - 1, float(min(n, desks)))])
    found = finite_room.finite_room(rate, 1.0, desks, places)
    assert found.turned_away_share == pytest.approx(chances[full])
    assert found.mean_queue_people == pytest.approx(mean(chances, lambda n: max(n - desks, 0)))
    assert found.utilisation_share == pytest.approx(mean(chances, lambda n: min(n, desks)) / desks)


def test_patience_at_three_desks() -> None:
    chances = in_the_long_run(0, lambda n: [(n + 1, 4.0 * (n < 150)), (n - 1, min(n, 3) + max(n - 3, 0) / 2.5)])
    found = patience.impatience(4.0, 1.0, 3, 2.5)
    assert found.mean_queue_people == pytest.approx(mean(chances, lambda n: max(n - 3, 0)))
    assert found.waiting_share == pytest.approx(mean(chances, lambda n: n >= 3))
    assert found.gave_up_share == pytest.approx(mean(chances, lambda n: max(n - 3, 0)) / 2.5 / 4)


def test_parties_of_one_to_three_at_one_desk() -> None:
    sizes = {1: 0.5, 2: 0.2, 3: 0.3}
    full = 400

    def moves(n: int) -> list[tuple[int, float]]:
        return [(n - 1, float(n > 0))] + [(n + k, 0.4 * p) for k, p in sizes.items() if n + k <= full]

    size_mean = sum(k * p for k, p in sizes.items())
    variance = sum(k * k * p for k, p in sizes.items()) - size_mean**2
    waiting = mean(in_the_long_run(0, moves), lambda n: max(n - 1, 0))
    assert batches.mean_wait_minutes(0.4, size_mean, variance, 1.0) == pytest.approx(waiting / (0.4 * size_mean))


def test_two_urgencies_before_two_desks() -> None:
    urgent, other, most = 0.5, 0.9, 90

    def moves(state: tuple[int, int, int]) -> list[tuple[State, float]]:
        busy, first, second = state
        if busy < 2:
            return [((busy + 1, 0, 0), urgent + other), ((busy - 1, 0, 0), float(busy))]
        after = (2, first - 1, second) if first else (2, first, second - 1) if second else (1, 0, 0)
        return [
            ((2, first + 1, second), urgent * (first < 40)),
            ((2, first, second + 1), other * (second < most)),
            (after, 2.0),
        ]

    chances = in_the_long_run((0, 0, 0), moves)
    found = priorities.equal_service_waits_minutes([urgent, other], 1.0, 2)
    assert found[0] == pytest.approx(mean(chances, lambda s: s[1]) / urgent, rel=1e-6)
    assert found[1] == pytest.approx(mean(chances, lambda s: s[2]) / other, rel=1e-6)


def test_two_urgencies_with_services_of_their_own() -> None:
    rates, services = (0.3, 0.25), (0.5, 2.0)

    def moves(state: tuple[int, int, int]) -> list[tuple[State, float]]:
        serving, first, second = state  # serving 0: idle, 1 or 2: that class
        if serving == 0:
            return [((1, 0, 0), rates[0]), ((2, 0, 0), rates[1])]
        after = (1, first - 1, second) if first else (2, first, second - 1) if second else (0, 0, 0)
        return [
            ((serving, first + 1, second), rates[0] * (first < 40)),
            ((serving, first, second + 1), rates[1] * (second < 90)),
            (after, 1 / services[serving - 1]),
        ]

    chances = in_the_long_run((0, 0, 0), moves)
    found = priorities.one_desk_waits_minutes(
        [priorities.UrgencyClass(r, s, s * s) for r, s in zip(rates, services, strict=True)]
    )
    for place in (0, 1):
        assert found[place] == pytest.approx(mean(chances, lambda s, k=place: s[k + 1]) / rates[place], rel=1e-6)


def test_two_stage_arrivals_and_three_stage_services_at_two_desks() -> None:
    # Each desk is followed by itself: 0 idle, else stages still to do.
    def moves(state: tuple[int, int, tuple[int, int]]) -> list[tuple[State, float]]:
        stage, waiting, desks = state
        free = next((k for k, left in enumerate(desks) if left == 0), None)

        def with_desk(k: int, left: int) -> tuple[int, ...]:
            return tuple(left if at == k else now for at, now in enumerate(desks))

        if stage == 0:
            found: list[tuple[State, float]] = [((1, waiting, desks), 2 * 1.5)]
        elif free is not None:
            found = [((0, waiting, with_desk(free, 3)), 2 * 1.5)]
        else:
            found = [((0, waiting + 1, desks), 2 * 1.5 * (waiting < 60))]
        for k, left in enumerate(desks):
            if left > 1:
                found.append(((stage, waiting, with_desk(k, left - 1)), 3.0))
            elif left == 1:
                found.append(((stage, max(waiting - 1, 0), with_desk(k, 3 if waiting else 0)), 3.0))
        return found

    waiting = mean(in_the_long_run((0, 0, (0, 0)), moves), lambda state: state[1])
    assert staged_queue.mean_wait_minutes(1 / 1.5, 2, 1.0, 3, 2) == pytest.approx(waiting / 1.5)


def left_behind_step_by_step(arrivals: float, taken: int, most: int = 1200) -> float:
    """Mean left behind, by taking and adding again and again until nothing changes."""
    comes = np.exp(np.arange(most) * np.log(arrivals) - arrivals - np.cumsum(np.log(np.maximum(np.arange(most), 1))))
    chances = np.zeros(most)
    chances[0] = 1.0
    for _ in range(3000):
        left = np.concatenate(([chances[: taken + 1].sum()], chances[taken + 1 :], np.zeros(taken)))
        after = np.convolve(left, comes)[:most]
        if np.abs(after - chances).max() < 1e-15:
            break
        chances = after
    return float(left @ np.arange(most))


@pytest.mark.parametrize(("arrivals", "taken"), list(product((0.5, 0.8), (1, 3, 20))))
def test_what_a_ferry_leaves_behind(arrivals: float, taken: int) -> None:
    exact = left_behind_step_by_step(arrivals * taken, taken)
    assert bulk_roots.mean_left_behind(arrivals * taken, taken) == pytest.approx(exact, rel=1e-7, abs=1e-12)
    ferry = scheduled_ferry.scheduled_ferry(arrivals * taken / 30, 30.0, taken)
    assert ferry.mean_wait_minutes == pytest.approx(15 + exact / (arrivals * taken / 30))


def test_constant_service_lies_between_nothing_and_memoryless_service() -> None:
    waits = [constant_service.mean_wait_minutes(0.8 * desks, 1.0, desks) for desks in (1, 2, 5, 10)]
    assert waits[0] == pytest.approx(any_service.mean_wait_minutes(0.8, 1.0, 0.0))
    assert waits == sorted(waits, reverse=True)


def test_many_stages_come_near_to_constant_service() -> None:
    # The wait falls as 1 / stages, nearly; carried on to endless stages, 8 and 16 of them end 0.3 % too high.
    few, more = (staged_queue.mean_wait_minutes(1 / 0.6, 1, 1.0, stages, 2) for stages in (8, 16))
    constant = constant_service.mean_wait_minutes(0.6, 1.0, 2)
    assert constant < 2 * more - few < 1.003 * constant


def test_a_small_network_with_people_sent_back() -> None:
    most = 60

    def moves(state: tuple[int, int]) -> list[tuple[State, float]]:
        first, second = state
        found: list[tuple[State, float]] = [((first + 1, second), 0.5 * (first < most))]
        if first:
            found.append(((first - 1, second + 1), 1.5 * (second < most)))
        if second:
            rate = min(second, 2) / 1.5
            found += [((first, second - 1), 0.7 * rate), ((first + 1, second - 1), 0.3 * rate * (first < most))]
        return found

    chances = in_the_long_run((0, 0), moves)
    found = networks.jackson_network([0.5, 0.0], [[0.0, 1.0], [0.3, 0.0]], [1 / 1.5, 1.5], [1, 2])
    assert found.mean_present_people[0] == pytest.approx(mean(chances, lambda s: s[0]), rel=1e-6)
    assert found.mean_present_people[1] == pytest.approx(mean(chances, lambda s: s[1]), rel=1e-6)
    assert found.journey_minutes == pytest.approx(mean(chances, sum) / 0.5, rel=1e-6)
