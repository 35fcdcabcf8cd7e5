"""The shelves of a market: boats fill them, visitors take from them in the order in which they come, and who finds them
empty goes without.

What somebody does not find holds nobody up, so that the shelves need not be watched while the crowd walks: they are
gone through boat by boat when the walk is over. At the same minute visitors come before the boat.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from simulator.flow.shopping import Allowances, Taken, tax_of
from simulator.flow.timetable import policy_by_day
from simulator.journal import Journeys, Purchases, Sailings, Visits
from simulator.journal.columns import Floats, Ints
from simulator.scenario.baskets import OUTCOMES
from simulator.scenario.schema import Scenario
from simulator.scenario.supply import Stock
from simulator.units import MINUTES_PER_DAY

Kept = Mapping[str, Taken]
"""Of each class of goods that may run out, what each buyer would take."""


def in_stock(
    scenario: Scenario,
    bought: Purchases,
    wanted: Kept,
    people: Journeys,
    kinds: Sequence[str],
    visits: Mapping[str, Visits],
    sailings: Sailings,
) -> Purchases:
    """What visitors buy of what they meant to buy, after what they found on the shelves."""
    supply = scenario.policy.supply
    if supply is None or not len(bought):
        return bought
    does = [kind.rpartition("/")[2] for kind in kinds]
    outcome = np.array([OUTCOMES.index(each) if each in OUTCOMES else -1 for each in does])[people.kind[bought.entity]]
    through = np.full(len(people), np.nan)
    came = visits[supply.behind]
    through[came.entity] = came.ended
    takes_at = through[bought.entity]
    order = np.lexsort((bought.entity, takes_at))[: np.count_nonzero(~np.isnan(takes_at))]
    rules = [policy.duty_free for policy in policy_by_day(scenario, 0)]
    allowed = Allowances(rules, (people.arrived[bought.entity] // MINUTES_PER_DAY).astype(np.int64))
    routes = {name: row for row, name in enumerate(scenario.policy.routes)}
    for goods, stock in supply.stock.items():
        mine = wanted[goods]
        together = mine.free + mine.beyond
        boats = _boats(stock, sailings, routes)
        missing = np.zeros(len(bought))
        missing[order] = _not_found(together[order], takes_at[order], stock, boats)
        share = np.divide(missing, together, out=np.zeros(len(bought)), where=together > 0)
        tax = allowed.of_each(tax_of(goods), without=0.0)
        bought = _without(bought, mine.free * share, mine.beyond * share, tax, outcome)
    return _carried_less(bought, people)


def _boats(stock: Stock, sailings: Sailings, routes: Mapping[str, int]) -> list[tuple[float, float]]:
    """When each boat comes, and what it brings."""
    brings = {routes[name]: yuan for name, yuan in stock.brought_by.items()}
    arrivals = zip(sailings.arrived.tolist(), sailings.route.tolist(), strict=True)
    return sorted((minutes, brings[route]) for minutes, route in arrivals if route in brings and math.isfinite(minutes))


def _not_found(asks: Floats, minutes: Floats, stock: Stock, boats: list[tuple[float, float]]) -> Floats:
    """What each of those who come one after the other does not find."""
    missing, there, first = np.empty(len(asks)), stock.opening, 0
    for arrives, brings in [*boats, (np.inf, 0.0)]:
        end = int(np.searchsorted(minutes, arrives, side="right"))
        before = np.cumsum(asks[first:end])
        found = np.clip(there - (before - asks[first:end]), 0.0, asks[first:end])
        missing[first:end] = asks[first:end] - found
        there = max(there - float(found.sum()), 0.0) + brings
        there, first = there if stock.holds is None else min(there, stock.holds), end
    return missing


def _without(bought: Purchases, free: Floats, beyond: Floats, tax: Floats, outcome: Ints) -> Purchases:
    """The same without what was not found: so much of what is free of duty, and of what is over it and would go out."""

    def less(yuan: Floats, does: str) -> Floats:
        return np.maximum(np.where(outcome == OUTCOMES.index(does), yuan - beyond, yuan), 0.0)

    def less_tax(yuan: Floats, does: str) -> Floats:
        return np.maximum(np.where(outcome == OUTCOMES.index(does), yuan - beyond * tax, yuan), 0.0)

    handed_tax = np.where(outcome == OUTCOMES.index("splits"), beyond * tax, 0.0)
    return replace(
        bought,
        not_in_stock=bought.not_in_stock + free + beyond,
        duty_free=np.maximum(bought.duty_free - free, 0.0),
        handed_on=less(bought.handed_on, "splits"),
        taxed=less(bought.taxed, "pays"),
        smuggled=less(bought.smuggled, "smuggles"),
        tax_forgone=np.maximum(bought.tax_forgone - free * tax - handed_tax, 0.0),
        tax_paid=less_tax(bought.tax_paid, "pays"),
        tax_evaded=less_tax(bought.tax_evaded, "smuggles"),
    )


def _carried_less(bought: Purchases, people: Journeys) -> Purchases:
    """The same, where others of the party carry so much less as there is to hand on."""
    parties = np.stack([people.flow[bought.entity].astype(np.int64), people.party[bought.entity]])
    party = np.unique(parties, axis=1, return_inverse=True)[1].ravel()
    handed_on, carried = (np.bincount(party, yuan).astype(np.float64) for yuan in (bought.handed_on, bought.carried))
    share = np.divide(handed_on, carried, out=np.ones(len(carried)), where=carried > 0)
    return replace(bought, carried=bought.carried * share[party])
