"""A Time Release Study as tables, and what is wrong with its rows."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from simulator.measures.quantile_interval import fewest_for
from simulator.measures.release import HOURS, INTERVALS, Declarations, Times, peak_hours, release_table
from simulator.report.numbers import NOTHING, number
from simulator.report.style import plural
from simulator.report.tables import CONTINUED, GAP, blank_table, split_columns, titled
from simulator.study.release_study import Reading
from simulator.units import MINUTES_PER_HOUR

if TYPE_CHECKING:
    from rich.console import RenderableType

Columns = dict[str, Callable[[Times], str]]
MOST_TOLD = 20
"""Problems told on the terminal; all of them go into the file of bad rows."""
NOT_SAID = "not said"


def heading(reading: Reading) -> str:
    """What was read: the file, its days, and how many rows are good and bad."""
    from rich.markup import escape

    first, last = reading.good.lodged_days()
    return (
        f"[bold]Time Release Study[/bold]\n{escape(reading.shown)}\n{plural(len(reading.good), 'declaration')} "
        f"lodged {first} to {last} · {plural(len(reading.bad), 'bad row')} left out"
    )


def problems_told(reading: Reading) -> Iterator[str]:
    """What is wrong with the rows, line by line: the first of them whole, then how many of each kind there are."""
    for problem in reading.problems[:MOST_TOLD]:
        yield str(problem)
    if len(reading.problems) > MOST_TOLD:
        yield f"... and {plural(len(reading.problems) - MOST_TOLD, 'more problem')}; --bad FILE writes them all"
    kinds = Counter(" ".join(filter(None, (problem.path, _kind(problem.rule)))) for problem in reading.problems)
    yield from (f"{count:>6,} x  {kind}" for kind, count in kinds.most_common())
    yield f"{plural(len(reading.good), 'good row')}, {plural(len(reading.bad), 'bad row')}"


def release_tables(
    declarations: Declarations, splits: Sequence[Sequence[str]], standard_minutes: float, width: int
) -> tuple[RenderableType, ...]:
    """A table of all declarations, then one for each kind of each split."""
    tables: list[RenderableType] = []
    for by in ((), *splits):
        rows = release_table(declarations, by, standard_minutes)
        for group in dict.fromkeys(row.group for row in rows):
            words = ", ".join(f"{name}: {word or NOT_SAID}" for name, word in zip(by, group, strict=True))
            of_group = [row for row in rows if row.group == group]
            tables += _tables(words or "All declarations", of_group, standard_minutes, width)
    return (*tables, _legend(declarations, any(HOURS in by for by in splits)))


def _tables(title: str, rows: Sequence[Times], standard_minutes: float, width: int) -> list[RenderableType]:
    """As many tables as the columns need, no wider than the terminal."""
    columns = _columns(standard_minutes)
    titles = [INTERVALS[row.interval].title for row in rows]
    breadths = [len(GAP) + max(map(len, (*name.split("\n"), *map(show, rows)))) for name, show in columns.items()]
    tables, names = [], list(columns)
    for count in split_columns(breadths, width - max(map(len, titles))):
        here, names = names[:count], names[count:]
        table = blank_table(here)
        for left, row in zip(titles, rows, strict=True):
            table.add_row(left, *(columns[name](row) for name in here))
        tables.append(titled(title, table))
        title = f"{title.removesuffix(CONTINUED)}{CONTINUED}"
    return tables


def _columns(standard_minutes: float) -> Columns:
    within = {} if math.isnan(standard_minutes) else {f"within\n{standard_minutes / MINUTES_PER_HOUR:g} h, %": _within}
    return {
        "n": lambda row: f"{row.n:,}",
        "mean\nh": lambda row: _hours(row.mean_minutes),
        "median\nh": lambda row: _hours(row.median_minutes),
        "95 %": lambda row: _between(row.median_low_minutes, row.median_high_minutes),
        "90 of 100\nh": lambda row: _hours(row.p90_minutes),
        "95 % ": lambda row: _between(row.p90_low_minutes, row.p90_high_minutes),
        "longest\nh": lambda row: _hours(row.longest_minutes),
        **within,
    }


def _legend(declarations: Declarations, with_hours: bool) -> RenderableType:
    from rich.text import Text

    said = (
        "An interval begins with the latest of the stages before it that apply; lodgement may come before arrival. "
        "90 of 100: what so many do not exceed. 95 %: where the true value lies, without assuming a distribution and "
        "as if declarations were independent (those of one vessel are not: take it as somewhat wider); "
        f"n/a below n = {fewest_for(0.5)} for the median and {fewest_for(0.9)} for 90 of 100."
    )
    if with_hours:
        hours = ", ".join(f"{hour:02d}–{hour + 1:02d}" for hour in peak_hours(declarations))
        said += f" Peak: lodged in the busiest hours of the day, as few as hold half of the lodgements: {hours}."
    return Text(said, style="dim italic")


def _kind(rule: str) -> str:
    """A rule without the values and rows that it names."""
    return rule.split(",", maxsplit=1)[0].split(":", maxsplit=1)[0]


def _hours(minutes: float) -> str:
    return number(minutes / MINUTES_PER_HOUR, 2)


def _between(low: float, high: float) -> str:
    return NOTHING if math.isnan(low) else f"{_hours(low)} to {_hours(high)}"


def _within(row: Times) -> str:
    return number(100 * row.within_standard_share, 1)
