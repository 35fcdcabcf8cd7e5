"""Luck with an address: every draw is found by what it decides and for whom, never by the order of asking.

Picture a wall of pigeonholes, one row for each decision ("how long at the Wutong security lane"), one
column for each traveller. A policy may send fewer travellers, or more, or past other desks; whoever
still asks finds the same number in the same hole. So two policies meet the same people with the same
luck, and what differs between them is the policy.

Method: Philox, keyed by a hash of (seed, replication, decision), read by the traveller's place in the
population; values by inversion (`sampling`), so that a shift of a distribution moves everyone the same way.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

import numpy as np
from numpy.random import Generator, Philox

from simulator.journal.columns import Floats


@dataclass(frozen=True, slots=True)
class Chance:
    """All the luck of one replication."""

    seed: int
    replication: int

    def uniforms(self, decision: str, size: int) -> Floats:
        """Numbers in [0, 1) for one decision, one for each of the first `size` places in the population.

        A longer row begins with the shorter one: asking for more people changes nobody's luck.
        """
        address = f"{self.seed}\x1f{self.replication}\x1f{decision}".encode()
        key = np.frombuffer(hashlib.blake2b(address, digest_size=16).digest(), dtype=np.uint64)
        return Generator(Philox(key=key)).random(size)
