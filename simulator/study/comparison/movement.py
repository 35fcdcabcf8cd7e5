"""Where the queue moved: stage by stage, what a policy takes from the waiting and what it adds elsewhere.

A quicker desk may only send people to the next queue sooner. So all stages stand side by side, in minutes for each who
waits and in person-hours of waiting a day, which add up; and where much of what is taken at some stages comes back at
others, an alarm says so. A place that a policy gives up and the one that stands in for it (`policy.moved`) are one
stage: who went over to it has not ceased to wait.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from simulator.measures.waiting import Waiting
from simulator.study.comparison.design import Design
from simulator.study.comparison.margins import NOTICED_MINUTES
from simulator.study.comparison.paired import joint_half_width, paired
from simulator.study.comparison.rounds import Round
from simulator.study.estimate import Estimate

MOVED_SHARE = 0.5
"""The alarm: what waits grow by elsewhere is at least so large a share of what they fall by."""
TRIFLE_SHARE = 0.01
"""Of all hours waited in the baseline: a stage that changes by less says nothing about where the queue is."""
WORTH_AN_ALARM_HOURS = 1.0
"""Where all stages together lose fewer person-hours of waiting a day than this, nothing moved that anybody would
see."""


Place = tuple[frozenset[str], bool]
"""A stage: the station or the routes boarded from the lounge, and whether it is a lounge."""


@dataclass(frozen=True, slots=True)
class Shift:
    """The waiting at one stage under an alternative, held against the baseline."""

    stage: str
    """Called as the place that stands in for those given up."""
    in_lounge: bool
    before_minutes: float
    """Mean wait in the baseline; NaN where nobody waited there."""
    minutes: Estimate
    """Difference of the mean wait."""
    hours: Estimate
    """Difference of the person-hours a day; a stage that is not there, or to which nobody comes, has none. The
    intervals of all stages under all alternatives hold together."""

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
    def noticed(self) -> tuple[Shift, ...]:
        """Stages that certainly change, where at least one of them changes so much that anybody would see it."""
        certain = tuple(shift for shift in self.shifts if shift.certain)
        seen = (
            abs(shift.hours.mean) >= WORTH_AN_ALARM_HOURS or abs(shift.minutes.mean) >= NOTICED_MINUTES
            for shift in certain
        )
        return certain if any(seen) else ()

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


def movements(design: Design, rounds: Sequence[Round]) -> tuple[Movement, ...]:
    """Every stage of the baseline and of each alternative."""
    found = [
        _shifts(rounds, row, one_place(design.baseline.scenario.policy.moved, file.scenario.policy.moved))
        for row, file in enumerate(design.alternatives, 1)
    ]
    comparisons = sum(len(shifts) for shifts, _ in found)
    return tuple(
        Movement(name, tuple(_jointly(shift, comparisons) for shift in shifts), waiting_hours)
        for name, (shifts, waiting_hours) in zip(design.names, found, strict=True)
    )


def one_place(*moved: Mapping[str, str]) -> dict[str, str]:
    """What each place is called where those given up under any of these policies are one with what stands in for them;
    a place that is not named has nothing to do with any other."""
    to: dict[str, str] = {}

    def last(name: str) -> str:
        while name in to:
            name = to[name]
        return name

    for old, new in (pair for each in moved for pair in each.items()):
        if last(old) != last(new):
            to[last(old)] = last(new)
    return {name: last(name) for name in to}


def _shifts(rounds: Sequence[Round], policy: int, called: Mapping[str, str]) -> tuple[list[Shift], float]:
    """The stages of one alternative (its place among the policies, the baseline being 0), each for itself, and the
    hours waited in the baseline at all of them."""
    before, after = (_by_stage(rounds, row, called) for row in (0, policy))
    shifts, waiting_hours = [], 0.0
    for place in dict.fromkeys((*before, *after)):
        here, there = (table.get(place, [None] * len(rounds)) for table in (before, after))
        minutes = paired([_minutes(each) for each in here], [_minutes(each) for each in there])
        hours = paired([_hours(each) for each in here], [_hours(each) for each in there])
        if any(_hours(each) for each in (*here, *there)):
            stage = next(each.stage for each in (*there, *here) if each is not None)
            shifts.append(Shift(stage, place[1], minutes.before.mean, minutes.difference, hours.difference))
            waiting_hours += hours.before.mean
    return shifts, waiting_hours


def _jointly(shift: Shift, comparisons: int) -> Shift:
    return replace(shift, hours=replace(shift.hours, half_width=joint_half_width(shift.hours, comparisons)))


def _by_stage(rounds: Sequence[Round], policy: int, called: Mapping[str, str]) -> dict[Place, list[Waiting | None]]:
    tables = [_stages(found.policies[policy].waiting, called) for found in rounds]
    return {place: [table.get(place) for table in tables] for place in dict.fromkeys(key for t in tables for key in t)}


def _stages(found: Iterable[Waiting], called: Mapping[str, str]) -> dict[Place, Waiting]:
    """Each stage of one replication under what it is called."""
    stages: dict[Place, Waiting] = {}
    for each in found:
        names = dict.fromkeys(called.get(name, name) for name in each.stage.split("+"))
        place, here = (frozenset(names), each.in_lounge), replace(each, stage="+".join(names))
        stages[place] = stages[place].and_at(here) if place in stages else here
    return stages


def _minutes(found: Waiting | None) -> float:
    return math.nan if found is None else found.mean_minutes


def _hours(found: Waiting | None) -> float:
    return 0.0 if found is None or math.isnan(found.person_hours_per_day) else found.person_hours_per_day
