"""A journal on disk: one Parquet table for each kind of row, and `journal.json` for what is said only once.

The tables can be read by anything that reads Parquet: columns carry their unit, and flows, kinds,
stations, endings and sailings' names stand there as words. What comes back is the same to the last
bit, and the same journal gives the same bytes.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator, Mapping
from pathlib import Path

import numpy as np

from simulator.journal.facts import facts_of
from simulator.journal.journal import Journal
from simulator.journal.journeys import Ending
from simulator.journal.passages import Visits
from simulator.journal.purchases import Purchases
from simulator.journal.tables import Columns, rows, words, write

_TABLES = ("journeys", "visits", "meetings", "crossings", "sailings", "stations", "weather", "stops", "purchases")
FILES = ("journal.json", *(f"{table}.parquet" for table in _TABLES))
ENDINGS = tuple(ending.name.lower() for ending in Ending)
SUMS = tuple(field.name for field in dataclasses.fields(Purchases) if field.name not in ("entity", "visitor"))
"""The columns of purchases that are in yuan."""
VISIT_TIMES = ("queued_minutes", "started_minutes", "ended_minutes")


def save(journal: Journal, folder: str | Path) -> None:
    """Write a journal into a folder, which is made if need be.

    Tables: journeys, visits (a row group for each station), meetings, crossings, sailings, stations
    (rosters as they really were), weather, stops, purchases. Column `journey` is a row of journeys, `sailing` and
    `booked_sailing` are rows of sailings, `lounge` one of the lounges in `journal.json`, all from 0. A time that
    never came is NaN; a name that does not apply is null.
    """
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    journeys, crossings, sailings = journal.journeys, journal.crossings, journal.sailings
    write(
        folder / "journeys.parquet",
        [
            {
                "flow": words(journeys.flow, journal.flows),
                "kind": words(journeys.kind, journal.kinds),
                "index": journeys.index,
                "party": journeys.party,
                "wished_minutes": journeys.wished,
                "arrived_minutes": journeys.arrived,
                "left_minutes": journeys.left,
                "ending": words(journeys.ending, ENDINGS),
            }
        ],
    )
    write(folder / "visits.parquet", _visit_tables("station", journal.visits))
    write(folder / "meetings.parquet", _visit_tables("meeting", journal.meetings))
    write(
        folder / "crossings.parquet",
        [
            {
                "journey": crossings.entity,
                "lounge": crossings.lounge,
                "booked_sailing": rows(crossings.booked),
                "sailing": rows(crossings.sailing),
                **dict(zip(VISIT_TIMES, (crossings.queued, crossings.started, crossings.ended), strict=True)),
            }
        ],
    )
    write(
        folder / "sailings.parquet",
        [
            {
                "route": words(sailings.route, journal.routes),
                "vessel": words(sailings.vessel, journal.vessels),
                "scheduled_minutes": sailings.scheduled,
                "departed_minutes": sailings.departed,
                "arrived_minutes": sailings.arrived,
                "seats": sailings.seats,
                "boarded": sailings.boarded,
                "places_taken": sailings.places_taken,
                "left_behind": sailings.left_behind,
                "cancelled": sailings.cancelled,
                "extra": sailings.extra,
            }
        ],
    )
    names = tuple(journal.stations)
    write(
        folder / "stations.parquet",
        [
            {
                "station": words(np.full(len(record.changed), row, np.int32), names),
                "changed_minutes": record.changed,
                "servers": record.servers,
                "working": record.working,
            }
            for row, record in enumerate(journal.stations.values())
        ]
        or [
            {
                "station": words(np.empty(0, np.int32), ()),
                "changed_minutes": np.empty(0),
                "servers": np.empty(0, np.int32),
                "working": np.empty(0, np.bool_),
            }
        ],
    )
    weather = journal.weather
    kinds = tuple(dict.fromkeys(weather.name))
    write(
        folder / "weather.parquet",
        [
            {
                "weather": words(np.array([kinds.index(name) for name in weather.name], np.int32), kinds),
                "began_minutes": weather.began,
                "ended_minutes": weather.ended,
            }
        ],
    )
    stops = journal.stops
    write(
        folder / "stops.parquet",
        [
            {
                "route": words(stops.route, journal.routes),
                "began_minutes": stops.began,
                "ended_minutes": stops.ended,
            }
        ],
    )
    bought = journal.purchases
    sums = {f"{name}_yuan": getattr(bought, name) for name in SUMS}
    write(folder / "purchases.parquet", [{"journey": bought.entity, "visitor": bought.visitor, **sums}])
    text = json.dumps(facts_of(journal), ensure_ascii=False, indent=2) + "\n"
    (folder / "journal.json").write_text(text, encoding="utf-8", newline="\n")


def _visit_tables(place: str, visits: Mapping[str, Visits]) -> Iterator[Columns]:
    """One table for each place that has visits, so that no second copy of all visits is made."""
    names = tuple(visits)
    some = [(row, at) for row, at in enumerate(visits.values()) if len(at)] or [(0, no_visits())]
    for row, at in some:
        yield {
            place: words(np.full(len(at), row, np.int32), names),
            "journey": at.entity,
            **dict(zip(VISIT_TIMES, (at.queued, at.started, at.ended), strict=True)),
        }


def no_visits() -> Visits:
    """A station to which nobody came."""
    return Visits(np.empty(0, np.int32), np.empty(0), np.empty(0), np.empty(0))
