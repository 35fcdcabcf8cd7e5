"""Who stands above whom: teams are ranked by paired differences between their choices, so that luck does not win."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from simulator.measures.nature import NATURES
from simulator.study.comparison.paired import joint_half_width, paired
from simulator.workshop.answer import Answer


@dataclass(frozen=True, slots=True)
class Standing:
    """One team's place."""

    team: int
    place: int
    """From 1: one more than the teams that are surely better. Teams between which luck could decide share it."""
    difference: float
    """Of the primary measure, to the baseline."""
    half_width: float


def scoreboard(answers: Mapping[int, Answer]) -> tuple[Standing, ...]:
    """All teams that have settled, the best first; intervals between all pairs of teams hold together."""
    if not answers:
        return ()
    values = {team: answer.primary_values for team, answer in answers.items()}
    sign = -1.0 if NATURES[next(iter(answers.values())).primary.measure].good == "more" else 1.0
    pairs = max(len(values) * (len(values) - 1) // 2, 1)
    standings = []
    for team, answer in answers.items():
        better = sum(_surely_better(other, values[team], sign, pairs) for row, other in values.items() if row != team)
        primary = answer.primary
        standings.append(Standing(team, 1 + better, primary.paired.difference.mean, primary.joint_half_width))
    return tuple(sorted(standings, key=lambda each: (each.place, sign * each.difference, each.team)))


def _surely_better(one: Sequence[float], other: Sequence[float], sign: float, pairs: int) -> bool:
    """Whether the one is better than the other by more than its joint interval."""
    gap = paired(other, one).difference
    return sign * gap.mean + joint_half_width(gap, pairs) < 0
