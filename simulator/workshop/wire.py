"""One page's line to the server: what it sends is bounded, and a page that reads slowly delays nobody."""

from __future__ import annotations

import asyncio
import json
import time
from typing import Any, Final

from starlette.websockets import WebSocket, WebSocketDisconnect

from simulator.workshop.classroom import Classroom
from simulator.workshop.messages import Refused, read_message

BURST, A_SECOND = 30.0, 10.0
"""Messages that a page may send at once, and in each second after that."""
MOST_REFUSED: Final = 100
"""A page that was refused so often is shown out."""
MOST_UNREAD: Final = 200
"""A page that lets so many messages lie is shown out."""
SHOWN_OUT: Final = 1008
"""The code for it (RFC 6455: policy violation)."""


class Bucket:
    """So many messages at once, then so many a second."""

    def __init__(self, burst: float = BURST, a_second: float = A_SECOND) -> None:
        self.burst, self.a_second = burst, a_second
        self._left, self._at = burst, time.monotonic()

    def allows(self) -> bool:
        """Whether another may come now."""
        now = time.monotonic()
        self._left = min(self.burst, self._left + (now - self._at) * self.a_second)
        self._at = now
        if self._left < 1:
            return False
        self._left -= 1
        return True


class Line:
    """One open page, as the class sees it."""

    def __init__(self, socket: WebSocket) -> None:
        self.socket = socket
        self._unread: asyncio.Queue[str | None] = asyncio.Queue(MOST_UNREAD)

    def send(self, message: dict[str, Any]) -> None:
        """Put a message on its way; a full line is closed."""
        try:
            self._unread.put_nowait(json.dumps(message, ensure_ascii=False, separators=(",", ":"), allow_nan=False))
        except asyncio.QueueFull:
            self.end()

    def end(self) -> None:
        """No more will be sent."""
        while not self._unread.empty():
            self._unread.get_nowait()
        self._unread.put_nowait(None)

    async def deliver(self) -> None:
        """Send what lies here, until the end."""
        while (text := await self._unread.get()) is not None:
            await self.socket.send_text(text)
        await self.socket.close(SHOWN_OUT)


def address_of(socket: WebSocket) -> str:
    """Where a page is."""
    return socket.client.host if socket.client else ""


async def attend(socket: WebSocket, classroom: Classroom) -> None:
    """Serve one page until it goes."""
    await socket.accept()
    line, bucket, refused = Line(socket), Bucket(), 0
    classroom.enter(line, address_of(socket))
    delivery = asyncio.create_task(line.deliver())
    try:
        while refused < MOST_REFUSED and not delivery.done():
            text = await _next(socket, delivery)
            if text is None:
                break
            try:
                if not bucket.allows():
                    raise Refused("too_fast")
                classroom.take(line, read_message(text))
            except Refused as found:
                refused += 1
                language = classroom.seats[line].language
                line.send(classroom.rooms.refusal(found.reason, found.detail, language))
        line.end()
        await asyncio.wait([delivery], timeout=2)
    finally:
        classroom.leave(line)
        delivery.cancel()
        await asyncio.gather(delivery, return_exceptions=True)


async def _next(socket: WebSocket, delivery: asyncio.Task[None]) -> str | bytes | None:
    """The next message; None where the page has gone, or can be sent nothing any more."""
    coming = asyncio.ensure_future(socket.receive())
    await asyncio.wait([coming, delivery], return_when=asyncio.FIRST_COMPLETED)
    if not coming.done():
        coming.cancel()
        await asyncio.gather(coming, return_exceptions=True)
        return None
    try:
        found = coming.result()
    except (WebSocketDisconnect, RuntimeError):
        return None
    if found["type"] != "websocket.receive":
        return None
    text: str | bytes | None = found.get("text")
    return text if text is not None else found.get("bytes", b"")
