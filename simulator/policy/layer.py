"""A lever as it is laid over a scenario: at one of its strengths, or at a value between two of them."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise

from simulator.policy.amounts import Amount, alike, read_amount, shortly
from simulator.policy.asking import LIKELY, STRENGTHS, label
from simulator.policy.between import between
from simulator.policy.bundled import Bundled
from simulator.policy.lever import Lever
from simulator.policy.scale import Scale, amounts_of, scale_of
from simulator.scenario.complaints import Complaints, whole
from simulator.scenario.evidence import Evidence, Grade
from simulator.scenario.nodes import Node
from simulator.scenario.scalars import scalar


@dataclass(frozen=True, slots=True)
class Layer:
    """A lever, and how much of it."""

    lever: Lever
    strength: str
    """`low`, `likely` or `high`; empty at a value between them."""
    label: str
    """`more_desks`, `more_desks:high` or `duty_free_limit=5000`."""
    evidence: Evidence
    """How much, and what stands behind it."""
    changes: Node
    """What it sets."""
    rounded: tuple[str, ...] = ()
    """Numbers that had to be whole, each as `place 12.4 to 12`."""
    since: dt.date | None = None
    """From which day on; None where it holds for the whole run."""
    package: Bundled | None = None
    """The package that brought it; None where it was asked for by itself."""

    def from_day(self, day: dt.date) -> Layer:
        """The same from a day on: `more_desks@2011-10-01`."""
        return replace(self, since=day, label=f"{self.label}@{day.isoformat()}")


def at_strength(lever: Lever, strength: str = LIKELY) -> Layer:
    """A lever at one of its strengths."""
    return Layer(lever, strength, label(lever.name, strength), lever.strengths[strength], lever.changes[strength])


def at_value(lever: Lever, text: str, typed: str) -> Layer:
    """A lever at the value in a text; raises Complaints, with what was `typed`, where there is no such value.

    The value of a strength is that strength. Any other lies between two, and each number that differs between those
    lies as far on the way from one to the other. Nothing lies beyond the strengths.
    """
    amounts, scale = amounts_of(lever), scale_of(lever)
    wanted = alike([*(amounts or ()), read_amount(scalar(text.strip()))])
    if amounts is None or wanted is None:
        raise _refused(typed, "is no value of this lever", _choice(lever, scale))
    value = wanted[-1]
    number = value.number
    fitting = [strength for strength, each in zip(STRENGTHS, amounts, strict=True) if each.number == number]
    if len(fitting) == 1:
        return at_strength(lever, fitting[0])
    if fitting:
        meant = " or ".join(f"{lever.name}:{strength}" for strength in fitting)
        raise _refused(typed, "is the value of more than one strength", f"say which: {meant}")
    if not scale.smallest <= number <= scale.largest:
        hint = _in_per_cent(scale, number) + _choice(lever, scale)
        raise _refused(typed, "lies beyond the strengths of this lever", hint)
    if not scale.continuous:
        rule = f"is none of its strengths, and nothing lies between them: {scale.reason}"
        raise _refused(typed, rule, _choice(lever, scale))
    if scale.whole and number.denominator != 1:
        below, above = int(number), int(number) + 1
        raise _refused(typed, f"counts {lever.unit.en}, in whole numbers", f"did you mean {below} or {above}?")
    weaker, stronger = next(
        (weaker, stronger)
        for weaker, stronger in pairwise(zip(STRENGTHS, amounts, strict=True))
        if min(weaker[1].number, stronger[1].number) < number < max(weaker[1].number, stronger[1].number)
    )
    return _between(lever, value, weaker, stronger)


def _between(lever: Lever, value: Amount, weaker: tuple[str, Amount], stronger: tuple[str, Amount]) -> Layer:
    """A lever at a value between two strengths."""
    (one, low), (other, high) = weaker, stronger
    way = (value.number - low.number) / (high.number - low.number)
    rounded: list[str] = []
    changes = between(lever.changes[one], lever.changes[other], way, rounded)
    said = f"{lever.name}={shortly(value.number)}{low.unit}"
    return Layer(lever, "", said, _evidence(lever, value, one, other), changes, tuple(rounded))


def _evidence(lever: Lever, value: Amount, one: str, other: str) -> Evidence:
    """Assumed where either strength is; else derived from the two."""
    behind = [lever.strengths[strength] for strength in (one, other)]
    sources = dict.fromkeys(each.source for each in behind if each.source)
    grade: Grade = "derived" if sources and all(each.grade != "assumed" for each in behind) else "assumed"
    note = f"between {one} ({behind[0].value}) and {other} ({behind[1].value})"
    return Evidence(value.written, None, None, "; ".join(sources), grade, note)


def _refused(typed: str, rule: str, hint: str) -> Complaints:
    return Complaints([whole(typed, rule, hint)])


def _choice(lever: Lever, scale: Scale) -> str:
    """What may be asked for instead."""
    if math.isnan(scale.low):
        return "it has three strengths: " + ", ".join(f"{lever.name}:{strength}" for strength in STRENGTHS)
    three = ", ".join(f"{strength} {scale.said(getattr(scale, strength))}" for strength in STRENGTHS)
    if not scale.continuous:
        return f"it has {three} ({lever.unit.en})"
    ends = f"{scale.said(scale.smallest)} to {scale.said(scale.largest)}"
    return f"it goes from {ends} ({lever.unit.en}; {three})"


def _in_per_cent(scale: Scale, number: Fraction) -> str:
    """The nearest right value where somebody left out the sign: 45 is 4500 %."""
    meant = float(number / 100)
    fits = scale.unit == "%" and scale.smallest <= meant <= scale.largest
    return f"did you mean {scale.said(meant)}? " if fits else ""
