"""A journal on disk: one Parquet table for each kind of row, and `journal.json` for what is said only once.

The tables can be read by anything that reads Parquet: columns carry their unit, and flows, kinds,
stations, endings and sailings' names stand there as words. What comes back is the same to the last
bit, and the same journal gives the same bytes.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np

from simulator.journal.journal import (
    Crossings,
    Ending,
    Journal,
    Journeys,
    Sailings,
    StationRecord,
    Visits,
    WeatherRecord,
)
from simulator.journal.tables import Columns, codes_of, plain, read, read_parts, rows, words, write

FORMAT = 1
_FILES = (
    "journal.json",
    *(
        f"{table}.parquet"
        for table in ("journeys", "visits", "meetings", "crossings", "sailings", "stations", "weather")
    ),
)
_ENDINGS = tuple(ending.name.lower() for ending in Ending)
_VISIT_TIMES = ("queued_minutes", "started_minutes", "ended_minutes")


class JournalError(Exception):
    """The folder holds no journal that this version can read; the text says what is missing."""


def save(journal: Journal, folder: str | Path) -> None:
    """Write a journal into a folder, which is made if need be.

    Tables: journeys, visits (a row group for each station), meetings, crossings, sailings, stations
    (rosters as they really were), weather. Column `journey` is a row of journeys, `sailing` a row of
    sailings, both from 0. A time that never came is NaN; a name that does not apply is null.
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
                "arrived_minutes": journeys.arrived,
                "left_minutes": journeys.left,
                "ending": words(journeys.ending, _ENDINGS),
                "booked_sailing": rows(journeys.booked),
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
                "sailing": rows(crossings.sailing),
                **dict(zip(_VISIT_TIMES, (crossings.queued, crossings.started, crossings.ended), strict=True)),
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
                "left_behind": sailings.left_behind,
                "cancelled": sailings.cancelled,
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
            }
            for row, record in enumerate(journal.stations.values())
        ]
        or [
            {
                "station": words(np.empty(0, np.int32), ()),
                "changed_minutes": np.empty(0),
                "servers": np.empty(0, np.int32),
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
    facts = {
        "format": FORMAT,
        "digest": journal.digest,
        "seed": journal.seed,
        "replication": journal.replication,
        "start": journal.start.isoformat(),
        "horizon_minutes": float(journal.horizon_minutes),
        "warm_up_minutes": float(journal.warm_up_minutes),
        "flows": journal.flows,
        "kinds": journal.kinds,
        "routes": journal.routes,
        "vessels": journal.vessels,
        "visits": tuple(journal.visits),
        "meetings": tuple(journal.meetings),
        "standard_minutes": {
            name: None if np.isnan(record.standard) else float(record.standard)
            for name, record in journal.stations.items()
        },
    }
    text = json.dumps(facts, ensure_ascii=False, indent=2) + "\n"
    (folder / "journal.json").write_text(text, encoding="utf-8", newline="\n")


def load_journal(folder: str | Path) -> Journal:
    """The journal that `save` wrote into this folder; raises `JournalError` where there is none."""
    folder = Path(folder)
    missing = [name for name in _FILES if not (folder / name).is_file()]
    if missing:
        raise JournalError(f"{folder}: holds no whole journal; missing: {', '.join(missing)}")
    try:
        facts = json.loads((folder / "journal.json").read_text(encoding="utf-8"))
        if facts["format"] != FORMAT:
            raise JournalError(f"{folder}: journal of format {facts['format']}; this version reads format {FORMAT}")
        return _read_journal(folder, facts)
    except (OSError, KeyError, ValueError) as damage:  # pyarrow's errors are kinds of these
        raise JournalError(f"{folder}: the journal cannot be read ({damage})") from None


def _read_journal(folder: Path, facts: dict[str, Any]) -> Journal:
    flows, kinds, routes, vessels = (tuple(facts[name]) for name in ("flows", "kinds", "routes", "vessels"))
    people = read(folder / "journeys.parquet")
    boats = read(folder / "sailings.parquet")
    crossed = read(folder / "crossings.parquet")
    spells = read(folder / "weather.parquet")
    rosters = read(folder / "stations.parquet")
    standards: dict[str, float | None] = facts["standard_minutes"]
    at_station = codes_of(rosters["station"], tuple(standards), np.int32)
    changed, servers = plain(rosters["changed_minutes"]), plain(rosters["servers"])
    return Journal(
        digest=facts["digest"],
        seed=facts["seed"],
        replication=facts["replication"],
        start=dt.date.fromisoformat(facts["start"]),
        horizon_minutes=facts["horizon_minutes"],
        warm_up_minutes=facts["warm_up_minutes"],
        flows=flows,
        kinds=kinds,
        routes=routes,
        vessels=vessels,
        journeys=Journeys(
            codes_of(people["flow"], flows, np.int32),
            codes_of(people["kind"], kinds, np.int32),
            plain(people["index"]),
            plain(people["party"]),
            plain(people["arrived_minutes"]),
            plain(people["left_minutes"]),
            codes_of(people["ending"], _ENDINGS, np.int8),
            plain(people["booked_sailing"].fill_null(-1)),
        ),
        visits=_read_visits(folder / "visits.parquet", "station", facts["visits"]),
        meetings=_read_visits(folder / "meetings.parquet", "meeting", facts["meetings"]),
        crossings=Crossings(
            entity=plain(crossed["journey"]),
            queued=plain(crossed["queued_minutes"]),
            started=plain(crossed["started_minutes"]),
            ended=plain(crossed["ended_minutes"]),
            sailing=plain(crossed["sailing"].fill_null(-1)),
        ),
        sailings=Sailings(
            codes_of(boats["route"], routes, np.int32),
            codes_of(boats["vessel"], vessels, np.int32),
            plain(boats["scheduled_minutes"]),
            plain(boats["departed_minutes"]),
            plain(boats["arrived_minutes"]),
            plain(boats["seats"]),
            plain(boats["boarded"]),
            plain(boats["left_behind"]),
            plain(boats["cancelled"]),
        ),
        stations={
            name: StationRecord(
                changed[at_station == row], servers[at_station == row], float("nan") if standard is None else standard
            )
            for row, (name, standard) in enumerate(standards.items())
        },
        weather=WeatherRecord(
            tuple(spells["weather"].to_pylist()), plain(spells["began_minutes"]), plain(spells["ended_minutes"])
        ),
    )


def _visit_tables(place: str, visits: Mapping[str, Visits]) -> Iterator[Columns]:
    """One table for each place that has visits, so that no second copy of all visits is made."""
    names = tuple(visits)
    some = [(row, at) for row, at in enumerate(visits.values()) if len(at)] or [(0, _no_visits())]
    for row, at in some:
        yield {
            place: words(np.full(len(at), row, np.int32), names),
            "journey": at.entity,
            **dict(zip(_VISIT_TIMES, (at.queued, at.started, at.ended), strict=True)),
        }


def _no_visits() -> Visits:
    return Visits(np.empty(0, np.int32), np.empty(0), np.empty(0), np.empty(0))


def _read_visits(path: Path, place: str, names: list[str]) -> dict[str, Visits]:
    visits = {name: _no_visits() for name in names}
    for here in read_parts(path):
        if len(here[place]):
            visits[here[place][0].as_py()] = Visits(
                plain(here["journey"]), *(plain(here[name]) for name in _VISIT_TIMES)
            )
    return visits
