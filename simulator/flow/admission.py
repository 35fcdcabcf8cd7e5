"""Who is let in where, and who need not stop there: what policy says of a station, for everyone who sets out."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from simulator.flow.timetable import policy_by_day
from simulator.journal.journal import Floats, Ints, SmallInts
from simulator.scenario.flows import Sort, largest
from simulator.scenario.places import Station
from simulator.scenario.schema import Scenario


class Admission:
    """The share of each sort of traveller that visits a station, by the day on which they set out."""

    def __init__(self, scenario: Scenario, sorts: Sequence[Sort]) -> None:
        self._sorts = (*sorts, ())  # the last for those of no kind, row -1
        days = [policy.stations for policy in policy_by_day(scenario)]
        self._stations = {
            name: [stations[name] for stations in days]
            for name in scenario.policy.stations
            if any(_limited(stations[name]) for stations in days)
        }

    def limits(self, station: str | None) -> bool:
        """Whether some need not, or may not, visit the station."""
        return station in self._stations

    def admitted(self, station: str, day: Ints, kind: SmallInts) -> Floats:
        """The share of those like each of these people that a station lets in, by the day on which they set out."""
        return self._shares(station, "admits", day, kind)

    def exempt(self, station: str, day: Ints, kind: SmallInts) -> Floats:
        """The share of those like each of these people that need not stop there."""
        return self._shares(station, "exempts", day, kind)

    def _shares(self, station: str, key: str, day: Ints, kind: SmallInts) -> Floats:
        settings: dict[str, int] = {}
        shares: list[list[float]] = []
        setting_of_day = []
        for rule in self._stations[station]:
            said = getattr(rule, key)
            if repr(said) not in settings:
                settings[repr(said)] = len(shares)
                unsaid = float(key == "admits")
                shares.append([unsaid if said is None else largest(said, sort, 0.0) for sort in self._sorts])
            setting_of_day.append(settings[repr(said)])
        taken: Floats = np.array(shares)[np.array(setting_of_day)[day], kind]
        return taken


def visiting_share(station: Station, sort: Sort) -> float:
    """The share of one sort of traveller that visits a station."""
    admitted = 1.0 if station.admits is None else largest(station.admits, sort, 0.0)
    return admitted * (1.0 - largest(station.exempts or {}, sort, 0.0))


def _limited(station: Station) -> bool:
    return station.admits is not None or station.exempts is not None
