"""The report that is read in a browser: whole in itself, in each side's words, and nothing of a scenario taken as
markup."""

from __future__ import annotations

import dataclasses
import re
from functools import partial
from html.parser import HTMLParser
from pathlib import Path

import pytest

from simulator import __version__
from simulator.report.comparison_answer import answer
from simulator.report.page.figures import InlineFigure
from simulator.report.page.html import write_reports
from simulator.report.page.tables import with_unit
from simulator.report.words.language import LANGUAGES
from simulator.report.words.voice import voice
from simulator.study.comparison import Comparison, compare
from simulator.study.labour import side_by_side
from tests.lever_files import MORE_DESKS, SHORTER_WAIT, desk_and_levers
from tests.test_hand_words import GLOSSARY

COMMAND = (
    "strait compare /home/somebody/one_desk.yaml --with more_desks:high --with more_desks:low+shorter_wait --explain"
)
HEADINGS = {
    "en": ("Answer", "Evidence", "Method"),
    "zh_Hans": ("结论", "依据", "方法"),
    "zh_Hant": ("結論", "依據", "方法"),
}


class Seen(HTMLParser):
    """What a browser would see: the tags, their attributes, and the words."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self._quoted = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def seen(page: str) -> Seen:
    parser = Seen()
    parser.feed(page)
    return parser


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Comparison:
    folder = tmp_path_factory.mktemp("page")
    path = desk_and_levers(folder, more_desks=MORE_DESKS, shorter_wait=SHORTER_WAIT)
    path.write_text(path.read_text().replace("en: One desk", 'en: "One <b>desk</b> & more"'), encoding="utf-8")
    wishes = ["more_desks:high", "more_desks:low+shorter_wait"]
    return compare(path, wishes, replications=4, budget=4, margin="1min", explain=True, workers=1)


@pytest.fixture(scope="module")
def pages(found: Comparison, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    written = write_reports(found, tmp_path_factory.mktemp("reports"), COMMAND)
    return {path.stem.removeprefix("report_"): path.read_text(encoding="utf-8") for path in written}


def test_there_is_a_page_for_each_language_that_says_which_it_is(pages: dict[str, str]) -> None:
    assert set(pages) == set(LANGUAGES)
    for language, page in pages.items():
        assert f'<html lang="{language.replace("_", "-")}">' in page
        assert len(page.encode()) < 3_000_000


def test_a_page_asks_nothing_of_any_network(pages: dict[str, str]) -> None:
    for page in pages.values():
        looked = seen(page)
        assert not {"script", "link", "img", "iframe", "object", "embed"} & {tag for tag, _ in looked.tags}
        for _, attributes in looked.tags:
            for name in ("src", "href", "xlink:href"):
                assert (attributes.get(name) or "#").startswith("#")
        assert "@import" not in page
        assert "url(h" not in page


def test_the_order_is_answer_evidence_method(pages: dict[str, str]) -> None:
    for language, page in pages.items():
        places = [page.index(f"<h2>{heading}</h2>") for heading in HEADINGS[language]]
        assert places == sorted(places)
        assert page.index('class="question"') < places[0]


def test_what_a_scenario_says_is_text_and_never_markup(pages: dict[str, str]) -> None:
    assert "One <b>desk</b>" not in pages["en"]
    assert "One &lt;b&gt;desk&lt;/b&gt; &amp; more" in pages["en"]


def test_the_answer_the_changes_and_the_command_stand_there(pages: dict[str, str], found: Comparison) -> None:
    for page in pages.values():
        words = " ".join(seen(page).words)
        assert "policy.stations.desk.servers: 1 -> 5" in words
        assert "strait compare one_desk.yaml --with more_desks:high" in words
        assert "/home/somebody" not in page
        assert found.digest in words
        assert f"strait {__version__}" in words
        for heading in ("1.1", "1.2", "1.3", "2.1", "2.5", "4.1", "4.2", "4.3"):
            assert heading in words
    english = " ".join(seen(pages["en"]).words)
    assert "More desks (high): mean journey (people) falls by" in english
    # The scenario says of no number where it comes from. Of the three strengths of its levers one is published (high),
    # one assumed (low) and one derived (likely).
    assert "Of 0 distinct numbers with their evidence behind the scenario, 0 are assumed" in english
    assert "of those that the policies set, 1 of 3." in english


def test_every_figure_has_words_for_those_who_cannot_see_it(pages: dict[str, str]) -> None:
    for page in pages.values():
        shown = [attributes for tag, attributes in seen(page).tags if tag == "div" and attributes.get("role") == "img"]
        assert page.count("<figure") == page.count("<svg") == 7
        assert sum(len(attributes.get("aria-label") or "") > 30 for attributes in shown) >= 7


def test_figures_keep_their_words_as_words_in_the_readers_letters(pages: dict[str, str]) -> None:
    for language, word in (("zh_Hans", "差值（分钟）"), ("zh_Hant", "差值（分鐘）"), ("en", "difference, min")):
        drawn = "".join(re.findall(r"<svg.*?</svg>", pages[language], flags=re.DOTALL))
        assert word in drawn
        assert "DejaVu Sans" not in drawn or language == "en"


def test_no_name_stands_twice_among_the_parts_of_a_page(pages: dict[str, str]) -> None:
    for page in pages.values():
        names = [attributes["id"] for _, attributes in seen(page).tags if attributes.get("id")]
        assert len(names) == len(set(names))


@pytest.mark.parametrize("language", ["zh_Hans", "zh_Hant"])
def test_no_word_of_the_other_side_is_on_a_page(pages: dict[str, str], language: str) -> None:
    words = re.sub(r"<(style|code|pre)\b.*?</\1>", "", pages[language], flags=re.DOTALL)
    words = re.sub(r'<dd lang="zh-Hans">.*?</dd>', "", words, flags=re.DOTALL)  # the plan, in its own words
    for foreign in GLOSSARY[language].split():
        assert foreign not in words


def test_the_same_comparison_gives_the_same_pages_wherever_they_are_written(
    found: Comparison, pages: dict[str, str], tmp_path: Path
) -> None:
    here, *there = (partial(write_reports, found, tmp_path, COMMAND, part) for part in (LANGUAGES[:1], LANGUAGES[1:]))
    side_by_side(here, *there, workers=2)
    assert {path.stem.removeprefix("report_"): path.read_text(encoding="utf-8") for path in tmp_path.iterdir()} == pages


def test_scenarios_compared_without_levers_are_called_by_their_names(found: Comparison, tmp_path: Path) -> None:
    bare = dataclasses.replace(found, design=dataclasses.replace(found.design, wishes=()))
    for path in write_reports(bare, tmp_path, COMMAND):
        assert "more_desks:low+shorter_wait" in path.read_text(encoding="utf-8")


def test_a_unit_stands_behind_a_name_unless_the_name_ends_with_it() -> None:
    assert with_unit("journey, 95th percentile", "h") == "journey, 95th percentile (h)"
    assert with_unit("passengers a day", "a day") == "passengers a day"


def test_a_figure_that_is_higher_than_broad_has_a_page_of_its_own_in_print() -> None:
    assert InlineFigure("a", "", "", '<svg viewBox="0 0 400 600">').tall
    assert not InlineFigure("a", "", "", '<svg viewBox="0 0 600.5 300.25">').tall
    assert not InlineFigure("a", "", "", "<svg>").tall


def test_a_page_says_its_forest_in_words_for_those_who_cannot_see_it(pages: dict[str, str], found: Comparison) -> None:
    for language in LANGUAGES:
        labels = [attributes.get("aria-label") or "" for _, attributes in seen(pages[language]).tags]
        told = answer(found, voice(found, language, framed=False))
        assert any(all(sentence in label for sentence in told) for label in labels)
