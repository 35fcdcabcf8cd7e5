"""The pre-flight sheet of a scenario, from its flows, rosters and timetables alone."""

from __future__ import annotations

import datetime as dt

import numpy as np

from simulator.flow.timetable import day_factors, days_of, sold_seats
from simulator.scenario import ScenarioFile
from simulator.scenario.schema import Scenario
from simulator.study.preflight.loads import Loads
from simulator.study.preflight.office_hours import office_hours
from simulator.study.preflight.profiles import arrivals_by_minute
from simulator.study.preflight.seats import days_share
from simulator.study.preflight.sheet import Preflight, RouteSheet, StationSheet
from simulator.study.preflight.station_day import method_for, station_day
from simulator.study.preflight.streams import day_loads
from simulator.study.preflight.warnings import notes, warnings


def preflight(file: ScenarioFile) -> Preflight:
    """What every station and route is asked to do on the mean day of the horizon and on the busiest.

    Expected arrivals follow from rates, day profiles, parties, kinds, shares, returns, and from booking and
    show-up with the timetable; stations beyond a crossing get the mean load of each sailing when it lands.
    The mean day has the policy of the first day and the mean of its rosters on all days, the busiest day its own. What
    sails on some days of the week is spread over all of them, and so are its ship-loads. Left out: weather, breakdowns
    of the timetable, relief, and the way in which a full desk delays the next.
    """
    mean_factors, busiest_factors, busiest_day = _days(file.scenario)
    scenario = _standing_on(file.scenario, file.scenario.run.start)
    on_busiest = _standing_on(file.scenario, busiest_day)
    every_day = [scenario.run.start + dt.timedelta(days=day) for day in range(days_of(scenario))]
    holidays = frozenset(scenario.world.calendar.holidays)
    mean, busiest = day_loads(scenario, mean_factors), day_loads(on_busiest, busiest_factors)
    stations = tuple(
        StationSheet(
            name,
            method_for(mean.stations[name], station),
            station_day(mean.stations[name], station, every_day, holidays),
            station_day(busiest.stations[name], on_busiest.policy.stations[name], (busiest_day,), holidays),
            office_hours(station),
            station.at_closing == "pause",
        )
        for name, station in scenario.policy.stations.items()
    )
    routes = _routes(scenario, mean, busiest)
    return Preflight(
        file.name,
        days_of(scenario),
        busiest_day,
        stations,
        routes,
        warnings(scenario, stations, routes, mean, busiest),
        notes(scenario, stations),
    )


def _standing_on(scenario: Scenario, day: dt.date) -> Scenario:
    """The scenario with the policy of one day, as if it had always been so."""
    return scenario.model_copy(update={"policy": scenario.policy.on(day)})


def _days(scenario: Scenario) -> tuple[dict[str, float], dict[str, float], dt.date]:
    """Factors of each flow on the mean day and on the busiest, and which that is."""
    days = days_of(scenario)
    factors = {}
    people = np.zeros(days)
    for name, flow in scenario.world.flows.items():
        arrivals = flow.arrivals
        factor = np.ones(days)
        if arrivals.follows_calendar:
            factor = day_factors(scenario.world.calendar, name, scenario.run.start, days)
        factors[name] = factor
        people += factor * arrivals_by_minute(flow, 1.0).sum()
    busiest = int(np.argmax(people))
    return (
        {name: float(factor.mean()) for name, factor in factors.items()},
        {name: float(factor[busiest]) for name, factor in factors.items()},
        scenario.run.start + dt.timedelta(days=busiest),
    )


def _routes(scenario: Scenario, mean: Loads, busiest: Loads) -> tuple[RouteSheet, ...]:
    sheets = []
    for name, route in scenario.policy.routes.items():
        sailings = len(route.clock_times()) * days_share(route)
        sheets.append(
            RouteSheet(
                name, sailings, sailings * sold_seats(scenario.policy, name), mean.wanted[name], busiest.wanted[name]
            )
        )
    return tuple(sheets)
