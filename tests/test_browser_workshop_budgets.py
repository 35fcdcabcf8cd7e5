"""Four teams with a budget, three by the line and one in a real browser, on a server that falls in the middle."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, expect
from websockets.sync.client import ClientConnection, connect

from tests.browser import PATIENCE_MS, chromium, opened, serve
from tests.classes import SESSION, session_in

MOST_MESSAGES = 500
"""So many are read in vain before a test gives up."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as found:
        yield found


class Scripted:
    """A student, or the teacher, whose page is a script."""

    def __init__(self, address: str, **first: Any) -> None:
        self.line: ClientConnection = connect(f"{address.replace('http', 'ws')}/line", max_size=2**22).__enter__()
        self.says(**first)

    def says(self, **message: Any) -> None:
        self.line.send(json.dumps(message))

    def hears(self, kind: str) -> dict[str, Any]:
        """The next message of a kind."""
        for _ in range(MOST_MESSAGES):
            message: dict[str, Any] = json.loads(self.line.recv(timeout=PATIENCE_MS / 1000))
            if message["type"] == kind:
                return message
        raise AssertionError(f"no {kind} was heard")


def test_four_teams_spend_fall_and_come_back(browser: Browser, tmp_path: Path) -> None:
    session = session_in(tmp_path, SESSION.replace("teams: 3", "teams: 4"))
    served = serve(session, tmp_path / "state")
    others = {}
    try:
        for team in (2, 3, 4):
            others[team] = Scripted(served.address, do="join", name=f"T{team}", team=team, language="en")
        teacher = Scripted(served.address, do="teach", code=served.code)
        page = opened(browser, served.address, [])
        page.fill("#name", "Lin")
        page.select_option("#team", "1")
        page.click("#door button")
        for place, value in (("low", "-9"), ("guess", "-2"), ("high", "0")):
            page.fill(f"#{place}", value)
        page.click("#prediction button")
        expect(page.locator("#written")).to_contain_text("You wrote: −2", timeout=PATIENCE_MS)
        for order in ("reveal", "next"):
            teacher.says(do="lead", order=order)
        expect(page.locator("#settle")).to_be_visible(timeout=PATIENCE_MS)
        page.focus("#lever_more_desks")
        for _ in range(3):
            page.keyboard.press("ArrowRight")
        expect(page.locator("#settle")).to_be_disabled()
        page.keyboard.press("ArrowLeft")
        page.click("#settle")
        for team, step in ((2, "low"), (3, "low"), (4, "high")):
            others[team].says(do="choose", levers={"more_desks": step})
        assert others[4].hears("refused")["reason"] == "too_dear"
        others[4].says(do="choose", levers={})
        rows = page.locator("#board tbody tr")
        expect(rows).to_have_count(4, timeout=PATIENCE_MS)
        expect(page.locator("#results")).to_have_attribute("aria-busy", "false", timeout=PATIENCE_MS)
        stood = rows.all_inner_texts()
        assert page.locator("#board tr.own th").inner_text() == "Team 1"
    finally:
        served.end()
    expect(page.locator("#banner")).to_contain_text("The connection is lost", timeout=PATIENCE_MS)
    again = serve(session, tmp_path / "state", urlsplit(served.address).port or 0)
    try:
        expect(page.locator("#banner")).to_be_hidden(timeout=PATIENCE_MS)
        page.reload()
        expect(page.locator("#board tbody tr")).to_have_count(4, timeout=PATIENCE_MS)
        assert page.locator("#board tbody tr").all_inner_texts() == stood
        expect(page.locator("#lever_more_desks")).to_have_value("2")
        expect(page.locator("#points")).to_have_text("2 of 3 points spent")
        teacher = Scripted(again.address, do="teach", code=again.code)
        teacher.says(do="lead", order="shock", shock="storm")
        expect(page.locator("#shock")).to_contain_text("Busy", timeout=PATIENCE_MS)
        expect(page.locator("#board tbody tr")).to_have_count(4, timeout=PATIENCE_MS)
        assert page.locator("#board tbody tr").all_inner_texts() != stood
    finally:
        again.end()
