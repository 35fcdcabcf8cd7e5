"""The report of a comparison in a real browser: what is seen without scrolling, on a desk and on a phone."""

from __future__ import annotations

from pathlib import Path

import pytest

from simulator.report.page.html import write_reports
from simulator.study.comparison import Comparison, compare
from tests.browser import chromium
from tests.lever_files import MORE_DESKS, SHORTER_WAIT, desk_and_levers

BEYOND = """() => [...document.querySelectorAll('.chip')].filter(chip => {
  const box = chip.getBoundingClientRect();
  return box.width === 0 || box.left < 0 || box.right > document.documentElement.clientWidth;
}).length"""
"""Verdicts that are out of sight to the left or right, or not there at all."""
TWO = ["more_desks:high", "shorter_wait"]
FOUR = ["more_desks", "more_desks:high", "shorter_wait", "more_desks:low+shorter_wait"]


def compared(folder: Path, wishes: list[str]) -> Comparison:
    path = desk_and_levers(folder, more_desks=MORE_DESKS, shorter_wait=SHORTER_WAIT)
    return compare(path, wishes, replications=3, budget=3, workers=1)


@pytest.mark.parametrize("wishes", [TWO, FOUR], ids=["two policies", "four policies"])
def test_every_verdict_is_seen_without_scrolling_to_the_side(tmp_path: Path, wishes: list[str]) -> None:
    pages = write_reports(compared(tmp_path, wishes), tmp_path, "strait compare")
    with chromium() as browser:
        for width in (390, 600, 768, 1280):
            for path in pages:
                page = browser.new_page(viewport={"width": width, "height": 900})
                page.goto(path.as_uri())
                assert page.locator(".chip").count() >= 2 * len(wishes)
                assert page.evaluate(BEYOND) == 0, (width, path.name)
                assert page.evaluate("document.documentElement.scrollWidth") <= width
                page.close()
