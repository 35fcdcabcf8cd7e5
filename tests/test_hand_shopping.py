"""What becomes of a basket under the duty-free limit, person by person with a pencil."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest

from simulator.flow.shopping import Allowances, outcome_shares, purchases, wishes
from simulator.journal import Purchases
from simulator.scenario.baskets import OUTCOMES, Basket, DutyFree, Goods
from simulator.study.preflight.streams import day_loads
from simulator.world import simulate
from tests.markets import EVERY_MIND, FAMILIES, market

MINDS = {"splits": 0.1, "comes_back": 0.3, "pays": 0.5, "smuggles": 0.7, "leaves": 0.9}
"""A luck of each, where every mind but the last has a fifth."""
FIFTHS = dict.fromkeys(("splits", "comes_back", "pays", "smuggles"), 0.2)


def bought(
    yuan: dict[str, Sequence[float]], minds: Sequence[str], heads: Sequence[int] | None = None, **rule: Any
) -> tuple[list[str], Purchases]:
    """What people do and buy who would like these yuan of each class, each of one mind, alone or in parties."""
    count = len(minds)
    classes = {name: {"yuan": {"exponential": "1 CNY"}, "piece": "100 CNY"} for name in yuan}
    basket = Basket.model_validate({"classes": classes, "over": FIFTHS})
    luck = {f"basket {name}": 1 - np.exp(-np.array(wish, float)) for name, wish in yuan.items()}
    luck["over the limit"] = np.array([MINDS[mind] for mind in minds])
    allowed = Allowances([DutyFree.model_validate(rule)], np.zeros(count, np.int64))
    head = np.array(range(count) if heads is None else heads, np.int32)
    outcome, made = purchases(basket, allowed, head, luck.__getitem__)
    return [OUTCOMES[row] for row in outcome], made


def test_each_does_with_what_is_over_the_limit_as_they_are_minded() -> None:
    does, made = bought({"food": [5, 5, 5, 5, 2]}, ["comes_back", "pays", "smuggles", "leaves", "pays"], limit="3 CNY")
    assert does == ["comes_back", "pays", "smuggles", "leaves", "within"]
    assert made.duty_free == pytest.approx([3, 3, 3, 3, 2])
    assert made.put_off == pytest.approx([2, 0, 0, 0, 0])
    assert made.taxed == pytest.approx([0, 2, 0, 0, 0])
    assert made.smuggled == pytest.approx([0, 0, 2, 0, 0])
    assert made.left == pytest.approx([0, 0, 0, 2, 0])


def test_a_family_takes_out_together_what_one_of_them_may_not() -> None:
    # The father would like 8 and may take 3: 5 are over. The mother has room for 1, the child for 3: one is left over.
    does, made = bought({"food": [8, 2, 0]}, ["splits"] * 3, [0, 0, 0], limit="3 CNY")
    assert does == ["splits", "within", "within"]
    assert made.handed_on == pytest.approx([4, 0, 0])
    assert made.carried == pytest.approx([0, 1, 3])
    assert made.left == pytest.approx([1, 0, 0])


def test_of_two_who_split_the_first_comes_first() -> None:
    # 2 and 4 are over, and the third has room for 3: all of the first one's, and 1 of the second's.
    _, made = bought({"food": [5, 7, 0]}, ["splits"] * 3, [0, 0, 0], limit="3 CNY")
    assert made.handed_on == pytest.approx([2, 1, 0])
    assert made.left == pytest.approx([0, 3, 0])
    assert made.carried == pytest.approx([0, 0, 3])


def test_nobody_carries_for_another_party_or_for_those_of_another_mind() -> None:
    does, made = bought({"food": [5, 0, 5, 0]}, ["splits", "splits", "leaves", "splits"], [0, 1, 2, 2], limit="3 CNY")
    assert does == ["leaves", "within", "leaves", "within"]  # the first would split, and is alone
    assert not made.carried.any()
    assert made.left == pytest.approx([2, 0, 2, 0])


def test_pieces_are_counted_within_the_limit_and_taxed_by_class() -> None:
    # Two bottles at 100 are free, so 200 of 350; then food up to the limit of 300, so 100 of 250. Over are 150 and 150.
    rule = {"limit": "300 CNY", "pieces": {"liquor": 2}, "postal_tax": {"all": 0.1, "liquor": 0.5}}
    basket = Basket.model_validate(
        {
            "classes": {"liquor": {"yuan": "350 CNY", "piece": "100 CNY"}, "food": {"yuan": "250 CNY"}},
            "over": {"pays": "100 %"},
        }
    )
    allowed = Allowances([DutyFree.model_validate(rule)], np.zeros(1, np.int64))
    _, made = purchases(basket, allowed, np.zeros(1, np.int32), lambda _: np.full(1, 0.5))
    assert made.duty_free[0] == 200 + 100
    assert made.taxed[0] == 150 + 150
    assert made.tax_paid[0] == pytest.approx(150 * 0.5 + 150 * 0.1)
    assert made.tax_forgone[0] == pytest.approx(200 * 0.5 + 100 * 0.1)


def test_what_is_not_on_the_list_is_not_there_to_be_wished_for() -> None:
    _, made = bought({"food": [2], "cosmetics": [2]}, ["leaves"], limit="3 CNY", goods=["food"])
    assert (made.wished[0], made.left[0]) == (pytest.approx(2), 0)


def test_of_those_with_the_least_luck_nobody_wants_any() -> None:
    goods = Goods.model_validate({"yuan": {"exponential": "100 CNY"}, "share": "40 %"})
    yuan = wishes(goods, np.array([0.0, 0.59, 0.6, 0.8, 0.999999]))
    assert yuan[:2].tolist() == [0, 0]
    assert yuan[2:4] == pytest.approx([0, 100 * np.log(2)], abs=1e-9)  # the median of the two fifths is at 0.8
    assert np.all(np.diff(yuan) >= 0)


def test_the_sheet_expects_the_outcomes_that_come() -> None:
    # 10,000 parties of 2.2 against a day of 4,000, of people who depend on one another: good to 0.01 or so.
    scenario = market("limit: 800 CNY", over=EVERY_MIND, party=FAMILIES)
    expected = outcome_shares(scenario.world.flows["visitors"], scenario.policy.duty_free)
    day = simulate(scenario, walker="plain")
    came = [day.kinds[kind] for kind in day.journeys.kind]
    for outcome, share in zip(OUTCOMES, expected, strict=True):
        assert came.count(outcome) / len(came) == pytest.approx(share, abs=0.03), outcome
    visits = day_loads(scenario, {}).stations["tax_desk"].visits.sum()
    assert visits == pytest.approx(4000 * 2.2 * expected[OUTCOMES.index("pays")])  # parties of (2 x 1 + 2 x 2 + 5) / 5
