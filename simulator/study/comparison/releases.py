"""The tables of a Time Release Study under the baseline and under each policy, with the paired difference.

In each replication each interval has a number of declarations, a mean, a median, a 90th percentile, a longest, and a
share within the standard; what is told of them is over replications.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from simulator.measures.release import Times
from simulator.study.comparison.comparison import Comparison
from simulator.study.comparison.paired import joint_half_width, paired
from simulator.study.comparison.rounds import Round
from simulator.study.estimate import Estimate
from simulator.units import MINUTES_PER_HOUR


def _hours(name: str) -> Callable[[Times], float]:
    return lambda times: float(getattr(times, name)) / MINUTES_PER_HOUR


STATISTICS: Final[dict[str, Callable[[Times], float]]] = {
    "declarations": lambda times: float(times.n),
    "mean_hours": _hours("mean_minutes"),
    "median_hours": _hours("median_minutes"),
    "p90_hours": _hours("p90_minutes"),
    "longest_hours": _hours("longest_minutes"),
    "within_standard_share": lambda times: times.within_standard_share,
}
"""What is told of an interval, and how it is read off; the unit is in the name."""


@dataclass(frozen=True, slots=True)
class Release:
    """One statistic of one interval of some declarations under one alternative, held against the baseline."""

    alternative: str
    study: str
    """`direction.shore`."""
    by: str
    """By what the table is split; empty where it is not."""
    group: str
    """Which of them; empty where the table is not split, or it is not said of them."""
    interval: str
    statistic: str
    before: Estimate
    after: Estimate
    difference: Estimate
    """Paired; in the replications that have both."""
    joint_half_width: float
    """Of the difference, at which those of all alternatives hold together."""


Key = tuple[str, str, str, str]
"""Study, split, group and interval."""


def releases(found: Comparison) -> tuple[Release, ...]:
    """All of them: study by study, split by split, group by group, in the order of the study; empty where no
    declaration is ever released. Intervals that apply to nothing are left out."""
    every = [_by_key(found.replications, row) for row in range(len(found.policies))]
    keys = [key for key, times in _known(every).items() if any(each is not None and each.n for each in times)]
    rows = []
    for key in keys:
        before, *after = (table.get(key, [None] * len(found.replications)) for table in every)
        for statistic, read in STATISTICS.items():
            for name, each in zip(found.design.names, after, strict=True):
                pair = paired(_values(before, read), _values(each, read))
                joint = joint_half_width(pair.difference, len(after))
                rows.append(Release(name, *key, statistic, pair.before, pair.after, pair.difference, joint))
    return tuple(rows)


def _by_key(rounds: Sequence[Round], policy: int) -> dict[Key, list[Times | None]]:
    """Under one policy the times of each replication; none where there were no such declarations."""
    found: dict[Key, list[Times | None]] = {}
    for number, each in enumerate(rounds):
        for study, tables in each.policies[policy].releases.items():
            for by, table in tables.items():
                for times in table:
                    key = (study, by, "".join(times.group), times.interval)
                    found.setdefault(key, [None] * len(rounds))[number] = times
    return found


def _known(every: Sequence[dict[Key, list[Times | None]]]) -> dict[Key, list[Times | None]]:
    """What there is under any policy, those of the baseline first within their table."""
    known: dict[Key, list[Times | None]] = {}
    for table in every:
        for key, times in table.items():
            known.setdefault(key, []).extend(times)
    return {key: known[key] for key in sorted(known, key=lambda key: _place(key, known))}


def _place(key: Key, known: dict[Key, list[Times | None]]) -> tuple[int, ...]:
    """Tables in the order in which they come, and so their groups and intervals."""
    order = list(known)
    return tuple(next(row for row, other in enumerate(order) if other[:many] == key[:many]) for many in (1, 2, 3, 4))


def _values(times: Sequence[Times | None], read: Callable[[Times], float]) -> list[float]:
    """Of a replication without such declarations there is nothing to tell, but how many there were: none."""
    nothing = 0.0 if read is STATISTICS["declarations"] else math.nan
    return [nothing if each is None else read(each) for each in times]
