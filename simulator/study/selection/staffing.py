"""The smallest roster that keeps a standard in every part of the day, found by trying rosters on the same luck.

Desks are added in every part of the day in which the standard fails, and then, since some of these failed only for the
queue that was left over before, taken away one by one wherever the standard still holds without. What is left is a
roster of which no desk can be spared in any part of the day: the smallest in this sense, and not proved the smallest
of all.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from simulator.journal.columns import Floats
from simulator.study.estimate import CONFIDENCE_SHARE, student_t

Roster = tuple[int, ...]
"""Desks in each part of the day."""
Observe = Callable[[Roster], tuple[Floats, Floats]]
"""Runs a roster: who came and who was served in time, replications × parts of the day."""
Told = Callable[[int, Roster], None]
"""Is told how many rosters were tried, and the last of them."""


class NoRoster(ValueError):  # noqa: N818 - it says what happened
    """With as many desks as there may be the standard is not kept in some part of the day."""

    def __init__(self, part: int, share: float) -> None:
        super().__init__(f"even with every desk open only {share:.3f} are served in time in part {part + 1} of the day")
        self.part, self.share = part, share


@dataclass(frozen=True, slots=True)
class InPart:
    """How well a standard is kept in one part of the day."""

    share: float
    """Of those who came, over all replications; NaN where nobody came."""
    half_width: float
    """Of its 95 % interval, from the differences between replications (ratio estimator); NaN where it is unknown."""
    came_per_replication: float


def kept(came: Floats, in_time: Floats) -> tuple[InPart, ...]:
    """The share served in time in each part of the day: a ratio of two means, with the interval of a ratio estimator.

    Its half-width is t · s / (√n · mean of those who came), s² being the variance over replications of (served in time
    less share · came) (Law, Simulation Modeling and Analysis, section 9.5.2, for independent replications).
    """
    n = len(came)
    parts = []
    for column in range(came.shape[1]):
        all_came, all_served = float(came[:, column].sum()), float(in_time[:, column].sum())
        if not all_came:
            parts.append(InPart(math.nan, math.nan, 0.0))
            continue
        share = all_served / all_came
        half_width = math.nan
        if n > 1:
            spread = float(np.std(in_time[:, column] - share * came[:, column], ddof=1))
            half_width = student_t(n - 1, (1 + CONFIDENCE_SHARE) / 2) * spread / math.sqrt(n) / (all_came / n)
        parts.append(InPart(share, half_width, all_came / n))
    return tuple(parts)


@dataclass(frozen=True, slots=True)
class Staffed:
    """What a search found."""

    roster: Roster
    parts: tuple[InPart, ...]
    """As it was seen while searching: looked at again and again, and so a little too good."""
    tried: int
    """How many rosters were run."""


def smallest_roster(
    observe: Observe,
    begin: Roster,
    most: int,
    share: float,
    *,
    least: Roster | None = None,
    on_try: Told | None = None,
) -> Staffed:
    """A roster that serves `share` in time in every part of the day, and none of whose desks can be spared.

    No part has more than `most` desks. Raises NoRoster where these are too few.
    """
    floor = least or (0,) * len(begin)
    seen: dict[Roster, tuple[InPart, ...]] = {}

    def look(roster: Roster) -> tuple[InPart, ...]:
        if roster not in seen:
            seen[roster] = kept(*observe(roster))
            if on_try is not None:
                on_try(len(seen), roster)
        return seen[roster]

    roster = tuple(min(max(desks, low), most) for desks, low in zip(begin, floor, strict=True))
    while failing := [part for part, found in enumerate(look(roster)) if _fails(found, share)]:
        roster = _raised(roster, failing, most, look(roster))
    roster = _trimmed(roster, floor, lambda each: not any(_fails(found, share) for found in look(each)))
    return Staffed(roster, look(roster), len(seen))


def _fails(found: InPart, share: float) -> bool:
    return found.share < share  # nobody came: NaN, and nothing fails


def _raised(roster: Roster, failing: Sequence[int], most: int, found: Sequence[InPart]) -> Roster:
    """One desk more in each part that fails, or before it where that is full."""
    desks = list(roster)
    for part in failing:
        room = next((each for each in range(part, -1, -1) if desks[each] < most), None)
        if room is not None:
            desks[room] += 1
        elif part == failing[0]:
            raise NoRoster(part, found[part].share)
    return tuple(desks)


def _trimmed(roster: Roster, floor: Roster, holds: Callable[[Roster], bool]) -> Roster:
    """Desks taken away one at a time, where there are most first, until none can be spared."""
    while True:
        before = roster
        for part in sorted(range(len(before)), key=lambda part: (-before[part], part)):
            fewer = (*roster[:part], roster[part] - 1, *roster[part + 1 :])
            if roster[part] > floor[part] and holds(fewer):
                roster = fewer
        if roster == before:
            return roster
