"""One class from file to farewell: read the session, open the store, start the workers, serve, and clear up."""

from __future__ import annotations

import contextlib
from importlib.util import find_spec
from pathlib import Path

import click

from simulator.cli.files import must_exist
from simulator.report.folder import cannot_write

NEEDED = ("segno", "starlette", "uvicorn", "websockets")


def hold(
    path: Path | None, host: str | None, port: int, language: str | None, state: Path | None, workers: int | None
) -> None:
    """Carry out `strait workshop`."""
    missing = [name for name in NEEDED if find_spec(name) is None]
    if missing:
        raise click.ClickException(
            f"the workshop needs {', '.join(missing)}: pip install -e '.[workshop]'; nothing was started"
        )
    from simulator.workshop.holding import listening, serve, what_to_say
    from simulator.workshop.session_file import load_session, usual_session

    chosen = usual_session() if path is None else path
    must_exist(chosen)
    file = load_session(chosen)
    folder = state or Path("outputs") / "workshop" / file.name
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise cannot_write(folder, problem, "--state") from problem
    try:
        socket = listening(host or "", port)
    except OSError as problem:
        raise click.ClickException(
            f"cannot listen at {host or 'this machine'}:{port} ({problem.strerror or problem}); choose another --port"
        ) from None
    with contextlib.closing(socket):
        serve(
            file, folder, socket, host, language, workers, say=lambda code: click.echo(what_to_say(socket, host, code))
        )
    click.echo(f"\nthe class is kept in {folder}")
