"""Theory for the textbook scenarios with a timetable, a time of day or several stations."""

from __future__ import annotations

from itertools import pairwise

from simulator.scenario.arrivals import Arrivals
from simulator.scenario.itinerary import Step
from simulator.scenario.places import Station
from simulator.scenario.routes import WEEKDAYS
from simulator.scenario.schema import Scenario
from simulator.study.textbook import parameters, readings
from simulator.study.textbook.expectation import Expectation, expected_wait
from simulator.study.textbook.parameters import at_clock, memoryless_mean, one_station, only_flow
from simulator.theory import networks, rush_hour, scheduled_ferry
from simulator.theory.rush_hour import Period
from simulator.units import MINUTES_PER_DAY, clock_text

_MOST_PEOPLE = 300
"""More than the rush hour ever brings together; the chain itself complains if not."""


def timetabled_ferry(scenario: Scenario) -> tuple[Expectation, ...]:
    """Bailey: the wait in the lounge, and how many stand there when the ferry leaves."""
    flow = only_flow(scenario)[1]
    ((name, route),) = scenario.policy.routes.items()
    times = route.clock_times()
    gaps = {later - earlier for earlier, later in pairwise((*times, times[0] + MINUTES_PER_DAY))}
    if len(gaps) > 1 or route.seats is None or len(route.on_days) < len(WEEKDAYS):
        raise ValueError("this theory needs seats, and sailings at equal distance through day and night")
    found = scheduled_ferry.scheduled_ferry(parameters.per_minute(flow.arrivals), gaps.pop(), route.seats)
    return (
        Expectation("lounge_mean_minutes", name, found.mean_wait_minutes, readings.lounge_mean_minutes()),
        Expectation(
            "before_departure_people", name, found.before_departure_people, readings.before_departure_people(name)
        ),
    )


def _periods(arrivals: Arrivals, station: Station) -> list[Period]:
    """The day cut at every change of the arrivals' weight and of the roster."""
    if arrivals.rate is None or arrivals.by_time_of_day is None:
        raise ValueError("this theory needs a rate and by_time_of_day")
    if station.on_days is not None:
        raise ValueError("this theory needs the same roster every day")
    weights = arrivals.by_time_of_day
    roster = station.roster or {0.0: parameters.servers_of(station)}
    spans = list(pairwise(sorted({0.0, MINUTES_PER_DAY, *weights, *roster})))
    whole = sum((end - start) * at_clock(weights, start) for start, end in spans)
    per_weight = arrivals.rate * arrivals.demand * MINUTES_PER_DAY / whole
    return [
        Period(end - start, per_weight * at_clock(weights, start), int(at_clock(roster, start))) for start, end in spans
    ]


def ample_hall(scenario: Scenario) -> tuple[Expectation, ...]:
    """M_t/M/inf: the crowd at the end of every period that brings people."""
    one = one_station(scenario)
    periods = _periods(one.flow.arrivals, one.station)
    found, clock = [], 0.0
    for period, people in zip(
        periods, rush_hour.present_without_queue(periods, memoryless_mean(one.service)), strict=True
    ):
        clock += period.minutes
        if period.arrivals_per_minute > 0:
            found.append(
                Expectation(
                    f"present_people_at_{clock_text(clock)}", one.name, people, readings.present_people(one.name, clock)
                )
            )
    return tuple(found)


def rush_hour_desks(scenario: Scenario) -> tuple[Expectation, ...]:
    """M_t/M/c with a roster: the wait."""
    one = one_station(scenario)
    periods = _periods(one.flow.arrivals, one.station)
    found = rush_hour.rush_hour(periods, memoryless_mean(one.service), _MOST_PEOPLE)
    return (expected_wait(one.name, found.mean_wait_minutes),)


def _stages(itinerary: tuple[Step, ...]) -> list[dict[str, tuple[Step, float]]]:
    """Stage by stage, the stations that may come next and the share who take each."""
    stages = []
    for step in itinerary:
        branches = step.one_of or (step,)
        shares = [branch.share for branch in branches[:-1]]
        shares.append(1 - sum(shares))
        stages.append({branch.visit or "": (branch, share) for branch, share in zip(branches, shares, strict=True)})
    return stages


def network(scenario: Scenario) -> tuple[Expectation, ...]:
    """Jackson: the wait at every station, and the whole journey."""
    flow_name, flow = only_flow(scenario)
    stages = _stages(flow.itinerary)
    steps = {visit: step for stage in stages for visit, (step, _) in stage.items()}
    row = {visit: number for number, visit in enumerate(steps)}
    next_share = [[0.0] * len(steps) for _ in steps]
    for here, then in zip(stages, [*stages[1:], {}], strict=True):
        for visit in here:
            returns = steps[visit].returns or 0.0
            next_share[row[visit]][row[visit]] = returns
            for after, (_, share) in then.items():
                next_share[row[visit]][row[after]] = share * (1 - returns)
    rate = parameters.per_minute(flow.arrivals)
    found = networks.jackson_network(
        [rate * stages[0][visit][1] if visit in stages[0] else 0.0 for visit in steps],
        next_share,
        [memoryless_mean(step.service) for step in steps.values()],
        [parameters.servers_of(scenario.policy.stations[visit]) for visit in steps],
    )
    waits = [expected_wait(visit, found.mean_wait_minutes[row[visit]]) for visit in steps]
    return (
        *waits,
        Expectation("journey_mean_minutes", flow_name, found.journey_minutes, readings.journey_mean_minutes(flow_name)),
    )
