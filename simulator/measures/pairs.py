"""The same travellers under two policies: who is better off, who is worse off, and by how much.

Two journals of one replication hold the same people: whoever has the same flow and index is the same traveller with
the same luck. Compared are those who set out after the warm-up and finished in both; who finished in only one is
counted beside them, since a policy that leaves people on the pier, or puts them off to a boat after the end of the run,
must not look the quicker for it. A traveller whom the policy makes one of another kind (a permit for many journeys) is
counted among the kind they were.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray

from simulator.journal import Journal
from simulator.journal.columns import Floats, Ints, SmallInts
from simulator.measures.period import mean
from simulator.measures.places import traveller_flows
from simulator.measures.quantiles import quantiles
from simulator.measures.travellers import finished


@dataclass(frozen=True, slots=True)
class Pairs:
    """Travellers who finished under both policies, a row each: flow by flow, by index."""

    minutes_saved: Floats
    """From door to door: how much shorter the journey is under the second policy; negative where it is longer."""
    arrives_earlier_minutes: Floats
    """How much sooner they are where they were going; negative where later. It differs from the minutes saved where a
    policy lets people set out closer to the time they like, or further from it: more seats put fewer of them off to a
    later boat, and from door to door nothing is seen of that."""
    flow: SmallInts
    """Row of `flows`."""
    kind: SmallInts
    """Row of `kinds`; -1 for those of none."""
    index: Ints
    """Place in the flow's population."""
    flows: tuple[str, ...]
    kinds: tuple[str, ...]
    """As in the first journal."""
    only_before: int
    """How many finished under the first policy alone; under the second they were left behind, or found no seat before
    the end of the run."""
    only_after: int
    """How many finished under the second alone."""

    def __len__(self) -> int:
        return len(self.minutes_saved)


@dataclass(frozen=True, slots=True)
class Group:
    """Some of the travellers compared: how many are there sooner or later, and by how much."""

    sort: Literal["all", "flow", "kind"]
    name: str
    """`all`, a flow, or a kind or trait."""
    travellers: int
    sooner: int
    """By more than the margin."""
    later: int
    """By more than the margin."""
    sooner_mean_minutes: float
    """Mean over all of them; negative where they are later."""
    sooner_quantile_minutes: tuple[float, ...]
    """At the shares of `GROUP_SHARES`."""


GROUP_SHARES: Final = (0.05, 0.5, 0.95)


def pairs(before: Journal, after: Journal) -> Pairs:
    """Match the travellers of two journals of one replication; flows that are not in both are left out.

    Raises ValueError where seed, replication or first day differ: then they are not the same people.
    """
    for fact in ("seed", "replication", "start"):
        if getattr(before, fact) != getattr(after, fact):
            raise ValueError(f"not the same people: {fact} {getattr(before, fact)} and {getattr(after, fact)}")
    shared = [flow for flow in traveller_flows(before) if flow in traveller_flows(after)]
    parts = [_of_flow(before, after, flow) for flow in shared] or [(np.empty(0, np.int64), np.empty(0, np.int64))]
    rows_before, rows_after = (np.concatenate(rows) for rows in zip(*parts, strict=True))
    done_before, done_after = finished(before)[rows_before], finished(after)[rows_after]
    both = done_before & done_after
    here, there = rows_before[both], rows_after[both]
    took = before.journeys.left[here] - before.journeys.arrived[here]
    takes = after.journeys.left[there] - after.journeys.arrived[there]
    return Pairs(
        took - takes,
        before.journeys.left[here] - after.journeys.left[there],
        before.journeys.flow[here],
        before.journeys.kind[here],
        before.journeys.index[here],
        before.flows,
        before.kinds,
        int(np.count_nonzero(done_before & ~done_after))
        + sum(_put_off_for_good(before, after, each) for each in shared),
        int(np.count_nonzero(done_after & ~done_before))
        + sum(_put_off_for_good(after, before, each) for each in shared),
    )


def groups(found: Pairs, margin_minutes: float = 0.0) -> tuple[Group, ...]:
    """All travellers compared, those of each flow, and those of each kind or trait; groups of nobody are left out."""

    def group(sort: Literal["all", "flow", "kind"], name: str, here: NDArray[np.bool_]) -> Group:
        sooner = found.arrives_earlier_minutes[here]
        return Group(
            sort,
            name,
            len(sooner),
            int(np.count_nonzero(sooner > margin_minutes)),
            int(np.count_nonzero(sooner < -margin_minutes)),
            mean(sooner),
            quantiles(sooner, GROUP_SHARES),
        )

    every = [group("all", "all", np.ones(len(found), np.bool_))]
    every += (group("flow", name, found.flow == row) for row, name in enumerate(found.flows))
    every += (group("kind", name, np.append(of_it, False)[found.kind]) for name, of_it in _by_value(found.kinds))
    return tuple(each for each in every if each.travellers)


def _by_value(kinds: tuple[str, ...]) -> list[tuple[str, NDArray[np.bool_]]]:
    """Each value that a kind or trait takes, and which kinds have it."""
    values = [kind.split("/") for kind in kinds]
    names = dict.fromkeys(value for kind in values for value in kind)
    return [(name, np.array([name in kind for kind in values], np.bool_)) for name in names]


def _of_flow(before: Journal, after: Journal, flow: str) -> tuple[Ints, Ints]:
    """Rows of the same travellers in both journals, who set out after the warm-up under both policies."""
    first, second = _rows(before, flow), _rows(after, flow)
    index, others = before.journeys.index[first], after.journeys.index[second]
    _, here, there = np.intersect1d(index, others, assume_unique=True, return_indices=True)
    return first[here], second[there]


def _put_off_for_good(here: Journal, there: Journal, flow: str) -> int:
    """How many finished here who there found no seat before the end of the run, and so have no journey.

    Of those who have none, a journal only says how many wished to come; where a policy keeps others at home besides,
    these are as many of the missing as there can be."""
    rows = _rows(here, flow)
    came = there.journeys.index[there.journeys.flow == there.flows.index(flow)]
    missing = finished(here)[rows] & ~np.isin(here.journeys.index[rows], came)
    return min(int(np.count_nonzero(missing)), int(there.beyond[there.flows.index(flow)].sum()))


def _rows(journal: Journal, flow: str) -> Ints:
    mine = journal.journeys.flow == journal.flows.index(flow)
    return np.flatnonzero(mine & (journal.journeys.arrived >= journal.warm_up_minutes))
