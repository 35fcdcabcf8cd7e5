"""A longer line at the exit of a market: with the same draws at one row of desks nobody waits less for it."""

from __future__ import annotations

import random

import numpy as np
import pytest

from simulator.journal import Journal
from simulator.journal.columns import Floats
from simulator.scenario import Scenario, loads
from simulator.world import simulate
from tests.by_hand import ABOUT

SEEDS = range(12)


def random_market(seed: int, *, officers: int, seconds_more: int = 0) -> Scenario:
    """A market drawn by lot: parties, a till or two, a tax desk, and one exit of so many officers, each visitor keeping
    one of them for so many seconds more than they are lucky enough to need at the least."""
    luck = random.Random(seed)  # noqa: S311
    walk, till = luck.choice(["5 min", "{exponential: 20 min}"]), luck.choice(["30 s", "{exponential: 40 s}"])
    looked_at = luck.choice(["0 s", "10 s", "45 s"])
    return loads(f"""{ABOUT}
world:
  flows:
    visitors:
      direction: market
      arrivals: {{rate: {luck.choice([1100, 1500])} / day, by_time_of_day: {{"08:30": {luck.randint(1, 3)}, "11:00": 2, "15:00": 0}}}}
      party: {{size: {{empirical: {{values: [1, 2, 6], weights: [{luck.randint(1, 5)}, 2, 1]}}}}}}
      basket: {{classes: {{food: {{yuan: {{exponential: 800 CNY}}}}}}, over: {{splits: 30 %, pays: {luck.choice([0, 20])} %}}}}
      itinerary:
        - {{name: in_the_halls, walk: {walk}}}
        - {{visit: till, service: {till}, share: {luck.choice([60, 100])} %}}
        - {{visit: tax_desk, service: 4 min, only: [pays]}}
        - {{visit: exit_gate, service: {{uniform: {{low: {seconds_more} s, high: {seconds_more + 40} s}}}}}}
        - {{visit: spot_check, share: 20 %, service: {looked_at}}}
policy:
  duty_free: {{limit: 1000 CNY}}
  stations:
    till: {{servers: {luck.randint(2, 12)}}}
    tax_desk: {{servers: {luck.randint(1, 3)}}}
    exit_gate: {{roster: {{"08:30": {officers}, "18:00": {max(officers - 1, 1)}}}}}
    spot_check: {{servers: {luck.randint(1, 3)}}}
run: {{start: 2010-05-01, horizon: 1 day, seed: {seed}}}
""").scenario  # fmt: skip  # noqa: E501


def exit_waits(journal: Journal) -> Floats:
    """Minutes that each visitor waited before the exit, in the order of the population; all got there."""
    visits = journal.visits["exit_gate"]
    order = np.argsort(visits.entity)
    assert np.array_equal(visits.entity[order], np.arange(len(journal.journeys)))
    waits: Floats = (visits.started - visits.queued)[order]
    assert not np.isnan(waits).any()
    return waits


@pytest.mark.parametrize("seed", SEEDS)
def test_fewer_officers_at_the_exit_shorten_nobodys_wait_there(seed: int) -> None:
    more, fewer = (exit_waits(simulate(random_market(seed, officers=each), walker="plain")) for each in (4, 3))
    assert np.all(fewer >= more - 1e-9)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_slower_exit_shortens_nobodys_wait_there(seed: int) -> None:
    quick, slow = (
        exit_waits(simulate(random_market(seed, officers=4, seconds_more=each), walker="plain")) for each in (0, 15)
    )
    assert np.all(slow >= quick - 1e-9)


def test_these_lines_are_long_enough_to_tell() -> None:
    waits = [exit_waits(simulate(random_market(seed, officers=3), walker="plain")) for seed in SEEDS]
    assert sum(wait.max() > 2 for wait in waits) >= len(SEEDS) // 2
