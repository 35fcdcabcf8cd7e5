"""How many are at each place at every whole minute, whether they are shown or not."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from simulator.journal.columns import Ints
from simulator.workshop.replay.moves import Moves
from simulator.workshop.replay.stretches import NOWHERE, State
from simulator.workshop.replay.window import Window


@dataclass(frozen=True, slots=True)
class Count:
    """How many do one thing at one place."""

    place: int
    """Row of the places; `NOWHERE` for all who walk."""
    state: State
    """Of those who left, all within the window."""
    people: Ints
    """At each whole minute of the window, its beginning and end among them."""


def counts_of(moves: Moves, window: Window) -> tuple[Count, ...]:
    """A count for every place and state at which anybody ever is in the window."""
    per_minute = window.ticks_per_minute
    minutes = window.ticks // per_minute + 1
    ends = _next_tick(moves, window.ticks)
    place = np.where(moves.state == State.WALKING, NOWHERE, moves.place)
    keys, column = np.unique(np.stack((place, moves.state)), axis=1, return_inverse=True)
    change = np.zeros((keys.shape[1], minutes + 1), np.int64)
    first, last = (-(-ticks // per_minute) for ticks in (moves.tick, ends))
    np.add.at(change, (column.ravel(), np.minimum(first, minutes)), 1)
    np.add.at(change, (column.ravel(), np.minimum(last, minutes)), -1)
    people = np.cumsum(change, axis=1)[:, :-1]
    return tuple(
        Count(int(place), State(int(state)), counted)
        for (place, state), counted in zip(keys.T, people, strict=True)
        if counted.any()
    )


def _next_tick(moves: Moves, ticks: int) -> NDArray[np.int64]:
    """Until when each move holds; the last of each traveller beyond the end of the window."""
    after: Ints = np.append(moves.tick[1:], ticks + 1)[: len(moves)]
    after[np.append(moves.entity[1:] != moves.entity[:-1], True)[: len(moves)]] = 2 * (ticks + 60)
    return after
