"""Visitors who come again: what somebody put off brings them back, alone, some days later at the same time of day.

Each return is a visit of its own with a luck of its own; its place in the population lies behind those of all first
visits and is found by who comes and how often they were here, so that no policy renumbers it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from simulator.flow import sampling
from simulator.flow.chance import Chance
from simulator.flow.members import People
from simulator.flow.shopping import COMES_BACK, Allowances, Before, Till, at_the_till, minds, sells, wishes
from simulator.journal.columns import Floats, Ints
from simulator.journal.purchases import Purchases
from simulator.scenario.baskets import Basket, DutyFree
from simulator.units import MINUTES_PER_DAY


@dataclass(frozen=True, slots=True)
class Return:
    """So manieth visits of those who come again, a row each."""

    row: Ints
    """Which of the first visits was theirs."""
    minutes: Floats
    """When they come."""
    index: Ints
    """Place in the population."""
    till: Till


@dataclass(frozen=True, slots=True)
class Returns:
    """Every return visit of a flow, and for how many places its luck may be asked."""

    visits: list[Return]
    population: int


@dataclass(frozen=True, slots=True)
class _Waiting:
    """Some who will come again, a row each."""

    row: Ints
    rank: Ints
    """The how manieth of all who ever might."""
    minutes: Floats
    """When they were here last."""
    used: Floats
    """Of the limit, by then."""
    used_of: Mapping[str, Floats]
    wish: Mapping[str, Floats]
    """What they put off, class by class."""

    def some(self, which: Ints) -> _Waiting:
        """Only these of them."""
        used_of, wish = ({name: yuan[which] for name, yuan in each.items()} for each in (self.used_of, self.wish))
        return _Waiting(self.row[which], self.rank[which], self.minutes[which], self.used[which], used_of, wish)


def come_again(
    basket: Basket,
    rules: Sequence[DutyFree | None],
    period: Ints,
    people: People,
    bought: Purchases,
    chance: Chance,
    name: str,
    population: int,
    horizon_minutes: float,
    supplied: Collection[str] = (),
) -> Returns:
    """Who comes again before the run ends for what they put off on their first visit, of which each row of `people` and
    `bought` is one. `rules` and `period` (for which the allowance is) are of each day of the run."""
    again = basket.again
    assert again is not None  # noqa: S101
    might = np.cumsum(minds(basket, chance.uniforms(f"{name}/over the limit", population)) == COMES_BACK)
    those = int(might[-1]) if len(might) else 0
    days_after = sampling.counts(again.after, chance.uniforms(f"{name}/comes again after", those * again.times))
    row = np.flatnonzero(bought.put_off > 0)

    def luck(decision: str) -> Floats:
        return chance.uniforms(f"{name}/{decision}", population)[people.index[row]]

    waiting = _after_first(basket, rules, row, might[people.index[row]] - 1, people.minutes[row], luck)
    visits: list[Return] = []
    for number in range(again.times):
        days = days_after[number * those + waiting.rank]
        minutes = waiting.minutes + days * MINUTES_PER_DAY
        comes = np.flatnonzero(minutes < horizon_minutes)
        waiting, minutes = waiting.some(comes), minutes[comes]
        if not len(comes):
            break
        same = (period[_day(waiting.minutes)] == period[_day(minutes)]).astype(np.float64)
        allowed, most = Allowances(rules, _day(minutes)), np.inf if number + 1 < again.times else 0.0
        before = Before(
            waiting.used * same,
            {goods: yuan * same for goods, yuan in waiting.used_of.items()},
            worth(allowed, waiting.wish),
            {goods: np.full(len(comes), most) for goods in basket.classes},
        )
        till = _alone(basket, allowed, waiting.wish, before, supplied)
        visits.append(Return(waiting.row, minutes, population + number * those + waiting.rank, till))
        after = _Waiting(
            waiting.row,
            waiting.rank,
            minutes,
            before.used + till.bought.duty_free,
            {goods: yuan + before.used_of[goods] for goods, yuan in till.used_of.items()},
            till.put_off,
        )
        waiting = after.some(np.flatnonzero(till.bought.put_off > 0))
    return Returns(visits, population + those * again.times)


def worth(allowed: Allowances, wish: Mapping[str, Floats]) -> Floats:
    """What goods of all classes are worth together, those alone that may be sold."""
    return sum(
        (yuan * allowed.of_each(sells(goods), without=1.0) for goods, yuan in wish.items()), np.zeros(len(allowed))
    )


def _after_first(
    basket: Basket,
    rules: Sequence[DutyFree | None],
    row: Ints,
    rank: Ints,
    minutes: Floats,
    luck: Callable[[str], Floats],
) -> _Waiting:
    """What those put off class by class who put off anything on their first visit: whoever does takes out nothing for
    others, so that each may stand at the till alone."""
    wish = {goods: wishes(each, luck(f"basket {goods}")) for goods, each in basket.classes.items()}
    nothing = np.zeros(len(row))
    most = {goods: np.full(len(row), np.inf) for goods in basket.classes}
    before = Before(nothing, dict.fromkeys(basket.classes, nothing), nothing, most)
    till = _alone(basket, Allowances(rules, _day(minutes)), wish, before)
    return _Waiting(row, rank, minutes, till.bought.duty_free, till.used_of, till.put_off)


def _alone(
    basket: Basket, allowed: Allowances, wish: Mapping[str, Floats], before: Before, supplied: Collection[str] = ()
) -> Till:
    """Some who come by themselves, and would put off what is over."""
    head, mind = np.arange(len(allowed), dtype=np.int32), np.full(len(allowed), COMES_BACK, dtype=np.int64)
    return at_the_till(basket, allowed, head, wish.__getitem__, mind, before, supplied)


def _day(minutes: Floats) -> Ints:
    return (minutes // MINUTES_PER_DAY).astype(np.int64)
