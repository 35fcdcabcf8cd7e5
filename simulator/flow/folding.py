"""A flow's sheet folded: steps of which nobody takes two share one row of cells.

Whoever boards at Dongdu does not board at Wutong, and whoever flies to Taichung not to Tainan. With a row of cells for
each step half of a long way's cells would stand empty; so neighbours of which nobody takes two share one, their slot.
Who takes what then differs from person to person: each combination that occurs is an outline of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from simulator.flow.plan import Act
from simulator.flow.sheets import Column, Sheet
from simulator.journal.columns import Codes, Floats, Mask, SmallInts

Slot = tuple[Column, ...]
MOST_IN_A_SLOT = 127
"""As many as a byte can tell apart."""


@dataclass(slots=True)
class Folded:
    """The slots of one flow (or companion), in the order of its steps."""

    slots: tuple[Slot, ...]
    minutes: list[Floats]
    """Of each slot, a person each; NaN where none of its steps is taken."""
    taken: list[Codes]
    """Of each slot, a person each: which of its steps is taken, counted from 1; 0 for none."""
    patience: dict[int, Floats]
    """Of the slots where somebody's may end, a person each."""


def folded(sheet: Sheet) -> Folded:
    """Fold a sheet, whose columns are written over and let go."""
    slots: list[list[Column]] = []
    minutes: list[Floats] = []
    taken: list[Codes] = []
    patience: dict[int, Floats] = {}
    slot_of: list[int] = []
    open_to: Mask | None = None  # who takes no step of the last slot yet; None where nobody is left
    for number, column in enumerate(sheet.columns):
        own, sheet.minutes[number] = sheet.minutes[number], np.empty(0)
        takes = ~np.isnan(own)
        if slots and not takes.any() and len(slots[-1]) < MOST_IN_A_SLOT:
            pass  # what nobody does takes no room
        elif open_to is None or len(slots[-1]) == MOST_IN_A_SLOT or not open_to[takes].all():
            slots.append([])
            minutes.append(own)
            taken.append(takes.astype(np.int8))
            open_to = ~takes
        else:
            np.copyto(minutes[-1], own, where=takes)
            taken[-1][takes] = len(slots[-1]) + 1
            open_to &= ~takes
        if open_to is not None and not open_to.any():
            open_to = None
        if number in sheet.patience:
            ends = sheet.patience[number]
            before = patience.get(len(slots) - 1)
            patience[len(slots) - 1] = np.where(takes, ends, np.inf if before is None else before)
        slots[-1].append(_counted_in_slots(column, number, slot_of, len(slots) - 1))
        slot_of.append(len(slots) - 1)
    return Folded(tuple(map(tuple, slots)), minutes, taken, patience)


def _counted_in_slots(column: Column, number: int, slot_of: Sequence[int], slot: int) -> Column:
    """The same step, with its partner so many slots back instead of so many columns."""
    return replace(column, partner=slot - slot_of[number - column.partner]) if column.act == Act.RELEASE else column


def outlines(sheet: Folded, people: int) -> tuple[list[Slot], SmallInts]:
    """The outlines that occur, a step for each slot, and which of them is each person's.

    Where somebody takes no step of a slot it does not matter which stands in the outline.
    """
    own = np.zeros(people, dtype=np.int32)
    chosen: NDArray[np.int64] = np.zeros((1, 0), dtype=np.int64)  # of each outline and slot, which of its steps
    for slot, taken in zip(sheet.slots, sheet.taken, strict=True):
        rows = np.arange(len(chosen))
        if len(slot) > 1:
            own = own * np.int32(len(slot)) + np.maximum(taken, 1) - np.int32(1)
            occurs = np.zeros(len(chosen) * len(slot), dtype=np.bool_)
            occurs[own] = True
            own = (np.cumsum(occurs, dtype=np.int32) - np.int32(1))[own]
            rows = np.flatnonzero(occurs)
        chosen = np.column_stack([chosen[rows // len(slot)], rows % len(slot)])
    return [tuple(slot[step] for slot, step in zip(sheet.slots, row, strict=True)) for row in chosen.tolist()], own
