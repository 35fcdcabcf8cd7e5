"""What sort of traveller each party is: its kind and its traits."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np

from simulator.flow.arrivals import Parties
from simulator.flow.chance import Chance
from simulator.journal.columns import Floats, Ints, Mask, SmallInts
from simulator.scenario.baskets import OUTCOMES
from simulator.scenario.flows import Flow
from simulator.scenario.quantities import Names
from simulator.scenario.schema import Scenario
from simulator.scenario.sorts import Whom
from simulator.scenario.traits import EVERYBODY, by_value, shares_given, values_of


class Sorts:
    """Every sort of traveller of every flow, once; people carry the row, -1 for those of no kind."""

    def __init__(self, scenario: Scenario) -> None:
        self._own = {name: list(flow.sorts()) for name, flow in scenario.world.flows.items()}
        self.every = tuple(dict.fromkeys(sort for own in self._own.values() for sort in own if sort))
        self._row = {sort: row for row, sort in enumerate(self.every)}
        self._fits: dict[tuple[str, Names], Mask] = {}
        self._columns: dict[str, list[tuple[list[str], Ints]]] = {}

    def of_parties(self, name: str, flow: Flow, coming: Parties, chance: Chance) -> SmallInts:
        """The row of each party of a flow. Each trait has its own luck; until they have shopped, all are within what is
        allowed."""
        traits: dict[str, dict[str, Any]] = {"kind": flow.kinds} if flow.kinds else {}
        traits |= {f"trait {trait}": shares for trait, shares in flow.traits.items()}
        if not traits and flow.basket is None:
            return np.full(len(coming.number), -1, dtype=np.int32)
        sort: Ints = np.zeros(len(coming.number), dtype=np.int64)
        told: list[tuple[str, ...]] = [()]
        for decision, said in traits.items():
            luck = chance.uniforms(f"{name}/{decision}", coming.candidates)[coming.number]
            own = _drawn(said, told, sort, luck)
            values = values_of(said)
            sort = sort * len(values) + own  # the last trait turns fastest, as in Flow.sorts
            told = [(*before, value) for before in told for value in values]
        if flow.basket is not None:
            sort = sort * len(OUTCOMES)
        return self._rows(name)[sort]

    def with_outcomes(self, name: str, rows: SmallInts, outcome: Ints) -> SmallInts:
        """The rows of visitors of whom it is known what they did about the allowance: rows of `OUTCOMES`."""
        own = self._rows(name)
        place = np.zeros(len(self.every), dtype=np.int64)
        place[own] = np.arange(len(own))
        return np.asarray(own[place[rows] + outcome])

    def _rows(self, name: str) -> SmallInts:
        return np.array([self._row[each] for each in self._own[name]], dtype=np.int32)

    def fitting(self, name: str, flow: Flow, only: Names | None, rows: SmallInts) -> Mask:
        """Whether something of a flow that is only for some is for each of these travellers."""
        if only is None:
            return np.ones(len(rows), dtype=np.bool_)
        if (name, only) not in self._fits:
            fits = np.zeros(len(self.every) + 1, dtype=np.bool_)  # the last for those of no kind
            fits[self._rows(name)[self._meant(name, flow.for_whom(only))]] = True
            self._fits[name, only] = fits
        return self._fits[name, only][rows]

    def _meant(self, name: str, whom: Whom) -> Mask:
        """Which sorts of a flow are among those who are meant: column by column, since there are many."""
        own = self._own[name]
        if name not in self._columns:
            self._columns[name] = [_coded(column) for column in zip(*own, strict=True)]
        fits = np.full(len(own), bool(own[0]))
        for (values, codes), names in zip(self._columns[name], whom, strict=False):
            fits &= np.array([value in names for value in values])[codes]
        return fits


def _coded(column: Iterable[str]) -> tuple[list[str], Ints]:
    """The values of one trait, and of each sort the row of its value."""
    row_of: dict[str, int] = {}
    codes = [row_of.setdefault(value, len(row_of)) for value in column]
    return list(row_of), np.array(codes, dtype=np.int64)


def _drawn(said: Mapping[str, Any], told: list[tuple[str, ...]], sort: Ints, luck: Floats) -> Ints:
    """Which value of a trait each has, by luck and by the traits told before (`told`, of which `sort` is the row)."""
    alike = by_value(said).keys() == {EVERYBODY}
    reached = np.array(
        [np.cumsum(list(shares_given(said, before).values())) for before in (told[:1] if alike else told)]
    )
    if (reached == reached[0]).all():
        own = np.searchsorted(reached[0], luck, side="right")
    else:
        own = (reached[sort] <= luck[:, None]).sum(axis=1)
    return np.asarray(np.minimum(own, reached.shape[1] - 1), dtype=np.int64)
