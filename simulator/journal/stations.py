"""How stations were staffed, and what they are for the control of goods."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.journal.columns import Floats, Mask, SmallInts


@dataclass(frozen=True, slots=True)
class Control:
    """What a station is for the control of goods."""

    shore: str = ""
    """On which shore it stands; empty where that does not matter."""
    stamps: str = ""
    """Which moment of a release study being done here is; empty for none."""
    channel: str = ""
    """Of a consignment that is seen here: documents, scan or open; empty where that says nothing."""
    finds: tuple[float, ...] = ()
    """The share found out of those who hide something and are seen here: of each row of `Journal.kinds` and, last, of
    those of no kind; NaN of those whom nobody looks for here. Empty where nothing is looked for."""
    charges: tuple[tuple[int, float], ...] = ()
    """Yuan for each day begun of keeping a place, from so many days on until the next step."""


@dataclass(frozen=True, slots=True)
class StationRecord:
    """How a station was staffed: a step function that begins at time 0 (roster and relief as they really were)."""

    changed: Floats
    """Minutes, rising, first 0; several changes at one minute stand in the order in which they happened."""
    servers: SmallInts
    """How many from then on."""
    working: Mask
    """Whether service in progress goes on from then on; it lies where a station that pauses is closed by its roster."""
    standard: float
    """Minutes within which people should be served; NaN where no standard is set."""
    control: Control = Control()
