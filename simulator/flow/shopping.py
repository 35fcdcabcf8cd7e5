"""What each visitor of a market takes home: wishes are luck, and what becomes of them under the allowance is a rule.

Picture everyone at the till with all they would like. The allowance is filled class by class in the order of the
basket, of some goods up to so many pieces; what is over stays with its owner, who is of one mind about it under every
limit: gives it to others of the party who have room left, puts it off, declares it, hides it, or leaves it there. So a
larger limit can only move yuan from "over" to "free of duty", and never changes what anybody wished for.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np

from simulator.flow import sampling
from simulator.flow.booking import Bookings
from simulator.flow.chance import Chance
from simulator.flow.kinds import Sorts
from simulator.flow.members import People
from simulator.flow.timetable import policy_by_day
from simulator.journal.journal import Floats, Ints, Purchases, SmallInts
from simulator.scenario.baskets import LEAVES, OUTCOMES, WITHIN, Basket, DutyFree, Goods
from simulator.scenario.flows import Flow
from simulator.scenario.schema import Scenario
from simulator.units import MINUTES_PER_DAY

DRAWN_PARTIES = 10_000
"""For a share of a half, good to half a percentage point."""


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


def shop(
    scenario: Scenario, bookings: Bookings, people: People, sorts: Sorts, chance: Chance
) -> tuple[People, Purchases]:
    """The people of a flow, each of the sort that did as they do about the allowance, and what they buy."""
    name, population, basket = bookings.name, bookings.parties.population, bookings.flow.basket
    assert basket is not None  # noqa: S101
    day = (people.minutes // MINUTES_PER_DAY).astype(np.int64)
    allowed = Allowances([policy.duty_free for policy in policy_by_day(scenario, 0)], day)

    def luck(decision: str) -> Floats:
        return chance.uniforms(f"{name}/{decision}", population)[people.index]

    outcome, bought = purchases(basket, allowed, people.head, luck)
    return replace(people, kind=sorts.with_outcomes(name, people.kind, outcome)), bought


def purchases(
    basket: Basket, allowed: Allowances, head: SmallInts, luck: Callable[[str], Floats]
) -> tuple[Ints, Purchases]:
    """What each does about the allowance (rows of `OUTCOMES`), and what they buy; `head` is the row of the first of
    each one's party, whose members stand one behind the other."""
    limit = allowed.of_each(lambda rule: rule.limit, without=math.inf)
    room, wished, over, due, forgone = limit.copy(), *(np.zeros(len(allowed)) for _ in range(4))
    for name, goods in basket.classes.items():
        wish = wishes(goods, luck(f"basket {name}")) * allowed.of_each(_sells(name), without=1.0)
        tax = allowed.of_each(_tax(name), without=0.0)
        free = np.minimum(np.minimum(wish, allowed.of_each(_most(name, goods), without=math.inf)), room)
        room -= free
        wished += wish
        over += wish - free
        due += (wish - free) * tax
        forgone += free * tax
    mind = _mind(basket, luck("over the limit"))
    mind[over == 0] = OUTCOMES.index(WITHIN)
    handed_on, carried = _split(np.where(mind == OUTCOMES.index("splits"), over, 0.0), room * (over == 0), head)
    mind[(mind == OUTCOMES.index("splits")) & (handed_on == 0)] = OUTCOMES.index(LEAVES)
    rest = over - handed_on

    def of(outcome: str, yuan: Floats) -> Floats:
        return np.where(mind == OUTCOMES.index(outcome), yuan, 0.0)

    return mind, Purchases(
        entity=np.arange(len(allowed), dtype=np.int32),
        limit=limit,
        wished=wished,
        duty_free=wished - over,
        handed_on=handed_on,
        carried=carried,
        taxed=of("pays", over),
        smuggled=of("smuggles", over),
        put_off=of("comes_back", over),
        left=of(LEAVES, over) + of("splits", rest),
        tax_forgone=forgone + due * np.divide(handed_on, over, out=np.zeros(len(over)), where=over > 0),
        tax_paid=of("pays", due),
        tax_evaded=of("smuggles", due),
    )


def no_purchases() -> Purchases:
    """Of nobody."""
    return Purchases(np.empty(0, np.int32), *(np.empty(0) for _ in Purchases.__slots__[1:]))


def outcome_shares(flow: Flow, allowance: DutyFree | None) -> Floats:
    """The share of a flow's visitors that does each of `OUTCOMES` under an allowance: counted among so many drawn once
    and for all, since parties leave no formula."""
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


def _sells(name: str) -> Callable[[DutyFree], float]:
    return lambda rule: float(rule.sells(name))


def _tax(name: str) -> Callable[[DutyFree], float]:
    return lambda rule: rule.tax_share(name)


def _most(name: str, goods: Goods) -> Callable[[DutyFree], float]:
    """The most yuan of a class that are free of duty, where pieces are counted."""
    return lambda rule: rule.pieces[name] * (goods.piece or 0.0) if name in rule.pieces else math.inf


def _mind(basket: Basket, luck: Floats) -> Ints:
    """What each would do with what is over the limit, whatever the limit is."""
    reached = np.cumsum(basket.over.shares())
    return 1 + np.searchsorted(reached, luck, side="right")  # those beyond all shares leave it, the last of OUTCOMES


def _split(over: Floats, room: Floats, head: SmallInts) -> tuple[Floats, Floats]:
    """What each hands on to others of the party, and what each carries for others: member by member, the first first,
    until all is handed on or nobody has room left."""
    handed_on, carried = np.zeros(len(over)), np.zeros(len(over))
    if not over.any():
        return handed_on, carried
    row = np.arange(len(head))
    party, place = np.cumsum(head == row) - 1, row - head  # which party, and the how manieth in it
    load = np.minimum(np.bincount(party, over), np.bincount(party, room))
    for mine, left, moved in ((over, load.copy(), handed_on), (room, load, carried)):
        for number in range(int(place.max()) + 1):
            here = np.flatnonzero(place == number)
            moved[here] = np.minimum(mine[here], left[party[here]])
            left[party[here]] -= moved[here]
    return handed_on, carried
