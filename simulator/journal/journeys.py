"""Everyone who came, and how it ended."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from simulator.journal.columns import Codes, Floats, Ints, SmallInts


class Ending(IntEnum):
    """How a journey ended; everyone who arrived has exactly one ending."""

    INSIDE = 0
    """Still on the way when the simulation ended."""
    FINISHED = 1
    """Walked the itinerary to its end."""
    TURNED_AWAY = 2
    """Found no waiting place."""
    GAVE_UP = 3
    """Waited as long as patience lasted."""
    STRANDED = 4
    """Remained after the day's last sailing."""
    REFUNDED = 5
    """Asked for the money back when the day's last had gone, and went home."""


@dataclass(frozen=True, slots=True)
class Journeys:
    """One row for everyone who arrived, travellers and companions alike, in the order of the population."""

    flow: SmallInts
    """Row of `Journal.flows`."""
    kind: SmallInts
    """Row of `Journal.kinds`; -1 where the flow has no kinds."""
    index: Ints
    """Place in the flow's population: (flow, index) is the same person under every policy."""
    party: Ints
    """Index of the first member of the party, within the flow."""
    wished: Floats
    """Minutes: when the traveller would have set out, had there been a departure with a seat just when they liked.
    `arrived - wished` is by how much the timetable and the full boats before it put them off; 0 without a booking."""
    arrived: Floats
    """Minutes."""
    left: Floats
    """Minutes; NaN for those still inside."""
    ending: Codes
    """An `Ending`."""

    def __len__(self) -> int:
        return len(self.arrived)
