"""Requests to stop (Ctrl-C, SIGTERM) that come at a bad moment: held until it is over, or not heard at all.

What is half-begun cannot be undone by whoever has not been told of it yet, so it is finished first, and quickly.
"""

from __future__ import annotations

import contextlib
import signal
import threading
from collections.abc import Callable, Iterator


@contextlib.contextmanager
def handled(number: signal.Signals, handler: Callable[..., object] | signal.Handlers) -> Iterator[None]:
    """Another way to deal with one kind of request for a while; outside the main thread, where none arrive, nothing."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(number, handler)
    try:
        yield
    finally:
        signal.signal(number, before)


@contextlib.contextmanager
def stops_held() -> Iterator[None]:
    """A request that comes meanwhile is heard at the end, as if it came only then.

    Blocking the signal would not do: a block holds for one thread, and numpy brings others that let it in.
    """
    came: list[int] = []

    def note(number: int, _: object) -> None:
        came.append(number)

    try:
        with handled(signal.SIGINT, note), handled(signal.SIGTERM, note):
            yield
    finally:
        if came:
            signal.raise_signal(came[0])


@contextlib.contextmanager
def deaf_offspring() -> Iterator[None]:
    """Processes started meanwhile, and theirs, never hear Ctrl-C: they inherit a block of it from this thread."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
