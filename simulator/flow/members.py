"""Parties split into people: who they are, in the order of their coming."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from simulator.flow.booking import Bookings
from simulator.journal.columns import Floats, Ints, SmallInts


@dataclass(frozen=True, slots=True)
class People:
    """The members of one flow's parties, sorted by arrival."""

    minutes: Floats
    """When each comes to the first step."""
    wished: Floats
    """When each would have come, had a departure with a seat left just when they liked."""
    index: Ints
    """In the population that no policy renumbers."""
    party: Ints
    """Index of the first member of the party."""
    row: Ints
    """Row of the party among those of the flow that come."""
    size: SmallInts
    """Members of the party if it boards together, else 1."""
    head: SmallInts
    """Which row of these is the first member of the party."""
    kind: SmallInts
    """Row of the sorts of traveller; -1 for none."""

    def __len__(self) -> int:
        return len(self.minutes)


def beyond(bookings: Bookings, warm_up_minutes: float, horizon_minutes: float, kinds: int) -> Ints:
    """How many members of the parties would have come within the time counted and come after the horizon, for want of
    an earlier seat: those of no kind, and then of each kind."""
    late = (bookings.minutes >= horizon_minutes) & (bookings.wished >= warm_up_minutes)
    late &= bookings.wished < horizon_minutes
    people = np.bincount(bookings.sort[late] + 1, bookings.parties.size[late], minlength=kinds + 1)
    return people.astype(np.int64)


def members(bookings: Bookings, horizon_minutes: float) -> People:
    """Everyone in the parties of one flow who comes before the horizon."""
    flow, coming, minutes = bookings.flow, bookings.parties, bookings.minutes
    order = np.flatnonzero(minutes < horizon_minutes)
    order = order[np.argsort(minutes[order], kind="stable")]
    size = coming.size[order]
    row = np.repeat(order, size)
    head = np.repeat((np.cumsum(size) - size).astype(np.int32), size)
    together = flow.party is not None and flow.party.together
    return People(
        minutes=minutes[row],
        wished=bookings.wished[row],
        index=coming.first_member[row] + np.arange(len(row)) - head,
        party=coming.first_member[row],
        row=row,
        size=coming.size.astype(np.int32)[row] if together else np.ones(len(row), dtype=np.int32),
        head=head,
        kind=bookings.sort[row],
    )
