"""What is said when work that can be gone on with is cut off: why, how much of it is kept, and how to go on."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path

import click

from simulator.cli.entrance import BAD_INPUT, FAILED, INTERRUPTED
from simulator.report.folder import CannotWrite, cannot_write
from simulator.study.executor import WorkersLost
from simulator.study.sweep.lock import FolderInUse
from simulator.study.sweep.unfinished import NotFinished


@contextlib.contextmanager
def resumable(folder: Path, kept: Callable[[], str], begun: Callable[[], bool]) -> Iterator[None]:
    """`folder` is where the work ends, `kept` says what of it is kept, `begun` whether that is anything at all."""
    try:
        yield
    except (NotFinished, FolderInUse) as problem:
        raise stopped(str(problem), BAD_INPUT) from None
    except (WorkersLost, CannotWrite) as problem:
        raise stopped(f"{problem}\n{kept()}", FAILED) from None
    except KeyboardInterrupt:
        raise stopped(f"interrupted; {kept()}", INTERRUPTED) from None
    except SystemExit:
        click.echo(f"asked to end; {kept()}", err=True)
        raise
    except OSError as problem:
        if begun():
            said = f"{problem.filename or folder}: cannot be written ({problem.strerror or problem})"
            raise stopped(f"{said}\n{kept()}", FAILED) from problem
        raise cannot_write(folder, problem) from problem


def stopped(message: str, code: int) -> click.exceptions.Exit:
    """Say it, and end with this code."""
    click.echo(message, err=True)
    return click.exceptions.Exit(code)
