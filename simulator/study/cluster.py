"""Workers of a Dask cluster, known by the address of its scheduler."""

from __future__ import annotations

import contextlib
import socket
from collections.abc import Iterator
from concurrent.futures import CancelledError, Executor
from dataclasses import dataclass, field
from typing import Any

from simulator import __version__
from simulator.study.executor import WorkersLost

TIMEOUT_SECONDS = 10
RETRIES = 2
"""How often Dask hands out a task again whose worker was killed."""


@dataclass(frozen=True)
class Cluster:
    """The workers of a Dask scheduler. Raises WorkersLost where it cannot be reached, or its workers have another
    program than this one."""

    address: str
    lost: tuple[type[BaseException], ...] = ()
    workers: int = field(init=False, default=1)

    def __post_init__(self) -> None:
        with self._client() as client:
            object.__setattr__(self, "workers", self._same_program(client))

    @contextlib.contextmanager
    def open(self) -> Iterator[Executor]:
        """The executor of a client of its own."""
        from distributed import KilledWorker

        try:
            with self._client() as client:
                executor = client.get_executor(pure=False, retries=RETRIES)
                yield executor
        except KilledWorker as problem:
            raise WorkersLost(
                f"{self.address}: workers of the cluster were killed again and again at the same task, most likely "
                f"because memory ran out ({problem})"
            ) from None
        except (CancelledError, OSError, TimeoutError) as problem:
            if isinstance(problem, OSError) and problem.errno is not None:
                raise  # of this machine's own disk
            raise self.given_up() from problem

    def given_up(self) -> WorkersLost:
        """The scheduler has gone."""
        return WorkersLost(f"{self.address}: the scheduler cannot be reached any more")

    @contextlib.contextmanager
    def _client(self) -> Iterator[Any]:
        try:
            from distributed import Client
        except ModuleNotFoundError:
            raise WorkersLost("--dask needs Dask: pip install -e '.[cluster]'") from None
        make: Any = Client  # it has no types
        try:
            _knock(self.address)
            client = make(self.address, timeout=TIMEOUT_SECONDS, set_as_default=False)
        except (OSError, TimeoutError, ValueError) as problem:
            said = " ".join(str(problem).split())[:200]
            raise WorkersLost(f"{self.address}: nobody answers there, no Dask scheduler ({said})") from None
        try:
            yield client
        finally:
            with contextlib.suppress(Exception):
                client.close(timeout=2)

    def _same_program(self, client: Any) -> int:
        """How many threads the workers have, if all have this version and this code."""
        threads = client.nthreads()
        if not threads:
            raise WorkersLost(f"{self.address}: the scheduler has no workers; start some: dask worker {self.address}")
        from simulator.study.program import about_this_program

        here = about_this_program()
        try:
            told = client.run(about_this_program)
        except Exception as problem:
            said = " ".join(str(problem).split())[:200]
            raise WorkersLost(
                f"{self.address}: its workers do not have this program (strait {__version__}): {said}"
            ) from None
        for worker, there in told.items():
            other = [name for name, value in here.items() if there.get(name) != value]
            if other:
                raise WorkersLost(
                    f"{self.address}: worker {worker} has another program than this one, and could give other results: "
                    + "; ".join(f"{name} {there.get(name)}, here {here[name]}" for name in other)
                )
        return sum(threads.values())


def _knock(address: str) -> None:
    """See whether anybody is there at all: a Dask client would wait long for nobody, and go with a traceback.

    Raises OSError, or ValueError where it is no address.
    """
    from distributed.comm.addressing import get_address_host_port

    reach: Any = get_address_host_port  # it has no types
    socket.create_connection(reach(address), timeout=TIMEOUT_SECONDS).close()
