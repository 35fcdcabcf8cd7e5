"""A larger limit, or none: the same visitors with the same wishes, and none of them takes home less."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import numpy as np
import pytest

from simulator.journal import Journal, balance
from simulator.journal.columns import Floats
from simulator.scenario.policy import Change
from simulator.units import MINUTES_PER_DAY
from simulator.world import simulate
from tests.markets import EVERY_MIND, EXPONENTIAL, FAMILIES, TWO_CLASSES, market, market_day
from tests.same import assert_same

LIMITS = ("limit: 0 CNY", "limit: 500 CNY", "limit: 1000 CNY", "limit: 3000 CNY", "")


def taken_home(journal: Journal) -> Floats:
    """What each visitor has of what they wished for."""
    made = journal.purchases
    return made.duty_free + made.handed_on + made.taxed + made.smuggled


@pytest.mark.parametrize("pieces", ["", ", pieces: {liquor: 4}"])
def test_a_larger_limit_never_lowers_what_anybody_buys(pieces: str) -> None:
    days = [
        market_day(limit and limit + pieces, classes=TWO_CLASSES, over=EVERY_MIND, party=FAMILIES) for limit in LIMITS
    ]
    for small, large in pairwise(days):
        assert np.array_equal(small.purchases.wished, large.purchases.wished)
        assert np.all(taken_home(small) <= taken_home(large) + 1e-9)
        assert taken_home(small).sum() < taken_home(large).sum()


def test_under_a_larger_limit_less_is_left_declared_hidden_and_put_off() -> None:
    taxed = ", postal_tax: {all: 10 %}"
    small, large = (market_day(limit + taxed, over=EVERY_MIND, party=FAMILIES).purchases for limit in LIMITS[1:3])
    for name in ("left", "taxed", "smuggled", "put_off", "tax_paid", "tax_evaded"):
        assert np.all(getattr(large, name) <= getattr(small, name) + 1e-9), name
        assert getattr(large, name).sum() < getattr(small, name).sum(), name


def test_a_limit_that_nobody_reaches_changes_nothing_to_the_last_bit() -> None:
    ample, none = (market_day(limit, over=EVERY_MIND, party=FAMILIES) for limit in ("limit: 1000000 CNY", ""))
    assert np.array_equal(ample.journeys.left, none.journeys.left)
    assert np.array_equal(ample.journeys.kind, none.journeys.kind)
    for name in ("wished", "duty_free", "handed_on", "taxed", "smuggled", "put_off", "left"):
        assert np.array_equal(getattr(ample.purchases, name), getattr(none.purchases, name)), name


def test_a_limit_draws_more_visitors_and_changes_none_of_those_who_came_before() -> None:
    drawn = "{elasticity: 0.3, at: 1000 CNY}"
    before, after = (market_day(f"limit: {limit} CNY", drawn=drawn) for limit in (1000, 3000))
    same = np.isin(after.journeys.index, before.journeys.index)
    assert np.array_equal(after.journeys.index[same], before.journeys.index)
    assert np.array_equal(after.purchases.wished[same], before.purchases.wished)
    # 3 ** 0.3 = 1.39 times as many; by thinning, so with a standard deviation of about the root of the 1,560 more.
    expected = len(before.journeys) * 3**0.3
    assert abs(len(after.journeys) - expected) < 4 * np.sqrt(len(after.journeys) - len(before.journeys))


def test_who_declares_where_few_do_declares_where_more_do() -> None:
    quick, slow = market_day("limit: 100 CNY", over="{pays: 10 %}"), market_day("limit: 100 CNY", over="{pays: 30 %}")
    payers = [journal.visits["tax_desk"].entity for journal in (quick, slow)]
    assert np.isin(payers[0], payers[1]).all()  # who pays where few do pays where more do
    assert len(payers[1]) > len(payers[0])


def test_both_walkers_and_the_books_agree() -> None:
    compiled, reference = (
        market_day("limit: 800 CNY", classes=EXPONENTIAL, over=EVERY_MIND, party=FAMILIES, walker=walker)
        for walker in ("plain", "reference")
    )
    assert balance(compiled) == ()
    assert_same(compiled, reference)


def test_a_limit_that_rises_tomorrow_leaves_today_to_the_last_bit() -> None:
    today = market("limit: 500 CNY", over=EVERY_MIND, party=FAMILIES, drawn="{elasticity: 0.3, at: 500 CNY}")
    two_days = today.model_copy(update={"run": today.run.model_copy(update={"horizon": 2 * MINUTES_PER_DAY})})
    tomorrow = today.run.start + dt.timedelta(days=1)
    rise = Change.model_validate({"duty_free": {"limit": "3000 CNY"}})
    rises = two_days.model_copy(update={"policy": two_days.policy.model_copy(update={"from_date": {tomorrow: rise}})})
    one, other = (simulate(scenario, walker="plain") for scenario in (two_days, rises))
    first = [journal.journeys.arrived < MINUTES_PER_DAY for journal in (one, other)]
    for name in ("index", "kind", "arrived", "left"):
        assert np.array_equal(getattr(one.journeys, name)[first[0]], getattr(other.journeys, name)[first[1]]), name
    assert np.array_equal(one.purchases.duty_free[first[0]], other.purchases.duty_free[first[1]])
    assert len(other.journeys) > len(one.journeys)
    assert set(other.purchases.limit[~first[1]]) == {3000.0}


def second_visits(limit: int) -> dict[int, float]:
    """When each came again who did, by who they are: five days under a limit."""
    again = "{elasticity: 0, at: 1 CNY}, again: {after: {empirical: {values: [1, 2, 3]}}, times: 2}"
    days = market(f"limit: {limit} CNY", over=EVERY_MIND, party=FAMILIES, drawn=again)
    journal = simulate(days.model_copy(update={"run": days.run.model_copy(update={"horizon": 5 * MINUTES_PER_DAY})}))
    assert balance(journal) == ()
    assert len(np.unique(journal.journeys.index)) == len(journal.journeys)
    visits: dict[int, list[float]] = {}
    for row, who in zip(journal.purchases.entity.tolist(), journal.purchases.visitor.tolist(), strict=True):
        visits.setdefault(who, []).append(float(journal.journeys.arrived[row]))
    return {who: sorted(minutes)[1] for who, minutes in visits.items() if len(minutes) > 1}


def test_whoever_comes_again_under_a_larger_limit_would_come_on_the_same_day_under_a_smaller() -> None:
    small, large = second_visits(400), second_visits(900)
    assert 100 < len(large) < len(small)
    assert large.items() <= small.items()
