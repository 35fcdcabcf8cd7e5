"""Seats sold: those who book take the first departure from the time they like which still has a seat.

The first leg is booked for itself; what a ticket adds further on is booked from the scheduled arrival before it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

import numpy as np

from simulator.flow import sampling
from simulator.flow.arrivals import Parties
from simulator.flow.chance import Chance
from simulator.flow.kinds import Sorts
from simulator.flow.seats import first_with_a_seat
from simulator.flow.timetable import Timetable
from simulator.journal.columns import Floats, Ints, Mask, SmallInts
from simulator.scenario.booking import Booking, Connection
from simulator.scenario.distributions import Durations
from simulator.scenario.flows import Flow
from simulator.scenario.itinerary import Step
from simulator.scenario.policy import Policy
from simulator.scenario.quantities import Names
from simulator.scenario.steps import of_flow, places_taken

Ticket = TypeVar("Ticket", Booking, Connection)


@dataclass(slots=True)
class Bookings:
    """What the parties of one flow have booked."""

    name: str
    flow: Flow
    parties: Parties
    sort: SmallInts
    """Row of the sorts of traveller, of each party; -1 for none."""
    minutes: Floats
    """When each comes to the first step."""
    wished: Floats
    """When each would have come, had a departure with a seat left just when they liked."""
    legs: list[tuple[tuple[str, ...], Ints]]
    """The routes of each leg that can be booked, and the row of the departure that each party booked; -1 for none."""
    ready: Floats
    """Scheduled arrival of the last departure each counts on."""


def book(
    coming: Sequence[tuple[str, Flow, Parties, SmallInts]],
    policy: Policy,
    sorts: Sorts,
    table: Timetable,
    chance: Chance,
) -> list[Bookings]:
    """When each flow's parties come to the terminal, and what each has booked.

    Whoever books on the same routes competes for the same seats, first wish first served, of whatever flow and kind;
    other sets of routes come after, in the order of the scenario. A party that finds no seat before the end of the
    timetable comes unbooked.
    """
    sold = np.zeros(len(table.scheduled), dtype=np.int64)
    answers = [
        Bookings(name, flow, parties, sort, parties.minutes.copy(), parties.minutes.copy(), [], parties.minutes.copy())
        for name, flow, parties, sort in coming
    ]
    firsts = [leg for answer in answers for leg in _first_legs(answer, sorts, chance)]
    for first, rows in _sell(firsts, table, sold):
        _come(first.by, rows, first.ticket.shows_up, table, chance)
    onward = [leg for answer in answers for leg in _connections(answer, sorts, chance)]
    for answer in {id(leg.by): leg.by for leg in onward}.values():
        _count_on_the_first(answer, sorts, table)
    for turn in sorted({leg.turn for leg in onward}):
        now = [leg for leg in onward if leg.turn == turn]
        for leg in now:
            leg.wish = leg.by.ready[leg.who] + policy.allowance(leg.ticket.allows)
        for leg, rows in _sell(now, table, sold):
            got = np.flatnonzero(rows >= 0)
            leg.by.ready[got] = table.arrives[rows[got]]
    return answers


@dataclass(slots=True, eq=False)
class _Asked(Generic[Ticket]):
    """Parties of one flow who ask for a seat."""

    by: Bookings
    ticket: Ticket
    who: Ints
    """Rows of its parties."""
    wish: Floats
    """From when on, minutes."""
    size: Ints
    """Seats, or places of a deck, that each party takes up."""
    turn: int = 0
    """How many connections of the same ticket have to be known before."""


def _first_legs(answer: Bookings, sorts: Sorts, chance: Chance) -> Iterator[_Asked[Booking]]:
    """Each party asks in the first way to book that is for it."""
    bookings = answer.flow.bookings()
    if not bookings:
        return
    luck = _luck(answer, "books", chance)
    open_to = np.ones(len(answer.minutes), dtype=np.bool_)
    for booking in bookings:
        fits = sorts.fitting(answer.name, answer.flow, booking.only, answer.sort) & open_to
        open_to &= ~fits
        who = np.flatnonzero((luck < booking.share) & fits)
        yield _Asked(answer, booking, who, answer.parties.minutes[who], _places(answer, booking.on, who, sorts))


def _connections(answer: Bookings, sorts: Sorts, chance: Chance) -> Iterator[_Asked[Connection]]:
    """Each connection with those who want it, and whether they must know of another before."""
    before: list[tuple[Connection, Mask, int]] = []
    for connection in answer.flow.connections:
        meant = sorts.fitting(answer.name, answer.flow, connection.only, answer.sort)
        fits = meant.copy()
        for earlier, theirs, _ in before:  # of several on the same routes each takes the first that is for them
            if {*earlier.on} & {*connection.on}:
                fits &= ~theirs
        turn = 1 + max((turn for _, theirs, turn in before if (fits & theirs).any()), default=-1)
        before.append((connection, meant, turn))
        who = np.flatnonzero((_luck(answer, f"books {connection.called}", chance) < connection.share) & fits)
        yield _Asked(answer, connection, who, answer.ready[who], _places(answer, connection.on, who, sorts), turn)


def _come(answer: Bookings, rows: Ints, shows_up: Durations, table: Timetable, chance: Chance) -> None:
    """Let those who got a seat come to the terminal ahead of their departure."""
    got = np.flatnonzero(rows >= 0)
    luck = chance.uniforms(f"{answer.name}/shows up", answer.parties.candidates)
    ahead = sampling.minutes(shows_up, luck[answer.parties.number[got]])
    answer.minutes[got] = np.maximum(table.scheduled[rows[got]] - ahead, 0.0)
    answer.wished[got] = np.maximum(answer.parties.minutes[got] - ahead, 0.0)


def _places(answer: Bookings, on: Names, who: Ints, sorts: Sorts) -> Ints:
    """How many places on these routes each of these parties takes up, all its members together."""
    traveller = next(of_flow(answer.name, answer.flow))
    each = np.array(places_taken(traveller, on, (*sorts.every, ())))  # the last for those of no kind, row -1
    places: Ints = answer.parties.size[who] * each[answer.sort[who]]
    return places


def _luck(answer: Bookings, decision: str, chance: Chance) -> Floats:
    """Of each party, by which it is decided whether it wants a seat in advance."""
    return chance.uniforms(f"{answer.name}/{decision}", answer.parties.candidates)[answer.parties.number]


def _count_on_the_first(answer: Bookings, sorts: Sorts, table: Timetable) -> None:
    """Let the ticket count on the departure booked or, where none is, on the next one scheduled."""
    counts_on = np.max([np.full(len(answer.minutes), -1), *(rows for _, rows in answer.legs)], axis=0)
    for routes, onlys in _first_boarded(answer.flow.itinerary, ()):
        rows = np.flatnonzero(_on(table, routes))
        fits = [sorts.fitting(answer.name, answer.flow, only, answer.sort) for only in onlys]
        free = np.flatnonzero(np.logical_and.reduce([counts_on < 0, *fits]))
        counts_on[free] = np.append(rows, -1)[np.searchsorted(table.scheduled[rows], answer.minutes[free])]
    there = counts_on >= 0
    answer.ready[there] = table.arrives[counts_on[there]]


def _first_boarded(steps: Sequence[Step], onlys: tuple[Names, ...]) -> list[tuple[tuple[str, ...], tuple[Names, ...]]]:
    """The routes of the first step that boards (of each of its alternatives), and whom it is for; or of the first few,
    as long as they are only for some."""
    found: list[tuple[tuple[str, ...], tuple[Names, ...]]] = []
    for step in steps:
        mine = onlys if step.only is None else (*onlys, step.only)
        within = [(step.board, mine)] if step.board else _first_boarded(step.parts, mine)
        found += within
        for_some = step.one_of or step.under or step.unless or step.share < 1
        if within and not within[-1][1] and not for_some:
            return found
    return found


def _on(table: Timetable, routes: Sequence[str]) -> Mask:
    """The departures of these routes that can be booked."""
    mine = np.isin(table.route, [table.routes.index(route) for route in routes])
    return np.asarray(mine & ~table.extra)


def _sell(asked: Sequence[_Asked[Ticket]], table: Timetable, sold: Ints) -> Iterator[tuple[_Asked[Ticket], Ints]]:
    """The departure that each party of a flow gets for each ticket asked for (-1: none), one set of routes after
    another; `sold` grows."""
    for on in dict.fromkeys(leg.ticket.on for leg in asked):
        rows = np.flatnonzero(_on(table, on))
        members = [leg for leg in asked if leg.ticket.on == on]
        wish = np.concatenate([leg.wish for leg in members])
        size = np.concatenate([leg.size for leg in members])
        limit = np.concatenate([np.full(len(leg.who), leg.ticket.seats) for leg in members])
        order = np.argsort(wish, kind="stable")
        taken = np.full(len(order), -1, dtype=np.int64)
        if len(rows) and len(order):
            taken[order] = first_with_a_seat(
                table.scheduled[rows], table.seats[rows], sold[rows], wish[order], size[order], limit[order]
            )
        got = taken >= 0
        np.add.at(sold, rows[taken[got]], size[got])
        ends = np.cumsum([len(leg.who) for leg in members])
        for leg, mine in zip(members, np.split(taken, ends[:-1]), strict=True):
            departures = np.full(len(leg.by.minutes), -1, dtype=np.int64)
            departures[leg.who[mine >= 0]] = rows[mine[mine >= 0]]
            leg.by.legs.append((on, departures))
            yield leg, departures
