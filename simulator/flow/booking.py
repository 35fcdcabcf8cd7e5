"""Seats sold: those who book take the first departure from the time they like which still has a seat.

The first leg is booked for itself; what a ticket adds further on is booked from the scheduled arrival before it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from simulator.flow import sampling
from simulator.flow.arrivals import Parties
from simulator.flow.chance import Chance
from simulator.flow.kinds import Mask, Sorts
from simulator.flow.seats import first_with_a_seat
from simulator.flow.timetable import Timetable
from simulator.journal.journal import Floats, Ints, SmallInts
from simulator.scenario.flows import Flow, Step
from simulator.scenario.policy import Policy
from simulator.scenario.quantities import Names
from simulator.scenario.steps import of_flow, places_taken


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

    Flows that book on the same routes compete for the same seats, first wish first served; flows with
    other sets of routes come after, in the order of the scenario. A party that finds no seat before the
    end of the timetable comes unbooked.
    """
    sold = np.zeros(len(table.scheduled), dtype=np.int64)
    answers = [
        Bookings(name, flow, parties, sort, parties.minutes.copy(), parties.minutes.copy(), [], parties.minutes.copy())
        for name, flow, parties, sort in coming
    ]
    firsts = [_first_legs(answer, number, sorts, chance) for number, answer in enumerate(answers)]
    for leg in range(max(map(len, firsts), default=0)):
        for number, rows in _sell([asked[leg] for asked in firsts if leg < len(asked)], table, sold):
            answer, booking = answers[number], answers[number].flow.bookings()[leg]
            answer.legs.append((booking.on, rows))
            got = np.flatnonzero(rows >= 0)
            luck = chance.uniforms(f"{answer.name}/shows up", answer.parties.candidates)
            ahead = sampling.minutes(booking.shows_up, luck[answer.parties.number[got]])
            answer.minutes[got] = np.maximum(table.scheduled[rows[got]] - ahead, 0.0)
            answer.wished[got] = np.maximum(answer.parties.minutes[got] - ahead, 0.0)
    for answer in answers:
        if answer.flow.connections:
            _count_on_the_first(answer, sorts, table)
    for leg in range(max((len(answer.flow.connections) for answer in answers), default=0)):
        onward = [
            _connection(answer, number, leg, policy, sorts, chance)
            for number, answer in enumerate(answers)
            if leg < len(answer.flow.connections)
        ]
        for number, rows in _sell(onward, table, sold):
            answers[number].legs.append((answers[number].flow.connections[leg].on, rows))
            got = np.flatnonzero(rows >= 0)
            answers[number].ready[got] = table.arrives[rows[got]]
    return answers


@dataclass(frozen=True, slots=True)
class _Asked:
    """Parties of one flow who ask for a seat."""

    number: int
    """Of the flow."""
    on: tuple[str, ...]
    who: Ints
    """Rows of its parties."""
    wish: Floats
    """From when on, minutes."""
    size: Ints
    """Seats, or places of a deck, that each party takes up."""
    seats_share: float
    parties: int
    """How many the flow has."""


def _first_legs(answer: Bookings, number: int, sorts: Sorts, chance: Chance) -> list[_Asked]:
    """Each party asks in the first way to book that is for it."""
    asked: list[_Asked] = []
    bookings = answer.flow.bookings()
    if not bookings:
        return asked
    luck = _luck(answer, "books", chance)
    open_to = np.ones(len(answer.minutes), dtype=np.bool_)
    for booking in bookings:
        fits = sorts.fitting(answer.name, answer.flow, booking.only, answer.sort) & open_to
        open_to &= ~fits
        who = np.flatnonzero((luck < booking.share) & fits)
        wish, size = answer.parties.minutes[who], _places(answer, booking.on, who, sorts)
        asked.append(_Asked(number, booking.on, who, wish, size, booking.seats, len(answer.minutes)))
    return asked


def _connection(answer: Bookings, number: int, leg: int, policy: Policy, sorts: Sorts, chance: Chance) -> _Asked:
    connection = answer.flow.connections[leg]
    luck = _luck(answer, f"books {'+'.join(connection.on)}", chance)
    fits = sorts.fitting(answer.name, answer.flow, connection.only, answer.sort)
    for earlier in answer.flow.connections[:leg]:  # of several on the same routes each takes the first that is for them
        if {*earlier.on} & {*connection.on}:
            fits = fits & ~sorts.fitting(answer.name, answer.flow, earlier.only, answer.sort)
    who = np.flatnonzero((luck < connection.share) & fits)
    wish, size = answer.ready[who] + policy.allowance(connection.allows), _places(answer, connection.on, who, sorts)
    return _Asked(number, connection.on, who, wish, size, connection.seats, len(answer.minutes))


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


def _sell(asked: Sequence[_Asked], table: Timetable, sold: Ints) -> list[tuple[int, Ints]]:
    """The departure that each party of each flow gets (-1: none), one set of routes after another; `sold` grows."""
    answers = {leg.number: np.full(leg.parties, -1, dtype=np.int64) for leg in asked}
    for on in dict.fromkeys(leg.on for leg in asked):
        rows = np.flatnonzero(_on(table, on))
        members = [leg for leg in asked if leg.on == on]
        if not len(rows) or not sum(len(leg.who) for leg in members):
            continue
        owner = np.concatenate([np.full(len(leg.who), leg.number) for leg in members])
        party = np.concatenate([leg.who for leg in members])
        wish = np.concatenate([leg.wish for leg in members])
        size = np.concatenate([leg.size for leg in members])
        limit = np.concatenate([np.full(len(leg.who), leg.seats_share) for leg in members])
        order = np.argsort(wish, kind="stable")
        taken = np.full(len(order), -1, dtype=np.int64)
        taken[order] = first_with_a_seat(
            table.scheduled[rows], table.seats[rows], sold[rows], wish[order], size[order], limit[order]
        )
        got = taken >= 0
        np.add.at(sold, rows[taken[got]], size[got])
        for leg in members:
            mine = (owner == leg.number) & got
            answers[leg.number][party[mine]] = rows[taken[mine]]
    return list(answers.items())
