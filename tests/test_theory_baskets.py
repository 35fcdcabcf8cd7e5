"""Of people who buy up to the limit and no more: the mean of what they buy, and how many are at the limit."""

from __future__ import annotations

import math

import numpy as np
import pytest

from simulator.journal.columns import Floats
from simulator.theory import limited_baskets
from tests.markets import EXPONENTIAL, LOGNORMAL, market_day

LIMITS = (200.0, 1000.0, 3000.0)
REPLICATIONS = range(5)


def formulas(classes: str, limit: float) -> tuple[float, float]:
    """The mean bought and the share over the limit, in theory."""
    if classes == EXPONENTIAL:
        return limited_baskets.exponential_mean(800, limit), limited_baskets.exponential_share_over(800, limit)
    return limited_baskets.lognormal_mean(800, 1200, limit), limited_baskets.lognormal_share_over(800, 1200, limit)


def near(values: Floats, theory: float) -> bool:
    """Whether a mean lies within 3.5 standard errors of what it should be, and these are small."""
    error = float(values.std(ddof=1)) / math.sqrt(len(values))
    return abs(float(values.mean()) - theory) <= 3.5 * error and error < 0.02 * theory + 1e-3


@pytest.mark.parametrize("limit", LIMITS)
@pytest.mark.parametrize("classes", [EXPONENTIAL, LOGNORMAL])
def test_those_who_buy_up_to_the_limit_spend_the_mean_of_the_smaller(classes: str, limit: float) -> None:
    days = [market_day(f"limit: {limit:g} CNY", classes=classes, replication=each).purchases for each in REPLICATIONS]
    bought = np.concatenate([day.duty_free for day in days])
    mean, share_over = formulas(classes, limit)
    assert near(bought, mean)
    assert near((bought >= limit).astype(float), share_over)


@pytest.mark.parametrize("limit", LIMITS)
@pytest.mark.parametrize("classes", [EXPONENTIAL, LOGNORMAL])
def test_the_formulas_are_the_integral_of_the_tail(classes: str, limit: float) -> None:
    edges = np.linspace(0, limit, 20_001)
    tail = [formulas(classes, float(x))[1] for x in (edges[:-1] + edges[1:]) / 2]
    assert formulas(classes, limit)[0] == pytest.approx(sum(tail) * limit / 20_000, rel=1e-6)


@pytest.mark.parametrize("classes", [EXPONENTIAL, LOGNORMAL])
def test_a_limit_out_of_reach_leaves_the_whole_basket(classes: str) -> None:
    assert formulas(classes, 1e9)[0] == pytest.approx(800)
