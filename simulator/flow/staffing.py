"""The stations that a plan meets: how they are staffed from time 0 on, and how many may wait there."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.journal.columns import Floats, Ints, SmallInts


@dataclass(frozen=True, slots=True)
class Staffing:
    """All stations, in their order: servers at the beginning, every change by roster, open hours where they matter."""

    servers: SmallInts
    """At each station at the beginning."""
    waiting_places: Ints
    """At each station; a very large number for no limit."""
    roster_minutes: Floats
    """When a roster changes, rising."""
    roster_station: SmallInts
    """Where."""
    roster_change: SmallInts
    """By how many servers."""
    spells: Ints
    """Where work lies while a station is closed: row of its first spell in `opens`, one more row for the end; of length
    0 where no station does so. A station without spells finishes what it has begun."""
    opens: Floats
    """Minutes, rising at each station: from when it is open by its roster."""
    closes: Floats
    """Until when; inf where it does not close any more."""
