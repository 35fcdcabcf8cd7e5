"""The tables of a Time Release Study under each policy, each number followed with a pencil."""

from __future__ import annotations

import csv
import dataclasses
import re
from pathlib import Path

import numpy as np
import pytest

from simulator.measures import clearance
from simulator.measures.release import HOURS
from simulator.measures.release_times import peaks, release_times
from simulator.report.comparison_writer import write_comparison
from simulator.report.page.html import write_reports
from simulator.report.page.releases import studies
from simulator.report.words.voice import voice
from simulator.scenario import loads
from simulator.study.comparison import Comparison, compare
from simulator.study.comparison.releases import Release, releases
from simulator.study.frames import releases_frame
from simulator.world import simulate
from tests.goods_day import GOODS_DAY
from tests.lever_files import MORE_DESKS
from tests.test_hand_words import GLOSSARY
from tests.tiny import write

STUDY = "to_xiamen.xiamen"
FEWER_HANDS = re.sub(
    r"changes:.*",
    """changes:
  low: {policy: {stations: {bay: {servers: 2}}}}
  likely: {policy: {stations: {bay: {servers: 2}}}}
  high: {policy: {stations: {counter: {servers: 8}}}}
""",
    MORE_DESKS.replace("More desks", "Fewer hands"),
    flags=re.DOTALL,
)
"""Half the bays: of the four consignments two wait 2 h for the others. At `high`, nothing that matters."""


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Comparison:
    folder = tmp_path_factory.mktemp("releases")
    (folder / "levers").mkdir()
    write(folder / "levers", FEWER_HANDS, "fewer_hands")
    path = write(folder, GOODS_DAY, "goods_day")
    return compare(path, ["fewer_hands", "fewer_hands:high"], replications=2, budget=2, workers=1)


def told(found: Comparison, interval: str, statistic: str, by: str = "", group: str = "") -> list[Release]:
    return [
        each
        for each in releases(found)
        if (each.study, each.interval, each.statistic, each.by, each.group) == (STUDY, interval, statistic, by, group)
    ]


@pytest.mark.parametrize(
    ("statistic", "before", "after"),
    [
        # They land at 15:00, are lodged at 15:06, and released at 17:07, or two of them two hours later.
        ("declarations", 4.0, 4.0),
        ("mean_hours", 2 + 7 / 60, 3 + 7 / 60),
        ("longest_hours", 2 + 7 / 60, 4 + 7 / 60),
        ("within_standard_share", 1.0, 1.0),
    ],
)
def test_an_interval_is_told_under_both_with_its_difference(
    found: Comparison, statistic: str, before: float, after: float
) -> None:
    fewer, same = told(found, "arrival_to_release", statistic)
    assert (fewer.before.mean, fewer.after.mean) == pytest.approx((before, after))
    assert fewer.difference.mean == pytest.approx(after - before)
    assert fewer.joint_half_width == pytest.approx(0, abs=1e-9)
    assert same.difference.mean == same.joint_half_width == 0


def test_the_tables_are_split_by_channel_trader_and_hours_in_the_order_of_the_study(found: Comparison) -> None:
    every = releases(found)
    assert list(dict.fromkeys(each.by for each in every)) == ["", "channel", "trader", HOURS]
    groups = {(each.by, each.group) for each in every}
    assert {("channel", "open"), ("trader", "general"), (HOURS, "peak")} <= groups  # all are lodged at 15:06
    whole = list(dict.fromkeys(each.interval for each in every if not each.by))
    assert whole == [
        "arrival_to_lodgement",
        "documents_to_examination",
        "to_release",
        "lodgement_to_release",
        "clearance",
        "arrival_to_release",
        "release_to_gate_out",
        "arrival_to_gate_out",
    ]


def test_means_are_those_of_the_measures() -> None:
    journal = simulate(loads(GOODS_DAY).scenario, 0)
    (whole, *_), rows = release_times(journal)[STUDY].values(), clearance.clearance_rows(journal)
    for times in whole:
        named = [row.value for row in rows if (row.measure, row.place) == (f"{times.interval}_mean_hours", STUDY)]
        assert named == ([] if not times.n else pytest.approx([times.mean_minutes / 60]))


def test_peak_hours_are_those_of_the_baseline_under_every_policy() -> None:
    """All four are lodged between 15:00 and 16:00. Held against hours that are others, none of them is at peak."""
    journal = simulate(loads(GOODS_DAY).scenario, 0)
    assert peaks(journal) == {STUDY: (15,)}
    hours = release_times(journal, {STUDY: (9,)})[STUDY][HOURS]
    assert {times.group for times in hours} == {("off-peak",)}


def test_goods_that_come_by_several_modes_are_told_apart_by_them() -> None:
    journal = simulate(loads(GOODS_DAY).scenario, 0)
    assert "mode" not in release_times(journal)[STUDY]
    route = np.zeros(len(journal.sailings.route), journal.sailings.route.dtype)
    sailing = journal.crossings.sailing.copy()
    sailing[:2] = 1  # two of them by air
    two = dataclasses.replace(
        journal,
        routes=(*journal.routes, "above"),
        modes=(*journal.modes, "flight"),
        sailings=dataclasses.replace(
            journal.sailings,
            **{
                field.name: np.append(value, 1 if field.name == "route" else value[0]).astype(value.dtype)
                for field in dataclasses.fields(journal.sailings)
                if isinstance(value := getattr(journal.sailings, field.name), np.ndarray)
            },
        ),
        crossings=dataclasses.replace(journal.crossings, sailing=sailing),
    )
    assert len(route) == 1
    by_mode = release_times(two)[STUDY]["mode"]
    assert {times.group: times.n for times in by_mode if times.interval == "arrival_to_release"} == {
        ("flight",): 2,
        ("freight",): 2,
    }


def test_the_page_has_the_tables_in_each_sides_words(found: Comparison, tmp_path: Path) -> None:
    english, mainland, taiwan = (path.read_text(encoding="utf-8") for path in write_reports(found, tmp_path, "strait"))
    for page, words in (
        (english, ("Time Release Study", "Opened: arrival to release", "+1.00 ± 0.00", "Peak hours:", "By trader")),
        (mainland, ("货物放行时间研究", "开箱：抵港至放行", "高峰时段：", "按企业信用等级")),
        (taiwan, ("貨物放行時間調查", "C3 貨物查驗：到港至放行", "尖峰時段：", "依業者類別")),
    ):
        for word in words:
            assert word in page
    for language, page in (("zh_Hans", mainland), ("zh_Hant", taiwan)):
        plain = re.sub(r"<(style|code|pre)\b.*?</\1>", "", page, flags=re.DOTALL)
        plain = re.sub(r'<dd lang="zh-Hans">.*?</dd>', "", plain, flags=re.DOTALL).replace("文件審核", "")
        assert [foreign for foreign in GLOSSARY[language].split() if foreign in plain] == []


def test_the_study_that_decides_comes_first(found: Comparison) -> None:
    (study,) = studies(found, voice(found))
    assert study.title == "To Xiamen, Xiamen side"
    first = study.whole.rows[0]
    assert first.place == "Arrival to lodgement"
    assert [row.cells[0].text for row in study.whole.rows[1:4]] == ["baseline", "Fewer hands", "Fewer hands (high)"]


def test_the_file_and_the_frame_hold_all_of_it(found: Comparison, tmp_path: Path) -> None:
    write_comparison(found, tmp_path)
    with (tmp_path / "release_studies.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    frame = releases_frame(found)
    assert len(rows) == len(frame) == len(releases(found))
    mine = frame[(frame.alternative == "fewer_hands") & (frame["by"] == "") & (frame.interval == "arrival_to_release")]
    assert mine.set_index("statistic").difference["longest_hours"] == pytest.approx(2.0)
