"""`strait workshop`: a class that predicts, pulls levers and argues, from this machine; or its lesson unserved."""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
@click.argument("session", required=False, type=click.Path(path_type=Path))
@click.option(
    "--host",
    metavar="ADDRESS",
    help="Where to listen [default: every address of this machine]. 127.0.0.1 serves this machine alone.",
)
@click.option("--port", type=click.IntRange(min=0, max=65_535), default=8000, show_default=True, metavar="N")
@click.option(
    "--language",
    type=click.Choice(["en", "zh_Hans", "zh_Hant"]),
    help="In which pages open [default: as the session says]; each student may choose another.",
)
@click.option(
    "--state",
    type=click.Path(path_type=Path, file_okay=False),
    help="Where the class is kept, so that it outlives the server [default: outputs/workshop/<session>/].",
)
@click.option("--workers", type=click.IntRange(min=1), metavar="N", help="Processes that simulate, at most.")
@click.option(
    "--handout",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="FOLDER",
    help="Write the lesson on paper into this folder, a page for each language (or for --language), and serve nothing.",
)
@click.option(
    "--notebook",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="FOLDER",
    help="Write the lesson as a notebook into this folder, one for each language (or for --language), and serve "
    "nothing.",
)
def command(
    session: Path | None,
    host: str | None,
    port: int,
    language: str | None,
    state: Path | None,
    workers: int | None,
    handout: Path | None,
    notebook: Path | None,
) -> None:
    """Serve a lesson to a class: students open a page, predict, pull levers and see what comes of it.

    Prints the address, a QR code of it and the teacher's code. Nothing is asked of any network but the classroom's.
    Stop with Ctrl-C; the same command goes on where the class was.

    \b
    Examples
      strait workshop
      strait workshop scenarios/workshops/the_ferry_that_fills.yaml --language zh_Hant
      strait workshop --host 127.0.0.1 --port 8080
      strait workshop scenarios/workshops/one_queue.yaml --handout handouts/
      strait workshop scenarios/workshops/one_queue.yaml --notebook notebooks/ --language zh_Hans
    """
    if handout is not None or notebook is not None:
        from simulator.cli.workshop_handout import hand_out, write_notebooks

        if handout is not None:
            hand_out(session, handout, language)
        if notebook is not None:
            write_notebooks(session, notebook, language)
        return
    from simulator.cli.workshop_session import hold

    hold(session, host, port, language, state, workers)
