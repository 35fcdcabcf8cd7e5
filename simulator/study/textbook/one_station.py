"""Theory for the textbook scenarios with one station."""

from __future__ import annotations

from simulator.journal import Ending
from simulator.scenario.distributions import Constant
from simulator.scenario.flows import Flow
from simulator.scenario.schema import Scenario
from simulator.study.textbook import parameters, readings
from simulator.study.textbook.expectation import Expectation, expected_wait
from simulator.study.textbook.parameters import memoryless_mean, one_station, per_minute
from simulator.theory import (
    any_service,
    batches,
    constant_service,
    erlang,
    ferry_load,
    finite_room,
    patience,
    priorities,
    staged_queue,
)


def memoryless(scenario: Scenario) -> tuple[Expectation, ...]:
    """M/M/c: the wait, and the share who wait at all."""
    one = one_station(scenario)
    minutes = memoryless_mean(one.service)
    return (
        expected_wait(one.name, erlang.mean_wait_minutes(one.rate, minutes, one.servers)),
        Expectation(
            "waiting_share",
            one.name,
            erlang.erlang_c(one.rate * minutes, one.servers),
            readings.waiting_share(one.name),
        ),
    )


def limited_room(scenario: Scenario) -> tuple[Expectation, ...]:
    """M/M/c/K: the wait of those let in, and the share turned away."""
    one = one_station(scenario)
    if one.station.waiting_places is None:
        raise ValueError("this theory needs a station with so many waiting_places")
    found = finite_room.finite_room(one.rate, memoryless_mean(one.service), one.servers, one.station.waiting_places)
    return (
        expected_wait(one.name, found.mean_wait_minutes),
        Expectation(
            "turned_away_share", one.name, found.turned_away_share, readings.ended_share(one.name, Ending.TURNED_AWAY)
        ),
    )


def nowhere_to_wait(scenario: Scenario) -> tuple[Expectation, ...]:
    """Erlang B: the share turned away, whatever the shape of the service."""
    one = one_station(scenario)
    if one.station.waiting_places != 0:
        raise ValueError("this theory needs a station with `waiting_places: 0`")
    lost_share = erlang.erlang_b(one.rate * one.service.moments()[0], one.servers)
    return (Expectation("turned_away_share", one.name, lost_share, readings.ended_share(one.name, Ending.TURNED_AWAY)),)


def any_service_at_one_desk(scenario: Scenario) -> tuple[Expectation, ...]:
    """M/G/1: the wait."""
    one = one_station(scenario)
    if one.servers != 1:
        raise ValueError(f"this theory needs one server, not {one.servers}")
    return (expected_wait(one.name, any_service.mean_wait_minutes(one.rate, *one.service.moments())),)


def equal_services(scenario: Scenario) -> tuple[Expectation, ...]:
    """M/D/c: the wait."""
    one = one_station(scenario)
    if not isinstance(one.service, Constant):
        raise ValueError(f"this theory needs a constant service, not {one.service!r}")
    return (expected_wait(one.name, constant_service.mean_wait_minutes(one.rate, one.service.constant, one.servers)),)


def in_stages(scenario: Scenario) -> tuple[Expectation, ...]:
    """E_k/E_m/c: the wait."""
    one = one_station(scenario)
    between, arrival_stages = parameters.staged(one.flow.arrivals.every)
    minutes, stages = parameters.staged(one.service)
    wait = staged_queue.mean_wait_minutes(between, arrival_stages, minutes, stages, one.servers)
    return (expected_wait(one.name, wait),)


def _by_urgency(scenario: Scenario) -> tuple[str, list[tuple[str, Flow]]]:
    """The station that all flows visit, and the flows, most urgent first."""
    flows = sorted(scenario.world.flows.items(), key=lambda pair: pair[1].itinerary[0].priority)
    stations = {flow.itinerary[0].visit for _, flow in flows}
    station = stations.pop()
    if station is None or stations:
        raise ValueError("this theory needs flows that all visit the same station")
    return station, flows


def urgencies(scenario: Scenario) -> tuple[Expectation, ...]:
    """Cobham, equal memoryless service at c desks: the wait of each class."""
    station, flows = _by_urgency(scenario)
    means = {memoryless_mean(flow.itinerary[0].service) for _, flow in flows}
    if len(means) > 1:
        raise ValueError(f"this theory needs the same mean service for all, not {sorted(means)}")
    rates = [per_minute(flow.arrivals) for _, flow in flows]
    servers = parameters.servers_of(scenario.policy.stations[station])
    waits = priorities.equal_service_waits_minutes(rates, means.pop(), servers)
    return tuple(expected_wait(station, wait, name) for (name, _), wait in zip(flows, waits, strict=True))


def urgencies_at_one_desk(scenario: Scenario) -> tuple[Expectation, ...]:
    """Cobham, any service at one desk: the wait of each class."""
    station, flows = _by_urgency(scenario)
    if parameters.servers_of(scenario.policy.stations[station]) != 1:
        raise ValueError("this theory needs one server")
    classes = [
        priorities.UrgencyClass(per_minute(flow.arrivals), *parameters.service_of(flow.itinerary[0]).moments())
        for _, flow in flows
    ]
    waits = priorities.one_desk_waits_minutes(classes)
    return tuple(expected_wait(station, wait, name) for (name, _), wait in zip(flows, waits, strict=True))


def limited_patience(scenario: Scenario) -> tuple[Expectation, ...]:
    """Erlang A: the wait of all, and the share who give up."""
    one = one_station(scenario)
    found = patience.impatience(one.rate, memoryless_mean(one.service), one.servers, memoryless_mean(one.step.patience))
    return (
        expected_wait(one.name, found.mean_wait_minutes),
        Expectation("gave_up_share", one.name, found.gave_up_share, readings.ended_share(one.name, Ending.GAVE_UP)),
    )


def parties(scenario: Scenario) -> tuple[Expectation, ...]:
    """M^[X]/M/1: the wait of a member."""
    one = one_station(scenario)
    size_mean, size_variance = one.flow.party.size.moments() if one.flow.party else (1.0, 0.0)
    wait = batches.mean_wait_minutes(one.rate, size_mean, size_variance, memoryless_mean(one.service))
    return (expected_wait(one.name, wait),)


def shipload(scenario: Scenario) -> tuple[Expectation, ...]:
    """One ferry-load through c desks: the wait, of constant or of memoryless service."""
    one = one_station(scenario)
    people, variance = one.flow.party.size.moments() if one.flow.party else (1.0, 0.0)
    if variance > 0 or one.flow.arrivals.at is None:
        raise ValueError("this theory needs a party of constant size that comes `at` clock times")
    if isinstance(one.service, Constant):
        wait = ferry_load.constant_service_wait_minutes(int(people), one.service.constant, one.servers)
    else:
        wait = ferry_load.exponential_service_wait_minutes(int(people), memoryless_mean(one.service), one.servers)
    return (expected_wait(one.name, wait),)
