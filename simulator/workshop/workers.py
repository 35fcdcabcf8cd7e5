"""The worker processes of a class: asked one thing at a time, brought in anew when they are lost."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Any, Final, TypeVar

from simulator.flow.stopping import deaf_offspring
from simulator.study.executor import NEW_POOLS, new_pool

Found = TypeVar("Found")
PRELOAD: Final = ("simulator.workshop.running", "simulator.world")


def _here() -> None:
    """What a worker is asked first: to be there."""


class Workers:
    """So many processes, and what they are at."""

    def __init__(self, many: int) -> None:
        self.many = many
        self.pool: ProcessPoolExecutor | None = None
        self._pools_left = NEW_POOLS
        self._calls: set[asyncio.Future[Any]] = set()

    def start(self) -> None:
        """Bring the workers in, so that they are there when the class is; Ctrl-C is for the server alone."""
        with deaf_offspring():
            for _ in range(self.many):
                self._workers().submit(_here)

    def ask(
        self, tell: Callable[[Found | None, BaseException | None], None], what: Callable[..., Found], *given: object
    ) -> None:
        """Have a worker do something; `tell` is told what came of it, or what went wrong. Where the workers are lost
        it is asked of new ones."""
        call = asyncio.wrap_future(self._submitted(what, *given))
        pool = self.pool
        self._calls.add(call)

        def done(call: asyncio.Future[Found]) -> None:
            self._calls.discard(call)
            if call.cancelled():
                return
            problem = call.exception()
            if isinstance(problem, BrokenProcessPool) and self._pools_left:
                if self.pool is pool:  # the first to notice brings new workers
                    self._pools_left -= 1
                    self.pool = None
                self.ask(tell, what, *given)
                return
            tell(None if problem else call.result(), problem)

        call.add_done_callback(done)

    def _submitted(self, what: Callable[..., Found], *given: object) -> Future[Found]:
        """A call on its way to a worker; one that has failed already where the workers are lost."""
        try:
            with deaf_offspring():
                return self._workers().submit(what, *given)
        except BrokenProcessPool as problem:  # lost, and nobody has noticed yet
            lost: Future[Found] = Future()
            lost.set_exception(problem)
            return lost

    def _workers(self) -> ProcessPoolExecutor:
        if self.pool is None:
            self.pool = new_pool(self.many, PRELOAD)
        return self.pool

    def close(self) -> None:
        """Let the workers finish the parts they are at, which are short, and end them: killed while they tell what they
        found, they can leave the others waiting for ever."""
        calls, self._calls = self._calls, set()
        for call in calls:
            call.cancel()
        if self.pool is not None:
            self.pool.shutdown(wait=True, cancel_futures=True)
            self.pool = None
