"""One frontier from file to folder: check the wish, simulate every point, answer, then draw and keep."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from simulator.cli.files import must_exist
from simulator.cli.keeping import kept
from simulator.cli.session import Clock
from simulator.report.folder import OutputFolder, ended_in_good_order
from simulator.report.terminal import Bar, Page
from simulator.study.frontier import Frontier, carried_through, design
from simulator.study.frontier.frontier import how_many

FOLDER = "{}_frontier"
"""Where frontiers of a scenario are kept, beside its runs."""


def draw_and_show(
    path: Path, command: str, *, schemes: tuple[str, ...], workers: int | None, out: Path, figures: bool, **wish: Any
) -> None:
    """Carry out `strait frontier`."""
    clock = Clock()
    must_exist(path)
    plan = design(path, schemes, **wish)
    for warning in plan.file.warnings:
        click.echo(f"warning: {warning}", err=True)
    clock.lap("read")
    with ended_in_good_order(), OutputFolder(out, FOLDER.format(plan.file.name), plan.digest) as folder:
        with Bar(how_many(plan), of_what="runs") as bar:
            found = carried_through(plan, workers, bar.move)
        clock.lap("simulate")
        _answer(found)
        with kept(folder, figures=figures):
            _keep(found, folder.inside, command, figures, clock)
    click.echo(f"\nkept in {folder.final}")


def _answer(found: Frontier) -> None:
    """The tables and what they come to, before anything is drawn."""
    from simulator.report.frontier_tables import closing, frontier_tables, heading

    Page().put(heading(found), *frontier_tables(found), *closing(found))


def _keep(found: Frontier, folder: Path, command: str, figures: bool, clock: Clock) -> None:
    from simulator.report import frontier_writer

    frontier_writer.write_frontier(found, folder)
    clock.lap("write")
    if figures:
        from simulator.report.frontier_figure import write_frontier_figure

        write_frontier_figure(found, folder / "figures", command)
        clock.lap("draw")
    frontier_writer.write_frontier_manifest(found, folder, command, clock.seconds)
