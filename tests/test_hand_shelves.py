"""Shelves that run empty and boats that fill them, with a pencil."""

from __future__ import annotations

import numpy as np
import pytest

from simulator import measures
from simulator.journal import Journal, balance
from simulator.scenario import Complaints, loads
from simulator.world import simulate
from tests.by_hand import ABOUT
from tests.same import assert_same


def market_day(
    stock: str,
    *,
    over: str = "{}",
    limit: str = "limit: 1000 CNY",
    party: str = "",
    boat: str = "",
    wish: str = "300 CNY",
    walker: str = "plain",
) -> Journal:
    """Visitors at nine, ten, eleven and twelve, who would like food for 300 yuan; a boat lands at 10:00."""
    scenario = loads(f"""{ABOUT}
world:
  flows:
    visitors:
      direction: market
      arrivals: {{at: ["09:00", "10:00", "11:00", "12:00"]}}
      {party}
      basket: {{classes: {{food: {{yuan: {wish}}}}}, over: {over}}}
      itinerary: [{{visit: door, service: 0 min}}, {{walk: 1 h}}]
policy:
  duty_free: {{{limit}, postal_tax: {{all: 10 %}}}}
  stations: {{door: {{servers: 9}}}}
  supply: {{behind: door, stock: {{food: {stock}}}}}
  routes: {{boat: {{mode: freight, origin: there, destination: here, departures: ["09:30"], takes: 30 min, seats: 1 {boat}}}}}
run: {{horizon: 1 day}}
""").scenario  # noqa: E501
    journal = simulate(scenario, walker=walker)
    assert balance(journal) == ()
    return journal


BOAT = "brought_by: {boat: 500 CNY}"


def test_who_comes_when_the_shelf_is_empty_goes_without_until_the_boat_is_in() -> None:
    # 400 on the shelf: 300 at nine, the last 100 at ten, before the boat of that minute; then 500: 300 and 200.
    made = market_day(f"{{opening: 400 CNY, {BOAT}}}").purchases
    assert made.duty_free.tolist() == [300, 100, 300, 200]
    assert made.not_in_stock.tolist() == [0, 200, 0, 100]
    assert made.tax_forgone.tolist() == pytest.approx([30, 10, 30, 20])


def test_what_the_store_does_not_hold_goes_back_with_the_boat() -> None:
    made = market_day(f"{{opening: 200 CNY, {BOAT}, holds: 400 CNY}}").purchases
    assert made.duty_free.tolist() == [200, 0, 300, 100]


def test_a_boat_that_does_not_sail_brings_nothing() -> None:
    made = market_day(f"{{opening: 400 CNY, {BOAT}}}", boat=", on_days: [sunday]").purchases
    assert made.duty_free.tolist() == [300, 100, 0, 0]  # the first day of a run is a Saturday


def test_of_what_is_not_found_so_much_is_free_of_duty_and_so_much_declared_as_would_have_been() -> None:
    # Under a limit of 200 each would take 200 free and declare 100; the second finds 150, half of it.
    made = market_day("{opening: 450 CNY}", over="{pays: 100 %}", limit="limit: 200 CNY").purchases
    assert made.duty_free.tolist() == [200, 100, 0, 0]
    assert made.taxed.tolist() == [100, 50, 0, 0]
    assert made.tax_paid.tolist() == pytest.approx([10, 5, 0, 0])


def test_others_carry_only_what_there_is_to_hand_on() -> None:
    wish = "{exponential: 300 CNY}"
    couples = {"over": "{splits: 100 %}", "limit": "limit: 300 CNY", "party": "party: {size: 2}", "wish": wish}
    full, short = (market_day(f"{{opening: {yuan} CNY}}", **couples) for yuan in (99999, 500))
    assert full.purchases.handed_on.sum() > short.purchases.handed_on.sum()
    assert short.purchases.carried.sum() == pytest.approx(short.purchases.handed_on.sum())
    sold = short.purchases.duty_free.sum() + short.purchases.handed_on.sum()
    assert sold == pytest.approx(500)


def test_the_share_who_find_none_and_what_is_not_sold_for_it() -> None:
    day = market_day(f"{{opening: 400 CNY, {BOAT}}}")
    assert measures.stock_out_share(day, "market") == 2 / 4
    assert measures.not_in_stock_yuan_per_day(day, "market") == 300
    assert measures.unsold_yuan_per_day(day, "market") == 0


def test_ample_shelves_are_as_none_to_the_last_bit() -> None:
    ample, walked = (market_day("{opening: 1e9 CNY}", walker=walker) for walker in ("plain", "reference"))
    assert_same(ample, walked)
    assert np.array_equal(ample.purchases.duty_free, [300.0] * 4)


@pytest.mark.parametrize(
    ("stock", "complaint"),
    [
        ("{opening: 9 CNY, holds: 8 CNY}", "opening should be no more than holds"),
        ("{opening: 9 CNY, brought_by: {boot: 1 CNY}}", "there is no such route; did you mean `boat`?"),
        ("{opening: -9 CNY}", "should be at least 0"),
    ],
)
def test_what_cannot_be_meant_is_said(stock: str, complaint: str) -> None:
    with pytest.raises(Complaints) as found:
        market_day(stock)
    assert complaint in str(found.value)


def test_shelves_behind_a_station_that_is_not_there() -> None:
    with pytest.raises(Complaints, match="there is no such station"):
        loads(f"""{ABOUT}
world: {{flows: {{few: {{arrivals: {{at: ["09:00"]}}, basket: {{classes: {{food: {{yuan: 1 CNY}}}}}}, itinerary: [{{walk: 1 min}}]}}}}}}
policy: {{supply: {{behind: dore, stock: {{food: {{opening: 1 CNY}}}}}}}}
run: {{horizon: 1 day}}
""")  # noqa: E501
