"""What each visitor of a market takes home: wishes are luck, and what becomes of them under the allowance is a rule.

Picture everyone at the till with all they would like. The allowance is filled class by class in the order of the
basket, of some goods up to so many pieces; what is over stays with its owner, who is of one mind about it under every
limit: gives it to others of the party who have room left, puts it off, declares it, hides it, or leaves it there. So a
larger limit can only move yuan from "over" to "free of duty", and never changes what anybody wished for.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from simulator.flow import sampling
from simulator.flow.chance import Chance
from simulator.flow.splitting import Over, hand_on
from simulator.journal.columns import Floats, Ints, SmallInts
from simulator.journal.purchases import Purchases
from simulator.scenario.baskets import LEAVES, OUTCOMES, WITHIN, Basket, DutyFree, Goods
from simulator.scenario.flows import Flow

DRAWN_PARTIES = 10_000
"""For a share of a half, good to half a percentage point."""
COMES_BACK = OUTCOMES.index("comes_back")


class Allowances:
    """What each of some people may take out free of duty, by the day on which they set out."""

    def __init__(self, by_day: Sequence[DutyFree | None], day: Ints) -> None:
        told = {id(rule): rule for rule in by_day}
        row = {key: number for number, key in enumerate(told)}
        self._rules = tuple(told.values())
        self._whose = np.array([row[id(rule)] for rule in by_day], dtype=np.int32)[day]

    def __len__(self) -> int:
        return len(self._whose)

    def of_each(self, says: Callable[[DutyFree], float], *, without: float) -> Floats:
        """What their rule says to each; `without` where there is none."""
        said = [without if rule is None else says(rule) for rule in self._rules]
        return np.array(said, dtype=np.float64)[self._whose]

    def any(self, says: Callable[[DutyFree], bool]) -> bool:
        """Whether any rule says so."""
        return any(rule is not None and says(rule) for rule in self._rules)


@dataclass(frozen=True, slots=True)
class Before:
    """What some people bring with them to the till from earlier visits, in yuan."""

    used: Floats
    """Of the limit, in the same day or month."""
    used_of: Mapping[str, Floats]
    """Of each class of goods whose pieces are counted."""
    brought_back: Floats
    """Of what they wish for, what they put off before."""
    may_put_off: Mapping[str, Floats]
    """How much of each class they would come again for."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What some people take out of one class of goods, in yuan."""

    free: Floats
    """Under their own limit."""
    beyond: Floats
    """Over it: handed on, declared or hidden."""


@dataclass(frozen=True, slots=True)
class Till:
    """What some people do about the allowance, and what goes out with them."""

    outcome: Ints
    """Rows of `OUTCOMES`."""
    bought: Purchases
    put_off: dict[str, Floats] = field(default_factory=dict)
    """Of each class; of nobody unless asked for."""
    used_of: dict[str, Floats] = field(default_factory=dict)
    """Of each class whose pieces are counted, what of it is under their own limit; of nobody unless asked for."""
    taken: dict[str, Taken] = field(default_factory=dict)
    """Of the classes asked for."""


def purchases(
    basket: Basket, allowed: Allowances, head: SmallInts, luck: Callable[[str], Floats]
) -> tuple[Ints, Purchases]:
    """What each does about the allowance (rows of `OUTCOMES`), and what they buy, coming for the first time."""
    till = first_visits(basket, allowed, head, luck)
    return till.outcome, till.bought


def first_visits(
    basket: Basket,
    allowed: Allowances,
    head: SmallInts,
    luck: Callable[[str], Floats],
    supplied: Collection[str] = (),
) -> Till:
    """What becomes of the wishes of people who come for the first time; `head` is the row of the first of each one's
    party, whose members stand one behind the other."""

    def wish(name: str) -> Floats:
        return wishes(basket.classes[name], luck(f"basket {name}"))

    return at_the_till(basket, allowed, head, wish, minds(basket, luck("over the limit")), supplied=supplied)


def at_the_till(
    basket: Basket,
    allowed: Allowances,
    head: SmallInts,
    wish: Callable[[str], Floats],
    mind: Ints,
    before: Before | None = None,
    supplied: Collection[str] = (),
) -> Till:
    """What becomes of the wishes of some people (yuan of each class), each of a mind about what is over: the rule.
    What they put off is told class by class where it is said what they bring with them; what they take out, of the
    classes `supplied`."""
    limit = allowed.of_each(lambda rule: rule.limit, without=math.inf)
    if before is not None:
        limit = np.maximum(limit - before.used, 0.0)
    room, wished, over, due, forgone = limit.copy(), *(np.zeros(len(allowed)) for _ in range(4))
    mind, by_piece = mind.copy(), allowed.any(lambda rule: rule.split_by == "piece")
    counted: list[Over] = []
    kept_of: dict[str, Floats] = {}
    used_of: dict[str, Floats] = {}
    taken: dict[str, Taken] = {}
    for name, goods in basket.classes.items():
        asks = wish(name) * allowed.of_each(sells(name), without=1.0)
        tax = allowed.of_each(tax_of(name), without=0.0)
        most = allowed.of_each(_most(name, goods), without=math.inf)
        if before is not None:
            most = np.maximum(most - before.used_of.get(name, 0.0), 0.0)
        free = np.minimum(np.minimum(asks, most), room)
        room -= free
        wished += asks
        over += asks - free
        due += (asks - free) * tax
        forgone += free * tax
        if by_piece and allowed.any(lambda rule, name=name: name in rule.pieces):  # type: ignore[misc]
            told = allowed.of_each(lambda rule: rule.split_by == "piece", without=0.0) > 0
            counted.append(Over(name, asks - free, np.where(told, most - free, math.inf), tax))
        if name in supplied:
            taken[name] = Taken(free, asks - free)
        if before is not None:
            kept_of[name] = np.minimum(asks - free, before.may_put_off[name]) * (mind == COMES_BACK)
            used_of[name] = free
    mind[over == 0] = OUTCOMES.index(WITHIN)
    passed = hand_on(mind == OUTCOMES.index("splits"), over, due, counted, room * (over == 0), head)
    mind[(mind == OUTCOMES.index("splits")) & (passed.handed_on == 0)] = OUTCOMES.index(LEAVES)
    rest = np.maximum(over - passed.handed_on, 0.0)
    put_off, gone = np.where(mind == COMES_BACK, over, 0.0), np.zeros(len(over))
    if before is not None:
        put_off = sum(kept_of.values(), np.zeros(len(over)))
        gone = np.maximum(np.where(mind == COMES_BACK, over, 0.0) - put_off, 0.0)
        mind[(mind == COMES_BACK) & (put_off == 0)] = OUTCOMES.index(LEAVES)
        used_of = {name: free + passed.carried_of.get(name, 0.0) for name, free in used_of.items()}

    def of(outcome: str, yuan: Floats) -> Floats:
        return np.where(mind == OUTCOMES.index(outcome), yuan, 0.0)

    bought = Purchases(
        entity=np.arange(len(allowed), dtype=np.int32),
        visitor=np.arange(len(allowed), dtype=np.int64),
        limit=limit,
        wished=wished,
        brought_back=np.zeros(len(over)) if before is None else before.brought_back,
        duty_free=wished - over,
        handed_on=passed.handed_on,
        carried=passed.carried,
        taxed=of("pays", over),
        smuggled=of("smuggles", over),
        put_off=put_off,
        left=of(LEAVES, over - put_off - gone) + of("splits", rest) + gone,
        not_in_stock=np.zeros(len(over)),
        tax_forgone=forgone + passed.tax,
        tax_paid=of("pays", due),
        tax_evaded=of("smuggles", due),
    )
    for name, each in taken.items():
        alone = passed.handed_of.get(name, each.beyond * passed.others_share)
        goes = np.isin(mind, [OUTCOMES.index("pays"), OUTCOMES.index("smuggles")])
        splits = np.where(mind == OUTCOMES.index("splits"), alone, 0.0)
        taken[name] = Taken(each.free, np.where(goes, each.beyond, splits))
    return Till(mind, bought, kept_of, used_of, taken)


def no_purchases() -> Purchases:
    """Of nobody."""
    nobody = np.empty(0, np.int32), np.empty(0, np.int64)
    return Purchases(*nobody, *(np.empty(0) for _ in Purchases.__slots__[2:]))


def outcome_shares(flow: Flow, allowance: DutyFree | None) -> Floats:
    """The share of a flow's visitors that does each of `OUTCOMES` under an allowance, coming for the first time:
    counted among so many drawn once and for all, since parties leave no formula."""
    assert flow.basket is not None  # noqa: S101
    chance = Chance(0, 0)
    size = np.ones(DRAWN_PARTIES, dtype=np.int64)
    if flow.party is not None:
        size = sampling.counts(flow.party.size, chance.uniforms("party size", DRAWN_PARTIES))
    head = np.repeat(np.cumsum(size) - size, size).astype(np.int32)
    allowed = Allowances([allowance], np.zeros(len(head), dtype=np.int64))
    outcome, _ = purchases(flow.basket, allowed, head, lambda decision: chance.uniforms(decision, len(head)))
    return np.asarray(np.bincount(outcome, minlength=len(OUTCOMES)) / len(head))


def wishes(goods: Goods, luck: Floats) -> Floats:
    """For how much each would like to buy of a class of goods, in yuan; of those with the least luck, nothing."""
    yuan, none = np.zeros(len(luck)), 1.0 - goods.share
    wants = luck >= none
    if goods.share > 0:
        own = np.clip((luck[wants] - none) / goods.share, 0.0, np.nextafter(1.0, 0.0))
        yuan[wants] = sampling.yuan(goods.yuan, own)
    return yuan


def minds(basket: Basket, luck: Floats) -> Ints:
    """What each would do with what is over the limit, whatever the limit is: rows of `OUTCOMES`."""
    reached = np.cumsum(basket.over.shares())
    return 1 + np.searchsorted(reached, luck, side="right")  # those beyond all shares leave it, the last of OUTCOMES


def sells(name: str) -> Callable[[DutyFree], float]:
    """Whether a rule lets a class of goods be sold, 1 or 0."""
    return lambda rule: float(rule.sells(name))


def tax_of(name: str) -> Callable[[DutyFree], float]:
    """The share of a class of goods that a rule would tax."""
    return lambda rule: rule.tax_share(name)


def _most(name: str, goods: Goods) -> Callable[[DutyFree], float]:
    """The most yuan of a class that are free of duty, where pieces are counted."""
    return lambda rule: rule.pieces[name] * (goods.piece or 0.0) if name in rule.pieces else math.inf
