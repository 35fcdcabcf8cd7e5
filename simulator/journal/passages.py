"""What they came to on the way: visits to stations, waits for one another, crossings."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.journal.columns import Floats, SmallInts


@dataclass(frozen=True, slots=True)
class Visits:
    """The visits to one station (or the waits at one meeting point), a row each.

    Waiting: started - queued. Service: ended - started, by the clock: minutes in which it lay while the station was
    closed are among them (`StationRecord.working`). Not started: NaN in `started`; then `ended` is
    when the traveller gave up or was turned away (see the journey's ending), NaN if still waiting at the end.
    Started and not ended by the end of the run: NaN in `ended`.
    """

    entity: SmallInts
    """Row of `Journal.journeys`."""
    queued: Floats
    """Minutes: when the traveller came to the station."""
    started: Floats
    """Minutes: when service began."""
    ended: Floats
    """Minutes: when service ended."""

    def __len__(self) -> int:
        return len(self.entity)


@dataclass(frozen=True, slots=True)
class Crossings:
    """Waits in a lounge and what came of them, a row each: `queued` in the lounge, `started` when the vessel
    left, `ended` when the traveller went ashore. Not boarded: NaN in `started`; then `ended` is when the
    traveller was stranded or asked for the money back, NaN if still waiting at the end."""

    entity: SmallInts
    """Row of `Journal.journeys`."""
    queued: Floats
    """Minutes."""
    started: Floats
    """Minutes."""
    ended: Floats
    """Minutes."""
    sailing: SmallInts
    """Row of `Journal.sailings`; -1 if not boarded."""
    booked: SmallInts
    """Row of the sailing booked for this leg; -1 for none."""
    lounge: SmallInts
    """Row of `Journal.lounges`: where they waited, and so for which routes, whether they boarded or not."""

    def __len__(self) -> int:
        return len(self.entity)
