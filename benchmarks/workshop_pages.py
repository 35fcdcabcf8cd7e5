"""How soon a page of the workshop can be used, in a real Chromium: the door, and behind it figures and levers.

Each load is a browser context of its own, so that nothing is cached. A phone is the same machine four times slower.
"""

from __future__ import annotations

import shutil
import statistics
from dataclasses import dataclass, field
from importlib.util import find_spec
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from playwright.sync_api import Browser

NAMES: Final = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
QUIET: Final = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"),
)
PATIENCE_MS: Final = 60_000
SIZES: Final = (("laptop", 1280, 800, 1), ("phone", 390, 844, 4))
"""Name, width, height, and how many times slower than this machine."""
BYTES: Final = """() => [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")]
    .reduce((sum, each) => sum + each.transferSize, 0)"""


@dataclass
class Loads:
    """What several loads of the page took."""

    door: list[float] = field(default_factory=list)
    """Seconds from asking for the page until a name can be typed."""
    figures: list[float] = field(default_factory=list)
    """Seconds from coming in until figures and levers are there."""
    kilobytes: float = 0.0
    """Of the first page with all that it asks for, without fonts and charts."""


def browser_at() -> str | None:
    """Where a Chromium is; None where there is none, or nothing to drive it with."""
    if find_spec("playwright") is None:
        return None
    return next((found for name in NAMES if (found := shutil.which(name))), None)


def loads_of(address: str, times: int, path: str) -> dict[str, Loads]:
    """The page of a class that is being held, opened so many times in each size."""
    from playwright.sync_api import sync_playwright

    found: dict[str, Loads] = {}
    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path=path, args=[*QUIET])
        try:
            for name, width, height, slower in SIZES:
                found[name] = Loads()
                for number in range(times + 1):  # the first warms the browser up, and is not counted
                    _load(browser, address, (width, height, slower), Loads() if number == 0 else found[name], number)
        finally:
            browser.close()
    return found


def _load(browser: Browser, address: str, size: tuple[int, int, int], loads: Loads, number: int) -> None:
    width, height, slower = size
    context = browser.new_context(viewport={"width": width, "height": height})
    context.set_default_timeout(PATIENCE_MS)
    try:
        page = context.new_page()
        context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slower})
        page.goto(address, wait_until="commit")
        page.wait_for_selector("#door:not([hidden]) button")
        loads.door.append(page.evaluate("() => performance.now()") / 1000)
        loads.kilobytes = max(loads.kilobytes, page.evaluate(BYTES) / 1000)
        page.fill("#name", f"P{number}")
        began = page.evaluate("() => performance.now()")
        page.click("#door button")
        page.wait_for_selector("#figures tbody tr")
        page.wait_for_selector("#levers input:not(:disabled)")
        loads.figures.append((page.evaluate("() => performance.now()") - began) / 1000)
    finally:
        context.close()


def told(found: dict[str, Loads]) -> list[str]:
    """A line for each size: medians and the longest."""
    lines = []
    for name, each in found.items():
        door, figures = (
            f"median {statistics.median(some):5.2f}   longest {max(some):5.2f}" for some in (each.door, each.figures)
        )
        lines.append(
            f"  {name:<10} door {door}   figures and levers {figures}   n {len(each.door)}   {each.kilobytes:.0f} kB"
        )
    return lines
