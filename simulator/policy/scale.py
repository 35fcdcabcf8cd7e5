"""How far a lever goes: its three strengths as numbers, and whether any value between them may be asked for."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise

from simulator.policy.amounts import Amount, alike, read_amount, shortly
from simulator.policy.asking import STRENGTHS
from simulator.policy.between import Line, NotNumbersError, lines
from simulator.policy.lever import Lever
from simulator.scenario.schema import Text


@dataclass(frozen=True, slots=True)
class Scale:
    """The values of a lever, in the unit of its file: 50 of `%`, 26 of nothing but what `counts` says."""

    low: float
    """How much at its low strength, as at the others; NaN where a strength is no number."""
    likely: float
    high: float
    unit: str
    """What is written behind the number: `%`, `h`; mostly nothing."""
    counts: Text
    """What the number counts, in three languages."""
    continuous: bool
    """Whether any value between low and high may be asked for."""
    whole: bool
    """Whether it counts things, so that only whole numbers may be asked for."""
    reason: str = ""
    """Why only the strengths may be asked for; empty where it is continuous."""

    @property
    def smallest(self) -> float:
        """The smallest value there is; of a lever that cuts minutes that is its high strength."""
        return min(self.low, self.high)

    @property
    def largest(self) -> float:
        """The largest value there is."""
        return max(self.low, self.high)

    def said(self, value: float) -> str:
        """A value as it is typed behind `LEVER=`: `25`, `45%`."""
        return f"{shortly(value)}{self.unit}"


def scale_of(lever: Lever) -> Scale:
    """The scale of a lever."""
    amounts = amounts_of(lever)
    reason, found = _on_lines(lever, amounts)
    low, likely, high = (float(each.number) for each in amounts) if amounts else (math.nan,) * 3
    unit = amounts[0].unit if amounts else ""
    whole = bool(amounts) and not unit and all(each.number.denominator == 1 for each in amounts or ())
    whole = whole and any(line.counted for line in found)
    return Scale(low, likely, high, unit, lever.unit, not reason, whole, reason)


def amounts_of(lever: Lever) -> tuple[Amount, ...] | None:
    """How much at each strength, in the unit of the first; None where they are not numbers of one kind."""
    return alike([read_amount(lever.strengths[strength].value) for strength in STRENGTHS])


def _on_lines(lever: Lever, amounts: tuple[Amount, ...] | None) -> tuple[str, list[Line]]:
    """Why there is nothing between the strengths, if so; and each number that moves."""
    if amounts is None:
        return "they are not numbers of one kind", []
    low, likely, high = (each.number for each in amounts)
    if not (low < likely < high or low > likely > high):
        return f"{' and '.join(_same(amounts)) or 'they'} are not one above the other", []
    found: list[Line] = []
    try:
        for weaker, stronger in pairwise(STRENGTHS):
            found += lines(lever.changes[weaker], lever.changes[stronger])
    except NotNumbersError as other:
        return f"they differ in more than numbers, in {other}", found
    return "", found


def _same(amounts: tuple[Amount, ...]) -> list[str]:
    """The strengths that have one value."""
    return [
        strength
        for strength, each in zip(STRENGTHS, amounts, strict=True)
        if sum(each.number == other.number for other in amounts) > 1
    ]
