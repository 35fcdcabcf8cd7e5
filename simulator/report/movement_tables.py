"""On the terminal: where the queue moved, stage by stage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simulator.report.numbers import number, signed
from simulator.report.tables import blank_table, titled
from simulator.report.wording import CARRIED, Carried
from simulator.scenario.measured import PEOPLE
from simulator.study.comparison.movement import TRIFLE_SHARE, Movement

if TYPE_CHECKING:
    from rich.console import RenderableType

MOST_STAGES = 10
"""Rows: those where most hours moved."""
SEEN_SHARE = 0.01
"""Stages where less than this share of what moved most has moved are not shown."""


def movement_table(found: Movement, name: str, words: Carried = CARRIED[PEOPLE]) -> tuple[RenderableType, ...]:
    """The stages under one policy where it is certain which way the waiting went; none where nobody would see it."""
    certain = sorted(found.noticed, key=lambda each: -abs(each.hours.mean))
    if not certain:
        return ()
    least = SEEN_SHARE * abs(certain[0].hours.mean)
    shown = [each for each in certain if abs(each.hours.mean) >= least][:MOST_STAGES]
    unit, scale = words.unit.short, 1 / words.unit.minutes
    table = blank_table(("", f"wait before\n{unit}", f"difference\n{unit}", f"waiting\n{words.hours} a day"))
    table.columns[1].justify = "left"
    for each in shown:
        table.add_row(
            each.stage,
            words.lounge if each.in_lounge else "station",
            number(each.before_minutes * scale),
            signed(each.minutes.mean * scale, each.minutes.half_width * scale),
            signed(each.hours.mean, each.hours.half_width),
        )
    left = len(certain) - len(shown)
    smaller = f" ({left} smaller ones are not shown)" if left > 0 else ""
    below = (
        f"stages where it is certain{smaller}; of those with at least {TRIFLE_SHARE * 100:g} % of all waiting: "
        f"{number(found.fallen_hours, 0)} {words.hours} a day are taken, {number(found.grown_hours, 0)} added"
    )
    return (titled(f"Where the queue moved: {name}", table, below),)
