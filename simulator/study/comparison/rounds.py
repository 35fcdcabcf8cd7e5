"""One replication of a comparison: the same days with the same luck under every policy, one after the other.

All policies of a replication are run in one task, so that their journals are there together and each traveller can be
held against himself; what is kept of them is small.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

import numpy as np

from simulator.journal import Journal
from simulator.journal.columns import Floats
from simulator.measures import Row, journey_minutes
from simulator.measures.corridor import Corridor, corridors
from simulator.measures.pairs import Group, groups, pairs
from simulator.measures.places import directions, traveller_flows
from simulator.measures.release_times import Peaks, Tables, peaks, release_times
from simulator.measures.travellers import cells_of, how_many
from simulator.measures.waiting import Waiting, waiting
from simulator.scenario import ScenarioFile
from simulator.study.curves import WITHIN_MINUTES, lounge_queues, queues
from simulator.study.replications import Task
from simulator.units import MINUTES_PER_DAY, MINUTES_PER_HOUR

ARRIVED_WITHIN_MINUTES: Floats = np.concatenate(
    [
        WITHIN_MINUTES,
        np.arange(1450.0, 5 * MINUTES_PER_DAY + 1, 10),
        np.arange(5 * MINUTES_PER_DAY + MINUTES_PER_HOUR, 60 * MINUTES_PER_DAY + 1, MINUTES_PER_HOUR),
    ]
)
"""The journeys at which the curves from door to door are read: as finely as waits, then each 10 min to five days, then
each hour to sixty days, for goods."""

STANDARD_MINUTES = MINUTES_PER_DAY
"""The standard of the tables of a release study: what is done within a day. Assumed."""


@dataclass(frozen=True, slots=True)
class Policy:
    """What one policy did in one replication."""

    rows: tuple[Row, ...]
    """Its measures."""
    waiting: tuple[Waiting, ...]
    """Stage by stage."""
    arrived_within_share: dict[str, Floats]
    """By direction (by flow where there are none): share of those who wished to come who had arrived within each
    of `ARRIVED_WITHIN_MINUTES` of setting out. Whoever never arrived, or found no seat before the end of the run, keeps
    it below 1."""
    queue_people: dict[str, Floats] = field(default_factory=dict)
    """Mean number waiting at each station in each slice of the day."""
    lounge_people: dict[str, Floats] = field(default_factory=dict)
    """The same in each lounge, by its routes."""
    corridors: dict[str, Corridor] = field(default_factory=dict)
    """By direction, of those whose commonest way has a distance."""
    releases: Tables = field(default_factory=dict)
    """The tables of its release studies; peak are the hours that are so under the baseline."""


@dataclass(frozen=True, slots=True)
class Met:
    """The travellers of one replication under the baseline and one alternative."""

    groups: tuple[Group, ...]
    """Of those who finished under both."""
    only_before: int
    """How many finished under the baseline alone."""
    only_after: int
    """How many finished under the alternative alone."""


@dataclass(frozen=True, slots=True)
class Round:
    """One replication under every policy."""

    number: int
    """From 0."""
    policies: tuple[Policy, ...]
    """The baseline first."""
    met: tuple[Met, ...]
    """One for each alternative."""
    seconds: float = field(compare=False)
    """How long it took; no result depends on it."""


@dataclass(frozen=True, slots=True)
class RoundTask:
    """How to run any one replication of a comparison; small enough to be sent to a worker."""

    files: tuple[ScenarioFile, ...]
    """The baseline first."""
    margin_minutes: Callable[[tuple[Row, ...]], float]
    """By how much a traveller must be sooner or later to be counted as such, by the baseline's measures."""
    walker: str = "auto"

    def __call__(self, number: int) -> Round:
        """Run replication `number`, as a worker does it."""
        return self.run(number)

    def run(self, number: int, progress: Callable[[float], None] | None = None) -> Round:
        """Run replication `number` under every policy; `progress` is told the share that is done."""
        began = time.perf_counter()
        policies: list[Policy] = []
        met: list[Met] = []
        baseline: Journal | None = None
        hiding = sought(self.files)
        hours: Peaks = {}
        for row, file in enumerate(self.files):
            task = Task(file, self.walker, with_curves=False, hiding=hiding)
            replication, journal = task.run(number, _part_of(progress, row, len(self.files)))
            hours = peaks(journal) if baseline is None else hours
            policies.append(_kept(replication.rows, journal, hours))
            if baseline is None:
                baseline = journal
            else:
                met.append(meeting(baseline, journal, self.margin_minutes(policies[0].rows)))
            del journal  # or three would be in memory at a time
        return Round(number, tuple(policies), tuple(met), time.perf_counter() - began)


def _kept(rows: tuple[Row, ...], journal: Journal, hours: Peaks) -> Policy:
    return Policy(
        rows,
        waiting(journal),
        _arrived_within(journal),
        queues(journal),
        lounge_queues(journal),
        corridors(journal, directions(journal)),
        release_times(journal, hours, STANDARD_MINUTES),
    )


def sought(files: Iterable[ScenarioFile]) -> frozenset[str]:
    """Kinds and traits that hide something: those that a station looks for under any policy. Where a policy takes the
    control away, they still hide it."""
    return frozenset(
        value for file in files for station in file.scenario.policy.stations.values() for value in station.finds or ()
    )


def _part_of(progress: Callable[[float], None] | None, row: int, count: int) -> Callable[[float], None] | None:
    """Progress of one policy as progress of them all."""
    return None if progress is None else lambda share: progress((row + min(share, 1.0)) / count)


def meeting(before: Journal, after: Journal, margin_minutes: float) -> Met:
    """The same travellers in two journals of one replication."""
    found = pairs(before, after)
    return Met(groups(found, margin_minutes), found.only_before, found.only_after)


def _arrived_within(journal: Journal) -> dict[str, Floats]:
    wished = how_many(journal) + journal.beyond.ravel()
    curves = {}
    for place in directions(journal) or traveller_flows(journal):
        people = int(wished[cells_of(journal, place)].sum())
        if people:
            minutes = np.sort(journey_minutes(journal, place))
            curves[place] = np.searchsorted(minutes, ARRIVED_WITHIN_MINUTES + 1e-9, side="right") / people
    return curves
