"""Everyone who will come in one replication: who, when, by what way and with what luck.

The population is drawn before the first event and is the same under every policy that does not say
otherwise; (flow, index) names a person for good.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from simulator.flow.admission import Admission
from simulator.flow.arrivals import parties
from simulator.flow.booking import book
from simulator.flow.chance import Chance
from simulator.flow.folding import Folded, Slot, folded, outlines
from simulator.flow.itineraries import Column, Itinerary, Places
from simulator.flow.kinds import Sorts
from simulator.flow.market import shop
from simulator.flow.members import People, beyond, members
from simulator.flow.plan import Act, Outlines, Plan
from simulator.flow.rosters import rosters
from simulator.flow.shopping import Taken, no_purchases
from simulator.flow.timetable import Timetable
from simulator.journal.journal import Codes, Floats, Ints, Purchases, SmallInts
from simulator.scenario.schema import Scenario
from simulator.scenario.steps import itineraries, places_taken


@dataclass(frozen=True, slots=True)
class Block:
    """The rows of one flow (or of one kind of companion), which share an itinerary."""

    name: str
    row: int
    """First row."""
    rows: int
    cell: int
    """First cell; the block's cells are those of its slots, one slot after the other."""
    slots: tuple[Slot, ...]
    """The steps, in their order; of those in one slot nobody takes two."""
    meetings: tuple[str, ...]
    """Names of the flow's meeting points."""
    gatherings: tuple[str, ...]
    """What its parties wait for where they gather; empty where only for one another."""


@dataclass(frozen=True, slots=True)
class Population:
    """Who comes, and the plan they walk by; columns are per person, in the rows of the plan."""

    plan: Plan
    blocks: tuple[Block, ...]
    taken: Codes
    """Of each cell, which step of the slot is taken, counted from 1; 0 for none."""
    kinds: tuple[str, ...]
    lounges: tuple[tuple[int, ...], ...]
    """The routes of each lounge."""
    flow: SmallInts
    kind: SmallInts
    index: Ints
    party: Ints
    wished: Floats
    """Minutes; when they would have set out, had there been a seat just when they liked."""
    beyond: Ints
    """Of each block, how many of no kind and of each kind found no seat before the end of the run."""
    party_size: SmallInts
    """Members of one's party if it boards together, else 1."""
    party_head: SmallInts
    """Row of the first member of one's party."""
    takes_up: SmallInts
    """How many places one takes up, for each flow (or companion), lounge and kind, the last for those of none."""
    purchases: Purchases
    """What those with a basket mean to buy."""
    wanted: dict[str, Taken]
    """Of each class of goods that may run out, what each of them would take."""


@dataclass(slots=True)
class _Laid:
    """One flow (or companion), laid out but not yet put among the others."""

    name: str
    people: People
    sheet: Folded
    meetings: tuple[str, ...]
    gatherings: tuple[str, ...]
    companion: bool
    beyond: Ints
    purchases: Purchases | None
    """None of those without a basket, and of companions."""
    taken: dict[str, Taken]


def populate(scenario: Scenario, table: Timetable, chance: Chance) -> Population:
    """Draw everyone."""
    flows, sorts = scenario.world.flows, Sorts(scenario)
    drawn = [(name, flow, parties(scenario, name, flow, chance)) for name, flow in flows.items()]
    coming = [(name, flow, come, sorts.of_parties(name, flow, come, chance)) for name, flow, come in drawn]
    del drawn
    booked = book(coming, scenario.policy, sorts, table, chance)
    admission = Admission(scenario, sorts.every)
    lounges: dict[tuple[int, ...], int] = {}
    stations = {name: row for row, name in enumerate(scenario.policy.stations)}
    routes = {name: row for row, name in enumerate(scenario.policy.routes)}
    laid: list[_Laid] = []
    while booked:
        bookings = booked.pop(0)  # a year's are many: let go what is no longer needed
        name, flow, people = bookings.name, bookings.flow, members(bookings, scenario.run.horizon)
        late = beyond(bookings, scenario.run.warm_up, scenario.run.horizon, len(sorts.every))
        purchases, taken = None, dict[str, Taken]()
        if flow.basket is not None:
            shoppers = shop(scenario, bookings, people, sorts, chance)
            people, purchases, taken = shoppers.people, shoppers.purchases, shoppers.taken
            parties_drawn = replace(bookings.parties, population=shoppers.population)
            bookings = replace(bookings, parties=parties_drawn)
        places = Places(stations, routes, lounges)
        walkers = {name: flow.itinerary} | {f"{name}/{key}": mate.itinerary for key, mate in flow.companions.items()}
        sheets = {}
        for walker, steps in walkers.items():
            itinerary = Itinerary(walker, places, chance, sorts, admission, people, bookings)
            sheets[walker] = folded(itinerary.lay_out(steps))
        laid += [
            _Laid(
                walker,
                people,
                sheet,
                tuple(places.meetings),
                tuple(places.gatherings) if walker == name else (),
                walker != name,
                late,
                purchases if walker == name else None,
                taken,
            )
            for walker, sheet in sheets.items()
        ]
    kinds = tuple("/".join(sort) for sort in sorts.every)
    return _assemble(scenario, laid, kinds, tuple(lounges), _takes_up(scenario, tuple(lounges), sorts))


def _takes_up(scenario: Scenario, lounges: tuple[tuple[int, ...], ...], sorts: Sorts) -> SmallInts:
    """How many places one takes up, for each flow (or companion), lounge and sort of traveller."""
    names, every = list(scenario.policy.routes), (*sorts.every, ())  # the last for those of no kind, row -1
    routes = [[names[route] for route in lounge] for lounge in lounges]
    table = [[places_taken(way, lounge, every) for lounge in routes] for way in itineraries(scenario)]
    return np.array(table, dtype=np.int32).reshape(len(table), len(routes), len(every))


def _assemble(
    scenario: Scenario,
    laid: list[_Laid],
    kinds: tuple[str, ...],
    lounges: tuple[tuple[int, ...], ...],
    takes_up: SmallInts,
) -> Population:
    """Put the flows one below the other; each one's sheet is let go as soon as it is copied."""
    rows = np.array([0, *np.cumsum([len(one.people) for one in laid])])
    cells = np.array([0, *np.cumsum(np.diff(rows) * [len(one.sheet.slots) for one in laid])])
    blocks = tuple(
        Block(one.name, int(rows[k]), len(one.people), int(cells[k]), one.sheet.slots, one.meetings, one.gatherings)
        for k, one in enumerate(laid)
    )
    everyone = [one.people for one in laid]
    meets, missing = _meetings(laid)
    gathers, parties_missing = _gatherings(laid, len(missing))
    every_outline, outline = _outlines(laid)
    minutes, taken, patience = _strips(laid, cells)
    staffed = rosters(scenario)
    plan = Plan(
        outlines=every_outline,
        outline=outline,
        arrives=np.concatenate([people.minutes for people in everyone]),
        cell=np.concatenate([block.cell + np.arange(block.rows) for block in blocks]),
        minutes=minutes,
        patience=patience,
        meets=meets,
        gathers=gathers,
        missing=np.concatenate([missing, parties_missing]),
        servers=staffed.servers,
        waiting_places=staffed.waiting_places,
        roster_minutes=staffed.roster_minutes,
        roster_station=staffed.roster_station,
        roster_change=staffed.roster_change,
        spells=staffed.spells,
        opens=staffed.opens,
        closes=staffed.closes,
    )
    heads = [block.row + people.head for block, people in zip(blocks, everyone, strict=True)]
    return Population(
        plan,
        blocks,
        taken,
        kinds,
        lounges,
        flow=np.repeat(np.arange(len(blocks), dtype=np.int32), np.diff(rows)),
        kind=np.concatenate([people.kind for people in everyone]),
        index=np.concatenate([people.index for people in everyone]),
        party=np.concatenate([people.party for people in everyone]),
        wished=np.concatenate([people.wished for people in everyone]),
        beyond=np.stack([one.beyond for one in laid]),
        party_size=np.concatenate([people.size for people in everyone]),
        party_head=np.concatenate(heads).astype(np.int32),
        takes_up=takes_up,
        purchases=_purchases(laid, rows),
        wanted=_wanted(scenario, laid),
    )


def _purchases(laid: list[_Laid], rows: Ints) -> Purchases:
    """Those of all flows, one after the other."""
    every = [no_purchases()]
    for one, first in zip(laid, rows[:-1].tolist(), strict=True):
        if one.purchases is not None:
            every.append(replace(one.purchases, entity=one.purchases.entity + np.int32(first)))
    return Purchases(*(np.concatenate([getattr(each, name) for each in every]) for name in Purchases.__slots__))


def _wanted(scenario: Scenario, laid: list[_Laid]) -> dict[str, Taken]:
    """What those of all flows would take of what may run out, in the rows of their purchases."""
    shops = [(len(one.purchases), one.taken) for one in laid if one.purchases is not None]
    wanted = {}
    for goods in scenario.policy.supply.stock if scenario.policy.supply is not None else ():
        none = [Taken(np.zeros(buyers), np.zeros(buyers)) for buyers, _ in shops]
        each = [taken.get(goods, nothing) for (_, taken), nothing in zip(shops, none, strict=True)]
        wanted[goods] = Taken(*(np.concatenate([getattr(one, part) for one in each]) for part in ("free", "beyond")))
    return wanted


def _outlines(laid: list[_Laid]) -> tuple[Outlines, SmallInts]:
    """The outlines of all flows, one after the other, and everyone's."""
    ways: list[Slot] = []
    apart: list[int] = []
    own: list[SmallInts] = []
    for one in laid:
        mine, of_each = outlines(one.sheet, len(one.people))
        own.append(of_each + np.int32(len(ways)))
        ways += mine
        apart += [len(one.people)] * len(mine)
    steps: list[Column] = [step for way in ways for step in way]
    every = Outlines(
        first=np.cumsum([0, *map(len, ways)]),
        apart=np.array(apart, dtype=np.int64),
        act=np.array([step.act for step in steps], dtype=np.int8),
        place=np.array([step.place for step in steps], dtype=np.int32),
        priority=np.array([step.priority for step in steps], dtype=np.int32),
        partner=np.array([step.partner for step in steps], dtype=np.int32),
        gather=np.array([step.gather for step in steps], dtype=np.int32),
    )
    return every, np.concatenate(own)


def _meetings(laid: list[_Laid]) -> tuple[Ints, SmallInts]:
    """First meeting of each person, and how many each meeting waits for: a flow's meetings are theirs and their
    companions', a row of meeting points for each person of the flow."""
    meets: list[Ints] = []
    missing: list[SmallInts] = []
    begins, first = 0, 0
    for one in laid:
        people, points = len(one.people), len(one.meetings)
        if not one.companion:  # a flow; its companions follow it
            first = begins
            begins += people * points
            missing.append(np.zeros((people, points), dtype=np.int32))
        for slot, taken in zip(one.sheet.slots, one.sheet.taken, strict=True):
            for number, column in enumerate(slot, 1):
                if column.act == Act.MEET:
                    missing[-1][:, column.place] += taken == number
        meets.append(first + np.arange(people, dtype=np.int64) * points)
    if begins == 0:
        return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int32)
    return np.concatenate(meets), np.concatenate([table.ravel() for table in missing])


def _gatherings(laid: list[_Laid], first: int) -> tuple[Ints, SmallInts]:
    """First meeting of each person's party, the meetings before being so many, and how many each waits for: a row of
    points for each party of a flow."""
    gathers: list[Ints] = []
    missing: list[SmallInts] = []
    for one in laid:
        people, points = len(one.people), len(one.gatherings)
        party = np.cumsum(one.people.head == np.arange(people)) - 1
        gathers.append(first + party * points)
        table = np.zeros((int(party[-1]) + 1 if people else 0, points), dtype=np.int32)
        for slot, taken in zip(one.sheet.slots if points else (), one.sheet.taken, strict=False):
            for number, column in enumerate(slot, 1):
                if column.act == Act.GATHER:
                    here = np.bincount(party[taken == number], minlength=len(table))
                    table[:, column.place] += here.astype(np.int32)
        missing.append(table.ravel())
        first += table.size
    if not any(len(table) for table in missing):
        return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int32)
    return np.concatenate(gathers), np.concatenate(missing)


def _strips(laid: list[_Laid], cells: Ints) -> tuple[Floats, Codes, Floats]:
    """Of all cells the minutes and which step is taken; and patience where anybody's may end."""
    minutes, taken = np.empty(cells[-1]), np.empty(cells[-1], dtype=np.int8)
    impatient = any(one.sheet.patience for one in laid)
    patience = np.full(cells[-1] if impatient else 0, np.inf)
    for one, begin, end in zip(laid, cells[:-1].tolist(), cells[1:].tolist(), strict=True):
        shape = (len(one.sheet.slots), len(one.people))
        for strip, columns in ((minutes, one.sheet.minutes), (taken, one.sheet.taken)):
            table = strip[begin:end].reshape(shape)
            for slot, column in enumerate(columns):
                table[slot] = column
        for slot, ends in one.sheet.patience.items():
            patience[begin:end].reshape(shape)[slot] = ends
        one.sheet = Folded((), [], [], {})
    return minutes, taken, patience
