"""One optimisation from file to folder: read the wish, look for the best, answer, then draw and keep."""

from __future__ import annotations

from pathlib import Path

import click

from simulator.cli.files import must_exist
from simulator.cli.keeping import kept
from simulator.cli.session import Clock
from simulator.report.folder import OutputFolder, ended_in_good_order
from simulator.report.terminal import Page, working
from simulator.study.selection.finding import found_for, read_optimisation
from simulator.study.selection.runs import CandidateFailed

FOLDER = "{}_optimise"


def optimise_and_show(
    path: Path,
    command: str,
    *,
    days: float | None,
    seed: int | None,
    workers: int | None,
    out: Path,
    only_plan: bool,
    figures: bool,
) -> None:
    """Carry out `strait optimise`."""
    from simulator.report.optimised.terminal import found_tables, heading, plan_tables

    clock = Clock()
    must_exist(path)
    asked = read_optimisation(path, days=days, seed=seed)
    page = Page()
    page.put(heading(asked))
    if only_plan:
        page.put(*plan_tables(asked, page.width))
        return
    clock.lap("read")
    with ended_in_good_order(), OutputFolder(out, FOLDER.format(path.stem), asked.digest) as folder:
        try:
            with working("beginning") as say:
                found = found_for(asked, workers, lambda doing, count: say(f"{doing} ({count:,} so far)"))
        except CandidateFailed as problem:
            raise click.ClickException(str(problem)) from None
        clock.lap("simulate")
        page.put(*found_tables(found, page.width))
        with kept(folder, figures=figures):
            from simulator.report.optimised import writer

            writer.write(found, folder.inside)
            clock.lap("write")
            if figures:
                from simulator.report.optimised.figures import write_figures
                from simulator.report.optimised.page import write_optimised_pages

                write_figures(found, folder.inside / "figures", command)
                write_optimised_pages(found, folder.inside, command)
                clock.lap("draw")
            writer.write_manifest(found, folder.inside, command, clock.seconds)
    click.echo(f"\nkept in {folder.final}")
