"""The tables of a run: what each station, each route and each flow of people showed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from simulator.report.clearance_tables import clearance_tables
from simulator.report.hourly import hour_tables
from simulator.report.journey_tables import JOURNEYS, PARTS, journey_tables
from simulator.report.tables import IN_HOURS, Column, Rows, in_hours, measures_tables, totals_last, town_rows
from simulator.report.towns import by_town
from simulator.report.wording import CARRIED, MODES, Carried, Mode
from simulator.scenario.measured import CONSIGNMENTS, PEOPLE, carried, modes, travelling
from simulator.scenario.schema import Run
from simulator.scenario.steps import seized
from simulator.study.estimate import CONFIDENCE_SHARE
from simulator.study.study import Study
from simulator.units import MINUTES_PER_DAY, MINUTES_PER_HOUR

if TYPE_CHECKING:
    from rich.console import RenderableType


STATIONS = (
    Column("wait, mean\nmin", "wait_mean_minutes"),
    Column("wait, p50\nmin", "wait_p50_minutes"),
    Column("wait, p95\nmin", "wait_p95_minutes"),
    Column("within\nstandard, %", "within_standard_share", 100),
    Column("utilisation\n%", "utilisation_share", 100),
    Column("throughput\na day", "throughput_per_day"),
)
CONTROLS = (*(in_hours(column) for column in STATIONS), Column("server-hours\na day", "server_hours_per_day"))
"""Of stations on a shore, where goods are controlled."""
KEPT = (
    *(in_hours(column) for column in STATIONS),
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

MARKET = (
    Column("visitors\na day", "travellers_per_day"),
    Column("sold\nCNY a day", "sales_yuan_per_day"),
    Column("a visitor\nCNY", "sales_mean_yuan"),
    Column("at the\nlimit, %", "at_limit_share", 100),
    Column("not sold\nCNY a day", "unsold_yuan_per_day", unless_zero=True),
    Column("not in stock\nCNY a day", "not_in_stock_yuan_per_day", unless_zero=True),
    Column("found none\n%", "stock_out_share", 100, unless_zero=True),
    Column("tax paid\nCNY a day", "tax_paid_yuan_per_day", unless_zero=True),
    Column("tax forgone\nCNY a day", "tax_forgone_yuan_per_day", unless_zero=True),
    Column("undeclared\nCNY a day", "smuggled_yuan_per_day", unless_zero=True),
    Column("not found\nCNY a day", "smuggled_missed_yuan_per_day", unless_zero=True),
)

FEW_REPLICATIONS = 5
"""Fewer give intervals so wide that the heading says so: Student's t is 12.7 for two, 3.2 for four."""
DECKS = "each deck counts as a sailing; under `all` places of every sort are added up"

MAY_BE_LESS = "arrival_to_lodgement"
"""Papers may be lodged before the goods come."""


def heading(study: Study) -> str:
    """What was run, in four lines."""
    from rich.markup import escape

    file, run, count = study.file, study.file.scenario.run, len(study.replications)
    interval = (
        f"{count} replications; ± is half of the {CONFIDENCE_SHARE * 100:g} % interval over them"
        if count > 1
        else "1 replication: half-widths n/a; --replications 10 gives them"
    )
    if 1 < count < FEW_REPLICATIONS:
        interval += "; with so few they are wide; --replications 10 gives better"
    return (
        f"[bold]{escape(file.scenario.about.title.en)}[/bold]\n"
        f"{escape(file.name)} · {observed(run)}\nseed {run.seed} · digest {file.digest}\n{interval}"
    )


def below_nothing(study: Study) -> str:
    """How to read an interval that reaches below 0, where no measure of a run can be but the time from arrival to
    lodgement; empty if none does.

    It is symmetric because few replications do not tell its shape; so the remark stands instead of a guess at one.
    """
    never_less = [row.estimate for row in study.estimates if not row.measure.startswith(MAY_BE_LESS)]
    if not any(found.half_width > found.mean >= 0 for found in never_less):
        return ""
    return "Where ± is larger than the value before it, read from 0 on: no value can be less. More replications help."


def observed(run: Run) -> str:
    """Which days, and how many of them are left out."""
    days, warm_up = run.horizon / MINUTES_PER_DAY, run.warm_up / MINUTES_PER_DAY
    shown = f"{days:g} day{'s' if days != 1 else ''} from {run.start}"
    if warm_up:
        shown += f", the first {'day' if warm_up == 1 else f'{warm_up:g} days'} left out as warm-up"
    return shown


def run_tables(study: Study, width: int = 100) -> tuple[RenderableType, ...]:
    """All tables of a run, for a terminal of so many columns; what the scenario does not have is left out."""
    words = CARRIED[travelling(study.file.scenario)]
    flows = FLOWS[carried(study.file.scenario)]
    if study.places(PARTS[0].measure):
        people = (*_people(study, flows, words, width), *journey_tables(study, words, width))
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
        *measures_tables(study, MARKET, "Market", width, lambda _: _shoppers(study)),
        *hour_tables(study),
    )


def _shoppers(study: Study) -> Rows:
    """Flows that shop, directions, and below each the kinds and traits of those who go there."""
    places = study.places("sales_mean_yuan")
    return [(f"  {place.partition('/')[2]}" if "/" in place else place, place) for place in places]


def _stations(study: Study, width: int) -> Iterator[RenderableType]:
    """Stations by terminal; those on a shore in hours: where goods are controlled with the hours worked, where a place
    is kept with how many are taken."""
    scenario = study.file.scenario
    shore = {name for name, station in scenario.policy.stations.items() if station.shore}
    kept = shore & seized(scenario)

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
