"""Titles, explanations and axes of the figures of a comparison, in each language."""

from __future__ import annotations

from typing import Final

from simulator.report.words.language import Language, Words

POLICY: Final[Words] = ("policy", "政策", "政策")
BASELINE: Final[Words] = ("baseline", "基准", "基準")
REPLICATIONS: Final[Words] = ("n = {count} replications", "n = {count}次独立重复", "n = {count}次獨立重複")
TRAVELLERS: Final[Words] = (
    "n = {count} replications of {people} travellers",
    "n = {count}次独立重复，每次{people}人",
    "n = {count}次獨立重複，每次{people}人",
)
FOREST_TITLE: Final[Words] = (
    "What each policy changes",
    "各项政策带来的变化",
    "各項政策帶來的變化",
)
FOREST: Final[Words] = (
    "Difference to the baseline, the same people with the same luck: mean and 95 % interval over replications (thin: "
    "all policies together). Shaded: within the margin, practically equal.",
    "与基准之差（同样的旅客、同样的随机数）：均值及其95%置信区间（细线：各政策联合成立的区间）。阴影：在界值之内，实际等效。",
    "與基準之差（同樣的旅客、同樣的亂數）：平均數及其95%信賴區間（細線：各政策聯合成立的區間）。陰影：在界值之內，實質相當。",
)
FOREST_AXIS: Final[Words] = ("difference, {unit}", "差值（{unit}）", "差值（{unit}）")
WITHIN_TITLE: Final[Words] = (
    "How long the journey takes from door to door",
    "门到门全程时间",
    "門到門全程時間",
)
WITHIN: Final[Words] = (
    "Share of those who set out, or found no seat at all, who had arrived within so many hours; whoever never arrived "
    "keeps a curve below 100 %. "
    "Grey: 95 % interval of the baseline over replications, wide where days differ; coloured: that of each policy's "
    "difference to it, on the same days.",
    "出发旅客（含始终未订到座位者）中在若干小时内到达的比例；始终未到达者使曲线低于100%。灰色：基准在独立重复之间的95%置信区间，各日差异大时较宽；彩色：各政策与基准之差（相同的日子）的置信区间。",
    "出發旅客（含始終未訂到座位者）中在若干小時內抵達的比例；始終未抵達者使曲線低於100%。灰色：基準在獨立重複之間的95%信賴區間，各日差異大時較寬；彩色：各政策與基準之差（相同的日子）的信賴區間。",
)
WITHIN_X: Final[Words] = ("hours from door to door", "门到门时间（小时）", "門到門時間（小時）")
WITHIN_Y: Final[Words] = ("arrived, %", "已到达（%）", "已抵達（%）")
STAGES_TITLE: Final[Words] = ("Where the queue moved", "排队转移到了哪里", "排隊轉移到了哪裡")
STAGES: Final[Words] = (
    "Change of waiting at each stage, in person-hours a day, with its 95 % interval over replications; stages where it "
    "is uncertain which way it went are left out. ◇ a lounge, ○ a desk or gate.",
    "各环节等候量的变化（人时/日）及其95%置信区间；方向不确定的环节未列出。◇候乘处，○查验或办理台。",
    "各環節等候量的變化（人時/日）及其95%信賴區間；方向不確定的環節未列出。◇候乘處，○查驗或辦理櫃檯。",
)
STAGES_X: Final[Words] = ("change of waiting, person-hours a day", "等候量变化（人时/日）", "等候量變化（人時/日）")
ALARM: Final[Words] = (
    "mind: {fallen} taken, {grown} added a day",
    "注意：每日减少{fallen}，增加{grown}",
    "注意：每日減少{fallen}，增加{grown}",
)
SUMS: Final[Words] = (
    "{fallen} taken, {grown} added a day",
    "每日减少{fallen}，增加{grown}",
    "每日減少{fallen}，增加{grown}",
)
QUEUES_TITLE: Final[Words] = ("Who waits where, by time of day", "各处一天之中的等候人数", "各處一天之中的等候人數")
QUEUES: Final[Words] = (
    "Mean number waiting in each quarter of an hour of the day, over all days and replications, where the queue "
    "changes most. Grey: 95 % interval of the baseline over replications; coloured: that of each policy's difference "
    "to it, on the same days. Each panel has a scale of its own.",
    "一天中每一刻钟的平均等候人数（取各日、各次独立重复的均值），只列变化最大的几处。灰色：基准在独立重复之间的95%置信区间；彩色：各政策与基准之差（相同的日子）的置信区间。各图纵轴刻度不同。",
    "一天中每一刻鐘的平均等候人數（取各日、各次獨立重複的平均數），只列變化最大的幾處。灰色：基準在獨立重複之間的95%信賴區間；彩色：各政策與基準之差（相同的日子）的信賴區間。各圖縱軸刻度不同。",
)
QUEUES_X: Final[Words] = ("time of day", "时刻（时:分）", "時刻（時:分）")
QUEUES_Y: Final[Words] = ("people waiting", "等候人数（人）", "等候人數（人）")
IN_LOUNGE: Final[Words] = ("waiting to board", "候乘", "候乘")
CORRIDOR_TITLE: Final[Words] = ("Along the way", "沿途时间与费用", "沿途時間與費用")
CORRIDOR: Final[Words] = (
    "Time and cost (fares, charges, and what the time is worth) from setting out, against distance, of those who go "
    "the commonest way: mean over replications. A step is time spent at one place; policies are drawn a little beside "
    "one another. Roads to and from the port take time, and are drawn without distance. In brackets: difference to "
    "the baseline, with the 95 % interval of all policies together. n: replications × journeys.",
    "自出发起的时间与费用（票价、收费及时间价值）随距离的变化，取最常走的路线，为独立重复的均值。垂直段为在一处停留的时间；各政策略微错开绘制。往返港口的陆路计时间、不计距离。括号内：与基准之差及各政策联合成立的95%置信区间。n：独立重复次数×人次。",
    "自出發起的時間與費用（票價、收費及時間價值）隨距離的變化，取最常走的路線，為獨立重複的平均數。垂直段為在一處停留的時間；各政策略微錯開繪製。往返港口的陸路計時間、不計距離。括號內：與基準之差及各政策聯合成立的95%信賴區間。n：獨立重複次數×人次。",
)
CORRIDOR_X: Final[Words] = ("km along the way", "沿途距离（公里）", "沿途距離（公里）")
CORRIDOR_N: Final[Words] = (
    "n = {count} × {journeys}, the way of {share}",
    "n = {count} × {journeys}（占{share}）",
    "n = {count} × {journeys}（占{share}）",
)
CORRIDOR_TIME: Final[Words] = ("time, h", "时间（小时）", "時間（小時）")
CORRIDOR_COST: Final[Words] = ("cost, CNY", "费用（元）", "費用（人民幣元）")
MAP_TITLE: Final[Words] = ("Where they go", "流向与流量", "流向與流量")
MAP: Final[Words] = (
    "Travellers a day on each way, both directions together: the wider, the more (strait and bay have scales of their "
    "own, the same under every policy). Whole lines: ships; dashed: flights; dotted: coaches. ± is half of the 95 % "
    "interval over replications; in brackets the difference to the baseline, with the interval of all policies "
    "together. Land: Natural Earth, public domain; Lieyu and the ways by hand, schematic.",
    "各路线双向合计的日均旅客人数：线越宽，人数越多（海峡与港湾两幅比例不同，各政策下相同）。实线：船；虚线：航班；点线：大巴。"
    "±为独立重复的95%置信区间半宽；括号内为与基准之差及各政策联合成立的区间。"
    "陆地：Natural Earth（公有领域）；烈屿及路线为手绘示意。",
    "各路線雙向合計的每日旅客人數：線越寬，人數越多（海峽與港灣兩幅比例不同，各政策下相同）。實線：船；虛線：航班；點線：接駁車。"
    "±為獨立重複的95%信賴區間半寬；括號內為與基準之差及各政策聯合成立的區間。"
    "陸地：Natural Earth（公眾領域）；烈嶼及路線為手繪示意。",
)
MAP_PEOPLE: Final[Words] = ("people a day", "人次/日", "人次/日")
MAP_GOODS: Final[Words] = ("consignments a day", "票/日", "筆/日")
MAP_JOINT: Final[dict[Language, str]] = {"en": ": ", "zh_Hans": "：", "zh_Hant": "："}
MAP_KM: Final[Words] = ("{km} km", "{km}公里", "{km}公里")
SLOPES_TITLE: Final[Words] = ("Replication by replication", "逐次对照", "逐次對照")
SLOPES: Final[Words] = (
    "Each line is one replication, the same days under both policies; the heavy line is the mean. Lines that run "
    "alongside one another show that luck moves both alike.",
    "每条线为一次独立重复，即同样的日子在两种政策下的结果；粗线为均值。各线平行，说明随机因素对两者影响一致。",
    "每條線為一次獨立重複，即同樣的日子在兩種政策下的結果；粗線為平均數。各線平行，說明隨機因素對兩者影響一致。",
)
RUNNING_TITLE: Final[Words] = ("How the answer settles", "结论如何趋于稳定", "結論如何趨於穩定")
RUNNING: Final[Words] = (
    "Mean difference to the baseline after so many replications, with its 95 % interval; shaded grey: within the "
    "margin, practically equal. Dashed: so many were run in any case.",
    "累计若干次独立重复后与基准的平均差值及其95%置信区间；灰色：在界值之内，实际等效。虚线：至少运行的次数。",
    "累計若干次獨立重複後與基準的平均差值及其95%信賴區間；灰色：在界值之內，實質相當。虛線：至少執行的次數。",
)
RUNNING_X: Final[Words] = ("replications", "独立重复次数", "獨立重複次數")
ATTRIBUTION_TITLE: Final[Words] = (
    "Which lever of the package does it",
    "组合中各项措施的贡献",
    "組合中各項措施的貢獻",
)
ATTRIBUTION: Final[Words] = (
    "Each lever's part of the package's effect (Shapley, over all orders of adding them): the parts add up to the "
    "whole. Beside it the lever alone, and what is lost if it alone is left out. 95 % intervals over replications.",
    "各项措施在组合效果中的份额（沙普利值，按所有先后次序平均），各份额之和等于总效果。旁列：单独实施该措施的效果、仅去掉该措施的损失。95%置信区间。",
    "各項措施在組合效果中的份額（夏普利值，按所有先後次序平均），各份額之和等於總效果。旁列：單獨實施該措施的效果、僅去掉該措施的損失。95%信賴區間。",
)
PART: Final[Words] = ("its part", "份额", "份額")
ALONE: Final[Words] = ("alone", "单独实施", "單獨實施")
LAST: Final[Words] = ("as the last", "最后加入", "最後加入")
WHOLE: Final[Words] = ("the whole package", "整个组合", "整個組合")

TITLES: Final[dict[str, tuple[Words, Words]]] = {
    "difference_forest": (FOREST_TITLE, FOREST),
    "arrived_within": (WITHIN_TITLE, WITHIN),
    "queue_moved": (STAGES_TITLE, STAGES),
    "queue_by_time_of_day": (QUEUES_TITLE, QUEUES),
    "corridor": (CORRIDOR_TITLE, CORRIDOR),
    "flow_map": (MAP_TITLE, MAP),
    "lever_parts": (ATTRIBUTION_TITLE, ATTRIBUTION),
    "replication_slopes": (SLOPES_TITLE, SLOPES),
    "running_difference": (RUNNING_TITLE, RUNNING),
}
"""Title and explanation of each figure, by its name."""
