"""The book of purchases: every yuan that was wished for goes one way, and limits are kept."""

from __future__ import annotations

import numpy as np

from simulator.journal.columns import Floats
from simulator.journal.findings import Findings
from simulator.journal.journal import Journal
from simulator.journal.purchases import Purchases

NEAR_YUAN = 1e-6
"""Sums of a dozen numbers below a million."""


def balance_purchases(journal: Journal, findings: Findings) -> None:
    """Check that each basket is shared out whole, once a visitor, within the limit, and that what is handed on within a
    party is carried there."""
    bought, people = journal.purchases, journal.journeys
    findings.add(np.bincount(bought.entity, minlength=len(people)) > 1, "{count} journeys have two baskets")
    sums = (
        bought.duty_free,
        bought.handed_on,
        bought.taxed,
        bought.smuggled,
        bought.put_off,
        bought.left,
        bought.not_in_stock,
    )
    findings.add(
        ~_near(bought.wished, sum(sums, np.zeros(len(bought)))),
        "{count} visitors wished for another sum than was bought, put off or left",
        bought.entity,
    )
    findings.add(_below_nothing(bought), "{count} visitors have a sum below 0", bought.entity)
    findings.add(
        ~(bought.duty_free + bought.carried <= bought.limit + NEAR_YUAN),
        "{count} visitors take out more free of duty than allowed",
        bought.entity,
    )
    findings.add(
        ~(bought.brought_back <= bought.wished + NEAR_YUAN), "{count} visitors bring back more than they wish for"
    )
    findings.add(
        ~((bought.tax_paid <= bought.taxed + NEAR_YUAN) & (bought.tax_evaded <= bought.smuggled + NEAR_YUAN)),
        "{count} visitors are taxed by more than the goods are worth",
        bought.entity,
    )
    parties = np.stack([people.flow[bought.entity].astype(np.int64), people.party[bought.entity]])
    party = np.unique(parties, axis=1, return_inverse=True)[1].ravel()
    handed_on, carried = (np.bincount(party, yuan).astype(np.float64) for yuan in (bought.handed_on, bought.carried))
    findings.add(~_near(handed_on, carried), "{count} parties carry another sum than was handed on")
    people_of = np.stack([people.flow[bought.entity].astype(np.int64), bought.visitor])
    visitor = np.unique(people_of, axis=1, return_inverse=True)[1].ravel()
    put_off, brought = (np.bincount(visitor, yuan).astype(np.float64) for yuan in (bought.put_off, bought.brought_back))
    findings.add(~(brought <= put_off + NEAR_YUAN), "{count} visitors come again for more than they had put off")


def _near(one: Floats, other: Floats) -> np.ndarray:
    return np.asarray(np.abs(one - other) <= NEAR_YUAN)


def _below_nothing(bought: Purchases) -> np.ndarray:
    below = np.zeros(len(bought), np.bool_)
    for name in Purchases.__slots__[2:]:
        below |= getattr(bought, name) < 0
    return below
