"""The luck of a flow's people in what their itinerary decides: each one's own, that of a party's first, or one for the
whole way."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from simulator.flow import sampling
from simulator.flow.booking import Bookings
from simulator.flow.chance import Chance
from simulator.flow.members import People
from simulator.journal.columns import Floats, Mask
from simulator.scenario.distributions import Constant, Durations


@dataclass(slots=True)
class Luck:
    """Uniform numbers, a person each, by the name of the decision."""

    name: str
    """Of the flow, or of what comes along with it."""
    chance: Chance
    people: People
    bookings: Bookings
    """Of their parties."""
    _drawn: dict[str, Floats] = field(default_factory=dict)
    _once: dict[tuple[str, bool], Floats] = field(default_factory=dict)
    """In what is decided once for the whole way, baggage and documents included."""

    def own(self, decision: str) -> Floats:
        """Everyone's luck in one decision; alternatives at the same place ask for the same."""
        if decision not in self._drawn:
            population = self.bookings.parties.population
            self._drawn[decision] = self.chance.uniforms(f"{self.name}/{decision}", population)[self.people.index]
        return self._drawn[decision]

    def go_on(self) -> None:
        """The next step of the itinerary asks anew."""
        self._drawn.clear()

    def of_party(self, decision: str) -> Floats:
        """The same luck for all of a party: that of its first."""
        return self.chance.uniforms(f"{self.name}/{decision}", self.bookings.parties.population)[self.people.party]

    def once(self, decision: str, *, as_party: bool = False) -> Floats:
        """Luck that is the traveller's, wherever it is asked for: who is let in (or spared, or taken in) at one place
        is so wherever as many are. Where those who board together may be parted, it is their party's."""
        party = self.bookings.flow.party
        whose = self.people.party if as_party and party is not None and party.together else self.people.index
        key = decision, whose is self.people.party
        if key not in self._once:
            everyone = self.chance.uniforms(f"{self.bookings.name}/{decision}", self.bookings.parties.population)
            self._once[key] = everyone[whose]
        return self._once[key]

    def minutes(
        self, distribution: Durations, decision: str, takes: Mask, luck: Callable[[str], Floats] | None = None
    ) -> Floats:
        """Minutes of those who take a step, NaN for the others."""
        if isinstance(distribution, Constant):
            return np.where(takes, distribution.constant, np.nan)
        drawn = (luck or self.own)(decision)
        if takes.all():
            return sampling.minutes(distribution, drawn)
        minutes = np.full(len(takes), np.nan)
        minutes[takes] = sampling.minutes(distribution, drawn[takes])
        return minutes
