"""The difference between two policies as it stands in a field of a table, on the terminal and on a page."""

from __future__ import annotations

import math
from typing import Final

from simulator.report.numbers import NOTHING, signed
from simulator.study.comparison import Contrast

RELATIVE_FINEST: Final = 0.1
"""In per cent: relative changes have two decimals at most."""


def gap_told(found: Contrast, scale: float) -> str:
    """`-12.1 ± 2.7`, in the decimals that the half-width warrants, but none finer than a hundredth of what matters; an
    asterisk where it was not observed in every replication."""
    difference = found.paired.difference
    finest = 0.0 if math.isnan(found.margin) else found.margin / 100
    told = signed(difference.mean * scale, found.joint_half_width * scale, finest * scale)
    return f"{told}*" if difference.missing and told != NOTHING else told


def relative_told(found: Contrast) -> str:
    """The same as a share of the baseline's mean, in per cent."""
    return signed(found.relative.mean * 100, found.relative.half_width * 100, RELATIVE_FINEST)
