"""A replay from file to page: simulate each policy as far as the day that is shown, draw a sample, write it whole."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import cast

import click

from simulator.cli.files import must_exist
from simulator.journal import Journal
from simulator.policy import levers_of, load_alternatives
from simulator.report.folder import cannot_write, ended_in_good_order
from simulator.report.terminal import Bar
from simulator.report.words.language import Language
from simulator.scenario import Complaints, ScenarioFile
from simulator.scenario.complaints import whole
from simulator.scenario.overrides import with_overrides
from simulator.workshop.replay import page, policy_label, samples_of
from simulator.workshop.replay.labels import in_words
from simulator.workshop.replay.window import NoSuchDay, days_to_simulate
from simulator.workshop.replay.words import AS_IT_IS


def write_replay(
    path: Path,
    *,
    levers: Sequence[str],
    day: int | None,
    replication: int,
    seed: int | None,
    language: str,
    out: Path | None,
) -> None:
    """Carry out `strait replay`."""
    must_exist(path)
    base, others = load_alternatives(path, levers)
    files = [with_overrides(_as_far(each, day), seed=seed) for each in (base, *others)]
    for warning in dict.fromkeys(warning for each in files for warning in each.warnings):
        click.echo(f"warning: {warning}", err=True)
    final = out or Path("outputs", base.name, "replay.html")
    with ended_in_good_order(), _whole(final) as partial:
        journals = _journals(files, replication)
        samples = samples_of(list(zip(files, journals, strict=True)), day)
        labels = [in_words(AS_IT_IS), *(policy_label(levers_of(path, wish)) for wish in levers)]
        partial.write_text(page(samples, labels, cast(Language, language)), encoding="utf-8", newline="\n")
    shown = samples[0]["shown"]
    drawn = "all are drawn" if shown["one_in"] == 1 else f"one in {shown['one_in']} is drawn"
    click.echo(f"{shown['of']:,} on the way in the time shown, {drawn}; numbers on the page count all")
    click.echo(f"kept in {final}")


@contextlib.contextmanager
def _whole(final: Path) -> Iterator[Path]:
    """A file to be filled under another name: it gets its own when all is there, and else nothing is left of it."""
    partial = final.with_name(f".{final.name}.{os.getpid()}.partial")
    made = [folder for folder in (final.parent, *final.parent.parents) if not folder.exists()]
    try:
        partial.parent.mkdir(parents=True, exist_ok=True)
        partial.touch()
        yield partial
        partial.replace(final)
    except OSError as problem:
        raise cannot_write(final, problem) from problem
    finally:
        with contextlib.suppress(OSError):
            partial.unlink(missing_ok=True)
            for folder in made if not final.exists() else ():
                folder.rmdir()


def _as_far(file: ScenarioFile, day: int | None) -> ScenarioFile:
    """The scenario up to the end of the day that is shown: what comes later changes nothing of it."""
    run = file.scenario.run
    try:
        days = days_to_simulate(run.horizon, run.warm_up, day)
    except NoSuchDay as problem:
        raise Complaints([whole(file.path, f"--day {day}: {problem}")]) from None
    return file if days is None else with_overrides(file, days=days)


def _journals(files: Sequence[ScenarioFile], replication: int) -> list[Journal]:
    from simulator.world import simulate

    journals = []
    with Bar(len(files), of_what="policies") as bar:
        for row, each in enumerate(files):
            journals.append(
                simulate(
                    each.scenario,
                    replication,
                    digest=each.digest,
                    progress=lambda share, row=row: bar.move(row + share),  # type: ignore[misc]
                )
            )
    return journals
