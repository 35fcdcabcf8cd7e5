"""Theory and model side by side: the table of `strait verify`."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from simulator.report.numbers import number, to_the_interval
from simulator.report.tables import blank_table, titled
from simulator.study.verify import WIDEST_SHARE, Check, most_standard_errors

if TYPE_CHECKING:
    from rich.console import RenderableType


def verification_table(checks: Sequence[Check]) -> RenderableType:
    """A row for each figure, scenario by scenario."""
    counts = sorted({check.replications for check in checks if check.half_width} or {1})
    limits = " or ".join(dict.fromkeys(f"{most_standard_errors(count):.3g}" for count in counts))
    legend = (
        f"off: distance of the mean from theory, in standard errors "
        f"(at most {limits}); ±: half of the 95 % interval, in per cent of theory "
        f"(at most {WIDEST_SHARE * 100:g}: too wide otherwise, and more "
        "replications are needed). A row without ± holds exactly, in one run."
    )
    table = blank_table(("theory", "model", "± %", "off", ""))
    for scenario, group in groupby(checks, key=lambda check: check.name):
        table.add_row(f"[bold]{scenario}[/bold]")
        for check in group:
            exact = check.replications == 1 and not check.half_width
            table.add_row(
                f"  {check.measure} {check.place}",
                to_the_interval(check.theory, check.half_width),
                to_the_interval(check.model_mean, check.half_width),
                "" if exact else number(check.relative_half_width * 100, 2),
                number(check.standard_errors_off, 1),
                _word(check),
            )
    return titled("Textbook queues against theory", table, legend)


def _word(check: Check) -> str:
    if check.passed:
        return "[green]pass[/green]"
    off = check.standard_errors_off > most_standard_errors(check.replications)
    return "[bold red]FAIL[/bold red]" if off else "[yellow]too wide[/yellow]"


def verdict(checks: Sequence[Check]) -> str:
    """One line: how many of how many."""
    failed = sum(not check.passed for check in checks)
    scenarios = len({check.name for check in checks})
    return f"{len(checks) - failed} of {len(checks)} figures in {scenarios} scenarios agree with theory" + (
        f"; {failed} do not" if failed else ""
    )
