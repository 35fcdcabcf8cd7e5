"""The book of facts: what a journal says once of each flow, route, kind or station is said of every one of them."""

from __future__ import annotations

import numpy as np

from simulator.journal.findings import Findings
from simulator.journal.journal import Journal


def balance_facts(journal: Journal, findings: Findings) -> None:
    """Check that such lists are as long as they should be, and that shares found are shares."""
    keeps = journal.costs.shelf_life_minutes if journal.costs is not None else ()
    flows, routes, sorts = len(journal.flows), len(journal.routes), len(journal.kinds) + 1
    for what, found, needed in (
        ("directions", journal.directions, flows),
        ("traits", journal.traits, flows),
        ("modes", journal.modes, routes),
        ("fares_yuan", journal.fares_yuan, routes),
        ("distances_metres", journal.distances_metres, routes),
        *((("values of time", journal.costs.yuan_per_minute, sorts),) if journal.costs is not None else ()),
        *((("shelf lives", keeps, sorts),) if len(keeps) else ()),
    ):
        if len(found) != needed:
            findings.say(f"There are {len(found)} {what}, and there should be {needed}")
    for name, record in journal.stations.items():
        finds, lengths = np.array(record.control.finds), {len(record.changed), len(record.servers), len(record.working)}
        if len(finds) not in (0, sorts):
            findings.say(f"Station {name} finds {len(finds)} shares, and there should be {sorts}")
        elif ((finds < 0) | (finds > 1)).any():
            findings.say(f"Station {name} finds a share that is not between 0 and 1")
        if len(lengths) > 1:
            findings.say(f"The columns of the roster of station {name} are not of one length")
