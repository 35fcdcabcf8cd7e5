"""A journal read back from the files that `save` wrote."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import numpy as np

from simulator.journal.facts import FORMAT, costs_in, known_in, lounges_in, station_in
from simulator.journal.journal import Journal
from simulator.journal.journeys import Journeys
from simulator.journal.passages import Crossings, Visits
from simulator.journal.purchases import Purchases
from simulator.journal.sailings import Sailings
from simulator.journal.stations import StationRecord
from simulator.journal.storage import ENDINGS, FILES, SUMS, VISIT_TIMES, no_visits
from simulator.journal.tables import codes_of, plain, read, read_parts
from simulator.journal.weather import Stops, WeatherRecord


class JournalError(Exception):
    """The folder holds no journal that this version can read; the text says what is missing."""


def load_journal(folder: str | Path) -> Journal:
    """The journal that `save` wrote into this folder; raises `JournalError` where there is none."""
    folder = Path(folder)
    missing = [name for name in FILES if not (folder / name).is_file()]
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
    spells, halts = read(folder / "weather.parquet"), read(folder / "stops.parquet")
    bought = read(folder / "purchases.parquet")
    rosters = read(folder / "stations.parquet")
    known = {name: station_in(said) for name, said in facts["stations"].items()}
    at_station = codes_of(rosters["station"], tuple(known), np.int32)
    changed, servers, working = (plain(rosters[column]) for column in ("changed_minutes", "servers", "working"))
    return Journal(
        digest=facts["digest"],
        seed=facts["seed"],
        replication=facts["replication"],
        start=dt.date.fromisoformat(facts["start"]),
        horizon_minutes=facts["horizon_minutes"],
        warm_up_minutes=facts["warm_up_minutes"],
        flows=flows,
        directions=tuple(facts["directions"]),
        traits=tuple(tuple(traits) for traits in facts["traits"]),
        kinds=kinds,
        routes=routes,
        modes=tuple(facts["modes"]),
        fares_yuan=known_in(facts, "fares_yuan"),
        distances_metres=known_in(facts, "distances_metres"),
        lounges=lounges_in(facts),
        vessels=vessels,
        journeys=Journeys(
            codes_of(people["flow"], flows, np.int32),
            codes_of(people["kind"], kinds, np.int32),
            plain(people["index"]),
            plain(people["party"]),
            plain(people["wished_minutes"]),
            plain(people["arrived_minutes"]),
            plain(people["left_minutes"]),
            codes_of(people["ending"], ENDINGS, np.int8),
        ),
        beyond=np.array(facts["beyond"], np.int64).reshape(len(flows), len(kinds) + 1),
        visits=_read_visits(folder / "visits.parquet", "station", facts["visits"]),
        meetings=_read_visits(folder / "meetings.parquet", "meeting", facts["meetings"]),
        crossings=Crossings(
            entity=plain(crossed["journey"]),
            queued=plain(crossed["queued_minutes"]),
            started=plain(crossed["started_minutes"]),
            ended=plain(crossed["ended_minutes"]),
            sailing=plain(crossed["sailing"].fill_null(-1)),
            booked=plain(crossed["booked_sailing"].fill_null(-1)),
            lounge=plain(crossed["lounge"]),
        ),
        sailings=Sailings(
            codes_of(boats["route"], routes, np.int32),
            codes_of(boats["vessel"], vessels, np.int32),
            plain(boats["scheduled_minutes"]),
            plain(boats["departed_minutes"]),
            plain(boats["arrived_minutes"]),
            plain(boats["seats"]),
            plain(boats["boarded"]),
            plain(boats["places_taken"]),
            plain(boats["left_behind"]),
            plain(boats["cancelled"]),
            plain(boats["extra"]),
        ),
        stations={
            name: StationRecord(
                changed[at_station == row],
                servers[at_station == row],
                working[at_station == row],
                *told,
            )
            for row, (name, told) in enumerate(known.items())
        },
        weather=WeatherRecord(
            tuple(spells["weather"].to_pylist()), plain(spells["began_minutes"]), plain(spells["ended_minutes"])
        ),
        stops=Stops(
            codes_of(halts["route"], routes, np.int32), plain(halts["began_minutes"]), plain(halts["ended_minutes"])
        ),
        purchases=Purchases(
            *(plain(bought[name]) for name in ("journey", "visitor")),
            *(plain(bought[f"{name}_yuan"]) for name in SUMS),
        ),
        costs=costs_in(facts),
    )


def _read_visits(path: Path, place: str, names: list[str]) -> dict[str, Visits]:
    visits = {name: no_visits() for name in names}
    for here in read_parts(path):
        if len(here[place]):
            visits[here[place][0].as_py()] = Visits(
                plain(here["journey"]), *(plain(here[name]) for name in VISIT_TIMES)
            )
    return visits
