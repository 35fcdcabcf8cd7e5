"""Whose papers, whose baggage: the traveller to whom each journey belongs."""

from __future__ import annotations

import numpy as np

from simulator.journal import Journal
from simulator.journal.columns import Ints


def owners(journal: Journal) -> Ints:
    """Row of the traveller to whom each journey belongs: a companion's (`flow/companion`) is that of the traveller with
    the same index, everybody else's is their own."""
    flow, index = journal.journeys.flow, journal.journeys.index
    owner = np.arange(len(flow))
    for row, name in enumerate(journal.flows):
        if "/" not in name:
            continue
        mine = np.flatnonzero(flow == row)
        theirs = np.flatnonzero(flow == journal.flows.index(name.partition("/")[0]))
        order = theirs[np.argsort(index[theirs], kind="stable")]
        owner[mine] = order[np.searchsorted(index[order], index[mine])]
    return owner
