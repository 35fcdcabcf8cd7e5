"""Who is shown of a crowd that is too large: one party in two, four, eight ..., the same ones under every policy."""

from __future__ import annotations

import zlib
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from simulator.journal import Journal

MOST_MOVES = 150_000
"""A sample of so many moves comes to some 350 kB when it is sent, and is still drawn smoothly."""
GOLDEN = 2_654_435_769
"""2^32 over the golden ratio: multiples of it fall evenly between 0 and 2^32 (Knuth, TAOCP 3, 6.4)."""


def one_in(moves: Iterable[int]) -> int:
    """One in how many is shown, that none of these samples is too large: 1, 2, 4 ..."""
    most = max(moves, default=0)
    return 1 << max(0, (max(most, 1) - 1) // MOST_MOVES).bit_length()


def shown_of(journal: Journal, one_of_so_many: int) -> NDArray[np.bool_]:
    """Who is shown of all journeys, by the number of their party in the population: a party is shown whole and with
    all that comes along, and who is one in four is one in two."""
    people = journal.journeys
    salts = np.array([zlib.crc32(flow.partition("/")[0].encode()) for flow in journal.flows] or [0], np.uint64)
    number = people.party.astype(np.uint64) * np.uint64(GOLDEN) + salts[people.flow]
    chosen: NDArray[np.bool_] = (number & np.uint64(0xFFFFFFFF)) < np.uint64((1 << 32) // one_of_so_many)
    return chosen
