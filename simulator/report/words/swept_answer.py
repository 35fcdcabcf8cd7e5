"""What a sweep comes to, in sentences of each language."""

from __future__ import annotations

from typing import Final

from simulator.report.words.language import Words

WHAT_IT_CHANGES: Final[Words] = (
    "what {policy} changes in the {what}",
    "{policy}对{what}的影响",
    "{policy}對{what}的影響",
)
MOVES_MOST: Final[Words] = (
    "Most moves {what}: {factors}.",
    "{what}主要取决于：{factors}。",
    "{what}主要取決於：{factors}。",
)
UNSURE: Final[Words] = ("{size}, unsure", "{size}，尚不确定", "{size}，尚不確定")
NONE_SURE: Final[Words] = (
    "No factor's own effect on {what} is sure; more replications or more points would tell.",
    "尚不能确定任何单一因素对{what}的影响；增加独立重复或点数可看得更清。",
    "尚不能確定任何單一因素對{what}的影響；增加獨立重複或點數可看得更清楚。",
)
NOTHING_MOVES: Final[Words] = (
    "None of the factors moves {what}.",
    "各因素均不影响{what}。",
    "各因素均不影響{what}。",
)
THE: Final[Words] = ("the {what}", "{what}", "{what}")
CHANCE_ALONE: Final[Words] = (
    "{what}: the points differ by no more than chance; nothing can be said of the factors.",
    "{what}：各点之间的差异不超过随机波动，无法判断各因素的影响。",
    "{what}：各點之間的差異不超過隨機波動，無法判斷各因素的影響。",
)
RESTS_EXACTLY: Final[Words] = (
    "Of its variance, {most} rests on assumed numbers.",
    "其方差中有{most}取决于假定的数值。",
    "其變異數中有{most}取決於假設的數值。",
)
RESTS: Final[Words] = (
    "Between {least} and {most} of its variance rests on assumed numbers.",
    "其方差中有{least}至{most}取决于假定的数值。",
    "其變異數中有{least}至{most}取決於假設的數值。",
)
MEASURE_FIRST: Final[Words] = (
    "Knowing {factor} exactly would take most off it: {share}.",
    "若实测“{factor}”，可减少的方差最多：{share}。",
    "若實測「{factor}」，可減少的變異數最多：{share}。",
)
NOISY: Final[Words] = (
    "Mind: {share} of what the points differ by is chance; more replications would tell more.",
    "注意：各点之间的差异有{share}来自随机波动；增加独立重复次数可看得更清。",
    "注意：各點之間的差異有{share}來自隨機波動；增加獨立重複次數可看得更清楚。",
)
BEST_OFTEN: Final[Words] = (
    "By the {what}, {policy} is best at {share} of the points; choosing it costs {regret} in the mean against the best "
    "at each point, {worst} at worst.",
    "以{what}衡量，{policy}在{share}的取样点上最优；与各点上的最优政策相比，选它平均差{regret}，最多差{worst}。",
    "以{what}衡量，{policy}在{share}的取樣點上最佳；與各點上的最佳政策相比，選它平均差{regret}，最多差{worst}。",
)
LEVEL: Final[Words] = (
    "At {level} of {count} points there is no difference.",
    "在{count}个取样点中，有{level}个点各政策无差异。",
    "在{count}個取樣點中，有{level}個點各政策無差異。",
)
ALL_EQUAL: Final[Words] = (
    "By the {what} the policies are practically equal: at no point is any of them worse than the best by more than "
    "{worst}, less than {share} of the mean (a margin that is assumed).",
    "以{what}衡量，各政策实际等效：在任何取样点上，任何政策与最优者之差均不超过{worst}，小于均值的{share}（该界值为假定）。",
    "以{what}衡量，各政策實質相當：在任何取樣點上，任何政策與最佳者之差均不超過{worst}，小於平均數的{share}（該界值為假設）。",
)
LEAST_REGRET: Final[Words] = (
    "Least is regretted with {policy}: {regret} in the mean.",
    "平均遗憾最小的是{policy}：{regret}。",
    "平均遺憾最小的是{policy}：{regret}。",
)
SWITCHES: Final[Words] = (
    "With all else averaged, the best changes from {before} to {after} where {factor} passes {value} ({low} to "
    "{high}).",
    "其余因素取平均时，{factor}超过{value}（{low}至{high}）后，最优由{before}变为{after}。",
    "其餘因素取平均時，{factor}超過{value}（{low}至{high}）後，最佳由{before}變為{after}。",
)
SWITCHES_NOWHERE: Final[Words] = (
    "Along no factor does the best policy change, all others averaged.",
    "其余因素取平均时，沿任何一个因素，最优政策均不改变。",
    "其餘因素取平均時，沿任何一個因素，最佳政策均不改變。",
)
