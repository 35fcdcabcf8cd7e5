"""What a study found: every measure in every replication, and the estimates over them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from simulator.journal import Journal
from simulator.measures import Hours, Row
from simulator.scenario import ScenarioFile
from simulator.study.curves import Curves
from simulator.study.estimate import Estimate, estimate


@dataclass(frozen=True, slots=True)
class Replication:
    """One independent run of the scenario, reduced to what is kept of every one."""

    number: int
    """From 0."""
    rows: tuple[Row, ...]
    """Its measures."""
    curves: Curves | None
    """What the figures need of it; None if no figures are asked for."""
    seconds: float = field(compare=False)
    """How long it took to simulate and measure. It differs from run to run, and no result depends on it."""
    hours: dict[str, Hours] = field(default_factory=dict)
    """Of a run of at most two days: what happened hour by hour, by mode."""


@dataclass(frozen=True, slots=True)
class Measured:
    """A measure at a place, over all replications."""

    measure: str
    place: str
    unit: str
    estimate: Estimate


@dataclass(frozen=True, slots=True)
class Study:
    """A scenario and what its replications showed."""

    file: ScenarioFile
    replications: tuple[Replication, ...]
    """In the order of their numbers."""
    estimates: tuple[Measured, ...]
    """One for each measure and place, in the order in which the measures come."""
    journal: Journal | None = field(default=None, compare=False, repr=False)
    """Of replication 0, where it was kept."""

    @property
    def digest(self) -> str:
        """Names what determines the results."""
        return self.file.digest

    def find(self, measure: str, place: str = "all") -> Estimate | None:
        """The estimate of one measure at one place; None if there is none."""
        return next((row.estimate for row in self.estimates if (row.measure, row.place) == (measure, place)), None)

    def ratio(self, over: tuple[str, str], under: tuple[str, str]) -> Estimate | None:
        """One measure and place divided by another, replication by replication; None where there is none."""
        if self.find(*over) is None or self.find(*under) is None:
            return None
        told = [{(row.measure, row.place): row.value for row in each.rows} for each in self.replications]
        nan = float("nan")
        pairs = [(rows.get(over, nan), rows.get(under, nan)) for rows in told]
        return estimate(one / other if other else nan for one, other in pairs)

    def places(self, measure: str) -> tuple[str, ...]:
        """Where a measure was taken, in the order of the scenario."""
        return tuple(row.place for row in self.estimates if row.measure == measure)


def summarise(replications: Iterable[Replication]) -> tuple[Measured, ...]:
    """Estimate every measure at every place; a replication without a row for it counts as missing."""
    ordered = sorted(replications, key=lambda replication: replication.number)
    values: dict[tuple[str, str], dict[int, float]] = {}
    units: dict[tuple[str, str], str] = {}
    for replication in ordered:
        for row in replication.rows:
            values.setdefault((row.measure, row.place), {})[replication.number] = row.value
            units[row.measure, row.place] = row.unit
    nan = float("nan")
    return tuple(
        Measured(measure, place, units[measure, place], estimate(seen.get(each.number, nan) for each in ordered))
        for (measure, place), seen in values.items()
    )
