"""Theory for the textbook scenario of a market: what a limit leaves of a basket, and how many are at it."""

from __future__ import annotations

from simulator.scenario.flows import Flow
from simulator.scenario.schema import Scenario
from simulator.scenario.sums import ExponentialSum, LognormalSum, Sums
from simulator.study.textbook import readings
from simulator.study.textbook.expectation import Expectation
from simulator.theory import limited_baskets


def up_to_the_limit(scenario: Scenario) -> tuple[Expectation, ...]:
    """Of each flow that buys up to the limit and no more: the mean bought, and the share at the limit."""
    if scenario.policy.duty_free is None:
        raise ValueError("this theory needs a duty-free limit")
    found: list[Expectation] = []
    for name, flow in scenario.world.flows.items():
        mean, share_over = _limited(_wish(flow), scenario.policy.duty_free.limit)
        found += (
            Expectation("sales_mean_yuan", name, mean, readings.sales_mean_yuan(name)),
            Expectation("at_limit_share", name, share_over, readings.at_limit_share(name)),
        )
    return tuple(found)


def _wish(flow: Flow) -> Sums:
    """What everybody would like of the one class of goods."""
    if flow.basket is None or len(flow.basket.classes) != 1 or any(flow.basket.over.shares()):
        raise ValueError("this theory needs a basket of one class, and visitors who leave what is over the limit")
    (goods,) = flow.basket.classes.values()
    if goods.share < 1 or goods.piece is not None:
        raise ValueError("this theory needs goods that everybody would like, not counted by the piece")
    return goods.yuan


def _limited(wish: Sums, limit: float) -> tuple[float, float]:
    """The mean bought under a limit, and the share who would like more."""
    if isinstance(wish, ExponentialSum):
        mean = wish.exponential
        return limited_baskets.exponential_mean(mean, limit), limited_baskets.exponential_share_over(mean, limit)
    if isinstance(wish, LognormalSum):
        shape = (wish.lognormal.mean, wish.lognormal.spread)
        return limited_baskets.lognormal_mean(*shape, limit), limited_baskets.lognormal_share_over(*shape, limit)
    raise ValueError("this theory needs an exponential or a lognormal basket")
