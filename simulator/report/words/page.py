"""The words of the report that is read in a browser: headings, tables, limits, and the headings of STRESS-DES."""

from __future__ import annotations

from typing import Final

from simulator.report.words.language import Words

KICKER: Final[Words] = ("Policies side by side", "政策对照", "政策對照")
OTHER_LANGUAGES: Final[Words] = ("English", "简体中文", "繁體中文")
ASKED: Final[Words] = (
    "Compared with the scenario as it is written, what do the policies below do to the {what}?",
    "与情景原状相比，下列政策对{what}有何影响？",
    "與情境原狀相比，下列政策對{what}有何影響？",
)
QUESTION: Final[Words] = ("Question", "问题", "問題")
OWN_QUESTION: Final[Words] = (
    "The scenario's own question",
    "情景文件中的问题（原文）",
    "情境檔中的問題（原文）",
)
CHANGED: Final[Words] = ("What the policies change", "政策改变了什么", "政策改變了什麼")
CHANGED_LEAD: Final[Words] = (
    "Differences between the resolved scenarios; all else is the same, and so are the people and their luck.",
    "各情景解析后的差异；其余完全相同，旅客与随机数也相同。",
    "各情境解析後的差異；其餘完全相同，旅客與亂數也相同。",
)
CLAUSE: Final[Words] = ("Clause of the plan", "方案条款", "方案條款")
STRENGTH: Final[Words] = ("Strength", "力度", "力度")
MECHANISM: Final[Words] = ("What it moves", "作用机制", "作用機制")
MORE_LINES: Final[Words] = ("All differences ({count})", "全部{count}处差异", "全部{count}處差異")
RESTS_ON: Final[Words] = (
    "How much rests on assumption",
    "有多少依据是假定",
    "有多少依據是假設",
)
RESTS_LEAD: Final[Words] = (
    "Of {count} distinct numbers with their evidence behind the scenario, {assumed} are assumed ({share}); of those "
    "that the policies set, {set_assumed} of {set}.",
    "情景背后共有{count}个附有依据的数值，其中假定的有{assumed}个（{share}）；政策设定的{set}个数值中，假定的有{set_assumed}个。",
    "情境背後共有{count}個附有依據的數值，其中假設的有{assumed}個（{share}）；政策設定的{set}個數值中，假設的有{set_assumed}個。",
)
STATUS: Final[Words] = ("Status", "实施情况", "實施情形")
GRADES: Final[dict[str, Words]] = {
    "published": ("published", "已公布", "已公布"),
    "derived": ("derived", "推算", "推算"),
    "assumed": ("assumed", "假定", "假設"),
}
ANSWER: Final[Words] = ("Answer", "结论", "結論")
EVIDENCE: Final[Words] = ("Evidence", "依据", "依據")
METHOD: Final[Words] = ("Method", "方法", "方法")
PRIMARY: Final[Words] = (
    "The measure that decides: {what}",
    "主要指标：{what}",
    "主要指標：{what}",
)
POLICY: Final[Words] = ("Policy", "政策", "政策")
MEAN: Final[Words] = ("Mean", "均值", "平均數")
DIFFERENCE: Final[Words] = ("Difference", "差值", "差值")
RELATIVE: Final[Words] = ("Relative", "相对变化", "相對變化")
P: Final[Words] = ("p (raw; Holm)", "p值（原始；霍尔姆）", "p值（原始；Holm）")
VERDICT: Final[Words] = ("Verdict", "判定", "判定")
MARGIN_NOTE: Final[Words] = (
    "Margin that matters: {margin}. ± is half of the 95 % interval over {count} replications; for differences that of "
    "all "
    "policies together.",
    "界值：{margin}。±为{count}次独立重复的95%置信区间半宽；差值为各政策联合成立的区间。",
    "界值：{margin}。±為{count}次獨立重複的95%信賴區間半寬；差值為各政策聯合成立的區間。",
)
MEASURES: Final[Words] = ("Other measures", "其他指标", "其他指標")
MEASURE: Final[Words] = ("Measure", "指标", "指標")
WINNERS: Final[Words] = ("Winners and losers", "谁受益，谁受损", "誰受益，誰受損")
WINNERS_LEAD: Final[Words] = (
    "The same traveller under both: at the door sooner or later by more than {margin}. Quantiles are over the "
    "travellers of a "
    "replication; ± over replications.",
    "同一旅客在两种政策下对照：到达时间提早或推迟{margin}以上。分位数针对一次重复内的旅客；±针对各次重复。",
    "同一旅客在兩種政策下對照：抵達時間提早或延後{margin}以上。分位數針對一次重複內的旅客；±針對各次重複。",
)
WHO: Final[Words] = ("Who", "旅客群体", "旅客群體")
TRAVELLERS: Final[Words] = ("Compared", "对照人数", "對照人數")
SOONER: Final[Words] = ("Sooner", "提早", "提早")
LATER: Final[Words] = ("Later", "推迟", "延後")
EVERYBODY: Final[Words] = ("Everybody", "全部旅客", "全部旅客")
HARDEST: Final[Words] = ("Hit hardest: {who}", "受损最多：{who}", "受損最多：{who}")
MOST_LATE: Final[Words] = (
    "Of the kinds of travellers, the {count} with the largest share later; all stand in pairs.csv.",
    "仅列推迟比例最高的{count}类旅客；全部见pairs.csv。",
    "僅列延後比例最高的{count}類旅客；全部見pairs.csv。",
)
ONE_ONLY: Final[Words] = (
    "Finished under one policy alone, a replication: {before} under the baseline, {after} under the policy.",
    "每次重复中仅在一种政策下完成行程的人数：基准{before}人，该政策{after}人。",
    "每次重複中僅在一種政策下完成行程的人數：基準{before}人，該政策{after}人。",
)
STATISTICS: Final[Words] = ("How sure that is", "把握有多大", "把握有多大")
LIMITS: Final[Words] = ("Limits", "局限", "限制")
LIMIT_MODEL: Final[Words] = (
    "A verdict is about the model. It holds for the passage as far as the scenario's numbers and rules do.",
    "判定针对模型而言；只有在情景的数值与规则成立的范围内，才适用于实际通行。",
    "判定針對模型而言；只有在情境的數值與規則成立的範圍內，才適用於實際通行。",
)
LIMIT_DAYS: Final[Words] = (
    "Simulated: {days} days from {start}. Other seasons, holidays and weather may answer otherwise.",
    "仿真时段：自{start}起{days}天。其他季节、节假日与天气，结论可能不同。",
    "模擬時段：自{start}起{days}天。其他季節、節日與天氣，結論可能不同。",
)
LIMIT_CHOICE: Final[Words] = (
    "Nobody changes the way they travel because of a policy; strait choose tells how many would.",
    "未计入旅客因政策而改变出行方式；可用strait choose命令估计。",
    "未計入旅客因政策而改變旅行方式；可用strait choose指令估計。",
)
LIMIT_UNFINISHED: Final[Words] = (
    "Means are of those who finished; up to {share} had not when the run ended, and are counted beside them.",
    "均值只针对完成行程者；运行结束时至多有{share}尚未完成，另行计数。",
    "平均數只針對完成行程者；執行結束時至多有{share}尚未完成，另行計數。",
)
LIMIT_ASSUMED: Final[Words] = (
    "More than half of the numbers behind the scenario are assumed; their ranges stand in the table of provenance.",
    "情景中过半数值为假定；其取值范围见来源表。",
    "情境中過半數值為假設；其取值範圍見來源表。",
)
STRESS: Final[Words] = (
    "The model by the headings of STRESS-DES",
    "按STRESS-DES条目说明模型",
    "依STRESS-DES條目說明模型",
)
PURPOSE: Final[Words] = ("1.1 Purpose", "1.1 目的", "1.1 目的")
OUTPUTS: Final[Words] = ("1.2 Outputs", "1.2 输出", "1.2 輸出")
AIMS: Final[Words] = ("1.3 Experimentation aims", "1.3 实验目标", "1.3 實驗目標")
LOGIC: Final[Words] = ("2.1–2.3 Logic", "2.1–2.3 逻辑", "2.1–2.3 邏輯")
COMPONENTS: Final[Words] = (
    "2.5 Components: entities, resources, conveyances, weather",
    "2.5 组成：实体、资源、运输工具、天气",
    "2.5 組成：實體、資源、運輸工具、天氣",
)
DATA: Final[Words] = ("3 Data and assumptions", "3 数据与假定", "3 資料與假設")
INITIALISATION: Final[Words] = ("4.1 Initialisation", "4.1 初始化", "4.1 初始化")
RUN_LENGTH: Final[Words] = ("4.2 Run length", "4.2 运行长度", "4.2 執行長度")
ESTIMATION: Final[Words] = ("4.3 Estimation", "4.3 估计方法", "4.3 估計方法")
SOFTWARE: Final[Words] = (
    "5 Implementation: software, random sampling, execution",
    "5 实现：软件、随机抽样、执行",
    "5 實作：軟體、隨機抽樣、執行",
)
ACCESS: Final[Words] = ("6 Code access", "6 代码获取", "6 程式碼取得")
OUTPUTS_TEXT: Final[Words] = (
    "Primary: {what}. {count} measures at all places in comparison.csv, each with difference, intervals and verdict.",
    "主要指标：{what}。comparison.csv列出各处共{count}项指标的差值、区间与判定。",
    "主要指標：{what}。comparison.csv列出各處共{count}項指標的差值、區間與判定。",
)
AIMS_TEXT: Final[Words] = (
    "Policies against the baseline: {count}; half-width of {precision} of its mean; at least {first}, at most {budget} "
    "replications.",
    "{count}项政策与基准对照；半宽目标为基准均值的{precision}；至少{first}次、至多{budget}次独立重复。",
    "{count}項政策與基準對照；半寬目標為基準平均數的{precision}；至少{first}次、至多{budget}次獨立重複。",
)
AIMS_DECIDED: Final[Words] = (
    "Policies against the baseline: {count}; until every difference is decided against the margin; at least {first}, "
    "at most {budget} replications.",
    "{count}项政策与基准对照；直至各项差异相对于界值均有定论；至少{first}次、至多{budget}次独立重复。",
    "{count}項政策與基準對照；直至各項差異相對於界值均有定論；至少{first}次、至多{budget}次獨立重複。",
)
LOGIC_TEXT: Final[Words] = (
    "Travellers walk itineraries of queues, walks and lounges; vessels, coaches and flights leave by timetable; "
    "weather stops "
    "them. Whole rules: docs/two_walkers.md, docs/scenario_language.md.",
    "旅客按行程依次排队、步行、候乘；船、车、飞机按时刻表开行，遇天气停航。完整规则见docs/two_walkers.md、docs/scenario_language.md。",
    "旅客依行程排隊、步行、候乘；船、車、飛機依時刻表開行，遇天氣停航。完整規則見docs/two_walkers.md、docs/scenario_language.md。",
)
COMPONENTS_TEXT: Final[Words] = (
    "{flows} flows of travellers; {stations} stations; {routes} routes; weather: {weather}.",
    "{flows}类客流；{stations}个办理环节；{routes}条航线与班线；天气：{weather}。",
    "{flows}類客流；{stations}個辦理環節；{routes}條航線與路線；天氣：{weather}。",
)
DATA_TEXT: Final[Words] = (
    "Every number stands with its source, range and grade in the table of provenance below.",
    "每个数值的来源、范围与依据等级见下方来源表。",
    "每個數值的來源、範圍與依據等級見下方來源表。",
)
INITIALISATION_TEXT: Final[Words] = (
    "Terminating: the run begins empty on {start}; warm-up left out of the measures: {warm_up} days.",
    "终止型仿真：{start}从空系统开始；预热期{warm_up}天不计入指标。",
    "終止型模擬：{start}從空系統開始；暖機期{warm_up}天不計入指標。",
)
RUN_LENGTH_TEXT: Final[Words] = (
    "{days} days, {count} independent replications.",
    "{days}天，{count}次独立重复。",
    "{days}天，{count}次獨立重複。",
)
ESTIMATION_TEXT: Final[Words] = (
    "A replication is one observation. Paired differences on common random numbers, Student's t; Bonferroni and Holm "
    "over the "
    "policies; Hsu's comparisons with the best.",
    "一次独立重复为一个观测。采用公共随机数的成对差值，t区间；各政策之间按邦费罗尼与霍尔姆法调整；与最优者的多重比较（许氏）。",
    "一次獨立重複為一個觀測。採用共同亂數的成對差值，t區間；各政策之間按Bonferroni與Holm法調整；與最佳者的多重比較（Hsu）。",
)
SOFTWARE_TEXT: Final[Words] = (
    "strait {version} on SimPy's clock. Philox generator addressed by seed ({seed}), replication, decision and "
    "traveller: a "
    "policy renumbers nobody's luck. The same command gives the same bytes on any number of processes.",
    "strait {version}，采用SimPy时钟。Philox随机数按种子（{seed}）、重复、决策与旅客寻址：政策不改变任何人的随机数。"
    "无论进程多少，同一命令结果逐字节相同。",
    "strait {version}，採用SimPy時鐘。Philox亂數依種子（{seed}）、重複、決策與旅客定址：政策不改變任何人的亂數。"
    "無論用多少處理程序，同一指令結果逐位元組相同。",
)
ACCESS_TEXT: Final[Words] = (
    "MIT licence. The scenarios compared stand in the folder scenarios beside this report; each runs again by itself.",
    "MIT许可。参与对照的情景文件位于本报告旁的scenarios文件夹，均可单独重新运行。",
    "MIT授權。參與對照的情境檔位於本報告旁的scenarios資料夾，均可單獨重新執行。",
)
PROVENANCE: Final[Words] = ("Provenance of every number", "全部数值的来源", "全部數值的來源")
NUMBERS: Final[Words] = ("{count} distinct numbers", "共{count}个数值", "共{count}個數值")
WHERE: Final[Words] = ("Where", "位置", "位置")
VALUE: Final[Words] = ("Value", "数值", "數值")
RANGE: Final[Words] = ("Range", "范围", "範圍")
GRADE: Final[Words] = ("Grade", "等级", "等級")
SOURCE: Final[Words] = ("Source and note", "来源与说明", "來源與說明")
AND_MORE: Final[Words] = ("and {count} more", "及另外{count}处", "及另外{count}處")
REDRAW: Final[Words] = ("To redraw every figure", "重新绘制全部图表", "重新繪製全部圖表")
FIGURE_FILE: Final[Words] = (
    "Figure {number}. Also as SVG and PNG: figures/{name}.svg, .png",
    "图{number}。另存为SVG与PNG：figures/{name}.svg、.png",
    "圖{number}。另存為SVG與PNG：figures/{name}.svg、.png",
)
"""The small print of the page."""
STRENGTHS: Final[dict[str, Words]] = {
    "low": ("low", "低", "低"),
    "likely": ("likely", "中", "中"),
    "high": ("high", "高", "高"),
}
