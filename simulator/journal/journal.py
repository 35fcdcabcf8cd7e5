"""What happened in one replication, in columns: journeys, visits, crossings, sailings, rosters.

Everything that a measure or a figure says is computed from a journal alone, so that a saved run can
be questioned again. Times are minutes after midnight of the first day; what did not happen is NaN.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from simulator.journal.columns import Ints
from simulator.journal.costs import Costs
from simulator.journal.journeys import Journeys
from simulator.journal.passages import Crossings, Visits
from simulator.journal.purchases import Purchases
from simulator.journal.sailings import Sailings
from simulator.journal.stations import StationRecord
from simulator.journal.weather import Stops, WeatherRecord


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
