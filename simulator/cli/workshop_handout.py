"""A lesson that needs no server: on paper or as a notebook, one file a language, written into a folder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click

from simulator.cli.files import must_exist
from simulator.report.folder import cannot_write
from simulator.report.words.language import LANGUAGES, Language
from simulator.workshop.handout import handout
from simulator.workshop.notebook import notebook
from simulator.workshop.session_file import SessionFile, load_session, usual_session


def hand_out(path: Path | None, folder: Path, language: str | None) -> None:
    """Carry out `strait workshop --handout`."""
    _write(path, folder, language, "--handout", "html", handout)


def write_notebooks(path: Path | None, folder: Path, language: str | None) -> None:
    """Carry out `strait workshop --notebook`."""
    _write(path, folder, language, "--notebook", "ipynb", lambda file, each: notebook(file, each, folder))


def _write(
    path: Path | None,
    folder: Path,
    language: str | None,
    option: str,
    ending: str,
    make: Callable[[SessionFile, Language], str],
) -> None:
    """One file for each language, or for the one that was asked for."""
    chosen = usual_session() if path is None else path
    must_exist(chosen)
    file = load_session(chosen)
    pages = {
        folder / f"{file.name}.{each}.{ending}": make(file, each) for each in LANGUAGES if language in (None, each)
    }
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for place, page in pages.items():
            place.write_text(page, encoding="utf-8")
    except OSError as problem:
        raise cannot_write(folder, problem, option) from problem
    for place in pages:
        click.echo(place)
