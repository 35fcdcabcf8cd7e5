"""The pre-flight sheet: plain figures, to be printed by whoever likes."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class StationHour:
    """One station in one hour of the day."""

    hour: int
    """From 0 (midnight to one o'clock) to 23."""
    arrivals_per_hour: float
    """Expected visits, those who must come again counted each time."""
    offered_erlangs: float
    """Service asked for in the hour: servers that would be busy if nobody ever waited."""
    carried_erlangs: float
    """Service that lies before the desks when they open in this hour, asked for while they were closed; 0 in others."""
    servers: float
    """Mean over the hour (on the mean day over all days, too), by the roster; relief is not counted."""
    utilisation_share: float
    """Offered erlangs over servers; inf where people come and it is closed, NaN where neither is. An hour is closed in
    which nobody serves on most days, if there are others."""
    wait_minutes: float
    """Estimated mean wait if the hour went on for ever with the servers of most days; NaN where nobody comes or no
    steady state exists."""
    surge_minutes: float
    """Mean wait if people came and were served exactly as expected, like water: what shiploads, hours of
    overload and closed desks add. NaN where nobody comes, or where the day as a whole is too much."""

    @property
    def grows(self) -> bool:
        """No steady state in this hour: more comes than can be served, and the queue grows."""
        return self.utilisation_share >= 1

    @property
    def closed(self) -> bool:
        """Whether people come while it is closed."""
        return math.isinf(self.utilisation_share)

    @property
    def asked_share(self) -> float:
        """Offered and carried erlangs over servers: over 1 where the queue of the morning outlasts the hour."""
        return self.utilisation_share + (self.carried_erlangs / self.servers if self.carried_erlangs else 0.0)


@dataclass(frozen=True, slots=True)
class DaySheet:
    """One station over one day."""

    visits: float
    """Expected in the day."""
    utilisation_share: float
    """Service asked for over servers' time, of the whole day; NaN where nobody comes and nobody serves."""
    hours: tuple[StationHour, ...]
    """All 24."""

    @property
    def grows(self) -> bool:
        """No steady state at all: more comes in the day than can be served in it."""
        return self.utilisation_share >= 1

    @property
    def peak(self) -> StationHour:
        """The open hour in which most is asked of its servers, with what came while they were closed."""
        return max(
            self.hours, key=lambda hour: -1.0 if hour.closed or math.isnan(hour.asked_share) else hour.asked_share
        )


@dataclass(frozen=True, slots=True)
class StationSheet:
    """One station, on the mean day of the horizon and on the busiest."""

    station: str
    method: str
    """How the waits are estimated: `Erlang C`, `Allen-Cunneen`, or `finite room` where waiting places are limited."""
    mean_day: DaySheet
    busiest_day: DaySheet
    office_hours: tuple[tuple[str, str], ...]
    """Days and their hours in words; empty where all days are alike."""
    pauses: bool
    """Whether work in progress lies while the roster stands at 0."""


@dataclass(frozen=True, slots=True)
class RouteSheet:
    """The seats of one route (of a deck, its places) against those who would like to have them, a day."""

    route: str
    sailings_per_day: float
    seats_per_day: float
    """Of a deck: places."""
    wanted_per_day: float
    """On the mean day: seats wanted by those for whom the next sailing, seats or no seats, is of this route."""
    wanted_busiest_day: float

    @property
    def load_share(self) -> float:
        """Wanted over seats on the mean day; above 1 there are not enough. NaN where nothing sails."""
        return self.wanted_per_day / self.seats_per_day if self.seats_per_day else math.nan

    @property
    def load_share_busiest_day(self) -> float:
        """Wanted over seats on the busiest day; NaN where nothing sails."""
        return self.wanted_busiest_day / self.seats_per_day if self.seats_per_day else math.nan


@dataclass(frozen=True, slots=True)
class Preflight:
    """What to expect of a scenario, before any simulating."""

    scenario: str
    days: int
    """Of the horizon."""
    busiest_day: dt.date
    """The day with the most expected arrivals; the first of them."""
    stations: tuple[StationSheet, ...]
    """In the order of the scenario."""
    routes: tuple[RouteSheet, ...]
    """In the order of the scenario."""
    warnings: tuple[str, ...]
    """In plain words; empty when nothing stands out."""
    notes: tuple[str, ...]
    """What is worth a word and no warning: where people wait until it opens."""
