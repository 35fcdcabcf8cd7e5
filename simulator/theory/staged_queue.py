"""Arrivals and services more regular than chance: both in equal exponential stages (E_k/E_m/c), solved exactly.

Published tables of this queue carry misprints, so it is recomputed from its Markov chain of stages.
"""

from __future__ import annotations

from itertools import combinations_with_replacement

import numpy as np
from numpy.typing import NDArray

from simulator.theory.rules import require_positive, require_servers, require_stable

Matrix = NDArray[np.float64]
Crew = tuple[int, ...]
"""How many of those in service are in each stage."""


def _crews(busy: int, stages: int) -> list[Crew]:
    """All ways in which so many in service can be spread over the stages."""
    spreads = combinations_with_replacement(range(stages), busy)
    return [tuple(spread.count(stage) for stage in range(stages)) for spread in spreads]


def _moved(crew: Crew, out_of: int | None, into: int | None) -> Crew:
    counts = list(crew)
    if out_of is not None:
        counts[out_of] -= 1
    if into is not None:
        counts[into] += 1
    return tuple(counts)


def _level(people: int, servers: int, arrival: tuple[float, int], service: tuple[float, int]) -> dict[str, Matrix]:
    """Rates from the states with so many people present to those with one fewer, as many, one more."""
    (arrival_rate, arrival_stages), (service_rate, service_stages) = arrival, service
    crews = {k: _crews(min(max(k, 0), servers), service_stages) for k in (people - 1, people, people + 1)}
    rows = [(stage, crew) for stage in range(arrival_stages) for crew in crews[people]]
    place = {
        k: {
            (stage, crew): row
            for row, (stage, crew) in enumerate((stage, crew) for stage in range(arrival_stages) for crew in crews[k])
        }
        for k in crews
    }
    fewer, same, more = (np.zeros((len(rows), len(place[k]))) for k in (people - 1, people, people + 1))
    for row, (stage, crew) in enumerate(rows):
        if stage + 1 < arrival_stages:
            same[row, place[people][stage + 1, crew]] += arrival_rate
        else:
            joined = _moved(crew, None, 0) if people < servers else crew
            more[row, place[people + 1][0, joined]] += arrival_rate
        for at, count in enumerate(crew):
            if count and at + 1 < service_stages:
                same[row, place[people][stage, _moved(crew, at, at + 1)]] += count * service_rate
            elif count:
                followed = _moved(crew, at, 0 if people > servers else None)
                fewer[row, place[people - 1][stage, followed]] += count * service_rate
        same[row, row] -= same[row].sum() + fewer[row].sum() + more[row].sum()
    return {"fewer": fewer, "same": same, "more": more}


def _growth(fewer: Matrix, same: Matrix, more: Matrix) -> Matrix:
    """The matrix R by which the chances of one more waiting follow from the level below (logarithmic reduction)."""
    up, down = np.linalg.solve(-same, more), np.linalg.solve(-same, fewer)
    first_passage, product = down.copy(), up.copy()
    for _ in range(60):
        both = np.eye(len(same)) - (up @ down + down @ up)
        up, down = np.linalg.solve(both, up @ up), np.linalg.solve(both, down @ down)
        step = product @ down
        first_passage += step
        product = product @ up
        if np.abs(step).max() < 1e-15:
            break
    return np.asarray(np.linalg.solve(-(same + more @ first_passage).T, more.T).T, dtype=np.float64)


def mean_wait_minutes(
    between_arrivals_minutes: float, arrival_stages: int, service_minutes: float, service_stages: int, servers: int
) -> float:
    """Mean minutes in the queue of c desks, times between arrivals and services each of equal exponential stages.

    The chain (people present, arrival stage, how many of those in service are in each stage) is a
    quasi-birth-and-death process above c people: its chances there grow by a matrix R, found by logarithmic
    reduction, and the levels below are one linear system. Source for the method: G. Latouche & V. Ramaswami,
    J. Appl. Prob. 30 (1993) 650-674. States grow as C(c + m - 1, c) k: meant for a few desks and stages.
    `NoSteadyStateError` when the offered erlangs reach the number of desks.
    """
    require_positive(
        between_arrivals_minutes=between_arrivals_minutes,
        service_minutes=service_minutes,
        arrival_stages=arrival_stages,
        service_stages=service_stages,
    )
    require_servers(servers)
    require_stable(service_minutes / between_arrivals_minutes, servers)
    arrival = (arrival_stages / between_arrivals_minutes, arrival_stages)
    service = (service_stages / service_minutes, service_stages)
    levels = [_level(people, servers, arrival, service) for people in range(servers + 2)]
    repeating = levels[servers + 1]
    growth = _growth(repeating["fewer"], repeating["same"], repeating["more"])
    starts = np.concatenate(([0], np.cumsum([len(levels[people]["same"]) for people in range(servers + 1)])))
    rates = np.zeros((starts[-1], starts[-1]))
    for people in range(servers + 1):
        here = slice(starts[people], starts[people + 1])
        rates[here, here] += levels[people]["same"]
        if people > 0:
            rates[here, starts[people - 1] : starts[people]] = levels[people]["fewer"]
        if people < servers:
            rates[here, starts[people + 1] : starts[people + 2]] = levels[people]["more"]
    top = slice(starts[servers], starts[servers + 1])
    rates[top, top] += growth @ repeating["fewer"]
    above = np.linalg.inv(np.eye(len(growth)) - growth)
    weights = np.ones(starts[-1])
    weights[top] = above.sum(axis=1)  # the level of c people and all above it, seen from that level
    system = np.vstack((rates.T[:-1], weights))
    chances = np.linalg.solve(system, np.concatenate((np.zeros(starts[-1] - 1), [1.0])))
    queue_people = float((chances[top] @ growth @ above @ above).sum())
    return queue_people * between_arrivals_minutes
