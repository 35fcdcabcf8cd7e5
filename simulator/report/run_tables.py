"""The tables of a run: what each station, each route and each flow of people showed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from simulator.report.hourly import hour_tables
from simulator.report.tables import Column, Rows, measures_tables, totals_last, town_rows
from simulator.report.towns import by_town
from simulator.report.wording import MODES, Mode
from simulator.scenario.measured import modes
from simulator.scenario.schema import Run
from simulator.study.estimate import CONFIDENCE_SHARE
from simulator.study.study import Study
from simulator.units import MINUTES_PER_DAY

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
PEOPLE = (
    Column("passengers\na day", "passengers_per_day"),
    Column("stranded\na day", "stranded_per_day"),
)
JOURNEYS = (
    Column("journey, mean\nmin", "journey_mean_minutes"),
    Column("journey, p50\nmin", "journey_p50_minutes"),
    Column("journey, p90\nmin", "journey_p90_minutes"),
    Column("journey, p95\nmin", "journey_p95_minutes"),
    Column("unfinished\n%", "unfinished_share", 100),
    Column("put off\nmin", "put_off_mean_minutes", unless_zero=True),
    Column("generalised\ncost, CNY", "generalised_cost_yuan"),
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

MARKET = (
    Column("visitors\na day", "travellers_per_day"),
    Column("sold\nCNY a day", "sales_yuan_per_day"),
    Column("a visitor\nCNY", "sales_mean_yuan"),
    Column("at the\nlimit, %", "at_limit_share", 100),
    Column("not sold\nCNY a day", "unsold_yuan_per_day", unless_zero=True),
    Column("tax paid\nCNY a day", "tax_paid_yuan_per_day", unless_zero=True),
    Column("tax forgone\nCNY a day", "tax_forgone_yuan_per_day", unless_zero=True),
    Column("undeclared\nCNY a day", "smuggled_yuan_per_day", unless_zero=True),
    Column("not found\nCNY a day", "smuggled_missed_yuan_per_day", unless_zero=True),
)

FEW_REPLICATIONS = 5
"""Fewer give intervals so wide that the heading says so: Student's t is 12.7 for two, 3.2 for four."""
MANY_UNFINISHED_SHARE = 0.02
"""Where more have not arrived when the run ends, the mean of those who have is marked as too short."""
DECKS = "each deck counts as a sailing; under `all` places of every sort are added up"
ELSEWHERE = "elsewhere: at desks and gates, on foot, in taxis"


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
    """How to read an interval that reaches below 0, where no measure of a run can be; empty if none does.

    It is symmetric because few replications do not tell its shape; so the remark stands instead of a guess at one.
    """
    if not any(row.estimate.half_width > row.estimate.mean >= 0 for row in study.estimates):
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
    directions = study.places("queueing_mean_minutes")
    stations = measures_tables(study, STATIONS, "Stations", width, lambda places: town_rows(by_town(places)))
    if directions:
        people = (
            *_people(study, PEOPLE, width),
            *measures_tables(
                study,
                DOOR_TO_DOOR,
                "Door to door",
                width,
                lambda places: _door_to_door(study, places),
                dict.fromkeys(("journey_mean_minutes", "unfinished_share"), _too_short(study)),
            ),
            *measures_tables(
                study,
                PARTS,
                "Where the time goes",
                width,
                lambda _: [(each, each) for each in directions],
                {"elsewhere_mean_minutes": (ELSEWHERE,)},
            ),
        )
    else:
        people = _people(study, (*PEOPLE, *JOURNEYS), width)
    return (
        *stations,
        *(table for mode in modes(study.file.scenario) or ("ferry",) for table in _sailings(study, mode, width)),
        *people,
        *measures_tables(study, CONNECTIONS, "Connections and nights", width),
        *measures_tables(study, RECOVERY, "Stops by the weather", width),
        *measures_tables(study, BUSIEST, "Busiest days", width),
        *measures_tables(study, MARKET, "Market", width, lambda _: _shoppers(study)),
        *hour_tables(study),
    )


def _shoppers(study: Study) -> Rows:
    """Flows that shop, directions, and below each the kinds and traits of those who go there."""
    places = study.places("sales_mean_yuan")
    return [(f"  {place.partition('/')[2]}" if "/" in place else place, place) for place in places]


def _people(study: Study, columns: Sequence[Column], width: int) -> tuple[RenderableType, ...]:
    """The people of each flow; one of whom nothing was observed is left out."""

    def rows(places: list[str]) -> Rows:
        return [
            (name, place)
            for name, place in totals_last(places)
            if any((found := study.find(column.measure, place)) and found.n for column in columns)
        ]

    return measures_tables(study, columns, "People", width, rows)


def _unfinished(study: Study) -> dict[str, float]:
    """The directions in which too many had not arrived when the run ended, and what share."""
    found = ((direction, study.find("unfinished_share", direction)) for direction in study.places(PARTS[0].measure))
    return {direction: share.mean for direction, share in found if share and share.mean > MANY_UNFINISHED_SHARE}


def _too_short(study: Study) -> tuple[str, ...]:
    """What the dagger beside a direction means."""
    return tuple(
        f"† {share * 100:.0f} % of {direction} had not arrived when the run ended; "
        "the mean is of the others, and too short"
        for direction, share in _unfinished(study).items()
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

    return measures_tables(study, _columns_of(words), words.title, width, rows, {"places_taken_per_sailing": (DECKS,)})


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
