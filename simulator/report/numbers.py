"""Estimates in figures a reader can take in: `12.3 ± 0.4`, and n/a where nothing was observed."""

from __future__ import annotations

import math
from collections.abc import Iterable

from simulator.study.estimate import Estimate

NOTHING = "n/a"


def number(value: float, decimals: int = 1) -> str:
    """`1,234.5`, of fewer than no decimals `1,200`; n/a for NaN, never 0; and never `-0.0`."""
    return NOTHING if math.isnan(value) else f"{round(value, decimals) + 0.0:,.{max(decimals, 0)}f}"


def plain(value: float) -> str:
    """`5`, `0.868`, `1,180`: three figures, and no zero that says nothing."""
    return f"{float(f'{value:.3g}'):,.10g}"


def with_interval(found: Estimate | None, decimals: int = 1, scale: float = 1.0) -> str:
    """`12.3 ± 0.4`, after multiplying by `scale` (100 for shares shown in per cent).

    A single replication has no interval and stands alone (`12.3`; the heading of the run says so); nothing
    observed is `n/a`; an asterisk marks a mean over fewer replications than were run.
    """
    if found is None or not found.n:
        return NOTHING
    if found.n + found.missing == 1:
        return number(found.mean * scale, decimals)
    mark = "*" if found.missing else ""
    return f"{number(found.mean * scale, decimals)} ± {number(found.half_width * scale, decimals)}{mark}"


def decimals_for(column: Iterable[Estimate | None], scale: float = 1.0) -> int:
    """How many decimals a column needs: none from a thousand on, two below ten."""
    largest = max((abs(found.mean) * scale for found in column if found and found.n), default=0.0)
    return 0 if largest >= 1000 else 1 if largest >= 10 else 2


def signed_per_cent(share: float) -> str:
    """`+3.1 %`; n/a for NaN."""
    return NOTHING if math.isnan(share) else f"{share * 100:+.1f} %"


def to_the_interval(value: float, half_width: float) -> str:
    """A value with what two figures of its half-width warrant: `0.0257` for 0.02571 ± 0.0012, `163,400` for 163,411 ±
    4,348."""
    if math.isnan(value):
        return NOTHING
    if not half_width > 0:  # exact, or no interval: four figures
        return f"{value:,.4g}" if abs(value) < 10_000 else f"{value:,.0f}"
    return number(value, min(1 - math.floor(math.log10(half_width)), 9))


def signed(value: float, half_width: float, finest: float = 0.0) -> str:
    """A difference with its half-width, `+12.1 ± 2.7`; what is exactly nothing is `0`, what rounds to nothing has no
    sign. No more decimals are shown than two figures of `finest` have."""
    if math.isnan(value):
        return NOTHING
    if value == half_width == 0:
        return "0"
    if math.isnan(half_width):
        return NOTHING
    width = max(half_width, finest)
    shown = to_the_interval(value, width)
    sign = "+" if value > 0 and any(digit in shown for digit in "123456789") else ""
    return f"{sign}{shown} ± {to_the_interval(half_width, width) if half_width > 0 else number(half_width, 0)}"
