"""Sentences made of numbers, in three languages: sign, interval, verdict, and each side's own words."""

from __future__ import annotations

import dataclasses
import re
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import pytest

from simulator.measures import UNITS
from simulator.report import words as room
from simulator.report.comparison_answer import luck
from simulator.report.words import (
    figures,
    goods,
    measures,
    page,
    sentences,
    swept,
    swept_factors,
    swept_figures,
    swept_page,
    swept_reasons,
)
from simulator.report.words.language import LANGUAGES, Language, Words
from simulator.report.words.measures import NAMES, SHOWN_IN, name_of, phrase_of
from simulator.report.words.places import PARTS, place_of
from simulator.report.words.sentences import effect, fortunes, per_cent
from simulator.report.words.voice import Voice
from simulator.scenario import load
from simulator.study.comparison import Contrast
from simulator.study.comparison.paired import Paired
from simulator.study.comparison.verdicts import Verdict
from simulator.study.comparison.winners import Fortune, Winners
from simulator.study.estimate import Estimate
from simulator.workshop import words as workshop
from simulator.workshop.replay import words as replay
from tests.lever_files import SCENARIOS

GLOSSARY = {
    "zh_Hant": "信息 质量 默认 设置 文件 网络 软件 集装箱 情景 仿真 运行 均值 置信区间 半宽 利用率 候补 出租车 托运 "
    "值机 安检 自助通道 邮轮 台湾 台北 厦门 金门 屏幕",
    "zh_Hans": "資訊 品質 預設 設定 檔案 網路 軟體 貨櫃 情境 模擬 執行 平均數 信賴區間 半寬 使用率 候補 計程車 託運 "
    "報到 安檢 自動通關 郵輪 臺灣 臺北 廈門 金門 實質相當 較佳 抵達 亂數",
}
"""Words of one side that are a fault on the other; 信息 for 資訊, 仿真 for 模擬 and so on."""


def contrast(
    mean: float, half_width: float, word: str, needed: int | None = None, measure: str = "wait_mean_minutes"
) -> Contrast:
    """A difference from 30 of something."""
    scale = 0.01 if UNITS[measure] == "share" else 1.0
    before = Estimate(30.0 * scale, 1.0, 10, 0)
    after = Estimate((30.0 + mean) * scale, 1.0, 10, 0)
    gap = Estimate(mean * scale, half_width * scale, 10, 0)
    return Contrast(
        "lever",
        measure,
        "desk",
        UNITS[measure],
        Paired(before, after, gap, 0.01, 0.9, 0.1, 3.0, 50),
        half_width * scale,
        0.01,
        1.0 * scale,
        Verdict(word, needed),  # type: ignore[arg-type]
    )


SAID: list[tuple[Contrast, tuple[str, str, str]]] = [
    (
        contrast(-12.1, 2.7, "better"),
        (
            "More desks: mean wait (desk) falls by 12.1 min (9.4 to 14.8), from 30.0 to 17.9 min: better.",
            "More desks：人工台等候时间均值减少12.1分钟（9.4至14.8），由30.0降至17.9分钟：更好。",
            "More desks：人工櫃檯等候時間平均數減少12.1分鐘（9.4至14.8），由30.0降至17.9分鐘：較佳。",
        ),
    ),
    (
        contrast(12.0, 2.0, "worse"),
        (
            "More desks: mean wait (desk) rises by 12.0 min (10.0 to 14.0), from 30.0 to 42.0 min: worse.",
            "More desks：人工台等候时间均值增加12.0分钟（10.0至14.0），由30.0升至42.0分钟：更差。",
            "More desks：人工櫃檯等候時間平均數增加12.0分鐘（10.0至14.0），由30.0升至42.0分鐘：較差。",
        ),
    ),
    (
        contrast(-0.2, 0.3, "practically equal"),
        (
            "More desks: mean wait (desk) changes by −0.20 min (−0.50 to 0.10), no more than the margin of 1 min: "
            "practically equal.",
            "More desks：人工台等候时间均值变化−0.20分钟（−0.50至0.10），不超过界值1分钟：实际等效。",
            "More desks：人工櫃檯等候時間平均數變化−0.20分鐘（−0.50至0.10），不超過界值1分鐘：實質相當。",
        ),
    ),
    (
        contrast(3.0, 4.0, "inconclusive", 1234),
        (
            "More desks: mean wait (desk) changes by +3.0 min (−1.0 to 7.0); whether that is more than the margin of "
            "1 min is inconclusive (about 1,234 replications would decide).",
            "More desks：人工台等候时间均值变化+3.0分钟（−1.0至7.0），是否超过界值1分钟尚无定论"
            "（约需1,234次独立重复才能判定）。",
            "More desks：人工櫃檯等候時間平均數變化+3.0分鐘（−1.0至7.0），是否超過界值1分鐘尚無定論"
            "（約需1,234次獨立重複才能判定）。",
        ),
    ),
    (
        contrast(0.0, 0.0, "practically equal"),
        (
            "More desks: mean wait (desk) stays exactly as it is, at 30 min: practically equal.",
            "More desks：人工台等候时间均值完全不变，仍为30分钟：实际等效。",
            "More desks：人工櫃檯等候時間平均數完全不變，仍為30分鐘：實質相當。",
        ),
    ),
    (
        contrast(-5.0, 2.0, "better", measure="gave_up_share"),
        (
            "More desks: gave up waiting (desk) falls by 5.0 points (3.0 to 7.0), from 30.0 % to 25.0 %: better.",
            "More desks：人工台放弃等候的比例减少5.0个百分点（3.0至7.0），由30.0%降至25.0%：更好。",
            "More desks：人工櫃檯放棄等候的比例減少5.0個百分點（3.0至7.0），由30.0%降至25.0%：較佳。",
        ),
    ),
]


@pytest.mark.parametrize(("found", "said"), SAID)
def test_a_difference_is_said_with_sign_interval_and_verdict(found: Contrast, said: tuple[str, str, str]) -> None:
    for language, words in zip(LANGUAGES, said, strict=True):
        assert effect(found, "More desks", speaker(language).phrase(found.measure, found.place), language) == words


def test_long_journeys_are_told_in_hours_as_a_run_does() -> None:
    """Fifty hours: 3000 min rise by 600 ± 120, which is 10 h (8 to 12)."""
    found = contrast(600.0, 120.0, "worse", measure="journey_mean_minutes")
    pair = found.paired
    long = dataclasses.replace(
        found,
        paired=dataclasses.replace(pair, before=Estimate(3000.0, 1.0, 10, 0), after=Estimate(3600.0, 1.0, 10, 0)),
    )
    said = effect(long, "More desks", "mean journey")
    assert said == "More desks: mean journey rises by 10.0 h (8.0 to 12.0), from 50.0 to 60.0 h: worse."
    assert "10.0小时（8.0至12.0）" in effect(long, "More desks", "全程时间均值", "zh_Hans")


def speaker(language: Language) -> Voice:
    """A voice that calls nothing by a name of its own."""
    return Voice(language, "", ("baseline", "lever"))


def test_what_was_not_observed_is_said_to_be_so() -> None:
    found = contrast(1.0, 1.0, "inconclusive")
    unseen = dataclasses.replace(found, paired=dataclasses.replace(found.paired, difference=Estimate(1.0, 1.0, 1, 9)))
    assert "was not observed under both" in effect(unseen, "More desks", "mean wait (desk)")


def test_the_worth_of_the_same_luck_is_not_told_of_a_few_replications() -> None:
    few, enough = contrast(-12.1, 2.7, "better"), contrast(-12.1, 2.7, "better")
    few = dataclasses.replace(few, paired=dataclasses.replace(few.paired, difference=Estimate(-12.1, 2.7, 9, 0)))
    assert "correlation 0.900" in luck(enough, "More desks", speaker("en"))
    for language, words in zip(LANGUAGES, ("n/a; from 9 replications", "不足10次", "不足10次"), strict=True):
        said = luck(few, "More desks", speaker(language))
        assert words in said
        assert "0.9" not in said


def lucky(sooner: float, later: float) -> Winners:
    shares = [Estimate(share, 0.0, 10, 0) for share in (sooner, later)]
    nothing = Estimate(0.0, 0.0, 10, 0)
    return Winners("lever", 5.0, (Fortune("all", "all", 100, *shares, nothing, (nothing,) * 3),), nothing, nothing)


def test_who_is_later_is_always_said() -> None:
    assert (
        fortunes(lucky(0.2, 0.001), speaker("en").say)
        == "20 % of travellers arrive sooner by more than 5 min, practically nobody later."
    )
    assert (
        fortunes(lucky(0.2, 0.031), speaker("en").say)
        == "20 % of travellers arrive sooner by more than 5 min, 3.1 % later."
    )
    assert (
        fortunes(lucky(0.0, 0.0), speaker("en").say) == "Practically nobody arrives sooner or later by more than 5 min."
    )
    assert (
        fortunes(lucky(0.2, 0.031), speaker("zh_Hans").say, "zh_Hans")
        == "20%的旅客提早5分钟以上到达，3.1%的旅客推迟5分钟以上。"
    )
    assert fortunes(lucky(0.2, 0.0), speaker("zh_Hant").say, "zh_Hant") == "20%的旅客提早5分鐘以上抵達，幾乎無人延後。"
    assert fortunes(dataclasses.replace(lucky(0.2, 0.0), groups=()), speaker("en").say) == ""
    assert per_cent(float("nan")) == "n/a"


def test_every_measure_and_unit_has_a_name_in_each_language() -> None:
    assert set(NAMES) == set(UNITS)
    assert set(SHOWN_IN) == set(UNITS.values())
    for language in LANGUAGES:
        assert len({name_of(measure, language) for measure in NAMES}) == len(NAMES)
    assert phrase_of("journey_p95_minutes") == "95th percentile journey"


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("to_taiwan", ("To Taiwan", "往台湾", "往臺灣")),
        ("to_kinmen_dongdu", ("To Kinmen via Dongdu", "经东渡往金门", "經東渡往金門")),
        ("wutong_exit_desks", ("Wutong exit desks", "五通出境人工台", "五通出境人工櫃檯")),
        ("shuitou_check_in", ("Shuitou check in", "水头值机", "水頭報到")),
        ("kinmen_taipei", ("Kinmen → Taipei", "金门→台北", "金門→臺北")),
        ("over+back", ("Over + Back", "over + back", "over + back")),
        ("to_taiwan/separate", ("To Taiwan: separate tickets", "往台湾: 分程购票", "往臺灣: 分段購票")),
        ("xiamen_transit_desk", ("Xiamen transit desk", "厦门转关窗口", "廈門轉關櫃檯")),
        ("to_xiamen/hides", ("To Xiamen: hiding something", "往厦门: 伪报瞒报", "往廈門: 虛報匿報")),
        (
            "express_to_xiamen.fujian",
            ("Express to Xiamen, Fujian side", "快件往厦门（福建侧）", "快遞往廈門（福建端）"),
        ),
        ("cars_pingtan_taichung", ("Cars Pingtan Taichung", "小客车平潭→台中", "小客車平潭→臺中")),
        ("ramp_7", ("Ramp 7", "ramp_7", "ramp_7")),
    ],
)
def test_places_are_said_in_the_readers_words_where_these_are_known(place: str, said: tuple[str, str, str]) -> None:
    assert tuple(place_of(place, language) for language in LANGUAGES) == said


def all_words() -> dict[str, Words]:
    """Every set of words of the room, by name."""
    found = {f"measure {name}": words for name, words in NAMES.items()}
    found |= {f"unit {name}": words for name, words in SHOWN_IN.items()}
    found |= {f"place {name}": words for name, words in PARTS.items()}
    found |= {f"grade {name}": words for name, words in page.GRADES.items()}
    found |= {f"verdict {name}": words for name, words in sentences.VERDICTS.items()}
    found |= {f"of goods {name}": words for name, words in measures.OF_GOODS.items()}
    found |= {f"of goods {words[0]}": words for words in goods.OF_GOODS.values()}
    found |= {f"replay {name}": words for name, words in replay.all_words().items()}
    for title, several in (
        ("unit of a factor", swept.UNITS),
        ("index", swept_figures.INDICES),
        ("design", swept_page.DESIGNS),
        ("distribution", swept_page.DISTRIBUTIONS),
        ("reason", swept_reasons.REASONS),
        ("factor", swept_factors.FACTORS),
    ):
        found |= {f"{title} {name}": words for name, words in several.items()}
    found |= {f"workshop {name}": words for name, words in workshop.all_words().items()}
    for each in (import_module(f"{room.__name__}.{module.name}") for module in iter_modules(room.__path__)):
        found |= {
            f"{each.__name__} {name}": words
            for name, words in vars(each).items()
            if name.isupper() and isinstance(words, tuple) and len(words) == 3 and isinstance(words[0], str)
        }
    return found


@pytest.mark.parametrize("language", ["zh_Hans", "zh_Hant"])
def test_no_words_of_the_other_side_are_used(language: Language) -> None:
    row = LANGUAGES.index(language)
    for name, words in all_words().items():
        for foreign in GLOSSARY[language].split():
            own = words[row].replace("文件審核", "")  # Taiwan's own term for the review of documents
            assert foreign not in own, f"{name} in {language}: {words[row]} has {foreign}"


def test_each_language_fills_in_the_same_numbers() -> None:
    for name, words in all_words().items():
        assert len({frozenset(re.findall(r"{(\w+)}", each)) for each in words}) == 1, name


def test_the_words_of_the_glossary_are_spelt_as_it_has_them() -> None:
    assert sentences.VERDICTS["practically equal"] == ("practically equal", "实际等效", "實質相當")
    assert sentences.VERDICTS["inconclusive"] == ("inconclusive", "尚无定论", "尚無定論")
    assert figures.BASELINE == ("baseline", "基准", "基準")


def test_goods_are_told_the_same_numbers_as_people_and_never_called_so() -> None:
    fields = re.compile(r"{(\w+)}")
    for people, of_goods in goods.OF_GOODS.items():
        for language, one, other in zip(LANGUAGES, people, of_goods, strict=True):
            assert set(fields.findall(one)) == set(fields.findall(other)), (language, other)
            assert not re.search("traveller|person|people|旅客|人数|人數|人时|人時", fields.sub("", other)), other
    for of_goods in measures.OF_GOODS.values():
        assert not re.search("traveller|lounge|people|旅客|人", " ".join(of_goods))


@pytest.mark.parametrize("path", sorted(SCENARIOS.glob("*.yaml")), ids=lambda path: path.stem)
def test_every_place_and_kind_of_the_shipped_scenarios_has_a_name_on_each_shore(path: Path) -> None:
    scenario = load(path).scenario
    flows = scenario.world.flows
    values = [value for flow in flows.values() for trait in flow.every_trait() for value in trait]
    places = [*scenario.policy.stations, *scenario.policy.routes, *flows, *values]
    places += [flow.direction for flow in flows.values() if flow.direction is not None]
    for language in ("zh_Hans", "zh_Hant"):
        assert not [place for place in places if re.search("[a-z]", place_of(place, language))]
