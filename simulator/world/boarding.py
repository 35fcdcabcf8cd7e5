"""Who boards: the rule at the gangway, person by person.

Those booked on the sailing go first, then everyone else in the order of their coming. Parties that travel
together get on together or not at all, and wait until all of them are there. Who is booked on a later
sailing of the day waits for it; who missed a sailing, or lost it to the weather, is served like those without a
booking. Seats that are left then go to those booked on a later day, who need not stay the night.

Who takes up more places than are left stays, and those behind who fit pass.

Plain loops over arrays: compiled for large runs, run as it stands for small ones.
"""

from __future__ import annotations

from typing import Any

GOES, STAYS = -1, -2  # what is decided of a party
ABOARD = -2  # in BOOKED, of those who leave the queue

PERSON, LOUNGE, BOOKED, CAME, PLACES = 0, 1, 2, 3, 4
"""Rows of a queue: who waits, in which lounge of the hall, the departure booked (-1: none), the day of coming, and how
many seats or places of a deck one takes up."""
ROWS = 5


def seat(
    people: Any,
    lounge: Any,
    cells: Any,
    minutes: Any,
    day: int,
    hall: Any,
    takes_up: Any,
    flow: Any,
    kind: Any,
    queues: Any,
    waiting: Any,
    fullest: int,
) -> int:
    """Let these people join the queue of their hall, of which so many wait in the fullest; how many do now.

    `hall` is that of each lounge; the cell of a step that boards holds the departure booked. `takes_up` says how many
    places one takes up, by the `flow` and lounge and `kind` of each.
    """
    for number in range(len(people)):
        here = hall[lounge[number]]
        place = waiting[here]
        queues[here, PERSON, place] = people[number]
        queues[here, LOUNGE, place] = lounge[number]
        queues[here, BOOKED, place] = int(minutes[cells[number]])
        queues[here, CAME, place] = day
        person = people[number]
        queues[here, PLACES, place] = takes_up[flow[person], lounge[number], kind[person]]
        waiting[here] = place + 1
        if place >= fullest:
            fullest = place + 1
    return fullest


def choose(
    queue: Any,
    waiting: int,
    serves: Any,
    size: Any,
    head: Any,
    present: Any,
    ready: Any,
    sailing: int,
    tonight: int,
    seats: int,
    aboard: Any,
) -> tuple[int, int, int]:
    """Fill `aboard` with those who get on, in this order, and take them out of the `waiting` first of a queue.

    `serves` says of each lounge whether this route is boarded from it; `size` (of the party, 1 for those who go alone)
    and `head` (first member of the party) belong to each person. `present` is a row of zeros to count parties in, and
    is given back so; `ready` is room for as many places as are waiting; `tonight` is the last departure of the day.
    Gives how many got on, how many who were ready did not (those booked on a later day not counted), and how many of
    the `seats` are taken.
    """
    asking = 0
    free = seats
    for place in range(waiting):
        booked = queue[BOOKED, place]
        if serves[queue[LOUNGE, place]] and (booked <= sailing or booked > tonight):
            ready[asking] = place
            asking += 1
            person = queue[PERSON, place]
            if size[person] > 1:
                present[head[person]] += 1
    on = stay = 0
    for turn in range(3):
        for number in range(asking):
            place = ready[number]
            booked = queue[BOOKED, place]
            own = 0 if booked == sailing else 1 if booked < sailing else 2
            if own != turn or booked == ABOARD:
                continue
            person = queue[PERSON, place]
            members = size[person]
            places = members * queue[PLACES, place]  # a party is of one sort, and its members take up alike
            if members == 1:
                goes = places <= free
                decided = True
                free -= places * goes
            else:
                party = head[person]
                if present[party] == members:  # its first member's turn, and all are there
                    present[party] = GOES if places <= free else STAYS
                    if places <= free:
                        free -= places
                goes = present[party] == GOES
                decided = present[party] < 0
            if goes:
                aboard[on] = person
                queue[BOOKED, place] = ABOARD
                on += 1
            elif decided and turn < 2:
                stay += 1
    for number in range(asking):
        present[head[queue[PERSON, ready[number]]]] = 0
    if on > 0:
        left = 0
        for place in range(waiting):
            if queue[BOOKED, place] != ABOARD:
                if left < place:
                    for row in range(len(queue)):
                        queue[row, left] = queue[row, place]
                left += 1
    return on, stay, seats - free
