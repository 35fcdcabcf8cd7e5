"""A class held: the socket, the store, the workers and the server together, and what the teacher is told."""

from __future__ import annotations

import io
import socket
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Final

from simulator.report.folder import cannot_write
from simulator.report.words.language import LANGUAGES
from simulator.study.crew import processors
from simulator.workshop.classroom import Classroom
from simulator.workshop.hosts import address_on_the_network
from simulator.workshop.messages import LARGEST_BYTES
from simulator.workshop.runs import Runs
from simulator.workshop.server import workshop_app
from simulator.workshop.session_file import SessionFile
from simulator.workshop.store import Store

STORE: Final = "class.sqlite"


def listening(host: str, port: int) -> socket.socket:
    """A socket that listens; OSError where it cannot."""
    return socket.create_server((host, port), backlog=128)


def address_of(listener: socket.socket, host: str | None) -> str:
    """What students type."""
    name = host if host not in (None, "", "0.0.0.0") else address_on_the_network()  # noqa: S104 - compared, not bound
    return f"http://{name}:{listener.getsockname()[1]}"


def what_to_say(listener: socket.socket, host: str | None, code: str) -> str:
    """Address, QR code and the teacher's code."""
    import segno

    address = address_of(listener, host)
    picture = io.StringIO()
    segno.make(address, error="m").terminal(picture, compact=True)
    return (
        f"{picture.getvalue()}\nstudents open   {address}\nteacher opens   {address}/teacher\n"
        f"teacher's code  {code}\n\nCtrl-C ends the lesson; nothing of it is lost"
    )


def serve(
    file: SessionFile,
    folder: Path,
    listener: socket.socket,
    host: str | None,
    language: str | None,
    workers: int | None,
    *,
    say: Callable[[str], None],
) -> None:
    """Hold the class until Ctrl-C; `say` is told the teacher's code once all is ready."""
    import uvicorn

    try:
        store = Store(folder / STORE)
    except sqlite3.Error as problem:
        raise cannot_write(folder / STORE, OSError(0, str(problem)), "--state") from problem
    runs = Runs(file, store, workers or processors())
    spoken = next((each for each in LANGUAGES if each == language), file.session.language)
    try:
        classroom = Classroom(file, store, runs, spoken)
        app = workshop_app(classroom, host or "", address_of(listener, host))
        config = uvicorn.Config(
            app,
            log_level="warning",
            access_log=False,
            ws="websockets-sansio",
            ws_max_size=LARGEST_BYTES,
            ws_per_message_deflate=False,
            server_header=False,
            timeout_graceful_shutdown=2,
        )
        runs.workers.start()
        say(classroom.code)
        uvicorn.Server(config).run(sockets=[listener])
    except KeyboardInterrupt:
        pass  # uvicorn passes Ctrl-C on once it has closed all lines
    finally:
        runs.close()
        store.close()
