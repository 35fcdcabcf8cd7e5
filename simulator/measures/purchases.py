"""What visitors of a market take home, and what the duty-free limit does to it.

Counted are visitors who set out after the warm-up and came through to the end; who is turned away buys nothing. Sold
is what goes out of the market: free of duty, handed on within a party, taxed or smuggled. What customs finds on those
who smuggle is expected, not drawn (`misses`). Money is yuan. `place` is a flow, a direction, or some of those who go
there (`market/pays`).
"""

from __future__ import annotations

import math
from typing import Final

import numpy as np

from simulator.journal import Journal, Purchases
from simulator.journal.columns import Floats
from simulator.measures.misses import passes_unseen
from simulator.measures.period import counted_days, ratio
from simulator.measures.places import traveller_flows
from simulator.measures.rows import Row, row
from simulator.measures.travellers import cells, cells_of, direction_places, finished, how_many

OUTCOME: Final = "outcome"
"""The trait by which those with a basket are known."""


class _Sums:
    """Sums over the visitors who came through, cell by cell; each column is added up once."""

    def __init__(self, journal: Journal) -> None:
        self._journal, self._bought = journal, journal.purchases
        self._cell = cells(journal, finished(journal))[self._bought.entity]
        self._cells = len(journal.flows) * (len(journal.kinds) + 1)
        self.visitors = self.of(np.ones(len(self._bought)))

    def of(self, yuan: Floats) -> Floats:
        """What the visitors of each cell have together."""
        return np.asarray(np.bincount(self._cell, yuan, minlength=self._cells + 1)[:-1], np.float64)

    def per_day(self, together: Floats, place: str) -> float:
        """What those of a place have together, per day; NaN where nobody came through."""
        here = cells_of(self._journal, place)
        return float(together[here].sum()) / counted_days(self._journal) if self.visitors[here].any() else math.nan

    def per_visitor(self, together: Floats, place: str) -> float:
        """The mean of those of a place; NaN where nobody came through."""
        here = cells_of(self._journal, place)
        return ratio(float(together[here].sum()), float(self.visitors[here].sum()))


def sales_yuan_per_day(journal: Journal, place: str) -> float:
    """What is sold, per day."""
    return _per_day(journal, _sold(journal.purchases), place)


def sales_mean_yuan(journal: Journal, place: str) -> float:
    """What is sold, per visitor, those who buy nothing included."""
    return _per_visitor(journal, _sold(journal.purchases), place)


def at_limit_share(journal: Journal, place: str) -> float:
    """Share of visitors who take out free of duty all that they may, for themselves and others."""
    return _per_visitor(journal, _at_limit(journal.purchases), place)


def unsold_yuan_per_day(journal: Journal, place: str) -> float:
    """What visitors would have liked, and put off or left in the shop for the limit, per day; of what they put off and
    came again for, only what they had to leave even then."""
    return _per_day(journal, _unsold(journal.purchases), place)


def not_in_stock_yuan_per_day(journal: Journal, place: str) -> float:
    """What visitors would have taken out, and did not find on the shelves, per day."""
    return _per_day(journal, journal.purchases.not_in_stock, place)


def stock_out_share(journal: Journal, place: str) -> float:
    """Share of visitors who did not find on the shelves all that they would have taken out."""
    return _per_visitor(journal, _found_none(journal.purchases), place)


def tax_paid_yuan_per_day(journal: Journal, place: str) -> float:
    """Postal tax collected, per day."""
    return _per_day(journal, journal.purchases.tax_paid, place)


def tax_forgone_yuan_per_day(journal: Journal, place: str) -> float:
    """Postal tax that the same goods would bear without any allowance, per day; nobody is taken to buy less for it."""
    return _per_day(journal, journal.purchases.tax_forgone, place)


def smuggled_yuan_per_day(journal: Journal, place: str) -> float:
    """What is taken along over the limit and not declared, found or not, per day."""
    return _per_day(journal, journal.purchases.smuggled, place)


def smuggled_missed_yuan_per_day(journal: Journal, place: str) -> float:
    """What of it nobody finds, in expectation, per day."""
    return _per_day(journal, _missed(journal), place)


def _per_day(journal: Journal, yuan: Floats, place: str) -> float:
    sums = _Sums(journal)
    return sums.per_day(sums.of(yuan), place)


def _per_visitor(journal: Journal, yuan: Floats, place: str) -> float:
    sums = _Sums(journal)
    return sums.per_visitor(sums.of(yuan), place)


def _sold(bought: Purchases) -> Floats:
    return np.asarray(bought.duty_free + bought.handed_on + bought.taxed + bought.smuggled)


def _unsold(bought: Purchases) -> Floats:
    return np.asarray(bought.put_off + bought.left - bought.brought_back)


def _found_none(bought: Purchases) -> Floats:
    return (bought.not_in_stock > 0).astype(np.float64)


def _at_limit(bought: Purchases) -> Floats:
    return (bought.duty_free + bought.carried >= bought.limit * (1 - 1e-12)).astype(np.float64)


def _missed(journal: Journal) -> Floats:
    return np.asarray(journal.purchases.smuggled * passes_unseen(journal)[journal.purchases.entity])


def purchase_rows(journal: Journal) -> tuple[Row, ...]:
    """All measures of this page: of each flow that shops, and each direction and those who go there; nothing where
    nobody shops."""
    shops = [OUTCOME in traits for traits in journal.traits]
    if not any(shops):
        return ()
    bought, sums = journal.purchases, _Sums(journal)
    per_day = (
        ("sales_yuan_per_day", sums.of(_sold(bought))),
        ("unsold_yuan_per_day", sums.of(_unsold(bought))),
        ("not_in_stock_yuan_per_day", sums.of(bought.not_in_stock)),
        ("tax_paid_yuan_per_day", sums.of(bought.tax_paid)),
        ("tax_forgone_yuan_per_day", sums.of(bought.tax_forgone)),
        ("smuggled_yuan_per_day", sums.of(bought.smuggled)),
        ("smuggled_missed_yuan_per_day", sums.of(_missed(journal))),
    )
    per_visitor = (
        ("sales_mean_yuan", sums.of(_sold(bought))),
        ("at_limit_share", sums.of(_at_limit(bought))),
        ("stock_out_share", sums.of(_found_none(bought))),
    )
    flows = [name for name, each in zip(journal.flows, shops, strict=True) if each and name in traveller_flows(journal)]
    going = {direction for direction, each in zip(journal.directions, shops, strict=True) if each}
    places = [place for place in direction_places(journal, how_many(journal)) if place.partition("/")[0] in going]
    rows: list[Row] = []
    for place in dict.fromkeys((*flows, *places)):
        rows += (row(measure, place, sums.per_day(together, place)) for measure, together in per_day)
        rows += (row(measure, place, sums.per_visitor(together, place)) for measure, together in per_visitor)
    return tuple(rows)
