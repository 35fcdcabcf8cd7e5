"""Two laws that every journal must keep, whatever its numbers: first come first served, and Little's.

The recursion of Kiefer and Wolfowitz (*Trans. Amer. Math. Soc.* 78, 1955, 1-18) knows nothing of
events or clocks: whoever is next in line takes the desk that is free soonest.
"""

from __future__ import annotations

import math
from heapq import heapreplace

import numpy as np

from simulator.journal import Journal, Visits
from simulator.scenario.itinerary import Step
from simulator.scenario.schema import Scenario


def _all_steps(steps: tuple[Step, ...]) -> list[Step]:
    return [leaf for step in steps for leaf in (_all_steps(step.parts) if step.parts else [step])]


def first_come_first_served_stations(scenario: Scenario) -> dict[str, int]:
    """Servers of each station that serves strictly in order: always the same number, nobody before another.

    Left out are stations with a roster, relief, a limited room, several urgencies, patience, or servers that are kept.
    """
    itineraries = [flow.itinerary for flow in scenario.world.flows.values()]
    itineraries += [one.itinerary for flow in scenario.world.flows.values() for one in flow.companions.values()]
    steps = [step for itinerary in itineraries for step in _all_steps(itinerary)]
    fit: dict[str, int] = {}
    for name, station in scenario.policy.stations.items():
        here = [step for step in steps if name in {step.visit, step.seize}]
        plain = all(step.visit and step.patience is None for step in here) and len({s.priority for s in here}) == 1
        if plain and station.always and station.relief is None and station.waiting_places is None:
            fit[name] = station.always
    return fit


def starts_out_of_order(visits: Visits, servers: int, most: int = 200_000) -> int:
    """How many of the first visits did not start when the recursion says; 0 where service is in order.

    A start must equal max(arrival, the time the first desk is free) to the last bit. A desk is taken to be free at
    the logged end of its service, which is the float start + service; recomputing the service as end - start and
    adding it again would round twice. Those who came at the same instant are put in the order of their starts, as
    nothing tells them apart.
    """
    order = np.lexsort((visits.started, visits.queued))[:most]
    free = [-math.inf] * servers
    wrong = 0
    for queued, started, ended in zip(
        visits.queued[order].tolist(), visits.started[order].tolist(), visits.ended[order].tolist(), strict=True
    ):
        if math.isnan(started):
            wrong += free[0] < math.inf  # still waiting at the end: right only while every desk is taken
            continue
        wrong += started != max(queued, free[0])
        heapreplace(free, math.inf if math.isnan(ended) else ended)
    return wrong


def littles_law(journal: Journal, station: str) -> tuple[float, float]:
    """Mean number present at a station over the whole run, counted through time; and arrivals times time spent.

    The first adds up the steps of the crowd in the order of time, the second the stays person by person (Little 1961);
    those still there at the end count up to the end.
    """
    visits = journal.visits[station]
    horizon = journal.horizon_minutes
    ended = np.where(np.isnan(visits.ended), horizon, np.minimum(visits.ended, horizon))
    when = np.concatenate((visits.queued, ended))
    change = np.concatenate((np.ones(len(visits)), -np.ones(len(visits))))
    order = np.argsort(when, kind="stable")
    present = np.cumsum(change[order])
    through_time = float(np.sum(present[:-1] * np.diff(when[order]))) / horizon
    arrivals_per_minute = len(visits) / horizon
    stay_minutes = float(np.mean(ended - visits.queued)) if len(visits) else 0.0
    return through_time, arrivals_per_minute * stay_minutes
