"""A real Chromium that is found on this machine, and a workshop's server for it to speak to."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.tiny import command, said_up_to, surroundings

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
QUIET = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"),
)
"""Nothing is looked up and nothing is asked of anybody but this machine."""
PATIENCE_MS = 30_000


@contextmanager
def chromium() -> Iterator[Browser]:
    """The browser; where there is none the test is skipped, but not where all tests should run."""
    path = next((found for name in NAMES if (found := shutil.which(name))), None)
    if path is None:
        if os.environ.get("CI") == "true":
            pytest.fail("no Chromium was found, and here there should be one")
        pytest.skip("no Chromium was found on this machine")
    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path=path, args=[*QUIET])
        try:
            yield browser
        finally:
            browser.close()


@dataclass
class Served:
    """A class that is being held."""

    running: subprocess.Popen[str]
    address: str
    code: str

    def end(self) -> None:
        """As the teacher does."""
        if self.running.poll() is None:
            self.running.send_signal(signal.SIGINT)
        self.running.communicate(timeout=60)


def serve(session: Path, state: Path, port: int = 0) -> Served:
    """Hold a class, and read what the teacher is told."""
    running = subprocess.Popen(
        command("workshop", session, "--host", "127.0.0.1", "--port", str(port), "--state", state),
        cwd=state.parent,
        env=surroundings(PYTHONUNBUFFERED="1"),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    said = said_up_to("nothing of it is lost", running)
    address, code = re.search(r"open +(http\S+)", said), re.search(r"code +(\w+)", said)
    assert address
    assert code
    return Served(running, address[1], code[1])


def opened(browser: Browser, address: str, asked: list[str], width: int = 1280) -> Page:
    """A page in a context of its own; what it asks for is noted."""
    context = browser.new_context(viewport={"width": width, "height": 900})
    context.set_default_timeout(PATIENCE_MS)
    page = context.new_page()
    page.on("request", lambda request: asked.append(request.url))
    page.on("websocket", lambda socket: asked.append(socket.url))
    page.on("pageerror", lambda problem: asked.append(f"error: {problem}"))
    page.goto(address)
    return page
