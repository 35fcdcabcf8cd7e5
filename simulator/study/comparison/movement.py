"""Where the queue moved: stage by stage, what a policy takes from the waiting and what it adds elsewhere.

A quicker desk may only send people to the next queue sooner. So all stages stand side by side, in minutes for each who
waits and in person-hours of waiting a day, which add up; and where much of what is taken at some stages comes back at
others, an alarm says so.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from simulator.measures.waiting import Waiting
from simulator.study.comparison.paired import paired
from simulator.study.comparison.rounds import Round
from simulator.study.estimate import Estimate

MOVED_SHARE = 0.5
"""The alarm: what waits grow by elsewhere is at least so large a share of what they fall by."""
TRIFLE_SHARE = 0.01
"""Of all hours waited in the baseline: a stage that changes by less says nothing about where the queue is."""
WORTH_AN_ALARM_HOURS = 1.0
"""Where all stages together lose fewer person-hours of waiting a day than this, nothing moved that anybody would "
"see."""


@dataclass(frozen=True, slots=True)
class Shift:
    """The waiting at one stage under an alternative, held against the baseline."""

    stage: str
    in_lounge: bool
    before_minutes: float
    """Mean wait in the baseline; NaN where nobody waited there."""
    minutes: Estimate
    """Difference of the mean wait."""
    hours: Estimate
    """Difference of the person-hours a day; a stage that is not there, or to which nobody comes, has none."""

    @property
    def certain(self) -> bool:
        """Whether the interval of the person-hours leaves no doubt which way they went."""
        return abs(self.hours.mean) > self.hours.half_width


@dataclass(frozen=True, slots=True)
class Movement:
    """All stages under one alternative."""

    alternative: str
    shifts: tuple[Shift, ...]
    waiting_hours: float = 0.0
    """Person-hours a day at all stages together, in the baseline."""

    @property
    def telling(self) -> tuple[Shift, ...]:
        """Stages that certainly change by more than a trifle."""
        least = TRIFLE_SHARE * self.waiting_hours
        return tuple(shift for shift in self.shifts if shift.certain and abs(shift.hours.mean) >= least)

    @property
    def fallen_hours(self) -> float:
        """Person-hours a day that are certainly taken, over all stages where they fall by more than a trifle."""
        return math.fsum(-shift.hours.mean for shift in self.telling if shift.hours.mean < 0)

    @property
    def grown_hours(self) -> float:
        """Person-hours a day that are certainly added, over all stages where they grow by more than a trifle."""
        return math.fsum(shift.hours.mean for shift in self.telling if shift.hours.mean > 0)

    @property
    def only_moved(self) -> bool:
        """Whether the alarm is raised."""
        return self.fallen_hours >= WORTH_AN_ALARM_HOURS and self.grown_hours >= MOVED_SHARE * self.fallen_hours


def movement(alternative: str, rounds: Sequence[Round], policy: int) -> Movement:
    """Every stage of the baseline and of one alternative (its place among the policies, the baseline being 0)."""
    before, after = (_by_stage(rounds, row) for row in (0, policy))
    shifts, waiting_hours = [], 0.0
    for stage in dict.fromkeys((*before, *after)):
        here, there = (table.get(stage, [None] * len(rounds)) for table in (before, after))
        minutes = paired([_minutes(each) for each in here], [_minutes(each) for each in there])
        hours = paired([_hours(each) for each in here], [_hours(each) for each in there])
        if any(_hours(each) for each in (*here, *there)):
            shifts.append(Shift(*stage, minutes.before.mean, minutes.difference, hours.difference))
            waiting_hours += hours.before.mean
    return Movement(alternative, tuple(shifts), waiting_hours)


def _by_stage(rounds: Sequence[Round], policy: int) -> dict[tuple[str, bool], list[Waiting | None]]:
    tables = [{(each.stage, each.in_lounge): each for each in found.policies[policy].waiting} for found in rounds]
    return {stage: [table.get(stage) for table in tables] for stage in dict.fromkeys(key for t in tables for key in t)}


def _minutes(found: Waiting | None) -> float:
    return math.nan if found is None else found.mean_minutes


def _hours(found: Waiting | None) -> float:
    return 0.0 if found is None or math.isnan(found.person_hours_per_day) else found.person_hours_per_day
