"""Which points of the unit cube a sweep goes to, and what its analysis must know of how they were laid out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Literal, get_args

import numpy as np

from simulator.journal.columns import Floats

DesignKind = Literal["grid", "one_at_a_time", "latin_hypercube", "morris", "sobol", "pawn", "named"]
KINDS: Final = get_args(DesignKind)
NEEDS_EVERY_POINT: Final = ("morris", "sobol")
"""Their analysis takes differences between points, so that it can do without none."""


@dataclass(frozen=True, eq=False)
class Design:
    """Points of the unit cube: one row a point, one column a factor, in the order of the factors.

    `structure` says how they were laid out: of `morris` `trajectories` and `levels`; of `sobol` `base` and
    `second_order`; of `pawn` `slices`; of `grid` `levels` (one for each factor); of `one_at_a_time` `levels`, the first
    point being the likely one; of `named` `names` (of the points, which then have no columns).
    """

    kind: DesignKind
    unit: Floats
    structure: Mapping[str, Any] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.unit)

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, Design)
            and (self.kind, dict(self.structure)) == (other.kind, dict(other.structure))
            and np.array_equal(self.unit, other.unit)
        )

    __hash__ = None  # type: ignore[assignment]
