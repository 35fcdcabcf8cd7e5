"""The tables of a Time Release Study: each interval, of all declarations or of each kind of them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from simulator.journal.columns import Floats, Mask
from simulator.measures.period import mean, ratio
from simulator.measures.quantile_interval import quantile_interval
from simulator.measures.quantiles import quantiles
from simulator.measures.release.declarations import Declarations, Texts
from simulator.measures.release.intervals import INTERVALS, interval_minutes
from simulator.measures.release.peak import HOURS, peak_hours, peak_or_not

Group = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Times:
    """How long one interval took. All but `n` is NaN where it applied to no declaration."""

    interval: str
    """A name of `INTERVALS`."""
    group: Group
    """Of what kind of declarations, by each description that the table is split by; empty text where not said."""
    n: int
    """Declarations to which the interval applied."""
    mean_minutes: float
    median_minutes: float
    median_low_minutes: float
    """Lower end of the 95 % interval of the median; NaN where there are too few for one, as with the other ends."""
    median_high_minutes: float
    p90_minutes: float
    """What 90 of 100 do not exceed."""
    p90_low_minutes: float
    p90_high_minutes: float
    longest_minutes: float
    within_standard_share: float
    """Share that took no longer than the standard; NaN where there is none."""


def release_table(
    declarations: Declarations, by: Sequence[str] = (), standard_minutes: float = math.nan
) -> tuple[Times, ...]:
    """One row for each kind of declarations and interval; those of a kind together, in the order of the study.

    `by` names descriptions that are known of them, and may name `hours` (peak and off-peak, by `peak_hours` of all).
    """
    return tuple(
        times_of(interval_minutes(some, name), name, group, standard_minutes)
        for group, some in groups(declarations, by).items()
        for name in INTERVALS
    )


def groups(
    declarations: Declarations, by: Sequence[str], peak: tuple[int, ...] | None = None
) -> dict[Group, Declarations]:
    """The declarations of each kind that there is, in the order of the words; all of them where `by` is empty. `peak`
    are the hours that count as peak, if not those of these declarations."""
    if not by:
        return {(): declarations}
    codes = np.zeros(len(declarations), np.int64)
    words: list[Texts] = []
    for description in by:
        known, code = np.unique(_column(declarations, description, peak), return_inverse=True)
        words.append(known)
        codes = codes * len(known) + code
    found: dict[Group, Declarations] = {}
    for each in np.unique(codes):
        mask: Mask = codes == each
        found[_words_of(int(each), words)] = declarations.where(mask)
    return found


def _column(declarations: Declarations, description: str, peak: tuple[int, ...] | None) -> Texts:
    if description == HOURS:
        return peak_or_not(declarations, peak_hours(declarations) if peak is None else peak)
    return declarations.described[description]


def _words_of(code: int, words: Sequence[Texts]) -> Group:
    found: list[str] = []
    for known in reversed(words):
        code, place = divmod(code, len(known))
        found.append(str(known[place]))
    return tuple(reversed(found))


def times_of(minutes: Floats, interval: str, group: Group, standard_minutes: float) -> Times:
    """What is told of one interval of some declarations, from its length for each to which it applied."""
    median, p90 = quantiles(minutes, (0.5, 0.9))
    within = math.nan
    if not math.isnan(standard_minutes):
        # A difference of two clock times carries rounding of some 1e-10 min.
        within = ratio(int(np.count_nonzero(minutes <= standard_minutes + 1e-9)), len(minutes))
    return Times(
        interval,
        group,
        len(minutes),
        mean(minutes),
        median,
        *quantile_interval(minutes, 0.5),
        p90,
        *quantile_interval(minutes, 0.9),
        float(minutes.max()) if len(minutes) else math.nan,
        within,
    )
