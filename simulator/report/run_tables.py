"""The tables of a run: what each station, each route and each flow of people showed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from simulator.report.clearance_tables import clearance_tables
from simulator.report.hourly import hour_tables
from simulator.report.tables import Column, Rows, measures_tables, totals_last, town_rows
from simulator.report.towns import by_town
from simulator.report.wording import CARRIED, HOUR, MODES, Carried, Mode, unit_of
from simulator.scenario.measured import CONSIGNMENTS, PEOPLE, carried, modes
from simulator.scenario.steps import itineraries, placed
from simulator.study.estimate import CONFIDENCE_SHARE
from simulator.study.study import Study
from simulator.units import MINUTES_PER_DAY, MINUTES_PER_HOUR

if TYPE_CHECKING:
    from rich.console import RenderableType


def _in_hours(column: Column) -> Column:
    """The same column in hours, where it is in minutes."""
    heading = column.heading.removesuffix("min")
    return column if heading == column.heading else replace(column, heading=f"{heading}h", scale=1 / MINUTES_PER_HOUR)


STATIONS = (
    Column("wait, mean\nmin", "wait_mean_minutes"),
    Column("wait, p50\nmin", "wait_p50_minutes"),
    Column("wait, p95\nmin", "wait_p95_minutes"),
    Column("within\nstandard, %", "within_standard_share", 100),
    Column("utilisation\n%", "utilisation_share", 100),
    Column("throughput\na day", "throughput_per_day"),
)
IN_HOURS = ", in hours"
CONTROLS = (*(_in_hours(column) for column in STATIONS), Column("server-hours\na day", "server_hours_per_day"))
"""Of stations on a shore, where goods are controlled."""
KEPT = (
    *(_in_hours(column) for column in STATIONS),
    Column("taken,\nmean", "server_hours_per_day", MINUTES_PER_HOUR / MINUTES_PER_DAY),
)
"""Of stations on a shore whose places are kept: a yard."""
TRAVELLERS = (
    Column("passengers\na day", "passengers_per_day"),
    Column("stranded\na day", "stranded_per_day"),
)
GOODS = (
    Column("consignments\na day", "consignments_per_day"),
    Column("stranded\na day", "stranded_per_day", unless_zero=True),
)
FLOWS = {PEOPLE: TRAVELLERS, CONSIGNMENTS: GOODS}
JOURNEYS = (
    Column("journey, mean\nmin", "journey_mean_minutes"),
    Column("journey, p50\nmin", "journey_p50_minutes"),
    Column("journey, p90\nmin", "journey_p90_minutes"),
    Column("journey, p95\nmin", "journey_p95_minutes"),
    Column("unfinished\n%", "unfinished_share", 100),
    Column("put off\nmin", "put_off_mean_minutes", unless_zero=True),
    Column("generalised\ncost, CNY", "generalised_cost_yuan"),
    Column("of it charges\nCNY", "charges_mean_yuan", unless_zero=True),
)
DOOR_TO_DOOR = tuple(replace(column, heading=column.heading.removeprefix("journey, ")) for column in JOURNEYS)
PARTS = (
    Column("queueing\nmin", "queueing_mean_minutes"),
    Column("in lounges\nmin", "lounge_wait_mean_minutes"),
    Column("under way\nmin", "under_way_mean_minutes"),
    Column("elsewhere\nmin", "elsewhere_mean_minutes"),
    Column("door to door\nmin", "journey_mean_minutes"),
)
CONNECTIONS = (
    Column("missed\n%", "missed_connection_share", 100),
    Column("missed\na day", "missed_connections_per_day"),
    Column("cancelled under\nthem, a day", "lost_to_cancellation_per_day", unless_zero=True),
    Column("overnight\na day", "overnight_per_day", unless_zero=True),
    Column("refunded\na day", "refunded_per_day", unless_zero=True),
)
RECOVERY = (
    Column("recovery, mean\nmin", "recovery_minutes"),
    Column("longest\nmin", "recovery_longest_minutes"),
    Column("held up\npeople", "held_up_people", unless_zero=True),
    Column("held up\nperson-hours", "held_up_person_hours", unless_zero=True),
)
BUSIEST = (
    Column("busiest day\npassengers", "busiest_day_passengers"),
    Column("ten busiest days\npassengers a day", "busiest_ten_days_passengers_per_day"),
    Column("busiest month\npassengers", "busiest_month_passengers"),
)

FEW_REPLICATIONS = 5
"""Fewer give intervals so wide that the heading says so: Student's t is 12.7 for two, 3.2 for four."""
MANY_UNFINISHED_SHARE = 0.02
"""Where more have not arrived when the run ends, the mean of those who have is marked as too short."""
DECKS = "each deck counts as a sailing; under `all` places of every sort are added up"


def heading(study: Study) -> str:
    """What was run, in four lines."""
    from rich.markup import escape

    file, run, count = study.file, study.file.scenario.run, len(study.replications)
    days, warm_up = run.horizon / MINUTES_PER_DAY, run.warm_up / MINUTES_PER_DAY
    observed = f"{days:g} day{'s' if days != 1 else ''} from {run.start}"
    if warm_up:
        observed += f", the first {'day' if warm_up == 1 else f'{warm_up:g} days'} left out as warm-up"
    interval = (
        f"{count} replications; ± is half of the {CONFIDENCE_SHARE * 100:g} % interval over them"
        if count > 1
        else "1 replication: half-widths n/a; --replications 10 gives them"
    )
    if 1 < count < FEW_REPLICATIONS:
        interval += "; with so few they are wide; --replications 10 gives better"
    return (
        f"[bold]{escape(file.scenario.about.title.en)}[/bold]\n"
        f"{escape(file.name)} · {observed}\nseed {run.seed} · digest {file.digest}\n{interval}"
    )


def below_nothing(study: Study) -> str:
    """How to read an interval that reaches below 0, where no measure of a run can be; empty if none does.

    It is symmetric because few replications do not tell its shape; so the remark stands instead of a guess at one.
    """
    if not any(row.estimate.half_width > row.estimate.mean >= 0 for row in study.estimates):
        return ""
    return "Where ± is larger than the value before it, read from 0 on: no value can be less. More replications help."


def run_tables(study: Study, width: int = 100) -> tuple[RenderableType, ...]:
    """All tables of a run, for a terminal of so many columns; what the scenario does not have is left out."""
    words = CARRIED[carried(study.file.scenario)]
    flows = FLOWS[carried(study.file.scenario)]
    if study.places(PARTS[0].measure):
        people = (*_people(study, flows, words, width), *_journeys(study, words, width))
    else:
        people = _people(study, (*flows, *JOURNEYS), words, width)
    return (
        *_stations(study, width),
        *(table for mode in modes(study.file.scenario) or ("ferry",) for table in _sailings(study, mode, width)),
        *people,
        *clearance_tables(study, width),
        *measures_tables(study, CONNECTIONS, words.nights, width),
        *measures_tables(study, RECOVERY, "Stops by the weather", width),
        *measures_tables(study, BUSIEST, "Busiest days", width),
        *hour_tables(study),
    )


def _stations(study: Study, width: int) -> Iterator[RenderableType]:
    """Stations by terminal; those on a shore in hours: where goods are controlled with the hours worked, where a place
    is kept with how many are taken."""
    scenario = study.file.scenario
    shore = {name for name, station in scenario.policy.stations.items() if station.shore}
    kept = shore & {step.seize for way in itineraries(scenario) for _, step in placed(way.loc, way.steps)}

    groups: tuple[tuple[Sequence[Column], str, Callable[[str], bool]], ...] = (
        (STATIONS, "Stations", lambda place: place not in shore),
        (CONTROLS, f"Stations{IN_HOURS}", lambda place: place in shore - kept),
        (KEPT, f"Places kept{IN_HOURS}", lambda place: place in kept),
    )

    def rows(places: list[str], those: Callable[[str], bool]) -> Rows:
        return town_rows(by_town(filter(those, places)))

    for columns, title, those in groups:
        yield from measures_tables(study, columns, title, width, partial(rows, those=those))


def _people(study: Study, columns: Sequence[Column], words: Carried, width: int) -> tuple[RenderableType, ...]:
    """The people of each flow, or the goods; one of whom nothing was observed is left out."""

    def rows(places: list[str]) -> Rows:
        return [
            (name, place)
            for name, place in totals_last(places)
            if any((found := study.find(column.measure, place)) and found.n for column in columns)
        ]

    return measures_tables(study, columns, words.title, width, rows)


def _journeys(study: Study, words: Carried, width: int) -> Iterator[RenderableType]:
    """From door to door, and where the time goes: directions in minutes, and then those that take long in hours."""
    directions = study.places(PARTS[0].measure)
    means = {each: study.find("journey_mean_minutes", each) for each in directions}
    long = {each for each, found in means.items() if found is not None and found.n and unit_of(found.mean) is HOUR}
    for hours in (False, True):
        ending = IN_HOURS if hours else ""
        going = [each for each in directions if (each in long) == hours]

        def door_to_door(places: list[str], *, hours: bool = hours) -> Rows:
            return _door_to_door(study, [each for each in places if (each.partition("/")[0] in long) == hours])

        def parts(_: list[str], *, going: Sequence[str] = going) -> Rows:
            return [(each, each) for each in going]

        short = _too_short(study, going)
        yield from measures_tables(
            study,
            [_in_hours(column) for column in DOOR_TO_DOOR] if hours else DOOR_TO_DOOR,
            f"Door to door{ending}",
            width,
            door_to_door,
            dict.fromkeys(("journey_mean_minutes", "unfinished_share"), short),
        )
        columns = [replace(column, heading=column.heading.replace("in lounges", words.in_lounges)) for column in PARTS]
        yield from measures_tables(
            study,
            [_in_hours(column) for column in columns] if hours else columns,
            f"Where the time goes{ending}",
            width,
            parts,
            {"elsewhere_mean_minutes": (f"elsewhere: {words.elsewhere}",)},
        )


def _unfinished(study: Study) -> dict[str, float]:
    """The directions in which too many had not arrived when the run ended, and what share."""
    found = ((direction, study.find("unfinished_share", direction)) for direction in study.places(PARTS[0].measure))
    return {direction: share.mean for direction, share in found if share and share.mean > MANY_UNFINISHED_SHARE}


def _too_short(study: Study, directions: Sequence[str]) -> tuple[str, ...]:
    """What the dagger beside a direction means."""
    return tuple(
        f"† {share * 100:.0f} % of {direction} had not arrived when the run ended; "
        "the mean is of the others, and too short"
        for direction, share in _unfinished(study).items()
        if direction in directions
    )


def _door_to_door(study: Study, places: list[str]) -> Rows:
    """Each direction with its kinds and traits below it, and flows that go in no direction."""
    directed = {name for name, flow in study.file.scenario.world.flows.items() if flow.direction is not None}
    rows, short = [], _unfinished(study)
    for place in places:
        direction, slash, value = place.partition("/")
        if place not in directed or place in study.places("queueing_mean_minutes"):
            rows.append((f"  {value}" if slash else f"{direction} †" if place in short else direction, place))
    return rows


def _sailings(study: Study, mode: str, width: int) -> tuple[RenderableType, ...]:
    """The sailings, coaches or flights, each mode in its own words."""
    known, words = study.file.scenario.policy.routes, MODES[mode]

    def rows(places: list[str]) -> Rows:
        """Its routes and their total; a place that is no route of the scenario is its own first mode's."""
        others = {name for name, route in known.items() if route.mode != mode}
        others |= {each for each in MODES if each != mode} - known.keys()
        return [
            ("all" if place == mode and place not in known else name, place)
            for name, place in totals_last(places)
            if place not in others
        ]

    decks = any(route.aboard for route in known.values())
    remarks = {"places_taken_per_sailing": (DECKS,)} if decks else {}
    return measures_tables(study, _columns_of(words), words.title, width, rows, remarks)


def _columns_of(words: Mode) -> tuple[Column, ...]:
    return (
        Column(f"passengers\na {words.one}", "passengers_per_sailing"),
        Column(f"consignments\na {words.one}", "consignments_per_sailing"),
        Column(f"places taken\na {words.one}", "places_taken_per_sailing"),
        Column(f"load\n% of {words.places}", "load_share", 100),
        Column(f"left behind\na {words.one}", "left_behind_per_sailing"),
        Column(f"{words.many}\na day", "sailings_per_day"),
        Column("cancelled\na day", "cancelled_sailings_per_day"),
    )
