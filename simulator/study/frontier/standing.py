"""Where each point stands: what it came to, and whether another is better in both.

A point is beaten by another if both the time and the risk of that other are lower, and surely so: in either, the whole
interval of the paired difference (replication by replication, on the same luck) lies below 0. The intervals of a point
hold together over all others (Bonferroni). What nobody beats is the frontier; so a point that is there may also be one
of which the replications do not tell yet.

Where more are to be examined than the examiners have hours for, those picked pile up, and are still waiting when the
run ends. Times and misses are then of those who came through, and would be others in a longer run. Such a point is
called so, and neither beats any nor is on the frontier.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from simulator.measures.nature import NATURES
from simulator.study.comparison.paired import joint_half_width, paired
from simulator.study.estimate import Estimate, estimate
from simulator.study.frontier.design import Design
from simulator.study.frontier.outcomes import Outcome
from simulator.study.frontier.point import Point

Columns = Sequence[Sequence[Outcome]]
"""Of each point, what it came to in each replication."""

PILED_UP_SHARE: Final = 0.05
"""If on average more than this of those sent to a station still wait there at the end, it does not keep up. (Beyond its
hours the share goes to what is too much: a third if half as many again are sent as can be served.) Assumed."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A point over all replications."""

    point: Point
    examined_share: Estimate
    time: Estimate
    risk: Estimate
    server_hours_per_day: Estimate
    waiting_share: Estimate
    keeps_up: bool
    """Whether the examiners get through their work."""
    beaten_by: tuple[int, ...]
    """Rows of the points that are better in both."""

    @property
    def on_frontier(self) -> bool:
        """Whether it keeps up and no point is better in both; not where either was never observed."""
        return self.keeps_up and not self.beaten_by and self.time.n > 0 and self.risk.n > 0


def standings(design: Design, columns: Columns) -> tuple[Standing, ...]:
    """Where every point stands, in the order of the points."""
    rivals = [row for row in range(len(columns)) if keeps_up(columns, row)]
    return tuple(
        Standing(
            point,
            estimate(each.examined_share for each in mine),
            estimate(each.time for each in mine),
            estimate(each.risk for each in mine),
            estimate(each.server_hours_per_day for each in mine),
            estimate(each.waiting_share for each in mine),
            row in rivals,
            tuple(other for other in rivals if other != row and _beats(design, columns[other], mine, len(rivals) - 1)),
        )
        for row, (point, mine) in enumerate(zip(design.points, columns, strict=True))
    )


def keeps_up(columns: Columns, row: int) -> bool:
    """Whether the examiners of a point get through their work; where it has none, they do."""
    return not estimate(each.waiting_share for each in columns[row]).mean > PILED_UP_SHARE


def _beats(design: Design, one: Sequence[Outcome], other: Sequence[Outcome], comparisons: int) -> bool:
    """Whether one point is surely better than the other, in time and in risk."""
    times = [each.time for each in other], [each.time for each in one]
    risks = [each.risk for each in other], [each.risk for each in one]
    return all(
        _surely_better(measure, before, after, comparisons)
        for measure, (before, after) in ((design.time[0], times), (design.risk[0], risks))
    )


def _surely_better(measure: str, before: Sequence[float], after: Sequence[float], comparisons: int) -> bool:
    difference = paired(before, after).difference
    half_width = joint_half_width(difference, comparisons)
    worse = difference.mean if NATURES[measure].good == "less" else -difference.mean
    return worse + half_width < 0
