"""What stands out on the pre-flight sheet, in plain words."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from simulator.scenario.measured import PEOPLE, carried, travelling
from simulator.scenario.places import Station
from simulator.scenario.routes import WEEKDAYS
from simulator.scenario.schema import Scenario
from simulator.study.preflight.loads import Loads
from simulator.study.preflight.sheet import DaySheet, RouteSheet, StationHour, StationSheet

_HARDLY_ANYBODY = 0.5
"""People a day below which nothing is said."""


def warnings(
    scenario: Scenario, stations: Sequence[StationSheet], routes: Sequence[RouteSheet], mean: Loads, busiest: Loads
) -> tuple[str, ...]:
    """Stations with too much to do, first over a day, then in single hours; then routes with too few seats."""
    said, who = [], carried(scenario)
    for sheet in stations:
        station = scenario.policy.stations[sheet.station]
        patient = mean.stations[sheet.station].patient
        said += list(_of_station(sheet, station, who, patient=patient))
    said += list(_of_weeks(scenario))
    said += list(_of_seats(routes, who))
    said += list(_of_lounges(mean, busiest, who))
    return tuple(said)


def notes(scenario: Scenario, stations: Sequence[StationSheet]) -> tuple[str, ...]:
    """One line for all stations at which people wait for it to open, as they do at every office with hours."""
    waiting = [sheet.station for sheet in stations if any(_waits_outside(hour) for hour in sheet.mean_day.hours)]
    if not waiting:
        return ()
    return (f"{travelling(scenario)} come while these are closed, and wait until they open: {', '.join(waiting)}",)


def _waits_outside(hour: StationHour) -> bool:
    return hour.closed and hour.arrivals_per_hour > _HARDLY_ANYBODY


def _of_station(sheet: StationSheet, station: Station, who: str, *, patient: bool) -> Iterator[str]:
    outcome = "the queue grows"
    if station.waiting_places is not None:
        outcome = "those who find the room full are turned away"
    elif not patient:
        outcome = "those whose patience ends give up"
    days = [("the mean day", sheet.mean_day)]
    if sheet.busiest_day != sheet.mean_day:
        days.append(("the busiest day", sheet.busiest_day))
    told = False
    for name, day in days:
        if math.isinf(day.utilisation_share):
            yield f"{sheet.station}: closed all of {name}, when {day.visits:.0f} {who} come; they wait until it opens"
            return
        if day.grows and not told:
            told = True  # the busiest day is at least as bad
            yield (
                f"{sheet.station}: no steady state: on {name} {_per_cent(day.utilisation_share)} of what its "
                f"servers can do in all their hours is asked for; {outcome}"
            )
        elif day.grows:
            continue
        else:
            yield from _of_hours(sheet.station, name, day, outcome, relief=station.relief is not None)


def _of_hours(station: str, name: str, day: DaySheet, outcome: str, *, relief: bool) -> Iterator[str]:
    full = [hour for hour in day.hours if hour.grows and not hour.closed]
    if full:
        worst = max(full, key=lambda hour: hour.utilisation_share)
        helped = " (relief is not counted)" if relief else ""
        yield (
            f"{station}: on {name} no steady state {_clock(full)}: up to {_per_cent(worst.utilisation_share)} of "
            f"what its servers can do, {worst.hour:02d}–{worst.hour + 1:02d} h; {outcome} in these hours{helped}"
        )


def _of_weeks(scenario: Scenario) -> Iterator[str]:
    """Routes whose ship-loads the sheet spreads over days on which nothing sails."""
    for name, route in scenario.policy.routes.items():
        if len(route.on_days) < len(WEEKDAYS) and route.aboard is None:
            yield (
                f"{name}: sails on {len(route.on_days)} of the week's seven days; here its ship-loads are spread over "
                "all of them, so that stations ashore look quieter than when it comes"
            )


def _of_seats(routes: Sequence[RouteSheet], who: str) -> Iterator[str]:
    for route in routes:
        for name, wanted in (("mean", route.wanted_per_day), ("busiest", route.wanted_busiest_day)):
            if wanted > route.seats_per_day:
                yield (
                    f"{route.route}: on the {name} day {wanted:.0f} {_seat(who)}s are wanted on its sailings, which "
                    f"have {route.seats_per_day:.0f} ({_per_cent(wanted / route.seats_per_day)})"
                )
                break


def _of_lounges(mean: Loads, busiest: Loads, who: str) -> Iterator[str]:
    for routes, people in mean.too_late.items():
        if people > _HARDLY_ANYBODY:
            yield (
                f"{', '.join(routes)}: on the mean day {people:.0f} {who} come after the last sailing and are stranded"
            )
    for name, loads in (("mean", mean), ("busiest", busiest)):
        for routes, people in loads.without_seat.items():
            if people > _HARDLY_ANYBODY and (name == "mean" or mean.without_seat[routes] <= _HARDLY_ANYBODY):
                yield (
                    f"{', '.join(routes)}: on the {name} day {people:.0f} {who} find no {_seat(who)} on any sailing "
                    "of the day"
                )


def _seat(who: str) -> str:
    return "seat" if who == PEOPLE else "place"


def _per_cent(share: float) -> str:
    return f"{share * 100:.0f} %"


def _clock(hours: Sequence[StationHour]) -> str:
    """`07–10, 13–14 h` for the hours 7, 8, 9 and 13."""
    spans: list[list[int]] = []
    for hour in hours:
        if spans and spans[-1][1] == hour.hour:
            spans[-1][1] += 1
        else:
            spans.append([hour.hour, hour.hour + 1])
    return ", ".join(f"{first:02d}–{last:02d}" for first, last in spans) + " h"
