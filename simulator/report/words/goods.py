"""What is said of goods where people are otherwise spoken of: consignments, 货物 counted in 票, 貨物 counted in 筆."""

from __future__ import annotations

from typing import Final

from simulator.report.words import answers, corridor, figures, page, sentences, table_notes
from simulator.report.words.language import Language, Words, said

OF_GOODS: Final[dict[Words, Words]] = {
    sentences.NOBODY_LATER: (
        "{sooner} of consignments arrive sooner by more than {margin}, practically none later.",
        "{sooner}的货物提早{margin}以上送达，几乎没有推迟的。",
        "{sooner}的貨物提早{margin}以上送達，幾乎沒有延後的。",
    ),
    sentences.NOBODY_EITHER_WAY: (
        "Practically no consignment arrives sooner or later by more than {margin}.",
        "几乎没有货物提早或推迟{margin}以上送达。",
        "幾乎沒有貨物提早或延後{margin}以上送達。",
    ),
    sentences.SOME_LATER: (
        "{sooner} of consignments arrive sooner by more than {margin}, {later} later.",
        "{sooner}的货物提早{margin}以上送达，{later}的货物推迟{margin}以上。",
        "{sooner}的貨物提早{margin}以上送達，{later}的貨物延後{margin}以上。",
    ),
    answers.MOVED: (
        "Mind: {policy} takes {fallen} consignment-hours of waiting a day at some stages and adds {grown} at others "
        "(said where at least {share} comes back).",
        "注意：{policy}在部分环节每日减少货物等候{fallen}票时，却在另一些环节增加{grown}票时（增加达到减少的{share}即提示）。",
        "注意：{policy}在部分環節每日減少貨物等候{fallen}筆時，卻在另一些環節增加{grown}筆時（增加達到減少的{share}即提示）。",
    ),
    page.CHANGED_LEAD: (
        "Differences between the resolved scenarios; all else is the same, and so are the consignments and their luck.",
        "各情景解析后的差异；其余完全相同，货物与随机数也相同。",
        "各情境解析後的差異；其餘完全相同，貨物與亂數也相同。",
    ),
    page.WINNERS_LEAD: (
        "The same consignment under both: delivered sooner or later by more than {margin}. Quantiles are over the "
        "consignments of a replication; ± over replications.",
        "同一票货物在两种政策下对照：送达时间提早或推迟{margin}以上。分位数针对一次重复内的货物；±针对各次重复。",
        "同一筆貨物在兩種政策下對照：送達時間提早或延後{margin}以上。分位數針對一次重複內的貨物；±針對各次重複。",
    ),
    page.WHO: ("Which goods", "货物类别", "貨物類別"),
    page.TRAVELLERS: ("Compared", "对照票数", "對照筆數"),
    table_notes.MEASURES_NOTE: (
        table_notes.MEASURES_NOTE[0].replace("travellers", "consignments"),
        table_notes.MEASURES_NOTE[1].replace("旅客", "货物"),
        table_notes.MEASURES_NOTE[2].replace("旅客", "貨物"),
    ),
    table_notes.UNFINISHED: (
        "Mind: up to {share} ({where}) had not been delivered when the run ended. Means are of what had, and may be "
        "too short.",
        "注意：运行结束时，{where}至多有{share}的货物尚未送达。均值只针对已送达的货物，可能偏短。",
        "注意：執行結束時，{where}至多有{share}的貨物尚未送達。平均數只針對已送達的貨物，可能偏短。",
    ),
    page.EVERYBODY: ("All goods", "全部货物", "全部貨物"),
    page.MOST_LATE: (
        "Of the kinds of goods, the {count} with the largest share later; all stand in pairs.csv.",
        "仅列推迟比例最高的{count}类货物；全部见pairs.csv。",
        "僅列延後比例最高的{count}類貨物；全部見pairs.csv。",
    ),
    page.ONE_ONLY: (
        "Delivered under one policy alone, a replication: {before} under the baseline, {after} under the policy.",
        "每次重复中仅在一种政策下送达的票数：基准{before}票，该政策{after}票。",
        "每次重複中僅在一種政策下送達的筆數：基準{before}筆，該政策{after}筆。",
    ),
    page.LIMIT_CHOICE: (
        "Nobody sends goods another way, or more of them, because of a policy.",
        "未计入货主因政策而改走其他路线或增减货量。",
        "未計入貨主因政策而改走其他路線或增減貨量。",
    ),
    page.LIMIT_UNFINISHED: (
        "Means are of what was delivered; up to {share} had not been when the run ended, and is counted beside it.",
        "均值只针对已送达的货物；运行结束时至多有{share}尚未送达，另行计数。",
        "平均數只針對已送達的貨物；執行結束時至多有{share}尚未送達，另行計數。",
    ),
    page.LOGIC_TEXT: (
        "Consignments, and their papers beside them, go through itineraries of queues, controls, hauls and sailings; "
        "stations keep office hours, vessels leave by timetable. Whole rules: docs/two_walkers.md, "
        "docs/scenario_language.md.",
        "货物与单证分别按流程排队、查验、转运、候船；各环节有工作时间，船舶按时刻表开行。"
        "完整规则见docs/two_walkers.md、docs/scenario_language.md。",
        "貨物與單證分別依流程排隊、查驗、轉運、候船；各環節有上班時間，船舶依時刻表開行。"
        "完整規則見docs/two_walkers.md、docs/scenario_language.md。",
    ),
    page.COMPONENTS_TEXT: (
        "{flows} flows of goods; {stations} stations; {routes} routes; weather: {weather}.",
        "{flows}类货流；{stations}个办理环节；{routes}条航线；天气：{weather}。",
        "{flows}類貨流；{stations}個辦理環節；{routes}條航線；天氣：{weather}。",
    ),
    page.SOFTWARE_TEXT: (
        page.SOFTWARE_TEXT[0].replace("traveller", "consignment"),
        page.SOFTWARE_TEXT[1].replace("旅客", "货物"),
        page.SOFTWARE_TEXT[2].replace("旅客", "貨物"),
    ),
    figures.TRAVELLERS: (
        "n = {count} replications of {people} consignments",
        "n = {count}次独立重复，每次{people}票",
        "n = {count}次獨立重複，每次{people}筆",
    ),
    figures.FOREST: (
        figures.FOREST[0].replace("people", "consignments"),
        figures.FOREST[1].replace("旅客", "货物"),
        figures.FOREST[2].replace("旅客", "貨物"),
    ),
    figures.WITHIN: (
        "Share of what set out, or found no place at all, that had been delivered within so many hours; whatever never "
        "was keeps a curve below 100 %. Grey: 95 % interval of the baseline over replications, wide where days differ; "
        "coloured: that of each policy's difference to it, on the same days.",
        figures.WITHIN[1]
        .replace("出发旅客（含始终未订到座位者）中", "发运货物（含始终未订到舱位的）中")
        .replace("到达", "送达")
        .replace("未送达者", "未送达的货物"),
        figures.WITHIN[2]
        .replace("出發旅客（含始終未訂到座位者）中", "發運貨物（含始終未訂到艙位的）中")
        .replace("抵達", "送達")
        .replace("未送達者", "未送達的貨物"),
    ),
    figures.WITHIN_Y: ("delivered, %", "已送达（%）", "已送達（%）"),
    figures.CORRIDOR: (
        figures.CORRIDOR[0].replace("those who go", "goods that go").replace("journeys", "consignments"),
        figures.CORRIDOR[1].replace("人次", "票数"),
        figures.CORRIDOR[2].replace("人次", "筆數"),
    ),
    corridor.POINTS["waits"]: ("ready at {origin}", "在{origin}候船", "在{origin}候船"),
    corridor.POINTS["ends"]: ("delivered", "送达", "送達"),
    figures.MAP: (
        figures.MAP[0].replace("Travellers", "Consignments"),
        figures.MAP[1].replace("旅客人数", "货物票数").replace("人数越多", "票数越多"),
        figures.MAP[2].replace("旅客人數", "貨物筆數").replace("人數越多", "筆數越多"),
    ),
    figures.QUEUES_TITLE: ("What waits where, by time of day", "各处一天之中的等候货物", "各處一天之中的等候貨物"),
    figures.QUEUES: (
        figures.QUEUES[0],
        figures.QUEUES[1].replace("等候人数", "等候票数"),
        figures.QUEUES[2].replace("等候人數", "等候筆數"),
    ),
    figures.QUEUES_Y: ("consignments waiting", "等候票数（票）", "等候筆數（筆）"),
    figures.IN_LOUNGE: ("waiting to sail", "候船", "候船"),
    figures.STAGES: (
        figures.STAGES[0].replace("person-hours", "consignment-hours").replace("a lounge", "waiting to sail"),
        figures.STAGES[1].replace("人时", "票时").replace("候乘处", "候船"),
        figures.STAGES[2].replace("人時", "筆時").replace("候乘處", "候船"),
    ),
    figures.STAGES_X: (
        "change of waiting, consignment-hours a day",
        "等候量变化（票时/日）",
        "等候量變化（筆時/日）",
    ),
}
"""The same for goods, by what is said of people."""


def said_of(words: Words, language: Language, *, goods: bool) -> str:
    """Words of one language, of goods or of people."""
    return said(OF_GOODS.get(words, words) if goods else words, language)
