"""A flow's people on a day, as streams by the minute: those of each sort, with a booking and without."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from simulator.journal.columns import Floats, Ints
from simulator.scenario.distributions import Durations
from simulator.study.preflight.profiles import DAY, later


@dataclass(frozen=True, slots=True)
class People:
    """Where a flow's people are; each array is (sorts of traveller, minutes of the day)."""

    free: Floats
    """Those without a booking, by when they come to the next step."""
    booked: Floats
    """Those with one."""
    sailing: Floats
    """The same people as `booked`, by when the sailing they booked leaves."""

    sorts: Ints
    """Which sort of traveller each row is."""

    def part(self, share: Floats) -> People:
        """A share of each row; rows of which nothing is taken are left out."""
        rows = np.flatnonzero(share[:, 0])
        whole = bool((share[rows] == 1).all())
        free, booked, sailing = (column[rows] if whole else column[rows] * share[rows] for column in self._columns)
        return People(free, booked, sailing, self.sorts[rows])

    def with_others(self, others: People) -> People:
        """Two groups as one, of all the sorts that either has."""
        sorts = np.union1d(self.sorts, others.sorts)
        free, booked, sailing = (np.zeros((len(sorts), DAY)) for _ in self._columns)
        for group in (self, others):
            rows = np.searchsorted(sorts, group.sorts)
            for column, mine in zip((free, booked, sailing), group._columns, strict=True):
                column[rows] += mine
        return People(free, booked, sailing, sorts)

    @property
    def _columns(self) -> tuple[Floats, Floats, Floats]:
        return self.free, self.booked, self.sailing

    def after(self, duration: Durations) -> People:
        """The same people so much later; what they booked does not move."""
        booked = later(self.booked, duration) if self.booked.any() else self.booked
        return People(later(self.free, duration), booked, self.sailing, self.sorts)

    @property
    def by_minute(self) -> Floats:
        """All kinds together, booked or not."""
        everyone: Floats = (self.free + self.booked).sum(axis=0)
        return everyone
