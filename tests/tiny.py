"""Two scenarios small enough to run in a blink, and a way to call the command as a user does."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
SHIPPED = sorted([*(ROOT / "scenarios").glob("*.yaml"), *(ROOT / "scenarios" / "textbook").glob("*.yaml")])
"""Every scenario that comes with the program; levers, sweeps and workshops lie in folders of their own beside them."""

ONE_DESK = """
about: {title: {en: One desk, zh_Hans: 一个柜台, zh_Hant: 一個櫃檯}}
world:
  flows:
    people:
      arrivals: {every: {exponential: 3 min}}
      itinerary: [{visit: desk, service: {exponential: 2 min}}]
policy: {stations: {desk: {servers: 1, standard: 5 min}}}
run: {horizon: 600 min, replications: 3, seed: 0}
targets:
  fitted_wait: {measure: wait_mean_minutes.desk, value: 4, use: calibrated, source: a leaflet}
  foretold_queue: {measure: queue_mean_people.desk, value: 1.3, use: held_out, source: another leaflet}
"""

FERRY = """
about: {title: {en: A small ferry, zh_Hans: 小渡轮, zh_Hant: 小渡輪}}
world:
  flows:
    to_kinmen:
      arrivals: {rate: 40 / h, by_time_of_day: {"08:00": 1, "11:00": 0}}
      itinerary:
        - {visit: wutong.security, service: 20 s}
        - {board: [wutong_shuitou]}
policy:
  stations: {wutong.security: {servers: 1}}
  routes:
    wutong_shuitou:
      {origin: wutong, destination: shuitou, departures: ["09:00", "10:00", "11:30"], takes: 30 min, seats: 60}
run: {horizon: 1 day, replications: 2, seed: 7}
"""


def write(folder: Path, text: str = ONE_DESK, name: str = "one_desk") -> Path:
    """A scenario file in this folder."""
    path = folder / f"{name}.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def strait(*arguments: str | Path, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Call the command in a process of its own."""
    return subprocess.run(
        command(*arguments),
        cwd=cwd,
        env=surroundings(**environment),
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def command(*arguments: str | Path) -> list[str]:
    """The command line of a call."""
    return [sys.executable, "-m", "simulator", *map(str, arguments)]


def surroundings(**environment: str) -> dict[str, str]:
    """The environment of a call: this program first on Python's path."""
    path = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
    return {**os.environ, "PYTHONPATH": path, "COLUMNS": "100", **environment}


def stopped(
    *arguments: str | Path, cwd: Path, once: str, by: signal.Signals = signal.SIGINT, after_seconds: float = 0.5
) -> tuple[str, str, int]:
    """What a call prints on both streams, and how it ends for a shell, if Ctrl-C (or another signal) comes soon after
    this is there."""
    running = subprocess.Popen(
        command(*arguments),
        cwd=cwd,
        env=surroundings(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    deadline = time.monotonic() + 60
    while not list(cwd.glob(once)):
        assert time.monotonic() < deadline
        time.sleep(0.02)
    time.sleep(after_seconds)
    os.killpg(running.pid, by)  # as a terminal does
    out, err = running.communicate(timeout=60)
    return out, err, as_shells_tell(running.returncode)


def said_up_to(last: str, running: subprocess.Popen[str]) -> str:
    """What a call that goes on prints, up to the line with this."""
    assert running.stdout is not None
    said = ""
    while last not in said:
        line = running.stdout.readline()
        assert line, said
        said += line
    return said


def as_shells_tell(returncode: int) -> int:
    """An exit code as a shell shows it: 130 of who ended by Ctrl-C, whether it said so or died of the signal.

    Python does the latter after any KeyboardInterrupt in text handed to `exec` (a dataclass in the making), dealt
    with or not.
    """
    return 128 - returncode if returncode < 0 else returncode


def everything(folder: Path) -> dict[str, bytes]:
    """Every file below a folder and what it holds."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }
