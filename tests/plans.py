"""Random plans for the tests: small networks full of ties, and a toy world that boards, lands and re-staffs."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass

import numpy as np
from hypothesis import strategies as st
from simpy.events import Event

from simulator.flow.clock import Clock
from simulator.flow.compiled import CompiledCrowd
from simulator.flow.crowd import Crowd
from simulator.flow.plan import Act, Outlines, Plan, Trace
from simulator.flow.reference import ReferenceCrowd
from simulator.journal.journal import Ending

NO_LIMIT = 1 << 60


@dataclass(frozen=True)
class Toy:
    """A plan and the hours of a toy world: one ferry that calls at given minutes, and one supervisor."""

    plan: Plan
    calls: tuple[float, ...]
    seats: int
    sailing: float
    strands_at: float
    call_up: int
    horizon: float


@st.composite
def toys(draw: st.DrawFn) -> Toy:
    """Any small network: revisits, parties, priorities, patience, full rooms, rosters down to nobody, meetings."""
    whole = draw(st.booleans())  # whole minutes: ties everywhere
    time = st.integers(0, 6).map(float) if whole else st.floats(0, 6, allow_subnormal=False)
    stations = draw(st.integers(1, 3))
    acts, places, priorities, partners, first = [], [], [], [], [0]
    meeting_points = 2
    for _ in range(draw(st.integers(1, 3))):
        held: list[tuple[int, int]] = []
        met: set[int] = set()
        for _ in range(draw(st.integers(1, 6))):
            act = draw(st.sampled_from(Act))
            place, partner = draw(st.integers(0, stations - 1)), 0
            if act == Act.RELEASE:
                if not held:
                    act = Act.HOLD
                else:
                    at, place = held.pop(draw(st.integers(0, len(held) - 1)))
                    partner = len(acts) - at
            if act == Act.SEIZE:
                held.append((len(acts), place))
            if act == Act.MEET:
                place = draw(st.integers(0, meeting_points - 1))
                if place in met:
                    act = Act.HOLD
                met.add(place)
            acts.append(act)
            places.append(place)
            priorities.append(draw(st.integers(0, 2)))
            partners.append(partner)
        first.append(len(acts))
    people = draw(st.integers(1, 25))
    outline = np.array(draw(st.lists(st.integers(0, len(first) - 2), min_size=people, max_size=people)), dtype=np.int32)
    length = np.diff(first)[outline]
    cell = np.concatenate([[0], np.cumsum(length)[:-1]])
    cells = int(length.sum())
    minutes = np.array(draw(st.lists(time, min_size=cells, max_size=cells)))
    skipped = np.array(draw(st.lists(st.integers(0, 5), min_size=cells, max_size=cells))) == 0
    step_of_cell = np.concatenate([np.arange(first[o], first[o + 1]) for o in outline])
    act_of_cell = np.array(acts)[step_of_cell]
    minutes[skipped & ((act_of_cell == Act.VISIT) | (act_of_cell == Act.HOLD) | (act_of_cell == Act.BOARD))] = np.nan
    patience = np.array(draw(st.lists(time | st.just(np.inf), min_size=cells, max_size=cells)))
    groups = draw(st.integers(1, people))
    meets = np.arange(people) % groups * meeting_points
    missing = np.zeros(groups * meeting_points, dtype=np.int32)
    meet_cells = act_of_cell == Act.MEET
    np.add.at(missing, np.repeat(meets, length)[meet_cells] + np.array(places)[step_of_cell][meet_cells], 1)
    changes = draw(
        st.lists(st.tuples(time.map(lambda t: 4 * t), st.integers(0, stations - 1), st.integers(-2, 2)), max_size=6)
    )
    changes.sort(key=lambda change: change[0])
    plan = Plan(
        outlines=Outlines(
            np.array(first),
            np.array(acts, dtype=np.int8),
            np.array(places, dtype=np.int32),
            np.array(priorities, dtype=np.int32),
            np.array(partners, dtype=np.int32),
        ),
        outline=outline,
        arrives=np.array(draw(st.lists(time.map(lambda t: 3 * t), min_size=people, max_size=people))),
        cell=cell,
        minutes=minutes,
        patience=patience if draw(st.booleans()) else np.empty(0),
        meets=meets,
        missing=missing,
        servers=np.array(draw(st.lists(st.integers(0, 3), min_size=stations, max_size=stations)), dtype=np.int32),
        waiting_places=np.array(
            draw(st.lists(st.sampled_from([0, 1, 3, NO_LIMIT]), min_size=stations, max_size=stations))
        ),
        roster_minutes=np.array([change[0] for change in changes]),
        roster_station=np.array([change[1] for change in changes], dtype=np.int32),
        roster_change=np.array([change[2] for change in changes], dtype=np.int32),
    )
    calls = tuple(sorted(draw(st.lists(time.map(lambda t: 5 * t), max_size=4))))
    return Toy(
        plan,
        calls,
        draw(st.integers(1, 6)),
        draw(time),
        draw(time.map(lambda t: 6 * t)),
        draw(st.integers(1, 4)),
        draw(st.sampled_from([15.0, 40.0, 200.0])),
    )


def ferry(toy: Toy, crowd: Crowd, lounge: list[int]) -> Generator[Event, None, None]:
    """Calls at given minutes, takes the first in the lounge, sets them ashore later."""
    for call in toy.calls:
        if call > crowd.clock.now:
            yield crowd.clock.at(call)
        lounge.extend(crowd.newcomers()[0].tolist())
        aboard = np.array(lounge[: toy.seats], dtype=np.int64)
        del lounge[: toy.seats]
        crowd.embark(aboard)
        crowd.staff(0, 1)
        yield crowd.clock.timeout(toy.sailing)
        crowd.land(aboard)
        crowd.staff(0, -1)


def supervisor(toy: Toy, crowd: Crowd) -> Generator[Event, None, None]:
    """Calls one more server to the last station whenever its queue grows, and sends one away when it has gone."""
    station = len(toy.plan.servers) - 1
    for _ in range(5):
        yield crowd.when_waiting(station, at_least=toy.call_up)
        crowd.staff(station, 1)
        yield crowd.clock.timeout(1.0)
        yield crowd.when_waiting(station, at_most=toy.call_up - 1)
        crowd.staff(station, -1)


def night(toy: Toy, crowd: Crowd, lounge: list[int]) -> Generator[Event, None, None]:
    """Ends the journeys of everyone in the lounge at one instant."""
    yield crowd.clock.at(toy.strands_at)
    lounge.extend(crowd.newcomers()[0].tolist())
    left, lounge[:] = np.array(lounge, dtype=np.int64), []
    crowd.end(left, Ending.STRANDED)


def walk(toy: Toy, walker: str) -> Trace:
    """Run the toy under one of the walkers."""
    clock = Clock()
    crowd: Crowd
    crowd = (
        ReferenceCrowd(clock, toy.plan)
        if walker == "reference"
        else CompiledCrowd(clock, toy.plan, plain=walker == "plain")
    )
    lounge: list[int] = []
    clock.process(ferry(toy, crowd, lounge))
    clock.process(supervisor(toy, crowd))
    clock.process(night(toy, crowd, lounge))
    clock.run_to(toy.horizon)
    return crowd.trace()
