"""Regulars: the same people again and again, whose allowance of a day or a month is one, and who remember what they put
off the last time."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

import numpy as np

from simulator.flow.chance import Chance
from simulator.flow.members import People
from simulator.flow.returning import worth
from simulator.flow.shopping import Allowances, Before, Taken, Till, at_the_till, minds, wishes
from simulator.journal.columns import Floats, Ints, SmallInts
from simulator.journal.purchases import Purchases
from simulator.scenario.baskets import Basket, DutyFree
from simulator.units import MINUTES_PER_DAY


class _Memory:
    """What is known of each regular: what they have used of their allowance, and in which period; what they put off."""

    def __init__(self, basket: Basket, regulars: int) -> None:
        self._used, self._period = np.zeros(regulars), np.full(regulars, np.iinfo(np.int64).min)
        self._used_of, self._put_off = ({name: np.zeros(regulars) for name in basket.classes} for _ in range(2))

    def of(
        self, who: Ints, period: Ints, allowed: Allowances, wish: dict[str, Floats]
    ) -> tuple[Before, dict[str, Floats]]:
        """What these bring with them, and all that they wish for: what is new and what they put off."""
        same = (self._period[who] == period).astype(np.float64)
        put_off = {name: yuan[who] for name, yuan in self._put_off.items()}
        used_of = {name: yuan[who] * same for name, yuan in self._used_of.items()}
        before = Before(self._used[who] * same, used_of, worth(allowed, put_off), wish)
        return before, {name: yuan + put_off[name] for name, yuan in wish.items()}

    def keep(self, who: Ints, period: Ints, before: Before, till: Till) -> None:
        """These have been at the till."""
        self._period[who] = period
        self._used[who] = before.used + till.bought.duty_free + till.bought.carried
        for name in self._used_of:
            self._used_of[name][who] = before.used_of[name] + till.used_of[name]
            self._put_off[name][who] = till.put_off[name]


def regulars_buy(
    basket: Basket,
    rules: Sequence[DutyFree | None],
    period: Ints,
    people: People,
    population: int,
    chance: Chance,
    name: str,
    supplied: Collection[str] = (),
) -> Till:
    """What each does about the allowance, and what they buy, visit after visit. `rules` and `period` (for which the
    allowance is) are of each day of the run."""
    assert basket.regulars is not None  # noqa: S101
    day = (people.minutes // MINUTES_PER_DAY).astype(np.int64)
    first = chance.uniforms(f"{name}/which regular", population)[people.party]
    who = ((first * basket.regulars).astype(np.int64) + people.index - people.party) % basket.regulars
    mind = minds(basket, chance.uniforms(f"{name}/over the limit", basket.regulars))[who]

    def luck(decision: str) -> Floats:
        return chance.uniforms(f"{name}/{decision}", population)[people.index]

    wish = {goods: wishes(each, luck(f"basket {goods}")) for goods, each in basket.classes.items()}
    memory = _Memory(basket, basket.regulars)
    outcome = np.empty(len(people), dtype=np.int64)
    taken = {goods: Taken(np.zeros(len(people)), np.zeros(len(people))) for goods in supplied}
    columns = {column: np.empty(len(people)) for column in Purchases.__slots__[2:]}
    for rows in _one_after_the_other(who, people.head):
        allowed, own = Allowances(rules, day[rows]), {goods: yuan[rows] for goods, yuan in wish.items()}
        before, all_they_wish = memory.of(who[rows], period[day[rows]], allowed, own)
        head = (np.arange(len(rows)) - (rows - people.head[rows])).astype(np.int32)
        till = at_the_till(basket, allowed, head, all_they_wish.__getitem__, mind[rows], before, supplied)
        memory.keep(who[rows], period[day[rows]], before, till)
        outcome[rows] = till.outcome
        for column, told in columns.items():
            told[rows] = getattr(till.bought, column)
        for goods, each in till.taken.items():
            taken[goods].free[rows], taken[goods].beyond[rows] = each.free, each.beyond
    bought = Purchases(np.arange(len(people), dtype=np.int32), who, **columns)
    return Till(outcome, bought, taken=taken)


def _one_after_the_other(who: Ints, head: SmallInts) -> Iterator[Ints]:
    """Rows of whole parties, so that nobody is in the same batch twice and each comes after all earlier visits of
    theirs and of those who came with them."""
    last: dict[int, int] = {}
    turn = np.empty(len(who), dtype=np.int64)
    begins = np.flatnonzero(head == np.arange(len(head))).tolist()
    regular = who.tolist()
    for begin, end in zip(begins, [*begins[1:], len(regular)][: len(begins)], strict=True):
        party = regular[begin:end]
        own = 1 + max(last.get(each, -1) for each in party)
        turn[begin:end] = own
        last.update(dict.fromkeys(party, own))
    order = np.argsort(turn, kind="stable")
    edges = np.searchsorted(turn[order], np.arange(int(turn.max(initial=-1)) + 2))
    for begin, end in zip(edges[:-1].tolist(), edges[1:].tolist(), strict=True):
        yield order[begin:end]
