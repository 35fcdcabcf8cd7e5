"""Supervisors who call extra servers when a queue grows."""

from __future__ import annotations

from collections.abc import Generator

import simpy

from simulator.flow.crowd import Crowd
from simulator.scenario.places import Relief


def supervisor(
    crowd: Crowd, station: int, relief: Relief, log: list[tuple[float, int, int]]
) -> Generator[simpy.Event, None, None]:
    """Watch one queue: call the relief when it is long, send it back when it is short again."""
    while True:
        yield crowd.when_waiting(station, at_least=relief.when_waiting)
        if relief.comes_after > 0:
            yield crowd.clock.timeout(relief.comes_after)
        crowd.staff(station, relief.servers)
        log.append((crowd.clock.now, station, relief.servers))
        yield crowd.when_waiting(station, at_most=relief.until_waiting)
        crowd.staff(station, -relief.servers)
        log.append((crowd.clock.now, station, -relief.servers))
