"""A comparison of goods: what is missed stands beside the time, and goods are not called people."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from simulator.report.comparison_answer import answer
from simulator.report.comparison_tables import primary_table
from simulator.report.key_measures import key_measures, risks
from simulator.report.page.html import write_reports
from simulator.report.terminal import Page
from simulator.report.words.language import LANGUAGES
from simulator.report.words.voice import voice
from simulator.study.comparison import Comparison, compare
from tests.goods_day import GOODS_DAY
from tests.lever_files import MORE_DESKS
from tests.tiny import write

LOOKS_LESS = re.sub(
    r"changes:.*",
    """changes:
  low: {policy: {stations: {bay: {finds: {hides: 40 %}}}}}
  likely: {policy: {stations: {bay: {finds: {hides: 10 %}}}, routes: {over: {takes: 3 h}}}}
  high: {policy: {stations: {counter: {servers: 8}}}}
""",
    MORE_DESKS.replace("More desks", "A look in passing"),
    flags=re.DOTALL,
)
"""A quicker passage (2 h less) and a bay that finds a tenth where it found half; at `high`, nothing that matters."""


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Comparison:
    folder = tmp_path_factory.mktemp("goods")
    (folder / "levers").mkdir()
    write(folder / "levers", LOOKS_LESS, "looks_less")
    path = write(folder, GOODS_DAY, "goods_day")
    return compare(path, ["looks_less", "looks_less:high"], replications=2, budget=2, workers=1, measure=JOURNEY)


JOURNEY = "journey_mean_minutes.to_xiamen"


def test_a_better_time_is_never_announced_without_what_it_misses(found: Comparison) -> None:
    """Half was found and a tenth is found now: 50 % was missed, 90 % is missed, 40 points more."""
    for language, words in zip(
        LANGUAGES,
        (
            (
                "better, but misses more of what is hidden.",
                "Of what is hidden (to Xiamen) 50 % was missed, now 90 % (+40 ",
                "worse",
            ),
            ("更好，但漏查更多。", "往厦门的藏匿物未查获比例由50%变为90%（+40个百分点", "更差"),
            ("較佳，但漏查更多。", "往廈門的藏匿物未查獲比例由50%變為90%（+40個百分點", "較差"),
        ),
        strict=True,
    ):
        first = answer(found, voice(found, language))[0]
        for word in words:
            assert word in first


def test_what_is_missed_is_said_even_where_nothing_changes(found: Comparison) -> None:
    said = answer(found, voice(found))[1]
    assert "Of what is hidden (to Xiamen) 50 % is missed, as before." in said
    assert "but misses more" not in said


def test_the_best_policy_is_not_called_best_without_it(found: Comparison) -> None:
    (best,) = [line for line in answer(found, voice(found)) if line.startswith("Best of")]
    assert "looks_less, but misses more of what is hidden" in best


def test_the_risk_stands_right_after_the_measure_that_decides(found: Comparison) -> None:
    first, second, *others = key_measures(found)
    assert first == ("journey_mean_minutes", "to_xiamen")
    assert second == ("missed_share", "to_xiamen")
    assert others[:2] == [
        ("arrival_to_release_mean_hours", "to_xiamen.xiamen"),
        ("clearance_mean_hours", "to_xiamen.xiamen"),
    ]
    assert ("charges_mean_yuan", "to_xiamen") in others
    assert [each.alternative for each in risks(found, "looks_less")] == ["looks_less"]


def test_the_first_table_and_every_page_say_it(
    found: Comparison, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Page().put(primary_table(found))
    assert "better,\nmisses more" in re.sub(r" *\n +", "\n", capsys.readouterr().out)
    for path, words in zip(
        write_reports(found, tmp_path, "strait compare"),
        ("better, but misses more of what is hidden", "更好，但漏查更多", "較佳，但漏查更多"),
        strict=True,
    ):
        assert path.read_text(encoding="utf-8").count(words) >= 2
