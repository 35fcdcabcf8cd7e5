"""What goes between two places of a map a day, both ways together, under each policy."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from simulator.report.numbers import number
from simulator.report.strait import strait
from simulator.study.comparison import Comparison
from simulator.study.comparison.paired import joint_half_width, paired
from simulator.study.estimate import Estimate

DEPARTURES = "sailings_per_day"
Ends = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Flow:
    """What goes between two places a day, both ways together, under one policy."""

    mode: str
    a_day: Estimate
    gap: Estimate | None
    """Difference to the baseline, with the interval of all policies together; None of the baseline itself."""

    @property
    def told(self) -> str:
        """`1,203 ± 40`; under a policy `1,248 (+45 ± 12)`."""
        digits = 0 if self.a_day.mean >= 20 else 1
        mean = number(self.a_day.mean, digits)
        if self.gap is None:
            return f"{mean} ± {number(self.a_day.half_width, digits)}" if self.a_day.half_width > 0 else mean
        change, ends = round(self.gap.mean, digits), round(self.gap.half_width, digits)
        if self.gap.n < 2 or change == 0 == ends:
            return mean
        return f"{mean} ({'+' if change > 0 else ''}{number(change, digits)} ± {number(ends, digits)})".replace(
            "-", "−"
        )


def flows_of(found: Comparison, measure: str) -> dict[Ends, list[Flow | None]]:
    """By the two places between which it goes, what goes there under each policy; `measure` is how many a departure."""
    design = found.design
    routes = [file.scenario.policy.routes for file in (design.baseline, *design.alternatives)]
    carried = [_carried(found, row, measure) for row in range(len(routes))]
    known: dict[Ends, str] = {}
    for each in routes:
        for route in each.values():
            if route.origin != route.destination and strait().way(route.origin, route.destination) is not None:
                ends = (min(route.origin, route.destination), max(route.origin, route.destination))
                known.setdefault(ends, route.mode)
    flows: dict[Ends, list[Flow | None]] = {}
    for ends, mode in known.items():
        columns = [
            _a_day(carried[row], [name for name, at in each.items() if {at.origin, at.destination} == {*ends}])
            for row, each in enumerate(routes)
        ]
        of_policies = [_flow(columns, row, mode) for row in range(len(routes))]
        if any(flow is not None for flow in of_policies):
            flows[ends] = of_policies
    return flows


def _carried(found: Comparison, policy: int, measure: str) -> list[dict[str, float]]:
    """In each replication, by route: how many a departure, times departures a day."""
    every = []
    for each in found.replications:
        rows = [row for row in each.policies[policy].rows if row.measure in {measure, DEPARTURES}]
        a_departure, departures = (
            {row.place: row.value for row in rows if row.measure == one} for one in (measure, DEPARTURES)
        )
        every.append({route: value * departures[route] for route, value in a_departure.items() if route in departures})
    return every


def _a_day(carried: Sequence[dict[str, float]], routes: Sequence[str]) -> list[float]:
    """In each replication, of these routes together; a route on which nothing left carries nothing."""
    return [math.fsum(np.nan_to_num([each.get(route, 0.0) for route in routes])) for each in carried]


def _flow(columns: Sequence[Sequence[float]], policy: int, mode: str) -> Flow | None:
    if not any(columns[policy]):
        return None
    pair = paired(columns[0], columns[policy])
    half_width = joint_half_width(pair.difference, len(columns) - 1)
    gap = Estimate(pair.difference.mean, half_width, pair.difference.n, pair.difference.missing)
    return Flow(mode, pair.after, gap if policy else None)
