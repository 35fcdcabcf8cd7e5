"""A whole shared out among those who made it together, fairly.

What a lever adds depends on which others are there already: two that open the same bottleneck add little to each other,
two that are worth nothing alone may be worth much together. Shapley's value takes the mean over all orders in which the
levers could be added (L. S. Shapley 1953, A value for n-person games). It is the one way in which the parts add up to
the whole, equals get equal parts, and a lever that never changes anything gets nothing.

Up to six levers all 2^k combinations are run and the value is exact; beyond that, orders are drawn, each with its
reverse, other ones in every replication, so that the interval over replications holds what the drawing adds
(Castro, Gómez & Tejada 2009, Computers & Operations Research 36, 1726-1730). In each order, too, the parts add up.
"""

from __future__ import annotations

import math
import random
from collections.abc import Iterable, Mapping
from itertools import combinations
from typing import Final

Coalition = frozenset[int]
"""Levers by their place in the package."""
Order = tuple[int, ...]
"""All levers of the package, in the order in which they are added."""
MOST_EXACT: Final = 6
"""Levers of a package whose combinations are all run."""
ORDERS_DRAWN: Final = 8
"""In each replication, for larger packages; half of them are the others reversed."""


def all_coalitions(levers: int) -> tuple[Coalition, ...]:
    """Every combination, the smallest first."""
    return tuple(frozenset(few) for size in range(levers + 1) for few in combinations(range(levers), size))


def coalitions_of(orders: Iterable[Order], levers: int) -> tuple[Coalition, ...]:
    """The combinations met on the way through these orders, and those that tell each lever alone and each left out."""
    whole = range(levers)
    met: dict[Coalition, None] = dict.fromkeys([frozenset(), *(frozenset({lever}) for lever in whole)])
    met |= dict.fromkeys(frozenset(whole) - {lever} for lever in whole)
    met |= dict.fromkeys(frozenset(order[:size]) for order in orders for size in range(1, levers + 1))
    return tuple(sorted(met, key=lambda few: (len(few), sorted(few))))


def exact(worth: Mapping[Coalition, float], levers: int) -> tuple[float, ...]:
    """Each lever's part, from what every combination is worth."""
    parts = []
    for lever in range(levers):
        others = [few for few in worth if lever not in few]
        parts.append(math.fsum(_weight(len(few), levers) * (worth[few | {lever}] - worth[few]) for few in others))
    return tuple(parts)


def over_orders(worth: Mapping[Coalition, float], orders: Iterable[Order], levers: int) -> tuple[float, ...]:
    """Each lever's part, as the mean of what it adds in each of some orders."""
    added: list[list[float]] = [[] for _ in range(levers)]
    for order in orders:
        for size, lever in enumerate(order):
            added[lever].append(worth[frozenset(order[: size + 1])] - worth[frozenset(order[:size])])
    return tuple(math.fsum(each) / len(each) for each in added)


def orders_of(levers: int, seed: int, replication: int) -> tuple[Order, ...]:
    """The orders drawn for one replication, each followed by its reverse; the same whenever they are asked for."""
    drawn = random.Random(f"attribution {seed} {replication}")  # noqa: S311 - which orders is no secret
    orders: list[Order] = []
    for _ in range(ORDERS_DRAWN // 2):
        order = tuple(drawn.sample(range(levers), levers))
        orders += (order, order[::-1])
    return tuple(orders)


def _weight(before: int, levers: int) -> float:
    """The share of all orders in which exactly these few come before a lever."""
    return math.factorial(before) * math.factorial(levers - before - 1) / math.factorial(levers)
