"""What happened in one replication, in columns: journeys, visits, crossings, sailings, rosters.

Everything that a measure or a figure says is computed from a journal alone, so that a saved run can
be questioned again. Times are minutes after midnight of the first day; what did not happen is NaN.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
SmallInts = NDArray[np.int32]
Codes = NDArray[np.int8]


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
    cancelled: NDArray[np.bool_]
    """Whether it was cancelled."""
    extra: NDArray[np.bool_]
    """Whether it was laid on after a stop, beyond the timetable."""

    def __len__(self) -> int:
        return len(self.scheduled)


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
    working: NDArray[np.bool_]
    """Whether service in progress goes on from then on; it lies where a station that pauses is closed by its roster."""
    standard: float
    """Minutes within which people should be served; NaN where no standard is set."""
    control: Control = Control()


@dataclass(frozen=True, slots=True)
class WeatherRecord:
    """Spells of weather that came, a row each."""

    name: tuple[str, ...]
    """What kind."""
    began: Floats
    """Minutes."""
    ended: Floats
    """Minutes."""


@dataclass(frozen=True, slots=True)
class Stops:
    """When routes were stopped by the weather, a row each, by route and time; stops that touch are one."""

    route: SmallInts
    """Row of `Journal.routes`."""
    began: Floats
    """Minutes."""
    ended: Floats
    """Minutes: when the first may leave again."""


@dataclass(frozen=True, slots=True)
class Purchases:
    """What visitors of a market meant to buy and take home when they came, a row each; in yuan.

    wished = duty_free + handed_on + taxed + smuggled + put_off + left + not_in_stock. What is put off may be wished for
    again by the same visitor, who brings it back. Who does not come through to the end of the journey buys nothing, and
    the row says what it would have been.
    """

    entity: SmallInts
    """Row of `Journal.journeys`."""
    visitor: Ints
    """Who it is: (flow, visitor) is the same person on every day, and under every policy."""
    limit: Floats
    """What each may take out free of duty, of the day or of what is left of the month; infinite without a limit."""
    wished: Floats
    """What they would have liked of what is sold."""
    brought_back: Floats
    """Of that, what they had put off before."""
    duty_free: Floats
    """Of that, what goes out under their own limit."""
    handed_on: Floats
    """What others of the party take out for them under theirs."""
    carried: Floats
    """What they take out for others of the party, under their own limit."""
    taxed: Floats
    """What is over the limit and declared."""
    smuggled: Floats
    """What is over the limit and not declared."""
    put_off: Floats
    """What is over the limit and left for another day."""
    left: Floats
    """What is over the limit and left in the shop."""
    not_in_stock: Floats
    """What they would have taken out, and did not find on the shelves."""
    tax_forgone: Floats
    """Postal tax that would be due on what goes out free of it, own and handed on."""
    tax_paid: Floats
    """Postal tax on what is declared."""
    tax_evaded: Floats
    """Postal tax that would be due on what is smuggled."""

    def __len__(self) -> int:
        return len(self.entity)


@dataclass(frozen=True, slots=True)
class Costs:
    """What time and trouble are worth."""

    yuan_per_minute: Floats
    """Value of a minute, of each row of `Journal.kinds` and, last, of those of no kind."""
    waiting_counts: float
    """How much heavier a minute of waiting counts."""
    put_off_counts: float
    """How heavy a minute counts by which somebody sets out later than they would have liked."""
    night_yuan: float
    """What a night away from home costs."""
    shelf_life_minutes: Floats = field(default_factory=lambda: np.empty(0))
    """How long goods keep, of each row of `Journal.kinds` and, last, of those of no kind; NaN of what does not spoil,
    and empty where nothing does."""


@dataclass(frozen=True, slots=True)
class Journal:
    """One replication, whole."""

    digest: str
    """Of the resolved scenario."""
    seed: int
    replication: int
    start: dt.date
    """The first day."""
    horizon_minutes: float
    warm_up_minutes: float
    flows: tuple[str, ...]
    """Flow names; a companion's is `flow/companion`."""
    directions: tuple[str, ...]
    """Of each flow; empty where it has none."""
    traits: tuple[tuple[str, ...], ...]
    """Of each flow, what the parts of its kinds say: names of traits, and before them an empty one for the kind."""
    kinds: tuple[str, ...]
    """Each combination of kind and traits, joined by `/`."""
    routes: tuple[str, ...]
    modes: tuple[str, ...]
    """Of each route: ferry, coach, flight or freight."""
    fares_yuan: tuple[float, ...]
    """Of each route; NaN where none is known."""
    distances_metres: tuple[float, ...]
    """Of each route; NaN where it is not said."""
    lounges: tuple[tuple[int, ...], ...]
    """The routes boarded from each lounge: rows of `routes`."""
    vessels: tuple[str, ...]
    journeys: Journeys
    beyond: Ints
    """How many would have set out within the time counted, but found no seat before the end of the run: a row for each
    flow, in it a column for those of no kind and then one for each kind. They have no journey."""
    visits: dict[str, Visits]
    """By station."""
    meetings: dict[str, Visits]
    """By `flow/meeting point`."""
    crossings: Crossings
    sailings: Sailings
    stations: dict[str, StationRecord]
    weather: WeatherRecord
    stops: Stops
    purchases: Purchases
    """Empty where nobody shops."""
    costs: Costs | None
    """None where the scenario does not say."""
