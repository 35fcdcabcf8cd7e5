"""What the crowd will do: itineraries in the small language that both walkers read.

An itinerary is a row of steps. Its outline (what to do where, in which order) is shared by everyone in
a flow; each traveller has a strip of cells beside it, one for each step, with the minutes it will take
there. A cell without minutes (NaN) is a step this traveller does not take.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

import numpy as np

from simulator.flow.staffing import Staffing
from simulator.journal.columns import Codes, Floats, Ints, SmallInts


class Act(IntEnum):
    """The steps that there are."""

    VISIT = 0
    """Queue at a station, be served for the cell's minutes, give the server back."""
    HOLD = 1
    """Go on after the cell's minutes; nobody is in the way."""
    SEIZE = 2
    """Queue at a station and keep a server."""
    RELEASE = 3
    """Give back the server seized in the step `partner`."""
    BOARD = 4
    """Wait in a lounge until the world takes one along and sets one down."""
    MEET = 5
    """Wait for the companions."""
    LOOK = 6
    """Look at the line of a station, and turn round if more wait there than the cell's number for each server."""
    GATHER = 7
    """Wait for the rest of the party."""


@dataclass(frozen=True, slots=True)
class Outlines:
    """All outlines, one after the other: outline o has the steps first[o] to first[o + 1]."""

    first: Ints
    apart: Ints
    """How far the cells of one person lie apart, in each outline."""
    act: Codes
    """An `Act`."""
    place: SmallInts
    """Station of VISIT, SEIZE, RELEASE and LOOK; lounge of BOARD; ordinal of the meeting point of MEET, and of that of
    GATHER."""
    priority: SmallInts
    """Of VISIT and SEIZE; 0 goes first."""
    partner: SmallInts
    """Of RELEASE: how many steps back it was seized."""
    gather: SmallInts
    """Of SEIZE and LOOK: where the rest of the party waits for how it comes out, counted from 1; 0 for nowhere."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Everyone who will come, with everything that chance decides about them, and the stations they meet.

    Rows are people, in population order: at equal times the earlier row comes first. Cells of row r are
    cell[r], cell[r] + apart of its outline and so on, one for each step.
    """

    outlines: Outlines
    outline: SmallInts
    """Row of each person's outline."""
    arrives: Floats
    """Minutes."""
    cell: Ints
    """First cell of each person."""
    minutes: Floats
    """Of each cell; NaN: step not taken. Of BOARD the row of the departure booked instead; -1 for none. Of LOOK
    how many may wait for each server.
    The compiled walker writes the ends over them."""
    patience: Floats
    """Minutes one waits at VISIT and SEIZE, of each cell, inf for ever; of length 0 when everyone waits for ever."""
    meets: Ints
    """First meeting of each person: those with the same number meet one another. Of length 0 where nobody meets."""
    gathers: Ints
    """First of the meetings of each person's party: those who come together. Of length 0 where no party gathers."""
    missing: SmallInts
    """How many each meeting waits for."""
    staffing: Staffing

    @property
    def people(self) -> int:
        """How many rows."""
        return len(self.arrives)

    @property
    def boardings(self) -> int:
        """How often anybody can come to a lounge, at the most."""
        boards = np.diff(np.concatenate([[0], np.cumsum(self.outlines.act == Act.BOARD)])[self.outlines.first])
        return int(boards[self.outline].sum())


@dataclass(frozen=True, slots=True)
class Trace:
    """What became of everyone: the walkers' whole answer."""

    started: Floats
    """Minutes, of each cell: service began, vessel left, companions met. NaN if not."""
    ended: Floats
    """Minutes, of each cell: service ended, one went ashore; or gave up, was turned away, was stranded. NaN if not."""
    left: Floats
    """Minutes, of each person; NaN if still inside."""
    ending: Codes
    """An `Ending`, of each person."""
