"""Every clause of the plan that could set something here is in the catalogue: its levers, or why there are none."""

from __future__ import annotations

from pathlib import Path

import pytest

from simulator.policy import read_lever
from simulator.policy.bundle import packages_in, read_package
from simulator.policy.clauses import clauses, read_clauses
from simulator.report.words.language import LANGUAGES
from simulator.scenario import Complaints
from simulator.scenario.schema import Text
from tests.lever_files import SCENARIOS, SHIPPED, strait
from tests.test_hand_words import GLOSSARY
from tests.tiny import write

CLAUSES = clauses()
OF_THE_PLAN = """\
一(三) ★★ 形成两岸直接往来最便捷通道
一(三)1–2 ★★ 到2015年
二(二) ★★ 贸易、航运、物流等领域便利化的相关措施
二(二) ★★★ 适当提高进入大嶝市场人员每人每天免税携带台湾商品的额度
二(二) ★★ 创新电子商务发展管理模式
二(二) ★★★ 深入推进‘属地申报，口岸验放’通关模式
二(二) ★★ 共同研究制定标准的渠道和机制
二(二) ★★★ 海关、检验检疫、食品安全、质量标准认证的合作
二(二) ★★★ 实现监管互认、执法互助、信息互换，以及检测结果的比对
二(四) ★★ 两岸病患制度化转院程序与对接机制
二(四) ★★ 提高药品检验检测水平
二(四) ★★★ 台湾中药材、中成药进入大陆的指定口岸
二(四) ★★ 推动两岸中药材认证工作
二(四) ★★ 台湾保健食品进入大陆的主要口岸之一
二(五) ★★★ 创新口岸管理体制机制，率先试行便利两岸直接往来的措施
二(五) ★★ 提高两岸人员往来和货物流通的效率
二(五) ★★ 赋予厦门在对台人员交流交往方面更多的审批权限
二(五) ★★★ 一年有效、多次赴台签注
二(五) ★★★ 赴金马澎地区个人旅游
二(五) ★★★ 利用厦金通道，适时增加航班、增投运力
二(五) ★★★ 实现无缝对接
二(五) ★★ 循厦门至金门中转台湾本岛航线往来两岸
二(五) ★★★ 拓展海空客货运直航、海上客货运滚装业务
二(五) ★★★ 两岸经厦门口岸客货滚装运输陆海联运
二(五) ★★★ 支持开辟两岸海上邮轮航线
二(五) ★★ 开放航权、优化航路、增辟新航线、增加航班
二(五) ★★ 厦门港口公共航道项目建设
二(五) ★★★ 建设对台邮包交换中心
三(二) ★★ 市域内‘半小时交通圈’
三(二) ★★ 加强两岸防灾减灾交流合作
三(三) ★★ 推进港口资源整合
三(四) ★★★ 精简审批事项，全面推行电子政务
三(五) ★★ 东南国际航运中心
三(五) ★★ 将厦门港列为启运港退税政策试点
三(五) ★★ 两岸航运交易共享信息平台
三(五) ★★ 境外大型邮轮公司从事国内港口多点挂靠业务
三(五) ★★★ 整合海沧保税港区、象屿保税区
三(五) ★★ 龙厦、厦深铁路
三(五) ★★★ 零距离换乘、无缝化衔接
四(二)(三) ★★ 三年行动计划和年度工作计划
""".splitlines()
"""Section 9 of the project's reading of the plan: every clause with two stars or three, in its order."""
ONE = """\
clauses:
  limit:
    clause: 二(二)
    words: 免税额度
    stars: 3
    asks: {en: A limit, zh_Hans: 额度, zh_Hant: 額度}
    levers: [duty_free_limit]
"""


def test_every_clause_of_the_plan_is_there_in_its_order() -> None:
    assert len(CLAUSES) == len(OF_THE_PLAN) == 40
    for line, clause in zip(OF_THE_PLAN, CLAUSES, strict=True):
        section, stars, words = line.split(" ", 2)
        assert (clause.clause, "★" * clause.stars) == (section, stars), words
        assert words in clause.words


def test_every_clause_has_levers_that_ship_or_says_why_not() -> None:
    for clause in CLAUSES:
        assert set(clause.levers) <= SHIPPED.keys(), clause.name
        assert clause.levers or clause.why, clause.name
    assert sum(clause.stars == 3 and not clause.levers for clause in CLAUSES) == 0


@pytest.mark.parametrize("name", SHIPPED)
def test_every_shipped_lever_carries_out_a_clause_of_its_own_section(name: str) -> None:
    sections = {clause.clause for clause in CLAUSES if name in clause.levers}
    assert sections
    assert read_lever(SHIPPED[name]).clause in sections


def texts() -> dict[str, Text]:
    """Everything that is said in three languages in the files of levers, packages and clauses."""
    found = {}
    for name, path in SHIPPED.items():
        lever = read_lever(path)
        found |= {f"{name}.title": lever.title, f"{name}.mechanism": lever.mechanism, f"{name}.unit": lever.unit}
    packages = packages_in((SCENARIOS / "levers",))
    found |= {name: read_package(path).title for name, path in packages.items()}
    for clause in CLAUSES:
        found |= {f"{clause.name}.asks": clause.asks, f"{clause.name}.why": clause.why or clause.asks}
    return found


def test_each_side_is_told_in_its_own_words() -> None:
    for place, text in texts().items():
        for language, words in GLOSSARY.items():
            said = getattr(text, language)
            faults = {*words.split()} - {"文件"}  # papers, on either side
            assert not [word for word in faults if word in said], f"{place} {language}: {said}"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("columns", ["80", "120"])
def test_the_clauses_are_listed_in_three_languages(
    language: str, columns: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    done = strait("levers", "--clauses", "--language", language)
    assert done.exit_code == 0
    assert max(map(len, done.stdout.splitlines())) <= int(columns)
    said = "".join(done.stdout.split())
    for clause in CLAUSES:
        assert "".join(clause.levers[:1]) in said
    assert said.count("★★★") == 1 + sum(clause.stars == 3 for clause in CLAUSES)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("stars: 3", "stars: 5", "clauses.limit.stars = 5\n    should be 2 or 3"),
        ("    levers: [duty_free_limit]\n", "", "clauses.limit\n    should have levers, or say why it has none"),
        ("words:", "wards:", "clauses.limit.wards = 免税额度\n    is not a key here; did you mean `words`?"),
        ("clauses:", "claws:", "claws\n    is not a key here; did you mean `clauses`?"),
        (", zh_Hant: 額度", "", "clauses.limit.asks.zh_Hant\n    is missing"),
    ],
)
def test_a_bad_file_of_clauses_is_told_what_is_wrong(tmp_path: Path, old: str, new: str, expected: str) -> None:
    with pytest.raises(Complaints) as caught:
        read_clauses(write(tmp_path, ONE.replace(old, new), "clauses"))
    assert expected in str(caught.value)
