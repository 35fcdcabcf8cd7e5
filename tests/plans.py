"""Random plans for the tests: small networks full of ties, and a toy world that boards, lands and re-staffs."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass, replace

import numpy as np
from hypothesis import strategies as st
from simpy.events import Event

from simulator.flow.clock import Clock
from simulator.flow.compiled import CompiledCrowd
from simulator.flow.crowd import Crowd
from simulator.flow.plan import Act, Outlines, Plan, Trace
from simulator.flow.reference import ReferenceCrowd
from simulator.flow.staffing import Staffing
from simulator.journal.columns import Floats
from simulator.journal.journeys import Ending

NO_LIMIT = 1 << 60
MEETING_POINTS = 2


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


@dataclass(frozen=True)
class Hours:
    """How times are drawn in one toy. Hypothesis draws the network, and a seed for its many cells: quicker by far."""

    luck: np.random.Generator
    longest: int
    """Minutes; small whole numbers give ties everywhere."""
    whole: bool
    hasty: bool
    """Whether whoever waits has no patience at all, or endless patience."""

    def minutes(self, size: int) -> Floats:
        """So many times, some of them nothing."""
        if self.whole:
            return self.luck.integers(0, self.longest + 1, size).astype(np.float64)
        return self.luck.uniform(0, self.longest, size) * (self.luck.random(size) < 0.9)

    def patience(self, size: int) -> Floats:
        """So many times that one waits."""
        waits = np.zeros(size) if self.hasty else self.minutes(size)
        return np.where(self.luck.random(size) < 0.5, np.inf, waits)


@st.composite
def hours(draw: st.DrawFn) -> Hours:
    """Nothing but ties, whole minutes, or any minutes."""
    longest, whole = draw(st.sampled_from([(2, True), (3, True), (6, True), (6, False)]))
    luck = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    return Hours(luck, longest, whole, hasty=draw(st.booleans()))


@st.composite
def outlines(draw: st.DrawFn, stations: int) -> Outlines:
    """A few rows of steps, each as like as not at the place of the one before, every release with its seizure."""
    steps: list[tuple[int, int, int, int, int]] = []
    first = [0]
    for _ in range(draw(st.integers(1, 3))):
        held: list[tuple[int, int]] = []
        met: set[tuple[int, int]] = set()
        here = draw(st.integers(0, stations - 1))
        for _ in range(draw(st.sampled_from([1, 2, 4, 6]))):
            act, partner = draw(st.sampled_from([*[Act.VISIT] * 4, *Act])), 0
            if draw(st.booleans()):
                here = draw(st.integers(0, stations - 1))
            meets = act in (Act.MEET, Act.GATHER)
            place = draw(st.integers(0, MEETING_POINTS - 1)) if meets else here
            if (act == Act.RELEASE and not held) or (meets and (act, place) in met):
                act = Act.HOLD
            if act == Act.RELEASE:
                seized, place = held.pop(draw(st.integers(0, len(held) - 1)))
                partner = len(steps) - seized
            elif act == Act.SEIZE:
                held.append((len(steps), place))
            elif act in (Act.MEET, Act.GATHER):
                met.add((act, place))
            gather = draw(st.integers(0, MEETING_POINTS)) if act in (Act.SEIZE, Act.LOOK) else 0
            steps.append((act, place, draw(st.integers(0, 2)), partner, gather))
        first.append(len(steps))
    acts, places, priorities, partners, gathers = (column.copy() for column in np.array(steps, dtype=np.int32).T)
    apart = np.ones(len(first) - 1, dtype=np.int64)
    return Outlines(np.array(first), apart, acts.astype(np.int8), places, priorities, partners, gathers)


@st.composite
def plans(draw: st.DrawFn, drawn: Hours) -> Plan:
    """Any small network: revisits, parties, priorities, patience, full rooms, rosters down to nobody, meetings."""
    stations = draw(st.integers(1, 3))
    rows = draw(outlines(stations))
    people = draw(st.sampled_from([1, 2, 5, 12, 25]))
    outline = drawn.luck.integers(0, len(rows.first) - 1, people).astype(np.int32)
    length = np.diff(rows.first)[outline]
    step_of_cell = np.concatenate([np.arange(rows.first[row], rows.first[row + 1]) for row in outline])
    cells, acts = len(step_of_cell), rows.act[step_of_cell]
    minutes = drawn.minutes(cells)
    skipped = drawn.luck.random(cells) < draw(st.sampled_from([0.0, 0.2]))
    minutes[skipped & np.isin(acts, [Act.VISIT, Act.HOLD, Act.BOARD, Act.LOOK])] = np.nan
    groups = draw(st.integers(1, people))
    meets = np.arange(people) % groups * MEETING_POINTS
    gathers = (groups + np.arange(people) // draw(st.integers(1, 4))) * MEETING_POINTS
    missing = np.zeros((groups + people) * MEETING_POINTS, dtype=np.int32)
    for act, first in ((Act.MEET, meets), (Act.GATHER, gathers)):
        np.add.at(missing, np.repeat(first, length)[acts == act] + rows.place[step_of_cell][acts == act], 1)
    changes = draw(st.integers(0, 6))
    spells = drawn.luck.integers(0, 4, stations) if draw(st.booleans()) else np.zeros(stations, dtype=np.int64)
    edges = [np.sort(drawn.minutes(2 * count)) * draw(st.sampled_from([1, 4])) for count in spells.tolist()]
    opens, closes = np.concatenate([np.empty((2, 0)), *(times.reshape(-1, 2).T for times in edges)], axis=1)
    return Plan(
        outlines=rows,
        outline=outline,
        arrives=drawn.minutes(people) * draw(st.sampled_from([1, 3])),
        cell=np.concatenate([[0], np.cumsum(length)[:-1]]),
        minutes=minutes,
        patience=drawn.patience(cells) if draw(st.integers(0, 3)) else np.empty(0),
        meets=meets,
        gathers=gathers,
        missing=missing,
        staffing=Staffing(
            servers=drawn.luck.choice([0, 1, 2, 2, 3], stations).astype(np.int32),
            waiting_places=drawn.luck.choice([0, 1, 3, NO_LIMIT, NO_LIMIT], stations),
            roster_minutes=np.sort(drawn.minutes(changes)) * draw(st.sampled_from([1, 2, 4])),
            roster_station=drawn.luck.integers(0, stations, changes).astype(np.int32),
            roster_change=drawn.luck.choice([-2, -1, -1, 1, 2], changes).astype(np.int32),
            spells=np.concatenate(([0], np.cumsum(spells))) if spells.any() else np.empty(0, dtype=np.int64),
            opens=opens.copy(),
            closes=closes.copy(),
        ),
    )


@st.composite
def toys(draw: st.DrawFn) -> Toy:
    """Any small network, and a world about it that acts at the same instants."""
    drawn = draw(hours())
    sailing, strands_at = drawn.minutes(2).tolist()
    return Toy(
        plan=draw(plans(drawn)),
        calls=tuple(np.sort(5 * drawn.minutes(draw(st.integers(0, 4)))).tolist()),
        seats=draw(st.integers(1, 6)),
        sailing=sailing,
        strands_at=6 * strands_at,
        call_up=draw(st.integers(1, 4)),
        horizon=draw(st.sampled_from([15.0, 40.0, 200.0])),
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
    station = len(toy.plan.staffing.servers) - 1
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
    plan = replace(toy.plan, minutes=toy.plan.minutes.copy())  # the compiled walker writes over them
    crowd: Crowd
    crowd = (
        ReferenceCrowd(clock, plan) if walker == "reference" else CompiledCrowd(clock, plan, plain=walker == "plain")
    )
    lounge: list[int] = []
    clock.process(ferry(toy, crowd, lounge))
    clock.process(supervisor(toy, crowd))
    clock.process(night(toy, crowd, lounge))
    clock.run_to(toy.horizon)
    return crowd.trace()
