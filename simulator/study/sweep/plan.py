"""A sweep that could be begun: scenario and policies checked, points laid out, runs counted."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from simulator.journal.columns import Floats
from simulator.scenario import ScenarioFile
from simulator.scenario.complaints import Complaint
from simulator.scenario.loading import finished
from simulator.study.sweep.design import Design
from simulator.study.sweep.factor import Factor
from simulator.study.sweep.point import Point
from simulator.study.sweep.recipe import Kitchen, Recipe
from simulator.study.sweep.sampled import BASELINE, Target, labels
from simulator.study.sweep.wish import Precision, Wish


@dataclass(frozen=True, eq=False)
class Plan:
    """A sweep that could be begun."""

    wish: Wish
    recipe: Recipe
    design: Design
    measures: tuple[Target, ...]
    replications: int | Precision
    """Of each point."""
    seed: int
    baseline: ScenarioFile
    """The scenario as the file has it, levers of the sweep laid over it."""
    drawn: Floats | None = None
    """Where each factor stands, if some go together."""
    warnings: tuple[Complaint, ...] = ()

    @property
    def name(self) -> str:
        """The stem of the sweep's file."""
        return self.wish.name

    @property
    def factors(self) -> tuple[Factor, ...]:
        """What is varied."""
        return self.recipe.factors

    @property
    def policies(self) -> tuple[str, ...]:
        """The baseline first."""
        return self.recipe.names

    @property
    def cells(self) -> int:
        """Points × replications (those run in any case, where a precision decides)."""
        each = self.replications.first if isinstance(self.replications, Precision) else self.replications
        return len(self.design) * each

    @property
    def most_replications(self) -> int:
        """Of one point."""
        return self.replications.at_most if isinstance(self.replications, Precision) else self.replications

    @property
    def runs(self) -> int:
        """Cells × policies."""
        return self.cells * len(self.policies)

    @cached_property
    def settings(self) -> Floats:
        """Points × factors: the value of each factor at each point."""
        from simulator.study.sweep.sampled import Sampled

        empty = Sampled(self.factors, self.design, self.policies, self.measures, self.design.unit, {}, self.drawn)
        return empty.settings

    def values_of(self, row: int) -> tuple[float, ...]:
        """Of the factors at one point."""
        return tuple(float(each) for each in self.settings[row])

    def point(self, row: int) -> Point:
        """One point."""
        values = dict(zip([factor.name for factor in self.factors], self.values_of(row), strict=True))
        if not self.recipe.named:
            return Point(row, values, self.policies)
        each = self.wish.named[row]
        said = {"scenario": Path(each.scenario or self.wish.scenario).stem, "with": "+".join(each.levers)}
        return Point(row, values, self.policies, each.name, said)

    @cached_property
    def kitchen(self) -> Kitchen:
        """Where the scenario of a point is made, here."""
        return Kitchen(self.recipe)

    def file(self, row: int, policy: str = BASELINE) -> ScenarioFile:
        """The scenario of a point under a policy: write it with `dump`, and `strait run` gives its results again."""
        named_row = row if self.recipe.named else None
        return self.kitchen.file(self.point(row).values, self.policies.index(policy), named_row)

    def likely_file(self, policy: str = BASELINE) -> ScenarioFile:
        """The scenario with every factor at its likely value."""
        likely = {factor.name: factor.at(factor.where(factor.likely)) for factor in self.factors}
        return self.kitchen.file(likely, self.policies.index(policy), 0 if self.recipe.named else None)

    @cached_property
    def digest(self) -> str:
        """16 hex digits that name all that determines what the sweep finds."""
        kitchen = self.kitchen
        middle = {factor.name: factor.at(factor.where(factor.likely)) for factor in self.factors}
        first = 0 if self.recipe.named else None
        rule = self.replications
        what: list[Any] = [
            [kitchen.scenario(middle, policy, first)[1] for policy in range(len(self.policies))],
            [[name, [layer.label for layer in layers]] for name, layers in self.recipe.policies],
            [
                [each.name, written.name, [layer.label for layer in layers], finished(written).digest]
                for each, (_, written, layers) in zip(self.wish.named, self.recipe.named, strict=True)
            ],
            [repr(factor) for factor in self.factors],
            [self.design.kind, {key: str(value) for key, value in sorted(self.design.structure.items())}],
            hashlib.sha256(self.settings.tobytes()).hexdigest(),
            labels(self.measures),
            [rule.share, rule.first, rule.at_most] if isinstance(rule, Precision) else rule,
        ]
        return hashlib.sha256(json.dumps(what).encode()).hexdigest()[:16]
