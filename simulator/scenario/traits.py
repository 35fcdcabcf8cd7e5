"""What tells travellers or goods of one kind apart, and how often: shares for everybody, or for each value of a trait
told before.

Fruit comes by the full container and parts of machines in lots of one pallet: how goods are packed hangs on what they
are. So a trait's shares may be said for each value of an earlier one (`all` for those not named).
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import Annotated, Any

from pydantic import Discriminator, Field, Tag

from simulator.scenario.quantities import Name, Share

EVERYBODY = "all"
"""Stands for every kind of traveller where something is said by kind."""
Shares = dict[Name, Share]


def _by_value_or_not(said: Any) -> str:
    nested = isinstance(said, dict) and any(isinstance(each, dict) for each in said.values())
    return "=by_value" if nested else "=of_all"


TraitShares = Annotated[
    Annotated[Shares, Tag("=of_all")] | Annotated[dict[Name, Shares], Field(min_length=1), Tag("=by_value")],
    Discriminator(_by_value_or_not),
]
"""The share of each value: of everybody, or by the values of an earlier trait or kind."""


def by_value(said: Mapping[str, Any]) -> Mapping[str, Mapping[str, float]]:
    """The shares by the value they are said for; `all` where they are the same for everybody."""
    return said if any(isinstance(each, Mapping) for each in said.values()) else {EVERYBODY: said}


def values_of(said: Mapping[str, Any]) -> tuple[str, ...]:
    """The values that a trait takes, in the order in which they are first named."""
    return tuple(dict.fromkeys(value for shares in by_value(said).values() for value in shares))


def shares_given(said: Mapping[str, Any], sort: tuple[str, ...]) -> dict[str, float]:
    """The share of each value among those of whom the traits told before are known; 0 of values not named for them."""
    cases = by_value(said)
    own = next((cases[value] for value in sort if value in cases), cases.get(EVERYBODY, {}))
    return {value: own.get(value, 0.0) for value in values_of(said)}


def wrong_in(name: str, said: Mapping[str, Any], before: tuple[Mapping[str, Any], ...]) -> Iterator[str]:
    """What is wrong with a trait: shares that do not sum to 1, or are said for what was not told before it."""
    cases = by_value(said)
    for case, shares in cases.items():
        total = math.fsum(shares.values())
        if abs(total - 1) > 1e-9:
            whose = name if case == EVERYBODY else f"{name} of {case}"
            yield f"the shares of {whose} should sum to 1, not {total:g}"
    named = [case for case in cases if case != EVERYBODY]
    if not named:
        return
    known = {value: place for place, each in enumerate(before) for value in values_of(each)}
    unknown = [case for case in named if case not in known]
    if unknown:
        yield f"the shares of {name} are said of `{unknown[0]}`, which is no kind and no value of a trait before it"
        return
    if len({known[case] for case in named}) > 1:
        yield f"the shares of {name} are said of values of several traits; of one only"
        return
    left_out = [value for value in values_of(before[known[named[0]]]) if value not in cases]
    if left_out and EVERYBODY not in cases:
        yield f"the shares of {name} are not said of `{left_out[0]}`; say them, or those of `all` the others"
