"""The replay in a real browser: it plays, it scrubs, shows what the journal says, and asks nothing of any network."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import numpy as np
import pytest

from simulator.journal import Journal
from simulator.policy import load_with
from simulator.report.words.language import LANGUAGES
from simulator.scenario import load
from simulator.scenario.overrides import with_overrides
from simulator.workshop.replay import STATIC, page, page_words, samples_for_page, samples_of
from simulator.workshop.replay import shown as shown_module
from simulator.world import simulate
from tests.browser import chromium
from tests.replays import waits

SCENARIOS = Path(__file__).parents[1] / "scenarios"
LABELS = [dict.fromkeys(LANGUAGES, name) for name in ("as it is", "more sailings")]


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with chromium() as running:
        yield running


@pytest.fixture(scope="module")
def journals() -> list[Journal]:
    """National Day under two policies: more than 5,000 passengers."""
    path = SCENARIOS / "xiamen_kinmen_october_2011.yaml"
    files = [with_overrides(file, days=1) for file in (load(path), load_with(path, ["more_sailings:high"]))]
    return [simulate(file.scenario, 0) for file in files]


@pytest.fixture(scope="module")
def file_of_page(journals: list[Journal], tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = SCENARIOS / "xiamen_kinmen_october_2011.yaml"
    files = [with_overrides(file, days=1) for file in (load(path), load_with(path, ["more_sailings:high"]))]
    samples = samples_of(list(zip(files, journals, strict=True)))
    assert samples[0]["shown"]["of"] > 5000
    assert samples[0]["shown"]["one_in"] == 1
    place = tmp_path_factory.mktemp("replay") / "page.html"
    place.write_text(page(samples, LABELS), encoding="utf-8")
    return place


class Opened:
    """A page that is open, with what went wrong in it and what it asked for."""

    def __init__(self, browser: Any, place: Path | str, width: int = 1280, **more: Any) -> None:
        self.context = browser.new_context(viewport={"width": width, "height": 900}, **more)
        self.page = self.context.new_page()
        self.wrong: list[str] = []
        self.asked: list[str] = []
        self.page.on("pageerror", lambda error: self.wrong.append(str(error)))
        self.page.on("console", lambda said: self.wrong.append(said.text) if said.type == "error" else None)
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.goto(place if isinstance(place, str) else place.as_uri())
        self.until("!!(window.replay && window.replay.plan)")

    def until(self, holds: str, seconds: float = 20) -> None:
        """Wait for it. (The page's own rules forbid what Playwright would do for it.)"""
        for _ in range(int(seconds * 20)):
            if self.page.evaluate(holds):
                return
            self.page.wait_for_timeout(50)
        raise AssertionError(f"never came: {holds}")

    def state(self) -> dict[str, Any]:
        found: dict[str, Any] = self.page.evaluate("window.replay.state()")
        return found


@pytest.fixture
def opened(browser: Any, file_of_page: Path) -> Iterator[Opened]:
    there = Opened(browser, file_of_page)
    yield there
    assert there.wrong == []
    assert {url.split(":")[0] for url in there.asked} <= {"file"}
    there.context.close()


def test_nothing_is_asked_of_any_network(opened: Opened) -> None:
    assert len(opened.asked) == 1  # the page itself


def test_it_plays_and_stops_and_goes_where_it_is_sent(opened: Opened) -> None:
    page = opened.page
    before = opened.state()["minute"]
    page.click(".replay-play")
    opened.until(f"window.replay.state().minute > {before + 2}")
    assert page.get_attribute(".replay-play", "aria-label") == "Pause"
    page.click(".replay-play")
    stopped = opened.state()
    assert not stopped["playing"]
    page.wait_for_timeout(150)
    assert opened.state()["minute"] == stopped["minute"]
    page.fill(".replay-slider", "600")
    assert opened.state()["minute"] == 600
    assert page.inner_text(".replay-clock strong") == "10:00"


def test_the_keyboard_alone_is_enough(opened: Opened) -> None:
    page = opened.page
    page.fill(".replay-slider", "600")
    page.focus(".replay")
    page.keyboard.press("ArrowRight")
    assert opened.state()["minute"] == 601
    page.keyboard.press("Shift+ArrowLeft")
    assert opened.state()["minute"] == 586
    page.keyboard.press("Space")
    assert opened.state()["playing"]
    page.keyboard.press("Space")
    assert not opened.state()["playing"]
    page.keyboard.press("Home")
    assert opened.state()["minute"] == 0
    page.keyboard.press("End")
    assert opened.state()["minute"] == 1440


def test_what_is_drawn_at_any_minute_is_what_the_journal_says(opened: Opened, journals: list[Journal]) -> None:
    # On, back, and on again in small steps: the picture must not depend on how one came to a minute.
    for minute in (480, 1000, 571, 572, 590, 893, 900):
        opened.page.evaluate(f"window.replay.seek({minute})")
        for journal, policy in zip(journals, opened.state()["policies"], strict=True):
            for place in policy["places"]:
                if place["kind"] == "station":
                    assert place["waiting"] == waits(journal.visits[place["name"]], minute), (place["name"], minute)
            people = journal.journeys
            assert policy["totals"]["present"] == np.count_nonzero(
                (people.arrived <= minute) & ~(people.left <= minute)
            )


def test_the_same_traveller_is_ringed_under_both_policies_and_told_of_in_words(
    opened: Opened, journals: list[Journal]
) -> None:
    page, people = opened.page, journals[0].journeys
    row = int(np.flatnonzero((people.arrived > 540) & (people.left < 900))[0])
    flow, number = journals[0].flows[people.flow[row]], int(people.index[row])
    page.evaluate(f"window.replay.seek({people.arrived[row] + 2})")
    page.select_option(".replay-pick select", flow)
    page.fill(".replay-pick input", str(number))
    page.click(".replay-pick button[type=submit]")
    rings = [policy["ring"] for policy in opened.state()["policies"]]
    assert all(rings)
    half = page.evaluate("window.replay.plan.width / 2")
    assert rings[0][0] < half < rings[1][0]
    stories = page.locator(".replay-stories article")
    assert stories.count() == 2
    arrived = int(people.arrived[row])
    for at in (0, 1):
        assert f"{arrived // 60:02d}:{arrived % 60:02d}" in stories.nth(at).inner_text()
        assert stories.nth(at).locator('li[aria-current="step"]').count() == 1
    page.fill(".replay-pick input", "99999999")
    page.click(".replay-pick button[type=submit]")
    assert page.inner_text(".replay-note") == "nobody of this number is drawn"
    assert [policy["ring"] for policy in opened.state()["policies"]] == [None, None]


def test_a_dot_that_is_clicked_is_ringed(opened: Opened) -> None:
    page = opened.page
    page.evaluate("window.replay.seek(600)")
    spot = page.evaluate(
        "(() => { const s = window.replay.scenes[0], p = s.crowd.queues.find((q) => q.length > 3)[1];"
        "return [s.x[p], s.y[p], s.run.people.number[p]]; })()"
    )
    page.click(".replay-crowd", position={"x": spot[0], "y": spot[1]})
    assert opened.state()["ringed"][1] == spot[2]


def test_all_is_said_in_each_language(opened: Opened) -> None:
    page = opened.page
    page.evaluate("window.replay.seek(600)")
    said = {}
    for language in LANGUAGES:
        page.click(f"nav button[value={language}]")
        said[language] = page.inner_text(".replay-line")
        assert page.get_attribute("html", "lang") == language.replace("_", "-")
        assert "10:00" in said[language]
    assert len({*said.values()}) == 3
    assert "等候" in said["zh_Hans"]
    assert "臺灣" in page.inner_text(".replay-stories") or "金門" in page.inner_text(".replay-stories")


def test_all_numbers_at_a_minute_stand_in_a_table_for_those_who_cannot_see_the_picture(opened: Opened) -> None:
    page = opened.page
    page.evaluate("window.replay.seek(600)")
    page.click(".replay-counts summary")
    page.wait_for_selector(".replay-counts tbody tr")
    state = opened.state()["policies"][0]
    shown = {place["name"]: place["waiting"] for place in state["places"] if place["kind"] != "route"}
    rows = page.locator(".replay-counts tbody tr")
    assert rows.count() == len(shown)
    cells = [rows.nth(row).locator("td").first.inner_text() for row in range(rows.count())]
    assert sorted(int(cell.replace(",", "")) for cell in cells) == sorted(shown.values())
    assert page.get_attribute(".replay-crowd", "role") == "img"
    assert "as it is" in page.get_attribute(".replay-crowd", "aria-label")


@pytest.mark.parametrize("width", [390, 1280, 1920])
def test_nothing_is_wider_than_the_screen(browser: Any, file_of_page: Path, width: int) -> None:
    there = Opened(browser, file_of_page, width)
    assert there.page.evaluate("document.documentElement.scrollWidth") <= width
    plan = there.page.evaluate(
        "window.replay.plan.panels.flatMap((panel) => [...panel.halls, ...panel.frames]).map(({x, w}) => [x, x + w])"
    )
    assert all(0 <= left < right <= width for left, right in plan)
    assert there.wrong == []
    there.context.close()


@pytest.mark.parametrize("width", [390, 1280])
def test_a_policy_with_a_long_name_is_drawn_as_far_as_there_is_room(
    browser: Any, journals: list[Journal], tmp_path: Path, width: int
) -> None:
    path = SCENARIOS / "xiamen_kinmen_october_2011.yaml"
    samples = samples_of([(with_overrides(load(path), days=1), each) for each in journals])
    long = "A higher duty-free limit (10,000 CNY a person and day) + More exit lanes (14 lanes)"
    place = tmp_path / "page.html"
    place.write_text(page(samples, [LABELS[0], dict.fromkeys(LANGUAGES, long)]), encoding="utf-8")
    there = Opened(browser, place, width)
    assert there.state()["policies"][1]["label"] == long
    assert there.wrong == []
    there.context.close()


def test_who_asked_for_less_motion_sees_no_gliding(browser: Any, file_of_page: Path) -> None:
    there = Opened(browser, file_of_page, reduced_motion="reduce")
    page = there.page
    page.evaluate("window.replay.seek(600)")
    page.evaluate("window.replay.play()")
    page.wait_for_timeout(400)
    assert there.state()["minute"] == 600  # the next picture comes after a second
    there.until("window.replay.state().minute > 600", 5)
    assert there.state()["minute"] >= 604
    there.context.close()


def test_a_frame_of_a_day_of_five_thousand_is_drawn_within_a_sixtieth_of_a_second(opened: Opened) -> None:
    page = opened.page
    page.evaluate("window.replay.seek(540)")
    page.select_option(".replay-speed select", "10")
    page.evaluate("window.replay.frames.length = 0")
    page.evaluate("window.replay.play()")
    opened.until("window.replay.frames.length > 90")
    page.evaluate("window.replay.pause()")
    took = sorted(opened.state()["frames"])
    assert took[len(took) // 2] < 16


def test_going_on_costs_less_than_looking_everyone_up(opened: Opened) -> None:
    """A step of the clock costs as much as happens in it, a jump as many as there are: measured in one run."""
    steps, jumps = opened.page.evaluate(
        """(() => {
          const crowd = window.replay.scenes[0].crowd, per = crowd.run.perMinute;
          crowd.jump(540 * per);
          let began = performance.now();
          for (let tick = 540 * per; tick < 840 * per; tick += per / 6) crowd.to(Math.floor(tick));
          const steps = (performance.now() - began) / (300 * 6);
          began = performance.now();
          for (let minute = 540; minute < 570; minute++) crowd.jump(minute * per);
          return [steps, (performance.now() - began) / 30];
        })()"""
    )
    assert steps < jumps / 5


def test_where_one_in_several_is_drawn_the_numbers_still_count_all(
    browser: Any, journals: list[Journal], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shown_module, "MOST_MOVES", 20_000)
    path = SCENARIOS / "xiamen_kinmen_october_2011.yaml"
    file = with_overrides(load(path), days=1)
    samples = samples_of([(file, journals[0])])
    assert samples[0]["shown"]["one_in"] > 1
    place = tmp_path / "page.html"
    place.write_text(page(samples, LABELS[:1]), encoding="utf-8")
    there = Opened(browser, place)
    for minute in (560, 700):
        there.page.evaluate(f"window.replay.seek({minute})")
        for where in there.state()["policies"][0]["places"]:
            if where["kind"] == "station":
                assert where["waiting"] == waits(journals[0].visits[where["name"]], minute)
    assert "one in" in there.page.inner_text(".replay-foot")
    assert there.wrong == []
    there.context.close()


def test_what_is_mounted_while_hidden_is_drawn_once_it_is_shown(opened: Opened) -> None:
    page = opened.page
    page.evaluate("document.querySelector('main').style.display = 'none'")
    page.evaluate(
        """(() => {
          const old = window.replay, samples = old.scenes.map((scene) => scene.sample);
          old.destroy();
          window.replay = new old.constructor(document.querySelector("main"), samples, old.catalogue, "en", 0);
          window.replay.play();
          window.replay.seek(600);
        })()"""
    )
    assert page.evaluate("window.replay.plan === undefined")
    page.evaluate("document.querySelector('main').style.display = ''")
    opened.until("!!window.replay.plan && window.replay.scenes[0].x.some((x) => x > 0)")


def test_the_parts_work_as_modules_of_a_server_too(browser: Any, journals: list[Journal], tmp_path: Path) -> None:
    """As the workshop serves them: each part imports what it needs, and nothing inline is allowed."""
    path = SCENARIOS / "xiamen_kinmen_october_2011.yaml"
    samples = samples_of([(with_overrides(load(path), days=1), journals[0])])
    for part in STATIC.iterdir():
        (tmp_path / part.name).write_bytes(part.read_bytes())
    given = {"samples": samples_for_page(samples, LABELS[:1]), "words": page_words()}
    (tmp_path / "given.json").write_text(json.dumps(given), encoding="utf-8")
    (tmp_path / "here.js").write_text(
        'import { mount } from "./replay.js";\n'
        'const given = await (await fetch("given.json")).json();\n'
        'window.replay = mount(document.querySelector("main"), { ...given, language: "zh_Hant" });\n',
        encoding="utf-8",
    )
    (tmp_path / "index.html").write_text(
        "<!doctype html><meta http-equiv=Content-Security-Policy content=\"default-src 'self'; img-src data:\">"
        '<link rel=icon href="data:,"><link rel=stylesheet href=replay.css><main></main>'
        "<script type=module src=here.js></script>",
        encoding="utf-8",
    )
    handler = partial(Quiet, directory=str(tmp_path))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        try:
            there = Opened(browser, f"http://127.0.0.1:{server.server_port}/index.html")
            there.page.evaluate("window.replay.seek(600); window.replay.play()")
            there.until("window.replay.state().minute > 601")
            there.page.evaluate("window.replay.pause()")
            there.page.click(".replay-counts summary")
            there.page.wait_for_selector(".replay-counts tbody tr")
            assert there.wrong == []
            there.context.close()
        finally:
            server.shutdown()


class Quiet(SimpleHTTPRequestHandler):
    """Says nothing of what it hands out."""

    def log_message(self, *_: Any) -> None:
        pass
