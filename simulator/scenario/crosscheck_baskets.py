"""Rules of baskets and of the duty-free allowance: goods are known, pieces have a price, enough visitors are drawn."""

from __future__ import annotations

from collections.abc import Iterator

from simulator.scenario.baskets import OTHER_GOODS, Basket, DutyFree
from simulator.scenario.complaints import Complaint, at, nearest
from simulator.scenario.nodes import Node
from simulator.scenario.schema import Scenario


def baskets(scenario: Scenario, root: Node) -> Iterator[Complaint]:
    """Complaints about what visitors would like and what they may take home."""
    shoppers = {name: flow.basket for name, flow in scenario.world.flows.items() if flow.basket is not None}
    classes = {goods for basket in shoppers.values() for goods in basket.classes}
    for loc, rule in allowances(scenario):
        if not shoppers:
            continue
        for key, known in (("goods", classes), ("pieces", classes), ("postal_tax", {*classes, OTHER_GOODS})):
            for number, goods in enumerate(getattr(rule, key) or ()):
                if goods not in known:
                    place = (*loc, key, number if key == "goods" else goods)
                    yield at(root, place, "no basket has such goods", nearest(goods, known), key=key != "goods")
        for name, basket in shoppers.items():
            yield from _pieces(name, basket, rule, root)
            yield from _drawn(name, basket, scenario, (loc, rule), root)
    yield from _supply(scenario, classes, root)


def _supply(scenario: Scenario, classes: set[str], root: Node) -> Iterator[Complaint]:
    """Shelves with goods that nobody wants, behind a station that is not there, or filled by no boat."""
    supply, loc = scenario.policy.supply, ("policy", "supply")
    if supply is None:
        return
    if not classes:
        yield at(root, loc, "is never used: no flow has a basket", key=True)
        return
    if supply.behind not in scenario.policy.stations:
        near = nearest(supply.behind, scenario.policy.stations)
        yield at(root, (*loc, "behind"), "there is no such station", near)
    for goods, stock in supply.stock.items():
        if goods not in classes:
            yield at(root, (*loc, "stock", goods), "no basket has such goods", nearest(goods, classes), key=True)
        for route in stock.brought_by:
            if route not in scenario.policy.routes:
                place = (*loc, "stock", goods, "brought_by", route)
                yield at(root, place, "there is no such route", nearest(route, scenario.policy.routes), key=True)


def allowances(scenario: Scenario) -> Iterator[tuple[tuple[str, ...], DutyFree]]:
    """The allowance and every change of it, with its place."""
    if scenario.policy.duty_free is not None:
        yield ("policy", "duty_free"), scenario.policy.duty_free
    for date, change in scenario.policy.from_date.items():
        if change.duty_free is not None:
            yield ("policy", "from_date", date.isoformat(), "duty_free"), change.duty_free


def _pieces(name: str, basket: Basket, rule: DutyFree, root: Node) -> Iterator[Complaint]:
    for goods in rule.pieces:
        if goods in basket.classes and basket.classes[goods].piece is None:
            loc = ("world", "flows", name, "basket", "classes", goods)
            yield at(
                root,
                loc,
                "its pieces are counted, and it does not say what one costs",
                "add `piece: 100 CNY`",
                key=True,
            )


def _drawn(
    name: str, basket: Basket, scenario: Scenario, under: tuple[tuple[str, ...], DutyFree], root: Node
) -> Iterator[Complaint]:
    """More visitors than the population holds."""
    (loc, rule), arrivals = under, scenario.world.flows[name].arrivals
    come = arrivals.demand * basket.drawn_by(rule)
    if come > arrivals.ceiling:
        text = f"draws {come:.4g} times as many {name} as their rate, above their ceiling {arrivals.ceiling:g}"
        yield at(root, (*loc, "limit"), text, f"raise world.flows.{name}.arrivals.ceiling")
