"""Plain SimPy: the crossing as an ordinary, careful SimPy user would write it.

What it covers: the whole scenario of the month, both directions, and the same measures.

The scenario: travellers are processes that queue at one `simpy.Resource` after another, wait in a lounge,
cross and queue again. Vessels are processes that come alongside (`simpy.Resource` of berths), board those
booked and then those who came first, cross and turn round. Desks open and close by the clock.

It shares no code with `simulator/flow` or `simulator/world`. What a careful user would do for speed is
done: plain FIFO resources (SimPy's priority queue is quadratic), a roster that changes the capacity
instead of processes that occupy desks by night, travellers created when they arrive, one wake-up for a
crossing, records as tuples in lists, numpy for the table at the end.
"""

from __future__ import annotations

import math
from collections import defaultdict

import simpy

from benchmarks.draws import Draws, steps
from benchmarks.plain_simpy_halls import DAY, Desks, Route, Ticket
from simulator.flow.plan import Act
from simulator.scenario.schema import Scenario


class Crossing:
    """Terminals, ferries and travellers on one SimPy clock."""

    def __init__(self, scenario: Scenario, draws: Draws) -> None:
        self.env = env = simpy.Environment()
        self.draws, self.horizon = draws, scenario.run.horizon
        self.scheduled = draws.table.scheduled.tolist()
        self.minutes = draws.sailing_minutes.tolist()
        self.route_of = draws.table.route.tolist()
        self.over = [False] * len(self.scheduled)
        self.desks = {name: Desks(env, each.roster, each.servers) for name, each in scenario.policy.stations.items()}
        self.berths = {name: simpy.Resource(env, port.berths) for name, port in scenario.policy.ports.items()}
        self.routes = [self.route(row, *item) for row, item in enumerate(scenario.policy.routes.items())]
        self.sailings, self.crossings, self.journeys = [], [], []
        for desk in self.desks.values():
            env.process(desk.shifts(env))
        for name, vessel in scenario.policy.vessels.items():
            env.process(self.vessel(name, vessel))
        env.process(self.midnights())
        for block in draws.population.blocks:
            env.process(self.arrivals(block))

    def route(self, row, name, route):
        weather = self.draws.weather
        spells = zip(weather.name, weather.began.tolist(), weather.ended.tolist(), strict=True)
        storms = [(began, ended) for kind, began, ended in spells if kind in route.stops_in]
        mine = [sailing for sailing, each in enumerate(self.route_of) if each == row]
        to_come = defaultdict(int)
        for sailing in mine:
            to_come[self.scheduled[sailing] // DAY] += 1
        late = math.inf if route.cancelled_after is None else route.cancelled_after
        return Route(name, route.origin, route.destination, route.boarding_closes, late, storms, mine[::-1], to_come)

    # Travellers

    def arrivals(self, block):
        """A flow's travellers, as they come."""
        env, population, plan = self.env, self.draws.population, self.draws.population.plan
        places = list(self.desks.values())
        columns, table = steps(population, block)
        desks = [places[c.place] if c.act == Act.VISIT else None for c in columns]
        board = next(k for k, c in enumerate(columns) if c.act == Act.BOARD)
        (route,) = population.lounges[columns[board].place]
        rows = slice(block.row, block.row + block.rows)
        people = zip(
            plan.arrives[rows].tolist(),
            table[:, board].astype(int).tolist(),
            population.party[rows].tolist(),
            population.party_size[rows].tolist(),
            table,
            strict=True,
        )
        for arrives, booked, party, size, draws in people:
            if arrives > env.now:
                yield env.timeout(arrives - env.now)
            visits = list(zip(desks, draws.tolist(), strict=True))
            before = [visit for visit in visits[:board] if visit[1] == visit[1]]  # NaN: a step not taken
            after = [visit for visit in visits[board + 1 :] if visit[1] == visit[1]]
            ticket = Ticket(booked, (block.row, party), size, env.event())
            env.process(self.traveller(block.name, before, self.routes[route], ticket, after))

    def traveller(self, flow, before, route, ticket, after):
        """From the terminal's door to the other shore."""
        env = self.env
        arrived = env.now
        for desk, minutes in before:
            queued = env.now
            with desk.request() as turn:
                yield turn
                started = env.now
                yield env.timeout(minutes)
            desk.log.append((queued, started, env.now))
        came = env.now
        route.lounge.append(ticket)
        departed = yield ticket.called
        if departed is None:
            self.journeys.append((flow, arrived, env.now, "stranded"))
            return
        self.crossings.append((flow, route.name, came, departed))
        for desk, minutes in after:
            if desk is None:
                yield env.timeout(minutes)
                continue
            queued = env.now
            with desk.request() as turn:
                yield turn
                started = env.now
                yield env.timeout(minutes)
            desk.log.append((queued, started, env.now))
        self.journeys.append((flow, arrived, env.now, "finished"))

    # Vessels

    def vessel(self, name, vessel):
        """A ship's life: come alongside, board, cross, set ashore, turn round."""
        env, port, berth = self.env, vessel.lies_at, None
        routes = [(row, r) for row, r in enumerate(self.routes) if r.name in vessel.works]
        while (sailing := self.claim(port, routes)) is not None:
            route, scheduled = self.routes[self.route_of[sailing]], self.scheduled[sailing]
            alongside = scheduled - vessel.turnaround
            if berth is not None and alongside > env.now:
                self.berths[port].release(berth)
                berth = None
            if alongside > env.now:
                yield env.timeout(alongside - env.now)
            if berth is None:
                berth = self.berths[port].request()
                yield berth
            departs = max(scheduled, env.now)
            for began, ended in route.storms:
                if began <= departs < ended:
                    departs = ended
            if departs > scheduled + route.cancelled_after:
                yield env.timeout(max(scheduled + route.cancelled_after - env.now, 0))
                self.cancel(sailing, route)
                continue
            yield env.timeout(max(departs - route.closes - env.now, 0))
            aboard, left = route.board(sailing, vessel.seats)
            yield env.timeout(departs - env.now)
            departed = env.now
            self.resolve(sailing, route)
            self.berths[port].release(berth)
            port = route.destination
            yield env.timeout(self.minutes[sailing])
            berth = self.berths[port].request()
            yield berth
            for ticket in aboard:
                ticket.called.succeed(departed)
            self.sailings.append((route.name, name, scheduled, departed, env.now, vessel.seats, len(aboard), left))
            yield env.timeout(vessel.turnaround)

    def claim(self, port, routes):
        """The next sailing from this port that can still leave."""
        while True:
            offers = [route.pending[-1] for _, route in routes if route.origin == port and route.pending]
            if not offers:
                return None
            sailing = min(offers)
            route = self.routes[self.route_of[sailing]]
            route.pending.pop()
            if self.scheduled[sailing] + route.cancelled_after >= self.env.now:
                return sailing
            self.cancel(sailing, route)

    def cancel(self, sailing, route):
        self.sailings.append((route.name, "", self.scheduled[sailing], math.nan, math.nan, 0, 0, 0))
        self.resolve(sailing, route)

    def resolve(self, sailing, route):
        """After the day's last sailing, whoever remains is stranded."""
        self.over[sailing] = True
        day = self.scheduled[sailing] // DAY
        route.to_come[day] -= 1
        if not route.to_come[day]:
            route.strand(self.over)

    def midnights(self):
        while True:
            yield self.env.timeout(DAY)
            for route in self.routes:
                if not route.to_come[self.env.now // DAY - 1]:
                    route.strand(self.over)

    def run(self):
        self.env.run(until=self.horizon)
        return self
