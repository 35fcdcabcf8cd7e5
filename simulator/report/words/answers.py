"""What is said below the table of a comparison: which is best, where the queue went, how sure that is."""

from __future__ import annotations

from typing import Final

from simulator.report.words.language import Words

BEST: Final[Words] = (
    "Best of the {count} policies: {policy} (95 % confidence).",
    "{count}种政策中最好的是：{policy}（95%置信水平）。",
    "{count}種政策中最佳者為：{policy}（95%信賴水準）。",
)
UNDECIDED: Final[Words] = (
    "Which is best is not decided between {policies} (95 % confidence).",
    "以下政策孰优尚无定论：{policies}（95%置信水平）。",
    "以下政策孰佳尚無定論：{policies}（95%信賴水準）。",
)
MOVED: Final[Words] = (
    "Mind: {policy} takes {fallen} person-hours of waiting a day at some stages and adds {grown} at others (said where "
    "at least {share} comes back).",
    "注意：{policy}在部分环节每日减少等候{fallen}人时，却在另一些环节增加{grown}人时（增加达到减少的{share}即提示）。",
    "注意：{policy}在部分環節每日減少等候{fallen}人時，卻在另一些環節增加{grown}人時（增加達到減少的{share}即提示）。",
)
PRECISION: Final[Words] = (
    "Precision: half-width {reached} of the baseline's mean with {count} replications; the {asked} asked for is "
    "{state}.",
    "精度：{count}次独立重复，半宽为基准均值的{reached}；要求的{asked}{state}。",
    "精度：{count}次獨立重複，半寬為基準平均數的{reached}；要求的{asked}{state}。",
)
REACHED: Final[Words] = ("reached", "已达到", "已達到")
NOT_REACHED: Final[Words] = (
    "not reached: the budget of {budget} ended first",
    "未达到（已用完{budget}次的上限）",
    "未達到（已用完{budget}次的上限）",
)
DECISION: Final[Words] = ("decision", "定论", "定論")
"""What is asked for where no precision is."""
LUCK: Final[Words] = (
    "{policy}: under the same luck the two go together with correlation {correlation}, and their difference varies "
    "{ratio} times as much as in independent runs{harm}; those would need {apart} replications for as narrow an "
    "interval.",
    "{policy}：采用公共随机数，两者相关系数为{correlation}，差值方差为独立运行的{ratio}倍{harm}；若独立运行，需{apart}次重复才能得到同样窄的区间。",
    "{policy}：採用共同亂數，兩者相關係數為{correlation}，差值變異數為各自獨立執行的{ratio}倍{harm}；若各自獨立執行，需{apart}次重複才能得到同樣窄的區間。",
)
HARM: Final[Words] = (
    " (more, not less: here the same luck does harm)",
    "（不减反增：此处公共随机数适得其反）",
    "（不減反增：此處共同亂數適得其反）",
)
NO_LUCK: Final[Words] = (
    "{policy}: the difference does not vary; the same luck leaves nothing to chance.",
    "{policy}：差值在各次重复中完全相同，没有随机波动。",
    "{policy}：差值在各次重複中完全相同，沒有隨機波動。",
)
FEW_FOR_LUCK: Final[Words] = (
    "{policy}: what the same luck was worth (correlation, ratio of variances) is n/a; from {count} replications, fewer "
    "than {fewest}, it would be noise.",
    "{policy}：公共随机数的效果（相关系数、方差比）不予报告：仅{count}次重复，不足{fewest}次，估计不可靠。",
    "{policy}：共同亂數的效果（相關係數、變異數比）不予報告：僅{count}次重複，不足{fewest}次，估計不可靠。",
)
MILLION: Final[Words] = ("more than a million", "一百万以上", "一百萬以上")
NO_LATE: Final[Words] = (
    "95th percentile over replications of the baseline's {what}: no distribution-free 95 % interval exists below "
    "{fewest} "
    "replications.",
    "基准的{what}在各次重复之间的第95百分位数：少于{fewest}次重复时，不存在不依赖分布的95%置信区间。",
    "基準的{what}在各次重複之間的第95百分位數：少於{fewest}次重複時，不存在無母數的95%信賴區間。",
)
LATE: Final[Words] = (
    "95th percentile over replications of the baseline's {what}: between {low} and {high}.",
    "基准的{what}在各次重复之间的第95百分位数：介于{low}与{high}之间。",
    "基準的{what}在各次重複之間的第95百分位數：介於{low}與{high}之間。",
)
FAMILY: Final[Words] = (
    "Family: for each measure, the alternatives; their intervals hold together (Bonferroni), p is Holm's. A dozen "
    "measures "
    "are a dozen families: the primary one decides.",
    "比较族：每项指标下的各项政策；其区间联合成立（邦费罗尼），p值按霍尔姆法调整。十几项指标即十几个比较族，以主要指标为准。",
    "比較族：每項指標下的各項政策；其區間聯合成立（Bonferroni），p值按Holm法調整。十幾項指標即十幾個比較族，以主要指標為準。",
)
ALONE: Final[Words] = (
    "One alternative: nothing to adjust for. Each measure stands for itself; the primary one decides.",
    "只有一项政策，无需调整。各项指标独立解读，以主要指标为准。",
    "只有一項政策，無需調整。各項指標獨立解讀，以主要指標為準。",
)
SKEWED: Final[Words] = (
    "Mind: the differences of {policy} are skewed ({skew}) and there are only {count} of them: its interval covers "
    "less "
    "often than it says.",
    "注意：{policy}的差值分布偏斜（偏度{skew}），且只有{count}次重复：其区间的实际覆盖率低于名义值。",
    "注意：{policy}的差值分布偏斜（偏度{skew}），且只有{count}次重複：其區間的實際涵蓋率低於名目值。",
)
