"""The search for a roster, and the proof of it on luck that the search has not met."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from simulator.study.executor import Crew
from simulator.study.selection.choosing import CONFIRMED_FROM, CONFIRMED_REPLICATIONS
from simulator.study.selection.rosters import Rostering
from simulator.study.selection.shifts import Shifts
from simulator.study.selection.staffing import InPart, NoRoster, Roster, Staffed, kept, smallest_roster
from simulator.study.sweep.ledger import Ledger

MOST_REPAIRS: Final = 10
"""So often a desk is added where fresh luck shows one wanting."""
Told = Callable[[int, Roster], None]


@dataclass(frozen=True, eq=False)
class Rostered:
    """A roster that was found."""

    rostering: Rostering
    searched: Staffed
    """As the search left it."""
    roster: Roster
    """With the desks that fresh luck showed wanting."""
    confirmed: tuple[InPart, ...]
    """How it keeps the standard in fresh replications."""
    as_written: tuple[InPart, ...]
    """How the scenario's own roster does, in the same replications."""
    repairs: int
    """Desks that were added after the search."""
    replications: int
    """Fresh ones, of the last proof."""

    @property
    def keeps(self) -> bool:
        """Whether the share was reached in every part of the day in the last fresh replications."""
        return all(not part.share < self.rostering.share for part in self.confirmed)


def rostered(asked: Rostering, crew: Crew, on_try: Told | None = None, ledger: Ledger | None = None) -> Rostered:
    """Look for the smallest roster, then prove it; raises NoRoster where there is none with so many desks.

    Which rosters are tried hangs on what was found alone, so that with a ledger the search goes the same way again,
    and what stands there is not run twice.
    """
    shifts = Shifts(asked, crew, ledger)
    begin = (asked.least,) * len(asked.now)  # all that is wanting is added at once, what is too much one by one
    found = smallest_roster(
        lambda roster: shifts.run(roster, range(asked.replications)),
        begin,
        asked.most,
        asked.share,
        least=begin,
        on_try=on_try,
    )
    again = max(CONFIRMED_REPLICATIONS, asked.replications)
    roster, repairs, fresh = found.roster, 0, range(CONFIRMED_FROM, CONFIRMED_FROM + again)
    parts = kept(*shifts.run(roster, fresh))
    while repairs < MOST_REPAIRS and (worst := _worst(parts, asked)) is not None:
        if roster[worst] >= asked.most:
            raise NoRoster(worst, parts[worst].share)
        roster = (*roster[:worst], roster[worst] + 1, *roster[worst + 1 :])
        repairs, fresh = repairs + 1, range(fresh.stop, fresh.stop + again)  # luck that mended a roster proves none
        parts = kept(*shifts.run(roster, fresh))
    return Rostered(asked, found, roster, parts, kept(*shifts.run(None, fresh)), repairs, again)


def _worst(parts: tuple[InPart, ...], asked: Rostering) -> int | None:
    """The first part of the day in which fewer were served in time than should be."""
    return next((row for row, part in enumerate(parts) if part.share < asked.share), None)
