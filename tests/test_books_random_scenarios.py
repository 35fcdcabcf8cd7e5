"""On whole scenarios drawn by lot the walkers agree to the last bit, and the books balance."""

from __future__ import annotations

import json
from collections.abc import Iterable

import pytest

from simulator.journal import Ending, Journal
from simulator.journal.books import balance
from simulator.scenario import Complaints, Scenario, loads
from simulator.scenario.steps import itineraries, places_taken
from simulator.world import simulate
from tests.random_scenarios import random_scenario
from tests.same import assert_same


def loaded(seed: int) -> Scenario | None:
    """The scenario of a seed; None where the loader refuses it."""
    try:
        return loads(json.dumps(random_scenario(seed))).scenario
    except Complaints:
        return None


def agree(seeds: Iterable[int], compiled_every: int) -> tuple[int, set[Ending]]:
    """Play each scenario that loads under all walkers; how many did, and what endings they saw."""
    played, seen = 0, set[Ending]()
    for seed in seeds:
        scenario = loaded(seed)
        if scenario is None:
            continue
        reference = simulate(scenario, walker="reference")
        for walker in ("plain", "compiled") if seed % compiled_every == 0 else ("plain",):
            assert_same(reference, simulate(scenario, walker=walker), f"seed {seed}, {walker}")
        assert balance(reference) == (), f"seed {seed}"
        assert decks_part_ways(scenario, reference) == [], f"seed {seed}"
        assert places_counted(scenario, reference) == reference.sailings.places_taken.tolist(), f"seed {seed}"
        played += 1
        seen |= {Ending(code) for code in reference.journeys.ending}
    return played, seen


def decks_part_ways(scenario: Scenario, journal: Journal) -> list[str]:
    """The decks of which any sailing left, arrived or was cancelled at another time than its route's."""
    sailings, names = journal.sailings, journal.routes
    kept = ("vessel", "scheduled", "departed", "arrived", "cancelled", "extra")
    table = {
        name: [getattr(sailings, column)[sailings.route == row].tolist() for column in kept]
        for row, name in enumerate(names)
    }
    decks = {name: route.aboard for name, route in scenario.policy.routes.items() if route.aboard is not None}
    return [name for name, main in decks.items() if repr(table[name]) != repr(table[main])]


def places_counted(scenario: Scenario, journal: Journal) -> list[int]:
    """The places that those aboard each sailing take up, one by one."""
    ways, taken = [*itineraries(scenario)], [0] * len(journal.sailings)
    people, crossings = journal.journeys, journal.crossings
    for entity, sailing, lounge in zip(crossings.entity, crossings.sailing, crossings.lounge, strict=True):
        if sailing >= 0:
            sort = tuple(journal.kinds[people.kind[entity]].split("/")) if people.kind[entity] >= 0 else ()
            routes = [journal.routes[route] for route in journal.lounges[lounge]]
            taken[sailing] += places_taken(ways[people.flow[entity]], routes, [sort])[0]
    return taken


def test_a_seed_always_gives_the_same_scenario() -> None:
    assert random_scenario(7) == random_scenario(7) != random_scenario(8)


def test_walkers_agree_and_books_balance_on_scenarios_drawn_by_lot() -> None:
    played, seen = agree(range(150), compiled_every=10)
    assert played >= 75  # else the author has fallen behind the loader's rules
    assert seen == set(Ending)


@pytest.mark.slow
def test_walkers_agree_and_books_balance_on_three_thousand_scenarios() -> None:
    played, _ = agree(range(150, 3150), compiled_every=1)
    assert played >= 1500
