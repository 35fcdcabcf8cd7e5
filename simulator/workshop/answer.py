"""What is said of one setting: every measure shown, with its interval, beside the baseline; who is worse off."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from simulator.measures import UNITS
from simulator.measures.nature import NATURES
from simulator.study.comparison.contrasts import Contrast
from simulator.study.comparison.design import Design
from simulator.study.comparison.paired import Paired, joint_half_width, paired
from simulator.study.comparison.verdicts import verdict
from simulator.study.comparison.winners import Winners, winners
from simulator.study.estimate import Estimate, estimate
from simulator.workshop.observed import Seen


@dataclass(frozen=True, slots=True)
class Answer:
    """One setting held against its baseline on the same luck."""

    contrasts: tuple[Contrast, ...]
    """The primary measure first."""
    winners: Winners
    queues: dict[str, tuple[tuple[Estimate, ...], tuple[Estimate, ...]]]
    """By place: how many wait in each step of the day, before and after."""
    primary_values: tuple[float, ...]
    """The primary measure under the setting, in each replication."""

    @property
    def primary(self) -> Contrast:
        """The measure that decides."""
        return self.contrasts[0]

    def of(self, measure: str, place: str) -> Contrast:
        """One measure at one place."""
        return next(each for each in self.contrasts if (each.measure, each.place) == (measure, place))


def answered(design: Design, name: str, seen: Sequence[Seen], measures: Sequence[tuple[str, str]]) -> Answer:
    """What all replications of a setting of this name come to, as a comparison concludes it of one alternative."""
    seen = sorted(seen, key=lambda each: each.number)
    found = []
    for measure, place in measures:
        pair = paired(*([side[f"{measure}.{place}"] for side in sides] for sides in _sides(seen)))
        found.append(_contrast(design, name, measure, place, pair))
    margin = design.margin_minutes(found[0].paired.before.mean)
    queues = {
        place: (_by_step([each.queues[place][0] for each in seen]), _by_step([each.queues[place][1] for each in seen]))
        for place in seen[0].queues
    }
    values = tuple(each.after[f"{found[0].measure}.{found[0].place}"] for each in seen)
    return Answer(tuple(found), winners(name, [each.met for each in seen], margin), queues, values)


def _sides(seen: Sequence[Seen]) -> tuple[list[dict[str, float]], list[dict[str, float]]]:
    return [each.before for each in seen], [each.after for each in seen]


def _contrast(design: Design, name: str, measure: str, place: str, pair: Paired) -> Contrast:
    difference = pair.difference
    half_width = joint_half_width(difference, 1)
    margin, good = design.margin_of(measure, pair.before.mean), NATURES[measure].good
    said = verdict(difference.mean, half_width, difference.n, margin, good, comparisons=1)
    return Contrast(name, measure, place, UNITS[measure], pair, half_width, pair.p, margin, said)


def _by_step(runs: Sequence[Sequence[float]]) -> tuple[Estimate, ...]:
    """The mean of each step of the day over replications; none where nobody ever came."""
    steps = max(map(len, runs), default=0)
    return tuple(estimate(run[step] if step < len(run) else math.nan for run in runs) for step in range(steps))
