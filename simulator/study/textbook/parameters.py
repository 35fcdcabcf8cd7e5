"""The numbers a theory needs, read from a scenario; ValueError in words where the scenario does not fit it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from simulator.scenario.arrivals import Arrivals
from simulator.scenario.distributions import Durations, Erlang, Exponential
from simulator.scenario.flows import Flow
from simulator.scenario.itinerary import Step
from simulator.scenario.places import Station
from simulator.scenario.schema import Scenario


@dataclass(frozen=True, slots=True)
class OneStation:
    """A scenario in which one flow visits one station."""

    flow: Flow
    name: str
    """Of the station."""
    station: Station
    step: Step

    @property
    def rate(self) -> float:
        """Parties a minute."""
        return per_minute(self.flow.arrivals)

    @property
    def service(self) -> Durations:
        """How long a visit takes."""
        return service_of(self.step)

    @property
    def servers(self) -> int:
        """At all hours."""
        return servers_of(self.station)


def one_station(scenario: Scenario) -> OneStation:
    """The flow, its first step and the station it visits."""
    flow = only_flow(scenario)[1]
    step = flow.itinerary[0]
    if step.visit is None:
        raise ValueError("this theory needs an itinerary that begins with a visit")
    return OneStation(flow, step.visit, scenario.policy.stations[step.visit], step)


def only_flow(scenario: Scenario) -> tuple[str, Flow]:
    """The one flow and its name."""
    if len(scenario.world.flows) != 1:
        raise ValueError(f"this theory needs one flow, not {len(scenario.world.flows)}")
    return next(iter(scenario.world.flows.items()))


def per_minute(arrivals: Arrivals) -> float:
    """Parties a minute of a steady stream of unrelated arrivals."""
    if arrivals.every is not None:
        return 1 / memoryless_mean(arrivals.every)
    if arrivals.rate is None or arrivals.by_time_of_day or arrivals.follows_calendar:
        raise ValueError("this theory needs arrivals at a steady rate")
    return arrivals.rate * arrivals.demand


def service_of(step: Step) -> Durations:
    """How long a visit takes."""
    if step.service is None:
        raise ValueError("this theory needs a visit with a service")
    return step.service


def memoryless_mean(durations: Durations | None) -> float:
    """Mean minutes of a duration that must be memoryless."""
    if not isinstance(durations, Exponential):
        raise ValueError(f"this theory needs an exponential duration, not {durations!r}")
    return durations.exponential


def staged(durations: Durations | None) -> tuple[float, int]:
    """Mean minutes and number of stages of a duration that must come in equal stages."""
    if isinstance(durations, Exponential):
        return durations.exponential, 1
    if not isinstance(durations, Erlang):
        raise ValueError(f"this theory needs an Erlang duration, not {durations!r}")
    return durations.erlang.mean, durations.erlang.stages


def servers_of(station: Station) -> int:
    """Servers of a station that must have the same number at all hours."""
    if station.always is None:
        raise ValueError("this theory needs the same number of servers at all hours")
    return station.always


def at_clock(steps: Mapping[float, float], minute: float) -> float:
    """The value of a step function of the clock; before its first step it is still the evening's."""
    return steps[max((clock for clock in steps if clock <= minute), default=max(steps))]
