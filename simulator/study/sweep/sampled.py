"""What a sweep found, as its analysis takes it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from simulator.journal.columns import Floats
from simulator.measures import UNITS
from simulator.study.sweep.design import NEEDS_EVERY_POINT, Design
from simulator.study.sweep.factor import Factor

Target = tuple[str, str]
"""A measure and its place."""
BASELINE = "baseline"


@dataclass(frozen=True, eq=False)
class Sampled:
    """Every measure at every point, under every policy, in every replication.

    Replications have the same luck at all points and under all policies. NaN says that nothing was observed (nobody was
    inspected), or, with a precision in place of a count, that the point needed fewer replications. A point that failed
    is in `failed` with its reason; its row of `values` means nothing, and `standing` leaves it out.
    """

    factors: tuple[Factor, ...]
    design: Design
    policies: tuple[str, ...]
    """The baseline first."""
    measures: tuple[Target, ...]
    values: Floats
    """Points × policies × replications × measures."""
    failed: Mapping[int, str] = field(default_factory=dict)
    """Why a point gave nothing, by its row."""
    drawn: Floats | None = None
    """Points × factors: where in its distribution each factor stands, if that differs from `design.unit` (correlated
    factors)."""

    @property
    def settings(self) -> Floats:
        """Points × factors: the value each factor had."""
        unit = self.design.unit if self.drawn is None else self.drawn
        columns = [factor.along(unit[:, column]) for column, factor in enumerate(self.factors)]
        return np.stack(columns, axis=1) if columns else np.empty((len(self.design), 0))

    @property
    def is_whole(self) -> bool:
        """Whether the analysis has all the points it needs."""
        return not self.failed or self.design.kind not in NEEDS_EVERY_POINT

    def standing(self) -> Sampled:
        """Without the points that failed. Raises ValueError for a design that needs every point."""
        if not self.failed:
            return self
        if not self.is_whole:
            row, reason = next(iter(self.failed.items()))
            raise ValueError(
                f"{len(self.failed)} of {len(self.design)} points failed, and {self.design.kind} needs them all; "
                f"point {row}: {reason}"
            )
        kept = [row for row in range(len(self.design)) if row not in self.failed]
        structure = dict(self.design.structure)
        if "names" in structure:
            structure["names"] = tuple(structure["names"][row] for row in kept)
        return replace(
            self,
            design=Design(self.design.kind, self.design.unit[kept], structure),
            values=self.values[kept],
            failed={},
            drawn=None if self.drawn is None else self.drawn[kept],
        )

    def of(self, measure: Target, policy: str = BASELINE) -> Floats:
        """Points × replications of one measure under one policy."""
        found: Floats = self.values[:, self.policies.index(policy), :, self.measures.index(measure)]
        return found

    def unit_of(self, measure: Target) -> str:
        """In words."""
        return UNITS[measure[0]]


def labels(measures: Sequence[Target]) -> tuple[str, ...]:
    """`wait_mean_minutes.exit_gate`, as a scenario's target would name it."""
    return tuple(f"{measure}.{place}" for measure, place in measures)
