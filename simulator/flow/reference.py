"""The reference walker: each traveller is a SimPy process that walks an itinerary. It is the specification."""

from __future__ import annotations

import functools
from collections.abc import Generator
from typing import Any

import numpy as np
from simpy.events import Event
from simpy.resources.resource import PriorityRequest

from simulator.flow.clock import BEFORE_THE_CROWD, Clock, CrowdSide
from simulator.flow.crowd import Crowd
from simulator.flow.halls import GAVE_UP, Desk, Meeting
from simulator.flow.kernel import works_until
from simulator.flow.plan import Act, Plan, Trace
from simulator.journal.columns import Ints
from simulator.journal.journeys import Ending


class ReferenceCrowd(Crowd):
    """The crowd as SimPy processes."""

    def __init__(self, clock: Clock, plan: Plan) -> None:
        super().__init__(clock, plan)
        self.side = CrowdSide(clock)
        staffing = plan.staffing
        self.desks = [
            Desk(self.side, int(servers), functools.partial(self.ring, station))
            for station, servers in enumerate(staffing.servers)
        ]
        self.meetings = [Meeting(self.side, int(missing)) for missing in plan.missing]
        self._lounge: list[tuple[int, int]] = []
        self._wakes: dict[int, Event] = {}
        self._at = np.full(plan.people, -1, dtype=np.int64)
        self._started = np.full(len(plan.minutes), np.nan)
        self._ended = np.full(len(plan.minutes), np.nan)
        self._left = np.full(plan.people, np.nan)
        self._ending = np.zeros(plan.people, dtype=np.int8)
        for minutes, station, change in zip(
            staffing.roster_minutes.tolist(),
            staffing.roster_station.tolist(),
            staffing.roster_change.tolist(),
            strict=True,
        ):
            shift = self.side.event()
            shift._ok, shift._value = True, None
            shift.callbacks.append(functools.partial(self.desks[station].shift, change))
            clock.schedule_for_crowd(shift, BEFORE_THE_CROWD, minutes)
        for person in range(plan.people):
            self.side.process(self.journey(person))

    def journey(self, person: int) -> Generator[Event, Any, None]:
        """One traveller from arrival to the end, in order."""
        plan, env = self.plan, self.side
        yield env.timeout(float(plan.arrives[person]))
        ending = yield from self.itinerary(person)
        self._left[person] = env.now
        self._ending[person] = ending

    def itinerary(self, person: int) -> Generator[Event, Any, Ending]:
        """Walk the steps; the ending says how it came out."""
        plan, env, started, ended = self.plan, self.side, self._started, self._ended
        outlines = plan.outlines
        first, beyond = outlines.first[plan.outline[person]], outlines.first[plan.outline[person] + 1]
        apart = outlines.apart[plan.outline[person]]
        held: dict[int, PriorityRequest] = {}
        for step in range(first, beyond):
            cell = int(plan.cell[person] + (step - first) * apart)
            minutes = float(plan.minutes[cell])
            if np.isnan(minutes):
                continue
            act, place = outlines.act[step], int(outlines.place[step])
            if act in (Act.VISIT, Act.SEIZE):
                desk = self.desks[place]
                if desk.count >= desk.capacity and len(desk.queue) >= plan.staffing.waiting_places[place]:
                    ended[cell] = env.now
                    self.call_off(person, step, Ending.TURNED_AWAY)
                    return Ending.TURNED_AWAY
                request = desk.request(priority=int(outlines.priority[step]))
                if len(plan.patience) and np.isfinite(plan.patience[cell]) and not request.triggered:
                    patience = env.timeout(float(plan.patience[cell]))
                    patience.callbacks.append(functools.partial(desk.give_up, request))
                if (yield request) == GAVE_UP:
                    ended[cell] = env.now
                    return Ending.GAVE_UP
                started[cell] = env.now
                if act == Act.SEIZE:
                    held[cell] = request
                else:
                    yield self.service(place, minutes)
                    ended[cell] = env.now
                    desk.release(request)
            elif act == Act.HOLD:
                started[cell] = env.now
                yield env.timeout(minutes)
                ended[cell] = env.now
            elif act == Act.RELEASE:
                seized = cell - int(outlines.partner[step] * apart)
                started[cell] = ended[cell] = ended[seized] = env.now
                self.desks[place].release(held.pop(seized))
            elif act == Act.BOARD:
                self._at[person] = cell
                self._lounge.append((person, place))
                wake = self._wakes[person] = env.event()
                outcome = yield wake
                if outcome != Ending.INSIDE:
                    return Ending(outcome)
            elif act == Act.LOOK:
                if len(self.desks[place].queue) > minutes * self.desks[place].capacity:
                    ended[cell] = env.now
                    self.call_off(person, step, Ending.GAVE_UP)
                    return Ending.GAVE_UP
                started[cell] = ended[cell] = env.now
            else:
                meeting = self.meetings[int((plan.meets if act == Act.MEET else plan.gathers)[person]) + place]
                if meeting.called_off is not None:
                    ended[cell] = env.now
                    return meeting.called_off
                meeting.missing -= 1
                if meeting.missing:
                    yield meeting.complete
                    if meeting.called_off is not None:
                        ended[cell] = env.now
                        return meeting.called_off
                else:
                    meeting.complete.succeed()
                started[cell] = ended[cell] = env.now
        return Ending.FINISHED

    def call_off(self, person: int, step: int, ending: Ending) -> None:
        """Let the rest of a party know that nothing comes of it, where they wait for that; unless they have met."""
        point = int(self.plan.outlines.gather[step])
        if point:
            meeting = self.meetings[int(self.plan.gathers[person]) + point - 1]
            if meeting.missing > 0 and meeting.called_off is None:
                meeting.called_off = ending
                meeting.complete.succeed()

    def service(self, station: int, minutes: float) -> Event:
        """The end of a service that begins now; at some stations it lies while they are closed."""
        spells, opens, closes = self.plan.staffing.spells, self.plan.staffing.opens, self.plan.staffing.closes
        first, beyond = spells[station : station + 2].tolist() if len(spells) else (0, 0)
        if first == beyond:
            return self.side.timeout(minutes)
        return self.side.at(float(works_until(opens, closes, first, beyond, self.side.now, minutes)))

    def level(self, until: float) -> None:
        """Nothing to do: the crowd is on the clock itself."""

    def waiting(self, station: int) -> int:
        """How many wait at a station now."""
        return len(self.desks[station].queue)

    def servers(self, station: int) -> int:
        """How many servers a station has now."""
        return int(self.desks[station].capacity)

    def staff(self, station: int, change: int) -> None:
        """Add or withdraw servers now."""
        self.desks[station].staff(change)

    def newcomers(self) -> tuple[Ints, Ints, Ints]:
        """People who came to any lounge since this was last asked, which lounge, and where they stand."""
        people, lounges = np.array(self._lounge, dtype=np.int64).reshape(-1, 2).T
        self._lounge = []
        return people, lounges, self._at[people]

    def embark(self, people: Ints) -> Ints:
        """Take these people on board."""
        self._started[self._at[people]] = self.clock.now
        return self._at[people]

    def land(self, people: Ints) -> None:
        """Set these people ashore."""
        self._wake(people, Ending.INSIDE)

    def end(self, people: Ints, ending: Ending) -> None:
        """End the journeys of people who wait in a lounge."""
        self._wake(people, ending)

    def _wake(self, people: Ints, outcome: Ending) -> None:
        self._ended[self._at[people]] = self.clock.now
        for person in people.tolist():
            self._wakes.pop(person).succeed(outcome)

    def _arm(self, station: int, call_up: int | None, call_off: int | None) -> None:
        self.desks[station].call_up, self.desks[station].call_off = call_up, call_off

    def trace(self) -> Trace:
        """What became of everyone."""
        return Trace(self._started, self._ended, self._left, self._ending)
