"""The chain in plain SimPy: a process for everyone, a `simpy.Resource` for each station."""

from __future__ import annotations

import numpy as np
import simpy

from benchmarks.chain import Chain


def mean_waits(chain: Chain) -> list[float]:
    """Minutes waited at each station, mean over everyone."""
    env = simpy.Environment()
    desks = [simpy.Resource(env, capacity=int(servers)) for servers in chain.servers]
    logs = [[] for _ in desks]

    def traveller(draws):
        for desk, log, minutes in zip(desks, logs, draws, strict=True):
            queued = env.now
            with desk.request() as turn:
                yield turn
                started = env.now
                yield env.timeout(minutes)
            log.append((queued, started, env.now))

    def arrivals():
        for arrives, draws in zip(chain.arrives.tolist(), chain.minutes, strict=True):
            if arrives > env.now:
                yield env.timeout(arrives - env.now)
            env.process(traveller(draws.tolist()))

    env.process(arrivals())
    env.run()
    return [float(np.mean([started - queued for queued, started, _ in log])) for log in logs]
