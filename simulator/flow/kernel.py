"""The crowd's next minutes, in arrays: what the reference walker says in processes, said in one loop.

SimPy orders events at one instant by their creation. A visit there is: the timeout fires, the server is
given back (an event), the next station is asked (perhaps a grant, an event), the first of these events
wakes one waiter, and so on. The `ring` holds these events without duration in the order of their creation,
the heap those with one; at any instant rosters change first, then arrivals come in population order, then
what the heap holds for this instant, then the ring. The same times come out, to the last bit.

The same source runs compiled (`compiled`) and as plain Python on lists, so it uses neither numpy nor names
that Numba does not know. There is one loop, with helpers only for the heap, the line and office hours,
because calls that carry many arrays cost more than the work they do. It is a generator for the same reason: it
is given its arrays once, and asked for one stretch of time after the other. The reference walker calls the helper
for office hours, too. All of it stands in one file because Numba's cache goes by the file of the loop: a helper that
was changed elsewhere would leave old code at work.
"""

from __future__ import annotations

from collections.abc import Generator
from typing import Any, NamedTuple

FINISHED, TURNED_AWAY, GAVE_UP = 1, 2, 3  # journal.Ending
VISIT, HOLD, SEIZE, RELEASE, BOARD, MEET, LOOK, GATHER = 0, 1, 2, 3, 4, 5, 6, 7  # plan.Act
END = 8  # stands after the last step of each outline

# What an event tells: code = 8 * (person, station or meeting) + one of these.
OVER, GRANTED, RELEASED, PATIENCE, LEAVES, WOKEN, MET, STAFFED = 0, 1, 2, 3, 4, 5, 6, 7

# A key on the heap: CODES * (how many events were created before) + code.
CODES = 1 << 32

NOW, UNTIL = 0, 1  # rows of State.clock
IN_RING, IN_LOUNGES = 0, 1  # rows of State.count

INF = float("inf")
NAN = float("nan")
ROWS = (1 << 40) - 1  # more than any column has
NEVER = 1 << 60  # so many people never wait, and so many places are never full


class State(NamedTuple):
    """All that the loop reads and writes: rows with named fields (numpy records when compiled, objects
    otherwise; the fields stand in `state`) and plain columns."""

    # The plan, read only.
    steps: Any  # of all outlines, END before and after each: act, place, partner, queue,
    # gather
    order: Any  # people by arrival
    arrives: Any
    patience: Any
    shifts: Any  # roster changes: minutes, station, change
    spells: Any  # where work lies while a station is closed: its first spell; no stations where none does so
    opens: Any  # of each spell
    closes: Any
    # The crowd.
    people: Any  # step and cell where one stands, apart (its cells), behind (the next in line), waits, outcome, left,
    # ending
    timers: Any  # where somebody's patience may end: the number of the event that ends each one's wait
    meets: Any  # where somebody meets: the first meeting of each
    gathers: Any  # where a party gathers: the first meeting of each one's party
    stations: Any  # servers, busy, waiting, waiting_places, queue (its first), call_up, call_off
    queues: Any  # head, tail: persons or -1
    meetings: Any  # missing (called off: an ending, negative), head, tail
    # Events.
    heap_minutes: Any
    heap_key: Any  # the event's number and what it tells: older events have smaller keys
    ring: Any
    lounge: Any  # people in the order in which they came to any lounge, which, and the cell where each stands
    lounge_place: Any
    lounge_cell: Any
    alarm: Any  # stations whose alarm rang
    # Of each cell.
    started: Any
    ended: Any  # its minutes until it begins, NaN for a step not taken; then when it ends, NaN for not known yet
    # Scalars.
    clock: Any
    count: Any


def push(minutes: Any, keys: Any, size: int, time: float, key: int) -> None:
    """Put an event on the heap of `size` events."""
    hole = size
    while hole > 0:
        parent = (hole - 1) >> 1
        if minutes[parent] <= time:  # an older event at the same instant comes first
            break
        minutes[hole] = minutes[parent]
        keys[hole] = keys[parent]
        hole = parent
    minutes[hole] = time
    keys[hole] = key


def pop(minutes: Any, keys: Any, size: int) -> None:
    """Take the first event off the heap, which then holds `size` events.

    The hole sinks to the bottom along the earlier children, and the last event rises from there: it is
    nearly always late, so that few comparisons are wasted on it.
    """
    time, key = minutes[size], keys[size]
    hole, left = 0, 1
    while left + 1 < size:
        right = left + 1
        earlier = (minutes[right] < minutes[left]) | ((minutes[right] == minutes[left]) & (keys[right] < keys[left]))
        child = left + earlier
        minutes[hole] = minutes[child]
        keys[hole] = keys[child]
        hole = child
        left = (2 * hole + 1) & ROWS  # says that it is not negative, which compiled code would ask at each look
    if left + 1 == size:
        minutes[hole] = minutes[left]
        keys[hole] = keys[left]
        hole = left
    while hole > 0:
        parent = (hole - 1) >> 1
        if minutes[parent] < time or (minutes[parent] == time and keys[parent] < key):
            break
        minutes[hole] = minutes[parent]
        keys[hole] = keys[parent]
        hole = parent
    minutes[hole] = time
    keys[hole] = key


def first_in_line(queues: Any, people: Any, queue: int) -> int:
    """Take the first who still waits out of a station's queues, of which `queue` is the first; somebody does."""
    while True:
        line = queues[queue]
        person = line.head
        while person >= 0 and people[person].waits == 0:
            person = people[person].behind  # gave up, and is passed over now
        if person >= 0:
            break
        line.head = -1
        line.tail = -1
        queue += 1
    line.head = people[person].behind
    if line.head < 0:
        line.tail = -1
    people[person].waits = 0
    return person  # type: ignore[no-any-return]


def call_off(meetings: Any, people: Any, ended: Any, number: int, now: float, ending: int) -> None:
    """End the journeys of all who wait at a meeting, and of all who will come to it; nothing where it has been."""
    meeting = meetings[number]
    if meeting.missing <= 0:
        return
    meeting.missing = -ending
    person = meeting.head
    while person >= 0:
        one = people[person]
        ended[one.cell] = now
        one.left = now
        one.ending = ending
        person = one.behind


def works_until(opens: Any, closes: Any, first: int, beyond: int, now: float, minutes: float) -> float:
    """When work of so many minutes that begins now is done, if it lies while its station is closed.

    The station is open in the spells from row `first` to before row `beyond`. What takes no minutes is done at once;
    INF where the spells do not suffice.
    """
    if minutes == 0:
        return now
    spell, high = first, beyond
    while spell < high:  # find the first that is not over
        middle = (spell + high) >> 1
        if closes[middle] > now:
            high = middle
        else:
            spell = middle + 1
    begins = now
    while spell < beyond:
        if opens[spell] > begins:
            begins = opens[spell]
        done = begins + minutes
        if done <= closes[spell]:
            return done
        minutes -= closes[spell] - begins
        spell += 1
    return INF


def walk(s: State) -> Generator[int, None, None]:
    """Let the crowd move, each time up to and including the minute at UNTIL, or to the end of the instant at which
    an alarm rings; how many rang."""
    steps, people, stations, queues = s.steps, s.people, s.stations, s.queues
    timers, meets, gathers = s.timers, s.meets, s.gathers
    started, ended, heap_minutes, heap_key, ring = s.started, s.ended, s.heap_minutes, s.heap_key, s.ring
    impatient = len(s.patience) > 0
    pauses = len(s.spells) > 0
    mask = len(ring) - 1
    arrivals, rosters = len(s.arrives), len(s.shifts)
    now, until = s.clock[NOW], s.clock[UNTIL]
    in_heap = ring_head = ring_tail = created = arrived = changed = alarms = 0
    next_arrival = s.arrives[s.order[arrived]] if arrived < arrivals else INF
    next_roster = s.shifts[changed].minutes if changed < rosters else INF

    while True:
        # Which event is next?
        coming = heap_minutes[0] if in_heap > 0 else INF
        if next_arrival <= coming:
            coming = next_arrival
        if next_roster <= coming:
            coming = next_roster
        person = begins = chain = number = -1
        grants = -1  # a station with a free server for the first in line
        what = -1
        freed = 0  # 1: the ring holds the release just made, and the walk below may run ahead of it
        if ring_head != ring_tail and coming > now:
            code = ring[ring_head & mask]
            ring_head += 1
            if ring_head == ring_tail:
                ring_head = ring_tail = 0  # stay where the cache is warm
        elif coming > until or (alarms > 0 and coming > now):
            s.clock[NOW] = now
            yield alarms
            now, until, alarms = s.clock[NOW], s.clock[UNTIL], 0
            ring_tail, s.count[IN_RING] = s.count[IN_RING], 0
            if until != until:  # NaN: that was all
                return
            continue
        else:
            now = coming
            if next_roster == now:
                shift = s.shifts[changed]
                stations[shift.station].servers += shift.change
                code = 8 * shift.station + STAFFED
                changed += 1
                next_roster = s.shifts[changed].minutes if changed < rosters else INF
            elif next_arrival == now:
                person = s.order[arrived]
                arrived += 1
                next_arrival = s.arrives[s.order[arrived]] if arrived < arrivals else INF
                code = -1
            else:
                number = heap_key[0] >> 32
                code = heap_key[0] & (CODES - 1)
                in_heap -= 1
                pop(heap_minutes, heap_key, in_heap)

        # What does it tell?
        if code >= 0:
            what = code & 7
            who = code >> 3
            if what == OVER:
                one = people[who]
                person = who
                step = steps[one.step]
                if step.act == VISIT:
                    station = stations[step.place]
                    station.busy -= 1
                    quiet = ring_head == ring_tail and next_arrival > now and next_roster > now
                    quiet = quiet and (in_heap == 0 or heap_minutes[0] > now)
                    # Where nobody waits and nothing else happens at this instant, only the person who walks on below
                    # could use the server, and asks for it without being woken: the release need not be told.
                    if station.waiting > 0 or not quiet:
                        freed = 1 if ring_head == ring_tail else 0
                        ring[ring_tail & mask] = 8 * step.place + RELEASED
                        ring_tail += 1
            elif what == GRANTED:
                one = people[who]
                if steps[one.step].act == SEIZE:
                    started[one.cell] = now
                    ended[one.cell] = NAN
                    person = who
                else:
                    begins = who
            elif what == RELEASED or what == STAFFED:
                grants = who
            elif what == PATIENCE:
                one = people[who]
                if one.waits == 1 and timers[who] == number:
                    one.waits = 0
                    place = steps[one.step].place
                    station = stations[place]
                    station.waiting -= 1
                    ring[ring_tail & mask] = 8 * who + LEAVES
                    ring_tail += 1
                    if station.waiting <= station.call_off:
                        station.call_off = -1
                        s.alarm[alarms] = place
                        alarms += 1
            elif what == LEAVES:
                one = people[who]
                ended[one.cell] = now
                one.left = now
                one.ending = GAVE_UP
            elif what == WOKEN:
                one = people[who]
                ended[one.cell] = now
                if one.outcome == 0:
                    person = who
                else:
                    one.left = now
                    one.ending = one.outcome
            else:  # MET: everyone who waits at this meeting goes on, in the order of their coming
                person = s.meetings[who].head
                if person >= 0:
                    one = people[person]
                    chain = one.behind
                    started[one.cell] = now
                    ended[one.cell] = now

        # Who is served next at a station with a free server? A roster may free several at once, a release one.
        while grants >= 0:
            station = stations[grants]
            if station.busy >= station.servers or station.waiting == 0:
                break
            granted = first_in_line(queues, people, station.queue)
            station.waiting -= 1
            station.busy += 1
            if station.waiting <= station.call_off:
                station.call_off = -1
                s.alarm[alarms] = grants
                alarms += 1
            heap_due = in_heap > 0 and heap_minutes[0] <= now
            alone = ring_head == ring_tail and not heap_due and next_arrival > now and next_roster > now
            if alone and what == RELEASED and steps[people[granted].step].act == VISIT:
                begins = granted
            else:
                ring[ring_tail & mask] = 8 * granted + GRANTED
                ring_tail += 1
            if what == RELEASED:
                break

        # Whoever may go on walks until there is something to wait for.
        while person >= 0 or begins >= 0:
            if person >= 0:
                one = people[person]
                at = one.step
                c, apart = one.cell, one.apart
                while True:
                    at += 1
                    c += apart
                    step = steps[at]
                    what = step.act
                    if what == END:
                        one.left = now
                        one.ending = FINISHED
                        break
                    if ended[c] != ended[c]:  # NaN: a step not taken
                        continue
                    if what == VISIT or what == SEIZE:
                        one.step = at
                        one.cell = c
                        station = stations[step.place]
                        free = station.busy < station.servers
                        if free and station.waiting == 0:
                            station.busy += 1
                            pending = ring_tail - ring_head
                            heap_due = in_heap > 0 and heap_minutes[0] <= now
                            if (
                                what == VISIT
                                and chain < 0
                                and (pending == 0 or (pending == 1 and freed == 1 and now + ended[c] > now))
                                and not heap_due
                                and next_arrival > now
                                and next_roster > now
                            ):  # nothing else can happen at this instant: begin at once
                                begins = person
                            else:
                                ring[ring_tail & mask] = 8 * person + GRANTED
                                ring_tail += 1
                            break
                        if not free and station.waiting >= station.waiting_places:
                            ended[c] = now
                            one.left = now
                            one.ending = TURNED_AWAY
                            if step.gather > 0:
                                call_off(s.meetings, people, ended, gathers[person] + step.gather - 1, now, TURNED_AWAY)
                            break
                        line = queues[step.queue]
                        one.behind = -1
                        if line.tail < 0:
                            line.head = person
                        else:
                            people[line.tail].behind = person
                        line.tail = person
                        one.waits = 1
                        station.waiting += 1
                        if free:  # given back at this instant and not yet offered: the first in line takes it
                            granted = first_in_line(queues, people, station.queue)
                            station.waiting -= 1
                            station.busy += 1
                            ring[ring_tail & mask] = 8 * granted + GRANTED
                            ring_tail += 1
                        if one.waits == 1 and impatient:
                            code = 8 * person + PATIENCE
                            due = now + s.patience[c]
                            if due == INF:
                                timers[person] = -2  # no event ends this wait, least of all one of an earlier wait
                            elif due > now:
                                timers[person] = created
                                push(heap_minutes, heap_key, in_heap, due, created * CODES + code)
                                in_heap += 1
                                created += 1
                            else:
                                timers[person] = -1
                                ring[ring_tail & mask] = code
                                ring_tail += 1
                        if station.waiting >= station.call_up:
                            station.call_up = NEVER
                            s.alarm[alarms] = step.place
                            alarms += 1
                        break
                    if what == HOLD:
                        one.step = at
                        one.cell = c
                        begins = person
                        break
                    if what == RELEASE:
                        station = stations[step.place]
                        station.busy -= 1
                        quiet = ring_head == ring_tail and next_arrival > now and next_roster > now and chain < 0
                        quiet = quiet and (in_heap == 0 or heap_minutes[0] > now)
                        if station.waiting > 0 or not quiet:
                            ring[ring_tail & mask] = 8 * step.place + RELEASED
                            ring_tail += 1
                        ended[c - step.partner * apart] = now
                    elif what == BOARD:
                        one.step = at
                        one.cell = c
                        entry = s.count[IN_LOUNGES]
                        s.lounge[entry] = person
                        s.lounge_place[entry] = step.place
                        s.lounge_cell[entry] = c
                        s.count[IN_LOUNGES] = entry + 1
                        break
                    elif what == LOOK:
                        one.step = at
                        one.cell = c
                        station = stations[step.place]
                        if station.waiting > ended[c] * station.servers:
                            ended[c] = now
                            one.left = now
                            one.ending = GAVE_UP
                            if step.gather > 0:
                                call_off(s.meetings, people, ended, gathers[person] + step.gather - 1, now, GAVE_UP)
                            break
                    else:
                        number = step.place + (meets[person] if what == MEET else gathers[person])
                        meeting = s.meetings[number]
                        if meeting.missing < 0:  # called off
                            one.step = at
                            one.cell = c
                            ended[c] = now
                            one.left = now
                            one.ending = -meeting.missing
                            break
                        meeting.missing -= 1
                        if meeting.missing > 0:
                            one.step = at
                            one.cell = c
                            ended[c] = NAN
                            one.behind = -1
                            if meeting.tail < 0:
                                meeting.head = person
                            else:
                                people[meeting.tail].behind = person
                            meeting.tail = person
                            break
                        ring[ring_tail & mask] = 8 * number + MET
                        ring_tail += 1
                    started[c] = now
                    ended[c] = now
            if begins >= 0:
                one = people[begins]
                c = one.cell
                started[c] = now
                due = now + ended[c]
                if pauses:
                    step = steps[one.step]
                    if step.act == VISIT and s.spells[step.place] < s.spells[step.place + 1]:
                        first, beyond = s.spells[step.place], s.spells[step.place + 1]
                        due = works_until(s.opens, s.closes, first, beyond, now, ended[c])
                ended[c] = due
                if due > now:
                    push(heap_minutes, heap_key, in_heap, due, created * CODES + 8 * begins + OVER)
                    in_heap += 1
                    created += 1
                else:
                    ring[ring_tail & mask] = 8 * begins + OVER
                    ring_tail += 1
                begins = -1
            person = chain
            if person >= 0:
                one = people[person]
                chain = one.behind
                started[one.cell] = now
                ended[one.cell] = now
