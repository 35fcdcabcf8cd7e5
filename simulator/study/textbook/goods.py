"""Theory for the textbook scenarios of goods: what a desk opens, what is missed, who shares a lane, when one works."""

from __future__ import annotations

from itertools import pairwise

from simulator.scenario.flows import Flow
from simulator.scenario.itinerary import Step
from simulator.scenario.places import Station
from simulator.scenario.policy import Policy, Scheme
from simulator.scenario.schema import Scenario
from simulator.scenario.traits import EVERYBODY, shares_given
from simulator.study.textbook import parameters, readings
from simulator.study.textbook.expectation import Expectation, expected_wait
from simulator.study.textbook.parameters import memoryless_mean, only_flow, per_minute, servers_of
from simulator.theory import any_service, controls, erlang, in_parallel
from simulator.units import MINUTES_PER_DAY

HIDES = "hides"
"""What those who hide something are called in these scenarios."""


def opened_at_the_desk(scenario: Scenario) -> tuple[Expectation, ...]:
    """M/G/1: the wait where the desk keeps some consignments and opens them."""
    flow = only_flow(scenario)[1]
    seized, *walks, _ = flow.itinerary
    desk, walked = seized.seize or "", [step.walk for step in walks if step.walk is not None]
    if len(walked) != 2 or walks[1].under is None or servers_of(scenario.policy.stations[desk]) != 1:
        raise ValueError("this theory needs one server that is kept for a walk by all and a walk by those in a scheme")
    papers, goods = walked
    scheme, hiding = scenario.policy.schemes[walks[1].under], shares_given(flow.traits["state"], ())[HIDES]
    opened = (1 - hiding) * _share(scheme) + hiding * _picked(scheme)
    service = any_service.some_opened(*papers.moments(), opened, *goods.moments())
    return (expected_wait(desk, any_service.mean_wait_minutes(per_minute(flow.arrivals), *service)),)


def _share(scheme: Scheme) -> float:
    if set(scheme.takes_in) != {EVERYBODY} or not scheme.odds.keys() <= {HIDES}:
        raise ValueError(f"this theory needs a scheme that takes in a share of all, and odds of who `{HIDES}`")
    return scheme.takes_in[EVERYBODY]


def _picked(scheme: Scheme) -> float:
    """The share of those who hide something."""
    return controls.picked_share(_share(scheme), scheme.odds.get(HIDES, 1.0))


def what_is_missed(scenario: Scenario) -> tuple[Expectation, ...]:
    """The share of what is hidden that nobody finds, for each direction."""
    found = []
    for flow in scenario.world.flows.values():
        seen = [_seen_and_found(step, scenario.policy) for step in flow.itinerary]
        way = flow.direction or ""
        found.append(Expectation("missed_share", way, controls.missed_share(seen), readings.missed_share(way)))
    return tuple(found)


def _seen_and_found(step: Step, policy: Policy) -> tuple[float, float]:
    """The share of those who hide something who take a step, and the share of these who are found out there."""
    finds = policy.stations[step.visit].finds if step.visit is not None else None
    if step.under is None or finds is None or HIDES not in finds:
        raise ValueError(f"this theory needs visits of those in a scheme to a station that looks for who `{HIDES}`")
    return _picked(policy.schemes[step.under]), finds[HIDES]


def side_by_side(scenario: Scenario) -> tuple[Expectation, ...]:
    """Documents cleared while the goods travel: the time until the later of the two has come."""
    goods, documents = _goods_and_documents(scenario)
    done = in_parallel.erlang_done(*goods), in_parallel.erlang_done(*documents)
    return _until_released(scenario, in_parallel.mean_of_later_minutes(*done, scenario.run.horizon))


def one_after_the_other(scenario: Scenario) -> tuple[Expectation, ...]:
    """Documents lodged when the goods have come: the sum of both times, whatever their shape."""
    goods, documents = _goods_and_documents(scenario)
    return _until_released(scenario, goods[0] + documents[0])


def _goods_and_documents(scenario: Scenario) -> tuple[tuple[float, int], ...]:
    """Mean and stages of the one walk of each."""
    flow = only_flow(scenario)[1]
    (companion,) = flow.companions.values()
    (goods,), (documents,) = (
        [step.walk for step in steps if step.walk is not None] for steps in (flow.itinerary, companion.itinerary)
    )
    return parameters.staged(goods), parameters.staged(documents)


def _until_released(scenario: Scenario, minutes: float) -> tuple[Expectation, ...]:
    """The whole journey, and the release study of the shore on which it is stamped from arrival to release."""
    name, flow = only_flow(scenario)
    (shore,) = {station.shore for station in scenario.policy.stations.values()}
    study = f"{flow.direction}.{shore}"
    return (
        Expectation("journey_mean_minutes", name, minutes, readings.journey_mean_minutes(name)),
        Expectation(
            "arrival_to_release_mean_hours", study, minutes / 60, readings.arrival_to_release_mean_hours(study)
        ),
    )


def lanes(scenario: Scenario) -> tuple[Expectation, ...]:
    """M/M/c at each station: the wait of each flow that goes there, which is that of all who do."""
    steps = {name: flow.itinerary[0] for name, flow in scenario.world.flows.items()}
    rates = {name: per_minute(flow.arrivals) for name, flow in scenario.world.flows.items()}
    means = {memoryless_mean(step.service) for step in steps.values()}
    if len(means) > 1:
        raise ValueError(f"this theory needs the same mean service for all, not {sorted(means)}")
    minutes, found = means.pop(), []
    for name, step in steps.items():
        station = step.visit or ""
        together = sum(rates[other] for other, at in steps.items() if at.visit == station)
        servers = servers_of(scenario.policy.stations[station])
        wait = erlang.mean_wait_minutes(together, minutes, servers)
        found.append(expected_wait(station, wait, name))
    return tuple(found)


def office_hours(scenario: Scenario) -> tuple[Expectation, ...]:
    """M/M/c on the clock that stands while the desks are closed: the wait in working minutes."""
    flow = only_flow(scenario)[1]
    step = flow.itinerary[0]
    name = step.visit or ""
    servers, open_share = _open(scenario, flow, scenario.policy.stations[name])
    if flow.arrivals.rate is None:
        raise ValueError("this theory needs a rate of arrivals")
    rate = flow.arrivals.rate * flow.arrivals.demand / open_share
    wait = erlang.mean_wait_minutes(rate, memoryless_mean(step.service), servers)
    return (Expectation("wait_mean_working_minutes", name, wait, readings.wait_mean_working_minutes(name)),)


def _open(scenario: Scenario, flow: Flow, station: Station) -> tuple[int, float]:
    """How many servers there are while the station is open, and for what share of a day on which it opens."""
    weights, factors = flow.arrivals.by_time_of_day or {0.0: 1.0}, scenario.world.calendar.by_weekday or (1.0,) * 7
    desks, minutes = set[int](), set[float]()
    for weekday, factor in enumerate(factors):
        roster = dict(station.steps(weekday))
        spans = [*pairwise(sorted({0.0, *roster, *weights, MINUTES_PER_DAY}))]
        come = {span: factor * parameters.at_clock(weights, span[0]) for span in spans}
        there = {span: int(parameters.at_clock(roster, span[0])) for span in spans}
        if any((come[span] > 0) != (there[span] > 0) for span in spans) or {*come.values()} - {0.0, 1.0}:
            raise ValueError("this theory needs arrivals at a steady rate in office hours, and none outside them")
        desks |= {*there.values()} - {0}
        minutes |= {sum(until - since for since, until in spans if there[since, until])} - {0.0}
    if station.at_closing != "pause" or len(desks) != 1 or len(minutes) != 1:
        raise ValueError("this theory needs a station that pauses, with as many desks and hours on all its days")
    return desks.pop(), minutes.pop() / MINUTES_PER_DAY
