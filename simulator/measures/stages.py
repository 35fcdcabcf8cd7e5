"""Where the time from door to door goes, and what the whole journey costs the traveller.

The time of a finished journey is made of four parts: queueing (at stations, and for one's companions at a meeting
point), waiting in lounges, under way (on vessels, coaches and flights) and elsewhere (being served, walking, a taxi).
Their means add up to `journey_mean_minutes`. NaN where no journey was finished. `place` is a direction, some of those
who go there (`to_taiwan/taipei`), or a flow.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from simulator.journal import Control, Costs, Crossings, Journal, Visits
from simulator.journal.columns import Floats, Ints, SmallInts
from simulator.measures.legs import nights
from simulator.measures.period import ratio
from simulator.measures.places import directions
from simulator.measures.rows import Row, row
from simulator.measures.travellers import cells, cells_of, direction_places, finished, how_many
from simulator.units import MINUTES_PER_DAY

ROUNDING = 1e-9
"""Of a stay in days: what is the difference of two clock times is not begun another day by their last digits."""


@dataclass(frozen=True, slots=True)
class Stages:
    """Sums over the finished journeys of each cell of travellers."""

    journeys: Ints
    minutes: Floats
    """From door to door."""
    put_off: Floats
    """Minutes from when they would have liked to set out until they did."""
    queueing: Floats
    """Minutes."""
    lounge: Floats
    """Minutes."""
    under_way: Floats
    """Minutes."""
    nights: Floats
    """Midnights spent in a lounge."""
    fares_yuan: Floats
    """Of all routes taken that have a fare."""
    charges_yuan: Floats
    """For places kept: demurrage, storage."""

    @property
    def elsewhere(self) -> Floats:
        """Minutes of service, walks and rides that follow no timetable: what is left (rounding may leave -1e-10)."""
        return np.maximum(self.minutes - self.queueing - self.lounge - self.under_way, 0.0)


def stages(journal: Journal) -> Stages:
    """Sums over finished journeys, cell by cell; each record of the journal is looked at once."""
    cell = cells(journal, finished(journal))
    count = len(journal.flows) * (len(journal.kinds) + 1)

    def summed(entity: SmallInts, minutes: Floats) -> Floats:
        """What those who are not counted have, NaN included, falls into the cell after the last."""
        return np.asarray(np.bincount(cell[entity], minutes, minlength=count + 1)[:count], np.float64)

    def waited(stage: Visits | Crossings) -> Floats:
        return summed(stage.entity, stage.started - stage.queued)

    crossings, boarded = journal.crossings, np.flatnonzero(journal.crossings.sailing >= 0)
    route = journal.sailings.route[crossings.sailing[boarded]]
    fares = np.nan_to_num(np.array(journal.fares_yuan))
    people = journal.journeys
    nobody = np.zeros(len(boarded), np.bool_)
    asleep = nights(crossings.queued[boarded], crossings.started[boarded], nobody).astype(np.float64)
    return Stages(
        journeys=how_many(journal, finished(journal)),
        minutes=np.bincount(cell, people.left - people.arrived, minlength=count + 1)[:count].astype(np.float64),
        put_off=np.bincount(cell, people.arrived - people.wished, minlength=count + 1)[:count].astype(np.float64),
        queueing=sum((waited(at) for at in (*journal.visits.values(), *journal.meetings.values())), np.zeros(count)),
        lounge=waited(crossings),
        under_way=summed(crossings.entity, crossings.ended - crossings.started),
        nights=summed(crossings.entity[boarded], asleep),
        fares_yuan=summed(crossings.entity[boarded], fares[route] if len(fares) else np.empty(0)),
        charges_yuan=sum(
            (
                summed(journal.visits[name].entity, charged_yuan(record.control, journal.visits[name]))
                for name, record in journal.stations.items()
                if record.control.charges and name in journal.visits
            ),
            np.zeros(count),
        ),
    )


def charged_yuan(control: Control, visits: Visits) -> Floats:
    """What each visit to a station costs by its tariff, in yuan: for each day begun, the rate of the step it falls in;
    0 for those who still keep their place."""
    days = np.ceil((visits.ended - visits.started) / MINUTES_PER_DAY - ROUNDING)
    yuan = np.zeros(len(visits))
    ends = [after for after, _ in control.charges[1:]] + [math.inf]
    for (after, a_day), until in zip(control.charges, ends, strict=True):
        yuan += a_day * np.nan_to_num(np.clip(days, after, until) - after)
    return yuan


def weighed_minutes(costs: Costs, minutes: Floats, waited: Floats, put_off: Floats) -> Floats:
    """Minutes as they count for the cost of a journey: of all of them those waited, in queues and lounges, count more,
    and those by which it was put off are added."""
    return minutes - waited + costs.waiting_counts * waited + costs.put_off_counts * put_off


def put_off_mean_minutes(journal: Journal, place: str) -> float:
    """Mean minutes by which travellers set out later than they would have liked, for want of a departure just then or
    of a seat on it. It is spent at home, before the journey, and is no part of the time from door to door."""
    return _mean(journal, stages(journal), "put_off", place)


def queueing_mean_minutes(journal: Journal, place: str) -> float:
    """Mean minutes in queues at stations, and until one's companions came."""
    return _mean(journal, stages(journal), "queueing", place)


def lounge_wait_mean_minutes(journal: Journal, place: str) -> float:
    """Mean minutes in lounges, of all legs together."""
    return _mean(journal, stages(journal), "lounge", place)


def under_way_mean_minutes(journal: Journal, place: str) -> float:
    """Mean minutes from departures to arrivals."""
    return _mean(journal, stages(journal), "under_way", place)


def elsewhere_mean_minutes(journal: Journal, place: str) -> float:
    """Mean minutes of service, walks and rides that follow no timetable."""
    return _mean(journal, stages(journal), "elsewhere", place)


def generalised_cost_yuan(journal: Journal, place: str) -> float:
    """Mean of fares, time and nights of a finished journey, in yuan; NaN where the scenario names no costs.

    Fares + charges + value of a minute x (minutes under way and elsewhere + `waiting_counts` x minutes queueing and in
    lounges + `put_off_counts` x minutes put off) + `night_yuan` x midnights in a lounge. A route without a fare adds
    none.
    """
    return _cost(journal, stages(journal), place)


def charges_mean_yuan(journal: Journal, place: str) -> float:
    """Mean charges of a finished journey for places kept (demurrage, storage), in yuan."""
    return _mean(journal, stages(journal), "charges_yuan", place)


def stage_rows(journal: Journal) -> tuple[Row, ...]:
    """All measures of this page: parts for each direction; costs also for each kind and trait in it."""
    going = directions(journal)
    if not going:
        return ()
    sums = stages(journal)
    parts = tuple(row(measure, place, _mean(journal, sums, part, place)) for measure, part in PARTS for place in going)
    places = direction_places(journal, how_many(journal))
    parts += tuple(row("put_off_mean_minutes", place, _mean(journal, sums, "put_off", place)) for place in places)
    if any(record.control.charges for record in journal.stations.values()):
        parts += tuple(row("charges_mean_yuan", place, _mean(journal, sums, "charges_yuan", place)) for place in places)
    if journal.costs is None:
        return parts
    return (*parts, *(row("generalised_cost_yuan", place, _cost(journal, sums, place)) for place in places))


PARTS = (
    ("queueing_mean_minutes", "queueing"),
    ("lounge_wait_mean_minutes", "lounge"),
    ("under_way_mean_minutes", "under_way"),
    ("elsewhere_mean_minutes", "elsewhere"),
)
"""The measure of each part, and the sums it is made of."""


def _mean(journal: Journal, sums: Stages, part: str, place: str) -> float:
    here = cells_of(journal, place)
    minutes: Floats = getattr(sums, part)
    return ratio(float(minutes[here].sum()), int(sums.journeys[here].sum()))


def _cost(journal: Journal, sums: Stages, place: str) -> float:
    costs = journal.costs
    if costs is None:
        return float("nan")
    yuan_per_minute = np.tile(np.roll(costs.yuan_per_minute, 1), len(journal.flows))  # those of no kind go first
    paid = sums.fares_yuan + sums.charges_yuan
    weighed = weighed_minutes(costs, sums.minutes, sums.queueing + sums.lounge, sums.put_off)
    yuan = paid + yuan_per_minute * weighed + costs.night_yuan * sums.nights
    here = cells_of(journal, place) & (sums.journeys > 0)  # whose time has no worth here may have no value either
    return ratio(float(yuan[here].sum()), int(sums.journeys[here].sum()))
