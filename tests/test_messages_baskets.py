"""What is said of baskets and allowances that cannot be meant."""
# ruff: noqa: E501 - one mistake and what is said of it on a line

from __future__ import annotations

import pytest

from simulator.scenario import loads
from simulator.scenario.complaints import Complaints
from tests.by_hand import ABOUT
from tests.markets import EVERY_MIND, EXPONENTIAL, MARKET

GOOD = (
    MARKET.replace("PARTY\n", "\n")
    .replace("CLASSES", EXPONENTIAL)
    .replace("OVER, DRAWN", f"{EVERY_MIND}, drawn: {{elasticity: 0.3, at: 1000 CNY}}")
    .replace("DUTY_FREE", "duty_free: {limit: 1000 CNY, postal_tax: {all: 10 %}}")
)


def said(old: str, new: str) -> str:
    """All complaints about the market with one thing written otherwise."""
    assert old in GOOD
    with pytest.raises(Complaints) as found:
        loads(ABOUT + GOOD.replace(old, new))
    return str(found.value)


def test_the_market_is_right_as_it_stands() -> None:
    assert loads(ABOUT + GOOD).warnings == ()


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("smuggles: 20 %}, drawn", "smuggles: 50 %}, drawn", "should not sum to more than 1"),
        ("limit: 1000 CNY", "limit: -1 CNY", "should be at least 0"),
        ("limit: 1000 CNY", "limit: 1000", "needs a currency"),
        ("all: 10 %", "all: 110 %", "a share lies between 0 and 1"),
        ("all: 10 %", "al_goods: 10 %", "no basket has such goods; did you mean `all_goods`?"),
        ("all: 10 %}", "all: 10 %}, goods: [food]", "no basket has such goods"),
        ("all: 10 %}", "all: 10 %}, pieces: {all_goods: 4}", "its pieces are counted, and it does not say what one costs"),
        ("limit: 1000 CNY", "limit: 90000 CNY", "draws 3.857 times as many visitors as their rate, above their ceiling 2"),
        ("limit: 1000 CNY", "limit: 1e300 CNY", "times as many visitors as their rate, above their ceiling 2"),
        ("elasticity: 0.3", "elasticity: -1", "should be at least 0"),
        ("{exponential: 800 CNY}", "{exponential: 800 min}", "needs a currency"),
        ("{exponential: 800 CNY}", "{exponentail: 800 CNY}", "did you mean `exponential`"),
        ("{exponential: 800 CNY}", "{triangular: {low: 1 CNY}}", "is not one of the distributions that may stand here"),
        ("rate: 4000 / day, by_time_of_day: {\"08:30\": 1, \"16:00\": 0}, ceiling: 2", "every: 3 min", "goes with arrivals at a rate"),
        ("direction: market", "direction: market\n      traits: {outcome: {a: 1.0}}", "is the trait that a basket gives"),
        ("direction: market", "direction: market\n      kinds: {pays: 100 %}", "`pays` is the name of two kinds or traits"),
        ("drawn: {elasticity: 0.3, at: 1000 CNY}", "again: {after: 7}, regulars: 9", "again does not go with regulars"),
        ("drawn: {elasticity: 0.3, at: 1000 CNY}", "again: {after: 0}", "should be at least 1"),
        ("drawn: {elasticity: 0.3, at: 1000 CNY}", "again: {after: 7, times: 10}", "should be at most 9"),
        ("direction: market", "direction: market\n      party: {size: 30}\n      basket: {classes: {food: {yuan: 1 CNY}}, regulars: 29}", "as many as the largest party, 30"),
        ("all: 10 %}", "all: 10 %}, period: year", "should be `day` or `month`"),
        ("only: [pays]", "only: [payz]", "the flow visitors has no such kind of traveller; did you mean `pays`?"),
    ],
)  # fmt: skip
def test_what_cannot_be_meant_is_said(old: str, new: str, complaint: str) -> None:
    assert complaint in said(old, new)


def test_those_who_shop_do_not_book() -> None:
    booking = "direction: market\n      booking: {on: [over], share: 50 %, shows_up: 1 h}"
    assert "booking and connections do not go with basket" in said("direction: market", booking)


def test_an_allowance_that_nobody_needs_is_a_warning() -> None:
    text = GOOD[: GOOD.index("      basket")] + GOOD[GOOD.index("      itinerary") :].replace(", only: [pays]", "")
    text = text.replace(", finds: {smuggles: 60 %}", "")
    assert "is never used: no flow has a basket" in str(loads(ABOUT + text).warnings[0])
