"""What the risk of today would cost at another aim: read off each curve where it comes to the baseline's risk.

Replication by replication, on the same luck, between the two neighbouring points of the curve along a straight line.
A curve bends, so what lies between two points is a little dearer by the line than it is: finer rates come closer. A
curve ends where the examiners no longer keep up.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from simulator.study.estimate import Estimate, estimate
from simulator.study.frontier.design import Design
from simulator.study.frontier.outcomes import Outcome
from simulator.study.frontier.standing import Columns, keeps_up


@dataclass(frozen=True, slots=True)
class SameRisk:
    """One quality of targeting, at the rate at which it misses as much as the scenario as it is written. `missing`
    counts the replications in which no rate of the curve comes to that."""

    odds: float
    rate: Estimate
    examined_share: Estimate
    time: Estimate
    time_difference: Estimate
    """To the scenario as it is written, paired."""
    server_hours_per_day: Estimate
    server_hours_difference: Estimate


def same_risks(design: Design, columns: Columns) -> tuple[SameRisk, ...]:
    """One for each curve."""
    return tuple(_one(design, columns, row) for row in range(len(design.curves)))


def _one(design: Design, columns: Columns, row: int) -> SameRisk:
    curve = design.curves[row]
    points = list(takewhile(lambda point: keeps_up(columns, point), curve.points))
    rates = [design.points[point].settings["rate"] for point in points]
    found = [
        _read_off(before, rates, [columns[point][replication] for point in points])
        for replication, before in enumerate(columns[0])
    ]
    rate, share, time, hours = zip(*found, strict=True)
    longer = (after - before.time for after, before in zip(time, columns[0], strict=True))
    more = (after - before.server_hours_per_day for after, before in zip(hours, columns[0], strict=True))
    return SameRisk(curve.odds, *map(estimate, (rate, share, time, longer, hours, more)))


def _read_off(before: Outcome, rates: Sequence[float], along: Sequence[Outcome]) -> tuple[float, float, float, float]:
    """Rate, examined share, time and hours where a curve first comes to the risk of another point; NaN where it never
    does. Of a point that lies on the curve, its own."""
    for rate, one in zip(rates, along, strict=True):
        if one is before:
            return rate, one.examined_share, one.time, one.server_hours_per_day
    for (rate, one), (next_rate, other) in pairwise(zip(rates, along, strict=True)):
        if min(one.risk, other.risk) <= before.risk <= max(one.risk, other.risk):
            gap = other.risk - one.risk
            way = (before.risk - one.risk) / gap if gap else 0.0
            pairs = (
                (rate, next_rate),
                (one.examined_share, other.examined_share),
                (one.time, other.time),
                (one.server_hours_per_day, other.server_hours_per_day),
            )
            first, second, third, fourth = (start + way * (end - start) for start, end in pairs)
            return first, second, third, fourth
    return math.nan, math.nan, math.nan, math.nan
