"""Which candidates no other beats in everything: the trade-offs that are left when all that is worse is struck out."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from simulator.journal.columns import Floats


def front(values: Floats, less_is_better: Sequence[bool]) -> tuple[int, ...]:
    """Rows that are not dominated: none is at least as good in every column and better in one.

    `values` has a row for each candidate and a column for each aim. Of rows alike all stay.
    """
    signed = values * np.where(less_is_better, 1.0, -1.0)
    rows = []
    for row, mine in enumerate(signed):
        as_good, better = (signed <= mine).all(axis=1), (signed < mine).any(axis=1)
        if not (as_good & better).any():
            rows.append(row)
    return tuple(rows)
