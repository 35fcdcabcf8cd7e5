"""The limit: the chain as a recursion in a bare Numba loop, station by station, with no clock and no world.

Each arrival takes the server that is free first (the recursion of Kiefer and Wolfowitz, 1955). It cannot
say anything about priorities, patience, vessels or a day that changes its course.
"""

from __future__ import annotations

import numba
import numpy as np

from benchmarks.chain import Chain


@numba.njit(cache=False)
def _station(arrives, minutes, servers, started):
    free = np.zeros(servers)
    for person in range(len(arrives)):
        first = 0
        for server in range(1, servers):
            if free[server] < free[first]:
                first = server
        started[person] = max(arrives[person], free[first])
        free[first] = started[person] + minutes[person]


def mean_waits(chain: Chain) -> list[float]:
    """Minutes waited at each station, mean over everyone."""
    order = np.arange(len(chain.arrives))
    arrives, means = chain.arrives, []
    for station, servers in enumerate(chain.servers.tolist()):
        turn = np.argsort(arrives, kind="stable")
        arrives, order = arrives[turn], order[turn]
        minutes = chain.minutes[order, station]
        started = np.empty(len(arrives))
        _station(arrives, minutes, servers, started)
        means.append(float((started - arrives).mean()))
        arrives = started + minutes
    return means
