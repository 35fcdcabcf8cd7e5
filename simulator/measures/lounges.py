"""Waiting in the lounge for a vessel, a coach or a flight, and remaining there after the last one."""

from __future__ import annotations

import numpy as np

from simulator.journal import Ending, Journal
from simulator.journal.columns import Floats, Ints
from simulator.measures.legs import Legs, legs, nights, of_routes, per_day
from simulator.measures.period import ratio
from simulator.measures.places import EVERYONE, on_routes, route_places, wholes
from simulator.measures.rows import Row, row


def lounge_mean_minutes(journal: Journal, place: str = EVERYONE) -> float:
    """Mean minutes between coming to the lounge and the departure, over travellers who came after the warm-up and
    boarded on this route or mode; NaN where nobody did."""
    minutes, people = _lounge(journal, legs(journal))
    return _mean(journal, minutes, people, place)


def stranded_per_day(journal: Journal, place: str = EVERYONE) -> float:
    """Travellers whose journey ended in the lounge after the day's last departure in the time counted, per day; NaN
    where no traveller ever came to a lounge. They count where they had booked, or else with the first of the routes
    that leave from their lounge."""
    waits = legs(journal)
    return per_day(journal, _ended(journal, waits, Ending.STRANDED), of_routes(journal, waits.route), place)


def refunded_per_day(journal: Journal, place: str = EVERYONE) -> float:
    """Travellers who asked for their money back after the day's last departure and went home, per day; counted as
    the stranded are."""
    waits = legs(journal)
    return per_day(journal, _ended(journal, waits, Ending.REFUNDED), of_routes(journal, waits.route), place)


def overnight_per_day(journal: Journal, place: str = EVERYONE) -> float:
    """Travellers who were in a lounge over a midnight, per day: they came on an earlier day than they left, or on an
    earlier day than the run ended. NaN where no traveller ever came to a lounge of this route or mode."""
    waits = legs(journal)
    return per_day(journal, _overnight(journal, waits), of_routes(journal, waits.route), place)


def lounge_rows(journal: Journal, waits: Legs) -> tuple[Row, ...]:
    """All measures of this page; nothing where there are no routes."""
    if not journal.routes:
        return ()
    minutes, people = _lounge(journal, waits)
    came, places = of_routes(journal, waits.route), route_places(journal)
    evenings = (
        ("overnight_per_day", _overnight(journal, waits), places),
        ("refunded_per_day", _ended(journal, waits, Ending.REFUNDED), wholes(journal)),
        ("stranded_per_day", _ended(journal, waits, Ending.STRANDED), wholes(journal)),
    )
    return (
        *(row("lounge_mean_minutes", place, _mean(journal, minutes, people, place)) for place in places),
        *(
            row(measure, place, per_day(journal, counts, came, place))
            for measure, counts, where in evenings
            for place in where
        ),
    )


def _lounge(journal: Journal, waits: Legs) -> tuple[Floats, Ints]:
    """Minutes waited and how many waited them, one for each route."""
    counted = (waits.sailing >= 0) & (waits.queued >= journal.warm_up_minutes)
    waited, route = waits.until - waits.queued, waits.route
    if not counted.all():
        waited, route = waited[counted], route[counted]
    return np.bincount(route, waited, minlength=len(journal.routes)).astype(np.float64), of_routes(journal, route)


def _mean(journal: Journal, minutes: Floats, people: Ints, place: str) -> float:
    here = on_routes(journal, place)
    return ratio(float(minutes[here].sum()), int(people[here].sum()))


def _ended(journal: Journal, waits: Legs, ending: Ending) -> Ints:
    """How many of each route's lounge came to this end in the time counted."""
    left = np.flatnonzero((waits.sailing < 0) & ~waits.waits_on & (waits.until >= journal.warm_up_minutes))
    return of_routes(journal, waits.route[left[journal.journeys.ending[waits.entity[left]] == ending]])


def _overnight(journal: Journal, waits: Legs) -> Ints:
    """How many waits for each route went on over a midnight and ended in the time counted."""
    stayed = nights(waits.queued, waits.until, waits.waits_on) > 0
    return of_routes(journal, waits.route[stayed & (waits.until >= journal.warm_up_minutes)])
