"""Everyone of a flow who comes to the market, what they do about the allowance and what they buy: those who come once,
those who come again for what they put off, and regulars."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from simulator.flow.booking import Bookings
from simulator.flow.chance import Chance
from simulator.flow.kinds import Sorts
from simulator.flow.members import People
from simulator.flow.regulars import regulars_buy
from simulator.flow.returning import Return, Returns, come_again
from simulator.flow.shopping import Allowances, Taken, first_visits
from simulator.flow.timetable import policy_by_day
from simulator.journal.columns import Floats, Ints
from simulator.journal.purchases import Purchases
from simulator.scenario.baskets import DutyFree
from simulator.scenario.schema import Scenario
from simulator.units import MINUTES_PER_DAY


@dataclass(frozen=True, slots=True)
class Shoppers:
    """The visitors of a flow, return visits among them, in the order of their coming."""

    people: People
    """Each of the sort that did as they do about the allowance."""
    population: int
    """How many places their luck may be asked for."""
    purchases: Purchases
    taken: dict[str, Taken]
    """Of each class of goods that may run out, what each takes; in the rows of the purchases."""


def shop(scenario: Scenario, bookings: Bookings, people: People, sorts: Sorts, chance: Chance) -> Shoppers:
    """What the people of a flow buy, and who of them comes again."""
    name, population, basket = bookings.name, bookings.parties.population, bookings.flow.basket
    assert basket is not None  # noqa: S101
    rules = [policy.duty_free for policy in policy_by_day(scenario, 0)]
    period = periods(rules, scenario.run.start)
    supplied = frozenset(scenario.policy.supply.stock if scenario.policy.supply is not None else ()) & set(
        basket.classes
    )
    if basket.regulars is not None:
        first = regulars_buy(basket, rules, period, people, population, chance, name, supplied)
    else:
        allowed = Allowances(rules, (people.minutes // MINUTES_PER_DAY).astype(np.int64))

        def luck(decision: str) -> Floats:
            return chance.uniforms(f"{name}/{decision}", population)[people.index]

        first = first_visits(basket, allowed, people.head, luck, supplied)
        first = replace(first, bought=replace(first.bought, visitor=people.index))
    returns = Returns([], population)
    if basket.again is not None:
        horizon = scenario.run.horizon
        returns = come_again(basket, rules, period, people, first.bought, chance, name, population, horizon, supplied)
    everyone, outcome, bought = _in_order(people, first.outcome, first.bought, returns.visits)
    kind = sorts.with_outcomes(name, everyone.kind, outcome)
    tills = [first.taken, *(visit.till.taken for visit in returns.visits)]
    taken = {
        goods: Taken(*(np.concatenate([getattr(till[goods], part) for till in tills]) for part in ("free", "beyond")))
        for goods in first.taken
    }
    return Shoppers(replace(everyone, kind=kind), returns.population, bought, taken)


def periods(rules: Sequence[DutyFree | None], start: dt.date) -> Ints:
    """Of each day of the run the period for which its allowance is; no month has the number of a day."""
    dates = [start + dt.timedelta(days=day) for day in range(len(rules))]
    return np.array(
        [
            -(12 * date.year + date.month) if rule is not None and rule.period == "month" else day
            for day, (rule, date) in enumerate(zip(rules, dates, strict=True))
        ],
        dtype=np.int64,
    )


def _in_order(
    people: People, outcome: Ints, bought: Purchases, visits: Sequence[Return]
) -> tuple[People, Ints, Purchases]:
    """First and return visits in the order in which they come, those who come again by themselves."""
    if not visits:
        return people, outcome, bought
    first = len(people)
    row = np.concatenate([np.arange(first), *(visit.row for visit in visits)])
    own = np.arange(len(row))
    again = own >= first
    minutes = np.concatenate([people.minutes, *(visit.minutes for visit in visits)])
    index = np.concatenate([people.index, *(visit.index for visit in visits)])
    order = np.argsort(minutes, kind="stable")
    place = np.empty(len(order), dtype=np.int32)
    place[order] = np.arange(len(order), dtype=np.int32)
    everyone = People(
        minutes=minutes[order],
        wished=np.where(again, minutes, people.wished[row])[order],
        index=index[order],
        party=np.where(again, index, people.party[row])[order],
        row=people.row[row][order],
        size=np.where(again, np.int32(1), people.size[row])[order],
        head=place[np.where(again, own, people.head[row])[order]],
        kind=people.kind[row][order],
    )
    tills = [bought, *(visit.till.bought for visit in visits)]
    columns = (np.concatenate([getattr(till, name) for till in tills]) for name in Purchases.__slots__[2:])
    does = np.concatenate([outcome, *(visit.till.outcome for visit in visits)])
    return everyone, does[order], Purchases(place, people.index[row], *columns)
