"""One timetable's seats, handed out in the order in which they are asked for."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from simulator.flow.compiling import compiled
from simulator.journal.columns import Floats, Ints

ROUNDING = 1e-9
"""So that 29 % of 100 seats are 29."""
WORTH_COMPILING_PARTIES = 6_000
"""With so many the walk is compiled too, and Numba has to be started anyway."""


def first_with_a_seat(scheduled: Floats, seats: Ints, sold: Ints, wish: Floats, size: Ints, limit: Floats) -> Ints:
    """The departure each party gets, parties in order of their wish; -1 for none.

    A party takes the first departure on which it fits within the share of seats open to it, `limit`; one that
    does not fit lets those behind it pass, and waits for the next departure before them. `sold` says what is
    taken already.
    """
    taken = np.full(len(wish), -1, dtype=np.int64)
    waiting = np.empty(len(wish), dtype=np.int64)
    columns = scheduled, seats, sold, wish, size, limit, taken, waiting
    walk = compiled(hand_out) if len(wish) >= WORTH_COMPILING_PARTIES else None
    if walk is not None:
        walk(*columns)
        return taken
    lists = [column.tolist() for column in columns]
    hand_out(*lists)
    return np.array(lists[-2], dtype=np.int64)


def hand_out(scheduled: Any, seats: Any, sold: Any, wish: Any, size: Any, limit: Any, taken: Any, waiting: Any) -> None:
    """Fill `taken`; plain loops over arrays or lists, compiled for large runs and run as it stands for small ones."""
    largest = 0
    for departure in range(len(seats)):
        largest = max(largest, seats[departure])
    asked = queue = 0
    for departure in range(len(scheduled)):
        room, aboard, stay = seats[departure], sold[departure], 0
        for place in range(queue):  # those for whom an earlier departure had no room
            party = waiting[place]
            if aboard + size[party] <= math.floor(room * limit[party] + ROUNDING):
                aboard += size[party]
                taken[party] = departure
            else:
                waiting[stay] = party
                stay += 1
        queue = stay
        while asked < len(wish) and wish[asked] <= scheduled[departure]:
            if aboard + size[asked] <= math.floor(room * limit[asked] + ROUNDING):
                aboard += size[asked]
                taken[asked] = departure
            elif size[asked] <= math.floor(largest * limit[asked] + ROUNDING):  # else it fits nowhere
                waiting[queue] = asked
                queue += 1
            asked += 1
