"""The moves of each traveller within a window: from which tick on, at which place, doing what.

A traveller who keeps a place in a yard while at a desk is at the desk; between two desks, in the yard; else on the way
to the next place. So everyone is in exactly one place at every tick.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from simulator.journal import Journal
from simulator.journal.columns import Ints
from simulator.workshop.replay.stretches import NOWHERE, Place, State, Stretches, stretches
from simulator.workshop.replay.window import Window


@dataclass(frozen=True, slots=True)
class Moves:
    """A row each, by traveller and then by tick; each holds until the next of the same traveller."""

    entity: Ints
    """Row of `Journal.journeys`."""
    tick: Ints
    """Tick of the window; 0 for what had begun before it."""
    place: Ints
    """Row of the places: of who walks, the place they walk to; `NOWHERE` on the way out, and when they have left."""
    state: Ints
    """A `State`."""
    sailing: Ints
    """Row of `Journal.sailings` of those aboard; -1 for the others."""

    def __len__(self) -> int:
        return len(self.entity)

    def only(self, rows: NDArray[np.bool_]) -> Moves:
        """Some of them."""
        return Moves(self.entity[rows], self.tick[rows], self.place[rows], self.state[rows], self.sailing[rows])


def moves_of(journal: Journal, places: tuple[Place, ...], window: Window) -> Moves:
    """The moves of all who are on the way at some tick of the window."""
    arrived, left = window.tick_of_run(journal.journeys.arrived), window.tick_of_run(journal.journeys.left)
    here = (arrived <= window.last_tick) & (left > np.maximum(arrived, window.first_tick))
    who = np.flatnonzero(here)
    times = _with_length(stretches(journal, places, here), window)
    moves = _one_thing_at_a_time(times, who, arrived[who], left[who])
    return _cut(_bound(_merged(_keeping(moves, times))), window)


@dataclass(frozen=True, slots=True)
class _Timed:
    """Stretches in ticks of the run."""

    entity: Ints
    began: Ints
    ended: Ints
    place: Ints
    keeps: NDArray[np.bool_]
    state: Ints
    sailing: Ints


def _with_length(times: Stretches, window: Window) -> _Timed:
    """Those during which a tick falls."""
    began, ended = window.tick_of_run(times.began), window.tick_of_run(times.ended)
    rows = ended > began
    keeps = times.state == State.KEPT
    return _Timed(
        times.entity[rows],
        began[rows],
        ended[rows],
        times.place[rows],
        keeps[rows],
        times.state[rows].astype(np.int64),
        times.sailing[rows],
    )


def _one_thing_at_a_time(times: _Timed, who: Ints, arrived: Ints, left: Ints) -> Moves:
    """What each turns to at which tick; places that are kept are left out, save that something changes there.

    Of what happens at one tick the last counts: first ends what ends, then begins what begins, then people leave. Of
    the times at desks no two overlap, so that at most one begins.
    """
    desk, everyone = ~times.keeps, np.full(len(who), NOWHERE)
    began, ended = times.entity[desk], times.entity
    kept = times.entity[times.keeps]
    walking = np.full(len(who) + len(kept) + len(ended), int(State.WALKING))
    entity = np.concatenate((who, kept, ended, began, who))
    tick = np.concatenate((arrived, times.began[times.keeps], times.ended, times.began[desk], left))
    state = np.concatenate((walking, times.state[desk], np.full(len(who), int(State.LEFT))))
    place = np.concatenate((np.full(len(walking), NOWHERE), times.place[desk], everyone))
    sailing = np.concatenate((np.full(len(walking), NOWHERE), times.sailing[desk], everyone))
    turn = np.repeat((0, 1, 2), (len(walking), len(began), len(who)))
    order = np.lexsort((turn, tick, entity))
    entity, tick, place, state, sailing = (column[order] for column in (entity, tick, place, state, sailing))
    lasts = np.append((entity[1:] != entity[:-1]) | (tick[1:] != tick[:-1]), True)[: len(entity)]
    return Moves(entity, tick, place, state, sailing).only(lasts)


def _keeping(moves: Moves, times: _Timed) -> Moves:
    """Who would walk with a place kept is in the yard: of several, in the one that was taken last."""
    keeps = np.flatnonzero(times.keeps)
    if not len(keeps):
        return moves
    keeps = keeps[np.lexsort((times.began[keeps], times.entity[keeps]))]
    span = int(max(moves.tick.max(), times.ended.max())) + 1
    key = times.entity[keeps] * span + times.began[keeps]
    place, state = moves.place.copy(), moves.state.copy()
    open_rows = np.flatnonzero(state == State.WALKING)
    latest = np.searchsorted(key, moves.entity[open_rows] * span + moves.tick[open_rows], "right") - 1
    while len(open_rows):
        mine = latest >= 0
        mine[mine] = times.entity[keeps[latest[mine]]] == moves.entity[open_rows[mine]]
        open_rows, latest = open_rows[mine], latest[mine]
        inside = times.ended[keeps[latest]] > moves.tick[open_rows]
        place[open_rows[inside]], state[open_rows[inside]] = times.place[keeps[latest[inside]]], int(State.KEPT)
        open_rows, latest = open_rows[~inside], latest[~inside] - 1
    return Moves(moves.entity, moves.tick, place, state, moves.sailing)


def _merged(moves: Moves) -> Moves:
    """Walking on is no move, nor is staying in a yard."""
    same = (moves.entity[1:] == moves.entity[:-1]) & (moves.state[1:] == moves.state[:-1])
    same &= (moves.place[1:] == moves.place[:-1]) & np.isin(moves.state[1:], (State.WALKING, State.KEPT))
    return moves.only(np.append(True, ~same)[: len(moves)])


def _bound(moves: Moves) -> Moves:
    """Where those walk to who walk: to the place of their next move."""
    ahead = np.append(moves.place[1:], NOWHERE)[: len(moves)]
    ahead[np.append(moves.entity[1:] != moves.entity[:-1], True)[: len(moves)]] = NOWHERE
    place = np.where(moves.state == State.WALKING, ahead, moves.place)
    return Moves(moves.entity, moves.tick, place, moves.state, moves.sailing)


def _cut(moves: Moves, window: Window) -> Moves:
    """What holds at the beginning of the window, and what comes to its end."""
    first, last = window.first_tick, window.last_tick
    over = np.append((moves.entity[1:] == moves.entity[:-1]) & (moves.tick[1:] <= first), False)[: len(moves)]
    cut = moves.only(~over & (moves.tick <= last))
    return Moves(cut.entity, np.maximum(cut.tick, first) - first, cut.place, cut.state, cut.sailing)
