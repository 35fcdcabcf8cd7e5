"""The harbour's logbook: what became of each departure, and who was on board."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from simulator.flow.timetable import Timetable
from simulator.journal import Sailings
from simulator.journal.columns import Floats, Ints, SmallInts


@dataclass(slots=True)
class Logbook:
    """A line for each departure of the timetable; columns as in `journal.Sailings`."""

    vessel: Ints
    departed: Floats
    arrived: Floats
    seats: Ints
    boarded: Ints
    places_taken: Ints
    left_behind: Ints
    cancelled: NDArray[np.bool_]
    aboard: list[tuple[int, Ints]] = field(default_factory=list)
    """The cells of those who boarded, departure by departure."""

    @classmethod
    def empty(cls, departures: int) -> Logbook:
        """Before anything has left."""
        return cls(
            vessel=np.full(departures, -1),
            departed=np.full(departures, np.nan),
            arrived=np.full(departures, np.nan),
            seats=np.zeros(departures, dtype=np.int64),
            boarded=np.zeros(departures, dtype=np.int64),
            places_taken=np.zeros(departures, dtype=np.int64),
            left_behind=np.zeros(departures, dtype=np.int64),
            cancelled=np.zeros(departures, dtype=np.bool_),
        )

    def sailings(self, table: Timetable, horizon_minutes: float) -> tuple[Sailings, SmallInts]:
        """The log as the journal keeps it, and the row that each departure of the timetable has there.

        Left out (row -1) are those of the day beyond the horizon, and extra departures that nobody needed.
        """
        kept = (table.scheduled < horizon_minutes) & ~(table.extra & np.isnan(self.departed))
        row = np.where(kept, np.cumsum(kept) - 1, -1).astype(np.int32)
        sailings = Sailings(
            route=table.route[kept],
            vessel=self.vessel[kept].astype(np.int32),
            scheduled=table.scheduled[kept],
            departed=self.departed[kept],
            arrived=self.arrived[kept],
            seats=self.seats[kept].astype(np.int32),
            boarded=self.boarded[kept].astype(np.int32),
            places_taken=self.places_taken[kept].astype(np.int32),
            left_behind=self.left_behind[kept].astype(np.int32),
            cancelled=self.cancelled[kept],
            extra=table.extra[kept],
        )
        return sailings, row
