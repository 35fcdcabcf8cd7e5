"""A comparison of goods: what is missed stands beside the time, and goods are not called people."""

from __future__ import annotations

import re
from pathlib import Path

import matplotlib as mpl
import pytest
from matplotlib.text import Text

from simulator.report import corridor_under_policies, difference_forest
from simulator.report.comparison_answer import answer
from simulator.report.comparison_tables import closing, comparison_tables, heading, primary_table
from simulator.report.key_measures import key_measures, risks
from simulator.report.page.html import write_reports
from simulator.report.style import LOOK
from simulator.report.terminal import Page
from simulator.report.words.language import LANGUAGES
from simulator.report.words.voice import typed_voice, voice
from simulator.scenario import load
from simulator.study.comparison import Comparison, compare, design
from simulator.study.comparison.primary import PRIMARY, last_study, primary
from simulator.study.comparison.winners import Winners
from tests.goods_day import GOODS_DAY
from tests.lever_files import MORE_DESKS, SCENARIOS
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


JOURNEY = "journey_mean_minutes.to_xiamen"


def goods_with_levers(folder: Path, text: str = GOODS_DAY) -> Path:
    """The port of goods, and the lever beside it."""
    (folder / "levers").mkdir()
    write(folder / "levers", LOOKS_LESS, "looks_less")
    return write(folder, text, "goods_day")


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Comparison:
    path = goods_with_levers(tmp_path_factory.mktemp("goods"))
    return compare(path, ["looks_less", "looks_less:high"], replications=2, budget=2, workers=1, measure=JOURNEY)


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
    assert "A look in passing, but misses more of what is hidden" in best


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
    Page().put(primary_table(found, typed_voice(found)))
    assert "better,\nmisses more" in re.sub(r" *\n +", "\n", capsys.readouterr().out)
    for path, words in zip(
        write_reports(found, tmp_path, "strait compare"),
        ("better, but misses more of what is hidden", "更好，但漏查更多", "較佳，但漏查更多"),
        strict=True,
    ):
        assert path.read_text(encoding="utf-8").count(words) >= 2


def test_goods_are_compared_by_their_release_at_the_last_shore_and_a_margin_of_it_is_a_time(tmp_path: Path) -> None:
    path = goods_with_levers(tmp_path)
    wish = design(path, ["looks_less"], margin="90min")
    assert (wish.measure, wish.place, wish.margin) == ("arrival_to_release_mean_hours", "to_xiamen.xiamen", 1.5)
    named = design(path, ["looks_less"], measure=PRIMARY)
    assert (named.measure, named.place) == ("journey_mean_minutes", "to_xiamen")


def test_where_there_are_two_shores_the_last_one_decides_and_people_have_none() -> None:
    goods = load(SCENARIOS / "goods_2011.yaml").scenario
    assert [last_study(goods, way) for way in ("to_xiamen", "to_taiwan")] == ["to_xiamen.xiamen", "to_taiwan.taiwan"]
    assert last_study(load(SCENARIOS / "transfer_day.yaml").scenario, "to_taiwan") == ""


def test_a_market_is_compared_by_what_it_sells_unless_another_measure_is_named() -> None:
    market = load(SCENARIOS / "dadeng_2010.yaml").scenario
    assert primary(market, None, []) == ("sales_yuan_per_day", "market")
    assert primary(market, PRIMARY, []) == ("journey_mean_minutes", "market")


def test_goods_without_a_release_study_are_compared_by_their_journey(tmp_path: Path) -> None:
    unstamped = re.sub(r", stamps: \w+(, channel: \w+)?", "", GOODS_DAY)
    wish = design(goods_with_levers(tmp_path, unstamped), ["looks_less"])
    assert (wish.measure, wish.place) == ("journey_mean_minutes", "to_xiamen")


def test_goods_are_not_called_people(found: Comparison, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Page().put(heading(found), *comparison_tables(found), *closing(found))
    people = "travellers?|people|person-hours|lounges?|their door"
    assert not re.search(people, capsys.readouterr().out)
    for path, words in zip(write_reports(found, tmp_path, "strait"), (people, "旅客", "旅客"), strict=True):
        said = re.sub(
            "<svg.*?</svg>|<style.*?</style>|<details.*?</details>",
            "",
            path.read_text(encoding="utf-8"),
            flags=re.DOTALL,
        )
        met = [said[max(each.start() - 60, 0) : each.end() + 30] for each in re.finditer(words, said)]
        assert not met, met


def test_who_is_sooner_is_so_by_more_than_the_margin_of_what_decides(tmp_path: Path) -> None:
    """The passage is 2 h shorter for each of the four: all are sooner by more than 119 min, none by more than 2 h;
    without a margin it is 1 % of the hour and more (2 h 1 min, plus a wait) from arrival to release."""
    path = goods_with_levers(tmp_path)

    def found(margin: str | None = None, measure: str | None = None) -> Winners:
        (winners,) = compare(
            path, ["looks_less"], replications=2, budget=2, workers=1, margin=margin, measure=measure
        ).winners
        return winners

    just, more, usual = found("119min"), found("2h"), found()
    assert (just.margin_minutes, more.margin_minutes) == (119, 120)
    assert [each.everyone and each.everyone.sooner_share.mean for each in (just, more)] == [1.0, 0.0]
    hours = 2 + 7 / 60  # lodged 5 min after they came, and so 6 min after the quay took a minute; examined for 2 h
    assert usual.margin_minutes == pytest.approx(0.01 * 60 * hours, rel=0.02)
    assert found(measure="missed_share.to_xiamen").margin_minutes == 1.0


def test_names_of_release_studies_do_not_run_into_the_next_panel(found: Comparison) -> None:
    with mpl.rc_context(LOOK):
        figure = difference_forest.draw(found, voice(found), "strait compare")
        assert figure is not None
        figure.draw_without_rendering()
        first, second, *_ = (panel.get_window_extent().x0 for panel in figure.axes)
        for panel in figure.axes:
            named = [text for text in panel.findobj(Text) if "release" in text.get_text()]
            assert all(text.get_window_extent().x1 < panel.get_window_extent().x0 + second - first for text in named)


def test_a_control_taken_away_altogether_misses_all_that_is_hidden(tmp_path: Path) -> None:
    """The bay found half. Where it no longer looks at all, nobody has become honest: 50 % was missed, 100 % is."""
    gone = LOOKS_LESS.replace("{finds: {hides: 40 %}}", "{finds: null}").replace(
        "{counter: {servers: 8}}", "{counter: {finds: {hides: 20 %}}, bay: {finds: null}}"
    )
    (tmp_path / "levers").mkdir()
    write(tmp_path / "levers", gone, "nobody_looks")
    path = write(tmp_path, GOODS_DAY, "goods_day")
    found = compare(path, ["nobody_looks:low", "nobody_looks:high"], replications=2, budget=2, workers=1)
    dropped, elsewhere = found.of("missed_share", "to_xiamen")
    assert (dropped.paired.before.mean, dropped.paired.after.mean) == (0.5, 1.0)
    assert dropped.verdict.word == "worse"
    assert elsewhere.paired.after.mean == pytest.approx(0.8)  # the counter finds one in five
    assert "50 % was missed, now 100 %" in answer(found, voice(found))[0]


def test_of_goods_it_is_told_in_hours_how_much_sooner_they_are_and_how_long_they_wait(
    found: Comparison, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """Each is 2 h sooner: the margin is 1 % of a journey of 9 h 23 min, 0.0938 h."""
    Page().put(*comparison_tables(found))
    told = capsys.readouterr().out
    winners = told[told.index("Winners and losers: looks_less\n") :]
    assert re.search(r"p5 +p50 +p95\n +%? *%? +h +h +h", winners.replace("%", " "))
    assert "2.0 ± 0.0" in winners
    assert "more than 0.0938 h" in " ".join(winners.split())
    assert "by more than 0.0938 h" in answer(found, voice(found))[0]
    english, mainland, taiwan = (path.read_text(encoding="utf-8") for path in write_reports(found, tmp_path, "strait"))
    assert "Sooner by, median (h)" in english
    assert english.count(">2.0 ± 0.0<") >= 3
    assert "提早，中位数（小时）" in mainland
    assert "提早，中位數（小時）" in taiwan


def test_the_corridor_has_a_line_for_each_policy_and_says_what_it_comes_to(found: Comparison) -> None:
    """Home at 17:38 after setting out at 08:15 in the mean, 563 min or 9.4 h; 2 h less under the first policy, as much
    under the second. At 60 CNY an hour, 500 of fare and 40 for the yard it is 1,103 CNY."""
    with mpl.rc_context(LOOK):
        figure = corridor_under_policies.draw(found, voice(found), "strait compare")
    assert figure is not None
    time, cost = figure.axes
    ends = [line.get_ydata()[-1] for line in time.get_lines()]
    assert ends == pytest.approx([563 / 60, 563 / 60 - 2, 563 / 60])
    assert [line.get_ydata()[-1] for line in cost.get_lines()] == pytest.approx([1103, 983, 1103])
    said = [text.get_text() for text in time.findobj(Text)]
    assert "baseline 9.4 h" in said
    assert "A look in passing 7.4 h (−2 ± 0)" in said
    assert "A look in passing (high) 9.4 h (0 ± 0)" in said
    assert "n = 2 × 4, the way of 100 %" in said
    assert {"sets out", "leaves Kaohsiung", "reaches Xiamen", "lodged, Xiamen", "delivered"} <= set(said)
    assert [panel.get_title(loc="left") for panel in figure.axes] == ["To Xiamen: time, h", "To Xiamen: cost, CNY"]


def test_a_corridor_is_told_in_each_language(found: Comparison) -> None:
    with mpl.rc_context({**LOOK, "svg.fonttype": "none"}):
        for language, words in (("zh_Hans", ("离高雄", "抵厦门", "送达")), ("zh_Hant", ("離高雄", "抵廈門", "送達"))):
            figure = corridor_under_policies.draw(found, voice(found, language), "strait")
            assert figure is not None
            said = {text.get_text() for text in figure.findobj(Text)}
            assert set(words) <= said
