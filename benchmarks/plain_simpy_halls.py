"""What the travellers of the plain SimPy model meet: desks that open and close, and a lounge before each crossing."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

import simpy

DAY = 1440.0


class Desks(simpy.Resource):
    """A row of like desks, of which more or fewer are open."""

    def __init__(self, env, roster, servers):
        super().__init__(env, capacity=1)
        self.log = []
        self.roster = sorted(roster.items()) if roster else [(0.0, servers)]
        self.staff(self.roster[-1][1])

    def staff(self, servers):
        self._capacity = servers
        while self.queue and self.count < servers:
            self._trigger_put(None)

    def shifts(self, env):
        """A day at the desks, over and over."""
        while len(self.roster) > 1:
            midnight = env.now
            for clock, servers in self.roster:
                yield env.timeout(midnight + clock - env.now)
                self.staff(servers)
            yield env.timeout(midnight + DAY - env.now)


@dataclass(slots=True)
class Ticket:
    """Somebody in the lounge."""

    booked: int
    party: tuple[int, int]
    size: int
    called: simpy.Event


@dataclass(slots=True)
class Route:
    """One way over the water, with the lounge before it."""

    name: str
    origin: str
    destination: str
    closes: float
    cancelled_after: float
    storms: list
    pending: list
    to_come: dict
    lounge: list = field(default_factory=list)

    def board(self, sailing, seats):
        """Those booked on this sailing, then everyone else who is not booked on a later one; parties whole."""
        waiting = [t for t in self.lounge if t.booked == sailing] + [t for t in self.lounge if t.booked < sailing]
        parties = defaultdict(list)
        for number, ticket in enumerate(waiting):
            parties[number if ticket.size == 1 else ticket.party].append(ticket)
        free, ready, fits = seats, 0, set()
        for key, party in parties.items():
            if len(party) >= party[0].size:
                ready += len(party)
                if len(party) <= free:
                    free -= len(party)
                    fits.add(key)
        aboard = [t for number, t in enumerate(waiting) if (number if t.size == 1 else t.party) in fits]
        gone = set(map(id, aboard))
        self.lounge = [ticket for ticket in self.lounge if id(ticket) not in gone]
        return aboard, ready - len(aboard)

    def strand(self, over):
        """Nobody comes for those whose sailing is over, or who booked none."""
        hopeless = [t for t in self.lounge if t.booked < 0 or over[t.booked]]
        self.lounge = [t for t in self.lounge if not (t.booked < 0 or over[t.booked])]
        for ticket in hopeless:
            ticket.called.succeed(None)
