"""A lesson on paper: one page a language, written into a folder."""

from __future__ import annotations

from pathlib import Path

import click

from simulator.cli.files import must_exist
from simulator.report.folder import cannot_write
from simulator.report.words.language import LANGUAGES
from simulator.workshop.handout import handout
from simulator.workshop.session_file import load_session, usual_session


def hand_out(path: Path | None, folder: Path, language: str | None) -> None:
    """Carry out `strait workshop --handout`."""
    chosen = usual_session() if path is None else path
    must_exist(chosen)
    file = load_session(chosen)
    pages = {folder / f"{file.name}.{each}.html": handout(file, each) for each in LANGUAGES if language in (None, each)}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for place, page in pages.items():
            place.write_text(page, encoding="utf-8")
    except OSError as problem:
        raise cannot_write(folder, problem, "--handout") from problem
    for place in pages:
        click.echo(place)
