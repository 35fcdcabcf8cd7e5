"""What distributions of durations and of counts have in common: their names, bare quantities, weights."""

from __future__ import annotations

import math
from typing import Any, Self

from pydantic import Discriminator, model_validator

from simulator.scenario.quantities import Frozen, Number

DURATIONS = ("constant", "exponential", "lognormal", "gamma", "erlang", "triangular", "uniform", "empirical", "mixture")
COUNTS = ("constant", "geometric", "empirical")


class Weighted(Frozen):
    """Values with weights; the weights are normalised."""

    weights: tuple[Number, ...] | None = None
    """How often each was seen; all alike when left out."""

    @property
    def _values(self) -> tuple[float, ...]:
        return tuple(getattr(self, "values"))  # noqa: B009 - minutes or counts, as the kind has it

    @model_validator(mode="after")
    def _one_weight_each(self) -> Self:
        if self.weights is not None and len(self.weights) != len(self._values):
            raise ValueError(f"needs one weight for each of its {len(self._values)} values, not {len(self.weights)}")
        if self.weights is not None and not sum(self.weights) > 0:
            raise ValueError("at least one weight should be above 0")
        return self

    def shares(self) -> tuple[float, ...]:
        """The share of each value; they sum to 1."""
        weights = self.weights or (1.0,) * len(self._values)
        total = math.fsum(weights)
        return tuple(weight / total for weight in weights)

    def moments(self) -> tuple[float, float]:
        """Mean and variance of the values."""
        pairs = list(zip(self._values, self.shares(), strict=True))
        mean = math.fsum(value * share for value, share in pairs)
        return mean, math.fsum((value - mean) ** 2 * share for value, share in pairs)


def bare_is_constant(value: Any) -> Any:
    """A bare quantity is a constant."""
    return value if isinstance(value, dict | Frozen) else {"constant": value}


def _which(value: Any) -> str | None:
    """The distribution a value names, marked with `=` to be told from keys where complaints name their place."""
    keys = value if isinstance(value, dict) else type(value).model_fields
    return next((f"={key}" for key in keys if key in DURATIONS + COUNTS), None)


def one_of(example: str) -> Discriminator:
    """How a field tells which of the named distributions is written."""
    message = f"needs a quantity such as `{example}`, or the name of a distribution"
    return Discriminator(_which, custom_error_type="distribution", custom_error_message=message)
