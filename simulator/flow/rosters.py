"""How stations are staffed over the horizon, as steps."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np

from simulator.flow.kernel import NEVER
from simulator.flow.staffing import Staffing
from simulator.flow.timetable import policy_by_day
from simulator.scenario.schema import Scenario
from simulator.units import MINUTES_PER_DAY

Step = tuple[float, int]
"""From which minute on there are how many servers."""


def rosters(scenario: Scenario) -> Staffing:
    """What the rosters of all stations come to within the horizon; open hours up to the end of the day after it, since
    what ends later is not seen."""
    stations = scenario.policy.stations
    steps = _steps(scenario)
    changes = sorted(
        (minutes, row, now - before)
        for row, mine in enumerate(steps.values())
        for (_, before), (minutes, now) in pairwise(mine)
        if minutes < scenario.run.horizon
    )
    pausing = any(station.at_closing == "pause" for station in stations.values())
    spells = [[*_spells(steps[name])] if at.at_closing == "pause" else [] for name, at in stations.items()]
    places = [NEVER if station.waiting_places is None else station.waiting_places for station in stations.values()]
    minutes, station, change = zip(*changes, strict=True) if changes else ((), (), ())
    return Staffing(
        servers=np.array([mine[0][1] for mine in steps.values()], dtype=np.int32),
        waiting_places=np.array(places, dtype=np.int64),
        roster_minutes=np.array(minutes, dtype=np.float64),
        roster_station=np.array(station, dtype=np.int32),
        roster_change=np.array(change, dtype=np.int32),
        spells=np.cumsum([0, *map(len, spells)], dtype=np.int64) if pausing else np.empty(0, dtype=np.int64),
        opens=np.array([opens for mine in spells for opens, _ in mine], dtype=np.float64),
        closes=np.array([closes for mine in spells for _, closes in mine], dtype=np.float64),
    )


def _steps(scenario: Scenario) -> dict[str, list[Step]]:
    """Of each station, at time 0 and whenever it changes, up to the end of the day after the horizon.

    A change of policy holds from midnight on as if it had always held, the evening before included.
    """
    holidays = frozenset(scenario.world.calendar.holidays)
    steps: dict[str, list[Step]] = {name: [] for name in scenario.policy.stations}
    for day, policy in enumerate(policy_by_day(scenario)):
        date = scenario.run.start + dt.timedelta(days=day)
        for name, mine in steps.items():
            for clock, count in policy.stations[name].steps_on(date, holidays):
                if not mine or count != mine[-1][1]:
                    mine.append((day * MINUTES_PER_DAY + clock, count))
    return steps


def _spells(steps: Sequence[Step]) -> Iterator[tuple[float, float]]:
    """When a station is open, from and until; the last may have no end."""
    opened: float | None = None
    for minutes, count in steps:
        if count == 0 and opened is not None:
            yield opened, minutes
            opened = None
        elif count > 0 and opened is None:
            opened = minutes
    if opened is not None:
        yield opened, math.inf
