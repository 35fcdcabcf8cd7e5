"""Four words for a difference: better, worse, practically equal, inconclusive.

A margin says how much matters. It cuts all differences into three: better by more than the margin, worse by more than
it, and in between practically equal. Where the whole interval lies in one of them, that is the verdict; where it
reaches over an edge, the replications do not tell yet, and how many would is reckoned from what they showed so far.

Of some measures more is neither good nor bad (how many people came, how busy the desks are): `more` and `less` stand
for the first two words.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final, Literal

from simulator.measures.nature import Direction
from simulator.study.comparison.paired import fewest
from simulator.study.estimate import CONFIDENCE_SHARE, student_t

Word = Literal["better", "worse", "more", "less", "practically equal", "inconclusive"]
WORDS: Final[dict[Direction, tuple[Word, Word]]] = {
    "less": ("worse", "better"),
    "more": ("better", "worse"),
    "neither": ("more", "less"),
}
"""By which way is good: the word for a difference above the margin, and for one below it."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What may be said of one difference."""

    word: Word
    replications_needed: int | None = None
    """Of an inconclusive one: how many replications would decide it if the difference and its spread stay as they are;
    None where that cannot be told, or no number would."""


def verdict(
    difference: float, half_width: float, n: int, margin: float, good: Direction, comparisons: int = 1
) -> Verdict:
    """The verdict on a difference with an interval from n replications; NaN is no interval."""
    above, below = WORDS[good]
    if math.isnan(difference) or math.isnan(half_width):
        return Verdict("inconclusive")
    if -margin <= difference - half_width and difference + half_width <= margin:
        return Verdict("practically equal")
    if difference - half_width > margin:
        return Verdict(above)
    if difference + half_width < -margin:
        return Verdict(below)
    return Verdict("inconclusive", replications_to_decide(difference, half_width, n, margin, comparisons))


def replications_to_decide(
    difference: float, half_width: float, n: int, margin: float, comparisons: int = 1
) -> int | None:
    """How many replications would make the interval so narrow that it reaches over no edge of the margin."""
    gap = abs(abs(difference) - margin)
    if not gap > 0 or not half_width > 0:
        return None
    share = 1 - (1 - CONFIDENCE_SHARE) / 2 / comparisons
    spread = half_width * math.sqrt(n) / student_t(n - 1, share)
    return fewest(lambda many: student_t(many - 1, share) * spread / math.sqrt(many), gap, at_least=n)
