"""What controls find of what is hidden, and what passes unseen."""

from __future__ import annotations

import math
from collections.abc import Sequence

from simulator.theory.rules import require_not_negative, require_share


def picked_share(share: float, odds: float) -> float:
    """Share of those who hide something whom an officer picks, who picks this share of the others, and those `odds`
    times as readily.

    The odds q / (1 - q) of being picked are multiplied by w: q' = q w / (1 - q + q w), which is q for w = 1. Source for
    the form: an odds ratio, A. Agresti, *Categorical Data Analysis*, 2nd ed. 2002, section 2.2.
    """
    require_share(share=share)
    require_not_negative(odds=odds)
    return 1.0 if share == 1 else share * odds / (1 - share + share * odds)


def missed_share(controls: Sequence[tuple[float, float]]) -> float:
    """Share of what is hidden that nobody finds: of each control, the share of it seen there and, of that, found.

    A control that sees a share q and finds f of it misses 1 - q f; of several that pick and find independently nothing
    is found with the product. Derived here. No control misses everything.
    """
    for seen, found in controls:
        require_share(seen=seen, found=found)
    return math.prod(1 - seen * found for seen, found in controls)
