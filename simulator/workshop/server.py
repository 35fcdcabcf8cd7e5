"""The workshop's server: pages, scripts and styles from this machine alone, and one line to each page."""

from __future__ import annotations

import io
import mimetypes
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from starlette.websockets import WebSocket

from simulator.workshop.classroom import Classroom
from simulator.workshop.debrief import as_csv, as_page
from simulator.workshop.hosts import allowed_names, may_be_called, same_place
from simulator.workshop.replay import STATIC
from simulator.workshop.wire import SHOWN_OUT, address_of, attend

PAGES: Final = Path(__file__).with_name("pages")
MOST_LINES: Final = 400
MOST_LINES_OF_ONE_ADDRESS: Final = 80
"""A class behind one access point may; nobody fills the room alone."""
HEADERS: Final = {
    "content-security-policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cache-control": "no-cache",
}


class Doorkeeper:
    """Turns away whoever calls this machine by a name that is not its own."""

    def __init__(self, app: ASGIApp, names: frozenset[str]) -> None:
        self.app, self.names = app, names

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let the request through, with the headers that keep a page to itself; or refuse it."""
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        headers = {name: value.decode("latin-1") for name, value in scope["headers"]}
        host, origin = headers.get(b"host", ""), headers.get(b"origin")
        allowed = may_be_called(host, self.names)
        if scope["type"] == "websocket":
            if not (allowed and same_place(origin, host)):
                await send({"type": "websocket.close", "code": SHOWN_OUT})
                return
            await self.app(scope, receive, send)
            return
        if not allowed:
            await PlainTextResponse("this is not the address of the workshop", 421)(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], *((k.encode(), v.encode()) for k, v in HEADERS.items())]
            await send(message)

        await self.app(scope, receive, with_headers)


def _files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file()}


def workshop_app(classroom: Classroom, host: str = "127.0.0.1", address: str = "") -> Starlette:
    """The whole of it; `address` is what students open."""
    classroom.rooms.address = address
    files = _files(PAGES)
    scripts = _files(STATIC)

    def page(name: str) -> Callable[[Request], Awaitable[Response]]:
        whole = files["frame.html"].replace(b"<!-- script -->", f"{name}.js".encode())
        whole = whole.replace(b"<!-- body -->", files[f"{name}.html"].strip())

        async def serve(_: Request) -> Response:
            return Response(whole, media_type="text/html")

        return serve

    async def file(request: Request) -> Response:
        name = request.path_params["name"]
        if name not in files or name.endswith(".html"):
            return PlainTextResponse("there is no such file", 404)
        return Response(files[name], media_type=mimetypes.guess_type(name)[0] or "application/octet-stream")

    async def replay_part(request: Request) -> Response:
        name = request.path_params["name"]
        if name.endswith(".json") and (made := classroom.replays.made.get(name.removesuffix(".json"))):
            return Response(made, media_type="application/json", headers={"content-encoding": "gzip"})
        if name not in scripts:
            return PlainTextResponse("there is no such file", 404)
        return Response(scripts[name], media_type=mimetypes.guess_type(name)[0])

    async def code_of_address(_: Request) -> Response:
        import segno

        picture = io.BytesIO()
        segno.make(address, error="m").save(picture, kind="svg", scale=4, border=2, light="#fff")
        return Response(picture.getvalue(), media_type="image/svg+xml")

    async def line(socket: WebSocket) -> None:
        beside = sum(seat.address == address_of(socket) for seat in classroom.seats.values())
        if len(classroom.seats) >= MOST_LINES or beside >= MOST_LINES_OF_ONE_ADDRESS:
            await socket.close(SHOWN_OUT)
            return
        await attend(socket, classroom)

    async def debrief(request: Request) -> Response:
        if request.headers.get("x-code", "").upper() != classroom.code:
            return PlainTextResponse("the teacher's page asks for this", 403)
        kind = request.path_params["kind"]
        language = request.query_params.get("language", classroom.language)
        if kind not in ("html", "csv") or language not in ("en", "zh_Hans", "zh_Hant"):
            return PlainTextResponse("there is no such debrief", 404)
        if kind == "csv":
            return Response(as_csv(classroom.rooms), media_type="text/csv; charset=utf-8")
        return Response(as_page(classroom.rooms, language), media_type="text/html; charset=utf-8")  # type: ignore[arg-type]

    @asynccontextmanager
    async def while_open(_: Starlette) -> AsyncIterator[None]:
        classroom.foresee()
        try:
            yield
        finally:
            classroom.runs.close()

    return Starlette(
        routes=[
            Route("/", page("student")),
            Route("/teacher", page("teacher")),
            Route("/pages/{name}", file),
            Route("/replay/{name}", replay_part),
            Route("/debrief.{kind}", debrief),
            Route("/address.svg", code_of_address),
            WebSocketRoute("/line", line),
        ],
        middleware=[Middleware(Doorkeeper, names=allowed_names(host))],
        lifespan=while_open,
    )
