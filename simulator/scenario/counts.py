"""How many: the distributions of counts a scenario may name. A bare number is a constant."""

from __future__ import annotations

import math
from typing import Annotated

from pydantic import BeforeValidator, Field, Tag

from simulator.scenario.choices import Weighted, bare_is_constant, one_of
from simulator.scenario.quantities import Frozen, PositiveCount


class ConstantCount(Frozen):
    """Always as many."""

    constant: PositiveCount
    """How many."""

    def moments(self) -> tuple[float, float]:
        """Mean and variance."""
        return float(self.constant), 0.0


class Geometric(Frozen):
    """One, and one more, again and again, by the toss of a coin."""

    geometric: Annotated[float, Field(ge=1, strict=True)]
    """The mean, 1 or more."""

    def moments(self) -> tuple[float, float]:
        """Mean and variance."""
        return self.geometric, self.geometric * (self.geometric - 1)


class ObservedCounts(Weighted):
    """Counts as they were seen."""

    values: tuple[PositiveCount, ...] = Field(min_length=1)
    """The counts."""


class EmpiricalCount(Frozen):
    """One of the counts seen."""

    empirical: ObservedCounts
    """The counts and how often each was seen."""

    def moments(self) -> tuple[float, float]:
        """Mean and variance."""
        return self.empirical.moments()


def largest_count(distribution: ConstantCount | Geometric | EmpiricalCount) -> float:
    """The most there may be; infinite where there is no end."""
    if isinstance(distribution, ConstantCount):
        return distribution.constant
    return max(distribution.empirical.values) if isinstance(distribution, EmpiricalCount) else math.inf


Counts = Annotated[
    Annotated[ConstantCount, Tag("=constant")]
    | Annotated[Geometric, Tag("=geometric")]
    | Annotated[EmpiricalCount, Tag("=empirical")],
    one_of("30"),
    BeforeValidator(bare_is_constant),
]
"""How many there are."""
