"""One run from file to folder: check that it can be written, simulate, answer, then draw and keep."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from simulator.cli.files import load_named
from simulator.cli.keeping import kept
from simulator.cli.remarks import left_out
from simulator.policy.dated import too_late
from simulator.report.folder import OutputFolder, ended_in_good_order
from simulator.report.terminal import Bar, Page
from simulator.scenario.overrides import with_overrides
from simulator.study.replications import Journals, replicate

if TYPE_CHECKING:
    from simulator.study.study import Study


def run_and_show(
    path: Path,
    command: str,
    *,
    levers: Sequence[str],
    days: float | None,
    replications: int | None,
    seed: int | None,
    workers: int | None,
    out: Path,
    walker: str,
    figures: bool,
    journals: str,
) -> None:
    """Carry out `strait run`."""
    clock = Clock()
    named = load_named(path, levers)
    file = with_overrides(named, days=days, replications=replications, seed=seed)
    for warning in (*file.warnings, *too_late(file)):
        click.echo(f"warning: {warning}", err=True)
    clock.lap("read")
    with ended_in_good_order(), OutputFolder(out, file.name, file.digest) as folder:
        with Bar(file.scenario.run.replications) as bar:
            study = replicate(
                file,
                workers=workers,
                on_progress=bar.move,
                walker=walker,
                with_curves=figures,
                journals=cast(Journals, journals),
                journal_folder=folder.inside,
            )
        clock.lap("simulate")
        _answer(study, left_out(named, file))
        with kept(folder, figures=figures):
            _keep(study, folder.inside, command, figures, clock)
    click.echo(f"\nkept in {folder.final}")


class Clock:
    """Seconds that each part of the run took."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._since = time.perf_counter()

    def lap(self, name: str) -> None:
        """A part is over."""
        now = time.perf_counter()
        self.seconds[name], self._since = now - self._since, now


def _answer(study: Study, remark: str) -> None:
    """The tables, and the remarks below them, before anything is drawn."""
    from simulator.report.calibration import calibration_tables
    from simulator.report.run_tables import below_nothing, heading, run_tables

    page = Page()
    page.put(heading(study))
    tables = run_tables(study, page.width)
    page.put(*tables, *calibration_tables(study))
    for said in filter(None, (below_nothing(study), remark)):
        page.put(f"\n{said}")
    if not tables:
        page.put("nothing was observed: nobody came, or the run ended before its warm-up")


def _keep(study: Study, folder: Path, command: str, figures: bool, clock: Clock) -> None:
    from simulator.report import writer

    writer.write_scenario(study, folder)
    writer.write_measures(study, folder)
    writer.write_journal(study, folder)
    writer.write_release_studies(study, folder)
    clock.lap("write")
    if figures:
        from simulator.report.figures import write_figures

        write_figures(study, folder / "figures", command)
        clock.lap("draw")
    writer.write_manifest(study, folder, command, clock.seconds)
