"""What carried them: every departure."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.journal.columns import Floats, Mask, SmallInts


@dataclass(frozen=True, slots=True)
class Sailings:
    """One row for each departure: of the timetable, and extra ones that left. Ferries, flights and coaches alike, by
    scheduled time and route. Companions who board take seats too."""

    route: SmallInts
    """Row of `Journal.routes`."""
    vessel: SmallInts
    """Row of `Journal.vessels`; -1 where vessels are not followed or the sailing was cancelled."""
    scheduled: Floats
    """Minutes."""
    departed: Floats
    """Minutes; NaN if cancelled or not yet left."""
    arrived: Floats
    """Minutes; NaN if not (yet)."""
    seats: SmallInts
    """Passengers it could take, or places of a deck; 0 if cancelled."""
    boarded: SmallInts
    """Passengers on board; on a deck, consignments."""
    places_taken: SmallInts
    """Seats, or places of a deck, that they take up."""
    left_behind: SmallInts
    """Passengers in the lounge who could have gone when boarding closed and did not get on."""
    cancelled: Mask
    """Whether it was cancelled."""
    extra: Mask
    """Whether it was laid on after a stop, beyond the timetable."""

    def __len__(self) -> int:
        return len(self.scheduled)
