"""Single figures read off a journal's columns, to be held against theory.

They cover those who came after the warm-up and as long before the end as the warm-up lasted, so that
everybody counted has had time to finish: nobody is left out for having waited long. Somebody who has
not finished all the same makes the figure NaN.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from simulator.journal import Ending, Journal
from simulator.measures import interval_mean_hours
from simulator.measures import missed_share as missed_share_of
from simulator.measures.purchases import at_limit_share as at_limit_share_of
from simulator.measures.purchases import sales_mean_yuan as sales_mean_yuan_of
from simulator.measures.servers import working_minutes
from simulator.units import MINUTES_PER_DAY

Reading = Callable[[Journal], float]
"""One figure of one replication."""


def _counted(journal: Journal, came: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Who came after the warm-up, and as long before the end."""
    return (came >= journal.warm_up_minutes) & (came < journal.horizon_minutes - journal.warm_up_minutes)


def wait_mean_minutes(station: str, flow: str | None = None) -> Reading:
    """Mean minutes from coming to a station to being served or giving up, of those not turned away."""

    def read(journal: Journal) -> float:
        visits = journal.visits[station]
        who = visits.entity
        turned_away = np.isnan(visits.started) & (journal.journeys.ending[who] == Ending.TURNED_AWAY)
        counted = _counted(journal, visits.queued) & ~turned_away
        if flow is not None:
            counted &= journal.journeys.flow[who] == journal.flows.index(flow)
        until = np.where(np.isnan(visits.started), visits.ended, visits.started)
        return float(np.mean((until - visits.queued)[counted]))

    return read


def wait_mean_working_minutes(station: str) -> Reading:
    """Mean minutes of its own working clock from coming to a station to being served."""

    def read(journal: Journal) -> float:
        visits, record = journal.visits[station], journal.stations[station]
        counted = _counted(journal, visits.queued)
        came, began = (working_minutes(record, times[counted]) for times in (visits.queued, visits.started))
        return float(np.mean(began - came))

    return read


def waiting_share(station: str) -> Reading:
    """Share of those who came to a station who were not served at once."""

    def read(journal: Journal) -> float:
        visits = journal.visits[station]
        counted = _counted(journal, visits.queued)
        return float(np.mean((visits.started != visits.queued)[counted]))

    return read


def ended_share(station: str, ending: Ending) -> Reading:
    """Share of those who came to a station whose journey ended there so, unserved."""

    def read(journal: Journal) -> float:
        visits = journal.visits[station]
        counted = _counted(journal, visits.queued)
        so = np.isnan(visits.started) & (journal.journeys.ending[visits.entity] == ending)
        return float(np.mean(so[counted]))

    return read


def present_people(station: str, clock_minutes: float) -> Reading:
    """Mean number at a station, waiting and served, at this time of day."""

    def read(journal: Journal) -> float:
        visits = journal.visits[station]
        days = np.arange(0.0, journal.horizon_minutes, MINUTES_PER_DAY) + clock_minutes
        days = days[_counted(journal, days)]
        came = np.searchsorted(np.sort(visits.queued), days, side="right")
        gone = np.searchsorted(np.sort(visits.ended), days, side="right")  # NaN, still there, is sorted last
        return float(np.mean(came - gone))

    return read


def journey_mean_minutes(flow: str) -> Reading:
    """Mean minutes from arriving to leaving for good, of everyone in a flow."""

    def read(journal: Journal) -> float:
        journeys = journal.journeys
        counted = _counted(journal, journeys.arrived) & (journeys.flow == journal.flows.index(flow))
        return float(np.mean((journeys.left - journeys.arrived)[counted]))

    return read


def lounge_mean_minutes() -> Reading:
    """Mean minutes from coming to a lounge to departure, of everyone."""

    def read(journal: Journal) -> float:
        crossings = journal.crossings
        return float(np.mean((crossings.started - crossings.queued)[_counted(journal, crossings.queued)]))

    return read


def before_departure_people(route: str) -> Reading:
    """Mean number in the lounge just before a sailing leaves: those it takes and those it leaves behind."""

    def read(journal: Journal) -> float:
        sailings = journal.sailings
        counted = _counted(journal, sailings.scheduled) & (sailings.route == journal.routes.index(route))
        return float(np.mean((sailings.boarded + sailings.left_behind)[counted]))

    return read


def arrival_to_release_mean_hours(study: str) -> Reading:
    """Mean hours from arrival to release in a release study, of those released after the warm-up."""
    return lambda journal: interval_mean_hours(journal, study, "arrival_to_release")


def missed_share(direction: str) -> Reading:
    """Share of those who hide something whom nobody finds out, of those who came after the warm-up."""
    return lambda journal: missed_share_of(journal, direction)


def sales_mean_yuan(flow: str) -> Reading:
    """Mean yuan bought by the visitors of a flow who came after the warm-up and are through."""
    return lambda journal: sales_mean_yuan_of(journal, flow)


def at_limit_share(flow: str) -> Reading:
    """Share of them who take out all that they may."""
    return lambda journal: at_limit_share_of(journal, flow)
