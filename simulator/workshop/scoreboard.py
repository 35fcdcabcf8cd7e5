"""Who stands above whom: teams are ranked by paired differences between their choices, so that luck does not win."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from simulator.study.comparison.paired import joint_half_width, paired
from simulator.study.estimate import Estimate
from simulator.workshop.answer import Answer

Wins = Literal["less", "more"]


@dataclass(frozen=True, slots=True)
class Standing:
    """One team's place."""

    team: int
    place: int
    """From 1: one more than the teams that are surely better. Teams between which luck could decide share it."""
    difference: float
    """Of the primary measure, to the baseline."""
    half_width: float
    to_first: float
    """The paired difference to the team that stands first on the list; 0 of that team itself."""
    to_first_half_width: float


def scoreboard(answers: Mapping[int, Answer], wins: Wins = "less") -> tuple[Standing, ...]:
    """All teams that have settled, the best first; intervals between all pairs of teams hold together."""
    if not answers:
        return ()
    values = {team: answer.primary_values for team, answer in answers.items()}
    sign = -1.0 if wins == "more" else 1.0
    pairs = max(len(values) * (len(values) - 1) // 2, 1)
    places = {
        team: 1 + sum(_surely_better(other, own, sign, pairs) for row, other in values.items() if row != team)
        for team, own in values.items()
    }
    found = {team: answer.primary.paired.difference.mean for team, answer in answers.items()}
    order = sorted(values, key=lambda team: (places[team], sign * found[team], team))
    standings = []
    for team in order:
        gap = _gap(values[order[0]], values[team])
        half_width = answers[team].primary.joint_half_width
        standings.append(Standing(team, places[team], found[team], half_width, gap.mean, joint_half_width(gap, pairs)))
    return tuple(standings)


def _gap(other: Sequence[float], one: Sequence[float]) -> Estimate:
    """The one less the other, run by run on the same luck."""
    return paired(other, one).difference


def _surely_better(one: Sequence[float], other: Sequence[float], sign: float, pairs: int) -> bool:
    """Whether the one is better than the other by more than its joint interval."""
    gap = _gap(other, one)
    return sign * gap.mean + joint_half_width(gap, pairs) < 0
