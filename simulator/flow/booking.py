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
        if not len(rows) or not members:
            continue
        owner = np.concatenate([np.full(len(who), number) for number, _, who in members])
        party = np.concatenate([who for _, _, who in members])
        wish = np.concatenate([bookings[number][2].minutes[who] for number, _, who in members])
        size = np.concatenate([bookings[number][2].size[who] for number, _, who in members])
        limit = np.concatenate([np.full(len(who), booking.seats) for _, booking, who in members])
        order = np.argsort(wish, kind="stable")
        seats = np.floor(table.seats[rows] * limit.max(initial=0.0)).astype(np.int64) - sold[rows]
        taken = np.full(len(order), -1, dtype=np.int64)
        taken[order] = _first_with_a_seat(table.scheduled[rows], seats, wish[order], size[order])
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


def _first_with_a_seat(scheduled: Floats, seats: Ints, wish: Floats, size: Ints) -> Ints:
    """The sailing each party gets, parties in order of their wish; -1 when none is left."""
    taken = np.searchsorted(scheduled, wish, side="left")
    wishes_end = np.searchsorted(wish, scheduled, side="right")
    asked = np.bincount(taken, weights=size, minlength=len(scheduled) + 1)[: len(scheduled)]
    current = 0
    for full in np.flatnonzero(asked > seats).tolist():
        if full < current:
            continue  # dealt with while passing on the overflow of an earlier sailing
        current, over = full, np.empty(0, dtype=np.int64)
        while current < len(scheduled) and (current == full or len(over)):
            queue = np.concatenate([over, np.arange(wishes_end[current - 1] if current else 0, wishes_end[current])])
            fits = np.cumsum(size[queue]) <= seats[current]
            taken[queue[fits]] = current
            over = queue[~fits]
            current += 1
        taken[over] = len(scheduled)
    return np.where(taken == len(scheduled), -1, taken)
