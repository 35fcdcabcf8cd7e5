"""A station, the standard it is to keep, and the parts of the day in which its roster may change, as a file asks it."""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Final

from simulator.policy import load_with
from simulator.scenario import ScenarioFile
from simulator.scenario.complaints import Complaints, in_order, nearest
from simulator.scenario.overrides import with_overrides
from simulator.scenario.places import Station
from simulator.scenario.rostering import with_roster
from simulator.scenario.texts import files_beside
from simulator.study.selection.fields import MOST_ON_DUTY, ROSTER, RUN_OF_ROSTER
from simulator.study.selection.staffing import Roster
from simulator.study.selection.wish import base_wish
from simulator.study.sweep.fields import needed
from simulator.study.sweep.looking import Look
from simulator.study.sweep.wish import Wish
from simulator.units import MINUTES_PER_DAY, MINUTES_PER_HOUR

USUAL_REPLICATIONS: Final = 10
USUAL_SHARE: Final = 0.95
MOST_PARTS: Final = 96


@dataclass(frozen=True, eq=False)
class Rostering:
    """A roster to be found."""

    wish: Wish
    file: ScenarioFile
    """The scenario as the file has it."""
    station: str
    edges: tuple[float, ...]
    """Clock times in minutes: the parts of the day go from each to the next; the station is open in them, as now."""
    now: Roster
    """The most that are on duty in each part, as the scenario has it."""
    most: int
    least: int
    within_minutes: float
    """The standard: so long a wait at most."""
    share: float
    """Of those who come in any part of the day, this share should be served within the standard."""
    replications: int
    """In which each roster is tried."""

    def with_roster(self, roster: Roster) -> ScenarioFile:
        """The scenario with a roster."""
        return with_roster(self.file, self.station, self.by_clock(roster))

    def by_clock(self, roster: Roster) -> dict[float, int]:
        """A roster as a scenario has it: how many from each clock time on, closed after the last part."""
        steps: dict[float, int] = {}
        last = None
        for edge, desks in zip(self.edges, (*roster, 0), strict=True):
            if desks != last and edge < MINUTES_PER_DAY:
                steps[edge] = last = desks
        return steps

    def desk_hours(self, roster: Roster) -> float:
        """Of one day."""
        lengths = [after - before for before, after in pairwise(self.edges)]
        return math.fsum(desks * length for desks, length in zip(roster, lengths, strict=True)) / MINUTES_PER_HOUR

    @property
    def digest(self) -> str:
        """16 hex digits that name all that determines what is found."""
        what = [self.file.digest, self.station, self.edges, self.most, self.least]
        what += [self.within_minutes, self.share, self.replications]
        return hashlib.sha256(json.dumps(what).encode()).hexdigest()[:16]


def read_rostering(look: Look, path: Path, days: float | None = None, seed: int | None = None) -> Rostering:
    """What the file asks for; raises Complaints with everything that is wrong."""
    wish = base_wish(look, path, days, seed)
    if look.node(("run",)) is not None:
        look.keys(("run",), RUN_OF_ROSTER)
    look.keys(("roster",), ROSTER, needed(ROSTER))
    name = look.text(("roster", "station"))
    every = look.amount(("roster", "every"), "time")
    within = look.amount(("roster", "within"), "time")
    share = look.amount(("roster", "share"), "number")
    most = look.count(("roster", "most"), 1, 1, MOST_ON_DUTY)
    least = look.count(("roster", "least"), 0, 0, most)
    replications = look.count(("run", "replications"), 2, USUAL_REPLICATIONS)
    if share is not None and not 0 < share <= 1:
        look.wrong(("roster", "share"), "should be a share above 0", "as in 95 %")
    file = _scenario(look, wish)
    edges: tuple[float, ...] = (0.0, MINUTES_PER_DAY)
    now: Roster = (0,)
    if file is not None and name:
        station = _station(look, file, name)
        if station is not None:
            if within is None and station.standard is None:
                look.wrong(("roster",), f"{name} has no standard: say how long a wait may be", "as in within: 10 min")
            within = station.standard if within is None else within
            edges, now = _parts(look, station, MINUTES_PER_HOUR if every is None else every)
    if look.complaints or file is None or within is None:
        raise Complaints(in_order(look.complaints, str(path)))
    return Rostering(
        wish, file, name, edges, now, most, least, within, USUAL_SHARE if share is None else share, replications
    )


def _scenario(look: Look, wish: Wish) -> ScenarioFile | None:
    if not wish.scenario:
        return None
    if not Path(wish.scenario).is_file():
        look.wrong(("scenario",), f"there is no file {wish.scenario}", files_beside(Path(wish.scenario)))
        return None
    try:
        return with_overrides(load_with(wish.scenario, wish.levers), days=wish.days, seed=wish.seed)
    except Complaints as problem:
        look.complaints.extend(problem.complaints)
        return None


def _station(look: Look, file: ScenarioFile, name: str) -> Station | None:
    """The station, if one roster for all days can be set there."""
    stations: Mapping[str, Station] = file.scenario.policy.stations
    at = ("roster", "station")
    if name not in stations:
        look.wrong(at, "there is no such station", nearest(name, stations))
        return None
    later = [day for day, change in file.scenario.policy.from_date.items() if name in change.stations]
    if stations[name].on_days is not None:
        look.wrong(at, "has rosters of certain days, and one is looked for that holds on all of them")
    elif later:
        look.wrong(at, f"changes on {later[0].isoformat()}, and one roster is looked for that holds on all days")
    else:
        return stations[name]
    return None


def _parts(look: Look, station: Station, every: float) -> tuple[tuple[float, ...], Roster]:
    """The parts of the day in which the station is open, and how many are on duty in each as it is."""
    steps = sorted((station.roster or {0.0: station.servers or 0}).items())
    opens = next((minute for minute, count in steps if count), 0.0)
    last_open = max(row for row, (_, count) in enumerate(steps) if count)
    closes = steps[last_open + 1][0] if last_open + 1 < len(steps) else MINUTES_PER_DAY
    if every <= 0 or (closes - opens) / every > MOST_PARTS:
        look.wrong(("roster", "every"), f"cuts the day into more than {MOST_PARTS} parts", "as in 1 h")
        return (opens, closes), (0,)
    count = math.ceil((closes - opens) / every - 1e-9)
    edges = (*(opens + every * part for part in range(count)), closes)
    now = tuple(
        max([c for m, c in steps if before <= m < after] + [c for m, c in steps if m <= before][-1:], default=0)
        for before, after in pairwise(edges)
    )
    return edges, now
