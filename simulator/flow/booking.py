"""Seats sold: those who book take the first sailing from the time they like which still has a seat."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from simulator.flow import sampling
from simulator.flow.arrivals import Parties
from simulator.flow.chance import Chance
from simulator.flow.timetable import Timetable
from simulator.journal.journal import Floats, Ints
from simulator.scenario.flows import Booking

ROUNDING = 1e-9
"""So that 29 % of 100 seats are 29."""


def book(
    bookings: Sequence[tuple[str, Booking | None, Parties]], table: Timetable, chance: Chance
) -> list[tuple[Floats, Ints]]:
    """When each flow's parties come to the terminal (minutes), and the row of the sailing they booked (-1: none).

    Flows that book on the same routes compete for the same seats, first wish first served; flows with
    other sets of routes come after, in the order of the scenario. A party that finds no seat before the
    end of the timetable comes unbooked.
    """
    sold = np.zeros(len(table.scheduled), dtype=np.int64)
    answers = [(parties.minutes.copy(), np.full(len(parties.number), -1, dtype=np.int64)) for _, _, parties in bookings]
    timetables = dict.fromkeys(booking.on for _, booking, _ in bookings if booking is not None)
    for on in timetables:
        rows = np.flatnonzero(np.isin(table.route, [table.routes.index(route) for route in on]))
        members = [
            (
                number,
                booking,
                np.flatnonzero(chance.uniforms(f"{name}/books", parties.candidates)[parties.number] < booking.share),
            )
            for number, (name, booking, parties) in enumerate(bookings)
            if booking is not None and booking.on == on
        ]
        if not len(rows) or not sum(len(who) for _, _, who in members):
            continue
        owner = np.concatenate([np.full(len(who), number) for number, _, who in members])
        party = np.concatenate([who for _, _, who in members])
        wish = np.concatenate([bookings[number][2].minutes[who] for number, _, who in members])
        size = np.concatenate([bookings[number][2].size[who] for number, _, who in members])
        limit = np.concatenate([np.full(len(who), booking.seats) for _, booking, who in members])
        order = np.argsort(wish, kind="stable")
        taken = np.full(len(order), -1, dtype=np.int64)
        taken[order] = _first_with_a_seat(
            table.scheduled[rows], table.seats[rows], sold[rows], wish[order], size[order], limit[order]
        )
        got = taken >= 0
        np.add.at(sold, rows[taken[got]], size[got])
        for number, booking, _ in members:
            name, _, parties = bookings[number]
            mine = (owner == number) & got
            lead = sampling.minutes(booking.shows_up, chance.uniforms(f"{name}/shows up", parties.candidates))
            comes, booked = answers[number]
            booked[party[mine]] = rows[taken[mine]]
            ahead = lead[parties.number[party[mine]]]
            comes[party[mine]] = np.maximum(table.scheduled[rows[taken[mine]]] - ahead, 0.0)
    return answers


def _first_with_a_seat(scheduled: Floats, seats: Ints, sold: Ints, wish: Floats, size: Ints, limit: Floats) -> Ints:
    """The sailing each party gets, parties in order of their wish; -1 for none.

    A party takes the first sailing on which it fits within the share of seats open to it, `limit`; one that
    does not fit lets those behind it pass, and waits for the next sailing before them.
    """
    taken = np.searchsorted(scheduled, wish, side="left")
    wishes_end = np.searchsorted(wish, scheduled, side="right")
    taken[size > np.floor(seats.max() * limit + ROUNDING)] = len(scheduled)  # larger than any sailing may carry
    asked = np.bincount(taken, weights=size, minlength=len(scheduled) + 1)[: len(scheduled)]
    tight = asked > np.floor(seats * limit.min() + ROUNDING) - sold
    current = 0
    for full in np.flatnonzero(tight).tolist():
        if full < current:
            continue  # dealt with while passing on the overflow of an earlier sailing
        current = full
        over: list[int] = []
        while current < len(scheduled) and (current == full or over):
            wishing = range(int(wishes_end[current - 1]) if current else 0, int(wishes_end[current]))
            queue = over + [party for party in wishing if taken[party] < len(scheduled)]
            room, aboard, over = int(seats[current]), int(sold[current]), []
            for party in queue:
                if aboard + size[party] <= np.floor(room * limit[party] + ROUNDING):
                    aboard += int(size[party])
                    taken[party] = current
                else:
                    over.append(party)
            current += 1
        taken[over] = len(scheduled)
    return np.where(taken == len(scheduled), -1, taken)
