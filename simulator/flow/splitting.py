"""Within a party, who takes out what for whom: whoever has more than is allowed hands it to those with room left.

Goods of which pieces are counted come first, class by class, each carrier up to the pieces they may still have; then
all else together, by what it is worth. Member by member, the first first, until all is handed on or nobody has room.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from simulator.journal.columns import Floats, Mask, SmallInts


@dataclass(frozen=True, slots=True)
class Over:
    """What some people have over the allowance of one class of goods whose pieces are counted, in yuan."""

    name: str
    yuan: Floats
    room: Floats
    """For how much each may still have pieces of it; infinite for those to whom only the value counts."""
    tax: Floats
    """The tax on it, a share."""


@dataclass(frozen=True, slots=True)
class Passed:
    """What changes hands, in yuan."""

    handed_on: Floats
    carried: Floats
    tax: Floats
    """What would be due on what each hands on."""
    others_share: Floats
    """Of all else that each has over, how much is handed on."""
    handed_of: dict[str, Floats] = field(default_factory=dict)
    """Of each class that is handed on by the piece."""
    carried_of: dict[str, Floats] = field(default_factory=dict)


def hand_on(splits: Mask, over: Floats, due: Floats, counted: Sequence[Over], room: Floats, head: SmallInts) -> Passed:
    """What those who split hand on of what they have over (and would owe `due` on it), to those who have room."""
    handed_of: dict[str, Floats] = {}
    carried_of: dict[str, Floats] = {}
    tax, others, due_on_others = np.zeros(len(over)), over, due
    for goods in counted:
        yuan = np.where(splits, goods.yuan, 0.0)
        handed_of[goods.name], carried_of[goods.name] = _split(yuan, np.minimum(room, goods.room), head)
        room = room - carried_of[goods.name]
        tax += handed_of[goods.name] * goods.tax
        others, due_on_others = others - goods.yuan, due_on_others - goods.yuan * goods.tax
    others, due_on_others = (np.maximum(yuan, 0.0) for yuan in (others, due_on_others))
    handed_on, carried = _split(np.where(splits, others, 0.0), room, head)
    others_share = np.divide(handed_on, others, out=np.zeros(len(others)), where=others > 0)
    tax += due_on_others * others_share
    return Passed(
        np.minimum(sum(handed_of.values(), handed_on), over),
        sum(carried_of.values(), carried),
        tax,
        others_share,
        handed_of,
        carried_of,
    )


def _split(over: Floats, room: Floats, head: SmallInts) -> tuple[Floats, Floats]:
    """What each hands on to others of the party, and what each carries for others: member by member, the first first,
    until all is handed on or nobody has room left."""
    handed_on, carried = np.zeros(len(over)), np.zeros(len(over))
    if not over.any():
        return handed_on, carried
    concerned = np.zeros(len(over), dtype=np.bool_)
    concerned[head[over > 0]] = True  # few parties have anything to split
    row = np.flatnonzero(concerned[head])
    party, place = np.cumsum(head[row] == row) - 1, row - head[row]  # which party, and the how manieth in it
    load = np.minimum(np.bincount(party, over[row]), np.bincount(party, room[row]))
    for mine, left, moved in ((over, load.copy(), handed_on), (room, load, carried)):
        for number in range(int(place.max()) + 1):
            which = np.flatnonzero(place == number)
            here, whose = row[which], party[which]
            moved[here] = np.minimum(mine[here], left[whose])
            left[whose] -= moved[here]
    return handed_on, carried
