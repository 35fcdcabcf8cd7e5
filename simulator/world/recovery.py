"""After a stop: the extra departures that a route offers to those whom the weather held up."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from simulator.flow.timetable import Timetable
from simulator.journal.columns import Floats
from simulator.scenario.places import Hours
from simulator.scenario.routes import Recovery
from simulator.scenario.schema import Scenario
from simulator.units import MINUTES_PER_DAY
from simulator.world.weather import Closures


def extra_departures(scenario: Scenario, table: Timetable, closures: Sequence[Closures]) -> list[tuple[float, int]]:
    """What is offered after each stop that held up something of the timetable: minutes, and row of the route."""
    offered: list[tuple[float, int]] = []
    terminals: dict[str, Hours] = {**scenario.policy.ports, **scenario.policy.airports}
    for row, route in enumerate(scenario.policy.routes.values()):
        if route.after_stop is None:
            continue
        scheduled = table.scheduled[table.route == row]
        stops = list(zip(closures[row].began, closures[row].ended, strict=True))
        for (began, ended), (next_stop, _) in zip(stops, [*stops[1:], (math.inf, 0.0)][: len(stops)], strict=True):
            if np.searchsorted(scheduled, ended) == np.searchsorted(scheduled, began):
                continue  # nothing was held up
            opens, closes = _hours(scheduled, ended, route.after_stop, terminals.get(route.origin))
            times = (ended + number * route.after_stop.every for number in range(1, route.after_stop.departures + 1))
            until = min(closes, next_stop, scenario.run.horizon)
            offered += [(time, row) for time in times if opens <= time <= until]
    return offered


def _hours(scheduled: Floats, reopens: float, rule: Recovery, terminal: Hours | None) -> tuple[float, float]:
    """From when until when extra departures may leave on the day on which a route is open again: not before the day's
    first of the timetable, and while the terminal is open."""
    midnight = reopens // MINUTES_PER_DAY * MINUTES_PER_DAY
    of_the_day = scheduled[(scheduled >= midnight) & (scheduled < midnight + MINUTES_PER_DAY)]
    opens, closes = float(of_the_day.min(initial=math.inf)), midnight + rule.until
    if terminal is not None and terminal.opens is not None:
        opens = max(opens, midnight + terminal.opens)
    if terminal is not None and terminal.closes is not None:
        closes = min(closes, midnight + terminal.closes)
    return opens, closes
