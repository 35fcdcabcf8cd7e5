"""The tables of a run: what each station, each route and each flow of people showed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from simulator.report.numbers import decimals_for, with_interval
from simulator.report.towns import by_town
from simulator.study.estimate import CONFIDENCE_SHARE
from simulator.study.study import Study
from simulator.units import MINUTES_PER_DAY

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table

CONTINUED = ", continued"
GAP = "  "
"""Between columns."""


@dataclass(frozen=True, slots=True)
class Column:
    """One measure as a column."""

    heading: str
    measure: str
    scale: float = 1.0


STATIONS = (
    Column("wait, mean\nmin", "wait_mean_minutes"),
    Column("wait, p50\nmin", "wait_p50_minutes"),
    Column("wait, p95\nmin", "wait_p95_minutes"),
    Column("within\nstandard, %", "within_standard_share", 100),
    Column("utilisation\n%", "utilisation_share", 100),
    Column("throughput\na day", "throughput_per_day"),
)
SAILINGS = (
    Column("passengers\na sailing", "passengers_per_sailing"),
    Column("load\n% of seats", "load_share", 100),
    Column("left behind\na sailing", "left_behind_per_sailing"),
    Column("sailings\na day", "sailings_per_day"),
    Column("cancelled\na day", "cancelled_sailings_per_day"),
)
PEOPLE = (
    Column("passengers\na day", "passengers_per_day"),
    Column("stranded\na day", "stranded_per_day"),
    Column("journey, mean\nmin", "journey_mean_minutes"),
    Column("journey, p95\nmin", "journey_p95_minutes"),
    Column("unfinished\n%", "unfinished_share", 100),
)
BUSIEST = (
    Column("busiest day\npassengers", "busiest_day_passengers"),
    Column("ten busiest days\npassengers a day", "busiest_ten_days_passengers_per_day"),
    Column("busiest month\npassengers", "busiest_month_passengers"),
)


def heading(study: Study) -> str:
    """What was run, in four lines."""
    from rich.markup import escape

    file, run, count = study.file, study.file.scenario.run, len(study.replications)
    days, warm_up = run.horizon / MINUTES_PER_DAY, run.warm_up / MINUTES_PER_DAY
    observed = f"{days:g} day{'s' if days != 1 else ''} from {run.start}"
    observed += f", the first {warm_up:g} left out as warm-up" if warm_up else ""
    interval = (
        f"{count} replications; ± is half of the {CONFIDENCE_SHARE * 100:g} % interval over them"
        if count > 1
        else "1 replication: half-widths n/a"
    )
    return (
        f"[bold]{escape(file.scenario.about.title.en)}[/bold]\n"
        f"{escape(file.name)} · {observed}\nseed {run.seed} · digest {file.digest}\n{interval}"
    )


def run_tables(study: Study, width: int = 100) -> tuple[RenderableType, ...]:
    """Stations, sailings and people, for a terminal of so many columns; what the scenario does not have is left out."""
    sheets = ((STATIONS, "Stations"), (SAILINGS, "Sailings"), (PEOPLE, "People"), (BUSIEST, "Busiest days"))
    return tuple(
        table
        for columns, title in sheets
        for table in measures_tables(study, columns, title, width, in_towns=columns is STATIONS)
    )


def measures_tables(
    study: Study, columns: Sequence[Column], title: str, width: int, *, in_towns: bool = False
) -> tuple[RenderableType, ...]:
    """A row for each place where any of the measures was taken, and as many tables as the columns need.

    There is none if there is no such place. `in_towns` puts the stations of a terminal under its name.
    """
    kept = [column for column in columns if any(_seen(study, column, place) for place in study.places(column.measure))]
    if not kept:
        return ()
    places = list(dict.fromkeys(place for column in kept for place in study.places(column.measure)))
    places.sort(key=lambda place: place == "all")  # the total stands last; the rest as in the scenario
    rows = town_rows(by_town(places) if in_towns else {"": {place: place for place in places}})
    cells = {column: _cells(study, column, places) for column in kept}
    breadths = [_breadth(column, cells[column].values()) for column in kept]
    tables: list[RenderableType] = []
    for count in split_columns(breadths, width - max((len(name) for name, _ in rows), default=0)):
        here, kept = kept[:count], kept[count:]
        table = blank_table(column.heading for column in here)
        for name, place in rows:
            table.add_row(name, *(cells[column][place] for column in here if place))
        tables.append(titled(title, table, *_fewer(study, here)))
        title = f"{title.removesuffix(CONTINUED)}{CONTINUED}"
    return tuple(tables)


def split_columns(breadths: Sequence[int], room: int) -> list[int]:
    """How many columns go into each table: as few tables as there is room for, of nearly equal length."""
    counts = [1]
    used = breadths[0] if breadths else 0
    for breadth in breadths[1:]:
        fits = used + breadth <= room
        counts = [*counts[:-1], counts[-1] + 1] if fits else [*counts, 1]
        used = used + breadth if fits else breadth
    even, longer = divmod(len(breadths), len(counts))
    evenly = [even + (table < longer) for table in range(len(counts))]
    starts = [sum(evenly[:table]) for table in range(len(counts))]
    even_fits = all(sum(breadths[start : start + count]) <= room for start, count in zip(starts, evenly, strict=True))
    return evenly if even_fits else counts


def town_rows(towns: dict[str, dict[str, str]]) -> list[tuple[str, str]]:
    """What stands at the left of each row, and the place it is about; empty for the name of a terminal."""
    rows = []
    for town, stations in towns.items():
        if town:
            rows.append((town, ""))
        rows += [(f"  {rest}" if town else rest, station) for station, rest in stations.items()]
    return rows


def _cells(study: Study, column: Column, places: list[str]) -> dict[str, str]:
    digits = decimals_for((study.find(column.measure, place) for place in places), column.scale)
    return {place: with_interval(study.find(column.measure, place), digits, column.scale) for place in places}


def _breadth(column: Column, cells: Iterable[str]) -> int:
    """Columns of the terminal that a column of the table takes, the space before it included."""
    return max(map(len, (*column.heading.split("\n"), *cells))) + len(GAP)


def blank_table(headings: Iterable[str], gap: int = 1) -> Table:
    """The look that all tables share: names at the left, figures at the right."""
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, gap, 0, 0), header_style="dim")
    table.add_column("", overflow="fold")
    for heading in headings:
        table.add_column(heading, justify="right", no_wrap=True)
    return table


def titled(title: str, table: Table, *below: RenderableType) -> RenderableType:
    """A table under its title, and what explains it underneath."""
    from rich.console import Group
    from rich.text import Text

    return Group(
        Text(title, style="bold"),
        table,
        *(Text(part, style="dim italic") if isinstance(part, str) else part for part in below),
    )


def _fewer(study: Study, columns: Iterable[Column]) -> tuple[str, ...]:
    """What the asterisk means, where there is one."""
    wanted = {column.measure for column in columns}
    short = [row for row in study.estimates if row.measure in wanted and row.estimate.missing and row.estimate.n]
    seen = ", ".join(map(str, sorted({row.estimate.n for row in short})))
    return (f"* observed in only {seen} of {len(study.replications)} replications",) if short else ()


def _seen(study: Study, column: Column, place: str) -> bool:
    found = study.find(column.measure, place)
    return found is not None and found.n > 0
