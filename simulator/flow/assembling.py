"""The flows put one below the other: one plan for the walkers, one row for each person."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from simulator.flow.folding import Folded, Slot, outlines
from simulator.flow.laid_out import Laid
from simulator.flow.meeting_points import gatherings, meetings
from simulator.flow.plan import Outlines, Plan
from simulator.flow.population import Block, Population
from simulator.flow.rosters import rosters
from simulator.flow.sheets import Column
from simulator.flow.shopping import Taken, no_purchases
from simulator.journal.columns import Codes, Floats, Ints, SmallInts
from simulator.journal.purchases import Purchases
from simulator.scenario.schema import Scenario


def assembled(
    scenario: Scenario,
    laid: list[Laid],
    kinds: tuple[str, ...],
    lounges: tuple[tuple[int, ...], ...],
    takes_up: SmallInts,
) -> Population:
    """Everyone of all flows; each flow's sheet is let go as soon as it is copied."""
    rows = np.array([0, *np.cumsum([len(one.people) for one in laid])])
    cells = np.array([0, *np.cumsum(np.diff(rows) * [len(one.sheet.slots) for one in laid])])
    blocks = tuple(
        Block(one.name, int(rows[k]), len(one.people), int(cells[k]), one.sheet.slots, one.meetings, one.gatherings)
        for k, one in enumerate(laid)
    )
    everyone = [one.people for one in laid]
    meets, missing = meetings(laid)
    gathers, parties_missing = gatherings(laid, len(missing))
    every_outline, outline = _outlines(laid)
    minutes, taken, patience = _strips(laid, cells)
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
        staffing=rosters(scenario),
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


def _purchases(laid: list[Laid], rows: Ints) -> Purchases:
    """Those of all flows, one after the other."""
    every = [no_purchases()]
    for one, first in zip(laid, rows[:-1].tolist(), strict=True):
        if one.purchases is not None:
            every.append(replace(one.purchases, entity=one.purchases.entity + np.int32(first)))
    return Purchases(*(np.concatenate([getattr(each, name) for each in every]) for name in Purchases.__slots__))


def _wanted(scenario: Scenario, laid: list[Laid]) -> dict[str, Taken]:
    """What those of all flows would take of what may run out, in the rows of their purchases."""
    shops = [(len(one.purchases), one.taken) for one in laid if one.purchases is not None]
    wanted = {}
    for goods in scenario.policy.supply.stock if scenario.policy.supply is not None else ():
        none = [Taken(np.zeros(buyers), np.zeros(buyers)) for buyers, _ in shops]
        each = [taken.get(goods, nothing) for (_, taken), nothing in zip(shops, none, strict=True)]
        wanted[goods] = Taken(*(np.concatenate([getattr(one, part) for one in each]) for part in ("free", "beyond")))
    return wanted


def _outlines(laid: list[Laid]) -> tuple[Outlines, SmallInts]:
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


def _strips(laid: list[Laid], cells: Ints) -> tuple[Floats, Codes, Floats]:
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
