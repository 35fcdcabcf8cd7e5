"""One sweep from file to folder: check the wish, say what comes, simulate, answer."""

from __future__ import annotations

import sys
import time
from collections.abc import Mapping
from functools import partial
from pathlib import Path

import click

from simulator.cli.entrance import FAILED
from simulator.cli.files import must_exist
from simulator.cli.resumable import resumable, stopped
from simulator.report.durations import in_words
from simulator.report.folder import cannot_write, ended_in_good_order
from simulator.report.terminal import Bar, Page, working
from simulator.study.executor import Crew, WorkersLost
from simulator.study.sweep import Sweep
from simulator.study.sweep.carrying import carried_out, folder_of
from simulator.study.sweep.planning import plan
from simulator.study.sweep.state import State

TELL_EVERY_SECONDS = 30
"""How often the progress is said where nobody looks at a terminal."""


def sweep_and_show(
    path: Path,
    command: str,
    *,
    days: float | None,
    replications: int | None,
    seed: int | None,
    workers: int | None,
    dask: str | None,
    out: Path,
    resume: bool,
    only_plan: bool,
    figures: bool,
) -> None:
    """Carry out `strait sweep`."""
    from simulator.report.sweep_tables import heading, outcome_tables, plan_tables

    must_exist(path)
    wish = plan(path, days=days, replications=replications, seed=seed)
    for warning in wish.warnings:
        click.echo(f"warning: {warning}", err=True)
    page = Page()
    page.put(heading(wish))
    if only_plan:
        from simulator.study.sweep.estimate_cost import cost_of

        page.put(*plan_tables(wish, cost_of(wish, workers), page.width))
        return
    folder = folder_of(wish, out)
    teller = Teller()
    crew = _cluster(dask)
    with (
        resumable(folder, lambda: _what_is_kept(folder, teller), teller.anything),
        ended_in_good_order(),
        Bar(wish.cells, of_what="points × replications") as bar,
    ):
        found = carried_out(
            wish,
            out,
            crew=crew,
            workers=workers,
            resume=resume,
            command=command,
            on_progress=partial(teller.tell, bar),
        )
    for note in found.notes:
        click.echo(note, err=True)
    page.put(*outcome_tables(found, page.width))
    _understand(found, command, page, figures=figures)
    click.echo(f"\nkept in {found.folder}")
    if found.sampled.failed:
        raise stopped(_failures(found.sampled.failed, found.folder), FAILED)


def _understand(swept: Sweep, command: str, page: Page, *, figures: bool) -> None:
    """What the sweep says, on the terminal and kept beside its tables."""
    from simulator.report.swept.naming import called_in
    from simulator.report.swept.terminal import swept_tables
    from simulator.report.swept.writer import write_swept
    from simulator.study.decision.findings import understood

    with working("reckoning") as tell:
        found = understood(swept, called=called_in(swept.plan), on_progress=tell)
    page.put(*swept_tables(found, page.width))
    try:
        with ended_in_good_order(), working("writing") as tell:
            write_swept(found, swept.folder, command, tell, figures=figures)
    except OSError as problem:
        raise cannot_write(swept.folder, problem) from problem


def _cluster(address: str | None) -> Crew | None:
    """The workers at an address; where nobody answers, or they are of no use, nothing is begun."""
    if address is None:
        return None
    from simulator.study.cluster import Cluster

    try:
        return Cluster(address)
    except WorkersLost as problem:
        raise stopped(f"{problem}\nnothing was begun", FAILED) from None


class Teller:
    """Says from time to time how far a sweep is, where nobody looks at a bar; and remembers it."""

    def __init__(self) -> None:
        self.last: State | None = None
        self._said = time.monotonic()
        self._silent = sys.stderr.isatty()

    def anything(self) -> bool:
        """Whether any of it is done."""
        return self.last is not None and self.last.cells > 0

    def words(self, state: State) -> str:
        """`12.3 runs / s, 3 failed, 120 of an earlier time`."""
        said = [f"{state.runs_per_second:.3g} runs / s"]
        said += [f"{state.failed} points failed"] if state.failed else []
        said += [f"{state.resumed:,} of an earlier time"] if state.resumed else []
        return ", ".join(said)

    def tell(self, bar: Bar, state: State) -> None:
        """Move the bar; where there is none, say it, if the last time is long ago."""
        self.last = state
        bar.move(state.cells, state.of, self.words(state))
        now = time.monotonic()
        if self._silent or now - self._said < TELL_EVERY_SECONDS:
            return
        self._said = now
        left = f", {in_words(state.seconds_left)} left" if state.seconds_left is not None else ""
        click.echo(f"{state.cells:,} of {state.of:,} points × replications; {self.words(state)}{left}", err=True)


def _what_is_kept(folder: Path, teller: Teller) -> str:
    done = teller.last.cells if teller.last else 0
    of = f" of {teller.last.of:,}" if teller.last else ""
    return f"{done:,}{of} points × replications are kept in {folder}; --resume goes on from there"


def _failures(failed: Mapping[int, str], folder: Path) -> str:
    rows = list(failed.items())
    shown = "\n".join(f"  point {row}: {why}" for row, why in rows[:5])
    more = f"\n  and {len(rows) - 5} more" if len(rows) > 5 else ""
    return f"{len(rows)} points failed and are in none of the tables ({folder / 'failed.csv'}):\n{shown}{more}"
