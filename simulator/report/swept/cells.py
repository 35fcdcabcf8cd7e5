"""The fields of a sweep's tables: estimates with half of their interval, shares, headings with their unit."""

from __future__ import annotations

import math
from collections.abc import Sequence

from simulator.report.numbers import NOTHING, number, plain
from simulator.report.swept.naming import factor_unit, factor_value
from simulator.report.words.voice import Voice
from simulator.study.decision.findings import Findings
from simulator.study.estimate import Estimate

DASH = "–"
LONGEST_UNIT = 9


def short_value(found: Findings, row: int, value: float, voice: Voice) -> str:
    """With its unit, if that is short: long ones stand in the table of factors."""
    long = len(factor_unit(found, row, voice)) > LONGEST_UNIT
    return plain(value).replace("-", "−") if long else factor_value(found, row, value, voice)


def in_unit(text: str, unit: str, voice: Voice) -> str:
    """A heading, and below it what its numbers are counted in."""
    return f"{text}\n{unit}" if voice.language == "en" else f"{text}（{unit}）"


def decimals(column: Sequence[Estimate], scale: float) -> int:
    """How many a column needs: none from a thousand on, two below ten."""
    largest = max((abs(each.mean) * scale for each in column if not math.isnan(each.mean)), default=0.0)
    return 0 if largest >= 1000 else 1 if largest >= 10 else 2


def with_half(found: Estimate, digits: int, scale: float = 1.0, *, signed: bool = False) -> str:
    """`+12.3 ± 0.4`; without an interval where there is none."""
    if math.isnan(found.mean):
        return NOTHING
    text = number(found.mean * scale, digits).replace("-", "−")
    if signed and found.mean * scale >= 0.5 * 10**-digits:
        text = f"+{text}"
    return text if math.isnan(found.half_width) else f"{text} ± {number(found.half_width * scale, digits)}"


def in_per_cent(found: Estimate) -> str:
    """In per cent; an estimate a little below nothing is shown as it is."""
    return with_half(found, 0, 100.0)
