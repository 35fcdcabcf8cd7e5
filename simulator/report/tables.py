"""Measures as tables: a row for each place, a column for each measure, no wider than the terminal."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from simulator.report.numbers import decimals_for, number, with_interval
from simulator.study.study import Study
from simulator.units import MINUTES_PER_HOUR

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table

CONTINUED = ", continued"
TOTALS = {
    "ferry": "all ferries",
    "coach": "all coaches",
    "flight": "all flights",
    "freight": "all freight",
    "all": "all",
}
"""What measures of all together, or of all of a mode, are called at the foot of a table."""
GAP = "  "
"""Between columns."""


@dataclass(frozen=True, slots=True)
class Column:
    """One measure as a column."""

    heading: str
    measure: str
    scale: float = 1.0
    unless_zero: bool = False
    """Whether it is left out, and each row, where there is nothing but zeros to show."""
    with_interval: bool = True
    """Whether its interval is shown; it is among the measures kept in any case."""


def in_hours(column: Column) -> Column:
    """The same column in hours, where it is in minutes."""
    heading = column.heading.removesuffix("min")
    return column if heading == column.heading else replace(column, heading=f"{heading}h", scale=1 / MINUTES_PER_HOUR)


IN_HOURS = ", in hours"
"""At the end of the title of a table of such columns."""
Rows = Sequence[tuple[str, str]]
"""What stands at the left of each row, and the place it is about; empty for a heading among them."""


def measures_tables(
    study: Study,
    columns: Sequence[Column],
    title: str,
    width: int,
    arrange: Callable[[list[str]], Rows] | None = None,
    remarks: Mapping[str, Sequence[str]] | None = None,
) -> tuple[RenderableType, ...]:
    """A row for each place where any of the measures was taken, and as many tables as the columns need.

    There is none if there is no such place. `arrange` chooses, orders and names the rows; left out, they stand as in
    the scenario, and what is of all together last. `remarks` stand below the tables that show a measure.
    """
    arrange = arrange or totals_last
    chosen = {place for _, place in arrange(_places(study, columns))}
    kept = [column for column in columns if any(_worth(study, column, place) for place in chosen)]
    places = [place for place in _places(study, kept) if place in chosen]
    if any(column.unless_zero for column in columns):
        places = [place for place in places if any(_worth(study, column, place) for column in kept)]
    if not kept:
        return ()
    rows, cells = arrange(places), {column: _cells(study, column, places) for column in kept}
    breadths = [_breadth(column, cells[column].values()) for column in kept]
    tables: list[RenderableType] = []
    for count in split_columns(breadths, width - max((len(name) for name, _ in rows), default=0)):
        here, kept = kept[:count], kept[count:]
        table = blank_table(column.heading for column in here)
        for name, place in rows:
            table.add_row(name, *(cells[column][place] for column in here if place))
        tables.append(
            titled(title, table, *_fewer(study, here, [place for _, place in rows]), *_about(here, remarks or {}))
        )
        title = f"{title.removesuffix(CONTINUED)}{CONTINUED}"
    return tuple(tables)


def totals_last(places: list[str]) -> Rows:
    """Each place under its own name, and what is of all together at the foot."""
    foot = [place for place in TOTALS if place in places]
    return [(TOTALS.get(place, place), place) for place in (*(each for each in places if each not in foot), *foot)]


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
    found = {place: study.find(column.measure, place) for place in places}
    if column.with_interval:
        return {place: with_interval(each, digits, column.scale) for place, each in found.items()}
    return {place: number(each.mean * column.scale if each else math.nan, digits) for place, each in found.items()}


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


def _fewer(study: Study, columns: Sequence[Column], places: Sequence[str]) -> tuple[str, ...]:
    """What the asterisk means, where there is one among the cells of these places."""
    shown = [study.find(column.measure, place) for column in columns if column.with_interval for place in places]
    short = [found for found in shown if found is not None and found.missing and found.n]
    seen = ", ".join(map(str, sorted({found.n for found in short})))
    return (f"* observed in only {seen} of {len(study.replications)} replications",) if short else ()


def _about(columns: Iterable[Column], remarks: Mapping[str, Sequence[str]]) -> Iterable[str]:
    """The remarks on the measures shown, each once."""
    return dict.fromkeys(remark for column in columns for remark in remarks.get(column.measure, ()))


def _places(study: Study, columns: Iterable[Column]) -> list[str]:
    """Where any of the measures was taken, in the order of the scenario."""
    return list(dict.fromkeys(place for column in columns for place in study.places(column.measure)))


def _worth(study: Study, column: Column, place: str) -> bool:
    """Whether there is anything to show."""
    found = study.find(column.measure, place)
    return found is not None and found.n > 0 and not (column.unless_zero and found.mean == 0)
