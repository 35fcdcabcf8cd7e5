"""How much money: the distributions of sums in yuan a scenario may name. A bare sum (`300 CNY`) is a constant.

They are those of durations, with yuan in the place of minutes.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Field, Tag

from simulator.scenario.choices import bare_is_constant, one_of
from simulator.scenario.distributions import Constant, Exponential, Gamma, Lognormal, MeanSpread
from simulator.scenario.quantities import Yuan


class ConstantSum(Constant):
    """Always the same."""

    constant: Yuan
    """The sum itself."""


class ExponentialSum(Exponential):
    """Memoryless: of those who spend more than any sum, as many spend so much more again as of all."""

    exponential: Yuan
    """The mean."""


class MeanSpreadOfSums(MeanSpread):
    """A mean and a standard deviation, in yuan."""

    mean: Annotated[Yuan, Field(gt=0)]
    """The mean."""
    spread: Annotated[Yuan, Field(gt=0)]
    """The standard deviation."""


class LognormalSum(Lognormal):
    """Skewed to the right: most spend little, a few very much."""

    lognormal: MeanSpreadOfSums
    """Mean and standard deviation of the sum itself, not of its logarithm."""


class GammaSum(Gamma):
    """Skewed to the right, with a lighter tail than the lognormal."""

    gamma: MeanSpreadOfSums
    """Mean and standard deviation."""


Sums = Annotated[
    Annotated[ConstantSum, Tag("=constant")]
    | Annotated[ExponentialSum, Tag("=exponential")]
    | Annotated[LognormalSum, Tag("=lognormal")]
    | Annotated[GammaSum, Tag("=gamma")],
    one_of("300 CNY"),
    BeforeValidator(bare_is_constant),
]
"""How much money, in yuan."""
