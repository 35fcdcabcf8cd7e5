"""Sorts of traveller or goods: a kind and a value of each trait; and what is said of some of them."""

from __future__ import annotations

from collections.abc import Mapping

from simulator.scenario.traits import EVERYBODY

MOST_SORTS = 2000
Sort = tuple[str, ...]
"""A kind and one value of each trait, in the order of the scenario."""
Whom = tuple[frozenset[str], ...]
"""Of each trait, the values that are meant."""


def largest(said: Mapping[str, float], sort: Sort, otherwise: float) -> float:
    """What is said of a sort of traveller by names of kinds and traits: of several that fit, the largest."""
    return max((value for name, value in said.items() if name == EVERYBODY or name in sort), default=otherwise)


def meant(whom: Whom, sort: Sort) -> bool:
    """Whether a sort of traveller is among those who are meant."""
    return bool(sort) and all(value in names for value, names in zip(sort, whom, strict=False))
