"""How long: the distributions of durations a scenario may name, with mean and spread as people give them.

`spread` is the standard deviation. A bare quantity (`20 s`, `30`) is a constant. Durations are
minutes inside.
"""

from __future__ import annotations

import math
from typing import Annotated, Self

from pydantic import BeforeValidator, Field, Tag, model_validator

from simulator.scenario.choices import Weighted, bare_is_constant, one_of
from simulator.scenario.quantities import Frozen, Minutes, PositiveCount, Share


class Constant(Frozen):
    """Always the same."""

    constant: Minutes
    """The duration itself."""

    def moments(self) -> tuple[float, float]:
        """Mean (minutes) and variance (minutes squared)."""
        return self.constant, 0.0


class Exponential(Frozen):
    """Memoryless, as between unrelated arrivals."""

    exponential: Minutes
    """The mean."""

    def moments(self) -> tuple[float, float]:
        """Mean (minutes) and variance (minutes squared)."""
        return self.exponential, self.exponential**2


class MeanSpread(Frozen):
    """A mean and a standard deviation."""

    mean: Annotated[Minutes, Field(gt=0)]
    """The mean."""
    spread: Annotated[Minutes, Field(gt=0)]
    """The standard deviation."""


class Lognormal(Frozen):
    """Skewed to the right: most are near the middle, a few take long."""

    lognormal: MeanSpread
    """Mean and standard deviation of the duration itself, not of its logarithm."""

    def moments(self) -> tuple[float, float]:
        """Mean (minutes) and variance (minutes squared)."""
        return self.lognormal.mean, self.lognormal.spread**2


class Gamma(Frozen):
    """Skewed to the right, with a lighter tail than the lognormal."""

    gamma: MeanSpread
    """Mean and standard deviation."""

    def moments(self) -> tuple[float, float]:
        """Mean (minutes) and variance (minutes squared)."""
        return self.gamma.mean, self.gamma.spread**2


class Stages(Frozen):
    """A mean reached in equal exponential stages."""

    mean: Annotated[Minutes, Field(gt=0)]
    """The mean of the whole."""
    stages: PositiveCount
    """How many stages."""


class Erlang(Frozen):
    """The sum of equal exponential stages."""

    erlang: Stages
    """Mean and number of stages."""

    def moments(self) -> tuple[float, float]:
        """Mean (minutes) and variance (minutes squared)."""
        return self.erlang.mean, self.erlang.mean**2 / self.erlang.stages


class Corners(Frozen):
    """Smallest, likeliest and largest value."""

    low: Minutes
    """The smallest."""
    likely: Minutes
    """The likeliest (the mode)."""
    high: Minutes
    """The largest."""

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if not (self.low <= self.likely <= self.high and self.low < self.high):
            raise ValueError("low, likely and high should rise in this order")
        return self


class Triangular(Frozen):
    """What people can tell: at least, usually, at most."""

    triangular: Corners
    """Smallest, likeliest and largest."""

    def moments(self) -> tuple[float, float]:
        """Mean (minutes) and variance (minutes squared)."""
        a, c, b = self.triangular.low, self.triangular.likely, self.triangular.high
        return (a + b + c) / 3, (a * a + b * b + c * c - a * b - a * c - b * c) / 18


class Ends(Frozen):
    """Smallest and largest value."""

    low: Minutes
    """The smallest."""
    high: Minutes
    """The largest."""

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if not self.low < self.high:
            raise ValueError("low should be less than high")
        return self


class Uniform(Frozen):
    """Anything between two ends, all alike."""

    uniform: Ends
    """Smallest and largest."""

    def moments(self) -> tuple[float, float]:
        """Mean (minutes) and variance (minutes squared)."""
        low, high = self.uniform.low, self.uniform.high
        return (low + high) / 2, (high - low) ** 2 / 12


class ObservedDurations(Weighted):
    """Durations as they were seen."""

    values: tuple[Minutes, ...] = Field(min_length=1)
    """The durations."""


class Empirical(Frozen):
    """One of the durations seen."""

    empirical: ObservedDurations
    """The durations and how often each was seen."""

    def moments(self) -> tuple[float, float]:
        """Mean (minutes) and variance (minutes squared)."""
        return self.empirical.moments()


class Part(Frozen):
    """One part of a mixture."""

    share: Share
    """How often this part is drawn."""
    of: Durations
    """What is drawn then."""


class Mixture(Frozen):
    """Now the one, now the other: the parts' shares sum to 1."""

    mixture: tuple[Part, ...] = Field(min_length=1)
    """The parts."""

    @model_validator(mode="after")
    def _sum_to_one(self) -> Self:
        total = math.fsum(part.share for part in self.mixture)
        if abs(total - 1) > 1e-9:
            raise ValueError(f"the shares of a mixture should sum to 1, not {total:g}")
        return self

    def moments(self) -> tuple[float, float]:
        """Mean (minutes) and variance (minutes squared)."""
        parts = [(part.share, *part.of.moments()) for part in self.mixture]
        mean = math.fsum(share * part_mean for share, part_mean, _ in parts)
        return mean, math.fsum(share * (var + m * m) for share, m, var in parts) - mean**2


Durations = Annotated[
    Annotated[Constant, Tag("=constant")]
    | Annotated[Exponential, Tag("=exponential")]
    | Annotated[Lognormal, Tag("=lognormal")]
    | Annotated[Gamma, Tag("=gamma")]
    | Annotated[Erlang, Tag("=erlang")]
    | Annotated[Triangular, Tag("=triangular")]
    | Annotated[Uniform, Tag("=uniform")]
    | Annotated[Empirical, Tag("=empirical")]
    | Annotated[Mixture, Tag("=mixture")],
    one_of("20 s"),
    BeforeValidator(bare_is_constant),
]
"""How long something takes, in minutes."""

Part.model_rebuild()
Mixture.model_rebuild()
