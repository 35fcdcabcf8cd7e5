"""The search for a roster, and the proof of it on luck that the search has not met."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np

from simulator.journal.journal import Floats
from simulator.scenario import ScenarioFile
from simulator.study.executor import Crew, handed_out
from simulator.study.selection.choosing import CONFIRMED_FROM, CONFIRMED_REPLICATIONS
from simulator.study.selection.rosters import Rostering
from simulator.study.selection.staffing import InPart, NoRoster, Roster, Staffed, kept, smallest_roster

MOST_REPAIRS: Final = 10
"""So often a desk is added where fresh luck shows one wanting."""
Told = Callable[[int, Roster], None]


class _Shift(NamedTuple):
    """Some replications with one roster."""

    roster: Roster | None
    """None: as the scenario has it."""
    first: int
    after: int


@dataclass(frozen=True)
class _Task:
    """How to run a roster; small enough to be sent to a worker."""

    file: ScenarioFile
    rostering: Rostering

    def __call__(self, shift: _Shift) -> tuple[Floats, Floats]:
        """Who came and who was served in time: replications × parts of the day."""
        from simulator.measures.standard_by_clock import in_time_by_clock
        from simulator.world import simulate

        asked = self.rostering
        scenario = (asked.file if shift.roster is None else asked.with_roster(shift.roster)).scenario
        found = [
            in_time_by_clock(
                simulate(scenario, number, walker="compiled"), asked.station, asked.edges, asked.within_minutes
            )
            for number in range(shift.first, shift.after)
        ]
        return np.array([each.came for each in found], float), np.array([each.in_time for each in found], float)


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


def rostered(asked: Rostering, crew: Crew, on_try: Told | None = None) -> Rostered:
    """Look for the smallest roster, then prove it; raises NoRoster where there is none with so many desks."""
    task = _Task(asked.file, asked)

    def run(roster: Roster | None, first: int, count: int) -> tuple[Floats, Floats]:
        return _run(task, crew, roster, range(first, first + count))

    begin = (asked.least,) * len(asked.now)  # all that is wanting is added at once, what is too much one by one
    found = smallest_roster(
        lambda roster: run(roster, 0, asked.replications),
        begin,
        asked.most,
        asked.share,
        least=begin,
        on_try=on_try,
    )
    again = max(CONFIRMED_REPLICATIONS, asked.replications)
    roster, repairs, first = found.roster, 0, CONFIRMED_FROM
    parts = kept(*run(roster, first, again))
    while repairs < MOST_REPAIRS and (worst := _worst(parts, asked)) is not None:
        if roster[worst] >= asked.most:
            raise NoRoster(worst, parts[worst].share)
        roster = (*roster[:worst], roster[worst] + 1, *roster[worst + 1 :])
        repairs, first = repairs + 1, first + again  # luck once used to mend a roster does not prove it
        parts = kept(*run(roster, first, again))
    return Rostered(asked, found, roster, parts, kept(*run(None, first, again)), repairs, again)


def _worst(parts: tuple[InPart, ...], asked: Rostering) -> int | None:
    """The first part of the day in which fewer were served in time than should be."""
    return next((row for row, part in enumerate(parts) if part.share < asked.share), None)


def _run(task: _Task, crew: Crew, roster: Roster | None, replications: range) -> tuple[Floats, Floats]:
    size = max(1, -(-len(replications) // (2 * crew.workers)))
    shifts = iter(
        [
            _Shift(roster, first, min(first + size, replications.stop))
            for first in range(replications.start, replications.stop, size)
        ]
    )
    with contextlib.closing(handed_out(task, lambda: next(shifts, None), crew)) as results:
        found = sorted(results, key=lambda each: each[0].first)
    return np.concatenate([came for _, (came, _) in found]), np.concatenate([served for _, (_, served) in found])
