"""Ctrl-C at every line of handing out: it is always heard, and nothing waits for ever after it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.tiny import surroundings

EVERY_LINE = '''
import contextlib, signal, sys, time
from concurrent.futures import ThreadPoolExecutor
from simulator.flow.stopping import stops_held
from simulator.study.executor import handed_out

class Threads:  # a lock left locked in this process would be met by the very threads that carry results home
    workers, lost = 2, ()

    @contextlib.contextmanager
    def open(self):
        pool = ThreadPoolExecutor(2)
        try:
            yield pool
        finally:
            with stops_held():
                pool.shutdown(wait=True, cancel_futures=True)

def nap(number):
    time.sleep(0.0005)

def interrupted_at(line):
    """Whether the lines were enough, and whether the interrupt was heard (Python itself hears none in a finalizer)."""
    lines = line
    def tracer(frame, event, _):
        nonlocal lines
        if event == "line":
            lines -= 1
            if not lines:
                sys.settrace(None)
                signal.raise_signal(signal.SIGINT)
        return tracer
    items = iter(range(4))
    try:
        sys.settrace(tracer)
        for _ in handed_out(nap, lambda: next(items, None), Threads()):
            pass
    except KeyboardInterrupt:
        return True, True
    finally:
        sys.settrace(None)
    return lines <= 0, False

heard = line = 0
went_on = True
while went_on:
    line += 1
    went_on, loud = interrupted_at(line)
    heard += loud
print(line, heard)
'''


def test_an_interrupt_at_any_line_is_heard_and_leaves_no_lock_behind(tmp_path: Path) -> None:
    script = tmp_path / "every_line.py"
    script.write_text(EVERY_LINE)
    call = [sys.executable, script]
    told = subprocess.run(call, env=surroundings(), capture_output=True, text=True, timeout=120, check=True)
    lines, heard = map(int, told.stdout.split())
    assert lines > 300
    assert heard > 0.98 * lines
