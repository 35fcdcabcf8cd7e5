"""Where people wait for one another: companions at the meeting points of their flow, parties where they gather."""

from __future__ import annotations

import numpy as np

from simulator.flow.laid_out import Laid
from simulator.flow.plan import Act
from simulator.journal.columns import Ints, SmallInts


def meetings(laid: list[Laid]) -> tuple[Ints, SmallInts]:
    """First meeting of each person, and how many each meeting waits for: a flow's meetings are theirs and their
    companions', a row of meeting points for each person of the flow."""
    meets: list[Ints] = []
    missing: list[SmallInts] = []
    begins, first = 0, 0
    for one in laid:
        people, points = len(one.people), len(one.meetings)
        if not one.companion:  # a flow; its companions follow it
            first = begins
            begins += people * points
            missing.append(np.zeros((people, points), dtype=np.int32))
        for slot, taken in zip(one.sheet.slots, one.sheet.taken, strict=True):
            for number, column in enumerate(slot, 1):
                if column.act == Act.MEET:
                    missing[-1][:, column.place] += taken == number
        meets.append(first + np.arange(people, dtype=np.int64) * points)
    if begins == 0:
        return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int32)
    return np.concatenate(meets), np.concatenate([table.ravel() for table in missing])


def gatherings(laid: list[Laid], first: int) -> tuple[Ints, SmallInts]:
    """First meeting of each person's party, the meetings before being so many, and how many each waits for: a row of
    points for each party of a flow."""
    gathers: list[Ints] = []
    missing: list[SmallInts] = []
    for one in laid:
        people, points = len(one.people), len(one.gatherings)
        party = np.cumsum(one.people.head == np.arange(people)) - 1
        gathers.append(first + party * points)
        table = np.zeros((int(party[-1]) + 1 if people else 0, points), dtype=np.int32)
        for slot, taken in zip(one.sheet.slots if points else (), one.sheet.taken, strict=False):
            for number, column in enumerate(slot, 1):
                if column.act == Act.GATHER:
                    here = np.bincount(party[taken == number], minlength=len(table))
                    table[:, column.place] += here.astype(np.int32)
        missing.append(table.ravel())
        first += table.size
    if not any(len(table) for table in missing):
        return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int32)
    return np.concatenate(gathers), np.concatenate(missing)
