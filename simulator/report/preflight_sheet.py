"""The pre-flight sheet as tables: what every station and every route is asked to do, before any simulating."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, get_args

from simulator.report.numbers import number
from simulator.report.style import plural
from simulator.report.tables import blank_table, split_columns, titled, town_rows
from simulator.report.towns import by_town
from simulator.scenario import ScenarioFile
from simulator.scenario.evidence import Grade
from simulator.study.preflight import DaySheet, Preflight, StationHour, StationSheet

if TYPE_CHECKING:
    from rich.console import RenderableType

BUSY_SHARE, FULL_SHARE = 0.85, 1.0
"""Utilisation from which an hour is marked: waits rise steeply; the queue grows without end."""


def heading(file: ScenarioFile, sheet: Preflight) -> str:
    """What was read: its title, its days, what its numbers rest on, and what it changes in what it extends."""
    from rich.markup import escape

    lines = [
        f"[bold]{escape(file.scenario.about.title.en)}[/bold]",
        f"{escape(file.name)} · {plural(sheet.days, 'day')} from {file.scenario.run.start}, "
        f"the busiest {sheet.busiest_day} · digest {file.digest}",
        _rests_on(file),
    ]
    changed = [line for line in file.overridden if not line.startswith(("about", "targets"))]
    return "\n".join([*lines, *(f"changed: {escape(line)}" for line in changed)])


def verdict(file: ScenarioFile, sheet: Preflight) -> str:
    """What is worth a word, the warnings, and how many of these there are."""
    from rich.markup import escape

    warnings = all_warnings(file, sheet)
    lines = [*map(escape, sheet.notes), *(f"[yellow]warning:[/yellow] {escape(warning)}" for warning in warnings)]
    return "\n".join(["", *lines, f"nothing is wrong; {plural(len(warnings), 'warning')}"])


def all_warnings(file: ScenarioFile, sheet: Preflight) -> list[str]:
    """Of the reading, and of the sheet."""
    return [*(str(warning) for warning in file.warnings), *sheet.warnings]


def _rests_on(file: ScenarioFile) -> str:
    """How much of the scenario is published, derived and assumed."""
    grades = [found.grade for found in file.evidence.values()]
    counted = ", ".join(f"{grades.count(grade)} {grade}" for grade in get_args(Grade))
    return f"{plural(len(grades), 'number')} with evidence: {counted}" if grades else "no number carries evidence"


def preflight_tables(sheet: Preflight, width: int = 100, *, busiest: bool = False) -> tuple[RenderableType, ...]:
    """Peaks of every station, offered load and utilisation by hour (of the mean day or the busiest), seats of every
    route. What the scenario does not have is left out."""
    day_name = f"the busiest day, {sheet.busiest_day}" if busiest else "the mean day"
    days = {station.station: station.busiest_day if busiest else station.mean_day for station in sheet.stations}
    tables: list[RenderableType] = []
    if days:
        tables.append(_peaks(sheet.stations))
        tables += _office_hours(sheet.stations)
        tables += _by_hour(days, f"Utilisation by hour on {day_name}, %", _utilisation, width)
        tables += _by_hour(days, f"Offered load by hour on {day_name}, erlangs", _offered, width)
    if sheet.routes:
        tables.append(_seats(sheet))
    return tuple(tables)


def _peaks(stations: Sequence[StationSheet]) -> RenderableType:
    legend = (
        "peak: the open hour of highest utilisation on the mean day; what came while it was closed counts in the hour "
        "when it opens (over 100: that queue outlasts the hour); busiest: the same on the busiest day. "
        "wait: mean, by formula, if the peak hour went on for ever (E: Erlang C, A: Allen–Cunneen, F: finite room). "
        "surge: mean in that hour if all came just as expected: what ship-loads and closed desks add."
    )
    table = blank_table(
        ("visits\na day", "day\n%", "peak\nhour", "servers", "peak\n%", "wait\nmin", "surge\nmin", "busiest\n%")
    )
    found = {station.station: station for station in stations}
    for name, place in town_rows(by_town(found)):
        if not place:
            table.add_row(name)
            continue
        station, day = found[place], found[place].mean_day
        peak = day.peak
        wait = f"{number(peak.wait_minutes, 1)} {station.method[0].upper()}"
        table.add_row(
            name,
            number(day.visits, 0),
            _marked(day.utilisation_share),
            f"{peak.hour:02d}–{peak.hour + 1:02d}",
            number(peak.servers, 0 if peak.servers == int(peak.servers) else 1),
            _marked(peak.asked_share),
            "grows" if peak.grows else wait if not math.isnan(peak.wait_minutes) else "n/a",
            "grows" if day.grows else number(peak.surge_minutes, 1),
            _marked(station.busiest_day.peak.asked_share),
        )
    return titled("Stations", table, legend)


def _office_hours(stations: Sequence[StationSheet]) -> Iterator[RenderableType]:
    """The week of each station whose days differ, and where work lies; nothing where there is no such station."""
    table = blank_table(("days", "servers"))
    table.columns[-1].no_wrap, table.columns[-1].justify = False, "left"  # words, and perhaps many
    for station in stations:
        for row, (days, servers) in enumerate(station.office_hours):
            table.add_row("" if row else station.station, days, servers)
    if table.row_count:
        yield titled("Office hours, by the policy of the first day", table)
    pausing = ", ".join(station.station for station in stations if station.pauses)
    if pausing:
        yield f"Work in progress lies while these are closed: {pausing}."


def _by_hour(
    days: dict[str, DaySheet], title: str, cell: Callable[[StationHour], str], width: int
) -> list[RenderableType]:
    """A row for each station, a column for each hour in which anybody comes anywhere."""
    from rich.text import Text

    hours = [hour for hour in range(24) if any(day.hours[hour].arrivals_per_hour for day in days.values())]
    rows = town_rows(by_town(days))
    cells = {(place, hour): cell(days[place].hours[hour]) for _, place in rows if place for hour in hours}
    breadths = [
        1 + max(2, *(len(Text.from_markup(cells[place, hour])) for _, place in rows if place)) for hour in hours
    ]
    tables = []
    for count in split_columns(breadths, width - max(len(name) for name, _ in rows)):
        here, hours = hours[:count], hours[count:]
        table = blank_table((f"{hour:02d}" for hour in here), gap=0)
        for name, place in rows:
            table.add_row(name, *(cells[place, hour] for hour in here if place))
        tables.append(titled(title, table))
    return tables


def _seats(sheet: Preflight) -> RenderableType:
    table = blank_table(
        ("sailings\na day", "places\na day", "wanted\nmean day", "load\n%", "wanted\nbusiest day", "load\n%")
    )
    for route in sheet.routes:
        table.add_row(
            route.route,
            number(route.sailings_per_day, 0 if route.sailings_per_day == int(route.sailings_per_day) else 2),
            number(route.seats_per_day, 0),
            number(route.wanted_per_day, 0),
            _marked(route.load_share),
            number(route.wanted_busiest_day, 0),
            _marked(route.load_share_busiest_day),
        )
    return titled(
        "Routes",
        table,
        "places: seats, or room for freight; wanted: those a day of all for whom the next sailing is of this route.",
    )


def _utilisation(hour: StationHour) -> str:
    return "·" if not hour.arrivals_per_hour + hour.carried_erlangs else _marked(hour.asked_share)


def _offered(hour: StationHour) -> str:
    return "·" if not hour.arrivals_per_hour else number(hour.offered_erlangs, 1)


def _marked(share: float) -> str:
    """Per cent; yellow where it is high, red where no steady state exists."""
    if math.isnan(share):
        return "n/a"
    shown = "closed" if math.isinf(share) else number(share * 100, 0)
    colour = "bold red" if share >= FULL_SHARE else "yellow" if share >= BUSY_SHARE else ""
    return f"[{colour}]{shown}[/]" if colour else shown
