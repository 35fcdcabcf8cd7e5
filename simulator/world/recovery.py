"""After a stop: the extra departures that a route offers to those whom the weather held up."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from simulator.flow.timetable import Timetable
from simulator.scenario.schema import Scenario
from simulator.units import MINUTES_PER_DAY
from simulator.world.weather import Closures


def extra_departures(scenario: Scenario, table: Timetable, closures: Sequence[Closures]) -> list[tuple[float, int]]:
    """What is offered after each stop that held up something of the timetable: minutes, and row of the route."""
    offered = []
    for row, route in enumerate(scenario.policy.routes.values()):
        if route.after_stop is None:
            continue
        scheduled = table.scheduled[table.route == row]
        for began, ended in zip(closures[row].began, closures[row].ended, strict=True):
            held_up = np.searchsorted(scheduled, ended) - np.searchsorted(scheduled, began)
            last = ended // MINUTES_PER_DAY * MINUTES_PER_DAY + route.after_stop.until
            times = (ended + number * route.after_stop.every for number in range(1, route.after_stop.departures + 1))
            if held_up:
                offered += [(time, row) for time in times if time <= min(last, scenario.run.horizon)]
    return offered
