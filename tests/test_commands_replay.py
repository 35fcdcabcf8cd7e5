"""`strait replay`: one page, whole in itself, or a clear word of what is wrong."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from simulator.report.words.language import LANGUAGES
from simulator.scenario import load
from simulator.workshop.replay import page, page_words, sample_of, samples_for_page
from simulator.workshop.replay.page import PARTS, STATIC, in_html, script
from simulator.world import simulate
from tests.tiny import FERRY, ONE_DESK, everything, stopped, strait, write

MANY_DAYS = ONE_DESK.replace("horizon: 600 min", "horizon: 40 days, warm_up: 2 days")


def given_in(text: str) -> dict[str, Any]:
    found = re.search(r'<script type="application/json" id="given">(.*?)</script>', text, re.DOTALL)
    assert found
    given: dict[str, Any] = json.loads(found[1])
    return given


def test_a_page_is_written_where_it_should_go_and_asks_nothing_of_any_network(tmp_path: Path) -> None:
    write(tmp_path, FERRY, "ferry")
    done = strait("replay", "ferry.yaml", "--out", "here/day.html", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout.endswith("kept in here/day.html\n")
    assert [*everything(tmp_path)] == ["ferry.yaml", "here/day.html"]
    text = (tmp_path / "here" / "day.html").read_text(encoding="utf-8")
    assert not re.search(r"(src|href)=|url\(|@import|https?://", text)
    assert "default-src 'none'" in text
    assert [each["label"]["zh_Hant"] for each in given_in(text)["samples"]] == ["基準"]


def test_without_a_place_it_goes_under_outputs_by_the_name_of_the_scenario(tmp_path: Path) -> None:
    write(tmp_path)
    assert strait("replay", "one_desk.yaml", cwd=tmp_path).stdout.endswith("kept in outputs/one_desk/replay.html\n")


def test_a_long_run_shows_its_first_counted_day_or_the_one_asked_for(tmp_path: Path) -> None:
    write(tmp_path, MANY_DAYS, "long")
    for options, day in (((), 2), (("--day", "1"), 1), (("--day", "39"), 39)):
        done = strait("replay", "long.yaml", *options, "--out", "day.html", cwd=tmp_path)
        assert done.returncode == 0, done.stderr
        sample = given_in((tmp_path / "day.html").read_text(encoding="utf-8"))["samples"][0]["data"]
        assert sample["from_minute"] == day * 1440


def test_another_replication_is_another_luck_and_the_same_is_the_same(tmp_path: Path) -> None:
    write(tmp_path)
    pages = []
    for row, number in enumerate(("0", "1", "1")):
        strait("replay", "one_desk.yaml", "--replication", number, "--out", f"{row}.html", cwd=tmp_path)
        pages.append((tmp_path / f"{row}.html").read_bytes())
    assert pages[0] != pages[1] == pages[2]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("one_desk.yaml", "--day", "7"), "--day 7: the run has day 0 only"),
        (("one_dusk.yaml",), "did you mean `one_desk.yaml`?"),
        (("one_desk.yaml", "--with", "no_such_lever"), "no_such_lever"),
        (("one_desk.yaml", "--out", "one_desk.yaml/page.html"), "cannot be written"),
    ],
)
def test_what_is_wrong_is_said_in_a_word_and_nothing_is_left(
    tmp_path: Path, options: tuple[str, ...], said: str
) -> None:
    write(tmp_path)
    done = strait("replay", *options, cwd=tmp_path)
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert [*everything(tmp_path)] == ["one_desk.yaml"]


def test_ctrl_c_leaves_nothing_half_written(tmp_path: Path) -> None:
    write(tmp_path, ONE_DESK.replace("horizon: 600 min", "horizon: 36500 days"), "endless")
    _, err, code = stopped(
        "replay", "endless.yaml", "--day", "36000", "--out", "page.html", cwd=tmp_path, once=".page*"
    )
    assert (code, err.splitlines()[-1]) == (130, "interrupted; nothing was written")
    assert [*everything(tmp_path)] == ["endless.yaml"]


def test_a_title_that_would_end_the_script_stays_text(tmp_path: Path) -> None:
    evil = "</script><script>alert(1)</script>"
    path = write(tmp_path, ONE_DESK.replace("en: One desk", f'en: "{evil}"'))
    file = load(path)
    sample = sample_of(file, simulate(file.scenario, 0))
    text = page([sample], [dict.fromkeys(LANGUAGES, evil)])
    assert evil not in text
    assert given_in(text)["title"]["en"] == evil
    assert json.loads(in_html({"a": "\u2028<!--"})) == {"a": "\u2028<!--"}


def test_the_page_speaks_the_same_words_in_every_language_and_its_own() -> None:
    words = page_words()
    assert [*words] == [*LANGUAGES]
    assert len({tuple(each) for each in words.values()}) == 1
    holes = {
        key: {tuple(sorted(re.findall(r"\{\w+\}", str(each[key])))) for each in words.values()} for key in words["en"]
    }
    assert {key: found for key, found in holes.items() if len(found) > 1} == {}


def test_every_word_the_script_asks_for_is_in_the_catalogue() -> None:
    text = script()
    asked = {
        *re.findall(r'say\((?:this\.)?words, "(\w+)"', text),
        *re.findall(r"(?:^|[^.\w])(?:this\.)?words\.(\w+)", text),
    }
    assert asked >= {"title", "walks", "endings"}
    assert asked <= page_words()["en"].keys()


def test_the_parts_of_the_script_are_all_there_and_none_is_imported_before_it_comes() -> None:
    assert {*PARTS} == {path.name for path in STATIC.glob("*.js")}
    for row, part in enumerate(PARTS):
        needed = re.findall(r'from "\./(\w+\.js)"', (STATIC / part).read_text(encoding="utf-8"))
        assert {*needed} <= {*PARTS[:row]}
    assert not re.search(r"^(import|export) ", script(), re.MULTILINE)


def test_a_policy_keeps_its_colour() -> None:
    colours = [each["colour"] for each in samples_for_page([{}, {}, {}], [{}, {}, {}])]
    assert len({*colours}) == 3
