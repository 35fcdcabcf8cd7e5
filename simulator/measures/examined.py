"""What a control takes: how many consignments are opened (scanned, read) there, and how many do not come through.

Which stations belong to it is told by whoever asks, since a journal knows no schemes; so this page has no rows. Counted
are journeys that began after the warm-up: of the finished ones, as of misses, those who were examined; of all, those
unfinished.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping
from dataclasses import dataclass

import numpy as np

from simulator.journal import Journal
from simulator.measures.owners import owners
from simulator.measures.period import ratio
from simulator.measures.travellers import arrived, finished


@dataclass(frozen=True, slots=True)
class Examined:
    """Those for whom a control is, in one replication."""

    share: float
    """Share of the finished who were served at one of the stations, or whose papers were; NaN where there is no
    station, or nobody finished."""
    unfinished_share: float
    """Share of those who set out who did not come through by the end. Where a control cannot keep up it grows, and what
    is said of the finished is said of the lucky. NaN where nobody set out."""


def examined(journal: Journal, stations: Mapping[str, Collection[str]]) -> Examined:
    """What a control took; `stations` are its own, by flow or companion (`flow/companion`)."""
    seen, owner, flow = np.zeros(len(journal.journeys), np.bool_), owners(journal), journal.journeys.flow
    named = dict.fromkeys(station for some in stations.values() for station in some)
    for name in named:
        if name in journal.visits:
            visits = journal.visits[name]
            theirs = np.array([name in stations.get(each, ()) for each in journal.flows], np.bool_)
            served = theirs[flow[visits.entity]] & (visits.ended >= visits.started)
            seen[owner[visits.entity[served]]] = True
    whose = {each.partition("/")[0] for each in stations}
    came = arrived(journal, np.array([each in whose for each in journal.flows], np.bool_))
    through = came & finished(journal)
    return Examined(
        ratio(int((seen & through).sum()), int(through.sum())) if named else math.nan,
        1 - ratio(int(through.sum()), int(came.sum())),
    )
