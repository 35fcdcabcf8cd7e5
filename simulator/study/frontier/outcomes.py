"""One point in one replication: what it came to, and how to run it."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from time import perf_counter

from simulator.measures import examined_share
from simulator.scenario import ScenarioFile
from simulator.study.frontier.point import Point
from simulator.study.replications import Task

Target = tuple[str, str]
"""A measure and its place."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one point came to in one replication; NaN where nothing was observed."""

    number: int
    """Of the task: replication by replication, in each the points in their order."""
    examined_share: float
    """Of the consignments that the schemes are about: how many were examined."""
    time: float
    risk: float
    server_hours_per_day: float
    """That the stations of the control worked, for whomever; a station where nobody came worked none."""
    waiting_share: float
    """Of those sent to the station that is furthest behind: how many still wait there at the end."""
    seconds: float = field(compare=False)
    """How long it took to run; no result depends on it."""


@dataclass(frozen=True, slots=True)
class OutcomeTask:
    """How to run any one point in any one replication; small enough to be sent to a worker."""

    file: ScenarioFile
    points: tuple[Point, ...]
    time: Target
    risk: Target
    stations: Mapping[str, tuple[str, ...]]
    """Where examinations are, by flow or companion."""
    walker: str = "auto"

    def __call__(self, number: int) -> Outcome:
        """Run task `number`, as a worker does it."""
        return self.run(number)

    def run(self, number: int, progress: Callable[[float], None] | None = None) -> Outcome:
        """Run task `number`; `progress` is told the share that is done."""
        began = perf_counter()
        replication, row = divmod(number, len(self.points))
        point = self.points[row]
        try:
            found, journal = Task(point.of(self.file), self.walker, with_curves=False).run(replication, progress)
        except Exception as problem:
            problem.add_note(f"at the point {point.name}")
            raise
        values = {(each.measure, each.place): each.value for each in found.rows}
        stations = dict.fromkeys(name for some in self.stations.values() for name in some)
        hours, waiting = (
            [value for name in stations if not math.isnan(value := values[measure, name])]
            for measure in ("server_hours_per_day", "unserved_share")
        )
        return Outcome(
            number,
            examined_share(journal, self.stations),
            values.get(self.time, math.nan),
            values.get(self.risk, math.nan),
            math.fsum(hours) if stations else math.nan,
            max(waiting, default=math.nan),
            perf_counter() - began,
        )
