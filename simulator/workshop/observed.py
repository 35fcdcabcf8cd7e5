"""What was seen of one setting, replication by replication, beside the baseline; it can be kept as text.

The same numbers as `strait compare` sees, and no more of them than a page shows.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from simulator.measures.pairs import Group
from simulator.study.comparison.rounds import Met

STEP_MINUTES = 15.0
"""Queues by time of day are averaged over steps of this length."""

Values = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Seen:
    """One replication under the baseline and a setting."""

    number: int
    before: dict[str, float]
    """By measure and place, as `wait_mean_minutes.desk`; NaN where nothing was observed."""
    after: dict[str, float]
    met: Met
    """All travellers, the same under both."""
    queues: dict[str, tuple[Values, Values]]
    """By station or lounge: how many wait in each step of the day, before and after."""


def as_text(seen: Sequence[Seen]) -> str:
    """To be kept."""
    rows = [
        {
            "number": each.number,
            "before": _nothing(each.before),
            "after": _nothing(each.after),
            "met": [each.met.only_before, each.met.only_after, *(_group(group) for group in each.met.groups)],
            "queues": {place: [_gaps(before), _gaps(after)] for place, (before, after) in each.queues.items()},
        }
        for each in seen
    ]
    return json.dumps(rows, separators=(",", ":"), allow_nan=False)


def from_text(text: str) -> tuple[Seen, ...]:
    """What was kept, to the last bit."""
    return tuple(
        Seen(
            row["number"],
            {name: _number(value) for name, value in row["before"].items()},
            {name: _number(value) for name, value in row["after"].items()},
            _met(row["met"]),
            {place: (_values(before), _values(after)) for place, (before, after) in row["queues"].items()},
        )
        for row in json.loads(text)
    )


def _met(row: list[Any]) -> Met:
    only_before, only_after, *groups = row
    return Met(
        tuple(
            Group("all", "all", n, sooner, later, _number(mean), _values(quantiles))
            for n, sooner, later, mean, quantiles in groups
        ),
        only_before,
        only_after,
    )


def _group(group: Group) -> list[Any]:
    (mean,) = _gaps((group.sooner_mean_minutes,))
    return [group.travellers, group.sooner, group.later, mean, _gaps(group.sooner_quantile_minutes)]


def _nothing(values: dict[str, float]) -> dict[str, float | None]:
    return {name: None if math.isnan(value) else value for name, value in values.items()}


def _gaps(values: Values) -> list[float | None]:
    return [None if math.isnan(value) else value for value in values]


def _values(values: list[float | None]) -> Values:
    return tuple(map(_number, values))


def _number(value: float | None) -> float:
    return math.nan if value is None else value
