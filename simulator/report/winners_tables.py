"""On the terminal: who arrives sooner and who later, the same traveller or consignment held against itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from simulator.report.numbers import number, plain, with_interval
from simulator.report.tables import blank_table, titled
from simulator.report.wording import CARRIED, Carried
from simulator.scenario.measured import PEOPLE
from simulator.study.comparison.winners import Fortune, Winners, is_nobody

if TYPE_CHECKING:
    from rich.console import RenderableType

BREADTH = 80
"""Columns of the table, unless its names need more."""


def winners_table(found: Winners, name: str, words: Carried = CARRIED[PEOPLE]) -> tuple[RenderableType, ...]:
    """The table of one policy; where nobody is sooner or later that is said, and there is none."""
    everyone = found.everyone
    if everyone is None:
        return ()
    title, unit = f"Winners and losers: {name}", words.unit
    compared = f"{everyone.travellers:,} {words.compared} compared: "
    margin = f"{plain(found.margin_minutes / unit.minutes)} {unit.short}"
    apart = (
        f"finished under one policy alone, a replication: {number(found.only_before.mean)} under the baseline, "
        f"{number(found.only_after.mean)} under {name}"
    )
    if is_nobody(found):
        from rich.text import Text

        words_of_it = f"{compared}practically none is {words.at_home} sooner or later by more than {margin}"
        return (Text.assemble((title, "bold"), f"\n{words_of_it}\n{apart}"),)
    table = blank_table(("sooner\n%", "later\n%", *(f"p{each}\n{unit.short}" for each in (5, 50, 95))))
    for row in _within(BREADTH, _rows(found, words)):
        table.add_row(*row)
    below = (
        f"{compared}{words.at_home} sooner (+) or later (-) by more than {margin}; p5, p50, p95: percentiles of how "
        f"much sooner, over the {words.compared} of a replication; ± over replications",
        apart,
    )
    return (titled(title, table, *below),)


def _rows(found: Winners, words: Carried) -> list[tuple[str, ...]]:
    """All, and the kind that is hit hardest."""
    worst = found.hit_hardest

    def row(group: Fortune) -> tuple[str, ...]:
        return (
            "all" if group.sort == "all" else f"hit hardest:\n{group.name}",
            with_interval(group.sooner_share, 1, 100),
            with_interval(group.later_share, 1, 100),
            *(with_interval(each, 1, 1 / words.unit.minutes) for each in group.sooner_quantile_minutes),
        )

    return [row(group) for group in found.groups if group.sort == "all" or group is worst]


def _within(breadth: int, rows: Sequence[tuple[str, ...]]) -> Sequence[tuple[str, ...]]:
    """Rows with each half-width below its mean where side by side they leave names no room."""
    needed = sum(
        1 + max(len(line) for cell in column for line in cell.split("\n")) for column in zip(*rows, strict=True)
    )
    if needed <= breadth:
        return rows
    return [(name, *(cell.replace(" ± ", "\n± ") for cell in cells)) for name, *cells in rows]
