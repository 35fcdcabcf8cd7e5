"""The chain in Ciw: an open network of three nodes; arrivals are a sequence, services are looked up by person."""

from __future__ import annotations

import ciw
import numpy as np

from benchmarks.chain import Chain

NEVER = 1e12


class OfPerson(ciw.dists.Distribution):
    """The service that chance gave this very person (Ciw numbers people from 1, in the order of their coming)."""

    def __init__(self, minutes):
        self.minutes = minutes.tolist()

    def sample(self, t=None, ind=None):
        return self.minutes[ind.id_number - 1]


def mean_waits(chain: Chain) -> list[float]:
    """Minutes waited at each station, mean over everyone."""
    stations = len(chain.servers)
    gaps = [*np.diff(chain.arrives, prepend=0.0).tolist(), NEVER]
    network = ciw.create_network(
        arrival_distributions=[ciw.dists.Sequential(gaps), *[None] * (stations - 1)],
        service_distributions=[OfPerson(chain.minutes[:, station]) for station in range(stations)],
        number_of_servers=[int(servers) for servers in chain.servers],
        routing=[[float(to == here + 1) for to in range(stations)] for here in range(stations)],
    )
    simulation = ciw.Simulation(network)
    simulation.simulate_until_max_time(chain.horizon + 1440)
    records = simulation.get_all_records()
    waits = [[each.waiting_time for each in records if each.node == node + 1] for node in range(stations)]
    return [float(np.mean(each)) for each in waits]
