"""How long people wait at a station, and what becomes of those who are not served.

A wait is the time from coming to the station to the beginning of service. Averages and quantiles are
over those who came after the warm-up and whose service began; `unserved_share` says beside them how
many were still waiting at the end, `turned_away_share` and `gave_up_share` how many left unserved.
All are NaN where nobody came.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from simulator.journal import Ending, Journal
from simulator.journal.columns import Floats
from simulator.measures.period import mean, ratio
from simulator.measures.quantiles import quantiles
from simulator.measures.rows import Row, row

CURVE_POINTS = 512


@dataclass(frozen=True, slots=True)
class WaitCurve:
    """The distribution curve (ECDF) of the waits at one station."""

    minutes: Floats
    """Waits that were observed, rising, no two alike."""
    share: Floats
    """The share of people who waited no longer than that; the last is 1."""


@dataclass(frozen=True, slots=True)
class _Fates:
    """How many came after the warm-up, and how many of them were not served."""

    came: int
    still_waiting: int
    turned_away: int
    gave_up: int


def waits(journal: Journal, station: str) -> Floats:
    """Minutes waited, one for each who came to the station after the warm-up and whose service began."""
    visits = journal.visits[station]
    minutes: Floats = visits.started - visits.queued
    counted = ~np.isnan(minutes)
    if journal.warm_up_minutes > 0:
        counted &= visits.queued >= journal.warm_up_minutes
    return minutes if counted.all() else minutes[counted]


def wait_mean_minutes(journal: Journal, station: str) -> float:
    """Mean wait, in minutes."""
    return mean(waits(journal, station))


def wait_p50_minutes(journal: Journal, station: str) -> float:
    """Median wait, in minutes."""
    return quantiles(waits(journal, station), (0.5,))[0]


def wait_p95_minutes(journal: Journal, station: str) -> float:
    """The wait, in minutes, that 95 of 100 do not exceed."""
    return quantiles(waits(journal, station), (0.95,))[0]


def within_standard_share(journal: Journal, station: str) -> float:
    """Share of those served who waited no longer than the station's standard; NaN where it has none."""
    return _within(waits(journal, station), journal.stations[station].standard)


def unserved_share(journal: Journal, station: str) -> float:
    """Share of those who came who were still waiting when the run ended."""
    fates = _fates(journal, station)
    return ratio(fates.still_waiting, fates.came)


def turned_away_share(journal: Journal, station: str) -> float:
    """Share of those who came who found no waiting place."""
    fates = _fates(journal, station)
    return ratio(fates.turned_away, fates.came)


def gave_up_share(journal: Journal, station: str) -> float:
    """Share of those who came who waited as long as their patience lasted, and left."""
    fates = _fates(journal, station)
    return ratio(fates.gave_up, fates.came)


def wait_curve(journal: Journal, station: str) -> WaitCurve:
    """The distribution curve of the waits at a station; empty where nobody was served.

    Thinned to at most 512 points, equally far apart in share: each an observed wait with its true share, the
    shortest and the longest among them.
    """
    minutes = np.sort(waits(journal, station))
    kept = minutes
    if len(minutes) > CURVE_POINTS:
        kept = minutes[np.round(np.linspace(0, len(minutes) - 1, CURVE_POINTS)).astype(np.int64)]
    kept = np.unique(kept)
    return WaitCurve(kept, np.searchsorted(minutes, kept, "right") / max(len(minutes), 1))


def wait_rows(journal: Journal, station: str) -> tuple[Row, ...]:
    """All measures of this page for one station; the standard only where there is one."""
    minutes, fates = waits(journal, station), _fates(journal, station)
    standard = journal.stations[station].standard
    median, late = quantiles(minutes, (0.5, 0.95))
    return (
        row("wait_mean_minutes", station, mean(minutes)),
        row("wait_p50_minutes", station, median),
        row("wait_p95_minutes", station, late),
        *(() if math.isnan(standard) else (row("within_standard_share", station, _within(minutes, standard)),)),
        row("unserved_share", station, ratio(fates.still_waiting, fates.came)),
        row("turned_away_share", station, ratio(fates.turned_away, fates.came)),
        row("gave_up_share", station, ratio(fates.gave_up, fates.came)),
    )


def _within(minutes: Floats, standard: float) -> float:
    """A difference of two clock times carries rounding of some 1e-10 min: 5 min exactly is within 5 min."""
    return math.nan if math.isnan(standard) else ratio(int(np.count_nonzero(minutes <= standard + 1e-9)), len(minutes))


def _fates(journal: Journal, station: str) -> _Fates:
    visits, warm_up = journal.visits[station], journal.warm_up_minutes
    came = len(visits) if warm_up <= 0 else int(np.count_nonzero(visits.queued >= warm_up))
    unserved = np.flatnonzero(np.isnan(visits.started))
    unserved = unserved[visits.queued[unserved] >= warm_up]
    gone = unserved[~np.isnan(visits.ended[unserved])]
    ending = journal.journeys.ending[visits.entity[gone]]
    return _Fates(
        came,
        len(unserved) - len(gone),
        int(np.count_nonzero(ending == Ending.TURNED_AWAY)),
        int(np.count_nonzero(ending == Ending.GAVE_UP)),
    )
