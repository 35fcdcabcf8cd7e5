"""One optimisation from file to folder: read the wish, look for the best, answer, then draw and keep."""

from __future__ import annotations

from pathlib import Path

import click

from simulator.cli.entrance import BAD_INPUT
from simulator.cli.files import must_exist
from simulator.cli.keeping import kept
from simulator.cli.resumable import resumable, stopped
from simulator.cli.session import Clock
from simulator.report.folder import OutputFolder, cannot_write, ended_in_good_order
from simulator.report.terminal import Page, working
from simulator.scenario import Complaints
from simulator.study.selection.choices import Choices
from simulator.study.selection.choosing import Chosen
from simulator.study.selection.finding import found_for, read_optimisation
from simulator.study.selection.resuming import Ongoing, going_on, is_finished
from simulator.study.selection.rostered import Rostered
from simulator.study.selection.rosters import Rostering
from simulator.study.selection.runs import CandidateFailed
from simulator.study.sweep.lock import FolderInUse
from simulator.study.sweep.unfinished import NotFinished

FOLDER = "{}_optimise"
RESUME = " --resume"


def optimise_and_show(
    path: Path,
    command: str,
    *,
    days: float | None,
    seed: int | None,
    workers: int | None,
    out: Path,
    resume: bool,
    only_plan: bool,
    figures: bool,
) -> None:
    """Carry out `strait optimise`."""
    from simulator.report.optimised.terminal import heading, plan_tables

    clock = Clock()
    must_exist(path)
    asked = read_optimisation(path, days=days, seed=seed)
    page = Page()
    page.put(heading(asked))
    if only_plan:
        page.put(*plan_tables(asked, page.width))
        return
    clock.lap("read")
    folder = OutputFolder(out, FOLDER.format(path.stem), asked.digest)
    if resume and is_finished(folder.final):
        click.echo("this optimisation was finished already; nothing was run", err=True)
        click.echo(f"\nkept in {folder.final}")
        return
    try:
        with ended_in_good_order(), going_on(folder.final, asked.digest, resume=resume) as ongoing, folder:
            _carry_out(asked, ongoing, folder, command.replace(RESUME, ""), page, clock, workers, figures=figures)
    except (NotFinished, FolderInUse) as problem:
        raise stopped(str(problem), BAD_INPUT) from None
    except OSError as problem:
        raise cannot_write(folder.final, problem) from problem
    click.echo(f"\nkept in {folder.final}")


def _carry_out(
    asked: Choices | Rostering,
    ongoing: Ongoing,
    folder: OutputFolder,
    command: str,
    page: Page,
    clock: Clock,
    workers: int | None,
    *,
    figures: bool,
) -> None:
    from simulator.report.optimised.terminal import found_tables

    with resumable(folder.final, lambda: _what_is_kept(ongoing), lambda: ongoing.runs > 0):
        found = _found(asked, ongoing, workers)
        clock.lap("simulate")
        page.put(*found_tables(found, page.width))
        with kept(folder, figures=figures):
            _write(found, folder, command, clock, figures=figures)
    ongoing.end()


def _found(asked: Choices | Rostering, ongoing: Ongoing, workers: int | None) -> Chosen | Rostered:
    """Where there is no answer the parts go: another time would find none either."""
    for note in ongoing.notes:
        click.echo(note, err=True)
    if ongoing.runs:
        click.echo(f"{ongoing.runs:,} runs of an earlier time", err=True)
    try:
        with working("beginning") as say:
            return found_for(asked, workers, lambda doing, count: say(f"{doing} ({count:,} so far)"), ongoing.ledger)
    except CandidateFailed as problem:
        ongoing.end()
        raise click.ClickException(str(problem)) from None
    except Complaints:
        ongoing.end()
        raise


def _write(found: Chosen | Rostered, folder: OutputFolder, command: str, clock: Clock, *, figures: bool) -> None:
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


def _what_is_kept(ongoing: Ongoing) -> str:
    return f"{ongoing.runs:,} runs are kept in {ongoing.folder}; --resume goes on from there"
