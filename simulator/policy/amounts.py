"""Numbers as people write them, with their unit, exactly as their digits say."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any, Final

from simulator.scenario.evidence import amount
from simulator.units import AMOUNT, MINUTES_PER_DAY, clock_text

CLOCK: Final = "clock"
DIGITS: Final = 12
"""Digits that are kept of a number that no decimal tells in full."""
LARGEST: Final = 1e15
"""Beyond it a computer's numbers are no longer told apart one by one."""


@dataclass(frozen=True, slots=True)
class Amount:
    """`26 min` as 26 of `min`, `18:30` as 1110 minutes of the clock."""

    number: Fraction
    unit: str
    """As it was written: `min`, `%`, `CNY`; `clock` for a time of day, empty for a plain number."""
    kind: str
    """What it is a quantity of, as `scenario.evidence.amount` has it."""
    decimal: bool = False
    """Whether it was written as a number with a point."""

    @property
    def written(self) -> int | float | str:
        """As a scenario has it."""
        if self.unit == CLOCK:
            return clock_text(float(self.number)) if self.number < MINUTES_PER_DAY else "24:00"
        if self.unit:
            return f"{shortly(self.number)} {self.unit}"
        whole = self.number.denominator == 1 and not self.decimal
        return int(self.number) if whole else float(shortly(self.number))

    def into(self, unit: str) -> Amount:
        """The same amount in another unit of its kind."""
        if unit == self.unit or CLOCK in (unit, self.unit):
            return self
        number = self.number * _worth(self.unit) / _worth(unit)
        return Amount(number, unit, self.kind, self.decimal or number.denominator > 1)


def shortly(number: Fraction | float) -> str:
    """A number without a point where it needs none."""
    return f"{float(number):.{DIGITS}g}"


def read_amount(written: Any) -> Amount | None:
    """A quantity as it is written; None for what is none."""
    found = amount(written)
    if found is None or not math.isfinite(found[0]) or abs(found[0]) > LARGEST:
        return None
    value, kind = found
    if not isinstance(written, str):
        return Amount(_exactly(written), "", kind, isinstance(written, float))
    if kind == CLOCK:
        return Amount(_exactly(value), CLOCK, kind)
    split = AMOUNT.fullmatch(written.strip())
    unit = " ".join(split[2].split()) if split else written
    return Amount(_exactly(float(split[1] if split else value)), unit, kind, decimal="." in written)


def alike(amounts: Sequence[Amount | None]) -> tuple[Amount, ...] | None:
    """The same amounts in the unit of the first; None where some are none, or of different kinds."""
    known = [each for each in amounts if each is not None]
    if len(known) < len(amounts) or len({each.kind for each in known}) > 1:
        return None
    met = [each.into(known[0].unit) for each in known]
    return tuple(replace(each, decimal=any(other.decimal for other in met)) for each in met)


def _worth(unit: str) -> Fraction:
    """How much one of a unit is."""
    one = amount(f"1 {unit}") if unit else None
    return _exactly(one[0]) if one else Fraction(1)


def _exactly(number: float) -> Fraction:
    """As the digits say that are written, and not as a computer keeps them."""
    return Fraction(repr(number)) if isinstance(number, float) else Fraction(number)
