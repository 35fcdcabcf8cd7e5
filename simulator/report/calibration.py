"""Published figures beside the simulated ones: those the scenario was fitted to, and those held out."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from simulator.report.numbers import decimals_for, number, signed_per_cent, with_interval
from simulator.report.tables import blank_table, titled
from simulator.scenario.measured import place_of
from simulator.study.estimate import Estimate
from simulator.study.study import Study

if TYPE_CHECKING:
    from rich.console import RenderableType

LISTS = {
    "calibrated": "Published figures the scenario was fitted to (calibrated)",
    "held_out": "Published figures kept apart, to test the fit (held out)",
    "theory": "Exact values from theory",
}
BOUNDS = {"at_least": "at least ", "at_most": "at most "}


@dataclass(frozen=True, slots=True)
class Comparison:
    """One published figure and what the simulation says."""

    name: str
    measure: str
    published: float
    simulated: Estimate | None
    use: str
    source: str
    note: str
    bound: str | None = None
    """`at_least` or `at_most`, where only a bound was published."""

    @property
    def holds(self) -> bool:
        """Whether it is a bound, and the simulated mean keeps to it."""
        if self.bound is None or self.simulated is None or not self.simulated.n:
            return False
        above = self.simulated.mean - self.published
        return above >= 0 if self.bound == "at_least" else above <= 0

    @property
    def error_share(self) -> float:
        """Simulated over published, less one; 0 where a bound holds; NaN where nothing was simulated or 0 was
        published."""
        if self.holds:
            return 0.0
        if self.simulated is None or not self.simulated.n or not self.published:
            return math.nan
        return self.simulated.mean / self.published - 1


def comparisons(study: Study) -> tuple[Comparison, ...]:
    """Every target of the scenario; its measure is `name` (of all together) or `name.place`, or one over another."""
    found = []
    for name, target in study.file.scenario.targets.items():
        measured = place_of(study.file.scenario, target.measure)
        other = target.relative_to and place_of(study.file.scenario, target.relative_to)
        found.append(
            Comparison(
                name,
                f"{target.measure} / {target.relative_to}" if other else target.measure,
                target.value,
                study.ratio(measured, other) if other else study.find(*measured),
                target.use,
                target.source,
                target.note,
                target.bound,
            )
        )
    return tuple(found)


def calibration_tables(study: Study) -> tuple[RenderableType, ...]:
    """One list for each use, so that what was fitted is never mistaken for what was foretold; sources below it."""
    every = comparisons(study)
    return tuple(
        _list(title, chosen) for use, title in LISTS.items() if (chosen := [each for each in every if each.use == use])
    )


def _list(title: str, chosen: list[Comparison]) -> RenderableType:
    from rich.table import Table
    from rich.text import Text

    table = blank_table(("published", "simulated", "error", "source"))
    sources = Table.grid(padding=(0, 1))
    for row, each in enumerate(chosen, 1):
        digits = decimals_for([each.simulated, Estimate(each.published, math.nan, 1, 0)])
        table.add_row(
            each.name,
            f"{BOUNDS.get(each.bound or '', '')}{number(each.published, digits)}",
            with_interval(each.simulated, digits),
            "holds" if each.holds else signed_per_cent(each.error_share),
            Text(f"[{row}]"),
        )
        source = f"{each.source}; {each.note}" if each.note else each.source
        sources.add_row(Text(f"[{row}]", style="dim"), Text(source, style="dim"))
    return titled(title, table, sources)
