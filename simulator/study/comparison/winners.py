"""Who is there sooner and who later, when the same traveller is held against himself, over all replications.

Shares and quantiles are over the travellers of a replication; their mean and interval are over replications. Who
finished under only one of the policies is counted apart: a policy that leaves people on the pier must not look the
quicker for it.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from simulator.measures.pairs import GROUP_SHARES, Group
from simulator.study.comparison.rounds import Met
from simulator.study.estimate import Estimate, estimate

HARDLY_ANYBODY_SHARE = 0.005
"""Fewer than one in two hundred are called practically nobody."""
FEWEST_A_REPLICATION = 5
"""A group with fewer travellers in a replication, on the average, is not called the one hit hardest."""


@dataclass(frozen=True, slots=True)
class Fortune:
    """How one group of travellers fares under an alternative."""

    sort: Literal["all", "flow", "kind"]
    name: str
    travellers: int
    """Compared, in all replications together."""
    sooner_share: Estimate
    """There sooner by more than the margin."""
    later_share: Estimate
    """There later by more than the margin."""
    sooner_mean_minutes: Estimate
    """Mean over them all; negative where they are later."""
    sooner_quantile_minutes: tuple[Estimate, ...]
    """What the shares of `GROUP_SHARES` do not exceed."""

    @property
    def loses(self) -> bool:
        """Whether more of them are later than sooner, or they are later on the average."""
        return self.later_share.mean > self.sooner_share.mean or self.sooner_mean_minutes.mean < 0


@dataclass(frozen=True, slots=True)
class Winners:
    """The travellers under one alternative."""

    alternative: str
    margin_minutes: float
    groups: tuple[Fortune, ...]
    """All, each flow, each kind or trait."""
    only_before: Estimate
    """How many in a replication finished under the baseline alone."""
    only_after: Estimate
    """How many finished under the alternative alone."""

    @property
    def everyone(self) -> Fortune | None:
        """All travellers compared; None where nobody could be."""
        return next((group for group in self.groups if group.sort == "all"), None)

    @property
    def hit_hardest(self) -> Fortune | None:
        """Of the kinds that lose more than they win, that of which the largest share is later; None where all kinds
        gain, hardly anybody is later, or there are none."""
        replications = self.only_before.n
        large = [
            group
            for group in self.groups
            if group.sort == "kind" and group.travellers >= FEWEST_A_REPLICATION * replications and group.loses
        ]
        worst = max(large, key=lambda group: (group.later_share.mean, group.travellers), default=None)
        return worst if worst is not None and worst.later_share.mean >= HARDLY_ANYBODY_SHARE else None


def is_nobody(found: Winners) -> bool:
    """Whether practically nobody of all is sooner or later."""
    everyone = found.everyone
    return everyone is None or max(everyone.sooner_share.mean, everyone.later_share.mean) < HARDLY_ANYBODY_SHARE


def winners(alternative: str, met: Sequence[Met], margin_minutes: float) -> Winners:
    """Sum up one alternative over its replications."""
    names = dict.fromkeys((group.sort, group.name) for each in met for group in each.groups)
    tables = [{(group.sort, group.name): group for group in each.groups} for each in met]
    return Winners(
        alternative,
        margin_minutes,
        tuple(_fortune([table.get(name) for table in tables]) for name in names),
        estimate(each.only_before for each in met),
        estimate(each.only_after for each in met),
    )


def _fortune(found: Sequence[Group | None]) -> Fortune:
    """One group over the replications; one in which nobody of it came is left out."""
    there = [group for group in found if group is not None]

    def over(value: Callable[[Group], float]) -> Estimate:
        return estimate(math.nan if group is None else value(group) for group in found)

    return Fortune(
        there[0].sort,
        there[0].name,
        sum(group.travellers for group in there),
        over(lambda group: group.sooner / group.travellers),
        over(lambda group: group.later / group.travellers),
        over(lambda group: group.sooner_mean_minutes),
        tuple(over(_quantile(row)) for row in range(len(GROUP_SHARES))),
    )


def _quantile(row: int) -> Callable[[Group], float]:
    """What reads one of the quantiles off a group."""
    return lambda group: group.sooner_quantile_minutes[row]
