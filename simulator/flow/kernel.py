"""The crowd's next minutes, in arrays: what the reference walker says in processes, said in one loop.

SimPy orders events at one instant by their creation. A visit there is: the timeout fires, the server is
given back (an event), the next station is asked (perhaps a grant, an event), the first of these events
wakes one waiter, and so on. The `ring` holds these events without duration in the order of their creation,
the heap those with one; at any instant rosters change first, then arrivals come in population order, then
what the heap holds for this instant, then the ring. The same times come out, to the last bit.

The same source runs compiled (`compiled`) and as plain Python on lists, so it uses neither numpy nor names
that Numba does not know. There is one loop, with helpers only for the heap and the line, because
calls that carry many arrays cost more than the work they do.
"""

from __future__ import annotations

from typing import Any, NamedTuple

FINISHED, TURNED_AWAY, GAVE_UP = 1, 2, 3  # journal.Ending
VISIT, HOLD, SEIZE, RELEASE, BOARD, MEET = 0, 1, 2, 3, 4, 5  # plan.Act
END = 6  # stands after the last step of each outline

# What an event tells: code = 8 * (person, station or meeting) + one of these.
OVER, GRANTED, RELEASED, PATIENCE, LEAVES, WOKEN, MET, STAFFED = 0, 1, 2, 3, 4, 5, 6, 7

# A key on the heap: CODES * (how many events were created before) + code.
CODES = 1 << 32

# Rows of State.count.
IN_HEAP, RING_HEAD, RING_TAIL, CREATED, ARRIVALS, ROSTERS, IN_LOUNGES, ALARMS = 0, 1, 2, 3, 4, 5, 6, 7

INF = float("inf")


class State(NamedTuple):
    """All that the loop reads and writes. Arrays when compiled, lists otherwise."""

    # The plan: as in `plan.Plan`, read only.
    act: Any  # of each step of all outlines, END after each outline
    place: Any
    partner: Any
    queue: Any  # row of `head` and `tail`
    arrives: Any
    order: Any  # people by arrival
    minutes: Any
    patience: Any
    meets: Any
    waiting_places: Any
    roster_minutes: Any
    roster_station: Any
    roster_change: Any
    # Stations.
    servers: Any
    busy: Any
    waiting: Any
    queues: Any  # first row of `head` of each station, and one more
    head: Any  # of each queue: its first person, or -1
    tail: Any
    call_up: Any  # ring the alarm when so many wait
    call_off: Any  # ring it when so few wait
    # People.
    step: Any  # where in `act` each person stands
    cell: Any  # and where in `minutes`
    behind: Any  # the next in the same line, or -1
    waits: Any  # 1 while in a queue; who gave up stays in line until the head passes
    timer: Any  # number of the event that ends one's patience
    outcome: Any  # set by the world: 0 goes on, else an ending
    missing: Any  # of each meeting
    met_head: Any
    met_tail: Any
    # Events.
    heap_minutes: Any
    heap_key: Any  # the event's number and what it tells: older events have smaller keys
    ring: Any
    lounge: Any  # people in the order in which they came to any lounge
    alarm: Any  # stations whose alarm rang
    # The trace.
    started: Any
    ended: Any
    left: Any
    ending: Any
    # Scalars.
    clock: Any  # now
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
    hole, child = 0, 2
    while child < size:
        left = child - 1
        earlier = (minutes[left] < minutes[child]) | ((minutes[left] == minutes[child]) & (keys[left] < keys[child]))
        child -= earlier
        minutes[hole] = minutes[child]
        keys[hole] = keys[child]
        hole = child
        child = 2 * hole + 2
    if child == size:
        minutes[hole] = minutes[size - 1]
        keys[hole] = keys[size - 1]
        hole = size - 1
    while hole > 0:
        parent = (hole - 1) >> 1
        if minutes[parent] < time or (minutes[parent] == time and keys[parent] < key):
            break
        minutes[hole] = minutes[parent]
        keys[hole] = keys[parent]
        hole = parent
    minutes[hole] = time
    keys[hole] = key


def first_in_line(queues: Any, head: Any, tail: Any, behind: Any, waits: Any, station: int) -> int:
    """Take the first who still waits out of a station's queues; somebody does."""
    queue = queues[station]
    while True:
        person = head[queue]
        while person >= 0 and waits[person] == 0:
            person = behind[person]
        if person >= 0:
            break
        head[queue] = -1  # those who were left in it have all given up
        tail[queue] = -1
        queue += 1
    head[queue] = behind[person]
    if head[queue] < 0:
        tail[queue] = -1
    waits[person] = 0
    return person  # type: ignore[no-any-return]


def advance(s: State, until: float) -> None:
    """Let the crowd move up to and including `until`, or to the end of the instant at which an alarm rings."""
    act, place, minutes = s.act, s.place, s.minutes
    servers, busy, waiting, queues, head, tail = s.servers, s.busy, s.waiting, s.queues, s.head, s.tail
    step, cell, behind, waits, started, ended = s.step, s.cell, s.behind, s.waits, s.started, s.ended
    heap_minutes, heap_key, ring = s.heap_minutes, s.heap_key, s.ring
    impatient = len(s.patience) > 0
    mask = len(ring) - 1
    arrivals, rosters = len(s.arrives), len(s.roster_minutes)
    now = s.clock[0]
    in_heap, ring_head, ring_tail = s.count[IN_HEAP], s.count[RING_HEAD], s.count[RING_TAIL]
    created, arrived, changed, alarms = s.count[CREATED], s.count[ARRIVALS], s.count[ROSTERS], s.count[ALARMS]
    next_arrival = s.arrives[s.order[arrived]] if arrived < arrivals else INF
    next_roster = s.roster_minutes[changed] if changed < rosters else INF

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
            break
        else:
            now = coming
            if next_roster == now:
                station = s.roster_station[changed]
                servers[station] += s.roster_change[changed]
                changed += 1
                next_roster = s.roster_minutes[changed] if changed < rosters else INF
                code = 8 * station + STAFFED
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
                ended[cell[who]] = now
                person = who
                at = step[who]
                if act[at] == VISIT:
                    station = place[at]
                    busy[station] -= 1
                    if waiting[station] > 0:  # else nobody could be granted this server but who asks for it
                        freed = 1 if ring_head == ring_tail else 0
                        ring[ring_tail & mask] = 8 * station + RELEASED
                        ring_tail += 1
            elif what == GRANTED:
                if act[step[who]] == SEIZE:
                    started[cell[who]] = now
                    person = who
                else:
                    begins = who
            elif what == RELEASED or what == STAFFED:
                grants = who
            elif what == PATIENCE:
                if waits[who] == 1 and s.timer[who] == number:
                    waits[who] = 0
                    station = place[step[who]]
                    waiting[station] -= 1
                    ring[ring_tail & mask] = 8 * who + LEAVES
                    ring_tail += 1
                    if waiting[station] <= s.call_off[station]:
                        s.call_off[station] = -1
                        s.alarm[alarms] = station
                        alarms += 1
            elif what == LEAVES:
                ended[cell[who]] = now
                s.left[who] = now
                s.ending[who] = GAVE_UP
            elif what == WOKEN:
                if s.outcome[who] == 0:
                    person = who
                else:
                    s.left[who] = now
                    s.ending[who] = s.outcome[who]
            else:  # MET: everyone who waits at this meeting goes on, in the order of their coming
                person = s.met_head[who]
                if person >= 0:
                    chain = behind[person]
                    started[cell[person]] = now
                    ended[cell[person]] = now

        # Who is served next at a station with a free server? A roster may free several at once, a release one.
        while grants >= 0 and busy[grants] < servers[grants] and waiting[grants] > 0:
            granted = first_in_line(queues, head, tail, behind, waits, grants)
            waiting[grants] -= 1
            busy[grants] += 1
            if waiting[grants] <= s.call_off[grants]:
                s.call_off[grants] = -1
                s.alarm[alarms] = grants
                alarms += 1
            heap_due = in_heap > 0 and heap_minutes[0] <= now
            alone = ring_head == ring_tail and not heap_due and next_arrival > now and next_roster > now
            if alone and what == RELEASED and act[step[granted]] == VISIT:
                begins = granted
            else:
                ring[ring_tail & mask] = 8 * granted + GRANTED
                ring_tail += 1
            if what == RELEASED:
                break

        # Whoever may go on walks until there is something to wait for.
        while person >= 0 or begins >= 0:
            if person >= 0:
                at = step[person]
                c = cell[person]
                while True:
                    at += 1
                    c += 1
                    what = act[at]
                    if what == END:
                        s.left[person] = now
                        s.ending[person] = FINISHED
                        break
                    if minutes[c] != minutes[c]:  # NaN: a step not taken
                        continue
                    if what == VISIT or what == SEIZE:
                        step[person] = at
                        cell[person] = c
                        station = place[at]
                        free = busy[station] < servers[station]
                        if free and waiting[station] == 0:
                            busy[station] += 1
                            pending = ring_tail - ring_head
                            heap_due = in_heap > 0 and heap_minutes[0] <= now
                            if (
                                what == VISIT
                                and chain < 0
                                and (pending == 0 or (pending == 1 and freed == 1 and now + minutes[c] > now))
                                and not heap_due
                                and next_arrival > now
                                and next_roster > now
                            ):  # nothing else can happen at this instant: begin at once
                                begins = person
                            else:
                                ring[ring_tail & mask] = 8 * person + GRANTED
                                ring_tail += 1
                            break
                        if not free and waiting[station] >= s.waiting_places[station]:
                            ended[c] = now
                            s.left[person] = now
                            s.ending[person] = TURNED_AWAY
                            break
                        q = s.queue[at]
                        behind[person] = -1
                        if tail[q] < 0:
                            head[q] = person
                        else:
                            behind[tail[q]] = person
                        tail[q] = person
                        waits[person] = 1
                        waiting[station] += 1
                        if free:  # given back at this instant and not yet offered: the first in line takes it
                            granted = first_in_line(queues, head, tail, behind, waits, station)
                            waiting[station] -= 1
                            busy[station] += 1
                            ring[ring_tail & mask] = 8 * granted + GRANTED
                            ring_tail += 1
                        if waits[person] == 1 and impatient:
                            code = 8 * person + PATIENCE
                            due = now + s.patience[c]
                            if due == INF:
                                s.timer[person] = -2  # no event ends this wait, least of all one of an earlier wait
                            elif due > now:
                                s.timer[person] = created
                                push(heap_minutes, heap_key, in_heap, due, created * CODES + code)
                                in_heap += 1
                                created += 1
                            else:
                                s.timer[person] = -1
                                ring[ring_tail & mask] = code
                                ring_tail += 1
                        if waiting[station] >= s.call_up[station]:
                            s.call_up[station] = 1 << 60
                            s.alarm[alarms] = station
                            alarms += 1
                        break
                    if what == HOLD:
                        step[person] = at
                        cell[person] = c
                        begins = person
                        break
                    if what == RELEASE:
                        station = place[at]
                        busy[station] -= 1
                        if waiting[station] > 0:
                            ring[ring_tail & mask] = 8 * station + RELEASED
                            ring_tail += 1
                        ended[c - s.partner[at]] = now
                    elif what == BOARD:
                        step[person] = at
                        cell[person] = c
                        s.lounge[s.count[IN_LOUNGES]] = person
                        s.count[IN_LOUNGES] += 1
                        break
                    else:
                        meeting = s.meets[person] + place[at]
                        s.missing[meeting] -= 1
                        if s.missing[meeting] > 0:
                            step[person] = at
                            cell[person] = c
                            behind[person] = -1
                            if s.met_tail[meeting] < 0:
                                s.met_head[meeting] = person
                            else:
                                behind[s.met_tail[meeting]] = person
                            s.met_tail[meeting] = person
                            break
                        ring[ring_tail & mask] = 8 * meeting + MET
                        ring_tail += 1
                    started[c] = now
                    ended[c] = now
            if begins >= 0:
                c = cell[begins]
                started[c] = now
                due = now + minutes[c]
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
                chain = behind[person]
                started[cell[person]] = now
                ended[cell[person]] = now

    s.clock[0] = now
    s.count[IN_HEAP] = in_heap
    s.count[RING_HEAD] = ring_head
    s.count[RING_TAIL] = ring_tail
    s.count[CREATED] = created
    s.count[ARRIVALS] = arrived
    s.count[ROSTERS] = changed
    s.count[ALARMS] = alarms
