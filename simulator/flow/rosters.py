"""How stations are staffed over the horizon, as steps."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from simulator.flow.kernel import NEVER
from simulator.flow.timetable import policy_by_day
from simulator.journal.journal import Floats, Ints, SmallInts
from simulator.scenario.places import Station
from simulator.scenario.schema import Scenario
from simulator.units import MINUTES_PER_DAY


@dataclass(frozen=True, slots=True)
class Shifts:
    """Every change of a roster, a row each, by time."""

    minutes: Floats
    station: SmallInts
    change: SmallInts
    """By how many servers."""


def rosters(scenario: Scenario) -> tuple[SmallInts, Ints, Shifts]:
    """Servers of each station at time 0, places to wait at each, and all changes within the horizon."""
    policies = policy_by_day(scenario)
    stations = list(scenario.policy.stations.values())
    places = np.array([NEVER if s.waiting_places is None else s.waiting_places for s in stations], dtype=np.int64)
    servers, changes = [], []
    for row, name in enumerate(scenario.policy.stations):
        now = None
        known: dict[int, list[tuple[float, int]]] = {}
        for day, policy in enumerate(policies):
            station = policy.stations[name]
            if id(station) not in known:
                known[id(station)] = _steps(station)
            for clock, count in known[id(station)]:
                minutes = day * MINUTES_PER_DAY + clock
                if now is None:
                    servers.append(count)
                elif count != now and minutes < scenario.run.horizon:
                    changes.append((minutes, row, count - now))
                now = count
    changes.sort()
    columns = list(zip(*changes, strict=True)) or [(), (), ()]
    return (
        np.array(servers, dtype=np.int32),
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
