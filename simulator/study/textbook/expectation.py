"""What theory expects of a textbook scenario, and where to read it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from simulator.scenario.schema import Scenario
from simulator.study.textbook import readings
from simulator.study.textbook.readings import Reading


@dataclass(frozen=True, slots=True)
class Expectation:
    """A figure that theory knows, and how to read it off a journal."""

    measure: str
    place: str
    theory: float
    read: Reading


Theory = Callable[[Scenario], tuple[Expectation, ...]]
"""From a scenario to all that it must show."""


def expected_wait(station: str, minutes: float, flow: str | None = None) -> Expectation:
    """The mean wait at a station, of one flow or of all."""
    place = station if flow is None else f"{station}/{flow}"
    return Expectation("wait_mean_minutes", place, minutes, readings.wait_mean_minutes(station, flow))
