"""On the terminal: which lever of a package does how much."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simulator.report.numbers import signed
from simulator.report.tables import blank_table, titled
from simulator.report.words.measures import phrase_of
from simulator.report.words.voice import Voice
from simulator.study.attribution import Attribution
from simulator.study.estimate import Estimate

if TYPE_CHECKING:
    from rich.console import RenderableType


def attribution_table(found: Attribution, name: str, mean: float, voice: Voice) -> RenderableType:
    """Of each lever its part, alone, and as the last of them; `mean` is the baseline's, by which the unit is chosen."""
    table = blank_table(("its part", "alone", "as the last"))
    scale, gap = voice.scale(found.measure, mean), voice.gap_unit(found.measure, mean)

    def cells(*every: Estimate) -> list[str]:
        return [signed(each.mean * scale, each.half_width * scale) for each in every]

    for part in found.parts:
        table.add_row(part.lever, *cells(part.part, part.alone, part.last))
    table.add_row("the whole package", *cells(found.whole))
    table.add_row("together, beyond each alone", *cells(found.together))
    how = "all combinations run" if found.exact else "orders drawn, other ones in each replication"
    what = phrase_of(found.measure, goods=voice.goods)
    below = f"{what} ({found.place}), difference in {gap}, each interval by itself; parts add up to the whole ({how})"
    return titled(f"Which lever does it: {name}", table, below)
