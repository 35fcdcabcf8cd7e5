"""What a control takes: how many consignments are opened (scanned, read) there.

Which stations belong to it is told by whoever asks, since a journal knows no schemes; so this page has no rows. Counted
are finished journeys that began after the warm-up, as of misses.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping

import numpy as np

from simulator.journal import Journal
from simulator.measures.owners import owners
from simulator.measures.period import ratio
from simulator.measures.travellers import arrived, finished


def examined_share(journal: Journal, stations: Mapping[str, Collection[str]]) -> float:
    """Share of those for whom a control is who were served at one of its stations, or whose papers were.

    `stations` are its own, by flow or companion (`flow/companion`). NaN where there is no station, or nobody finished.
    """
    seen, owner, flow = np.zeros(len(journal.journeys), np.bool_), owners(journal), journal.journeys.flow
    named = dict.fromkeys(station for some in stations.values() for station in some)
    if not named:
        return math.nan
    for name in named:
        if name in journal.visits:
            visits = journal.visits[name]
            theirs = np.array([name in stations.get(each, ()) for each in journal.flows], np.bool_)
            served = theirs[flow[visits.entity]] & (visits.ended >= visits.started)
            seen[owner[visits.entity[served]]] = True
    whose = {each.partition("/")[0] for each in stations}
    through = arrived(journal, np.array([each in whose for each in journal.flows], np.bool_)) & finished(journal)
    return ratio(int((seen & through).sum()), int(through.sum()))
