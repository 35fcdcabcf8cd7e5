"""The words of a sweep's page that stand in no table or figure."""

from __future__ import annotations

from typing import Final

from simulator.report.words.language import Words

KICKER: Final[Words] = ("Sensitivity sweep", "敏感性分析", "敏感度分析")
ASKED: Final[Words] = (
    "How much does the {what} depend on the numbers below, and what follows from that?",
    "{what}在多大程度上取决于下列数值？由此可得出什么结论？",
    "{what}在多大程度上取決於下列數值？由此可得出什麼結論？",
)
ASKED_BEST: Final[Words] = (
    "Which of the policies is best by the {what}, over all that is not known, and on what does that depend?",
    "在各种不确定性之下，以{what}衡量哪项政策最优？这取决于什么？",
    "在各種不確定性之下，以{what}衡量哪項政策最佳？這取決於什麼？",
)
VARIED: Final[Words] = ("What was varied", "变动了哪些因素", "變動了哪些因素")
VARIED_LEAD: Final[Words] = (
    "{design}: {points} points of {factors} factors, {replications} replications of each under each of {policies} "
    "policies, all on the same luck; {runs} runs.",
    "{design}：{factors}个因素，{points}个点，每点在{policies}种政策下各{replications}次独立重复，均采用相同随机数；共运行{runs}次。",
    "{design}：{factors}個因素，{points}個點，每點在{policies}種政策下各{replications}次獨立重複，均採用相同亂數；共執行{runs}次。",
)
VARIED_ALONE: Final[Words] = (
    "{design}: {points} points of {factors} factors, {replications} replications of each, all on the same luck; {runs} "
    "runs.",
    "{design}：{factors}个因素，{points}个点，每点{replications}次独立重复，均采用相同随机数；共运行{runs}次。",
    "{design}：{factors}個因素，{points}個點，每點{replications}次獨立重複，均採用相同亂數；共執行{runs}次。",
)
DESIGNS: Final[dict[str, Words]] = {
    "grid": ("Grid", "网格设计", "網格設計"),
    "one_at_a_time": ("One at a time", "逐一变动", "逐一變動"),
    "latin_hypercube": ("Latin hypercube", "拉丁超立方抽样", "拉丁超立方抽樣"),
    "morris": ("Morris' trajectories", "莫里斯轨迹", "Morris軌跡"),
    "sobol": ("Sobol' sequence (Saltelli's design)", "索博尔序列（萨尔泰利设计）", "Sobol'序列（Saltelli設計）"),
    "pawn": ("Random points for PAWN", "PAWN随机点", "PAWN隨機點"),
    "named": ("Named points", "指定的点", "指定的點"),
}
PLACE: Final[Words] = ("What it sets", "设定对象", "設定對象")
LOW: Final[Words] = ("Low", "低", "低")
LIKELY: Final[Words] = ("Likely", "最可能", "最可能")
HIGH: Final[Words] = ("High", "高", "高")
SPREAD: Final[Words] = ("Distribution", "分布", "分布")
DISTRIBUTIONS: Final[dict[str, Words]] = {
    "uniform": ("uniform", "均匀", "均勻"),
    "triangular": ("triangular", "三角", "三角"),
    "normal": ("normal, cut", "截尾正态", "截尾常態"),
    "lognormal": ("lognormal, cut", "截尾对数正态", "截尾對數常態"),
    "discrete": ("{count} values", "{count}个取值", "{count}個取值"),
}
RANGES: Final[Words] = (
    "Ranges and grades are those of the scenario's evidence, or of the lever; a range that the sweep file gives itself "
    "is assumed. All that follows holds for these ranges.",
    "取值范围与依据等级来自情景的依据或政策措施文件；扫描文件自行给出的范围视为假定。以下结论仅在这些范围内成立。",
    "取值範圍與依據等級來自情境的依據或政策措施檔；掃描檔自行給出的範圍視為假設。以下結論僅在這些範圍內成立。",
)
DECIDES: Final[Words] = ("Which policy is best", "哪项政策最优", "哪項政策最佳")
MATTERS: Final[Words] = ("What matters", "哪些因素重要", "哪些因素重要")
EACH_MEASURE: Final[Words] = ("Measure by measure", "逐项指标", "逐項指標")
TO_MIND: Final[Words] = ("What to mind", "注意事项", "注意事項")
FAILED: Final[Words] = (
    "{count} of {points} points failed and are in none of the tables: {reason}",
    "{points}个点中有{count}个失败，未列入任何表格：{reason}",
    "{points}個點中有{count}個失敗，未列入任何表格：{reason}",
)
FIGURE_FILE: Final[Words] = (
    "Figure {number}. Also as SVG, PNG and the figures drawn: figures/{name}.svg, .png, .csv",
    "图{number}。另存为SVG、PNG及绘图数据：figures/{name}.svg、.png、.csv",
    "圖{number}。另存為SVG、PNG及繪圖資料：figures/{name}.svg、.png、.csv",
)
TABLES_KEPT: Final[Words] = (
    "Every run stands in the tables beside this page, every index of every measure and policy in analysis/*.csv.",
    "每次运行均见本页旁的数据表；各指标、各政策的全部指数见analysis/*.csv。",
    "每次執行均見本頁旁的資料表；各指標、各政策的全部指標值見analysis/*.csv。",
)
HOW: Final[Words] = ("How it is reckoned", "计算方法", "計算方法")
NOISE_METHOD: Final[Words] = (
    "Chance. All points meet the same luck, so a good day lifts them alike and moves no ranking. What chance does at "
    "single points is estimated from the replications (two-way analysis of variance) and taken out of every index.",
    "随机波动。所有点采用相同随机数，好日子对各点影响一致，不改变排序。个别点上的随机波动由各次重复估计（双因素方差分析），并从各指数中扣除。",
    "隨機波動。所有點採用相同亂數，好日子對各點影響一致，不改變排序。個別點上的隨機波動由各次重複估計（雙因子變異數分析），並從各指標中扣除。",
)
CURVES_METHOD: Final[Words] = (
    "Curves. A straight line and a bend for each factor, fitted through all points at once; bands count that "
    "replications differ (Student's t) and that points stray from the curves (HC3).",
    "曲线。对每一因素拟合一次项与二次项，所有点同时拟合；置信带计入重复间差异（t分布）与各点对曲线的偏离（HC3）。",
    "曲線。對每一因素配適一次項與二次項，所有點同時配適；信賴帶計入重複間差異（t分布）與各點對曲線的偏離（HC3）。",
)
SOBOL_METHOD: Final[Words] = (
    "Sobol' indices. Estimators of Saltelli et al. (2010); a product of two replications knows no common chance, so "
    "noise is taken out by leaving out products of a replication with itself. Intervals: base points drawn again, and "
    "each replication left out in turn.",
    "索博尔指数。采用Saltelli等（2010）的估计量；不同重复之间的乘积不含共同的随机波动，故剔除同一重复自身的乘积即可扣除噪声。区间来自对基点的重抽样与逐次剔除一次重复。",
    "Sobol'指標。採用Saltelli等（2010）的估計量；不同重複之間的乘積不含共同的隨機波動，故剔除同一重複自身的乘積即可扣除雜訊。區間來自對基點的重抽樣與逐次剔除一次重複。",
)
MORRIS_METHOD: Final[Words] = (
    "Morris. Elementary effects over the whole range of each factor (Morris 1991; Campolongo et al. 2007); it ranks, "
    "it does not share out variance.",
    "莫里斯法。各因素在整个范围内的基本效应（Morris 1991；Campolongo等 2007）；只用于排序，不分配方差。",
    "Morris法。各因素在整個範圍內的基本效應（Morris 1991；Campolongo等 2007）；只用於排序，不分配變異數。",
)
PAWN_METHOD: Final[Words] = (
    "PAWN. Distances between distributions (Pianosi and Wagener 2018); what made-up factors reach is shown as the "
    "level of nothing.",
    "PAWN。分布之间的距离（Pianosi与Wagener 2018）；以虚设因素达到的水平作为“无影响”的界限。",
    "PAWN。分布之間的距離（Pianosi與Wagener 2018）；以虛設因素達到的水準作為「無影響」的界限。",
)
OWN_METHOD: Final[Words] = (
    "One at a time. Each point against the likely one, replication by replication on the same luck; nothing is learnt "
    "of factors acting together.",
    "逐一变动。各点与基准点在相同随机数下逐次对照；无法得知因素之间的共同作用。",
    "逐一變動。各點與基準點在相同亂數下逐次對照；無法得知因素之間的共同作用。",
)
DECISION_METHOD: Final[Words] = (
    "Decision. Switching values are where fitted curves cross, their intervals where the band of the paired difference "
    "holds 0. Regret is of means over replications, so where policies are level chance makes a little of it.",
    "决策。转折值为拟合曲线的交点，其区间为配对差值置信带包含0之处。遗憾值按各次重复的均值计算，政策不相上下时会含有少许随机波动。",
    "決策。轉折值為配適曲線的交點，其區間為配對差值信賴帶包含0之處。遺憾值依各次重複的平均數計算，政策不相上下時會含有少許隨機波動。",
)
LIMIT_RANGES: Final[Words] = (
    "Shares of variance, of futures and of regret are as good as the ranges: a wider range makes a factor matter more.",
    "方差份额、最优比例与遗憾值的可信度取决于取值范围：范围越宽，该因素显得越重要。",
    "變異數份額、最佳比例與遺憾值的可信度取決於取值範圍：範圍越寬，該因素顯得越重要。",
)
LIMIT_FIXED: Final[Words] = (
    "What was not varied stands at its likely value; its uncertainty is in no table.",
    "未变动的数值取其最可能值，其不确定性未反映在任何表格中。",
    "未變動的數值取其最可能值，其不確定性未反映在任何表格中。",
)
REDRAW: Final[Words] = (
    "To run it again; finished runs are not repeated",
    "重新运行（已完成的部分不会重复）",
    "重新執行（已完成的部分不會重複）",
)
