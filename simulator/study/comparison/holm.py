"""Several policies held against one baseline: p-values that stay honest when the best-looking of them is picked out.

Holm's step-down rule (S. Holm 1979, Scandinavian Journal of Statistics 6, 65-70): the smallest p-value is multiplied by
the number of comparisons, the next by one less, and so on; none may become smaller than the one before it. What is then
below 0.05 is told apart from zero with no more than one wrong call in twenty such families.

Holm's rule gives no intervals that hold together. Those shown beside it are Bonferroni's, which never exclude a zero
that Holm's rule does not reject.
"""

from __future__ import annotations

import math
from collections.abc import Sequence


def holm(p_values: Sequence[float]) -> tuple[float, ...]:
    """Adjusted p-values, in the order given; NaN stays NaN and is no comparison."""
    known = sorted((p, row) for row, p in enumerate(p_values) if not math.isnan(p))
    adjusted, least = [math.nan] * len(p_values), 0.0
    for rank, (p, row) in enumerate(known):
        least = max(least, min((len(known) - rank) * p, 1.0))
        adjusted[row] = least
    return tuple(adjusted)
