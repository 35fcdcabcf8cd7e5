"""Parties split into people: who they are, in the order of their coming."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from simulator.flow.arrivals import Parties
from simulator.flow.chance import Chance
from simulator.journal.journal import Floats, Ints, SmallInts
from simulator.scenario.flows import Flow
from simulator.scenario.schema import Scenario


@dataclass(frozen=True, slots=True)
class People:
    """The members of one flow's parties, sorted by arrival."""

    minutes: Floats
    """When each comes to the first step."""
    index: Ints
    """In the population that no policy renumbers."""
    party: Ints
    """Index of the first member of the party."""
    booked: SmallInts
    """Row of the sailing booked; -1 for none."""
    size: SmallInts
    """Members of the party if it boards together, else 1."""
    head: SmallInts
    """Which row of these is the first member of the party."""
    kind: SmallInts
    """Row of `kinds`; -1 for none."""

    def __len__(self) -> int:
        return len(self.minutes)


def members(
    scenario: Scenario,
    name: str,
    coming: Parties,
    minutes: Floats,
    booked: Ints,
    kinds: Sequence[str],
    chance: Chance,
) -> People:
    """Everyone in the parties of one flow who comes before the horizon; `minutes` and `booked` are the parties'."""
    flow = scenario.world.flows[name]
    order = np.flatnonzero(minutes < scenario.run.horizon)
    order = order[np.argsort(minutes[order], kind="stable")]
    size = coming.size[order]
    row = np.repeat(order, size)
    head = np.repeat((np.cumsum(size) - size).astype(np.int32), size)
    together = flow.party is not None and flow.party.together
    return People(
        minutes=minutes[row],
        index=coming.first_member[row] + np.arange(len(row)) - head,
        party=coming.first_member[row],
        booked=booked.astype(np.int32)[row],
        size=coming.size.astype(np.int32)[row] if together else np.ones(len(row), dtype=np.int32),
        head=head,
        kind=_kind(name, flow, coming, kinds, chance)[row],
    )


def _kind(name: str, flow: Flow, coming: Parties, kinds: Sequence[str], chance: Chance) -> SmallInts:
    """What kind each party is of."""
    if not flow.kinds:
        return np.full(len(coming.number), -1, dtype=np.int32)
    reached = np.cumsum(list(flow.kinds.values()))
    luck = chance.uniforms(f"{name}/kind", coming.candidates)[coming.number]
    own = np.minimum(np.searchsorted(reached, luck, side="right"), len(reached) - 1)
    return np.array([kinds.index(key) for key in flow.kinds], dtype=np.int32)[own]
