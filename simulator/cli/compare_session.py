"""One comparison from file to folder: check the wish, simulate, answer, then draw and keep."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import click

from simulator.cli.files import must_exist
from simulator.cli.keeping import kept
from simulator.cli.session import Clock
from simulator.policy.dated import too_late
from simulator.report.folder import OutputFolder, ended_in_good_order
from simulator.report.terminal import Bar, Page
from simulator.report.words.language import LANGUAGES
from simulator.study.attribution.explain import explained, packages
from simulator.study.comparison import Comparison, carried_through, design
from simulator.study.labour import side_by_side

FOLDER = "{}_compare"
"""Where comparisons of a scenario are kept, beside its runs."""


def compare_and_show(
    path: Path,
    command: str,
    *,
    levers: tuple[str, ...],
    workers: int | None,
    out: Path,
    explain: bool,
    figures: bool,
    **wish: Any,
) -> None:
    """Carry out `strait compare`."""
    clock = Clock()
    must_exist(path)
    plan = design(path, levers, explain=explain, **wish)
    of_packages = packages(plan) if explain else {}
    for warning in dict.fromkeys(
        each for file in (plan.baseline, *plan.alternatives) for each in (*file.warnings, *too_late(file))
    ):
        click.echo(f"warning: {warning}", err=True)
    clock.lap("read")
    name = FOLDER.format(plan.baseline.name)
    with ended_in_good_order(), OutputFolder(out, name, plan.digest) as folder:
        with Bar(plan.rule.first) as bar:
            found = carried_through(plan, workers, bar.move)
        if explain:
            with Bar(len(found.replications), "explaining") as bar:
                parts = explained(plan, of_packages, len(found.replications), workers, bar.move)
            found = replace(found, attributions=parts)
        clock.lap("simulate")
        _answer(found)
        with kept(folder, figures=figures):
            _keep(found, folder.inside, command, clock, figures=figures, workers=workers)
    click.echo(f"\nkept in {folder.final}")


def _answer(found: Comparison) -> None:
    """The tables and what they come to, before anything is drawn."""
    from simulator.report.comparison_tables import closing, comparison_tables, heading

    Page().put(heading(found), *comparison_tables(found), *closing(found))


def _keep(found: Comparison, folder: Path, command: str, clock: Clock, *, figures: bool, workers: int | None) -> None:
    from simulator.report import comparison_writer

    comparison_writer.write_comparison(found, folder)
    clock.lap("write")
    if figures:
        from simulator.report.comparison_figures import write_comparison_figures
        from simulator.report.page.html import write_reports

        *theirs, last = LANGUAGES

        def mine() -> None:
            write_comparison_figures(found, folder / "figures", command)
            write_reports(found, folder, command, [last])

        side_by_side(mine, partial(write_reports, found, folder, command, theirs), workers)
        clock.lap("draw")
    comparison_writer.write_comparison_manifest(found, folder, command, clock.seconds)
