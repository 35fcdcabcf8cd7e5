"""What a policy is called wherever one is named: a package by its own title, in each language."""

from __future__ import annotations

from pathlib import Path

import pytest

from simulator.policy import load_alternatives
from simulator.policy.packages import levers_of
from simulator.report.comparison_tables import comparison_tables, heading, in_lines
from simulator.report.page.html import write_reports
from simulator.report.terminal import Page
from simulator.report.words.policies import policy_name, policy_title
from simulator.report.words.voice import voice
from simulator.study.comparison import compare
from tests.lever_files import MORE_DESKS, SCENARIOS
from tests.tiny import ONE_DESK, write

ROUTE = SCENARIOS / "transfer_day.yaml"


@pytest.mark.parametrize(
    ("wish", "typed", "titles"),
    [
        ("seamless", "Seamless connection", ("Seamless connection", "无缝对接", "無縫接軌")),
        (
            "seamless:high",
            "Seamless connection (high)",
            ("Seamless connection (high)", "无缝对接（高）", "無縫接軌（高）"),
        ),
        (
            "seamless@2011-10-02",
            "Seamless connection (from 2 Oct 2011 on)",
            ("Seamless connection (from 2 Oct 2011 on)", "无缝对接（2011年10月2日起）", "無縫接軌（2011年10月2日起）"),
        ),
        (
            "seamless+more_flights",
            "Seamless connection + more_flights",
            ("Seamless connection + More flights", "无缝对接＋增加航班", "無縫接軌＋增加航班"),
        ),
        ("timed_coach+more_flights:low", "timed_coach+more_flights:low", None),
    ],
)
def test_a_package_is_called_by_its_title(wish: str, typed: str, titles: tuple[str, str, str] | None) -> None:
    layers = levers_of(ROUTE, wish)
    assert policy_name(layers) == typed
    if titles is not None:
        found = tuple(policy_title(layers, language) for language in ("en", "zh_Hans", "zh_Hant"))
        assert found[0].startswith(titles[0].partition(" + ")[0])
        assert [each.partition("＋")[0] for each in found[1:]] == [each.partition("＋")[0] for each in titles[1:]]


def test_files_are_named_by_the_levers_of_a_package() -> None:
    _, (under,) = load_alternatives(ROUTE, ["seamless"])
    assert under.levers == ("timed_coach", "through_check_in", "through_baggage")


def test_the_terminal_and_every_page_say_the_title(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "levers" / "packages").mkdir(parents=True)
    write(tmp_path / "levers", MORE_DESKS, "more_desks")
    package = """
package:
  title: {en: All hands, zh_Hans: 全员上岗, zh_Hant: 全員上線}
  clause: 二(五)
  words: 创新口岸管理体制机制
  levers: [more_desks]
"""
    write(tmp_path / "levers" / "packages", package, "all_hands")
    found = compare(write(tmp_path, ONE_DESK, "one_desk"), ["all_hands:high"], replications=2, budget=2, workers=1)
    Page().put(heading(found), *comparison_tables(found))
    told = capsys.readouterr().out
    assert "All hands (high): more_desks:high" in told
    assert "Measures: All hands (high)" in told
    titles = ("All hands (high)", "全员上岗（高）", "全員上線（高）")
    for path, title in zip(write_reports(found, tmp_path, "strait compare"), titles, strict=True):
        page = path.read_text(encoding="utf-8")
        assert title in page[: page.index("<svg")]
        assert title in page[page.index("<svg") :]
    assert voice(found).policies == ("baseline", "All hands (high)")


def test_a_title_is_broken_between_its_words() -> None:
    assert in_lines("Seamless connection + more_flights") == "Seamless\nconnection +\nmore_\nflights"
    assert in_lines("to_xiamen/taiwan_unlawful", 22) == "to_xiamen/taiwan_\nunlawful"
