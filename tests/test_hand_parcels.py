"""Parcels of a whole sailing land at one instant, and express takes the working days that a forwarder states."""

from __future__ import annotations

import numpy as np

from simulator.journal import Journal
from simulator.scenario import load
from simulator.scenario.schema import Scenario
from simulator.world import simulate
from tests.lever_files import SCENARIOS


def of_days(name: str, days: float) -> Scenario:
    """The first days of a shipped scenario."""
    scenario = load(SCENARIOS / f"{name}.yaml").scenario
    run = scenario.run.model_copy(update={"horizon": days * 1440, "warm_up": 0.0})
    return scenario.model_copy(update={"run": run})


def boarded(journal: Journal, flow: str, route: str) -> tuple[np.ndarray, np.ndarray]:
    """Rows of those of a flow who crossed on a route, and when they sailed."""
    crossings, sailings = journal.crossings, journal.sailings
    over = crossings.sailing >= 0
    over[over] = sailings.route[crossings.sailing[over]] == list(journal.routes).index(route)
    over &= journal.journeys.flow[crossings.entity] == list(journal.flows).index(flow)
    return crossings.entity[over], sailings.departed[crossings.sailing[over]]


def test_seventeen_thousand_parcels_of_one_sailing_land_at_once() -> None:
    scenario = of_days("parcels_of_2022", 5)
    arrivals = scenario.world.flows["express_to_xiamen"].arrivals
    assert arrivals.rate is not None
    days_a_sailing = 7 / len(scenario.policy.routes["taiwan_xiamen"].on_days or ())
    expected = arrivals.rate * arrivals.demand * 1440 * days_a_sailing
    assert round(expected, -3) == 17_000
    # Thursday's sailing carries what came from Monday 18:00 to Wednesday 18:00, by day, on days of 1.2.
    journal = simulate(scenario)
    parcels, sailed = boarded(journal, "express_to_xiamen", "taiwan_xiamen")
    thursday = parcels[sailed == sailed.max()]
    of_two_days = expected / days_a_sailing * 1.2 * 2
    assert abs(len(thursday) - of_two_days) < 4 * of_two_days**0.5
    visits = journal.visits["ship_unloading"]
    assert len(np.unique(visits.queued[np.isin(visits.entity, thursday)])) == 1


def test_express_is_delivered_on_the_third_working_day_after_closing_as_a_forwarder_states() -> None:
    # twdoit.com: sea express from Taiwan to Fujian takes 3 to 4 working days after closing. It was not fitted to.
    scenario = of_days("parcels_2012", 35)
    journal = simulate(scenario)
    parcels, sailed = boarded(journal, "express_to_xiamen", "taiwan_xiamen")
    there = journal.journeys.left[parcels]
    closed = sailed - scenario.policy.routes["taiwan_xiamen"].boarding_closes
    known = ~np.isnan(there) & (closed < 21 * 1440)  # so that the late ones are among them
    first_day = np.datetime64(scenario.run.start)
    days = np.busday_count(
        first_day + (closed[known] // 1440).astype(int), first_day + (there[known] // 1440).astype(int)
    )
    assert len(days) > 1000
    assert round(days.mean()) == 3
