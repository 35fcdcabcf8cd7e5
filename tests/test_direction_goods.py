"""A lane for trusted traders, and the same desks as one hall: the same consignments, each with the same luck."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest

from simulator.journal import Journal
from simulator.journal.columns import Floats
from simulator.scenario import loads
from simulator.study.estimate import estimate
from simulator.world import simulate
from tests.by_hand import ABOUT

LANES = """
world:
  flows:
    aeo: {arrivals: {rate: 20 / h}, itinerary: [{visit: aeo_desk, service: SERVICE, name: declared}]}
    general: {arrivals: {rate: 80 / h}, itinerary: [{visit: general_desk, service: SERVICE, name: declared}]}
policy: POLICY
run: {horizon: 2 days, seed: 4}
"""
APART = "{stations: {aeo_desk: {servers: 1}, general_desk: {servers: 1}}}"
POOLED = "{stations: {desks: {servers: 2}}, moved: {aeo_desk: desks, general_desk: desks}}"
REPLICATIONS = range(20)
ALIKE, UNEQUAL = "36 s", "{exponential: 36 s}"


@cache
def played(policy: str, service: str) -> tuple[Journal, ...]:
    """Two days, twenty times."""
    scenario = loads(ABOUT + LANES.replace("SERVICE", service).replace("POLICY", policy)).scenario
    return tuple(simulate(scenario, replication, walker="compiled") for replication in REPLICATIONS)


def waits(journal: Journal, flow: str | None = None) -> Floats:
    """Minutes waited by all of a flow, or of both, who were served."""
    found = []
    for visits in journal.visits.values():
        mine = journal.journeys.flow[visits.entity] == (journal.flows.index(flow) if flow else 0)
        served = ~np.isnan(visits.started) & (mine | (flow is None))
        found.append((visits.started - visits.queued)[served])
    return np.concatenate(found)


def starts(journal: Journal) -> Floats:
    """When services began, in the order of time; those not begun come last, at no time."""
    return np.sort(np.concatenate([visits.started for visits in journal.visits.values()]))


def test_in_one_hall_of_equal_services_the_nth_to_be_served_is_served_no_later() -> None:
    # A desk stands idle beside somebody who waits only while the lanes are apart, and services are all alike.
    for apart, pooled in zip(played(APART, ALIKE), played(POOLED, ALIKE), strict=True):
        one, other = starts(apart), starts(pooled)
        assert len(one) == len(other)
        assert not (other > one + 1e-9).any()  # NaN: not yet served
        assert waits(pooled).mean() < waits(apart).mean()


@pytest.mark.parametrize("service", [ALIKE, UNEQUAL])
def test_pooling_lowers_the_average_and_raises_the_wait_of_trusted_traders(service: str) -> None:
    def gained(flow: str | None) -> list[float]:
        pairs = zip(played(APART, service), played(POOLED, service), strict=True)
        return [float(waits(apart, flow).mean() - waits(pooled, flow).mean()) for apart, pooled in pairs]

    assert estimate(gained(None)).low > 0
    assert estimate(gained("general")).low > 0
    assert estimate(gained("aeo")).high < 0
