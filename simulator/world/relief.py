"""Supervisors who call extra servers when a queue grows."""

from __future__ import annotations

from collections.abc import Generator

import simpy

from simulator.flow.crowd import Crowd
from simulator.scenario.places import Relief


def supervisor(
    crowd: Crowd, station: int, relief: Relief, log: list[tuple[float, int, int]]
) -> Generator[simpy.Event, None, None]:
    """Watch one queue: call the relief when it is long, send it back when it is short again.

    Relief does not come to a closed desk; once there it stays until the queue is short, whatever the roster.
    """
    while True:
        yield crowd.when_waiting(station, at_least=relief.when_waiting)
        if relief.comes_after > 0:
            yield crowd.clock.timeout(relief.comes_after)
        comes = relief.servers if crowd.servers(station) > 0 else 0
        if comes:
            crowd.staff(station, comes)
            log.append((crowd.clock.now, station, comes))
        yield crowd.when_waiting(station, at_most=relief.until_waiting)
        if comes:
            crowd.staff(station, -comes)
            log.append((crowd.clock.now, station, -comes))
