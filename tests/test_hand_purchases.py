"""Measures of a market, each followed with a pencil over five visitors."""

from __future__ import annotations

import dataclasses
import math

import numpy as np
import pytest

from simulator import measures
from simulator.journal import balance
from tests.journals import desk_morning
from tests.shops import shops


def test_sold_is_what_goes_out_of_the_market() -> None:
    # 1,000 and 200 handed on, 800, 1,000 and 500 taxed, 1,000 and 400 hidden; who was turned away buys nothing.
    assert measures.sales_yuan_per_day(shops(), "market") == 1200 + 800 + 1500 + 1400
    assert measures.sales_mean_yuan(shops(), "market") == 4900 / 4
    assert measures.sales_mean_yuan(shops(), "market/within") == 800
    assert measures.unsold_yuan_per_day(shops(), "market") == 100


def test_who_fills_the_limit_for_another_is_at_it() -> None:
    assert measures.at_limit_share(shops(), "market") == 1  # 800 and 200 for the other
    alone = dataclasses.replace(shops().purchases, carried=np.zeros(5))
    assert measures.at_limit_share(dataclasses.replace(shops(), purchases=alone), "market") == 3 / 4


def test_what_is_hidden_is_missed_by_those_who_do_not_find_it() -> None:
    assert measures.smuggled_yuan_per_day(shops(), "market") == 400
    assert measures.smuggled_missed_yuan_per_day(shops(), "market") == pytest.approx(400 * 0.75)
    assert measures.tax_paid_yuan_per_day(shops(), "market") == 50
    assert measures.tax_forgone_yuan_per_day(shops(), "market") == 120 + 80 + 100 + 100
    assert math.isnan(measures.tax_paid_yuan_per_day(shops(), "market/splits")) is False


def test_the_books_of_a_market_balance() -> None:
    assert balance(shops()) == ()


@pytest.mark.parametrize(
    ("column", "row", "yuan", "sentence"),
    [
        ("left", 0, 0.0, "1 visitors wished for another sum"),
        ("carried", 1, 0.0, "1 parties carry another sum"),
        ("limit", 2, 900.0, "1 visitors take out more free of duty than allowed"),
        ("tax_paid", 2, 501.0, "1 visitors are taxed by more than the goods are worth"),
        ("tax_forgone", 2, -1.0, "1 visitors have a sum below 0"),
    ],
)
def test_a_yuan_that_is_nowhere_is_missed(column: str, row: int, yuan: float, sentence: str) -> None:
    sums = getattr(shops().purchases, column).copy()
    sums[row] = yuan
    wrong = dataclasses.replace(shops(), purchases=dataclasses.replace(shops().purchases, **{column: sums}))
    assert any(said.startswith(sentence) for said in balance(wrong)), balance(wrong)


def test_two_baskets_for_one_visitor_are_one_too_many() -> None:
    twice = dataclasses.replace(shops().purchases, entity=np.array([0, 0, 2, 3, 4], np.int32))
    assert any("two baskets" in said for said in balance(dataclasses.replace(shops(), purchases=twice)))


def test_where_nobody_shops_nothing_is_said_of_it() -> None:
    assert not [row for row in measures.summary(desk_morning()) if "yuan" in row.measure and row.measure in SHOPPING]


SHOPPING = {"sales_yuan_per_day", "sales_mean_yuan", "at_limit_share"}
