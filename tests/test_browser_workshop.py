"""The workshop in a real browser, as a class uses it: predict, pull, compare, change the language, come back."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

import simulator
from tests.browser import PATIENCE_MS, Served, chromium, opened, serve
from tests.classes import session_in

WAIT = "wait_mean_minutes.desk"
HARD_TO_READ = """() => {
  const light = (colour) => {
    const plain = colour.map((part) => part / 255);
    const [r, g, b] = plain.map((part) => (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const parts = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const ground = (node) => {
    for (let each = node; each; each = each.parentElement) {
      const colour = parts(getComputedStyle(each).backgroundColor);
      if (colour.length < 4 || colour[3] > 0) return colour;
    }
    return [255, 255, 255];
  };
  const reads = (node) => node.checkVisibility() && !node.closest("svg, :disabled")
    && [...node.childNodes].some((child) => child.nodeType === 3 && child.textContent.trim());
  return [...document.querySelectorAll("body *")].filter(reads).filter((node) => {
    const [one, other] = [parts(getComputedStyle(node).color), ground(node)].map((colour) => light(colour.slice(0, 3)));
    return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05) < 4.5;
  }).map((node) => node.textContent.slice(0, 40));
}"""
"""Texts with less than 4.5 : 1 against their ground (WCAG 2.2, 1.4.3)."""
AS_DRAWN = """(family) => {
  const letters = [...new Set(document.body.innerText)].filter((each) => /\\p{Script=Han}/u.test(each));
  const canvas = Object.assign(document.createElement("canvas"), { width: 40, height: 40 });
  const pen = canvas.getContext("2d", { willReadFrequently: true });
  const drawn = (letter) => {
    pen.clearRect(0, 0, 40, 40);
    pen.font = `28px ${family}`;
    pen.fillText(letter, 4, 32);
    return String(pen.getImageData(0, 0, 40, 40).data.filter((_, place) => place % 4 === 3));
  };
  const box = drawn("\\u{10FFFD}");
  const pictures = letters.map(drawn);
  const boxes = letters.filter((_, row) => pictures[row] === box);
  return { letters: letters.length, boxes, apart: new Set(pictures).size };
}"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as found:
        yield found


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    found = serve(session_in(tmp_path), tmp_path / "state")
    yield found
    found.end()


@pytest.fixture
def asked(served: Served) -> Iterator[list[str]]:
    """All that any page asks for; afterwards it is seen that nothing left this machine, and that no script failed."""
    found: list[str] = []
    yield found
    here = urlsplit(served.address).netloc
    assert found
    for address in found:
        assert urlsplit(address).netloc == here or address.startswith(("data:", "blob:")), address


def student(browser: Browser, served: Served, asked: list[str], name: str = "Lin", team: str = "1") -> Page:
    page = opened(browser, served.address, asked)
    page.fill("#name", name)
    page.select_option("#team", team)
    page.click("#door button")
    expect(page.locator(f"[data-measure='{WAIT}'] td").first).to_be_visible(timeout=PATIENCE_MS)
    return page


def teacher(browser: Browser, served: Served, asked: list[str]) -> Page:
    page = opened(browser, f"{served.address}/teacher", asked)
    page.fill("#code", served.code)
    page.click("#door button")
    expect(page.locator("#progress")).to_be_visible()
    return page


def pull(page: Page, steps: int) -> None:
    """Move the lever as the keyboard does."""
    page.focus("#lever_more_desks")
    for _ in range(steps):
        page.keyboard.press("ArrowRight")


def figures(page: Page) -> list[float]:
    """Baseline, choice and change of the wait, as numbers."""
    cells = page.locator(f"[data-measure='{WAIT}'] td")
    return [float(cells.nth(row).get_attribute("data-value") or "nan") for row in range(3)]


def test_predict_reveal_and_see_what_compare_gives(
    browser: Browser, served: Served, asked: list[str], tmp_path: Path
) -> None:
    lin, desk = student(browser, served, asked, "<b>Lin</b>"), teacher(browser, served, asked)
    expect(lin.locator("#levers_card")).to_be_hidden()
    for place, value in (("low", "-9"), ("guess", "-2"), ("high", "0")):
        lin.fill(f"#{place}", value)
    lin.click("#prediction button")
    expect(desk.locator("#count")).to_have_text("1 of 1 have predicted.")
    expect(desk.locator("#progress th[scope=row]")).to_have_text("<b>Lin</b>")
    desk.click("[data-order=reveal]")
    expect(lin.locator("#truth")).to_contain_text("1 of 1 ranges hold it")
    pull(lin, 3)
    expect(lin.locator("#sentence")).to_contain_text("More desks (5 desks)")
    found = simulator.compare(
        tmp_path / "one_desk.yaml", ["more_desks:high"], replications=4, budget=4, measure=WAIT, workers=1
    )
    pair = found.primary[0].paired
    assert figures(lin) == [pair.before.mean, pair.after.mean, pair.difference.mean]
    assert lin.locator("#lever_more_desks").get_attribute("aria-valuetext") == "5 desks"
    lin.click("#watch")
    expect(lin.locator("#replay canvas").first).to_be_visible(timeout=PATIENCE_MS)
    clock = lin.locator("#replay .replay-clock strong")
    before = clock.inner_text()
    expect(clock).not_to_have_text(before, timeout=PATIENCE_MS)


def test_teams_shocks_and_the_debrief(browser: Browser, served: Served, asked: list[str], tmp_path: Path) -> None:
    one, two = student(browser, served, asked, "A", "1"), student(browser, served, asked, "B", "2")
    desk = teacher(browser, served, asked)
    desk.click("[data-order=next]")
    expect(one.locator("#settle")).to_be_visible()
    pull(one, 3)
    expect(one.locator("#points")).to_contain_text("4 of 3 points spent · more than the budget")
    expect(one.locator("#settle")).to_be_disabled()
    one.keyboard.press("ArrowLeft")
    one.click("#settle")
    pull(two, 1)
    two.click("#settle")
    expect(one.locator("#board tbody tr")).to_have_count(2)
    desk.click("[data-order=shock]")
    expect(two.locator("#shock")).to_contain_text("Busy")
    with desk.expect_download() as download:
        desk.click("#as_page")
    kept = tmp_path / "debrief.html"
    download.value.save_as(kept)
    assert "Scoreboard" in kept.read_text(encoding="utf-8")


@pytest.mark.parametrize("language", ["zh_Hans", "zh_Hant"])
def test_another_language_has_no_boxes_in_it(browser: Browser, served: Served, asked: list[str], language: str) -> None:
    page = student(browser, served, asked)
    page.select_option("#language", language)
    expect(page.locator("#title")).to_have_text({"zh_Hans": "一个柜台", "zh_Hant": "一個櫃檯"}[language])
    family = page.evaluate("() => getComputedStyle(document.body).fontFamily")
    found = page.evaluate(AS_DRAWN, family)
    assert found["letters"] > 40
    assert not found["boxes"]
    assert found["apart"] == found["letters"], "each letter has a picture of its own"
    said = page.inner_text("#class")
    assert "undefined" not in said
    assert "{" not in said


def test_who_loses_the_line_comes_back_as_who_they_were(
    browser: Browser, served: Served, asked: list[str], tmp_path: Path
) -> None:
    lin = student(browser, served, asked)
    for place, value in (("low", "-9"), ("guess", "-2"), ("high", "0")):
        lin.fill(f"#{place}", value)
    lin.click("#prediction button")
    expect(lin.locator("#written")).to_contain_text("You wrote: −2")
    served.end()
    expect(lin.locator("#banner")).to_contain_text("The connection is lost")
    again = serve(tmp_path / "workshops" / "desk.yaml", tmp_path / "state", urlsplit(served.address).port or 0)
    try:
        assert again.code == served.code
        expect(lin.locator("#banner")).to_be_hidden(timeout=PATIENCE_MS)
        lin.reload()
        expect(lin.locator("#written")).to_contain_text("You wrote: −2", timeout=PATIENCE_MS)
        assert figures(lin)[0] > 0
    finally:
        again.end()


def test_nothing_sticks_out_of_the_page(browser: Browser, served: Served, asked: list[str]) -> None:
    page = student(browser, served, asked)
    desk = teacher(browser, served, asked)
    desk.click("[data-order=next]")
    expect(page.locator("#settle")).to_be_visible()
    for each, width in product((page, desk), (1920, 1280, 390)):
        each.set_viewport_size({"width": width, "height": 900})
        assert each.evaluate("() => document.documentElement.scrollWidth") <= width
    small = page.evaluate(
        "() => [...document.querySelectorAll('button, select, input')].filter((each) => each.checkVisibility() && "
        "each.getBoundingClientRect().height < 28).map((each) => each.id)"
    )
    assert not small, "a finger finds every control"
    unnamed = page.evaluate(
        "() => [...document.querySelectorAll('input, select, button')].filter((each) => each.checkVisibility() && "
        "!(each.labels?.length || each.getAttribute('aria-label') || each.textContent.trim())).map((each) => each.id)"
    )
    assert not unnamed, "a screen reader names every control"


def test_the_keyboard_alone_leads_from_the_door_through_the_levers_to_the_figures(
    browser: Browser, served: Served, asked: list[str]
) -> None:
    page, desk = opened(browser, served.address, asked), teacher(browser, served, asked)
    expect(page.locator("#door")).to_be_visible(timeout=PATIENCE_MS)
    desk.click("[data-order=next]")
    assert page.evaluate(HARD_TO_READ) == []
    page.focus("#name")
    page.keyboard.type("Lin")
    page.keyboard.press("Enter")
    expect(page.locator("#lever_more_desks")).to_be_visible(timeout=PATIENCE_MS)
    expect(page.locator("#class")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator("#lever_more_desks")).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(page.locator("#sentence")).to_contain_text("More desks", timeout=PATIENCE_MS)
    assert page.locator("#sentence").get_attribute("aria-live") == "polite"
    for picture in page.locator("#queues svg").all():
        assert "at most" in (picture.get_attribute("aria-label") or ""), "a picture says what it shows"
    for name in ("off", "settle"):
        for _ in range(3):
            if page.evaluate("() => document.activeElement.id") == name:
                break
            page.keyboard.press("Tab")
        expect(page.locator(f"#{name}")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#board tbody tr")).to_have_count(1, timeout=PATIENCE_MS)
    for each in (page, desk):
        assert each.evaluate(HARD_TO_READ) == []
    page.evaluate("() => { document.getElementById('story').style.color = '#999999'; }")
    assert page.evaluate(HARD_TO_READ) == ["Three points."], "grey on white would be found"
