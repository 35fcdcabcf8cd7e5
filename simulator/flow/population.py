"""Everyone who will come in one replication: who, when, by what way and with what luck.

The population is drawn before the first event (`populating.py`) and is the same under every policy that does not say
otherwise; (flow, index) names a person for good.
"""

from __future__ import annotations

from dataclasses import dataclass

from simulator.flow.folding import Slot
from simulator.flow.plan import Plan
from simulator.flow.shopping import Taken
from simulator.journal.columns import Codes, Floats, Ints, SmallInts
from simulator.journal.purchases import Purchases


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
