"""Thirty students on one server: each pulls a lever every five seconds, and the answer is waited for.

    python -m benchmarks.workshop                   three minutes
    python -m benchmarks.workshop --seconds 30      a first look
    python -m benchmarks.workshop --pages 15        the page is opened 15 times in a browser afterwards, not 7

The server runs as a teacher starts it, in a process of its own, on 127.0.0.1. Nothing was simulated before;
`--ahead 60` lets it work for a minute before the class comes in, as it does while students find the page.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import re
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from websockets.asyncio.client import ClientConnection, connect

from benchmarks.workshop_pages import Loads, browser_at, loads_of, told

ROOT = Path(__file__).resolve().parent.parent
SESSION = ROOT / "scenarios" / "workshops" / "the_ferry_that_fills.yaml"
GIVEN_UP_SECONDS = 60.0


@dataclass
class Seen:
    """What the students saw."""

    fresh: list[float] = field(default_factory=list)
    """Seconds until an answer that was not known before."""
    cached: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    joined: list[float] = field(default_factory=list)
    """Seconds from opening the line to today's figures."""
    bytes_most: int = 0
    megabytes: float = 0.0
    """The most that the server and its workers held at a time."""


def begun(folder: Path) -> tuple[subprocess.Popen[str], str, str]:
    """A server, its address and the teacher's code."""
    call = [sys.executable, "-c", "from simulator.cli import main; main()", "workshop", str(SESSION)]
    server = subprocess.Popen(
        [*call, "--host", "127.0.0.1", "--port", "0", "--state", str(folder)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )
    assert server.stdout is not None
    said = ""
    while "nothing of it is lost" not in said:
        line = server.stdout.readline()
        assert line, said
        said += line
    address, code = re.search(r"open +http://(\S+)", said), re.search(r"code +(\w+)", said)
    assert address is not None
    assert code is not None
    return server, f"ws://{address[1]}/line", code[1]


async def until(line: ClientConnection, kind: str, seen: Seen, **what: Any) -> tuple[dict[str, Any], bool]:
    """The next message of a kind that says this; and whether the student had to wait in line for it."""
    waited = False
    async with asyncio.timeout(GIVEN_UP_SECONDS):
        while True:
            text = await line.recv()
            seen.bytes_most = max(seen.bytes_most, len(text))
            message = json.loads(text)
            waited |= message["type"] == "line"
            if message["type"] == "refused":
                raise RuntimeError(message["said"])
            if message["type"] == kind and all(message.get(key) == value for key, value in what.items()):
                return message, waited


async def student(number: int, address: str, seconds: float, every: float, seen: Seen) -> None:
    """One student: comes in, then moves one lever after another."""
    luck = random.Random(number)
    try:
        began = time.perf_counter()
        async with connect(address, max_size=2**22) as line:
            hello, _ = await until(line, "hello", seen)
            await line.send(json.dumps({"do": "join", "name": f"S{number}", "team": 1 + number % 6, "language": "en"}))
            await until(line, "answer", seen)
            seen.joined.append(time.perf_counter() - began)
            levers: dict[str, str] = {}
            await asyncio.sleep(luck.uniform(0, every))
            end = began + seconds
            while time.perf_counter() < end:
                lever = luck.choice(hello["levers"])
                step = luck.choice(["", *(each["step"] for each in lever["steps"])])
                levers = {name: at for name, at in {**levers, lever["name"]: step}.items() if at}
                sent = time.perf_counter()
                await line.send(json.dumps({"do": "try", "levers": levers}))
                _, waited = await until(line, "answer", seen, levers=levers)
                took = time.perf_counter() - sent
                (seen.fresh if waited else seen.cached).append(took)
                await asyncio.sleep(max(0.0, every - took))
    except Exception as problem:
        seen.errors.append(f"student {number}: {type(problem).__name__}: {problem}")


async def lesson(address: str, code: str, pid: int, students: int, seconds: float, every: float) -> Seen:
    """All of them, and a teacher who opens the last round."""
    seen = Seen()
    async with connect(address, max_size=2**22) as teacher:
        await teacher.send(json.dumps({"do": "teach", "code": code}))
        room, _ = await until(teacher, "room", seen)
        for _ in range(room["rounds"] - 1):
            await teacher.send(json.dumps({"do": "lead", "order": "next"}))
        async with asyncio.TaskGroup() as group:
            tasks = [
                group.create_task(student(number, address, seconds, every, seen)) for number in range(1, students + 1)
            ]
            while not all(task.done() for task in tasks):
                seen.megabytes = max(seen.megabytes, megabytes(pid))
                drained = asyncio.timeout(1)
                try:
                    async with drained:
                        while True:
                            await teacher.recv()
                except TimeoutError:
                    pass
    return seen


def megabytes(pid: int) -> float:
    """What a process and its offspring hold, each by itself: shared pages counted again. NaN where nobody tells."""
    parents: dict[int, list[int]] = {}
    try:
        for stat in Path("/proc").glob("[0-9]*/stat"):
            fields = stat.read_text().rpartition(")")[2].split()
            parents.setdefault(int(fields[1]), []).append(int(stat.parent.name))
    except OSError:
        return megabytes(pid)
    if not parents:
        return float("nan")
    family, total = [pid], 0.0
    for each in family:
        family += parents.get(each, [])
        try:
            told = Path(f"/proc/{each}/status").read_text()
        except OSError:
            continue
        total += next((int(line.split()[1]) / 1024 for line in told.splitlines() if line.startswith("VmRSS")), 0.0)
    return total


def seconds_of(found: list[float]) -> str:
    """Median, 95th percentile and the longest."""
    if not found:
        return "-"
    ranked = sorted(found)
    p95 = ranked[min(len(ranked) - 1, int(0.95 * len(ranked)))]
    return f"median {statistics.median(found):6.3f}   95 % {p95:6.3f}   longest {ranked[-1]:6.3f}   n {len(found)}"


def main() -> None:
    """Hold the class, and print what its students saw."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    asked.add_argument("--students", type=int, default=30)
    asked.add_argument("--seconds", type=float, default=180.0)
    asked.add_argument("--ahead", type=float, default=0.0)
    asked.add_argument("--every", type=float, default=5.0)
    asked.add_argument(
        "--pages", type=int, default=7, help="how often the page is opened in a browser afterwards; 0: never"
    )
    wish = asked.parse_args()
    pages: dict[str, Loads] = {}
    with tempfile.TemporaryDirectory() as folder:
        server, address, code = begun(Path(folder))
        try:
            time.sleep(wish.ahead)
            seen = asyncio.run(lesson(address, code, server.pid, wish.students, wish.seconds, wish.every))
            if wish.pages and (browser := browser_at()):
                pages = loads_of(address.replace("ws:", "http:").removesuffix("/line"), wish.pages, browser)
        finally:
            server.send_signal(signal.SIGINT)
            server.wait(timeout=30)
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else float("nan")
    print(
        f"{wish.students} students, a lever every {wish.every:g} s for {wish.seconds:g} s, "
        f"{wish.ahead:g} s after the server began"
    )
    print("seconds to the answer")
    print(f"  all        {seconds_of(seen.fresh + seen.cached)}")
    print(f"  simulated  {seconds_of(seen.fresh)}")
    print(f"  cached     {seconds_of(seen.cached)}")
    print(f"  first look {seconds_of(seen.joined)}   (all at once, from opening the line to today's figures)")
    print(f"  errors     {len(seen.errors)}")
    print(f"  memory     {seen.megabytes:.0f} MB, the server and its workers together")
    print(f"  messages   at most {seen.bytes_most / 1000:.0f} kB")
    print(
        "seconds to a page that can be used, in Chromium, nothing cached"
        if pages
        else "no page was opened in a browser"
    )
    for line in told(pages):
        print(line)
    print(f"  load of this machine at the end: {load:.1f}")
    for each in seen.errors[:5]:
        print(f"    {each}")


if __name__ == "__main__":
    main()
