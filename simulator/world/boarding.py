"""Who boards: the rule at the gangway, person by person.

Those booked on the sailing go first, then everyone else in the order of their coming. Parties that travel
together get on together or not at all, and wait until all of them are there. Who is booked on a later
sailing waits for it; who missed a sailing, or lost it to the weather, is served like those without a booking.

Plain loops over arrays: compiled for large runs, run as it stands for small ones.
"""

from __future__ import annotations

from typing import Any

GOES, STAYS = -1, -2


def choose(
    people: Any,
    lounge: Any,
    waiting: int,
    serves: Any,
    booked: Any,
    size: Any,
    head: Any,
    present: Any,
    sailing: int,
    seats: int,
    aboard: Any,
) -> tuple[int, int]:
    """Fill `aboard` with those who get on, in this order, and take them out of the `waiting` first of `people`.

    `serves` says of each lounge whether this route is boarded from it; `booked`, `size` (of the party, 1 for
    those who go alone) and `head` (first member of the party) belong to each person; `present` is a row of
    zeros to count parties in, and is given back so. Gives how many got on and how many who were ready did not.
    """
    for place in range(waiting):
        person = people[place]
        if size[person] > 1 and serves[lounge[place]] and booked[person] <= sailing:
            present[head[person]] += 1
    on = stay = 0
    for turn in range(2):
        for place in range(waiting):
            person = people[place]
            if not serves[lounge[place]] or booked[person] > sailing or (booked[person] == sailing) != (turn == 0):
                continue
            members = size[person]
            if members == 1:
                goes = seats > 0
                ready = True
                seats -= goes
            else:
                party = head[person]
                if present[party] == members:  # its first member's turn, and all are there
                    present[party] = GOES if members <= seats else STAYS
                    if members <= seats:
                        seats -= members
                goes = present[party] == GOES
                ready = present[party] < 0
            if goes:
                aboard[on] = person
                on += 1
            elif ready:
                stay += 1
    for place in range(waiting):
        present[head[people[place]]] = 0
    for number in range(on):
        present[aboard[number]] = 1
    left = 0
    for place in range(waiting):
        if present[people[place]] == 0:
            people[left] = people[place]
            lounge[left] = lounge[place]
            left += 1
    for number in range(on):
        present[aboard[number]] = 0
    return on, stay
