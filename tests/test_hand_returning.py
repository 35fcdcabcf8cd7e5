"""Visitors of a market who come again, and regulars, followed with a pencil."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest

from simulator.flow.market import periods
from simulator.flow.shopping import Allowances, purchases
from simulator.journal import Journal, Purchases, balance
from simulator.scenario import Scenario, loads
from simulator.scenario.baskets import Basket, DutyFree
from simulator.units import MINUTES_PER_DAY
from simulator.world import simulate
from tests.by_hand import ABOUT
from tests.same import assert_same


def visitors(
    *, wish: str = "500 CNY", limit: str = "limit: 200 CNY", basket: str = "again: {after: 2, times: 9}", days: int = 8
) -> Scenario:
    """One visitor a day at ten, of the mind to come back, who walks for an hour; in the last days of a January."""
    return loads(f"""{ABOUT}
world:
  flows:
    visitors:
      direction: market
      arrivals: {{at: ["10:00"], on: [2010-01-28]}}
      basket: {{classes: {{food: {{yuan: {wish}}}}}, over: {{comes_back: 100 %}}, {basket}}}
      itinerary: [{{walk: 1 h}}, {{walk: {{exponential: 5 min}}, name: lingers, only: [comes_back]}}]
policy: {{duty_free: {{{limit}}}}}
run: {{start: 2010-01-28, horizon: {days} days, seed: 3}}
""").scenario


def played(scenario: Scenario) -> Journal:
    journal = simulate(scenario, walker="plain")
    assert balance(journal) == ()
    assert_same(journal, simulate(scenario, walker="reference"))
    return journal


def test_who_wants_more_than_the_limit_fetches_the_rest_on_other_days() -> None:
    # 500 under a limit of 200 a day: 200 on the 28th, 200 on the 30th, 100 on the 1st of February.
    journal = played(visitors())
    assert journal.journeys.arrived.tolist() == [day * MINUTES_PER_DAY + 600 for day in (0, 2, 4)]
    assert journal.purchases.duty_free.tolist() == [200, 200, 100]
    assert journal.purchases.put_off.tolist() == [300, 100, 0]
    assert journal.purchases.brought_back.tolist() == [0, 300, 100]
    assert journal.purchases.visitor.tolist() == [0, 0, 0]
    assert [journal.kinds[kind] for kind in journal.journeys.kind] == ["comes_back", "comes_back", "within"]
    assert len(set(journal.journeys.index.tolist())) == 3


def test_under_a_limit_by_the_month_nothing_is_left_until_the_month_is_over() -> None:
    # The second visit falls into January, too, and may take out nothing; the third is of February.
    journal = played(visitors(limit="limit: 200 CNY, period: month"))
    assert journal.purchases.limit.tolist() == [200, 0, 200, 0]
    assert journal.purchases.duty_free.tolist() == [200, 0, 200, 0]
    assert journal.purchases.put_off.tolist() == [300, 300, 100, 100]


def test_who_has_come_so_often_leaves_the_rest() -> None:
    journal = played(visitors(basket="again: {after: 2, times: 1}"))
    assert journal.purchases.put_off.tolist() == [300, 0]
    assert journal.purchases.left.tolist() == [0, 100]
    assert journal.kinds[journal.journeys.kind[1]] == "leaves"


def test_what_would_be_fetched_after_the_end_of_the_run_stays_put_off() -> None:
    journal = played(visitors(days=2))
    assert journal.purchases.put_off.tolist() == [300]


def regulars(people: int, *, period: str = "day", times: str = '"10:00", "11:00"', wish: str = "300 CNY") -> Journal:
    """So many regulars, of whom one comes at each of these times of two days."""
    return played(
        loads(f"""{ABOUT}
world:
  flows:
    traders:
      direction: market
      arrivals: {{at: [{times}]}}
      basket: {{classes: {{food: {{yuan: {wish}}}}}, over: {{comes_back: 100 %}}, regulars: {people}}}
      itinerary: [{{walk: 1 min}}]
policy: {{duty_free: {{limit: 400 CNY, period: {period}}}}}
run: {{start: 2010-01-28, horizon: 2 days, seed: 3}}
""").scenario
    )


def test_a_regular_has_one_limit_a_day_and_remembers_what_was_put_off_once() -> None:
    # He wants 300 each time: 300 and 100 of the first day's 400; the 200 he put off are added to the next day's 300,
    # of which he gets 400, puts off 100 of what is new, and on the fourth visit wants 400 and may take nothing more: he
    # puts off the 300 that are new and lets go of the 100.
    made = regulars(1).purchases
    assert made.visitor.tolist() == [0, 0, 0, 0]
    assert made.limit.tolist() == [400, 100, 400, 0]
    assert made.wished.tolist() == [300, 300, 500, 400]
    assert made.brought_back.tolist() == [0, 0, 200, 100]
    assert made.duty_free.tolist() == [300, 100, 400, 0]
    assert made.put_off.tolist() == [0, 200, 100, 300]
    assert made.left.tolist() == [0, 0, 0, 100]


def test_a_regular_under_a_limit_by_the_month_has_one_limit_for_all_days() -> None:
    assert regulars(1, period="month").purchases.duty_free.tolist() == [300, 100, 0, 0]


def test_many_regulars_buy_as_visitors_who_come_once() -> None:
    assert regulars(10**6).purchases.duty_free.tolist() == [300, 300, 300, 300]


def test_regulars_are_told_apart_by_luck_that_no_policy_changes() -> None:
    times = ", ".join(f'"{hour}:{minute:02d}"' for hour in range(10, 18) for minute in range(0, 60, 2))
    day, month = regulars(50, times=times), regulars(50, times=times, period="month")
    assert np.array_equal(day.purchases.visitor, month.purchases.visitor)
    assert len(np.unique(day.purchases.visitor)) == 50  # 480 visits; each is missed with (49/50)^480, 0.00006
    for who in np.unique(day.purchases.visitor):
        mine = day.purchases.visitor == who
        of_first_day = day.journeys.arrived[day.purchases.entity] < MINUTES_PER_DAY
        assert day.purchases.duty_free[mine & of_first_day].sum() <= 400
        assert month.purchases.duty_free[mine].sum() <= 400


def test_a_month_begins_with_its_first_day() -> None:
    month, day = (DutyFree.model_validate({"limit": "1 CNY", "period": period}) for period in ("month", "day"))
    told = periods([month, month, day, None], dt.date(2010, 1, 31)).tolist()
    assert told[0] != told[1]
    assert told[2:] == [2, 3]


def two_with_bottles(rule: dict[str, object]) -> Purchases:
    """A couple who would like six bottles and three, and splits."""
    basket = Basket.model_validate(
        {
            "classes": {"liquor": {"yuan": {"exponential": "1000 CNY"}, "piece": "100 CNY"}},
            "over": {"splits": "100 %"},
        }
    )
    allowed = Allowances([DutyFree.model_validate(rule)], np.zeros(2, np.int64))
    luck = {"basket liquor": 1 - np.exp([-0.6, -0.3]), "over the limit": np.zeros(2)}
    return purchases(basket, allowed, np.zeros(2, np.int32), luck.__getitem__)[1]


@pytest.mark.parametrize("split_by", ["value", "piece"])
def test_bottles_are_handed_on_by_what_they_are_worth_or_one_by_one(split_by: str) -> None:
    # Of six bottles at 100 four are free. The wife has three of her own and room for 700 yuan: by value she takes both,
    # by the piece one, and the other stays in the shop.
    rule = {"limit": "1000 CNY", "pieces": {"liquor": 4}, "split_by": split_by, "postal_tax": {"liquor": "50 %"}}
    made = two_with_bottles(rule)
    assert made.handed_on == pytest.approx([200, 0] if split_by == "value" else [100, 0])
    assert made.carried == pytest.approx([0, 200] if split_by == "value" else [0, 100])
    assert made.left == pytest.approx([0, 0] if split_by == "value" else [100, 0])
    assert made.tax_forgone == pytest.approx([300, 150] if split_by == "value" else [250, 150])
