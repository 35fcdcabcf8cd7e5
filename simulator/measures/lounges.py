"""Waiting in the lounge for a vessel, and remaining there after the last one."""

from __future__ import annotations

import math

import numpy as np

from simulator.journal import Journal
from simulator.journal.journal import Floats, Ints
from simulator.measures.period import EVERYONE, counted_days, is_traveller, ratio
from simulator.measures.rows import Row, row


def lounge_mean_minutes(journal: Journal, route: str = EVERYONE) -> float:
    """Mean minutes between coming to the lounge and the vessel's departure, over travellers who came after
    the warm-up and boarded a sailing of this route; NaN where nobody did."""
    minutes, people = _lounge(journal)
    return _mean(journal, minutes, people, route)


def stranded_per_day(journal: Journal) -> float:
    """Travellers who remained after the day's last sailing in the time counted, per day; NaN where no traveller
    ever came to a lounge. They belong to no sailing, and so are counted for all routes together."""
    crossings = journal.crossings
    traveller = is_traveller(journal)[journal.journeys.flow[crossings.entity]]
    if not traveller.any():
        return math.nan
    stranded = np.isnan(crossings.started) & (crossings.ended >= journal.warm_up_minutes) & traveller
    return int(np.count_nonzero(stranded)) / counted_days(journal)


def lounge_rows(journal: Journal) -> tuple[Row, ...]:
    """All measures of this page; nothing where there are no routes."""
    if not journal.routes:
        return ()
    minutes, people = _lounge(journal)
    return (
        *(
            row("lounge_mean_minutes", route, _mean(journal, minutes, people, route))
            for route in (EVERYONE, *journal.routes)
        ),
        row("stranded_per_day", EVERYONE, stranded_per_day(journal)),
    )


def _lounge(journal: Journal) -> tuple[Floats, Ints]:
    """Minutes waited and how many waited them, one for each route."""
    crossings = journal.crossings
    counted = (crossings.sailing >= 0) & (crossings.queued >= journal.warm_up_minutes)
    if not all(is_traveller(journal)):
        counted &= is_traveller(journal)[journal.journeys.flow[crossings.entity]]
    waited, sailing = crossings.started - crossings.queued, crossings.sailing
    if not counted.all():
        waited, sailing = waited[counted], sailing[counted]
    route = journal.sailings.route[sailing]
    routes = len(journal.routes)
    minutes = np.bincount(route, waited, minlength=routes).astype(np.float64)
    return minutes, np.bincount(route, minlength=routes)


def _mean(journal: Journal, minutes: Floats, people: Ints, route: str) -> float:
    if route == EVERYONE:
        return ratio(float(minutes.sum()), int(people.sum()))
    place = journal.routes.index(route)
    return ratio(float(minutes[place]), int(people[place]))
