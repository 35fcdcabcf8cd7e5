"""The table of a choice: what each way costs, as written and under the policy, and who takes it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from simulator.report.style import plural
from simulator.report.tables import blank_table, titled
from simulator.scenario import ScenarioFile
from simulator.study.choice import CLOSE_ENOUGH_SHARE, Settled
from simulator.units import MINUTES_PER_DAY

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table

HEADINGS = (
    "cost now\nCNY",
    "policy\nCNY",
    "settled\nCNY",
    "share now\n%",
    "settled\n%",
    "travellers\n%",
)
"""What a way costs in the scenario as written, under the policy before anybody moves and when all have; its share, as
written and settled; and how many more take it."""


def heading(base: ScenarioFile, changed: ScenarioFile) -> str:
    """What was run: the scenario and the policy, how long, how often, and from which seed."""
    from rich.markup import escape

    run = changed.scenario.run
    days = run.horizon / MINUTES_PER_DAY
    return (
        f"[bold]{escape(changed.scenario.about.title.en)}[/bold]\n"
        f"{escape(base.name)} against {escape(changed.name)} · {days:g} day{'s' if days != 1 else ''} "
        f"from {run.start} · {plural(run.replications, 'replication')} · seed {run.seed}"
    )


def choice_tables(found: Sequence[Settled], base: ScenarioFile, changed: ScenarioFile) -> tuple[RenderableType, ...]:
    """A table for each choice, and below it how the shares were found."""
    return tuple(titled(f"Choice: {each.name}", _table(each), *_below(each, base, changed)) for each in found)


def _table(settled: Settled) -> Table:
    table = blank_table(HEADINGS)
    for way in settled.ways:
        table.add_row(
            way.direction,
            *(f"{cost:,.1f}" for cost in (way.written_yuan, way.unmoved_yuan, way.settled_yuan)),
            *(f"{100 * share:.1f}" for share in (way.written_share, way.settled_share)),
            f"{100 * way.moved_share:+.1f}",
        )
    return table


def _below(settled: Settled, base: ScenarioFile, changed: ScenarioFile) -> tuple[str, ...]:
    scale = changed.scenario.world.choices[settled.name].scale
    rounds = f"{settled.rounds} round{'s' if settled.rounds != 1 else ''}"
    lines = [
        f"{base.name} against {changed.name}: generalised cost of a finished journey, mean over replications; "
        f"a logit of scale {scale:g} CNY, settled in {rounds}.",
    ]
    if settled.open_share >= CLOSE_ENOUGH_SHARE:
        lines.append(f"not settled: the last costs would move another {100 * settled.open_share:.1f} % points")
    return tuple(lines)
