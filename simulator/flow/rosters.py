"""How stations are staffed over the horizon, as steps."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from simulator.flow.timetable import days_of
from simulator.journal.journal import Floats, Ints, SmallInts
from simulator.scenario.places import Station
from simulator.scenario.schema import Scenario
from simulator.units import MINUTES_PER_DAY

NO_LIMIT = 1 << 60


@dataclass(frozen=True, slots=True)
class Shifts:
    """Every change of a roster, a row each, by time."""

    minutes: Floats
    station: SmallInts
    change: SmallInts
    """By how many servers."""


def rosters(scenario: Scenario) -> tuple[SmallInts, Ints, Shifts]:
    """Servers of each station at time 0, places to wait at each, and all changes within the horizon."""
    stations = list(scenario.policy.stations.values())
    servers = np.array([_steps(station)[0][1] for station in stations], dtype=np.int32)
    places = np.array([NO_LIMIT if s.waiting_places is None else s.waiting_places for s in stations], dtype=np.int64)
    changes = []
    for row, station in enumerate(stations):
        now = int(servers[row])
        for day in range(days_of(scenario) if station.roster is not None else 0):
            for clock, count in _steps(station):
                minutes = day * MINUTES_PER_DAY + clock
                if count != now and minutes < scenario.run.horizon:
                    changes.append((minutes, row, count - now))
                    now = count
    changes.sort()
    columns = list(zip(*changes, strict=True)) or [(), (), ()]
    return (
        servers,
        places,
        Shifts(
            np.array(columns[0], dtype=np.float64),
            np.array(columns[1], dtype=np.int32),
            np.array(columns[2], dtype=np.int32),
        ),
    )


def _steps(station: Station) -> list[tuple[float, int]]:
    """The day's steps from midnight on; before its first clock time a roster stands as at the end of the day."""
    if station.roster is None:
        assert station.servers is not None  # noqa: S101
        return [(0.0, station.servers)]
    steps = sorted((clock % MINUTES_PER_DAY, count) for clock, count in station.roster.items())
    return steps if steps[0][0] == 0 else [(0.0, steps[-1][1]), *steps]
