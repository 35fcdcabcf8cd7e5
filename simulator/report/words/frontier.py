"""The words of a risk–facilitation frontier: its figure, its tables and what they come to, in each language."""

from __future__ import annotations

from typing import Final

from simulator.report.words.language import Words

TITLE: Final[Words] = (
    "What is waited and what is missed",
    "通关时间与漏检风险",
    "通關時間與漏查風險",
)
EXPLANATION: Final[Words] = (
    "Each point is a rate of examination (a multiple of the baseline's) at a quality of targeting (its colour: how "
    "many times larger the odds of being picked are of those who hide something): means and 95 % intervals over "
    "replications. All points have the same days and the same luck, so their differences are surer than the crosses "
    "look. Filled: no other point is surely better in both. Hollow: one is. Small crosses and dashes: the examiners do "
    "not keep up, and both axes speak only of those who came through (↑: beyond the frame).",
    "每一点为一种查验率（为基准的倍数）与一种布控精准度（颜色，即藏匿货物被选中的几率比）的组合：独立重复的均值及其95%置信区间。各点使用同样的日子和同样的随机数，因此点与点之差比"
    "十字线所示更为确定。实心：没有其他点在两方面都确实更优；空心：有。小叉与虚线：查验力量跟不上，两轴仅反映已办结的货物（↑：超出图框）。",
    "每一點為一種查驗率（為基準的倍數）與一種篩選精準度（顏色，即藏匿貨物被選中的勝算比）的組合：獨立重複的平均數及其95%信賴區間。各點使用同樣的日子和同樣的亂數，因此點與點之差比"
    "十字線所示更為確定。實心：沒有其他點在兩方面都確實較優；空心：有。小叉與虛線：查驗人力跟不上，兩軸僅反映已完成通關的貨物（↑：超出圖框）。",
)
ODDS: Final[Words] = ("odds {odds}", "几率比{odds}", "勝算比{odds}")
RATE: Final[Words] = ("×{rate}", "×{rate}", "×{rate}")
NOBODY: Final[Words] = ("nobody", "不查验", "不查驗")
POINTS: Final[Words] = ("Rates and targeting", "查验率与布控精准度", "查驗率與篩選精準度")
EXAMINED: Final[Words] = ("examined", "查验率", "查驗率")
HOURS: Final[Words] = ("work\nh/day", "工时（小时/日）", "工時（小時/日）")
FRONTIER: Final[Words] = ("frontier, or\nbeaten by odds", "前沿，或优于它的点", "前緣，或優於它的點")
ON_IT: Final[Words] = ("frontier", "前沿", "前緣")
PILED_UP: Final[Words] = ("not kept up", "力量跟不上", "人力跟不上")
SAME_RISK_TITLE: Final[Words] = (
    "The baseline's risk at another aim",
    "漏检不变、布控更准时的代价",
    "漏查不變、篩選更準時的代價",
)
SAME_RISK: Final[Words] = (
    "At odds {odds} as much is missed as in the baseline with {share} examined instead of {share_before}: {what} "
    "changes by {change} ({low} to {high}), and the examining stations work {hours} h a day instead of {hours_before}.",
    "几率比为{odds}时，查验率由{share_before}变为{share}，漏检即与基准相同：{what}变化{change}（{low}至{high}），查验环节每日工时由{hours_before}小时变为{hours}小时。",
    "勝算比為{odds}時，查驗率由{share_before}變為{share}，漏查即與基準相同：{what}變化{change}（{low}至{high}），查驗環節每日工時由{hours_before}小時變為{hours}小時。",
)
NO_SAME_RISK: Final[Words] = (
    "At odds {odds} no rate that was run and is kept up with comes to what the baseline misses in every replication.",
    "几率比为{odds}时，所运行且力量跟得上的查验率均不能在每次重复中与基准的漏检相同。",
    "勝算比為{odds}時，所執行且人力跟得上的查驗率均不能在每次重複中與基準的漏查相同。",
)
RULE: Final[Words] = (
    "beaten: by a point surely better in both, the paired 95 % intervals (Bonferroni over the other points) lying "
    "below 0; what is not surely beaten is on the frontier",
    "优于它的点：两方面均确实更优，即配对差值的95%置信区间（按其余各点作Bonferroni校正）均在0以下；未被确实超过的点均列入前沿",
    "優於它的點：兩方面均確實較優，即配對差值的95%信賴區間（依其餘各點作Bonferroni校正）均在0以下；未被確實超過的點均列入前緣",
)
PILED_RULE: Final[Words] = (
    "not kept up: over {share} of those sent to a station still wait there at the end; times and misses are of those "
    "who came through, and such points are neither on the frontier nor beat any",
    "力量跟不上：送往某查验环节的货物有{share}以上到结束时仍在等候；时间与漏检仅反映已办结的货物，此类点不列入前沿，也不优于任何点",
    "人力跟不上：送往某查驗環節的貨物有{share}以上到結束時仍在等候；時間與漏查僅反映已完成的貨物，此類點不列入前緣，也不優於任何點",
)
READ_OFF: Final[Words] = (
    "read off each curve along straight lines between its points, replication by replication",
    "按各次重复，在相邻两点之间以直线内插",
    "依各次重複，在相鄰兩點之間以直線內插",
)
