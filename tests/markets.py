"""A small market for tests: visitors, one till, one gate, and a duty-free limit."""

from __future__ import annotations

from simulator.journal import Journal
from simulator.scenario import Scenario, loads
from simulator.world import simulate
from tests.by_hand import ABOUT

MARKET = """
world:
  flows:
    visitors:
      direction: market
      arrivals: {rate: 4000 / day, by_time_of_day: {"08:30": 1, "16:00": 0}, ceiling: 2}
      PARTY
      basket: {classes: CLASSES, over: OVER, DRAWN}
      itinerary:
        - {visit: till, service: {exponential: 60 s}}
        - {visit: tax_desk, service: 4 min, only: [pays]}
        - {visit: gate, service: 10 s}
policy:
  DUTY_FREE
  stations: {till: {servers: 40}, tax_desk: {servers: 4}, gate: {servers: 8, finds: {smuggles: 60 %}}}
run: {start: 2010-05-01, horizon: 1 day, seed: 11}
"""
EXPONENTIAL = "{all_goods: {yuan: {exponential: 800 CNY}}}"
LOGNORMAL = "{all_goods: {yuan: {lognormal: {mean: 800 CNY, spread: 1200 CNY}}}}"
TWO_CLASSES = (
    "{liquor: {yuan: {exponential: 700 CNY}, share: 40 %, piece: 150 CNY}, food: {yuan: {exponential: 600 CNY}}}"
)
EVERY_MIND = "{splits: 30 %, comes_back: 20 %, pays: 20 %, smuggles: 20 %}"
FAMILIES = "party: {size: {empirical: {values: [1, 2, 5], weights: [2, 2, 1]}}}"


def market(
    limit: str = "limit: 1000 CNY", *, classes: str = EXPONENTIAL, over: str = "{}", party: str = "", drawn: str = ""
) -> Scenario:
    """The market under a limit, written as under `duty_free`; under none where it is empty."""
    text = MARKET.replace("PARTY", party).replace("CLASSES", classes).replace("OVER", over)
    text = text.replace(", DRAWN", f", drawn: {drawn}" if drawn else "")
    return loads(ABOUT + text.replace("DUTY_FREE", f"duty_free: {{{limit}}}" if limit else "moved: {}")).scenario


def market_day(*said: str, replication: int = 0, walker: str = "plain", **of_the_market: str) -> Journal:
    """A day of it."""
    return simulate(market(*said, **of_the_market), replication, walker=walker)
